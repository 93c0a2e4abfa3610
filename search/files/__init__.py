"""The text of attached files: read by the worker in a process of its own, kept in a table, searched with the page.

`child` and what it imports (`kinds`, `judging`, the readers `pdf`, `docx`, `xlsx`, `odf`, `plain`, and `machine`) know no Django: they
are what runs in the process that may be killed.
"""
