"""A PDF, with everything that is in it: every object of the file, whether a page leads there or not.

Not the look of a page: that is measured in `form`.
"""
