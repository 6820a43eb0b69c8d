"""A workspace with a canary in every place that readers of the public edition may not see.

A canary is a word or a number that stands nowhere else: whoever finds it in what was made from the public edition
has found a leak. `planted()` gives the files and the canaries; `found(canaries, folder)` looks for them in every
file of a folder, inside archives and compressed streams, and in file names.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl

Files = dict[str, str | bytes]
PUBLIC = "clinic-report"
"""The id of the document that is public and signed."""
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@dataclass
class Planted:
    """The files of the workspace, and where each canary was put."""

    files: Files = field(default_factory=dict)
    canaries: dict[str, str] = field(default_factory=dict)

    def word(self, where: str) -> str:
        """A new canary of Chinese characters and digits."""
        return self._new(where, f"隐{len(self.canaries):03d}雀")

    def name(self, where: str) -> str:
        """A new canary that can be an id or a file name."""
        return self._new(where, f"zq{len(self.canaries):03d}xk")

    def number(self, where: str) -> str:
        """A new canary that is a whole number of eight digits."""
        return self._new(where, str(73_114_009 + 1_013 * len(self.canaries)))

    def _new(self, where: str, canary: str) -> str:
        assert where not in self.canaries, where
        self.canaries[where] = canary
        return canary

    def write(self, root: Path) -> Path:
        """Puts the files into a folder."""
        for name, content in self.files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root


def planted() -> Planted:
    """The workspace: one document, a clinic's report, and a canary beside everything that it says."""
    made = Planted()
    _settings(made)
    _places(made)
    _organs(made)
    _indicators(made)
    _rows(made)
    _csv(made)
    _xlsx(made)
    _cases(made)
    _measures(made)
    _briefings(made)
    _templates(made)
    return made


def found(canaries: dict[str, str], folder: Path) -> list[tuple[str, str]]:
    """Every canary in a folder, as where it was planted and the file that it came to."""
    leaks: list[tuple[str, str]] = []
    forms = [(where, form) for where, canary in canaries.items() for form in _forms(canary)]
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        layers = [name.encode(), *(_layers(path.read_bytes()) if path.is_file() else ())]
        leaks += [(where, name) for where, form in forms if any(form in layer for layer in layers)]
    return list(dict.fromkeys(leaks))


def _forms(canary: str) -> Iterator[bytes]:
    """A canary as the formats write it: encodings, escapes, thousands."""
    yield canary.encode()
    yield canary.encode("utf-16-be")
    yield canary.encode("utf-16-le")
    yield "".join(f"\\u{ord(c):04x}" if ord(c) > 127 else c for c in canary).encode()
    yield "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in canary).encode()
    yield "".join(f"{ord(c):04x}" for c in canary).encode()
    yield "".join(f"{ord(c):04X}" for c in canary).encode()
    if canary.isdecimal():
        yield f"{int(canary):,}".encode()


