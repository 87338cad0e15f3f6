"""Minimal pairs: true claims about passages, beside the same claims with one thing altered."""
