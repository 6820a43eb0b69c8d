"""The words that tell numbers from words: units, names that hold numbers, words that hold none.

Not the numbers themselves: `ledger/scan` finds those with it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from briefgen.model.fields import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A word list (词表). A numeral followed by one of `units` is a quantity, unless it stands in one
    of `names` (十三五, 五位一体) or of `words` (统一, 一般), or is 一 with one of `articles` (一个体系)."""

    units: tuple[Line, ...] = ()
    """Units and measure words (单位、量词): 户, 人, 亩, 项."""
    symbols: tuple[Line, ...] = ()
    """Units only after digits: %, kg; and 分, 角, since 十分 and 三角 are words."""
    articles: tuple[Line, ...] = ()
    """Measure words that make 一 say "a" and not "one": 一个体系, 一批项目."""
    lookalikes: tuple[Line, ...] = ()
    """Words that begin like a unit and are none: 部门, 年级, 成立."""
    names: tuple[Line, ...] = ()
    """Names that hold a number: they are listed in the ledger as names."""
    words: tuple[Line, ...] = ()
    """Words that hold a numeral and no number."""

    def joined(self, other: Lexicon) -> Lexicon:
        """Both lists, each word once."""
        return Lexicon(
            **{
                field.name: tuple(dict.fromkeys((*getattr(self, field.name), *getattr(other, field.name))))
                for field in fields(self)
            }
        )
