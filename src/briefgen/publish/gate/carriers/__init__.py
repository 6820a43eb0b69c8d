"""What text stands where in a file: a reader for each kind of file.

Not what may stand there: that is `detectors`.
"""
