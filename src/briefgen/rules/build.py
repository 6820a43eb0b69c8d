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
    WARNING,
    "文件已经写好，但生成记录写不进 {path}：{problem_zh}",
    "the documents are written, but their record {path} cannot be: {problem_en}",
    "看看 {path} 是否只读、被占用或磁盘已满；下次生成会补上",
    "see whether {path} is read-only or in use, or the disk full; the next build makes up for it",
    "生成记录用来分辨哪些文件被人改过；写不进时，写了什么先记在输出文件夹的 .briefgen 里。",
    "The record tells which files a person changed; while it cannot be written, .briefgen in the output folder "
    "keeps what was put out.",
    "output/manifest.json（只读）",
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
