"""The public schemes as they are now, and the codes that answers may use: what a finder reads, kept in memory by version."""
