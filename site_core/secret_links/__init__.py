"""Links that open what belongs to one person. Whoever has the link may see it, so it must stay with that person.

A secret stands in an address as a segment that begins with `~` (`/gui-nhu-cau/~k3J…/`): by this sign no line of a log shows it, whichever
part of the site writes the line. docs/decisions/0022 says what a web server in front has to do.
"""
