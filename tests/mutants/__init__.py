"""Mutation testing: small faults are put into the code one by one, and some test must notice each. `make mutants`, see docs/mutants.md."""
