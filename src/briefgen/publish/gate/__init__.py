"""The gate: every produced file is searched for what may not be published, before it is.

Not what makes the files, and nothing of sites: it is given bytes and tells what stands in them.
"""
