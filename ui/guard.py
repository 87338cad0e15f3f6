"""Middleware that refuses what no page of ours asks for, and adds the security headers."""

from __future__ import annotations

import secrets
from urllib.parse import unquote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Gradio fetches ``file=https://…`` itself and takes uploads from anyone; the page has no files.
_CLOSED = ("/file=", "/proxy=", "/upload", "/deep_link", "/monitoring", "/gradio_api/info")
_READING = ("GET", "HEAD", "OPTIONS")


class Guard:
    """Wraps an application served to this machine's browser only.

    A request that changes something must come from the page itself (its ``Origin`` is its
    ``Host``), paths for files and proxying are closed, and every response says what the browser
    may load: nothing from another host, and no script but the page's own.

    Args:
        app: The application to guard.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        page = _Page(send, nonce)
        refusal = _refusal(scope)
        if refusal is not None:
            await PlainTextResponse(refusal, status_code=403)(scope, receive, page.send)
            return
        await self._app(_uncompressed(scope), receive, page.send)


def _refusal(scope: Scope) -> str | None:
    """Why a request is refused, or None."""
    headers = Headers(scope=scope)
    path = unquote(scope["path"])
    if any(closed in path for closed in _CLOSED):
        return "There is nothing here."
    if scope["method"] in _READING:
        return None
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{headers.get('host', '')}":
        return "Requests from other sites are refused."
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return "Requests from other sites are refused."
    return None


def _uncompressed(scope: Scope) -> Scope:
    """The request for the page without compression, so that its scripts can be given a nonce."""
    if scope["path"] != "/":
        return scope
    headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
    return {**scope, "headers": headers}


class _Page:
    """Sends a response on, with security headers, and a nonce on each script of an HTML page."""

    def __init__(self, send: Send, nonce: str) -> None:
        self._send = send
        self._nonce = nonce
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Takes one message of the response."""
        if message["type"] == "http.response.start":
            self._add_headers(message)
            if "text/html" in Headers(raw=message["headers"]).get("content-type", ""):
                self._start = message  # its length changes with the nonces
                return
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_page(self._start)
            return
        await self._send(message)

    async def _send_page(self, start: Message) -> None:
        """Sends the HTML page, now that all of it is here."""
        body = self._body.replace(b"<script", f'<script nonce="{self._nonce}"'.encode())
        MutableHeaders(raw=start["headers"])["content-length"] = str(len(body))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})

    def _add_headers(self, message: Message) -> None:
        headers = MutableHeaders(raw=message["headers"])
        # Gradio sets styles in attributes all over its page, so styles alone may stand inline.
        headers["content-security-policy"] = (
            f"default-src 'self'; script-src 'self' 'nonce-{self._nonce}'; "
            "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            "connect-src 'self'; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
            "form-action 'self'; frame-ancestors 'none'"
        )
        headers["x-content-type-options"] = "nosniff"
        headers["referrer-policy"] = "no-referrer"
        headers["cross-origin-opener-policy"] = "same-origin"
        headers["cross-origin-resource-policy"] = "same-origin"
