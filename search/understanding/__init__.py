"""What people write for their trade or their place, understood everywhere in the same way.

`current.current_trades().ranked(text)` and `current.current_places().ranked(text)` give the readings, best first. Everything else
here is pure and knows no database.
"""
