"""Keeps the libraries from calling out: to be done before any of them is imported."""

from __future__ import annotations

import os

# Each of these libraries reads its variable once, while it is being imported.
PRIVATE = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_RUN_HISTORY": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
    "ANONYMIZED_TELEMETRY": "False",
}


def protect() -> None:
    """Turns off telemetry and downloads, except where the user has set a variable himself."""
    for name, value in PRIVATE.items():
        os.environ.setdefault(name, value)
