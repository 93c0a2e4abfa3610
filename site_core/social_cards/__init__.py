"""Pictures that stand for a page where somebody shares its address: 1200 × 630, drawn with Pillow, one a page."""
