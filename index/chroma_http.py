"""Chroma's own client for its HTTP interface, with an end to every wait and no proxy."""

from __future__ import annotations

from typing import Any

import httpx
from chromadb.api.fastapi import FastAPI
from chromadb.config import Settings, System

from index.http_client import BoundedTransport, bounded_timeout


class BoundedApi(FastAPI):
    """Chroma's client as it is, but for its connection.

    The original waits for ever, and takes proxies from the environment even for this machine.
    Its public face, ``chromadb.HttpClient``, talks to the server before either can be changed.
    """

    def __init__(self, system: System) -> None:
        super().__init__(system)
        headers = self._session.headers
        self._session.close()
        seconds = float(system.settings.chroma_query_request_timeout_seconds)
        self._session = httpx.Client(
            transport=BoundedTransport(seconds),
            timeout=bounded_timeout(seconds),
            headers=headers,
            trust_env=False,
        )

    def close(self) -> None:
        """Closes the connection."""
        self._session.close()


def open_api(url: str, seconds: int) -> BoundedApi:
    """Prepares talking to a server, without doing so yet.

    Args:
        url: Its address, ``http://host:port``.
        seconds: How long one answer may take.
    """
    settings: dict[str, Any] = {
        "chroma_server_host": url,  # a whole address: the port below is asked for, not used
        "chroma_server_http_port": 8000,
        "chroma_query_request_timeout_seconds": seconds,
        "chroma_otel_collection_endpoint": "",
        "anonymized_telemetry": False,
        "allow_reset": False,
    }
    return System(Settings(**settings)).instance(BoundedApi)
