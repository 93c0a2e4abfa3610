"""The first content of a new site, kept as text (TOML) beside the code that loads it; never loaded over content."""
