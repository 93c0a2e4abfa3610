"""What staff see of the outbox: which pages are not in the index as they are, since when, and why."""
