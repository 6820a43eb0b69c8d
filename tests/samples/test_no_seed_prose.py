"""No sentence of a seed stands in the repository: 22 or more Han characters in a row appear nowhere."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from samples.builds import ROOT
from samples.claims import SHARED

SEEDS = SHARED / "seeds"
TRADITIONAL = "002"
"""This seed is in traditional characters and is compared after conversion, too."""
RUN = 22
ALLOWED = Path(__file__).with_name("allowed.txt")
NOT_HAN = re.compile("[^\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
BETWEEN_FIELDS = re.compile("[A-Za-z]+")
"""A key of a record or a tag: what stands before and after it are two texts."""
BETWEEN_SENTENCES = re.compile(r"[。（）《》\n]")
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
ATTRIBUTION = re.compile(r"^ *printed: .*负责〕?$|〔[^〔〕\n]*负责〕", re.MULTILINE)
"""The organs that answer for a measure, as a source has them and as the document prints them."""

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not there")


def han(text: str) -> str:
    return NOT_HAN.sub("", text)


def runs(text: str, between: re.Pattern[str] = BETWEEN_FIELDS) -> set[str]:
    """Every run of 22 Han characters; marks, digits and line ends inside it do not count."""
    parts = map(han, between.split(text))
    return {part[start : start + RUN] for part in parts for start in range(len(part) - RUN + 1)}


def seed_runs() -> dict[str, str]:
    """The seed of each run."""
    import opencc

    simplified = opencc.OpenCC("t2s").convert
    found: dict[str, str] = {}
    for seed in sorted(SEEDS.glob("*.txt")):
        text = seed.read_text(encoding="utf-8")
        texts = (text, simplified(text)) if seed.name.startswith(TRADITIONAL) else (text,)
        found |= dict.fromkeys(set().union(*map(runs, texts)), seed.name[:3])
    return found


def allowed_runs() -> set[str]:
    lines = ALLOWED.read_text(encoding="utf-8").splitlines()
    return set().union(*(runs(line) for line in lines if not line.startswith("#")))


def repository_files() -> list[Path]:
    """Everything that git keeps or would keep; a file deleted but not yet committed is gone."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [path for name in listing.split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """The text of a file; none for one that is not text."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_file_holds_a_sentence_of_a_seed() -> None:
    seeds = {run: seed for run, seed in seed_runs().items() if run not in allowed_runs()}
    found = []
    for path in repository_files():
        text = ATTRIBUTION.sub("", text_of(path))
        if path != ALLOWED:
            here = (runs(text) | runs(EXPRESSION.sub("", text))) & seeds.keys()
            found += [f"{path.relative_to(ROOT)}: {run} (seed {seeds[run]})" for run in sorted(here)]
    assert found == []


def test_no_document_prints_a_sentence_of_a_seed(built: Path) -> None:
    """Sentence by sentence: headings and attributions, which are equal, often follow one another."""
    seeds = {run: seed for run, seed in seed_runs().items() if run not in allowed_runs()}
    found = []
    for path in sorted(built.glob("*/*.txt")):
        text = ATTRIBUTION.sub("", path.read_text(encoding="utf-8"))
        here = runs(text, BETWEEN_SENTENCES) & seeds.keys()
        found += [f"{path.name}: {run} (seed {seeds[run]})" for run in sorted(here)]
    assert found == []


def test_the_list_of_exceptions_is_short() -> None:
    lines = [line for line in ALLOWED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) <= 12
    assert max(map(len, lines), default=0) <= 60
