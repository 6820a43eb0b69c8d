"""Workers behind `concurrent.futures.Executor`: processes of this machine, or a cluster.

Not what the tasks do, and not which documents are made: `assembly` and `stages` say that.
"""
