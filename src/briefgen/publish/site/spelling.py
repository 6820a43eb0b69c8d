"""One spelling for a name that documents write in several: GIS, gis and ＧＩＳ are one topic with one page.

Not the addresses: those are `groups`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefgen.publish.site.site import Published, Site


def with_one_spelling(site: Site) -> Site:
    """The site with each series and topic in the spelling that most documents use."""
    series = _chosen(one.series for one in site.documents)
    topics = _chosen(topic for one in site.documents for topic in one.topics)
    return replace(site, documents=tuple(_spelled(one, series, topics) for one in site.documents))


def folded(name: str) -> str:
    """What spellings of a name have in common, whatever their case and width."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _chosen(names: Iterable[str]) -> dict[str, str]:
    """The spelling of each name that is used most, by what its spellings have in common."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        counts[folded(name)][name] += 1
    return {key: min(held, key=lambda name: (-held[name], name)) for key, held in counts.items()}


def _spelled(document: Published, series: Mapping[str, str], topics: Mapping[str, str]) -> Published:
    return replace(
        document,
        series=series[folded(document.series)],
        topics=tuple(dict.fromkeys(topics[folded(topic)] for topic in document.topics)),
    )
