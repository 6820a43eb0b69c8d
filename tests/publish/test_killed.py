"""A publication killed at every line that lays the website out or puts it in place: the old one or the new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from faults.lines import script

CRASH = """
import sys
from pathlib import Path
from faults.lines import folder_of, killed
from briefgen.build import output
from briefgen.publish import record, staging, standing
from briefgen.publish.folder import Folder
from briefgen.publish.places import Places

places = Places.of(Path(sys.argv[1]) / "site")
if sys.argv[2] == "moved":
    sys.platform = "plain"  # a system that cannot exchange folders
rooms = (record.__file__, staging.__file__, standing.__file__, folder_of(output))
OLD = {"history.json": "{}", "index.html": "old", "documents/a/index.html": "old", "documents/a/a.pdf": "a"}
NEW = {"history.json": "{ }", "index.html": "new", "documents/b/index.html": "new", "documents/a/a.pdf": "a"}
FOREIGN = {"CNAME": "ferry.example", ".well-known/key": "k"}

def put(files):
    with output.locked(places.state, 0):
        staging.recover(places)
        folder = Folder(places.pages)
        for path, text in files.items():
            folder.put(path, text.encode())
        folder.sweep()
        new = folder.listed("pages")
        found = standing.stands(places.site, new, record.read(places.recorded), False)
        assert found.findings == (), found.findings
        staging.staged(places, new, found)
        record.intend(places.recorded, new)
        staging.swapped(places)
        record.settle(places.recorded, places.site, new)
        staging.swept(places)

def whole():
    files = (file for file in places.site.rglob("*") if file.is_file())
    return {file.relative_to(places.site).as_posix(): file.read_text() for file in files}

places.state.mkdir()
put(OLD)
for path, text in FOREIGN.items():
    (places.site / path).parent.mkdir(exist_ok=True)
    (places.site / path).write_text(text)
seen = set()
for step, ended in killed(lambda: put(NEW), rooms, int(sys.argv[3])):
    if places.site.exists() or sys.argv[2] == "exchanged":
        found = whole()
        assert found in ({**OLD, **FOREIGN}, {**NEW, **FOREIGN}), (step, found)
        seen.add(found["index.html"])
    else:
        seen.add("gap")
    put(OLD)
    assert whole() == {**OLD, **FOREIGN}, step
    assert sorted(path.name for path in places.state.iterdir()) == [".briefgen", "made", "site.json"], step
print(step, *sorted(seen))
"""


@pytest.mark.parametrize(("way", "seen"), [("exchanged", "new old"), ("moved", "gap new old")])
def test_a_publication_killed_anywhere_leaves_a_whole_website_and_the_next_one_succeeds(
    tmp_path: Path, way: str, seen: str
) -> None:
    every = "3" if way == "exchanged" else "2"
    ended = script(CRASH, str(tmp_path), way, every)
    assert ended.returncode == 0, ended.stderr
    steps, _, found = ended.stdout.strip().partition(" ")
    assert int(steps) > 300
    assert found == seen
