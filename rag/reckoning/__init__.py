"""Questions that are answered by computing: how long ago, how long after, which came first."""
