"""Judges of faithfulness: does what was read bear out what was said?"""
