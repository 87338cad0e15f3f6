"""Trains the reader; nothing here is needed to run it."""
