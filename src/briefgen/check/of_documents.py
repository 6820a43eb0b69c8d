"""What `check` runs over a finished document and its ledger, in order: one function a rule.

Not over the records: that is `of_records`.
"""

from briefgen.check.agreement.disagreements import disagreements
from briefgen.check.agreement.numbers import unbound_number, unitless_number
from briefgen.check.glyphs import missing_glyph
from briefgen.check.titles import title_form

DOCUMENT = (unbound_number, unitless_number, disagreements, title_form, missing_glyph)
"""Glyphs come last: where fonts are missing, all else has been looked at."""
