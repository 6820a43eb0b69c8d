"""The written documentation: complete, equal in both languages, and true when followed."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from briefgen.compose.assembly import SLOTS
from briefgen.compose.environment import Environment
from briefgen.model.formula import FUNCTIONS, parsed
from compose.workspaces import paragraph

ROOT = Path(__file__).parents[2]
READMES = {"en": "README.md", "zh": "README.zh-CN.md"}
GUIDES = {"en": "docs/templates.md", "zh": "docs/templates.zh-CN.md"}
SECTIONS = {
    "en": {"slots": "Slots", "functions": "Functions", "filters": "Filters", "formulas": "Formulas"},
    "zh": {"slots": "部件", "functions": "函数", "filters": "过滤器", "formulas": "公式"},
}
RUN = ("briefgen", "cd", "mkdir", "grep")
"""What a reader's commands may begin with to be run here."""

languages = pytest.mark.parametrize("lang", ["en", "zh"])


# ---- docs/templates.md names everything, and nothing else


@languages
def test_every_slot_is_documented(lang: str) -> None:
    assert first_cells(lang, "slots") == set(SLOTS) - {""}


@languages
def test_every_function_is_documented(lang: str) -> None:
    assert first_cells(lang, "functions") == set(Environment().globals)


@languages
def test_every_filter_is_documented(lang: str) -> None:
    assert first_cells(lang, "filters") == {f for f in Environment().filters if not f.startswith("__")}


@languages
def test_every_test_of_jinja_is_documented(lang: str) -> None:
    line = next(x for x in section(lang, "filters").splitlines() if "`is …`" in x)
    assert set(re.findall(r"`(\w+)`", line)) == set(Environment().tests)


@languages
def test_every_function_of_formulas_is_documented(lang: str) -> None:
    assert first_cells(lang, "formulas") == set(FUNCTIONS)


@languages
def test_every_example_of_a_formula_is_one_of_its_function(lang: str) -> None:
    for name, example in examples(lang, "formulas"):
        (code,) = re.findall(r"`([^`]+)`", example)
        assert (parsed(code).sign, parsed(code).name) == ("call", name)


FACTS = (
    "up: 12.34%, new: 34.5%, old: 32.4%, more: 20户, third: 3位, ind: 2248人, base: 6509人, half: 87.5%, "
    "over: 112.5%, people: 11.92万人, staff: 5563名, road: 118.6公里, all_rate: 100%, none: 0户, now: 1123件, "
    "before: 1000件"
)
BULLETIN_WORDS = {
    *("growth", "grew", "rose", "net", "ranked", "part_of", "completed", "exceeded"),
    *("nearly", "over", "about", "all_of", "none_of"),
}


@languages
def test_the_examples_of_bulletin_words_print_what_the_page_says(lang: str, tmp_path: Path) -> None:
    shown = {name: example for name, example in examples(lang, "filters") if name in BULLETIN_WORDS}
    assert set(shown) == BULLETIN_WORDS
    texts = [re.fullmatch(r"`([^`]+)` (.+)", example.replace("\\|", "|")) for example in shown.values()]
    wanted = [(found[1], found[2]) for found in texts if found is not None]
    made = paragraph(tmp_path, "\n".join(f"{{{{ {code} }}}}；" for code, _ in wanted), FACTS)
    assert (made.messages, made.text) == ([], "；".join(text for _, text in wanted) + "；")


def test_a_name_in_no_table_is_not_documented() -> None:
    assert "loop.index" in section("en", "filters")
    assert "loop.index" not in first_cells("en", "filters")


# ---- both languages say the same


@pytest.mark.parametrize("pages", [READMES, GUIDES], ids=["README", "templates"])
def test_headings_are_equal_in_number_and_level(pages: dict[str, str]) -> None:
    assert heading_levels(pages["en"]) == heading_levels(pages["zh"])


@pytest.mark.parametrize("pages", [READMES, GUIDES], ids=["README", "templates"])
def test_code_is_equal(pages: dict[str, str]) -> None:
    assert inputs(pages["en"]) == inputs(pages["zh"])


def test_the_readme_names_the_test_command() -> None:
    assert all("make test" in inputs(page)[0][1] for page in READMES.values())


# ---- the README's commands do what it says


@languages
def test_following_the_readme_gives_what_it_shows(lang: str, tmp_path: Path) -> None:
    reader = Reader(tmp_path / "checkout", lang)
    for heading, blocks in chapters(READMES[lang]):
        changed: list[tuple[Path, str]] = []
        said = ""
        for kind, text in blocks:
            match kind:
                case "sh":
                    said = reader.run(text)
                case "text":
                    lines = {line.strip() for line in (said + reader.printed()).splitlines()}
                    absent = [line for line in text.splitlines() if line.strip() not in lines | {""}]
                    assert not absent, f"{heading}: not printed: {absent}\n{said}"
                case "diff":
                    changed.append(reader.change(text))
                case "yaml":
                    reader.write(text)
                case "table":
                    reader.tabulate(text)
                case _:
                    pass
        for path, before in changed:
            path.write_text(before, encoding="utf-8")


