"""One mechanism for what is kept in memory: named versions in the database, and results that are kept until one changes."""
