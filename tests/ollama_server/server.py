"""The server: Ollama's addresses, answered from a script."""

from __future__ import annotations

import contextlib
import json
import select
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from .installed import Installed
from .script import Cut, Done, Forever, NoDone, Pause, Raw, Refuse, Script, Think, Turn
from .wire import OllamaWire, OpenAiWire, piece_bytes, tokens_read


class HungUp(Exception):
    """The client is gone."""


class OllamaServer:
    """Serves while its ``with`` block lasts.

    Args:
        script: A turn for each chat, or a function that makes one from the request.
        models: What is installed.
        port: Where it listens; 0 for any that is free.

    Attributes:
        url: Where it listens.
        chats: The chat requests, as they came.
        loads: The requests to load a model.
        hung_up: Set when a client leaves before its answer is done.
    """

    def __init__(
        self, script: Script = (), models: tuple[Installed, ...] | None = None, port: int = 0
    ) -> None:
        self.models = (Installed("qwen3:4b"),) if models is None else models
        self.chats: list[dict[str, Any]] = []
        self.loads: list[dict[str, Any]] = []
        self.hung_up = threading.Event()
        self._script = script if callable(script) else iter(script)
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", port), _Handler)
        self._http.daemon_threads = True
        self._http.owner = self  # type: ignore[attr-defined]  # handlers know only their server
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,))

    def __enter__(self) -> OllamaServer:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Stops it, so that nothing listens at its address any more."""
        if not self._stopping.is_set():
            self._stopping.set()
            self._http.shutdown()
            self._thread.join()
            self._http.server_close()

    def next_turn(self, request: dict[str, Any]) -> Turn:
        with self._lock:
            self.chats.append(request)
            if callable(self._script):
                return self._script(request)
            return next(self._script, [Refuse(500, "the script is at its end")])


def unused_url() -> str:
    """An address at which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


class _Handler(BaseHTTPRequestHandler):
    """One connection, one request."""

    protocol_version = "HTTP/1.1"

    @property
    def owner(self) -> OllamaServer:
        return self.server.owner  # type: ignore[attr-defined, no-any-return]  # set above

    def do_GET(self) -> None:
        if self.path == "/api/version":
            return self._reply(200, {"version": "0.12.0"})
        if self.path == "/api/tags":
            return self._reply(200, {"models": [each.listed() for each in self.owner.models]})
        return self._reply(404, {"error": "not found"})

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        known = {name for m in self.owner.models for name in (m.name, m.name.split(":")[0])}
        if asked.get("model") not in known:
            message = f"model '{asked.get('model')}' not found"
            return self._reply(404, {"error": message})
        if self.path == "/api/show":
            shown = next(m for m in self.owner.models if m.name.startswith(asked["model"]))
            return self._reply(200, shown.shown())
        if self.path == "/api/generate" and not asked.get("prompt"):
            self.owner.loads.append(asked)
            return self._reply(200, {"model": asked["model"], "response": "", "done": True})
        if self.path == "/api/chat":
            return self._chat(asked, OllamaWire(asked["model"]))
        if self.path == "/v1/chat/completions":
            return self._chat(asked, OpenAiWire(asked["model"]))
        return self._reply(404, {"error": "not found"})

    def _chat(self, asked: dict[str, Any], wire: OllamaWire | OpenAiWire) -> None:
        self.close_connection = True
        turn = iter(self.owner.next_turn({**asked, "headers": dict(self.headers)}))
        limit = asked.get("options", asked).get(
            "num_predict" if isinstance(wire, OllamaWire) else "max_tokens", 512
        )
        self._started = False
        try:
            for part in self._parts(turn, asked, wire, limit):
                self._send(part, wire)
        except (HungUp, OSError):
            self.owner.hung_up.set()
            return
        except _Cut:
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if self._started:
            with contextlib.suppress(HungUp, OSError):  # all was said, so nobody hung up
                self._write(b"0\r\n\r\n")

    def _parts(
        self, turn: Iterator[Any], asked: dict[str, Any], wire: Any, limit: int
    ) -> Iterator[bytes]:
        """The bytes of a turn; pauses and cuts happen on the way."""
        sent = 0
        for item in turn:
            if isinstance(item, str | Think | Raw):
                yield piece_bytes(item, wire)
                sent += 1
                continue
            match item:
                case Pause(seconds):
                    self._wait(seconds)
                case Refuse(status, message, body) if not self._started:
                    self._reply(status, {"error": message} if body is None else body)
                    return
                case Refuse(_, message):
                    yield wire.error(message)
                    return
                case Cut():
                    raise _Cut
                case NoDone():
                    return
                case Forever(text, heeds_limit):
                    while sent < limit or not heeds_limit:
                        yield wire.piece(text, "")
                        sent += 1
                    yield wire.end(Done("length"), tokens_read(Done(), asked), sent)
                    return
                case Done():
                    yield wire.end(item, tokens_read(item, asked), sent)
                    return
        yield wire.end(Done(), tokens_read(Done(), asked), sent)

    def _send(self, part: bytes, wire: Any) -> None:
        if not self._started:
            self._started = True
            self.send_response(200)
            self.send_header("Content-Type", wire.content_type)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
        self._write(f"{len(part):x}\r\n".encode() + part + b"\r\n")

    def _write(self, data: bytes) -> None:
        if self._gone():
            raise HungUp
        self.wfile.write(data)
        self.wfile.flush()

    def _wait(self, seconds: float | None) -> None:
        """Waits, unless the client leaves or the server is stopped."""
        until = time.monotonic() + (60 if seconds is None else seconds)
        while (left := until - time.monotonic()) > 0 and not self.owner._stopping.is_set():
            select.select([self.connection], [], [], min(left, 0.02))
            if self._gone():
                raise HungUp

    def _gone(self) -> bool:
        readable, _, _ = select.select([self.connection], [], [], 0)
        return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)

    def _reply(self, status: int, content: dict[str, Any] | bytes) -> None:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.close_connection = True
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if 300 <= status < 400:
            self.send_header("Location", "http://127.0.0.1:9/")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


class _Cut(Exception):
    """The script breaks the connection."""