class Reader:
    """Somebody who follows the README in a copy of the workspace."""

    def __init__(self, checkout: Path, lang: str) -> None:
        for name in ("data", "briefings", "templates"):
            shutil.copytree(ROOT / name, checkout / name)
        shutil.copy(ROOT / "briefgen.toml", checkout)
        self.here, self.lang = checkout, lang

    def run(self, commands: str) -> str:
        """Runs the commands that are for running; gives what they printed."""
        said = ""
        for command in commands.splitlines():
            match shlex.split(command):
                case ["cd", folder]:
                    self.here = (self.here / folder).resolve()
                case ["briefgen", "publish", *_]:
                    pass  # tests/publish/browser publishes the samples, and looks at what came of it
                case [word, *_] if word in RUN:
                    said += self._run(command)
        return said

    def _run(self, command: str) -> str:
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        locale = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}[self.lang]
        environment = {**os.environ, "PATH": path, "LANG": locale, "LC_ALL": locale, "NO_COLOR": "1"}
        done = subprocess.run(
            command, shell=True, cwd=self.here, env=environment, capture_output=True, encoding="utf-8"
        )
        said = done.stdout + done.stderr
        assert done.returncode in (0, 1), f"{command}: {done.returncode}\n{said}"
        assert done.returncode == 0 or re.search(r"^(error|错误) BG", said, re.MULTILINE), (
            f"{command}\n{said}"
        )
        return said

    def printed(self) -> str:
        """The text of every document that was built."""
        return "\n".join(p.read_text(encoding="utf-8") for p in self.here.glob("output/*/*.txt"))

    def change(self, diff: str) -> tuple[Path, str]:
        """Makes the change; gives the file and what it held."""
        name, old, new = (line[1:] for line in diff.splitlines())
        path = self.here / name.removeprefix("-- ")
        before = path.read_text(encoding="utf-8")
        assert before.count(f"{old}\n") == 1, f"{path.name} holds no line {old!r}"
        path.write_text(before.replace(f"{old}\n", f"{new}\n"), encoding="utf-8")
        return path, before

    def write(self, text: str) -> None:
        """Writes the file that the first line names."""
        path = self.here / text.partition("\n")[0].removeprefix("# ")
        path.write_text(text, encoding="utf-8")

    def tabulate(self, text: str) -> None:
        """Types the table of observations into a workbook."""
        book = openpyxl.Workbook()
        assert book.active is not None
        for row in cells(text):
            book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
        book.save(self.here / "data/observations/reading.xlsx")


# ---- reading Markdown


def page_text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def section(lang: str, name: str) -> str:
    heading = SECTIONS[lang][name]
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", page_text(GUIDES[lang]), re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def first_cells(lang: str, name: str) -> set[str]:
    """The names in the first column of a section's tables."""
    rows = re.findall(r"^\| (`[^|]*) \|", section(lang, name), re.MULTILINE)
    return {word for row in rows for word in re.findall(r"`([^`]+)`", row)}


def examples(lang: str, name: str) -> Iterator[tuple[str, str]]:
    """The name and the last cell of each row of a section's tables."""
    for row in re.findall(r"^\| (`.*) \|$", section(lang, name), re.MULTILINE):
        found = re.split(r" (?<!\\)\| ", row)
        yield found[0].strip("`"), found[-1]


def heading_levels(page: str) -> list[int]:
    text = re.sub(r"^```.*?^```", "", page_text(page), flags=re.MULTILINE | re.DOTALL)
    return [len(mark) for mark in re.findall(r"^(#+) ", text, re.MULTILINE)]


def code_blocks(text: str) -> Iterator[tuple[str, str]]:
    """The fenced blocks in order, with their language, and tables of observations among them."""
    for found in re.finditer(r"^```(\w+)\n(.*?)^```|^\| 指标 .*?(?=\n\n)", text, re.MULTILINE | re.DOTALL):
        yield (found[1], found[2]) if found[1] else ("table", found[0])


def inputs(page: str) -> list[tuple[str, str]]:
    """What a reader types: everything in blocks but what comes back."""
    return [(kind, text) for kind, text in code_blocks(page_text(page)) if kind != "text"]


def chapters(page: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The headings with the blocks under them."""
    for part in re.split(r"^##+ ", page_text(page), flags=re.MULTILINE)[1:]:
        yield part.partition("\n")[0], list(code_blocks(part))


def cells(table: str) -> Iterator[list[str]]:
    for row in table.splitlines():
        if "---" not in row:
            yield [cell.strip() for cell in row.strip("|").split("|")]
