"""What a page must be before the public may see it: the rules hold when it is submitted or published, never when a draft is saved.

A type says its rules in `check_quality()`; those of blocks and of rows belong to these. `full_clean()` is where all of them are asked,
by whichever way a page goes public: the editor's button, a schedule, a workflow, a bulk action, a copy.
"""
