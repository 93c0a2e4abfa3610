"""Legal documents, what cites them, and whether they are in force."""
