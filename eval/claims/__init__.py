"""The check of claims, measured on minimal pairs."""
