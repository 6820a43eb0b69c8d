"""The settings of a small website, for tests that publish one."""

from __future__ import annotations

SETTINGS = """\
office = "青石渡管理站"

[publish]
name = "青石渡"
url = "https://ferry.example/news/"
code = "3600000001"
"""
