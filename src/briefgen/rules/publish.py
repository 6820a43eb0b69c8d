"""BG650-BG669: publishing: which documents, their history, and the folder of the website."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# ---- what is written in records

BAD_MOMENT = Rule(
    "BG650",
    "bad-moment",
    ERROR,
    "{value} 不是发布时间",
    "{value} is no time of publication",
    "写成 2019-01-10，或带上时刻：2019-01-10 09:30",
    "write it as 2019-01-10, or with the minute: 2019-01-10 09:30",
    "发布时间是年-月-日，可以带时和分（北京时间）；不写时刻的，用 [publish] 里的 time。",
    "A time of publication is year-month-day, with hour and minute (Beijing time) where they are known; else the "
    "`time` of [publish] holds.",
    "published: 2019年1月10日",
)
SAME_INDEX_NUMBER = Rule(
    "BG651",
    "same-index-number",
    ERROR,
    "索引号 {number} 已经由 {other} 使用",
    "{other} has the index number {number} already",
    "给其中一份换一个索引号",
    "give one of them another number",
    "一个索引号只对应一份公开的文件，读者凭它查找和申请。",
    "An index number stands for one document: readers look it up and ask for it by that number.",
    "index_number: 000-2019-00001（两份文件都写了它）",
)
BAD_CORRECTION = Rule(
    "BG652",
    "bad-correction",
    ERROR,
    "更正的日期 {day} {problem_zh}",
    "the day of the correction, {day}, {problem_en}",
    "核对日期；更正说明按先后次序写",
    "check the day; corrections are written in the order of time",
    "更正说明会印在网页上，日期要在发布之后，不能是将来，并且一条比一条晚。",
    "Corrections are shown on the website: they come after the publication, not in the future, each later than the one before.",
    "corrections:\n  - {date: 2018-01-02, text: …}   # published: 2019-01-10",
)

# ---- what was published before

CHANGED = Rule(
    "BG653",
    "changed-without-correction",
    ERROR,
    "{id} 发布以后文字变了，却没有新的更正说明",
    "the words of {id} have changed since it was published, and no correction says so",
    "在记录里加一条 corrections：日期，和更正了什么",
    "add one to `corrections` of its record: the day, and what was corrected",
    "已经公开的文件不能悄悄改：读者要看得到改了什么，旧版的校验值留在 history.json 里。只是版面变了、一字未动的，不用更正说明，新的校验值照样记下。",
    "What is public does not change in silence: readers see what was corrected, and the hash of the former version "
    "stays in history.json. Where only the look has changed and no word, no correction is needed; the new hash is kept as well.",
    "已发布的 county-report 改了一个数，corrections 没有添",
)
LOST_CORRECTION = Rule(
    "BG659",
    "lost-correction",
    ERROR,
    "{id} 已经公开过 {told} 条更正说明，现在只有 {now} 条",
    "{id} told {told} corrections already, and now has {now}",
    "把删掉的更正说明补回来",
    "put those back that were taken away",
    "更正说明公开以后就不再删：读者凭它知道自己看过的那一版改了什么。",
    "A correction that was published stays: it tells readers what has changed since the version that they saw.",
    "corrections: []   # 上一次发布时有一条",
)
GONE = Rule(
    "BG654",
    "published-document-gone",
    ERROR,
    "{id} 已经发布，这一次却没有它：{why_zh}",
    "{id} is published, and is missing this time: {why_en}",
    "要撤下它，在记录里写 withdrawn：日期和原因；记录已经删掉的，用 --withdraw {id} --why 原因",
    "to take it off the site, write `withdrawn` in its record, with the day and the reason; if the record is gone, use --withdraw {id} --why REASON",
    "已经公开的文件不能悄悄消失：撤下是一个决定，要有日期和原因，history.json 会留下记载。",
    "What is public does not vanish in silence: a withdrawal is a decision with a day and a reason, and history.json keeps it.",
    "已发布的 county-report 改回了 status: draft",
)
BAD_HISTORY = Rule(
    "BG655",
    "unreadable-history",
    ERROR,
    "{file} 读不出来：{problem_zh}",
    "{file} cannot be read: {problem_en}",
    "从网站上取回这个文件放在这里；从来没有发布过的，删掉它",
    "fetch it from the server again; if nothing was ever published, remove it",
    "history.json 记着每份文件发布过的各个版本；没有它就看不出已发布的文件变了没有。",
    "history.json knows every version that was published; without it nobody can tell whether a published document has changed.",
    "history.json 只有一半",
)

# ---- which documents

LEFT_OUT = Rule(
    "BG656",
    "not-published",
    INFO,
    "{count} 份文件不发布：{why_zh}（{ids}）",
    "not published, {count}: {why_en} ({ids})",
    "{help_zh}",
    "{help_en}",
    "只发布已经签发（status: signed）、写明发布时间（published）、到了时间、又没有撤下的公开文件；其余的说明原因。",
    "Published are public documents that are signed (status: signed), say when (published), are due and not withdrawn; of the others the reason is told.",
    "status: draft",
)
HAS_RECORD = Rule(
    "BG670",
    "withdrawn-beside-its-record",
    ERROR,
    "{id} 的记录还在，撤下要写在记录里",
    "{id} still has its record: that is where a withdrawal is written",
    "在这份记录里写 withdrawn: {{date: 撤下的日期, why: 原因}}，再发布",
    "write withdrawn: {{date: the day, why: the reason}} in this record, and publish again",
    "--withdraw 只用于记录已经删掉的文件。记录还在的，下一次发布又会放回网站。",
    "--withdraw is for documents whose record is gone. As long as there is one, the next publication would put the document back.",
    "briefgen publish --withdraw notice-2024-01 --why 内容有误",
)
NOT_THERE = Rule(
    "BG671",
    "nothing-to-withdraw",
    ERROR,
    "网站上没有 {id}，没有可以撤下的",
    "the website has no {id} to be withdrawn",
    "核对文件的编号{near_zh}",
    "look at the id of the document{near_en}",
    "撤下的文件要写它的编号，就是它在网站上的地址 documents/ 后面那一段。",
    "A document is withdrawn by its id, which stands in its address on the website behind documents/.",
    "briefgen publish --withdraw notice-2042-01 --why 内容有误",
)
NOTHING = Rule(
    "BG657",
    "nothing-to-publish",
    ERROR,
    "没有可以发布的文件",
    "there is no document to publish",
    "要发布的文件写上 status: signed 和 published: 发布日期",
    "write status: signed and published: with the day in the record of what is to be published",
    "一份文件也没有的网站不会替换原来的网站。",
    "A website without a single document does not replace the one that is there.",
    "status: draft",
)
NOT_SET_UP = Rule(
    "BG658",
    "no-website",
    ERROR,
    "briefgen.toml 里没有 [publish]，不知道网站的名称和地址",
    "briefgen.toml has no [publish]: nobody knows the name and the address of the website",
    "加上 [publish]，至少写 name 和 url",
    "add [publish] with at least name and url",
    "网站名称、地址和主办单位是每一页都要有的，不能猜。",
    "The name of the site, its address and the office behind it stand on every page; they cannot be guessed.",
    '[publish]\nname = "临安市公交公司"\nurl = "https://bus.example/"',
)

# ---- the folder of the website

FOREIGN_FOLDER = Rule(
    "BG660",
    "not-a-website-folder",
    ERROR,
    "{folder} 里已经有别的东西，不是 briefgen 发布的网站",
    "{folder} holds other things, and no website that briefgen published",
    "用 --output 另选一个文件夹；确实要放在这里的，加 --force，原有的文件会留着",
    "choose another folder with --output; to use this one, add --force: the files that are there stay",
    "发布会把整个文件夹换掉。没有 history.json 的文件夹不是我们发布的，不去碰它。",
    "Publishing replaces a whole folder. One without history.json was not published by briefgen, and is left alone.",
    "briefgen publish --output ~",
)
EDITED = Rule(
    "BG661",
    "website-file-changed",
    ERROR,
    "{file} 发布以后被改过",
    "{file} was changed after it was published",
    "改动应当写进记录、模板或 [publish]；确实要盖掉的，加 --force",
    "changes belong in records, templates or [publish]; to overwrite it, add --force",
    "直接在网站文件夹里改的内容，下一次发布就没有了，所以先说出来。",
    "What is changed in the folder of the website is gone with the next publication, so it is told first.",
    "site/index.html 被手工改过",
)
IN_THE_WAY = Rule(
    "BG662",
    "foreign-file-in-the-way",
    ERROR,
    "{file} 不是 briefgen 放的，网站这一次要用这个文件名",
    "{file} was not put there by briefgen, and the website needs its name",
    "把它移开，再发布",
    "move it away, then publish",
    "网站文件夹里别人放的文件（验证文件、CNAME 之类）都会留着，但一个名字只能有一个文件。",
    "Files that others put into the folder (verification files, CNAME) stay; but a name is one file's only.",
    "site/about/index.html（手工放的）",
)
LINK_IN_SITE = Rule(
    "BG663",
    "link-in-website-folder",
    ERROR,
    "{file} 是指向别处的链接，网站里不能有",
    "{file} is a link to another place; a website may not hold one",
    "删掉它，或换成文件本身",
    "remove it, or put the file itself there",
    "链接指到哪里不受网站文件夹的限制，上传以后可能把别的文件带出去。",
    "A link leads out of the folder, and may take along files that nobody meant to publish.",
    "site/old -> /home/…",
)

LINK_OF_OURS = Rule(
    "BG664",
    "link-in-work-folder",
    ERROR,
    "{folder} 是指向别处的链接，发布时用的文件夹不能是链接",
    "{folder} is a link to another place; the folders that publishing works in may not be links",
    "删掉这个链接，再发布一次；文件夹会重新建",
    "remove the link and publish again: the folder is made anew",
    "网站文件夹旁边的 .briefgen-… 由 briefgen 自己建，里面多余的内容每次都清掉。链接指到哪里，哪里的文件就会跟着丢，所以不动它，先说出来。",
    "The folder .briefgen-… beside the website is made by briefgen, which removes from it what is not needed any more. "
    "Behind a link that would be the files of somebody else.",
    ".briefgen-site/made -> /home/…",
)

# ---- the work

NO_SEARCH = Rule(
    "BG665",
    "search-tool-missing",
    ERROR,
    "没有装 pagefind，做不出网站的搜索",
    "pagefind is not installed: the search of the website cannot be made",
    '运行 pip install "briefgen[publish]"',
    'run: pip install "briefgen[publish]"',
    "网站的搜索由 pagefind 预先做好索引，不需要服务器程序。",
    "The search of the website is an index that pagefind makes; the server needs no program for it.",
    "pip install briefgen（没有 [publish]）",
)
SEARCH_FAILED = Rule(
    "BG666",
    "search-index-failed",
    ERROR,
    "搜索索引没有做成：{problem}",
    "the search index could not be made: {problem}",
    "再发布一次；仍然不行的，请带上这行话报给我们",
    "publish again; if it stays, report this line to us",
    "没有索引的网站不能搜索，所以不替换原来的网站。",
    "Without an index the site cannot be searched, so that the former site stays.",
    "pagefind: …",
)
CHILD_FAILED = Rule(
    "BG667",
    "publishing-process-failed",
    ERROR,
    "生成网站的进程中途停了：{problem}",
    "the process that makes the website stopped: {problem}",
    "再发布一次；仍然不行的，用 BRIEFGEN_DEBUG=1 再来一次，把显示的内容报给我们",
    "publish again; if it stays, do so with BRIEFGEN_DEBUG=1, and report what is shown",
    "网站由一个单独的进程生成，它只看得到公开的内容。它停了，原来的网站就不动。",
    "The website is made by a process of its own, which is given public content only. If it stops, the former site stays.",
    "",
)
NO_SWAP = Rule(
    "BG668",
    "website-not-replaced",
    ERROR,
    "{folder} 换不成新的网站：{problem}",
    "{folder} cannot be replaced: {problem}",
    "看看磁盘空间和权限；文件夹是挂载点的，把网站放在它下面的一个文件夹里",
    "look at disk space and permissions; if the folder is a mount point, publish into a folder inside it",
    "网站整个文件夹一次换成；换不成时，原来的网站原样留着。",
    "The whole folder is replaced at once; if that cannot be done, the former website stays as it was.",
    "site（只读）",
)
NOT_SEARCHED = Rule(
    "BG669",
    "file-not-searched",
    ERROR,
    "{file} 没有查完：进程中途停了，或者超过了时间、内存的限制",
    "{file} could not be searched to its end: the process stopped, or went beyond the limits of time and memory",
    "放宽 --timeout 或 --memory，再发布一次",
    "publish again with a larger --timeout or --memory",
    "每个要发布的文件都要查过有没有不能公开的内容；没有查完的不发布。",
    "Every file is searched for what may not be public; none goes out that was not.",
    "",
)
