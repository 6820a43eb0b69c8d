"""What `check` runs over the records, in order: one function a rule.

Not over finished documents: that is `of_documents`.
"""

from briefgen.check.records.counts import impossible_count
from briefgen.check.records.dates import as_of_future, as_of_missing
from briefgen.check.records.derivation import formula_unit, unknown_axis, unsourced_constant
from briefgen.check.records.disguised import figure_as_text, hidden_number
from briefgen.check.records.formulas import irreproducible_figure
from briefgen.check.records.issues import stale_words, unchanged_value
from briefgen.check.records.references import check_references
from briefgen.check.records.sensitivity import field_not_withheld
from briefgen.check.records.shares import shares_over_whole
from briefgen.check.records.tenses import past_future
from briefgen.check.records.totals import sum_mismatch
from briefgen.check.records.twins import equal_indicators
from briefgen.check.texts.texts import check_texts

RECORDS = (
    check_references,
    field_not_withheld,
    formula_unit,
    unknown_axis,
    unsourced_constant,
    figure_as_text,
    hidden_number,
    impossible_count,
    sum_mismatch,
    equal_indicators,
    irreproducible_figure,
    shares_over_whole,
    as_of_missing,
    as_of_future,
    unchanged_value,
    stale_words,
    past_future,
    check_texts,
)
