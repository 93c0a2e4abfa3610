"""What editors teach the search: words that mean the same, pages that come first, and the queries by which both are judged.

A changed row counts at once. Before it is saved its effect on the judged queries is shown.
"""
