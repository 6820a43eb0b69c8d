"""How the office's website is published: the table `[publish]` of `briefgen.toml`, as one frozen value.

Not the site: that is the room `publish`. Not what may be public: that is the table `[editions]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from briefgen.config.reading import FILE, Reading, Refused, given
from briefgen.diagnostics import Span
from briefgen.model.kinds import KIND_NAMES

TABLE = "publish"
TIMEZONE = "+08:00"
"""Of every time on the site."""
SUPPRESS_BELOW = 3
MOST_SUPPRESSED = 100
REQUIRED = ("name", "url")
_CODE = re.compile(r"\d{10}|bm\d{8}")
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_HOST = re.compile(r"(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?")
_PATH = re.compile(r"(?:/[\w.~-]+)*/?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What the gate lets pass: texts of one rule in the files of one pattern, and why (放行)."""

    rule: str
    """The code of the rule."""
    text: str
    """The text as it is printed."""
    file: str
    """The files that it holds for: a path in the site, with * and ?; everywhere where it is *."""
    reason: str
    span: Span
    """Where it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """The settings of the website. A setting that is not given has the value written here."""

    name: str
    """网站名称 (SiteName)."""
    url: str
    """Where it will stand: https://host/path/, with a slash at the end."""
    code: str = ""
    """网站标识码 (SiteIDCode), ten signs; empty where the office has none."""
    organ: str = ""
    """The office that answers for it (主办单位): a name as it is printed."""
    description: str = ""
    keywords: tuple[str, ...] = ()
    icp: str = ""
    """ICP 备案号, as it is printed."""
    police: str = ""
    """公安备案号, as it is printed."""
    contact: tuple[str, ...] = ()
    """Lines of address, telephone and the like."""
    time: str = "09:00"
    """The hour of publication where a document names only a day."""
    columns: Mapping[str, str] = field(default_factory=lambda: dict(KIND_NAMES))
    """栏目: the name of each kind's column on the site."""
    suppress_below: int = SUPPRESS_BELOW
    """Counts below this are not shown on the site where their indicator is small (`suppress: true`)."""
    allowed: tuple[Allowed, ...] = ()
    span: Span = field(default_factory=lambda: Span(FILE))
    """Where the table stands."""

    @property
    def domain(self) -> str:
        """The host and path without the scheme (SiteDomain)."""
        return self.url.partition("://")[2].rstrip("/")

    def address(self, path: str) -> str:
        """The full address of a page: its path in the site, without a slash in front."""
        return self.url + path


def publishing(raw: Mapping[str, Any], reading: Reading, office: str) -> Publishing | None:
    """The settings of the site; None where the file has no such table, or one that cannot be used."""
    if TABLE not in raw:
        return None
    table = raw[TABLE]
    if not isinstance(table, dict):
        reading.refuse(TABLE, "", table, f"一个表，写成 [{TABLE}]", f"a table, written [{TABLE}]")
        return None
    for key in table:
        if key not in KEYS:
            reading.unknown(key, TABLE, KEYS)
    missing = [key for key in REQUIRED if key not in table]
    for key in missing:
        reading.refuse(key, TABLE, "", "这一项", "a value: this key is required")
    return None if missing else _publishing(table, reading, office)


def _publishing(table: dict[str, Any], reading: Reading, office: str) -> Publishing | None:
    before = len(reading.findings)
    default = Publishing(name="", url="", organ=office)

    def read(key: str, how: Callable[[Any], Any]) -> Any:
        return given(table, key, getattr(default, key), how, reading, TABLE)

    made = Publishing(
        name=read("name", _words),
        url=read("url", _url),
        code=read("code", _code),
        organ=read("organ", _words),
        description=read("description", _words),
        keywords=read("keywords", _several),
        icp=read("icp", _words),
        police=read("police", _words),
        contact=read("contact", _several),
        time=read("time", _time),
        columns=_columns(table.get("columns", {}), reading),
        suppress_below=read("suppress_below", _least),
        allowed=_allowed(table.get("allow", []), reading),
        span=reading.place(TABLE),
    )
    return made if len(reading.findings) == before else None


