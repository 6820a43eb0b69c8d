"""The text rules (T01 to T20): checks of what is typed in records and templates."""
