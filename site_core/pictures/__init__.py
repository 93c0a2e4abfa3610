"""Pictures on public pages: the sizes and formats they are made in, making them, and the HTML that offers them."""
