"""The answers, a tab each: what would change it, over time, how sure, bids, side by side."""
