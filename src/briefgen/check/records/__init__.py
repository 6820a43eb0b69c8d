"""Checks of records, before anything is composed: references, sums, dates, formulas, issues."""
