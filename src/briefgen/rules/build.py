"""BG7xx: what keeps a finished document from being written."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# ---- what was asked for

UNKNOWN_DOCUMENT = Rule(
    "BG701",
    "unknown-document",
    ERROR,
    "没有编号为 {id} 的文件{hint_zh}",
    "there is no document with the id {id}{hint_en}",
    "现有的编号有 {known}",
    "known ids: {known}",
    "命令行上给的是文稿的编号，即 briefings/ 下记录里的 id，也可以是记录文件的路径。",
    "The command takes the id of a briefing, as its record under briefings/ gives it, or the path of that record.",
    "briefgen build jianbo-03",
)
NO_DOCUMENTS = Rule(
    "BG702",
    "no-documents",
    WARNING,
    "工作区里没有文稿，没有文件可以生成",
    "the workspace holds no briefing; there is nothing to build",
    "用 briefgen new bulletin 编号 新建一份，或检查 briefings/ 文件夹",
    "make one with: briefgen new bulletin ID, or look into the folder briefings/",
    "一份文稿是 briefings/ 下的一个 YAML 文件。",
    "A briefing is one YAML file under briefings/.",
    "briefings/（空文件夹）",
)

# ---- what is selected

UNKNOWN_KEY = Rule(
    "BG750",
    "unknown-select-key",
    ERROR,
    "--select 没有 {key} 这个条件{hint_zh}",
    "--select knows no {key}{hint_en}",
    "可用的条件：{keys}",
    "it knows: {keys}",
    "--select 按文稿的种类、地点、月份、编号等挑出要生成的几份；条件写错时什么也不生成，免得生成了别的。",
    "--select picks documents by kind, place, month, id and the like; with a wrong condition nothing is built, lest "
    "it be something else.",
    "briefgen build --select knd:report",
)
UNKNOWN_VALUE = Rule(
    "BG751",
    "unknown-select-value",
    ERROR,
    "没有 {key} 是 {value} 的文稿{hint_zh}",
    "there is no document whose {key} is {value}{hint_en}",
    "现有的有：{known}",
    "there are: {known}",
    "写错的值什么也选不中，先说出来。",
    "A misspelt value picks nothing, so it is told first.",
    "briefgen build --select place:yudou",
)
NOTHING_SELECTED = Rule(
    "BG752",
    "nothing-selected",
    ERROR,
    "没有一份文稿同时符合 {terms}",
    "no document meets all of {terms}",
    "去掉一两个条件再试；不同的条件要都符合，同一条件的几个值符合一个就行",
    "drop one or two conditions: all keys must fit, and of the values of one key any",
    "选不中任何文稿时不会当作全部生成。",
    "Where nothing is selected, nothing is built, and not everything.",
    "briefgen build --select kind:rules month:2019-06",
)
NO_CONDITION = Rule(
    "BG753",
    "no-condition",
    ERROR,
    "--select 里的 {term} 不是条件",
    "{term} in --select is no condition",
    "写成 条件:值，几个值用逗号分开，例如 kind:report place:yudu,chongyi；可用的条件：{keys}",
    "write KEY:VALUE, several values with commas, as in kind:report place:yudu,chongyi; the keys are {keys}",
    "编号直接写在命令后面，条件写在 --select 后面。",
    "Ids stand behind the command, conditions behind --select.",
    "briefgen build --select report",
)

# ---- this machine

ENGINE_MISSING = Rule(
    "BG710",
    "engine-missing",
    WARNING,
    "这台机器上不能生成 {format}：{problem}；其他格式照常生成",
    "{format} cannot be written on this machine: {problem}; the other formats are written",
    "运行 briefgen doctor，按它给出的命令安装",
    "run briefgen doctor: it names the command that installs what is missing",
    "PDF 由 WeasyPrint 排版，它要用系统里的 Pango 库；没有时 DOCX、HTML 和文本照常生成。",
    "WeasyPrint sets the PDF and needs the system's Pango library; DOCX, HTML and text come out without it.",
    "briefgen build --format pdf（未装 Pango 的 Windows 电脑）",
)
FONTS_MISSING = Rule(
    "BG711",
    "fonts-missing",
    WARNING,
    "字体文件夹 {folder} 里缺少或不符：{files}；不能生成 PDF，也没有检查缺字，其他格式照常生成",
    "the fonts folder {folder} lacks, or has other versions of: {files}; no PDF and no check of glyphs, "
    "the other formats are written",
    "运行 {cure} 安装字体；briefgen doctor 可核对",
    "install the fonts with: {cure}; briefgen doctor checks them",
    "文件只用清单里的字体排印，不借用系统字体，这样每台机器排出的页面相同。",
    "Documents are set in the listed fonts only, never in the system's, so that every machine sets the same pages.",
    "FandolFang-Regular.otf（未安装）",
)

# ---- the output folder

OUTPUT_LOCKED = Rule(
    "BG720",
    "output-locked",
    ERROR,
    "输出文件夹 {folder} 正由另一个 briefgen 使用{holder_zh}，等了 {seconds} 秒",
    "the output folder {folder} is in use by another briefgen{holder_en}; waited {seconds} seconds",
    "等它结束再运行，或用 --output 换一个文件夹",
    "wait until it ends, or choose another folder with --output",
    "两次生成同时写一个文件夹会互相覆盖，所以后来的等一等，等不到就停下。",
    "Two builds writing one folder would overwrite each other, so the second waits, and then stops.",
    "briefgen build &  briefgen build",
)
OUTPUT_UNWRITABLE = Rule(
    "BG721",
    "output-unwritable",
    ERROR,
    "写不进 {path}：{problem_zh}；原有的文件没有动",
    "{path} cannot be written: {problem_en}; what was there is untouched",
    "{cure_zh}",
    "{cure_en}",
    "文件先完整写在旁边，再一次换上；任何一步失败，原来的文件都还在。",
    "Files are written whole beside their place and then exchanged; when any step fails, the former files are still there.",
    "briefgen build --output /只读的文件夹",
)
OUTPUT_EDITED = Rule(
    "BG722",
    "output-edited",
    WARNING,
    "{file} 生成以后被改过；改过的文件已另存为 {kept}",
    "{file} was changed after it was built; the changed file is kept as {kept}",
    "把改动写回 data/ 或 briefings/ 里的记录，然后删去 {kept}",
    "put the changes into the records under data/ or briefings/, then delete {kept}",
    "手改的内容不在记录里，下次生成就没有了；briefgen 不覆盖它，先另存一份。",
    "Changes made by hand are in no record and would be lost by the next build, so they are kept under another name.",
    "output/jianbao-03/jianbao-03.docx（用 Word 改过）",
)
STALE_FORMAT = Rule(
    "BG723",
    "stale-format",
    INFO,
    "{file} 是用以前的数据生成的，这次没有重新生成",
    "{file} was built from earlier data and was not built this time",
    "运行 briefgen build {options}{id} 重新生成，或删去这个文件",
    "build it again with: briefgen build {options}{id}, or delete the file",
    "同一份文件的几种格式、校样和校核单应当说同样的话；只生成其中一种时，其余的可能已经过时。",
    "All formats of a document, its proof copy and its checklist should say the same; when only some are built, "
    "the others may be out of date.",
    "briefgen build --format docx",
)
ORPHAN_OUTPUT = Rule(
    "BG724",
    "orphan-output",
    INFO,
    "{folder} 对应的文稿已经不在了",
    "the briefing of {folder} no longer exists",
    "确认不用后删去这个文件夹；文稿改了编号时尤其要删，以免误发旧文件",
    "delete the folder if it is of no use, above all when the briefing got another id: the old file might be sent",
    "briefgen 不删除自己没有重写的文件，由人决定。",
    "briefgen does not delete what it does not replace; that is for a person to decide.",
    "output/jianbao-02/（记录已改名）",
)

MANIFEST_UNWRITABLE = Rule(
    "BG725",
    "manifest-unwritable",
    ERROR,
    "生成记录写不进 {path}：{problem_zh}；最后换上的文件已经换回原来的",
    "the record of the build, {path}, cannot be written: {problem_en}; the files that were replaced last are as before",
    "看看 {path} 是否只读、被占用或磁盘已满，然后再运行",
    "see whether {path} is read-only or in use, or the disk full, then run it again",
    "文件和生成记录要对得上：记录写不成，最后换上的几份文件也换回去；更早换上的，.briefgen 里的日志记着。",
    "Files and their record go together: when the record cannot be written, the last documents are put back as they were; "
    "of earlier ones the journal in .briefgen tells.",
    "output/manifest.json（只读）",
)
OUTPUT_CHANGED = Rule(
    "BG760",
    "output-changed",
    ERROR,
    "{file} 生成以后被人改过，没有覆盖；{id} 的各种格式都没有换",
    "{file} was changed after it was built, and was not overwritten; no format of {id} was replaced",
    "要留下改动：写回 data/ 或 briefings/ 里的记录，把这个文件移走，再运行；不要了：加 --force（改过的文件会另存在旁边）",
    "to keep the changes, put them into the records under data/ or briefings/, move this file away and run it again; "
    "to give them up, add --force (the changed file is kept beside the new one)",
    "手改的内容不在记录里，覆盖了就没有了；只换其他格式，同一份文件就会说两样的话。",
    "Changes made by hand are in no record and would be lost; and if only the other formats were replaced, "
    "one document would say two things.",
    "output/jianbao-03/jianbao-03.docx（用 Word 改过）",
)
OUTPUT_OPEN = Rule(
    "BG761",
    "output-open",
    ERROR,
    "{file} 有人正打开着{who_zh}，没有覆盖；{id} 的各种格式都没有换",
    "somebody has {file} open{who_en}, so it was not overwritten; no format of {id} was replaced",
    "关掉文件再运行；确定没有人开着时，删去 {mark} 再运行，或加 --force",
    "close the file and run it again; if nobody has it open, delete {mark} and run it again, or add --force",
    "Word、WPS、LibreOffice 打开文件时在旁边放一个小文件。这时换掉文件，那个人一保存，就把新的又盖掉了。",
    "Word, WPS and LibreOffice put a small file beside one that is open. If the file were replaced now, the person's next "
    "save would overwrite the new one.",
    "output/jianbao-03/~$anbao-03.docx",
)

# ---- proving an output folder

MANIFEST_UNUSABLE = Rule(
    "BG762",
    "manifest-unusable",
    ERROR,
    "{file} 不能用：{problem_zh}",
    "{file} cannot be used: {problem_en}",
    "运行 briefgen build，它会写一份新的",
    "run briefgen build, which writes a new one",
    "生成记录（manifest.json）说输出文件夹里有哪些文件、各是什么内容；没有它就无从核对。",
    "The record of a build (manifest.json) says which files an output folder holds, and their hashes; without it nothing can be proved.",
    "output/manifest.json（被截断）",
)
OUTPUT_MISSING = Rule(
    "BG763",
    "output-missing",
    ERROR,
    "生成记录里有 {file}，文件夹里没有",
    "{file} is in the record of the build, but not in the folder",
    "运行 briefgen build {id} 重新生成",
    "build it again with: briefgen build {id}",
    "少了一种格式，发出去的文件就不齐。",
    "With a format missing, what is sent is not complete.",
    "output/jianbao-03/jianbao-03.pdf（已删除）",
)
OUTPUT_ALTERED = Rule(
    "BG764",
    "output-altered",
    ERROR,
    "{file} 不是生成时的内容",
    "{file} is not what was built",
    "看看是谁改的；要留下的改动写回记录，再移走这个文件，运行 briefgen build {id}",
    "see who changed it; put what is to stay into the records, move the file away and run: briefgen build {id}",
    "内容按 SHA-256 核对，改一个字节也看得出来。",
    "Contents are compared by SHA-256, so that one changed byte is seen.",
    "output/jianbao-03/jianbao-03.docx（用 Word 改过）",
)
OUTPUT_UNRECORDED = Rule(
    "BG765",
    "output-unrecorded",
    ERROR,
    "{file} 用的是生成文件的名字，生成记录里却没有它",
    "{file} bears the name of a built file, but the record of the build does not know it",
    "不是 briefgen 写的，移走或改名；不清楚来历，重新生成一遍",
    "if briefgen did not write it, move or rename it; if you do not know, build anew",
    "名字像生成的文件，人们就会当它是生成的。",
    "A file that looks like a built one will be taken for one.",
    "output/jianbao-03/jianbao-03.pdf（从别处拷来）",
)
FOREIGN_OUTPUT = Rule(
    "BG766",
    "foreign-output",
    INFO,
    "{file} 不是 briefgen 写的",
    "{file} was not written by briefgen",
    "不用理会；不想留就移走",
    "nothing has to be done; move it away if it is not wanted",
    "别人放进来的文件，生成时原样留着，也不在核对之内。",
    "Files that people put there stay as they are when documents are built, and are not part of the proof.",
    "output/jianbao-03/批示.txt",
)
OTHER_VERSION = Rule(
    "BG767",
    "other-version",
    WARNING,
    "生成时 {name} 是 {then}，这台机器上是 {now}",
    "{name} was {then} when it was built, and is {now} on this machine",
    "要得到一样的字节，用 constraints.txt 里的版本",
    "to get the same bytes, use the versions of constraints.txt",
    "排版、字体和压缩的程序换了版本，同样的记录可能排出不同的字节。",
    "With another version of what sets, subsets or compresses, the same records may give other bytes.",
    "weasyprint 70.0，这台机器上是 70.1",
)
INPUT_CHANGED = Rule(
    "BG768",
    "input-changed",
    ERROR,
    "{file} 在生成以后{what_zh}",
    "{file} was {what_en} after the build",
    "运行 briefgen build，再核对一遍",
    "run briefgen build, then verify again",
    "记录改了，输出文件夹里的文件说的就可能是以前的话。",
    "When records have changed, the files of the output folder may tell what was true before.",
    "data/observations/2026.csv",
)
MANIFEST_ALTERED = Rule(
    "BG770",
    "manifest-altered",
    ERROR,
    "{file} 在生成以后被人改过",
    "{file} was changed after the build",
    "运行 briefgen build，它会按实际的文件重新写",
    "run briefgen build, which writes it anew as the files are",
    "生成记录的最后一行是前面所有内容的校验值；改了内容，校验值就对不上。",
    "The last line of the record of a build is a hash of all before it; what was changed does not fit it.",
    'output/manifest.json（"fonts": {}）',
)
REBUILT_OTHERWISE = Rule(
    "BG769",
    "rebuilt-otherwise",
    ERROR,
    "{file} 重新生成后不一样（{problem_zh}）",
    "{file} comes out otherwise when it is built again ({problem_en})",
    "运行 briefgen build {id} 重新生成；版本也不同时，先装成一样的版本",
    "build it again with: briefgen build {id}; if versions differ too, install the same ones first",
    "同样的记录、同样的版本，每次生成的字节都应当一样。",
    "The same records and the same versions give the same bytes each time.",
    "briefgen verify --rebuild",
)

# ---- workers

TOO_SLOW = Rule(
    "BG730",
    "too-slow",
    ERROR,
    "生成 {id} 超过 {limit} 秒，停在“{stage_zh}”这一步，已中止",
    "building {id} took more than {limit} seconds, at the stage “{stage_en}”, and was stopped",
    "检查模板和记录里的循环（{{% for %}}）是否没有尽头，有没有几十万字的一段；文件确实很大时加 --timeout 600",
    "look for a loop ({{% for %}}) without an end in the template or the record, or for a paragraph of some hundred thousand characters; for a very large document add --timeout 600",
    "每份文件在单独的进程里生成，时间和内存都有上限；一份出错，其他文件照常生成。",
    "Each document is built in a process with limits of time and memory; when one fails the others go on.",
    "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
)
TOO_MUCH_MEMORY = Rule(
    "BG731",
    "too-much-memory",
    ERROR,
    "生成 {id} 需要的内存超过 {limit} MB，停在“{stage_zh}”这一步，已中止",
    "building {id} needs more than {limit} MB of memory, at the stage “{stage_en}”, and was stopped",
    "检查模板和记录里的循环（{{% for %}}）和成倍增长的内容；文件确实很大时加 --memory 8192",
    "look for loops ({{% for %}}) and content that multiplies; for a very large document add --memory 8192",
    "每份文件在单独的进程里生成，时间和内存都有上限；一份出错，其他文件照常生成。",
    "Each document is built in a process with limits of time and memory; when one fails the others go on.",
    "{{ 'A' * 1000000000 }}",
)
WORKER_DIED = Rule(
    "BG732",
    "worker-died",
    ERROR,
    "生成 {id} 的进程在“{stage_zh}”这一步意外终止（{problem}）",
    "the process that builds {id} ended unexpectedly at the stage “{stage_en}” ({problem})",
    "再运行一次；仍然如此时先换掉最近加的图片，并把这条信息报告给开发者",
    "run it again; if it stays so, take out pictures added of late and report this message to the developers",
    "多半是排版库处理不了某个内容，或系统内存不足。",
    "Most often the typesetting library fails on some content, or the system is out of memory.",
    "briefgen build（系统内存不足）",
)
INTERNAL_FAULT = Rule(
    "BG799",
    "internal-fault",
    ERROR,
    "生成 {id} 时程序自身出错，在“{stage_zh}”这一步：{problem}",
    "briefgen itself failed while building {id}, at the stage “{stage_en}”: {problem}",
    "设 BRIEFGEN_DEBUG=1 再运行可看到详情；请把它报告给开发者",
    "run it again with BRIEFGEN_DEBUG=1 to see the details, and report them to the developers",
    "这是 briefgen 的缺陷，不是记录写错了；其他文件照常生成。",
    "This is a fault of briefgen, not of the records; the other documents are built.",
    "（不应当出现）",
)
