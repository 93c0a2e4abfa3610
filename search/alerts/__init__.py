"""«Báo cho tôi»: who left an address is told by mail when something changes for their answers. `checking.py` is the daily round."""
