"""Finished files measured: does a PDF or DOCX keep the page of GB/T 9704-2012.

Not making files (that is `write`) and not checking records (that is `check`).
"""
