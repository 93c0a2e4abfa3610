"""The kinds of content that have a version. A model says by `content_version` which of them a change of its objects changes."""

REFERENCE = "reference"
"""What rules and answers refer to: places, groups, industries, the Centre's data."""
SCHEMES = "schemes"
"""The public schemes: their rules, amounts, calls, the law that they cite, and whether they may be seen."""
PUBLIC = "public"
"""Anything that a visitor may see."""

# What contains what: a change of the first is a change of the others too.
ALSO: dict[str, tuple[str, ...]] = {REFERENCE: (SCHEMES, PUBLIC), SCHEMES: (PUBLIC,), PUBLIC: ()}
