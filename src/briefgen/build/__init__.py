"""The stages in order, from a folder of records to a folder of documents.

Not a stage itself: loading, composing and writing have rooms of their own.
"""
