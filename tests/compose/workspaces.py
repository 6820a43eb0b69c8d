"""A tiny workspace in a folder, and what composing its one document gives."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from briefgen.compose.compose import compose
from briefgen.config import Config, load_config
from briefgen.diagnostics import Diagnostic
from briefgen.document.texts import lines
from briefgen.document.tree import Block, Document, Table, Text, Value, plain
from briefgen.load import load_workspace
from briefgen.model.workspace import Workspace

Files = dict[str, str]

BASE: Files = {
    "briefgen.toml": "",
    "data/places.yaml": """\
- {id: linan, name: 临安市, level: prefecture}
- {id: donghu, name: 东湖区, short: 东湖, level: county, parent: linan}
""",
    "data/organs.yaml": """\
- {id: bureau, name: 东湖区水务局, short: 水务局, local: 区水务局, place: donghu}
- {id: housing, name: 东湖区住房和城乡建设局, short: 住建局, local: 区住建局, place: donghu}
- {id: towns, name: 有关乡镇}
""",
    "data/vocab/dimensions.yaml": """\
- id: pipe
  name: 管径
  members:
    - {id: small, name: 小口径, short: 小}
    - {id: large, name: 大口径, short: 大}
""",
    "data/indicators/water.yaml": """\
- {id: users, name: 用水户, unit: 户人}
- {id: laid, name: 铺设管道, unit: 公里, dimensions: [pipe]}
- {id: planned, name: 计划铺设, unit: 公里, dimensions: [pipe]}
- {id: progress, name: 铺设进度, unit: "%", formula: laid / planned, digits: 1, dimensions: [pipe]}
- {id: idle, name: 闲置水厂, unit: 座}
- {id: price, name: 水价, unit: 元, kind: rate, additive: false, dimensions: [pipe]}
""",
    "data/observations/water.yaml": """\
- {indicator: users, place: donghu, period: 2020, value: 354户1527人}
- {indicator: users, place: donghu, period: 2021, value: 163户867人}
- {indicator: laid, place: donghu, period: 2020, pipe: small, value: 12}
- {indicator: laid, place: donghu, period: 2020, pipe: large, value: 8}
- {indicator: planned, place: donghu, period: 2020, pipe: small, value: 16}
- {indicator: planned, place: donghu, period: 2020, pipe: large, value: 9}
- {indicator: planned, place: donghu, period: 2021, pipe: large, value: 0}
- {indicator: laid, place: donghu, period: 2021, pipe: large, value: 0}
- {indicator: idle, place: donghu, period: 2020, value: 缺报}
- {indicator: price, place: donghu, period: 2020, pipe: small, value: 3}
- {indicator: price, place: donghu, period: 2020, pipe: large, value: 4}
""",
}
PROSE = "briefings/d.yaml"
"""The document; `paragraph` puts its text into line 7, from column 10 on."""


@dataclass(frozen=True)
class Made:
    """A composed document and its findings."""

    found: Document | None
    findings: tuple[Diagnostic, ...]

    @property
    def document(self) -> Document:
        assert self.found is not None, self.told
        return self.found

    @property
    def told(self) -> list[str]:
        """Each finding as its place and code."""
        return [f"{finding.span} {finding.code}" for finding in self.findings]

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    @property
    def messages(self) -> list[str]:
        return [finding.message("zh") for finding in self.findings]

    @property
    def leaves(self) -> tuple[Text | Value, ...]:
        """Every text and value after the title."""
        return tuple(leaf for line in tuple(lines(self.document))[1:] for leaf in line)

    @property
    def lines(self) -> list[str]:
        """The lines after the title."""
        return ["".join(leaf.text for leaf in line) for line in lines(self.document)][1:]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def values(self) -> list[tuple[str, list[str]]]:
        """Each printed value with the names of its sources."""
        return [
            (leaf.text, [source.name for source in leaf.behind.sources])
            for leaf in self.leaves
            if isinstance(leaf, Value) and leaf.behind is not None
        ]

    @property
    def typed(self) -> str:
        """What stands in the document without a value behind it."""
        return "".join(leaf.text for leaf in self.leaves if isinstance(leaf, Text))

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.document.articles[0].blocks

    @property
    def table(self) -> list[list[str]]:
        """The cells of the document's first table, head first."""
        table = next(block for block in self.blocks if isinstance(block, Table))
        return [[plain(cell) for cell in row] for row in (*table.head, *table.rows)]


def loaded(root: Path, files: Files) -> Workspace:
    """A workspace with these files besides the base ones. They must be in order."""
    for name, content in {**BASE, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    workspace, findings = load_workspace(root)
    assert findings == (), [f"{f.span} {f.message('zh')}" for f in findings]
    return workspace


def made(root: Path, files: Files, id: str = "d", *, as_printed: bool = False) -> Made:
    """Composes one document of a workspace."""
    workspace = loaded(root, files)
    config, _ = load_config(root)
    return Made(*compose(workspace, config or Config(), id, as_printed=as_printed))


def document(body: str, facts: str = "", more: str = "") -> str:
    """A report in YAML with this body (its sections and what follows)."""
    return f"id: d\nkind: report\ntitle: 题\nfacts: {{{facts}}}\n{body}{more}"


def paragraph(
    root: Path, text: str, facts: str = "", more: str = "", *, as_printed: bool = False, **files: str
) -> Made:
    """Composes a report of one paragraph. `more` are further keys of the document."""
    body = f"sections:\n  - paragraphs:\n      - {json.dumps(text, ensure_ascii=False)}\n"
    named = {name.replace("__", "/") + ".yaml": content for name, content in files.items()}
    return made(root, {PROSE: document(body, facts, more), **named}, as_printed=as_printed)


def template(root: Path, source: str, facts: str = "", files: Files | None = None, more: str = "") -> Made:
    """Composes a report by a template of its own (templates/t.md.j2)."""
    body = document("sections: []\ntemplate: t\n", facts, more)
    return made(root, {PROSE: body, "templates/t.md.j2": source, **(files or {})})


def body(root: Path, source: str, facts: str = "", files: Files | None = None, more: str = "") -> Made:
    """Composes a report by a template whose body, from line 4 on, is the source."""
    return template(root, f"::: title\n题\n::: body\n{source}\n", facts, files, more)
