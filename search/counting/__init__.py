"""What people search for and do not find, counted without anything about a person.

Kept is: the words without diacritics, the day, how often, with how many hits, how often a hit was opened. No address, no session, no time
of day. What looks like a telephone number, an e-mail address or the number of a paper is not kept at all.
"""
