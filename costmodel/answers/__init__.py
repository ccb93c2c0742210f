"""Questions asked of comparisons."""
