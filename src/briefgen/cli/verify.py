"""`briefgen verify`: an output folder proved by its manifest; nothing is written but a report.

Not the comparison: that is `build.audit`, and `build.rebuild` for the files made anew.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.check import REPORTS, write_report
from briefgen.cli.outcome import view
from briefgen.cli.repository import in_repository
from briefgen.cli.session import CLEAN, ENVIRONMENT, FOUND, Session, tell
from briefgen.usage import Choice, Command, Count

if TYPE_CHECKING:
    from briefgen.build.audit import Audit
    from briefgen.diagnostics import Diagnostic


@click.command("verify", cls=Command)
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option("--rebuild", is_flag=True)
@click.option("--output-format", "report_name", type=Choice(REPORTS), metavar="FORMAT", default="text")
@click.option("--output-file", "report_file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--strict", is_flag=True)
@click.option("--jobs", type=Count(1, 256), metavar="N")
@click.pass_obj
def verify(
    session: Session,
    folder: Path | None,
    rebuild: bool,
    report_name: Any,
    report_file: Path | None,
    strict: bool,
    jobs: int | None,
) -> int:
    from briefgen.build.audit import audit
    from briefgen.compose.packaged import packaged_templates
    from briefgen.diagnostics import in_order
    from briefgen.report import report

    output = folder if folder is not None else session.root / "output"
    found = audit(output, session.root, packaged_templates())
    findings = list(found.findings)
    if rebuild and found.manifest is not None:
        findings += _rebuilt(session, output, found, jobs)
    ordered = in_order(findings)
    stream = sys.stdout if report_file is None else None
    text = report(report_name, ordered, in_repository(view(session, stream), report_name), ())
    if report_file is None:
        click.echo(text, nl=False)
    elif not write_report(session, report_file, text):
        return ENVIRONMENT
    return _told(session, output, found, ordered, rebuild, strict)


def _rebuilt(session: Session, output: Path, found: Audit, jobs: int | None) -> tuple[Diagnostic, ...]:
    from briefgen.build.order import Order
    from briefgen.build.rebuild import otherwise
    from briefgen.report.progress import progress

    assert found.manifest is not None
    if not found.with_inputs:
        return ()
    with progress(sys.stderr.isatty()) as advance:
        return otherwise(found.manifest, Order(session.root, jobs=jobs), output.name, advance)


def _told(
    session: Session,
    output: Path,
    found: Audit,
    findings: tuple[Diagnostic, ...],
    rebuild: bool,
    strict: bool,
) -> int:
    stopping = [one for one in findings if one.severity == "error" or (strict and one.severity == "warning")]
    if found.manifest is not None and not found.with_inputs:
        tell(session, "verify.alone")
    if stopping:
        tell(session, "more", command=f"briefgen explain {stopping[0].code}")
        return FOUND
    if found.manifest is not None:
        documents = found.manifest.documents
        files = sum(len(files) for files in documents.values())
        key = "verify.rebuilt" if rebuild and found.with_inputs else "verify.done"
        tell(session, key, folder=output, documents=len(documents), files=files)
    return CLEAN
