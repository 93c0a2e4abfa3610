"""The first content of a new site: the tree of pages, news, programmes with projects, samples of calls and prices."""