def _columns(raw: Any, reading: Reading) -> Mapping[str, str]:
    table = f"{TABLE}.columns"
    if not isinstance(raw, dict):
        reading.refuse("columns", TABLE, raw, f"一个表，写成 [{table}]", f"a table, written [{table}]")
        return dict(KIND_NAMES)
    for key in raw:
        if key not in KIND_NAMES:
            reading.unknown(key, table, tuple(KIND_NAMES))
    return {kind: given(raw, kind, name, _words, reading, table) for kind, name in KIND_NAMES.items()}


def _allowed(raw: Any, reading: Reading) -> tuple[Allowed, ...]:
    if not isinstance(raw, list) or not all(isinstance(one, dict) for one in raw):
        zh, en = "几个表，每个写成 [[publish.allow]]", "tables, each written [[publish.allow]]"
        reading.refuse("allow", TABLE, raw, zh, en)
        return ()
    return tuple(one for at, table in enumerate(raw) if (one := _one_allowed(table, at, reading)))


def _one_allowed(raw: dict[str, Any], at: int, reading: Reading) -> Allowed | None:
    table = f"{TABLE}.allow.{at}"
    for key in raw:
        if key not in ALLOW_KEYS:
            reading.unknown(key, table, ALLOW_KEYS)
    missing = [key for key in ("rule", "text", "reason") if key not in raw]
    for key in missing:
        reading.refuse(
            key,
            table,
            "",
            "这一项：规则、放行的文字和理由都要写",
            "a value: rule, text and reason are required",
        )
    rule = given(raw, "rule", "", _rule, reading, table)
    text, reason = (given(raw, key, "", _words, reading, table) for key in ("text", "reason"))
    file = given(raw, "file", "*", _words, reading, table)
    complete = not missing and rule and text and reason
    return (
        Allowed(rule=rule, text=text, file=file, reason=reason, span=reading.place(table))
        if complete
        else None
    )


# ---- values


def _words(value: Any) -> str:
    if isinstance(value, str) and value.strip() and value.isprintable():
        return value.strip()
    raise Refused("一行文字", "one line of text")


def _several(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(map(_words, value))
    return (_words(value),)


def _url(value: Any) -> str:
    """The address with a slash at its end. Plain signs only: it stands in pages, feeds and headers."""
    zh, en = (
        "网站的地址，例如 https://fpb.example/ 或 https://fpb.example/jianbao/",
        "an address such as https://fpb.example/",
    )
    if not isinstance(value, str):
        raise Refused(zh, en)
    try:
        parts = urlsplit(value)
    except ValueError:
        raise Refused(zh, en) from None
    plain = not (parts.query or parts.fragment or "?" in value or "#" in value)
    if (
        parts.scheme in ("http", "https")
        and _HOST.fullmatch(parts.netloc)
        and _PATH.fullmatch(parts.path)
        and plain
    ):
        return value if value.endswith("/") else f"{value}/"
    raise Refused(zh, en)


def _code(value: Any) -> str:
    if isinstance(value, str) and (value == "" or _CODE.fullmatch(value)):
        return value
    raise Refused(
        "网站标识码：十位数字，或 bm 加八位数字", "the site's code: ten digits, or bm and eight digits"
    )


def _time(value: Any) -> str:
    if isinstance(value, str) and _TIME.fullmatch(value):
        return value
    raise Refused('一天里的时刻，例如 "09:00"', 'a time of day such as "09:00"')


def _least(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_SUPPRESSED:
        return value
    raise Refused(
        f" 0 到 {MOST_SUPPRESSED} 的整数，0 是不遮", f"a whole number from 0 (show all) to {MOST_SUPPRESSED}"
    )


def _rule(value: Any) -> str:
    from briefgen.rules import find

    rule = find(value) if isinstance(value, str) else None
    if rule is None:
        raise Refused("规则的代码或名称，例如 BG610", "the code or name of a rule, such as BG610")
    return rule.code


KEYS = (
    *("name", "url", "code", "organ", "description", "keywords", "icp", "police", "contact", "time"),
    *("columns", "suppress_below", "allow"),
)
"""What stands in the table; the last is a list of tables, `columns` a table."""
ALLOW_KEYS = ("rule", "text", "file", "reason")
