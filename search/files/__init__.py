"""The text of attached files: read by the worker in a process of its own, kept in a table, searched with the page.

`limits`, `pdf`, `docx` and `child` know no Django: they are what runs in the process that may be killed.
"""
