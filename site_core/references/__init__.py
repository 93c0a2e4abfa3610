"""What may not be deleted while something refers to it: said by what, before anything is lost.

A model says so with `kept_while_used = True`. The rule holds in every view of the admin that deletes.
"""
