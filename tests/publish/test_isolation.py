"""The process that makes the website, and all that it starts, come near no file of the workspace: not its folder,
not the cache and the temporary files of the process that knows it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from faults.sites import PUBLISH, ferry
from faults.tracing import FORKING, family, logged, needs_strace, parents, temporary

CHILD = '"-c", "from briefgen.publish.child'
"""How strace shows it, which cuts texts off."""


@needs_strace
def test_who_makes_the_website_asks_for_no_file_of_the_workspace(tmp_path: Path) -> None:
    workspace, public, cache = tmp_path / "records", tmp_path / "www", tmp_path / "cache"
    ferry(workspace)
    public.mkdir()
    job = replace(PUBLISH, words=(*PUBLISH.words, "--output", str(public / "site")))
    lines = logged(workspace, ("%file", *FORKING), job, {"XDG_CACHE_HOME": str(cache)})
    assert (public / "site/documents/ferry-1/ferry-1.pdf").is_file()

    (child,) = (line.split()[0] for line in lines if " execve(" in line and CHILD in line)
    began = next(at for at, line in enumerate(lines) if line.split()[0] == child and " execve(" in line)
    makers = family(child, parents(lines))
    asked = [line for line in lines[began + 1 :] if line.split()[0] in makers]
    private = (workspace, cache, temporary(workspace))
    assert [line for line in asked if any(str(folder) in line for folder in private)] == []

    # What would be found: those who know the workspace do ask for it, and the makers are all of them.
    others = [line for line in lines if line.split()[0] not in makers]
    assert all(any(str(folder) in line for line in others) for folder in private)
    assert any("pagefind_extended" in line and " execve(" in line for line in asked)
    assert any("ferry-1.yaml" in line for line in asked)
    assert any(f"{public}/.briefgen-site/made/documents" in line for line in asked)
    assert len({line.split()[0] for line in asked}) >= 4  # itself, who forks, who builds, who indexes
