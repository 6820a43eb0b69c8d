"""Numbers are bound: what a template does with a value stays a value, or is an error in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from compose.workspaces import body, paragraph

FACTS = (
    "n: 354户, q: 40户, p: 354户1527人, o: 163户867人, d: 2019-01-04, r: 20至30户, l: [甲, 乙, 丙], "
    "z: 0户, s: 34.5%, lab: {value: 3个, label: 标签}"
)


@pytest.mark.parametrize(
    ("source", "text", "sources"),
    [
        ("{{ f.n }}", "354户", ["d.n"]),
        ("{{ f['n'] }}", "354户", ["d.n"]),
        ("{{ f.n + f.q }}", "394户", ["d.n", "d.q"]),
        ("{{ f.n - f.q }}", "314户", ["d.n", "d.q"]),
        ("{{ f.n / f.q }}", "8.85", ["d.n", "d.q"]),
        ("{{ f.q * f.s }}", "13.8户", ["d.q", "d.s"]),
        ("{{ -f.n }}", "-354户", ["d.n"]),
        ("{{ (-f.n)|abs }}", "354户", ["d.n"]),
        ("{{ f.n|bare }}", "354", ["d.n"]),
        ("{{ f.q|share(f.n)|digits(1) }}", "11.3%", ["d.q", "d.n"]),
        ("{{ f.p.persons }}", "1527人", ["d.p"]),
        ("{{ f.r.high }}", "30户", ["d.r"]),
        ("{{ f.l|count('个')|zh }}", "三个", ["d.l"]),
        ("{{ [f.n, f.q]|sum }}", "394户", ["d.n", "d.q"]),
        ("{{ [f.p, f.o]|sum(attribute='persons') }}", "2394人", ["d.p", "d.o"]),
        ("{{ [f.n, f.q]|sort|first }}", "40户", ["d.q"]),
        ("{{ [f.n, f.q]|map('bare')|list|last }}", "40", ["d.q"]),
        ("{{ f.n if f.n > f.q else f.q }}", "354户", ["d.n"]),
        ("{{ f.n|default('无') }}", "354户", ["d.n"]),
        ("{{ f.n|lined }}", "354户", ["d.n"]),
        ("{% set x = f.n %}{{ x }}", "354户", ["d.n"]),
        ("{% set x %}{{ f.n }}{% endset %}{{ x }}", "354户", ["d.n"]),
        ("{% set ns = namespace(x=f.n) %}{% set ns.x = ns.x + f.q %}{{ ns.x }}", "394户", ["d.n", "d.q"]),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(f.n) }}", "354户", ["d.n"]),
        ("{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ f.n }}{% endcall %}", "354户", ["d.n"]),
        ("{% for x in [f.n] %}{{ x }}{% endfor %}", "354户", ["d.n"]),
        ("{% with x = f.n %}{{ x }}{% endwith %}", "354户", ["d.n"]),
        ("{% filter trim %}{{ f.n }}{% endfilter %}", "354户", ["d.n"]),
        ("{{ '' ~ (f.n|lined) }}", "354户", ["d.n"]),
    ],
)
def test_a_value_stays_bound(tmp_path: Path, source: str, text: str, sources: list[str]) -> None:
    made = paragraph(tmp_path, source, FACTS)
    assert made.values == [(text, sources)]
    assert made.typed == ""


@pytest.mark.parametrize(
    ("source", "values"),
    [
        ("{{ f.p }}", ["354户", "1527人"]),
        ("{{ f.p + f.o }}", ["517户", "2394人"]),
        ("{{ f.p - f.o }}", ["191户", "660人"]),
        ("{{ f.r }}", ["20", "30户"]),
        ("{{ [f.n, f.q]|listed('和') }}", ["354户", "40户"]),
        ("{{ [f.p, f.o]|sum }}", ["517户", "2394人"]),
    ],
)
def test_a_compound_value_stays_bound_in_each_part(tmp_path: Path, source: str, values: list[str]) -> None:
    made = paragraph(tmp_path, source, FACTS)
    assert [text for text, _ in made.values] == values
    assert not any(char.isdigit() for char in made.typed)


AS_TEXT = [
    "{{ f.n ~ 'x' }}",
    "{{ 'x' ~ f.n }}",
    "{{ 'x' ~ f.p }}",
    "{{ 'x' ~ f.d }}",
    "{{ 'x' ~ f.r }}",
    "{{ 'x' + f.n }}",
    "{{ f.n + 'x' }}",
    "{{ 'x' * f.n }}",
    "{{ '%s' % f.n }}",
    "{{ [f.n, f.q]|join('、') }}",
    "{{ [f.p]|join(attribute='persons') }}",
    "{{ f.n|join }}",
    "{{ f.n|string }}",
    "{{ f.n|trim }}",
    "{{ f.n|int }}",
    "{{ f.n|float }}",
    "{{ f.n|round }}",
    "{{ f.n|list }}",
    "{{ f.n|first }}",
    "{{ '{}'.format(f.n) }}",
    "{{ '{0.quantity.value}'.format(f.n) }}",
    "{{ '{a}'.format_map({'a': f.n}) }}",
    "{{ '{a}'.format(a=f.n) }}",
    "{{ '、'.join([f.n]) }}",
    "{{ 3 in f.n }}",
    "{{ [f.n]|map('string')|first }}",
]


@pytest.mark.parametrize("source", AS_TEXT)
def test_the_digits_of_a_value_never_become_text(tmp_path: Path, source: str) -> None:
    made = paragraph(tmp_path, "共" + source, FACTS)
    assert made.found is None
    assert set(made.told) == {"briefings/d.yaml:7:11 BG202"}


@pytest.mark.parametrize("source", AS_TEXT)
def test_nor_do_they_in_a_template(tmp_path: Path, source: str) -> None:
    made = body(tmp_path, "共" + source, FACTS)
    assert set(made.told) == {"templates/t.md.j2:4:2 BG202"}


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{{ f.n + 1 }}", "BG210"),
        ("{{ 1 + f.n }}", "BG210"),
        ("{{ f.n - 1 }}", "BG210"),
        ("{{ f.n * 2 }}", "BG210"),
        ("{{ f.n / 2 }}", "BG210"),
        ("{{ 2 / f.n }}", "BG210"),
        ("{{ [f.n]|sum(start=5) }}", "BG210"),
        ("{{ f.n|round(1, 'floor') }}", "BG210"),
        ("{{ f.n + f.p.persons }}", "BG208"),
        ("{{ f.n > f.p.persons }}", "BG208"),
        ("{{ f.n + f.p }}", "BG215"),
        ("{{ f.n + f.d }}", "BG215"),
        ("{{ f.p + f.n }}", "BG215"),
        ("{{ f.p - 1 }}", "BG210"),
        ("{{ f.d + f.d }}", "BG215"),
        ("{{ f.n // f.q }}", "BG215"),
        ("{{ f.n % 3 }}", "BG215"),
        ("{{ 3 % f.n }}", "BG215"),
        ("{{ f.n ** 2 }}", "BG215"),
        ("{{ 2 ** f.n }}", "BG215"),
        ("{{ f.p|digits(1) }}", "BG215"),
        ("{{ f.r|to('万户') }}", "BG215"),
        ("{{ f.n / f.z }}", "BG209"),
        ("{{ f.z / f.z }}", "BG209"),
        ("{{ f.n|share(f.z) }}", "BG209"),
        ("{{ '同' if f.p == f.o }}", "BG215"),
        ("{{ '同' if f.r != f.r }}", "BG215"),
        ("{{ '长' if f.l > 2 }}", "BG215"),
        ("{{ '早' if f.d < f.n }}", "BG215"),
        ("{{ '同' if f.n == '354户' }}", "BG210"),
        ("{{ 3 }}", "BG203"),
        ("{{ 3 ~ '户' }}", "BG203"),
        ("{{ 3|string }}", "BG203"),
        ("{{ [3, 4]|join }}", "BG203"),
        ("{{ [3, 4]|listed }}", "BG203"),
        ("{{ [3, 4]|sum }}", "BG203"),
        ("{{ 3|lined }}", "BG203"),
        ("{{ 3|lead_in }}", "BG203"),
        ("{{ f.l|length }}", "BG203"),
        ("{{ f.l|length ~ '个' }}", "BG203"),
        ("{{ f.n == 354 }}", "BG305"),
        ("{% for x in f.l %}{% if loop.first %}{{ loop.index }}{% endif %}{% endfor %}", "BG203"),
        ("{% for x in range(400) %}{% if f.n == x %}{{ x ~ '' }}{% endif %}{% endfor %}", "BG203"),
        ("{{ f.lab.note }}", "BG211"),
        ("{{ none }}", "BG211"),
        ("{{ range(354)|count('户') }}", "BG215"),
        ("{{ range(354)|list|count('户') }}", "BG215"),
        ("{{ f.l|count('0个') }}", "BG215"),
        ("{{ count('laid', '3条', period=2020) }}", "BG215"),
        ("{{ f.n|item_mark }}", "BG215"),
        ("{{ f.q|share(f.n)|fraction(3, '354户的') }}", "BG217"),
        ("{{ f.q|share(f.n)|fraction(f.n) }}", "BG215"),
    ],
)
def test_arithmetic_without_an_honest_result_is_an_error(tmp_path: Path, source: str, code: str) -> None:
    assert set(paragraph(tmp_path, source, FACTS).codes) == {code}


@pytest.mark.parametrize(
    "source",
    [
        "{{ f.n.quantity }}",
        "{{ f.n.quantity.value }}",
        "{{ f.n.quantity.value|string }}",
        "{{ f.n['quantity'].value ~ '' }}",
        "{{ f.n.said() }}",
        "{{ f.n.about }}",
        "{{ f.d.day.year }}",
        "{{ f.d.said() }}",
        "{{ f.p.pair }}",
        "{{ f.r.range.low.value }}",
        "{{ f.l.items|join }}",
        "{{ doc.title[0].text }}",
        "{{ doc.title[0].scope.workspace.observations|first }}",
        "{{ (1|item_mark).text }}",
        "{{ (f.n|lined)[0].text }}",
        "{{ (f.n|lined)[0].quantity.value ~ '' }}",
        "{{ [f.n]|map(attribute='quantity.value')|first }}",
        "{{ ([f.n]|groupby('quantity.value')|first)[0] }}",
        "{{ value('laid', period=2020, pipe='small').quantity.value ~ '' }}",
        "{{ place.code.scope }}",
    ],
)
def test_the_inside_of_a_value_cannot_be_read(tmp_path: Path, source: str) -> None:
    made = paragraph(tmp_path, source, FACTS, "place: donghu\n")
    assert made.found is None
    assert set(made.codes) <= {"BG302", "BG308"}


@pytest.mark.parametrize(
    "name",
    ["tojson", "pprint", "format", "replace", "e", "escape", "safe", "attr", "urlize", "xmlattr", "upper"],
)
def test_filters_that_would_turn_values_into_text_do_not_exist(tmp_path: Path, name: str) -> None:
    made = paragraph(tmp_path, "{{ f.n|" + name + " }}", FACTS)
    assert made.told == ["briefings/d.yaml:7:17 BG311"]
    assert name in made.messages[0]


@pytest.mark.parametrize(
    "source",
    [
        "{{ [f.n] }}",
        "{{ (f.n,) }}",
        "{{ {'a': f.n} }}",
        "{{ [f.n] ~ '' }}",
        "{{ doc }}",
        "{{ f }}",
        "{{ doc ~ '' }}",
    ],
)
def test_a_container_is_not_printed(tmp_path: Path, source: str) -> None:
    assert paragraph(tmp_path, source, FACTS).codes == ["BG305"]


def test_a_value_cut_out_of_composed_text_is_an_error(tmp_path: Path) -> None:
    source = "{% set x %}{{ f.n }}{% endset %}{% for c in x %}{{ c }}{% endfor %}"
    assert paragraph(tmp_path, source, FACTS).codes == ["BG305"]


def test_composed_text_has_no_number_of_its_own(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "{% set x %}{{ f.n }}{% endset %}{{ x|int }}", FACTS)
    assert made.messages == ["打印了没有出处的数字 0"]


def test_a_value_knows_the_place_of_its_digits_and_of_the_expression(tmp_path: Path) -> None:
    (leaf,) = paragraph(tmp_path, "{{ f.n }}", FACTS).leaves
    assert str(leaf.span) == "briefings/d.yaml:7:10"
    quantity = getattr(leaf, "behind", None)
    assert quantity is not None
    assert [str(source.span) for source in quantity.sources] == ["briefings/d.yaml:4:12"]


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("f.n > f.q", True),
        ("f.n == 354", True),
        ("f.n != f.n", False),
        ("f.n >= f.q and f.q <= f.n", True),
        ("f.s < f.s", False),
        ("f.d == f.d", True),
        ("f.d < f.later", True),
        ("f.d >= f.later", False),
        ("f.lab.period == f.lab.period", True),
        ("f.lab.period != 2020", False),
        ("f.lab.period == '2021'", False),
    ],
)
def test_values_compare_as_quantities_days_and_periods(tmp_path: Path, condition: str, holds: bool) -> None:
    facts = FACTS.replace("label: 标签", "label: 标签, period: 2020") + ", later: 2019-02-01"
    made = paragraph(tmp_path, "{{ '是' if " + condition + " else '否' }}", facts)
    assert made.text == ("是" if holds else "否")


def test_what_a_fact_says_besides_its_amount_can_be_read(tmp_path: Path) -> None:
    assert paragraph(tmp_path, "{{ f.lab.label }}", FACTS).text == "标签"


def test_names_of_a_list_are_text_and_can_be_joined(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "{{ f.l|join('与') }}；{{ '有' ~ f.l }}；{{ f.l[0] }}", FACTS)
    assert made.text == "甲与乙与丙；有甲、乙、丙；甲"


def test_an_if_without_an_else_prints_nothing(tmp_path: Path) -> None:
    assert paragraph(tmp_path, "甲{{ '乙' if f.n > f.p.households }}", FACTS).text == "甲"
    made = paragraph(tmp_path, "甲{{ ('乙' if f.n > f.p.households) ~ '丙' }}", FACTS)
    assert made.text == "甲丙"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{{ f.n / f.z }}", "BG209"),
        ("{{ f.z / f.z }}", "BG209"),
        ("{{ (f.n * f.n * f.n)|bare|digits(9) }}", "BG220"),
    ],
)
def test_only_a_division_by_zero_is_told_as_one(tmp_path: Path, source: str, code: str) -> None:
    assert paragraph(tmp_path, source, f"n: {'9' * 18}户, z: 0户").codes == [code]
