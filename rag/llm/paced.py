"""Talks with a server that writes: how long it may take to begin, to go on and to be done."""

from __future__ import annotations

import functools
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

from index.http_client import CONNECT_S
from rag.llm.model import BEAT

MOST_BYTES = 16 * 2**20  # of one answer; one of 500 tokens has about 100 KB


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a server may take.

    Attributes:
        connect_s: To be connected.
        first_s: Until the first piece: it may have to read the model from disk, then the prompt.
        between_s: Between two pieces.
        total_s: Until the answer is done.
    """

    connect_s: float = CONNECT_S
    first_s: float = 120.0
    between_s: float = 30.0
    total_s: float = 180.0


class Pace:
    """One answer against its limits, from the moment this is made or started anew.

    Attributes:
        stopped: True if nobody waits for it any more.

    Args:
        limits: How long the server may take.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._start = time.monotonic()
        self._begun = False
        self._limit = ""
        self.stopped = False

    def stop(self) -> None:
        """Says that nobody waits any more; another thread may."""
        self.stopped = True

    def start(self) -> None:
        """Says that the server is asked only now."""
        self._start = time.monotonic()

    def begin(self) -> None:
        """Says that a piece came."""
        self._begun = True

    def left(self) -> float:
        """Seconds that the server may still be silent; none or fewer where it is too late."""
        limits, gone = self.limits, time.monotonic() - self._start
        total = (limits.total_s - gone, f"was not done after {limits.total_s:g} s")
        if self._begun:
            silence = (limits.between_s, f"went silent for {limits.between_s:g} s")
        else:
            silence = (limits.first_s - gone, f"wrote nothing for {limits.first_s:g} s")
        seconds, self._limit = min(total, silence)
        return seconds

    def lateness(self) -> str:
        """What the server did not do in the time that was left to it, to be told to users."""
        return self._limit


class PacedTransport(httpx.HTTPTransport):
    """A connection of one answer, each of whose reads waits as long as the pace allows.

    The time-outs of httpx cannot do it: they are the same for the first byte and the last, and
    begin anew with every byte, so that a server may drip for ever.

    Args:
        pace: The answer's.
    """

    def __init__(self, pace: Pace) -> None:
        super().__init__(verify=_tls(), trust_env=False)
        self._pool.close()
        self._pool = httpcore.ConnectionPool(
            ssl_context=_tls(), max_connections=1, network_backend=_Backend(pace)
        )


@functools.cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


class _Backend(httpcore.NetworkBackend):
    """Makes connections that keep a pace."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        if self._pace.stopped:
            raise httpcore.ConnectTimeout  # nobody waits any more, so nothing is asked
        seconds = self._pace.limits.connect_s
        stream = self._plain.connect_tcp(host, port, seconds, local_address, socket_options)
        self._pace.start()
        return _Stream(stream, self._pace)


class _Stream(httpcore.NetworkStream):
    """A connection that keeps a pace."""

    def __init__(self, stream: httpcore.NetworkStream, pace: Pace) -> None:
        self._stream = stream
        self._pace = pace
        self._received = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._wait(max_bytes)
        self._received += len(data)
        if self._received > MOST_BYTES:
            raise httpcore.RemoteProtocolError(f"more than {MOST_BYTES} bytes")
        return data

    def _wait(self, max_bytes: int) -> bytes:
        until = time.monotonic() + self._pace.left()
        while (left := until - time.monotonic()) > 0 and not self._pace.stopped:
            try:
                return self._stream.read(max_bytes, min(left, BEAT))
            except httpcore.ReadTimeout:
                continue  # nothing was read
        raise httpcore.ReadTimeout

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, max(self._pace.left(), 0.001))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        seconds = self._pace.limits.connect_s
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, seconds), self._pace)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
