"""briefgen, the briefing compiler: records and templates become Chinese official documents."""

__version__ = "0.1.0"
