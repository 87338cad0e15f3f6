"""Short phrases of news, understood and written in the other language."""
