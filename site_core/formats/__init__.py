"""How dates are typed, in every language of the admin: the day first, as on every form in Vietnam.

Django has no forms for Vietnamese and falls back to the American ones, in which 05/06/2026 is the 6th of May.
"""

FIRST_DAY_OF_WEEK = 1  # Monday
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]
DATETIME_INPUT_FORMATS = [f"{day} {time}" for day in DATE_INPUT_FORMATS for time in ("%H:%M", "%H:%M:%S")]
