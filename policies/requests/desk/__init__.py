"""The desk of the staff: the queue of requests, a page for each, who sees which, and what of that is logged."""