def _layers(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes of a file, and of what is packed in it."""
    yield content
    if depth > 3:
        return
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for entry in package.infolist():
                yield entry.filename.encode() + entry.comment
                yield from _layers(package.read(entry), depth + 1)
    if content.startswith(b"\x1f\x8b"):
        yield from _layers(zlib.decompress(content, 47), depth + 1)
    for match in _STREAM.finditer(content) if content.startswith(b"%PDF") else ():
        try:
            yield from _layers(zlib.decompressobj().decompress(match[1]), depth + 1)
        except zlib.error:
            continue


# ---- files


def _settings(made: Planted) -> None:
    w = made.word
    made.files["briefgen.toml"] = f"""\
# {w("settings: comment")}
office = "云顶市卫生服务中心"  # {w("settings: comment behind a value")}

[editions]
case = "public"

[publish]
name = "云顶市卫生服务中心"
url = "https://clinics.example/"

[[publish.allow]]
rule = "BG611"
text = "{w("settings: text let pass")}"
file = "*"
reason = "{w("settings: reason")}"

[severity]
BG201 = "off"
"""


def _places(made: Planted) -> None:
    w, n = made.word, made.name
    made.files["data/places.yaml"] = f"""\
# {w("places: comment")}
- {{id: yunding, name: 云顶市, level: prefecture, note: {w("place.note")}}} # {w("places: comment behind")}
- {{id: heyan, name: 河沿县, level: county, parent: yunding, sensitivity: {{fields: {{code: restricted, self: internal, all: restricted}}}},
   code: "{made.number("place.code")}", self: {w("place.self")}, all: {w("place.all")}}}
- id: {n("place.*.id")}
  name: {w("place.*.name")}县
  level: county
  short: {w("place.*.short")}
  parent: yunding
  code: "{made.number("place.*.code")}"
  self: {w("place.*.self")}
  all: {w("place.*.all")}
  note: {w("place.*.note")}
  sensitivity: restricted
"""


def _organs(made: Planted) -> None:
    w, n = made.word, made.name
    made.files["data/organs.yaml"] = f"""\
defaults: {{kind: office, note: {w("organs: shared note")}}}
organs:
  - {{id: center, name: 云顶市卫生服务中心, short: 卫生服务中心, place: yunding}}
  - {{id: office, name: 河沿县卫生院, place: heyan, note: {w("organ.note")}}}
  - {{id: {n("organ.*.id")}, name: {w("organ.*.name")}, short: {w("organ.*.short")}, local: {w("organ.*.local")}, place: yunding,
     aliases: [{w("organ.*.aliases")}], successor: center, note: {w("organ.*.note")}, sensitivity: internal}}
"""
    made.files["data/vocab/dimensions.yaml"] = """\
- id: sex
  name: 性别
  members: [{id: women, name: 女}, {id: men, name: 男}]
"""
    made.files["data/vocab/lexicon.yaml"] = f"""\
units: [人次, {w("lexicon.units")}]
names: [三河两岸, {w("lexicon.names")}]
words: [{w("lexicon.words")}]
"""


def _indicators(made: Planted) -> None:
    w, n = made.word, made.name
    made.hidden_indicator = n("indicator.*.id")  # type: ignore[attr-defined]
    made.files["data/indicators/clinics.yaml"] = f"""\
- {{id: visits, name: 就诊人次, unit: 人次, kind: flow, dimensions: [sex], note: {w("indicator.note")}}}
- {{id: beds, name: 床位, unit: 张}}
- {{id: {made.canaries["indicator.*.id"]}, name: {w("indicator.*.name")}, unit: {w("indicator.*.unit")}, subject: {w("indicator.*.subject")}, note: {w("indicator.*.note")},
   sensitivity: restricted}}
"""


def _rows(made: Planted) -> None:
    w, v = made.word, made.number
    place, indicator = made.canaries["place.*.id"], made.canaries["indicator.*.id"]
    made.files["data/observations/clinics.yaml"] = f"""\
# {w("rows: comment")}
defaults: {{place: heyan, source: 河沿县诊所报表}}
observations:
  - {{indicator: visits, period: 2023, sex: women, value: 1204, note: {w("row.note")}}}
  - {{indicator: visits, period: 2023, sex: men, value: 1163}}
  - {{indicator: visits, period: 2022, value: {v("row.value")}, source: {w("row.source")}, sensitivity: internal}}
  - {{indicator: {indicator}, period: 2023, value: {v("row of a restricted indicator")}}}
  - {{indicator: visits, place: {place}, period: 2023, value: {v("row of a restricted place")}}}
tables:
  - indicator: beds
    columns: [period, value, note, sensitivity]
    rows:
      - [2021, 18, {w("table row: note of a public one")}, 公开]
      - [2022, {v("table row: value")}, {w("table row: note")}, 受限]
  - indicator: beds
    source: {w("table of restricted rows: source")}
    sensitivity: restricted
    columns: [period, value]
    rows:
      - [2019, {v("table of restricted rows: value")}]
"""
    made.files[f"data/observations/{made.name('file of restricted rows: name')}.yaml"] = f"""\
defaults: {{place: heyan, indicator: beds, sensitivity: restricted, source: {w("file of restricted rows: source")}}}
observations:
  - {{period: 2018, value: {v("file of restricted rows: value")}}}
"""


def _csv(made: Planted) -> None:
    w, v = made.word, made.number
    made.files["data/observations/beds.csv"] = (
        "指标,地点,时期,数值,备注,公开范围,来源\n"
        f"beds,heyan,2023,21,{w('csv: note')},,诊所台账\n"
        f'beds,yunding,2023,{v("csv: value")},"{w("csv: note of two lines")}\n又一行",内部,{w("csv: source")}\n'
        "beds,yunding,2020,65,,,诊所台账\n"
    )


def _xlsx(made: Planted) -> None:
    book = openpyxl.Workbook()
    book.properties.creator = made.word("xlsx: creator")
    book.properties.title = made.word("xlsx: title")
    sheet = book.active
    assert sheet is not None
    sheet.title = "床位"
    sheet.append(["指标", "地点", "时期", "数值", "备注", "公开范围"])
    sheet.append(["beds", "heyan", "2020", 17, made.word("xlsx: note"), ""])
    sheet.append(
        [
            "beds",
            "heyan",
            "2017",
            int(made.number("xlsx: value")),
            made.word("xlsx: note of it"),
            "restricted",
        ]
    )
    sheet["D2"].comment = openpyxl.comments.Comment(made.word("xlsx: comment"), "x")
    sheet["H2"] = None
    hidden = book.create_sheet(made.word("xlsx: hidden sheet"))
    hidden["A1"] = made.word("xlsx: cell of a hidden sheet")
    hidden.sheet_state = "hidden"
    whole = book.create_sheet(made.word("xlsx: sheet of restricted rows"))
    whole.append(["指标", "地点", "时期", "数值", "公开范围"])
    whole.append(["beds", "heyan", "2016", int(made.number("xlsx: value of that sheet")), "内部"])
    stream = io.BytesIO()
    book.save(stream)
    made.files["data/observations/more.xlsx"] = stream.getvalue()


def _cases(made: Planted) -> None:
    w, n, v = made.word, made.name, made.number
    made.files["data/cases/van.yaml"] = f"""\
id: van
title: 诊疗车下乡
place: heyan
subtitle: {w("case.subtitle")}
as_of: 2023-11-07 # {w("case: comment")}
source: {w("case.source")}
sensitivity: {{default: public, fields: {{subtitle: restricted, source: internal, closing: restricted, sections: internal}}}}
facts:
  stops: {{value: 9个, note: {w("fact.note of a fact without a label")}}}
  rides: {{value: 46趟, label: 出车, note: 含夜间}}
  patients: {{value: {v("fact.value")}人, sensitivity: restricted, label: {w("fact.label")}, source: {w("fact.source")}, note: {w("fact.note")}}}
  homes: {{households: {v("fact.households")}, persons: {v("fact.persons")}, sensitivity: internal}}
  names: {{items: [{w("fact.items")}], sensitivity: restricted}}
  code: {{text: {w("fact.text")}, sensitivity: restricted}}
  share: {{value: 3%, formula: patients / stops, sensitivity: internal, label: {w("fact of a formula: label")}}}
  again: {{value: {v("fact that restates a restricted row")}人次, indicator: visits, place: heyan, period: 2022}}
errata:
  patients: {{printed: {w("erratum.printed")}, why: {w("erratum.why")}, where: {w("erratum.where")}}}
  other: {{printed: {w("erratum of a hidden fact: printed")}, why: "应为{{{{ f.patients }}}}"}}
lead: "{{{{ place.name }}}}的诊疗车停{{{{ f.stops }}}}点。{{# {w("prose: comment")} #}}"
sections:
  - heading: {w("case.sections: heading")}
    paragraphs: ["{w("case.sections: paragraph")}"]
closing: {w("case.closing")}
people: [{{name: {w("case.people")}, born: 1915-07-13}}]
note: {w("case.note")}
"""
    id = n("case.*.id")
    made.files[f"data/cases/{id}.yaml"] = f"""\
id: {id}
title: {w("case.*.title")}
place: heyan
subtitle: {w("case.*.subtitle")}
as_of: 1911-03-07
source: {w("case.*.source")}
tags: [{w("case.*.tags")}]
sensitivity: internal
facts: {{{n("case.*.facts alias")}: {v("case.*.facts")}个}}
errata: {{e: {{printed: {w("case.*.errata")}, why: 略}}}}
people: [{{name: {w("case.*.people")}, born: 1914-06-12}}]
lead: {w("case.*.lead")}
sections: [{{heading: {w("case.*.sections")}, figure: {{file: {n("case.*.figure")}.png, alt: {w("case.*.figure alt")}}}}}]
closing: {w("case.*.closing")}
note: {w("case.*.note")}
"""
    made.files[f"data/assets/{made.canaries['case.*.figure']}.png"] = _picture(
        w("picture of a restricted case")
    )


def _picture(said: str) -> bytes:
    from PIL import Image, PngImagePlugin

    about = PngImagePlugin.PngInfo()
    about.add_itxt("Comment", said)
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(stream, "PNG", pnginfo=about)
    return stream.getvalue()


def _measures(made: Planted) -> None:
    w, n, v = made.word, made.name, made.number
    made.files["data/measures/clinics.yaml"] = f"""\
- id: rounds
  heading: 定期巡诊
  text: {w("measure.text")}
  groups: [{{verb: 必须, items: [{w("measure.groups")}]}}]
  responsible: {{organs: [center], roles: {{center: {w("measure.responsible")}}}}}
  deadline: 1912-04-09
  facts: {{teams: {v("measure.facts")}支}}
  printed: {w("measure.printed")}
  note: {w("measure.note")}
  sensitivity: {{fields: {{text: restricted, groups: internal, responsible: restricted, deadline: restricted, facts: internal, printed: internal}}}}
- id: {n("measure.*.id")}
  heading: {w("measure.*.heading")}
  text: {w("measure.*.text")}
  responsible: {{lead: center, mode: single}}
  deadline: 1913-05-11
  tags: [{w("measure.*.tags")}]
  facts: {{teams: {v("measure.*.facts")}支}}
  printed: {w("measure.*.printed")}
  note: {w("measure.*.note")}
  sensitivity: restricted
"""
    made.canaries["case.as_of of a restricted case"] = "1911-03-07"
    made.canaries["case.*.people: birthday"] = "1914-06-12"
    made.canaries["case.people: birthday"] = "1915-07-13"
    made.canaries["measure.deadline"] = "1912-04-09"
    made.canaries["measure.*.deadline"] = "1913-05-11"


def _briefings(made: Planted) -> None:
    w, n, v = made.word, made.name, made.number
    made.files[f"briefings/{PUBLIC}.yaml"] = f"""\
# {w("briefing: comment")}
id: {PUBLIC}
kind: report
title: 河沿县诊所2023年工作汇报
place: heyan
issuer: center
date_issued: 2024-01-10
published: 2024-01-12
status: signed
source: {w("briefing.source")}
facts:
  doctors: 12名
  secret: {{value: {v("briefing.facts")}名, sensitivity: restricted}}
errata: {{e: {{printed: {w("briefing.errata")}, why: 略}}}}
sensitivity: {{fields: {{source: internal, errata: restricted}}}}
people: [{{name: {w("briefing.people")}}}]
note: {w("briefing.note")}
sections:
  - heading: 基本情况
    paragraphs:
      - "{{{{ place.name }}}}有医生{{{{ f.doctors }}}}，女性就诊{{{{ value('visits', period=2023, sex='women') }}}}，床位{{{{ value('beds', period=2023) }}}}。"
      - "全年就诊{{{{ total('visits', period=2023) }}}}。{{# {w("briefing: comment in prose")} #}}"
"""
    for status in ("draft", "review"):
        id = n(f"briefing, {status}: id")
        made.files[f"briefings/{id}.yaml"] = f"""\
id: {id}
kind: report
title: {w(f"briefing, {status}: title")}
place: heyan
status: {status}
sections: [{{heading: 情况, paragraphs: ["{w(f"briefing, {status}: paragraph")}"]}}]
"""
    id, folder = n("briefing.*.id"), n("briefing.*: folder")
    made.files[f"briefings/{folder}/{id}.yaml"] = f"""\
id: {id}
kind: official
title: {w("briefing.*.title")}
subtitle: {w("briefing.*.subtitle")}
place: heyan
issuer: center
date_issued: 2024-02-02
status: signed
sensitivity: restricted
mark: {w("briefing.*.mark")}
secrecy: {w("briefing.*.secrecy")}
source: {w("briefing.*.source")}
recipients: {{main: [{w("briefing.*.recipients")}]}}
attachments: [{{title: {w("briefing.*.attachments")}}}]
attendance: {{出席: [{w("briefing.*.attendance")}]}}
signers: [{w("briefing.*.signers")}]
tags: [{w("briefing.*.tags")}]
facts: {{count: {v("briefing.*.facts")}个}}
lead: {w("briefing.*.lead")}
sections: [{{heading: {w("briefing.*.sections")}}}]
closing: {w("briefing.*.closing")}
remark: {w("briefing.*.remark")}
people: [{{name: {w("briefing.*.people")}}}]
note: {w("briefing.*.note")}
"""
    id = n("briefing with a notice: id")
    made.files[f"briefings/{id}.yaml"] = f"""\
id: {id}
kind: bulletin
series: {{name: {w("briefing with a notice: series")}, notice: 内部资料 注意保存}}
issue: {{year: 2024, number: 1}}
place: heyan
status: signed
articles: [{{title: {w("briefing with a notice: title")}, lead: {w("briefing with a notice: lead")}}}]
"""
    id = n("briefing with a secrecy: id")
    made.files[f"briefings/{id}.yaml"] = f"""\
id: {id}
kind: official
mark: {w("briefing with a secrecy: mark")}
title: {w("briefing with a secrecy: title")}
secrecy: 秘密★1年
status: signed
lead: {w("briefing with a secrecy: lead")}
"""


def _templates(made: Planted) -> None:
    folder = Path(__file__).parents[2] / "templates"
    for path in sorted(folder.rglob("*.j2")):
        name = f"templates/{path.relative_to(folder).as_posix()}"
        made.files[name] = path.read_text(encoding="utf-8") + f"{{#- {made.word(name + ': comment')} -#}}\n"
