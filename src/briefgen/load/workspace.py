"""A folder to a workspace: the parts of its files, each read by what its folder says it is, and joined.

Not checks of sense: a workspace may hold dangling ids and impossible figures.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefgen.config import Config, load_config
from briefgen.diagnostics import Diagnostic, Related, Span, in_order
from briefgen.load import allowances, guard, lexicon
from briefgen.load.again import Sheet, given_twice, read_again, sheet
from briefgen.load.collector import resting_collector
from briefgen.load.columns import columns
from briefgen.load.folder import files, not_folders, strangers
from briefgen.load.lexicon import packaged_lexicon, with_units
from briefgen.load.limit import Findings
from briefgen.load.part import Around, Part
from briefgen.load.parts import key_of, remembered_part
from briefgen.load.settings import style_node
from briefgen.load.targets import Known
from briefgen.load.vocabulary import vocabulary
from briefgen.load.withheld import read_withheld
from briefgen.model.allowance import Allowance
from briefgen.model.indicator import PAIRED, Observation
from briefgen.model.lexicon import Lexicon
from briefgen.model.target import Target
from briefgen.model.withheld import Withheld
from briefgen.model.workspace import Groups, Spans, Workspace
from briefgen.rules import records as record_rules
from briefgen.rules import targets as target_rules

SHEETS = {".csv": 20 * 1024 * 1024, ".xlsx": 20 * 1024 * 1024}
"""How large files of rows may be that are no YAML."""
HOME = "data/places.yaml", "data/organs.yaml", "data/vocab/dimensions.yaml"
CHOOSING = (b"for", b"\\")
"""A briefing without one of these has no `for:`, so that it does not depend on what one chooses from."""


@dataclass(slots=True)
class _Loading:
    """What is found so far; `keys` are the names of the parts, by kind of file."""

    root: Path
    around: Around
    settings: str
    """What the settings say, for the names of parts."""
    findings: Findings = field(default_factory=Findings)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    observations: list[Observation] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    spans: dict[tuple[str, str], Spans] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    families: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lexicon: Lexicon = field(default_factory=packaged_lexicon)
    allowances: list[Allowance] = field(default_factory=list)
    withheld: Withheld | None = None
    keys: dict[str, list[str]] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    """The names of the parts, by file."""

    def of(self, kind: str) -> dict[str, Any]:
        return self.records.setdefault(kind, {})


def load_workspace(root: Path) -> tuple[Workspace, tuple[Diagnostic, ...]]:
    """Every good record of a workspace, and a finding for every bad one."""
    with resting_collector():
        loading = _begun(root)
        _read_data(loading)
        _read_briefings(loading)
        loading.allowances += [*allowances.in_templates(root), *allowances.in_settings(root)]
        _read_observations(loading)
        return _workspace(loading), in_order(loading.findings.all())


def _begun(root: Path) -> _Loading:
    config, _ = load_config(root)
    style, findings = style_node(config)
    withheld, passed, unread = read_withheld(root)
    found = Findings([*findings, *unread, *not_folders(root), *strangers(root)])
    loading = _Loading(root, Around(style, config), _told(config), found, withheld=withheld)
    loading.allowances += passed
    return loading


def _told(config: Config | None) -> str:
    """The settings that decide what a briefing holds."""
    return "" if config is None else repr((config.style, config.style_spans, [*config.houses]))


def _workspace(loading: _Loading) -> Workspace:
    """Plain dictionaries, read-only by type, so that a workspace can be sent to a worker."""
    return Workspace(
        root=loading.root,
        places=loading.of("place"),
        organs=loading.of("organ"),
        dimensions=loading.of("dimension"),
        indicators=loading.of("indicator"),
        observations=tuple(loading.observations),
        cases=loading.of("case"),
        measures=loading.of("measure"),
        briefings=loading.of("briefing"),
        targets=loading.targets,
        families=loading.families,
        spans=loading.spans,
        origins=loading.origins,
        lexicon=_lexicon(loading),
        allowances=tuple(loading.allowances),
        withheld=loading.withheld,
        groups=Groups.joined([one.groups for one in loading.sheets]),
    )


def _lexicon(loading: _Loading) -> Lexicon:
    records = (one for kind in ("case", "measure", "briefing") for one in loading.of(kind).values())
    facts = (fact for record in records for fact in getattr(record, "facts", {}).values())
    return with_units(loading.lexicon, loading.of("indicator").values(), facts)


# ---- files


def _read_data(loading: _Loading) -> None:
    root = loading.root
    for kind, file in zip(("place", "organ", "dimension"), HOME, strict=True):
        _read_if_there(loading, kind, file)
    _read_if_there(loading, "lexicon", lexicon.FILE)
    for file in files(root, "data/indicators"):
        _read(loading, "indicator", file)
    units = {i.id: i.unit for i in loading.of("indicator").values() if i.unit != PAIRED}
    loading.around = replace(loading.around, units=units)
    told = repr(units)
    for file in files(root, "data/cases"):
        _read(loading, "case", file, told)
    for file in files(root, "data/measures"):
        _read(loading, "measure", file, told)


def _read_briefings(loading: _Loading) -> None:
    known = Known(loading.of("place"), loading.of("case"), loading.of("organ"), loading.withheld)
    loading.around = replace(loading.around, known=known)
    told = f"{loading.settings}{loading.around.units!r}"
    choice = f"{_names(loading, ('place', 'organ', 'case'))}{_edition(loading)}"
    for file in files(loading.root, "briefings"):
        _read(loading, "briefing", file, told, choice)
    loading.findings += _families_with_taken_names(loading)


def _read_observations(loading: _Loading) -> None:
    of = loading.of
    words = vocabulary(of("place"), of("indicator"), of("dimension"))
    loading.around = replace(loading.around, columns=columns(of("dimension")), words=words)
    told = _names(loading, ("place", "indicator", "dimension"))
    for file in files(loading.root, "data/observations"):
        _read(loading, "observation", file, told)
    loading.findings += given_twice(loading.sheets)


def _edition(loading: _Loading) -> str:
    """What an edition leaves out, for the names of parts: `for:` may ask for it."""
    return "" if loading.withheld is None else repr(loading.withheld.things)


def _names(loading: _Loading, kinds: Iterable[str]) -> str:
    """What the files of some kinds hold, as the names of their parts."""
    return repr([loading.keys.get(kind) for kind in kinds])


def _read_if_there(loading: _Loading, kind: str, file: str) -> None:
    if os.path.lexists(loading.root / file):
        _read(loading, kind, file)


def _read(loading: _Loading, kind: str, file: str, context: str = "", choice: str = "") -> None:
    """Joins the part of a file, read or remembered. `choice` is what a briefing with `for:` depends on."""
    limit = SHEETS.get(Path(file).suffix, guard.MAX_BYTES)
    content, findings = guard.file_bytes(loading.root, file, limit)
    if content is None:
        loading.findings += findings
        loading.keys.setdefault(kind, []).append(f"unread {file}")
        return
    if any(mark in content for mark in CHOOSING):
        context += choice
    key = key_of(kind, file, content, context)
    loading.keys.setdefault(kind, []).append(key)
    loading.origins[file] = key
    part = remembered_part(loading.root, file, key, lambda: _made(loading, kind, file, content, context))
    if kind == "observation":
        loading.sheets.append(sheet(loading.root, file, content, context, part))
    _join(loading, part)


def _made(loading: _Loading, kind: str, file: str, content: bytes, context: str) -> Part:
    from briefgen.load.reading import part  # brings in the parsers

    def read(content: bytes) -> Part:
        return part(kind, file, content, loading.around)

    if kind == "observation":
        return read_again(loading.root, file, content, context, read)
    return read(content)


# ---- parts


def _join(loading: _Loading, part: Part) -> None:
    loading.findings += part.findings
    loading.allowances += part.allowances
    for kind, record, spans in part.records:
        _is_new(loading, kind, record, spans)
    if part.lexicon is not None:
        loading.lexicon = loading.lexicon.joined(part.lexicon)
    loading.observations += part.observations
    if part.loop is not None:
        loop = part.loop
        kept = [(one, of) for one, of in loop.members if _is_new(loading, "briefing", one, loop.spans)]
        if kept or loop.broken:
            loading.families[loop.name] = tuple(str(one.id) for one, _ in kept)
        loading.targets |= {str(one.id): target for one, target in kept}


def _is_new(loading: _Loading, kind: str, made: Any, spans: Spans) -> bool:
    """Keeps a record, if its id is new."""
    known = loading.of(kind)
    if made.id in known:
        first = Related(loading.spans[kind, made.id].at("id"), "第一次用在这里", "first used here")
        loading.findings.append(record_rules.DUPLICATE_ID.at(made.id.span, first, id=made.id))
        return False
    known[made.id] = made
    loading.spans[kind, made.id] = spans
    return True


def _families_with_taken_names(loading: _Loading) -> list[Diagnostic]:
    """Files whose names would mean two things: all their documents, and another one."""
    briefings = loading.of("briefing")
    taken = [(name, ids) for name, ids in loading.families.items() if name in briefings and ids]
    places = ((name, loading.spans["briefing", ids[0]].whole) for name, ids in taken)
    return [target_rules.FAMILY_NAME_TAKEN.at(Span(span.file), name=name) for name, span in places]
