"""What must be there before the site is opened to the public."""
