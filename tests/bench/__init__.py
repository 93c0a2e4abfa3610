"""Measurements of the search: `make bench`. Not part of the site; nothing of the site imports it.

Everything that is compared is measured side by side in one run, in turns, and reported as ratios: machines differ and are busy with other
things, ratios hold.
"""
