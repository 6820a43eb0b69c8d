"""The examples for CI services are YAML that they read, and every briefgen command in them does what it should."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from samples.builds import ROOT, briefgen

EXAMPLES = ROOT / "examples" / "ci"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
BIN = Path(sys.executable).parent
BROKEN = "data/observations/service.csv"


def example(name: str) -> Any:
    return yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8"))


def github_commands() -> Iterator[str]:
    (job,) = example("github.yml")["jobs"].values()
    for step in job["steps"]:
        yield from step.get("run", "").splitlines()


def gitlab_commands() -> Iterator[str]:
    job = example("gitlab-ci.yml")["briefs"]
    yield from (*job["before_script"], *job["script"])


def commands(lines: Iterator[str]) -> list[str]:
    return [line for line in lines if line.startswith("briefgen ")]


GITHUB, GITLAB = commands(github_commands()), commands(gitlab_commands())


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose workspace stands in a folder of its own."""
    assert briefgen("new", "workspace", tmp_path / "briefs").returncode == 0
    return tmp_path


def broken(repository: Path) -> tuple[int, int]:
    """Breaks a place in the observations; the line and column of the cell."""
    file = repository / "briefs" / BROKEN
    lines = file.read_text(encoding="utf-8").splitlines()
    cells = lines[1].split(",")
    column = sum(len(cell) + 1 for cell in cells[:1]) + 1
    cells[1] = "nowhere"
    lines[1] = ",".join(cells)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 2, column


def run(command: str, repository: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """As a service runs it: a shell that stops at the first failure, in the root of the repository."""
    return subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=repository,
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_github_reads_the_example() -> None:
    content = example("github.yml")
    assert content.keys() == {"name", True, "permissions", "env", "jobs"}  # YAML 1.1 reads `on` as true
    (job,) = content["jobs"].values()
    assert all(step.keys() & {"uses", "run"} for step in job["steps"])
    assert [
        step["with"]["sarif_file"] for step in job["steps"] if "upload-sarif" in step.get("uses", "")
    ] == ["briefs.sarif"]


def test_gitlab_reads_the_example() -> None:
    job = example("gitlab-ci.yml")["briefs"]
    assert all(isinstance(line, str) for line in (*job["before_script"], *job["script"]))
    assert job["artifacts"]["reports"] == {"codequality": "codequality.json", "junit": "junit.xml"}


def test_every_command_passes_in_a_sound_workspace(repository: Path) -> None:
    for command in dict.fromkeys((*GITHUB, *GITLAB)):
        result = run(command, repository, WORKSPACE="briefs")
        assert result.returncode == 0, (command, result.stdout, result.stderr)
    assert {path.name for path in repository.iterdir()} == {
        *("briefs", "output", "briefs.sarif", "codequality.json", "junit.xml")
    }


def test_github_is_told_the_line_in_the_repository(repository: Path) -> None:
    line, column = broken(repository)
    check, alerts, build = (next(c for c in GITHUB if word in c) for word in ("github", "sarif", " build "))
    told = run(check, repository, WORKSPACE="briefs", GITHUB_WORKSPACE=str(repository))
    assert told.returncode == 1
    assert re.match(rf"::error file=briefs/{BROKEN},line={line},col={column},.*title=BG", told.stdout)
    assert run(alerts, repository, WORKSPACE="briefs").returncode == 0
    (run_,) = json.loads((repository / "briefs.sarif").read_text(encoding="utf-8"))["runs"]
    place = run_["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"briefs/{BROKEN}"
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (line, column)
    assert run(build, repository, WORKSPACE="briefs").returncode == 1


def test_gitlab_is_told_the_line_in_the_repository(repository: Path) -> None:
    line, _ = broken(repository)
    quality, cases = (next(c for c in GITLAB if word in c) for word in ("gitlab", "junit"))
    assert run(quality, repository, WORKSPACE="briefs").returncode == 0
    first = json.loads((repository / "codequality.json").read_text(encoding="utf-8"))[0]
    assert (first["location"], first["severity"]) == (
        {"path": f"briefs/{BROKEN}", "lines": {"begin": line}},
        "major",
    )
    assert run(cases, repository, WORKSPACE="briefs").returncode == 1
    assert f'file="briefs/{BROKEN}" line="{line}"' in (repository / "junit.xml").read_text(encoding="utf-8")


def hooked(repository: Path, **changes: object) -> Path:
    """A git repository that runs our hook as it is, but from this environment: none can be made offline."""
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    local = {"repo": "local", "hooks": [hook | {"language": "system"} | changes]}
    config = repository / ".pre-commit-config.yaml"
    config.write_text(yaml.safe_dump({"repos": [local]}), encoding="utf-8")
    for command in (("init", "--quiet"), ("add", "--all")):
        subprocess.run(["git", *command], cwd=repository, check=True, capture_output=True)
    return repository


def hook(repository: Path) -> subprocess.CompletedProcess[str]:
    home = repository.parent / "pre-commit-home"
    return run("pre-commit run", repository, PRE_COMMIT_HOME=str(home), HOME=str(repository.parent))


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not on this machine: apt-get install git")
def test_the_hook_checks_what_a_commit_changes(tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    assert briefgen("new", "workspace", repository).returncode == 0
    assert hook(hooked(repository)).returncode == 0
    first = repository / BROKEN
    first.write_text(first.read_text(encoding="utf-8").replace(",", ",nowhere", 1), encoding="utf-8")
    assert hook(hooked(repository)).returncode == 1


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not on this machine: apt-get install git")
def test_the_hook_sees_a_workspace_in_a_folder_of_its_own(repository: Path) -> None:
    settings = {
        "args": ["-C", "briefs", "check"],
        "files": r"^briefs/(briefgen\.toml$|(data|briefings|templates)/)",
    }
    line, column = broken(hooked(repository, **settings))
    told = hook(hooked(repository, **settings))
    assert told.returncode == 1
    assert f"briefs/{BROKEN}:{line}:{column}" in told.stdout


def test_the_hook_and_its_example_are_what_pre_commit_reads() -> None:
    for command, file in (
        ("validate-manifest", HOOKS),
        ("validate-config", EXAMPLES / "pre-commit-config.yaml"),
    ):
        subprocess.run([BIN / "pre-commit", command, file], check=True, capture_output=True)
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    (repo,) = example("pre-commit-config.yaml")["repos"]
    assert [used["id"] for used in repo["hooks"]] == [hook["id"]]
    wanted = re.compile(hook["files"])
    assert all(
        wanted.search(path) for path in ("briefgen.toml", "data/places.yaml", "templates/parts/x.md.j2")
    )
    assert not any(wanted.search(path) for path in ("docs/data/x.yaml", "README.md", "briefgen.toml.bak"))
