"""Checks of a finished document: whether its printed figures agree with the records and with each other."""
