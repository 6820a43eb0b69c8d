"""Titles, headings, recipients and annexes as they are typed (BG337 to BG339, BG342, BG343)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.drafts import checked, codes, found, mend, written

REPORT = "id: d\nkind: report\nsections: [{heading: 情况, paragraphs: 好。}]\n"
OFFICIAL = "id: d\nkind: official\nmark: 清禾县交通局文件\nlead: 通知如下。\n"


def of(root: Path, text: str) -> list[str]:
    return found(root, {"briefings/d.yaml": text})


@pytest.mark.parametrize("mark", ["。", "：", "，", "；"])
def test_an_annex_title_takes_no_mark(tmp_path: Path, mark: str) -> None:
    text = f"title: 汇报\n{REPORT}attachments:\n  - title: 站点一览表{mark}\n"
    assert of(tmp_path, text) == ["briefings/d.yaml:6:17 BG337"]
    mend(tmp_path)
    assert checked(tmp_path) == ()


def test_a_half_width_mark_at_the_end_of_an_annex_title_is_taken_out_in_the_end(tmp_path: Path) -> None:
    text = f"title: 汇报\n{REPORT}attachments:\n  - title: '站点一览表:'\n"
    assert of(tmp_path, text) == ["briefings/d.yaml:6:18 BG320", "briefings/d.yaml:6:18 BG337"]
    mend(tmp_path)
    mend(tmp_path)
    assert "title: '站点一览表'\n" in (tmp_path / "briefings/d.yaml").read_text(encoding="utf-8")


def test_a_recipient_takes_no_mark(tmp_path: Path) -> None:
    text = f"title: 汇报\n{REPORT}recipients:\n  main: [各乡镇人民政府：]\n  copy: [县图书馆。, 县水务局]\n"
    assert of(tmp_path, text) == ["briefings/d.yaml:6:17 BG339", "briefings/d.yaml:7:14 BG339"]
    mend(tmp_path)
    assert "main: [各乡镇人民政府]\n  copy: [县图书馆, 县水务局]" in (
        tmp_path / "briefings/d.yaml"
    ).read_text(encoding="utf-8")


def test_a_heading_takes_no_mark(tmp_path: Path) -> None:
    text = "id: d\nkind: report\ntitle: 汇报\nsections:\n  - heading: 延长时间。\n    items: [{head: 夜班；, text: 好。}, {head: 怎么办？, text: 好。}]\n"
    assert of(tmp_path, text) == ["briefings/d.yaml:5:18 BG343", "briefings/d.yaml:6:22 BG343"]
    mend(tmp_path)
    assert checked(tmp_path) == ()


def test_a_line_of_a_title_may_end_with_a_comma_where_the_title_goes_on(tmp_path: Path) -> None:
    assert of(tmp_path, f"title: [让水更清，, 让树更绿]\n{REPORT}") == []
    assert of(tmp_path, f"title: [让水更清, 让树更绿，]\n{REPORT}") == ["briefings/d.yaml:1:19 BG343"]


@pytest.mark.parametrize(
    "title",
    [
        "关于调整线路的通知",
        "关于调整线路的请示（代拟稿）",
        "印发《线路调整办法》的通知",
        "线路调整实施方案",
        '"关于{{ place.name }}"',
    ],
)
def test_an_official_title_that_names_its_kind_is_right(tmp_path: Path, title: str) -> None:
    assert of(tmp_path, f"title: {title}\n{OFFICIAL}") == []


def test_an_official_title_without_its_kind_is_found(tmp_path: Path) -> None:
    assert of(tmp_path, f"title: 关于调整线路\n{OFFICIAL}") == ["briefings/d.yaml:1:8 BG342"]
    assert of(tmp_path, f"title: 关于调整线路\n{OFFICIAL}format: minutes\n") == []
    assert of(tmp_path, f"title: 关于调整线路\n{REPORT}") == []


def test_an_annex_that_is_not_there_is_found(tmp_path: Path) -> None:
    one = "attachments: [{title: 站点表}]\n"
    assert codes(tmp_path, "名单见附件2。", head=one) == ["BG338"]
    assert codes(tmp_path, "名单见附件1，样式见附件。", head=one) == []
    assert codes(tmp_path, "名单见附件。") == ["BG338"]
    assert codes(tmp_path, "附件材料一并报送，《办法》附件3照旧。") == []


def test_a_missing_annex_says_how_many_there_are(tmp_path: Path) -> None:
    text = f"title: 汇报\n{REPORT}lead: 名单见附件2。\nattachments: [{{title: 站点表}}]\n"
    (finding,) = checked(written(tmp_path, {"briefings/d.yaml": text}))
    assert str(finding.span) == "briefings/d.yaml:5:10"
    assert finding.message("zh") == "正文提到“附件2”，而附件只有 1 个"
    assert finding.message("en") == "the text names “附件2”, and the document has 1 only"
