"""Bounded talks with the servers a user names: no proxy, no redirect, no wait without end."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx

from index.errors import SettingError

CONNECT_S = 2.0  # a server that runs accepts at once


def check_server_url(
    url: str, setting: str, example: str = "an address such as http://127.0.0.1:8000, or to nothing"
) -> str:
    """The address of a server as a user wrote it, checked and without a slash at its end.

    Args:
        url: What the user wrote.
        setting: What it was written for, named in the message.
        example: What may be written there.

    Raises:
        SettingError: If it is no ``http://`` or ``https://`` address, or holds a password, a
            query or a fragment.
    """
    advice = f"Set {setting} to {example}"
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, a bracket without its other half
        usable = False
    if not usable or any(c.isspace() for c in url.strip()):
        raise SettingError(f"The address {url!r} of {setting} cannot be used. {advice}")
    if parts.username is not None or parts.password is not None:
        # Addresses are shown by `kutip status` and in messages, so the value is left out here.
        raise SettingError(f"The address of {setting} holds a user name or password. {advice}")
    if parts.query or parts.fragment:
        raise SettingError(f"The address {url!r} of {setting} has a query or fragment. {advice}")
    return url.strip().rstrip("/")


def bounded_timeout(seconds: float) -> httpx.Timeout:
    """Time-outs for connecting, and for each read and write."""
    return httpx.Timeout(seconds, connect=min(seconds, CONNECT_S))


class BoundedTransport(httpx.HTTPTransport):
    """Ends an answer that drips: a read time-out alone starts anew with every byte.

    Args:
        seconds: For one whole answer.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(verify=ssl.create_default_context(), trust_env=False)
        self._seconds = seconds

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends a request; the answer's body must be there in time.

        Raises:
            httpx.TransportError: If the server cannot be reached, or takes too long.
        """
        until = time.monotonic() + self._seconds
        response = super().handle_request(request)
        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = _Deadline(response.stream, until, request)
        return response


class _Deadline(httpx.SyncByteStream):
    """A body that must have been read by a moment."""

    def __init__(self, stream: httpx.SyncByteStream, until: float, request: httpx.Request) -> None:
        self._stream = stream
        self._until = until
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        for part in self._stream:
            if time.monotonic() > self._until:
                raise httpx.ReadTimeout("the answer takes too long", request=self._request)
            yield part

    def close(self) -> None:
        self._stream.close()
