"""Composes one briefing: template and records to a finished document.

Not checks and not formats.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.compose.assembly import assembled
from briefgen.compose.failures import finding_of
from briefgen.compose.formats import format_of
from briefgen.compose.prose import prose_words
from briefgen.compose.rendering import Rendering, TooMuch, rendering
from briefgen.compose.slots import slots
from briefgen.compose.templates import environment
from briefgen.compose.titles import with_broken_titles
from briefgen.compose.views import Scope, View, record_view
from briefgen.config import Config
from briefgen.diagnostics import Diagnostic, has_errors, in_order
from briefgen.document.first_page import with_text_on_first_page
from briefgen.document.tree import Document, Properties, plain
from briefgen.model.briefing import AnyBriefing, Bulletin, Unknown
from briefgen.model.kinds import KIND_NAMES
from briefgen.model.style import resolved
from briefgen.model.workspace import Workspace
from briefgen.rules import prose


def compose(
    workspace: Workspace, config: Config, id: str, *, as_printed: bool = False
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The finished document of a briefing and what was found on the way; None if it has errors."""
    briefing = workspace.briefings[id]
    state = Rendering(
        workspace=workspace,
        style=resolved(briefing.style, briefing.kind),
        span=workspace.span("briefing", id),
        read=prose_words,
        as_printed=as_printed,
    )
    with rendering(state):
        document = _document(state, briefing)
    if document is not None:
        workspace.note("layout", briefing.house or "")
        document = replace(document, layout=config.layout(briefing.house or ""))
        document = with_text_on_first_page(with_broken_titles(document, workspace))
    findings = in_order(state.findings)
    return (None if has_errors(findings) else document), findings


def _document(state: Rendering, briefing: AnyBriefing) -> Document | None:
    view = record_view(Scope(state.workspace, {}), "briefing", str(briefing.id))
    assert isinstance(view, View)
    name = f"{briefing.template or briefing.kind}.md.j2"
    try:
        template = environment(state.workspace.root).get_template(name)
        rendered = template.render(dict(view._scope.names))
        document = assembled(
            state,
            slots(rendered),
            id=str(briefing.id),
            kind=briefing.kind,
            form=format_of(briefing),
            properties=_properties(state.workspace, briefing),
            draft_copy=briefing.status != "signed",
        )
        return _entitled(document, briefing)
    except TooMuch:
        zh, en = "打印的内容过多", "too much is printed"
        state.report(prose.TEMPLATE_FAILED.at(state.here, problem_zh=zh, problem_en=en))
    except Exception as error:
        state.report(finding_of(error, state.span))
    return None


def _properties(workspace: Workspace, briefing: AnyBriefing) -> Properties:
    issuers = briefing.issuer if isinstance(briefing.issuer, tuple) else ()
    organs = (workspace.organs.get(str(issuer)) for issuer in issuers)
    issued = briefing.date_issued
    known = issued is not None and not isinstance(issued, Unknown)
    return Properties(
        title="",
        author="、".join(str(organ.name) for organ in organs if organ is not None),
        subject=KIND_NAMES[briefing.kind],
        keywords=tuple(str(tag) for tag in briefing.tags),
        date=issued.isoformat() if known and not isinstance(issued, Unknown) and issued else "",
    )


CLAUSE_TITLES = ("article", "survey")
"""Kinds whose titles of two lines are two clauses; elsewhere a title is one phrase on several lines."""


def _entitled(document: Document, briefing: AnyBriefing) -> Document:
    """The document, its file named by the printed title, a bulletin by its series and issue."""
    if isinstance(briefing, Bulletin):
        title = f"{briefing.series.name}〔{briefing.issue.year}〕第{briefing.issue.number}期"
    else:
        lines = document.articles[0].title if document.articles else ()
        clauses = "　" if briefing.kind in CLAUSE_TITLES else ""
        title = clauses.join(plain(line) for line in lines) or document.id
    return replace(document, properties=replace(document.properties, title=title))
