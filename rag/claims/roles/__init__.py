"""Who did what to whom: claims that have it the wrong way round."""
