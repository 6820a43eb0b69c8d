"""The ledger (台账) of a finished document: every number printed anywhere, and what stands behind it."""
