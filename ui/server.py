"""Serves the chat page to this machine's browser, and to nothing else."""

from __future__ import annotations

import logging
import socket
import sys
import threading
import webbrowser
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware

from index.errors import UsageError
from rag import Chatbot
from ui.guard import Guard
from ui.page import build_page

log = logging.getLogger("kutip")

HOST = "127.0.0.1"
PORTS_TRIED = 20
# Questions answered at the same time; more wait in the queue, and beyond it they are refused.
AT_ONCE = 8
QUEUE = 64


def build_app(bot: Chatbot, home: Path, examples: Sequence[str] = ()) -> FastAPI:
    """The page as an application: Gradio inside, the guards around it."""
    page = build_page(bot, examples)
    page.queue(max_size=QUEUE, default_concurrency_limit=AT_ONCE)
    undocumented: dict[str, Any] = {"docs_url": None, "redoc_url": None, "openapi_url": None}
    app = FastAPI(**undocumented)
    app.add_middleware(Guard)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost", "[::1]"])
    sans = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        app_kwargs=undocumented,
        footer_links=[],
        run_history=False,
        allowed_paths=[],
        blocked_paths=[str(home)],
        show_error=False,
        max_file_size="5mb",
        ssr_mode=False,
        enable_monitoring=False,
        theme=gr.themes.Base(
            primary_hue="teal", neutral_hue="stone", radius_size="lg", font=sans, font_mono=sans
        ),
        css=files("ui").joinpath("page.css").read_text(encoding="utf-8"),
    )
    return app


def serve(bot: Chatbot, home: Path, port: int, open_browser: bool, examples: Sequence[str]) -> None:
    """Serves the page until interrupted. A busy port gives way to the next free one.

    Raises:
        UsageError: None of the ports tried is free.
    """
    with _listen(port) as listener:
        found = listener.getsockname()[1]
        if port not in (0, found):
            print(f"Port {port} is busy; using {found}.", file=sys.stderr)
        config = uvicorn.Config(
            build_app(bot, home, examples),
            log_level="warning",
            access_log=False,
            server_header=False,
            # A browser keeps its event stream open for ever: do not wait for it.
            timeout_graceful_shutdown=1,
        )
        _Server(config, f"http://{HOST}:{found}", open_browser, bot).run(sockets=[listener])


class _Server(uvicorn.Server):
    """A server that says where it is once it answers, and then loads the language model."""

    def __init__(
        self, config: uvicorn.Config, address: str, open_browser: bool, bot: Chatbot
    ) -> None:
        super().__init__(config)
        self._address = address
        self._open_browser = open_browser
        self._bot = bot

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, prints the address, and begins to warm the language model up."""
        await super().startup(sockets)
        print(self._address, flush=True)
        if self._open_browser:
            webbrowser.open(self._address)
        # A daemon: who interrupts the server does not wait for a model that is slow to load.
        threading.Thread(
            target=_warm_up, args=(self._bot,), name="kutip-warm-up", daemon=True
        ).start()


def _warm_up(bot: Chatbot) -> None:
    """Loads the language model; what fails here is said when a question fails."""
    try:
        bot.warm_up()
    except Exception:  # a page without its model still answers, from the articles
        log.debug("the language model was not warmed up", exc_info=True)


def _listen(port: int) -> socket.socket:
    """A listening socket on the port or one of the next; on any free one if it is 0."""
    for candidate in range(port, min(port + PORTS_TRIED, 65536)) if port else (0,):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, candidate))
        except OSError:
            listener.close()
            continue
        return listener
    raise UsageError(
        f"Ports {port} to {port + PORTS_TRIED - 1} are all busy. Name another with --port."
    )
