"""Whether a server listens at all, asked before what talks to it is imported."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

KNOCK_S = 0.3  # a server on this machine accepts at once
_PORTS = {"http": 80, "https": 443}


def listens(url: str, seconds: float = KNOCK_S) -> bool:
    """True if somebody accepts connections at an address.

    Args:
        url: ``http://`` or ``https://``, with or without a port.
        seconds: How long is waited at most.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
        with socket.create_connection((str(parts.hostname), port), timeout=seconds):
            return True
    except (OSError, ValueError, KeyError):
        return False
