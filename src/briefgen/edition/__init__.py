"""Editions: a workspace without what its readers may not see, as files of its own."""

from briefgen.edition.project import Projection, project

__all__ = ["Projection", "project"]
