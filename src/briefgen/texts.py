"""What the command line says, in Chinese and English: one table, looked up by key.

Not findings: their words stand with the rules.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.diagnostics import Lang

TEXTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # ---- the program
        "help": (
            "公文编制工具：YAML 记录加模板，生成 DOCX、PDF、HTML 和文本。",
            "The briefing compiler: YAML records and templates become DOCX, PDF, HTML and text.",
        ),
        "help.-C": ("工作区所在的文件夹（默认当前文件夹）", "the folder of the workspace (default: here)"),
        "help.--lang": (
            "提示信息的语言：zh 或 en（默认随系统）",
            "language of messages: zh or en (default: locale)",
        ),
        "help.--version": ("显示版本", "show the version"),
        "--help": ("显示这份说明", "show this help"),
        # ---- new
        "new": (
            "新建工作区（new workspace 文件夹），或新建一份文稿的记录（new bulletin 编号）。",
            "Make a workspace (new workspace DIR), or the record of a briefing (new bulletin ID).",
        ),
        "new.workspace.done": ("已新建工作区 {folder}", "made the workspace {folder}"),
        "new.record.done": ("已新建 {file}", "made {file}"),
        "new.record.next": ("改好以后运行：{command}", "edit it, then run: {command}"),
        "new.not-empty": (
            "{folder} 不是空文件夹，没有改动它；换一个新文件夹",
            "{folder} is not empty and was left alone; name a new folder",
        ),
        "new.exists": (
            "{file} 已经有了，没有改动它；换一个编号",
            "{file} exists and was left alone; choose another id",
        ),
        "new.bad-id": (
            "编号 {id} 不能用作文件名：用字母、数字、汉字、_、- 和 .，不超过 120 字节",
            "the id {id} cannot be a file name: use letters, digits, _, - and ., 120 bytes at most",
        ),
        "new.no-workspace": (
            "{folder} 里没有 briefgen.toml，不是工作区；先运行：briefgen new workspace 文件夹",
            "{folder} holds no briefgen.toml and is not a workspace; first run: briefgen new workspace DIR",
        ),
        "new.unwritable": ("写不进 {path}：{problem}", "{path} cannot be written: {problem}"),
        # ---- build and check
        "build": (
            "生成文件；不写编号时生成全部。有错误的文件不写，原有的输出不动。",
            "Build documents, or all of them. One with errors is not written; its last output stays.",
        ),
        "--select": (
            "只要符合条件的，如 kind:report place:yudu month:2019-06；"
            "还可写 id、file、series、status、tag、template、format",
            "only those that meet conditions: kind:report place:yudu month:2019-06; "
            "also id, file, series, status, tag, template, format",
        ),
        "--all": (
            "列出全部问题（默认每条规则最多 20 处）",
            "list every finding (default: 20 of a rule at most)",
        ),
        "--edition": (
            "只用这一版能有的内容：public（公开）或 internal（内部）；别的内容一处也读不到",
            "only with what this edition may hold: public or internal; nothing else can be read",
        ),
        "build.--format": (
            "只生成这些格式，用逗号分开：html,pdf,docx,txt",
            "only these formats, separated by commas: html,pdf,docx,txt",
        ),
        "build.--output": (
            "输出文件夹（默认工作区的 output）",
            "the output folder (default: output in the workspace)",
        ),
        "build.--as-printed": (
            "数字照来源原样印（勘误前），文件名带 as-printed",
            "print figures as the source had them, into files named as-printed",
        ),
        "build.--strict": (
            "提醒也算错误（退出码 1）；还要量写出的 PDF、DOCX 的版面",
            "warnings count as errors (exit code 1), and the pages of PDF and DOCX files are measured",
        ),
        "build.--proof": (
            "另写校样（批注里是数字的出处和发现的问题）和数据校核单；有错误的文件只写校样",
            "also write a proof copy (comments tell sources and findings) and a checklist; "
            "of a document with errors, only the proof",
        ),
        "build.--force": (
            "全部重新生成；有人改过或正打开着的文件也换掉（改过的另存在旁边）",
            "build everything anew, and replace what people changed (a copy is kept) or have open",
        ),
        "build.--explain": (
            "说出每份文件为什么重新生成",
            "say of each document why it is built anew",
        ),
        "build.is-fresh": ("{id}：没有变，不用重新生成", "{id}: as it was, not built anew"),
        "build.reason": ("{id}：重新生成，因为{reason}", "{id}: built anew because {reason}"),
        "build.unchanged": (
            "没有变化：{documents} 份文件都是最新的，在 {folder}",
            "nothing has changed: all {documents} documents are up to date, in {folder}",
        ),
        "build.kept": (
            "；其中 {fresh} 份没有变，没有重写",
            "; {fresh} of them are as they were and were left alone",
        ),
        "build.--wait": (
            "别的 briefgen 正在写这个输出文件夹时，最多等几秒（默认 60）",
            "seconds to wait while another briefgen writes this output folder (default: 60)",
        ),
        "build.--fail-fast": (
            "遇到第一份有错误的文件就停下（默认 --keep-going：其余照常生成）",
            "stop at the first document with an error (default: --keep-going, build the others)",
        ),
        "build.--cluster": (
            "在这个 dask 集群上生成，如 tcp://10.0.0.5:8786（要先装 briefgen[cluster]）",
            "build on this dask cluster, as in tcp://10.0.0.5:8786 (needs briefgen[cluster])",
        ),
        "build.--watch": (
            "一直开着：保存 data/、briefings/、templates/ 里的文件就重新生成，先出网页；按 Ctrl-C 结束",
            "stay open: build again when a file in data/, briefings/ or templates/ is saved, "
            "web pages first; Ctrl-C ends it",
        ),
        "watch.begins": (
            "正在等文件保存；保存后自动重新生成，按 Ctrl-C 结束",
            "waiting for files to be saved; each save builds again, Ctrl-C ends this",
        ),
        "watch.shown": (
            "网页已更新（{seconds} 秒）：{ids}；其余格式正在生成……",
            "web pages ready ({seconds} s): {ids}; the other formats follow…",
        ),
        "watch.superseded": (
            "又有文件保存，改为按新的内容生成",
            "another file was saved: building from what it says now",
        ),
        "watch.waits": ("等下一次保存；按 Ctrl-C 结束", "waiting for the next save; Ctrl-C ends this"),
        "watch.ends": ("已结束", "ended"),
        "build.left": (
            "遇到错误就停下了，还有 {left} 份没有处理（--fail-fast）",
            "stopped at an error; {left} documents were left undone (--fail-fast)",
        ),
        "build.waiting": (
            "另一个 briefgen 正在写这个输出文件夹{who}，等它写完……",
            "another briefgen is writing this output folder{who}; waiting for it to end…",
        ),
        "--jobs": (
            "同时生成几份（默认处理器个数）",
            "how many at a time (default: number of processors)",
        ),
        "--timeout": ("一份文件最多用几秒（默认 60）", "seconds for one document at most (default: 60)"),
        "--memory": (
            "一份文件最多用多少 MB 内存（默认 2048）",
            "MB of memory for one document at most (default: 2048)",
        ),
        "build.done": (
            "{documents} 份文件（{files} 个）已写入 {folder}",
            "{documents} documents ({files} files) written to {folder}",
        ),
        "build.partly": (
            "；{left} 份没有写，原有的输出没有动",
            "; {left} not written, their former output is untouched",
        ),
        "build.proofs": (
            "有错误的 {count} 份只写了校样（.proof.docx），在 {folder}",
            "of {count} with errors only the proof copy (.proof.docx) was written, in {folder}",
        ),
        "build.measured": (
            "量了 {files} 个 PDF、DOCX 的版面，{findings} 处不合 GB/T 9704",
            "measured the pages of {files} PDF and DOCX files: {findings} findings",
        ),
        "build.unmeasured": ("没有可以量的 PDF、DOCX", "there is no PDF or DOCX to be measured"),
        "build.none": (
            "没有写任何文件，原有的输出没有动",
            "nothing was written; the former output is untouched",
        ),
        "check": (
            "检查记录和文件，不写输出；不写编号时检查全部。",
            "Check records and documents without writing anything.",
        ),
        "check.--output-format": (
            "报告的格式：text、concise、json、sarif、github、gitlab、junit",
            "format of the report: text, concise, json, sarif, github, gitlab, junit",
        ),
        "check.--output-file": ("报告写进这个文件", "write the report to this file"),
        "check.--fix": (
            "自动修改有把握改对的地方，再检查一遍；不改 XLSX 和自带模板",
            "mend what is certain, then check again; never an XLSX file or a packaged template",
        ),
        "check.--diff": (
            "只列出 --fix 会怎样改，不改文件",
            "show what --fix would change, and change nothing",
        ),
        "check.fixed": (
            "已自动修改 {mends} 处，{files} 个文件：{names}",
            "mended {mends} places in {files} files: {names}",
        ),
        "check.fixable": (
            "{mends} 处可以自动修改，{files} 个文件；没有改动文件",
            "{mends} places in {files} files can be mended; nothing was changed",
        ),
        "check.unfixable": ("没有可以自动修改的地方", "there is nothing that can be mended"),
        "check.unmended": (
            "写不进 {path}：{problem}；它没有变",
            "{path} cannot be written: {problem}; it is as it was",
        ),
        "unchecked": (
            "有错误、不能成文，其余检查没有做的文件 {documents} 份：{ids}",
            "{documents} documents could not be composed, so their other checks were not run: {ids}",
        ),
        "check.done": ("{documents} 份文件没有发现问题", "{documents} documents, nothing found"),
        "check.written": ("报告已写入 {file}", "the report is in {file}"),
        "--strict": ("提醒也算错误（退出码 1）", "warnings count as errors (exit code 1)"),
        # ---- publish
        "publish": (
            "把签发的文件发布成网站。只发布公开的内容；有一处问题就不替换，原来的网站不动。",
            "Publish signed documents as a website, public content only. An error leaves the old one.",
        ),
        "publish.--output": (
            "网站文件夹（默认工作区的 site）",
            "the folder of the website (default: site in the workspace)",
        ),
        "publish.--check": (
            "全部做一遍、查一遍，但不替换网站",
            "do and check everything, but do not replace the website",
        ),
        "publish.--preview": (
            "不替换网站，先在本机打开看看（127.0.0.1），按 Ctrl-C 结束",
            "do not replace the website; serve the new one to this machine (127.0.0.1) until Ctrl-C",
        ),
        "publish.--port": (
            "预览用的端口（默认 8000，0 是任选一个）",
            "the port of the preview (default: 8000; 0 takes a free one)",
        ),
        "publish.--withdraw": (
            "撤下记录已经删掉的文件；记录还在的，在记录里写 withdrawn",
            "take off a document whose record is gone; else write `withdrawn` in its record",
        ),
        "publish.--why": (
            "撤下的原因，写给读者看",
            "why it is taken off, for its readers",
        ),
        "publish.--date": (
            "按这一天发布，如 2019-01-10（默认北京时间今天）；发布时间更晚的不发布",
            "publish as of this day, as in 2019-01-10 (default: today in Beijing); later ones are left out",
        ),
        "publish.--output-format": (
            "报告的格式：text、concise、json、sarif、github、gitlab、junit",
            "format of the report: text, concise, json, sarif, github, gitlab, junit",
        ),
        "publish.--output-file": ("报告写进这个文件", "write the report to this file"),
        "publish.--strict": ("提醒也算错误，有提醒就不替换网站", "warnings count as errors and stop it, too"),
        "publish.--force": (
            "全部重新生成；网站文件夹里手工改过的也盖掉，不是网站的文件夹也用",
            "make everything anew, overwrite what was changed in the folder of the website by hand, and "
            "use a folder that is no website",
        ),
        "publish.--wait": (
            "别的 briefgen 正在发布到这里时，最多等几秒（默认 60）",
            "seconds to wait while another briefgen publishes here (default: 60)",
        ),
        "publish.at.documents": ("生成文件", "documents"),
        "publish.at.pages": ("网页", "pages"),
        "publish.at.search": ("搜索索引", "search index"),
        "publish.at.links": ("查链接", "links"),
        "publish.at.gate": ("查有没有不能公开的内容", "looking for what may not be public"),
        "publish.at.folder": ("替换网站", "replacing the website"),
        "publish.stopped": (
            "没有发布；{folder} 没有动",
            "nothing was published; {folder} is as it was",
        ),
        "publish.warned": (
            "{documents} 份文件可以发布；上面的提醒看过再决定；没有替换网站",
            "{documents} documents can be published; read the warnings above; the website was not replaced",
        ),
        "publish.checked": (
            "{documents} 份文件可以发布，没有发现问题；没有替换网站",
            "{documents} documents can be published, and nothing is wrong; the website was not replaced",
        ),
        "publish.unchanged": (
            "没有变化：{documents} 份文件都已发布，在 {folder}",
            "nothing has changed: all {documents} documents are published, in {folder}",
        ),
        "publish.changes": (
            "新增 {added} 个文件，改动 {changed} 个，去掉 {removed} 个，{kept} 个没有变",
            "files added: {added}, changed: {changed}, removed: {removed}, as they were: {kept}",
        ),
        "publish.foreign": (
            "不是 briefgen 放的 {count} 个文件照旧留着：{names}",
            "kept {count} files that briefgen did not put there: {names}",
        ),
        "publish.done": (
            "已发布 {documents} 份文件，网站在 {folder}",
            "published {documents} documents; the website is in {folder}",
        ),
        "publish.serving": (
            "在浏览器里打开 {address}；按 Ctrl-C 结束。网站没有替换",
            "open {address} in a browser; Ctrl-C ends this. The website was not replaced",
        ),
        "publish.unserved": (
            "端口 {port} 打不开：{problem}；换一个 --port",
            "port {port} cannot be opened: {problem}; choose another with --port",
        ),
        # ---- verify
        "verify": (
            "核对输出文件夹：文件齐不齐，有没有被改过，记录、字体和版本是不是生成时的。",
            "Prove an output folder: all files are there, unchanged, and made of these records and versions.",
        ),
        "verify.--rebuild": (
            "再生成一遍（在临时文件夹里），逐字节比较",
            "also build everything again in a temporary folder and compare byte by byte",
        ),
        "verify.--output-format": (
            "报告的格式：text、concise、json、sarif、github、gitlab、junit",
            "format of the report: text, concise, json, sarif, github, gitlab, junit",
        ),
        "verify.--output-file": ("报告写进这个文件", "write the report to this file"),
        "verify.done": (
            "{folder} 里 {documents} 份文件（{files} 个）和生成记录一致",
            "{documents} documents ({files} files) in {folder} are as the record of the build says",
        ),
        "verify.rebuilt": (
            "{folder} 里 {documents} 份文件（{files} 个）和生成记录一致，重新生成一遍也逐字节相同",
            "{documents} documents ({files} files) in {folder} are as the record of the build says, "
            "and come out byte for byte the same when built again",
        ),
        "verify.alone": (
            "旁边没有工作区，没有核对记录是否改过；用 -C 指出工作区",
            "there is no workspace here, so the records were not compared; name it with -C",
        ),
        # ---- form
        "form": (
            "量别处来的 PDF、DOCX 是否合 GB/T 9704：纸张、页边距、行数字数、字体字号、页码等。",
            "Measure a finished PDF or DOCX against GB/T 9704: paper, margins, grid, faces, page numbers.",
        ),
        "form.--kind": (
            "按哪种格式量：official（公文）、letter（信函）、order（命令）、minutes（纪要）、bulletin（简报）、"
            "plain（没有版头）；默认看版面判断",
            "the kind of paper: official, letter, order, minutes, bulletin, plain (default: by its looks)",
        ),
        "form.--house": (
            "按工作区 briefgen.toml 里的这种单位格式量（默认国家标准）",
            "measure against this house profile of briefgen.toml (default: the standard)",
        ),
        "form.--format": (
            "报告的格式：text、concise、json、sarif、github、gitlab、junit",
            "format of the report: text, concise, json, sarif, github, gitlab, junit",
        ),
        "form.--output-file": ("报告写进这个文件", "write the report to this file"),
        "form.--jobs": ("同时量几份（默认处理器个数）", "files at a time (default: number of processors)"),
        "form.--verbose": (
            "列出不计行数的页和原因",
            "also list the pages whose lines are not counted, and why",
        ),
        "form.what": (
            "写要量的文件，或者用 --select 选工作区里已经生成的",
            "name the files to measure, or choose those that the workspace has built with --select",
        ),
        "form.unbuilt": (
            "符合条件的 {count} 份文稿还没有生成 PDF 和 DOCX；先运行：{command}",
            "the {count} documents that meet the conditions have no PDF or DOCX yet; first run: {command}",
        ),
        "form.no-house": (
            "没有 {name} 这种单位格式；有的是：{known}",
            "there is no house {name}; known are: {known}",
        ),
        # ---- trace
        "trace": (
            "数字从哪里来：列出一份文件的全部数字，或解释其中一个；--where-used 查改一处会牵动哪里。",
            "Where numbers come from: list those of a document, or explain one; "
            "--where-used tells what a correction would touch.",
        ),
        "trace.--kind": (
            "只列这些种类，用逗号分开：bound,derived,literal,structural,name",
            "only these kinds, separated by commas: bound,derived,literal,structural,name",
        ),
        "trace.--where-used": (
            "这个指标、事实（记录.名称）、这一行或这个单元格（data/fund.xlsx:资金!F2）用在哪里",
            "where this indicator, fact (RECORD.NAME), line or cell (data/fund.xlsx:Sheet1!F2) is used",
        ),
        "trace.--as-printed": ("数字照来源原样（勘误前）", "with figures as the source had them"),
        "trace.--output-format": ("输出格式：text、json", "format of the answer: text, json"),
        "trace.what": (
            "写一份文稿的编号或由它生成的文件，或者用 --where-used 写一个指标或一处记录，两者取一",
            "name a briefing or a file made of one, or give --where-used: one of the two",
        ),
        "trace.empty": (
            "编号、数字和 --where-used 后面都不能是空的",
            "an id, a number and what follows --where-used cannot be empty",
        ),
        "trace.record": (
            "{file} 是记录，不是文稿；要查它用在哪里，写 --where-used {file}",
            "{file} is a record and no briefing; --where-used {file} tells where it is used",
        ),
        "trace.elsewhere": (
            "印有 {number} 的文件：{ids}",
            "documents that print {number}: {ids}",
        ),
        "trace.other-kind": (
            "{number} 有，种类是{kinds}，不在 --kind 里",
            "{number} is there, its kind is {kinds} and not one of --kind",
        ),
        "trace.unknown": ("没有编号为 {id} 的文件{hint}", "there is no document {id}{hint}"),
        "trace.no-file": ("打不开 {file}：{problem}", "{file} cannot be opened: {problem}"),
        "trace.absent-file": ("工作区里没有 {file}", "there is no {file} in the workspace"),
        "trace.no-indicator": (
            "{id} 不是指标、事实（记录.名称），也不是“文件:行”{hint}",
            "{id} is no indicator, no fact (RECORD.NAME) and no FILE:LINE{hint}",
        ),
        "trace.foreign": (
            "看不出 {file} 是由哪份文稿生成的；写文稿的编号",
            "it cannot be told which briefing {file} was made of; name the briefing",
        ),
        "trace.family": (
            "{name} 生成 {count} 份文稿，写其中一份的编号：{ids}",
            "{name} makes {count} documents; name one of them: {ids}",
        ),
        "trace.several": (
            "符合条件的文稿有 {count} 份，写其中一份的编号，或再加条件：{ids}",
            "{count} documents meet the conditions; name one of them, or add a condition: {ids}",
        ),
        "trace.ambiguous": (
            "{file} 可能由几份文稿生成：{ids}；写文稿的编号",
            "{file} may be made of several briefings: {ids}; name the briefing",
        ),
        "trace.uncomposed": (
            "{id} 有错误，不能成文，先改下面这些",
            "{id} cannot be composed; mend this first",
        ),
        "trace.older": (
            "{file} 早于现在的记录，下面按现在的记录说；重新生成：{command}",
            "{file} is older than the records; what follows goes by the records. Build it anew: {command}",
        ),
        "trace.former": (
            "文件里的 {text} 当时来自 {behind}；现在这一处印作 {now}",
            "{text} in the file came from {behind}; now {now} stands there",
        ),
        "trace.absent": ("{id} 没有印 {number}{hint}", "{id} prints no {number}{hint}"),
        "trace.near": ("；相近的有 {near}", "; near it: {near}"),
        "trace.counts": ("共 {count} 个数字：{counts}", "{count} numbers: {counts}"),
        "trace.touched": (
            "牵动 {documents} 份文件、{paragraphs} 段、{numbers} 个数字（其中 {derived} 个是算出来的）、"
            "{indicators} 个派生指标",
            "touches {documents} documents, {paragraphs} paragraphs, {numbers} numbers ({derived} computed) "
            "and {indicators} derived indicators",
        ),
        "trace.partly": (
            "有的文件不能成文，没有查到它们里面",
            "some documents cannot be composed and were not looked at",
        ),
        "trace.no-record": ("{place} 这里没有数字{hint}", "there is no number at {place}{hint}"),
        "trace.near-lines": ("；相近的行有 {lines}", "; lines near it that have one: {lines}"),
        # ---- explain, schema, doctor
        "explain": (
            "解释一条规则：为什么、例子、办法。不写代码时列出全部规则。",
            "Explain a rule: why, an example, the cure. Without a code, list all rules.",
        ),
        "explain.unknown": ("没有 {code} 这条规则{hint}", "there is no rule {code}{hint}"),
        "explain.why": ("为什么", "Why"),
        "explain.example": ("例子", "Example"),
        "explain.cure": ("办法", "Cure"),
        "schema": (
            "输出记录的 JSON Schema，供编辑器补全和检查。不写种类时列出各种类。",
            "Print the JSON Schema of a kind of record, for editors. Without a kind, list the kinds.",
        ),
        "doctor": (
            "检查这台机器：缺什么，用什么命令补上。",
            "Look at this machine: what is missing, and the command that mends it.",
        ),
        "doctor.ok": ("有", "ok"),
        "doctor.missing": ("缺", "missing"),
        "doctor.optional": ("可选", "optional"),
        "doctor.cure": ("补上：{command}", "to mend: {command}"),
        "doctor.all-well": ("这台机器上什么也不缺", "nothing is missing on this machine"),
        "doctor.lacking": ("缺 {count} 样；没有它们时：{effect}", "{count} missing; without: {effect}"),
        # ---- what stands around help
        "usage": ("用法：", "Usage: "),
        "options": ("选项", "Options"),
        "commands": ("命令", "Commands"),
        "options.mark": ("[选项]", "[OPTIONS]"),
        "command.mark": ("命令 [参数]", "COMMAND [ARGS]"),
        "command.help": (
            "每个命令的说明：{program} 命令 --help",
            "about a command: {program} COMMAND --help",
        ),
        "next": ("下一步：{command}", "next: {command}"),
        "more": ("了解一条规则：{command}", "about a rule: {command}"),
        # ---- usage errors
        "error": ("错误：", "error: "),
        "error.command": ("没有 {name} 这个命令{hint}", "there is no command {name}{hint}"),
        "error.option": ("没有 {name} 这个选项{hint}", "there is no option {name}{hint}"),
        "error.value": ("{name} 后面要有一个值", "{name} needs a value"),
        "error.no-value": ("{name} 后面不带值", "{name} takes no value"),
        "error.argument": ("缺少{name}", "{name} is missing"),
        "error.extra": ("多了参数：{names}", "too many arguments: {names}"),
        "error.choice": (
            "{value} 不在可选之列（{choices}）{hint}",
            "{value} is not one of {choices}{hint}",
        ),
        "error.why": (
            "撤下文件要用 --why 写明原因，写成一行文字",
            "to take a document off, say why with --why, in one line of text",
        ),
        "error.day": (
            "{value} 不是日期，写成 2019-01-10",
            "{value} is not a day; write it as 2019-01-10",
        ),
        "error.count": (
            "{value} 不是 {least} 到 {most} 之间的整数",
            "{value} is not a whole number from {least} to {most}",
        ),
        "error.edition": (
            "--edition 不能和 {option} 一起用：它用的是工作区的一份副本",
            "--edition cannot be used with {option}: it works on a copy of the workspace",
        ),
        "error.output": (
            "输出文件夹 {folder} 和工作区里的记录混在一起，没有生成；换一个文件夹，例如 output",
            "the output folder {folder} would stand among the records of the workspace; "
            "choose another one, such as output",
        ),
        "error.stream": (
            "写不进标准输出：{problem}",
            "standard output cannot be written: {problem}",
        ),
        "error.disk-full": ("磁盘已满", "the disk is full"),
        "error.help": ("用法见：{command} --help", "see: {command} --help"),
        "hint": ("，是不是 {guess}？", "; did you mean {guess}?"),
        # ---- the end
        "interrupted": (
            "已中断；没有写完的文件都没有动",
            "interrupted; files that were not finished are untouched",
        ),
        "fault": (
            "程序自身出错：{problem}（设 BRIEFGEN_DEBUG=1 再运行可看到详情）",
            "briefgen itself failed: {problem} (run it with BRIEFGEN_DEBUG=1 to see the details)",
        ),
    }
)


def say(key: str, lang: Lang, **values: object) -> str:
    """The text of this key."""
    zh, en = TEXTS[key]
    return (zh if lang == "zh" else en).format(**values)


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang | None:
    """The language asked for: --lang first, then the locale; None if neither names one.

    Asked before the arguments are parsed, because the help and the errors of parsing need it, too.
    """
    for number, argument in enumerate(arguments):
        if argument == "--":
            break
        value = argument.removeprefix("--lang=")
        if argument == "--lang":
            value = arguments[number + 1] if number + 1 < len(arguments) else ""
        if argument.startswith("--lang") and value in ("zh", "en"):
            return "zh" if value == "zh" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name, ""):
            return (
                "zh" if value.lower().startswith("zh") else "en" if value.lower().startswith("en") else None
            )
    return None
