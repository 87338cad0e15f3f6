"""Made claims of who did what to whom, whose names say which part they play."""
