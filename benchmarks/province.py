"""A province that reports: so many counties, their figures, a report of each, and a table of each city.

Not measuring. Every name and figure is made up, by one seed; what has to add up does, so that nothing is
found. The words of the report stand in `county/`.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

SEED = 20_260_120
COUNTIES_A_CITY = 10
YEARS = (2024, 2025)
TEXTS = Path(__file__).parent / "county"
FIRST = (
    "清安永福长泰丰瑞云龙凤石青白松竹柳桐枫梅荷兰秀文景昌盛嘉"
    "宜惠仁礼宁康广博远望临沿上下新古东西南北春秋晴朗朝星沐润"
)
SECOND = (
    "川河山江溪源阳陵湖泉岭原港浦塘桥田坪关城洲湾潭渡沙林峰岩"
    "谷井坝堰垭坡台楼亭庄集店寨堡营屯沟滩汀渚泽岗梁塬墩坊圩"
)
PROVINCE = "- {id: prov, name: 岚江省, level: province}\n"
SETTINGS = 'office = "岚江省公共服务工作专班"\nformats = ["html", "pdf", "docx"]\n'
HEADER = "indicator,place,period,line,tier,works,field,value,source\n"
DIMENSIONS = ("line", "tier", "works", "field")
CITY_COLUMNS = (
    ("常住人口（万人）", "value('people', place='{id}', period=2025)"),
    ("客运量（万人次）", "total('riders', place='{id}', period=2025)"),
    ("门诊量（万人次）", "total('visits', place='{id}', period=2025)"),
    ("供水量（万吨）", "total('supply', place='{id}', period=2025)"),
)


@dataclass(frozen=True, slots=True)
class County:
    """A county, and the city that it belongs to."""

    id: str
    name: str
    city: str


@dataclass(frozen=True, slots=True)
class City:
    """A city with its counties."""

    id: str
    name: str
    counties: tuple[County, ...]


def write_province(root: Path, counties: int, tables: bool = False) -> tuple[City, ...]:
    """A workspace with a report of each county, and where `tables` asks for them a table of each city."""
    cities = _cities(counties)
    for folder in ("data/indicators", "data/vocab", "data/observations", "briefings/cities"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "briefgen.toml").write_text(
        'office = "岚江省公共服务工作专班"\nformats = ["html", "pdf", "docx"]\n'
    )
    shutil.copy(TEXTS / "indicators.yaml", root / "data/indicators/services.yaml")
    shutil.copy(TEXTS / "dimensions.yaml", root / "data/vocab/dimensions.yaml")
    _write(root / "data/places.yaml", PROVINCE, *_places(cities))
    _write(root / "data/organs.yaml", *_organs(cities))
    for city in cities:
        _write(root / f"data/observations/{city.id}.csv", HEADER, *_rows(city))
        if tables:
            _write(root / f"briefings/cities/{city.id}-table.yaml", *_table(city))
    shutil.copy(TEXTS / "report.yaml", root / "briefings/county-report.yaml")
    return cities


def _cities(counties: int) -> tuple[City, ...]:
    """Names of two characters, each once."""
    names = [a + b for a, b in product(FIRST, SECOND)]
    random.Random(SEED).shuffle(names)
    left = iter(names)
    return tuple(
        _city(number, min(COUNTIES_A_CITY, counties - start), left)
        for number, start in enumerate(range(0, counties, COUNTIES_A_CITY), 1)
    )


def _city(number: int, counties: int, names: Iterator[str]) -> City:
    id, name = f"c{number:03}", next(names) + "市"
    words = ("区", *"县" * (COUNTIES_A_CITY - 2), "市")
    return City(
        id,
        name,
        tuple(
            County(f"{id}-{n:02}", own + word, id)
            for n, (own, word) in enumerate(zip(islice(names, counties), words, strict=False), 1)
        ),
    )


def _write(path: Path, *parts: str) -> None:
    path.write_text("".join(parts), encoding="utf-8")


def _places(cities: tuple[City, ...]) -> Iterator[str]:
    for city in cities:
        yield f"- {{id: {city.id}, name: {city.name}, level: prefecture, parent: prov}}\n"
        for county in city.counties:
            yield f"- {{id: {county.id}, name: {county.name}, level: county, parent: {city.id}}}\n"


def _organs(cities: tuple[City, ...]) -> Iterator[str]:
    for city in cities:
        for place in (city, *city.counties):
            name = f"{place.name}人民政府办公室"
            yield f"- {{id: office-{place.id}, name: {name}, place: {place.id}, kind: office}}\n"


# ---- tables


def _table(city: City) -> Iterator[str]:
    yield (
        f"id: {city.id}-table\nkind: table\nplace: {city.id}\n"
        f"title: {city.name}各县（市、区）公共服务指标表\n"
        f"issuer: office-{city.id}\ndate_issued: 2026-01-22\nstatus: signed\n"
        f"signed: {{organ: office-{city.id}, date: 2026-01-22}}\n"
        "lead: 本表汇总全域各县（市、区）上报的年度指标，供调度会使用。\n"
        "tables:\n  - kind: cells\n    columns:\n      - {title: 县（市、区）, weight: 2}\n"
    )
    yield from (f"      - {{title: {title}, align: decimal, weight: 2}}\n" for title, _ in CITY_COLUMNS)
    yield "    rows:\n"
    for county in city.counties:
        cells = (f'"{{{{ {query.format(id=county.id)}|bare }}}}"' for _, query in CITY_COLUMNS)
        yield f"      - [{', '.join((county.name, *cells))}]\n"


# ---- figures


def _rows(city: City) -> Iterator[str]:
    for county in city.counties:
        rng = random.Random(f"{SEED} {county.id}")
        tenths, villages = rng.randint(80, 900), rng.randint(40, 260)
        shape = {line: rng.randint(400, 4_000) for line in ("ring", "east", "west", "hill")}
        for year in YEARS:
            for indicator, member, value in _figures(rng, year, tenths, villages, shape):
                yield _row(indicator, county.id, year, member, value)


def _row(indicator: str, place: str, year: int, member: tuple[str, str], value: str) -> str:
    held = ",".join(member[1] if member[0] == dimension else "" for dimension in DIMENSIONS)
    return f"{indicator},{place},{year},{held},{value},公共服务年报\n"


Figure = tuple[str, tuple[str, str], str]
ALONE = ("", "")


def _figures(
    rng: random.Random, year: int, people: int, villages: int, lines: dict[str, int]
) -> Iterator[Figure]:
    """The figures of a county in a year; `people` and what is told in 万 come in tenths."""
    yield "people", ALONE, _tenths(people + (year - YEARS[0]) * rng.randint(-3, 5))
    yield "villages", ALONE, str(villages)
    yield "bus-villages", ALONE, str(villages - rng.choice((0, 0, 1, 2, 3, 5, 8)))
    yield from _spread("riders", "line", {k: _tenths(_near(rng, v)) for k, v in lines.items()})
    yield from _spread("trips", "line", {k: str(_near(rng, v * 11)) for k, v in lines.items()})
    tiers = {"county": people * 2, "town": people * 2 + rng.randint(-60, 60), "village": people}
    yield from _spread("visits", "tier", {k: _tenths(_near(rng, v)) for k, v in tiers.items()})
    beds = {"county": rng.randint(2, 5), "town": rng.randint(8, 26), "village": villages + rng.randint(0, 9)}
    yield from _spread("clinics", "tier", {k: str(v) for k, v in beds.items()})
    yield from _water(rng, people)
    for field, scale in (("bus", 3_000), ("clinic", 2_200), ("water", 3_100)):
        yield from _money(rng, field, scale)


def _water(rng: random.Random, people: int) -> Iterator[Figure]:
    parts = {"mains": people * 5 // 10, "plant": people * 3 // 10, "spring": people // 10}
    for works, held in parts.items():
        samples = rng.randint(120, 600)
        member = ("works", works)
        yield "supply", member, _tenths(_near(rng, held * 40))
        yield "served", member, _tenths(held)
        yield "samples", member, str(samples)
        yield "good", member, str(samples - rng.randint(1, 14))


def _money(rng: random.Random, field: str, scale: int) -> Iterator[Figure]:
    planned, calls = _near(rng, scale), rng.randint(60, 900)
    member = ("field", field)
    yield "planned", member, str(planned)
    yield "spent", member, str(planned * rng.randint(860, 985) // 1000)
    yield "calls", member, str(calls)
    yield "settled", member, str(calls - rng.randint(2, calls // 12))


def _spread(indicator: str, dimension: str, values: dict[str, str]) -> Iterator[Figure]:
    for member, value in values.items():
        yield indicator, (dimension, member), value


def _near(rng: random.Random, value: int) -> int:
    """A figure within a fifth of this one."""
    return value * rng.randint(820, 1190) // 1000


def _tenths(value: int) -> str:
    return f"{value // 10}.{value % 10}"


def main() -> None:
    """`python benchmarks/province.py FOLDER COUNTIES [tables]` writes one to look at."""
    cities = write_province(Path(sys.argv[1]), int(sys.argv[2]), "tables" in sys.argv[3:])
    print(f"{sum(len(city.counties) for city in cities)} counties in {len(cities)} cities")


if __name__ == "__main__":
    main()
