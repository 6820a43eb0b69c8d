"""Files made from fonts, remembered on disk in the user's cache folder.

Not how: that is `briefgen.kept`.
"""

from briefgen.kept import SEAL, keep, place, remembered

__all__ = ["SEAL", "keep", "place", "remembered"]
