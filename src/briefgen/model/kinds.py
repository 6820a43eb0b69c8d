"""The kinds of briefings and what the trade calls them (文种).

Not their records: those are in `briefing`. Light, because the command line reads it at every start.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

KIND_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "bulletin": "工作简报",
        "report": "工作汇报",
        "rules": "实施细则",
        "survey": "调研报告",
        "article": "署名文章",
        "official": "公文",
        "table": "表格",
    }
)
