"""Files to records."""

from briefgen.load.workspace import load_workspace

__all__ = ["load_workspace"]
