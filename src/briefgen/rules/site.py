"""BG670-BG689: what keeps the pages of the site from being sound: links, meta tags, days."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

# ---- links (BG676-BG681)

DEAD_LINK = Rule(
    "BG676",
    "dead-link",
    ERROR,
    "链接 {href} 没有对应的页面或文件",
    "the link {href} leads to no page or file",
    "核对链接指向的编号；它指的文件可能没有公开，或者已经改名",
    "look at the id that it names: what it leads to may not be public, or has another name now",
    "网站里的每个内部链接都要点得开。发布前把全部页面查一遍，有一处点不开就不替换网站。",
    "Every link inside the site must lead somewhere. All pages are looked through before the site is replaced.",
    '<a href="../2019-03/">，而 documents/2019-03/ 没有发布',
)
DEAD_ANCHOR = Rule(
    "BG677",
    "dead-anchor",
    ERROR,
    "链接 {href} 指向 {path} 里的“{anchor}”，那一页没有这个位置",
    "the link {href} leads to “{anchor}” in {path}, which has no such place",
    "重新发布；仍然出现的，请把这两页的地址报给维护人员",
    "publish again; if it stays, report the addresses of both pages",
    "指标页和机构页上的链接直接通到文件里印着那个数、那一条的地方，通不到就找不着。",
    "Links from pages of indicators and organs lead to the very place of a figure or an item.",
    '<a href="../../documents/2019-01/#n99">',
)
MISSING_ATTACHMENT = Rule(
    "BG678",
    "missing-attachment",
    ERROR,
    "要下载的文件 {href} 不在网站里",
    "the file to download, {href}, is not in the site",
    "重新发布；仍然缺少的，用 briefgen build 看这份文件能不能生成",
    "publish again; if it is still missing, see with briefgen build whether it can be made",
    "页面上列出的 PDF、DOCX、文本和数据文件都要能下载。",
    "Every PDF, DOCX, text or data file that a page lists can be downloaded.",
    '<a href="2019-01.pdf">，文件夹里没有这个文件',
)
OUTSIDE_REQUEST = Rule(
    "BG679",
    "outside-request",
    ERROR,
    "页面要向别的网站取 {href}",
    "the page asks another site for {href}",
    "把用到的样式、字体、图片放进网站自己的文件夹，删去外部地址",
    "put the style, font or picture into the site's own folder and remove the outside address",
    "网站不向任何别的服务器取东西：读者的访问不会被别人看见，断了外网也能用。给读者点的外部链接不算。",
    "The site asks no other server for anything, so nobody else sees its readers, and it works without the "
    "internet. Links that a reader may follow are another thing.",
    '<img src="https://example.org/logo.png">',
)
UNREACHED_PAGE = Rule(
    "BG680",
    "unreached-page",
    ERROR,
    "从首页出发，顺着链接走不到这一页",
    "no way of links leads from the home page to this page",
    "在它所属的栏目或目录里加上链接",
    "add a link in the column or list that it belongs to",
    "走不到的页面等于没有公开，也最容易被忘记更新。404 页除外。",
    "A page that nothing leads to is as good as not published, and is soon out of date. The 404 page is excepted.",
    "places/yudu/index.html 没有任何页面链接到",
)
REPEATED_ID = Rule(
    "BG681",
    "repeated-id",
    ERROR,
    "同一页里有两处都叫“{anchor}”",
    "two places of the page are named “{anchor}”",
    "重新发布；仍然出现的，请把这一页的地址报给维护人员",
    "publish again; if it stays, report the address of the page",
    "位置的名字重复了，链接就不知道通到哪一处，读屏软件也会读错。",
    "With two places of one name a link cannot tell which is meant, and screen readers go astray.",
    '<h2 id="s1"> 出现了两次',
)

# ---- meta tags (BG682-BG686)

MISSING_META = Rule(
    "BG682",
    "missing-meta",
    ERROR,
    "缺少标签 {name}",
    "the meta tag {name} is missing",
    "重新发布；仍然缺少的，补上 briefgen.toml 的 [publish] 或这份文件的记录",
    "publish again; if it is still missing, complete [publish] of briefgen.toml or the record of the document",
    "《政府网站发展指引》要求：每页有网站标签 SiteName、SiteDomain、SiteIDCode；栏目页加栏目标签；文章页再加标题、"
    "发布时间和来源。检查网站的机构按这些标签抓取内容。",
    "The guideline for government sites wants three tags of the site on every page, four of the column on pages of "
    "columns, and title, time and source on articles. Those who inspect sites read them.",
    '文章页没有 <meta name="PubDate">',
)
EMPTY_META = Rule(
    "BG683",
    "empty-meta",
    ERROR,
    "标签 {name} 是空的",
    "the meta tag {name} is empty",
    "在 briefgen.toml 的 [publish] 或这份文件的记录里补上",
    "give it in [publish] of briefgen.toml or in the record of the document",
    "空标签和没有标签一样，检查时都算缺少。",
    "An empty tag counts as missing.",
    '<meta name="ContentSource" content="">',
)
BAD_META = Rule(
    "BG684",
    "bad-meta",
    ERROR,
    "标签 {name} 写作“{content}”，应当是{form_zh}",
    "the meta tag {name} says “{content}”, and should be {form_en}",
    "改正 briefgen.toml 的 [publish] 或这份文件的记录",
    "mend [publish] of briefgen.toml or the record of the document",
    "标签是给机器读的，格式不对就读不出来。",
    "Tags are read by machines, which cannot read another form.",
    '<meta name="PubDate" content="2019年1月10日">，应写作 2019-01-10 09:00',
)
REPEATED_META = Rule(
    "BG685",
    "repeated-meta",
    ERROR,
    "标签 {name} 在一页里写了两次",
    "the meta tag {name} stands twice in one page",
    "重新发布；仍然出现的，请把这一页的地址报给维护人员",
    "publish again; if it stays, report the address of the page",
    "每个标签一页只写一次，两次就不知道该信哪一个。",
    "Each tag stands once in a page: of two, none can be trusted.",
    '两个 <meta name="ArticleTitle">',
)
NO_SITE_CODE = Rule(
    "BG686",
    "no-site-code",
    WARNING,
    "没有网站标识码，页面上少了标签 SiteIDCode",
    "there is no code of the site, so that pages lack the tag SiteIDCode",
    '在 briefgen.toml 的 [publish] 里写 code = "十位标识码"',
    'write code = "the ten signs" in [publish] of briefgen.toml',
    "政府网站都有由主管单位分配的标识码，每页都要有；还没有领到的，可以先发布。",
    "Every government site is given a code that stands in each of its pages; without one yet, publish all the same.",
    "[publish] 里没有 code",
)

# ---- days (BG687-BG689)

PUBLISHED_BEFORE_WRITTEN = Rule(
    "BG687",
    "published-before-written",
    ERROR,
    "{id} 的发布日期 {published} 早于成文日期 {written}",
    "{id} was published on {published}, before it was written on {written}",
    "改正记录里的 published 或 date_issued",
    "mend published or date_issued of the record",
    "文件要先成文，后发布。",
    "A document is written first and published then.",
    "date_issued: 2019-01-10 而 published: 2019-01-04",
)
NO_PUBLICATION_DAY = Rule(
    "BG688",
    "no-publication-day",
    ERROR,
    "{id} 没有可用的发布日期",
    "{id} has no day of publication that can be used",
    "在记录里写 published: 2019-01-10，或 published: 2019-01-10 09:30",
    "write published: 2019-01-10 in the record, or published: 2019-01-10 09:30",
    "发布日期要印在页面上，也写进标签、订阅和网站地图。",
    "The day of publication stands on the page, in its tags, in the feed and in the sitemap.",
    "记录里既没有 published，也没有 date_issued",
)
PUBLISHED_IN_FUTURE = Rule(
    "BG689",
    "published-in-future",
    ERROR,
    "{id} 的{what_zh} {day} 还没有到，今天是 {today}",
    "the {what_en} of {id}, {day}, is still to come: today is {today}",
    "到那一天再发布，或改正日期",
    "publish it on that day, or mend the date",
    "网站上不能有还没有到的日期。",
    "No day on the site may lie in the future.",
    "published: 2119-01-10",
)
