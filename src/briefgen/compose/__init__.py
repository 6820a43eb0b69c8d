"""Templates and records to a finished document."""
