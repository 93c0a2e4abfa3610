"""The drawings of the first content: `*.svg` are drawn by hand, `*.png` are made from them by `render.py` and loaded."""
