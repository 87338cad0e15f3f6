"""The one place that talks to llama.cpp, through xllamacpp: load, count tokens, chat, free."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import httpx

from index.errors import UnknownModel, WriterError
from index.http_client import bounded_timeout
from rag.llm.tokens import estimate_tokens

INSTALL = "Run `pip install 'kutip[gguf]'`"
# Between two batches of the prompt llama.cpp can be stopped.
BATCH = 128
COUNT_S = 10.0
_LONGEST_SOCKET_PATH = 100  # the systems allow 104 and more


class Engine:
    """A loaded model.

    xllamacpp starts llama.cpp's HTTP server with every model and crashes without an address. So
    the server gets a Unix socket in a folder of this user alone, and a key: no port is opened.
    llama.cpp's tokenizer is reached through it; chats go through function calls.

    xllamacpp keeps Python's lock while it loads a model, so that every thread stands still until
    it is loaded.

    Args:
        path: A GGUF file.
        context: Tokens of prompt and answer together.
        threads: How many threads compute; None for one on each core.

    Raises:
        UnknownModel: If llama.cpp cannot load the file.
        WriterError: If xllamacpp is missing or does not run here.
    """

    def __init__(self, path: Path, context: int, threads: int | None = None) -> None:
        folder = _socket_folder()
        # Frees at the end of the process too, where nobody called close().
        self._remove_folder = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        socket, key = folder / "s.sock", secrets.token_urlsafe()
        try:
            self._server: Any = _start(_params(path, context, threads, socket, key), path)
        except BaseException:
            self._remove_folder()
            raise
        self._tokenizer = httpx.Client(
            transport=httpx.HTTPTransport(uds=str(socket), verify=False),
            base_url="http://llama.cpp",
            headers={"Authorization": f"Bearer {key}"},
            timeout=bounded_timeout(COUNT_S),
            trust_env=False,
        )

    def count_tokens(self, text: str) -> int:
        """Tokens of a text; estimated only where Python has no Unix sockets (Windows)."""
        try:
            answer = self._tokenizer.post("/tokenize", json={"content": clean(text)})
            return len(answer.raise_for_status().json()["tokens"])
        except (httpx.HTTPError, RuntimeError, OSError, ValueError, KeyError):
            return estimate_tokens(text)

    def chat(self, request: dict[str, Any], on_chunk: Callable[[Mapping[str, Any]], bool]) -> None:
        """Has a chat answered; returns when the answer has ended or was stopped.

        Args:
            request: As in OpenAI's chat completions, to be streamed.
            on_chunk: Called in this thread with each part of the answer; True stops the model.

        Raises:
            Exception: Whatever llama.cpp has to say against the request.
        """
        self._server.handle_chat_completions(request, on_chunk)

    def close(self) -> None:
        """Frees the model. Nobody may be chatting."""
        self._tokenizer.close()
        self._server = None
        self._remove_folder()


def clean(text: str) -> str:
    """A text without halves of characters, which JSON for llama.cpp cannot carry."""
    return text.encode("utf-8", "replace").decode()


def _socket_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="kutip-"))
    if len(os.fsencode(folder)) > _LONGEST_SOCKET_PATH - len("/s.sock"):
        folder.rmdir()
        folder = Path(tempfile.mkdtemp(prefix="kutip-", dir="/tmp"))
    return folder


def _params(path: Path, context: int, threads: int | None, socket: Path, key: str) -> Any:
    try:
        import xllamacpp
    except ImportError as error:
        raise WriterError(f"GGUF models need xllamacpp: {error}. {INSTALL}") from error
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.n_ctx = context
    params.n_batch = params.n_ubatch = BATCH
    params.n_parallel = 1
    params.cache_ram_mib = 0  # else up to 8 GiB of past prompts
    params.fit_params = False  # would load the file twice
    params.enable_reasoning = 0
    params.verbosity = -1  # nothing on the error stream
    params.ui = False
    params.n_threads_http = 1
    params.endpoint_metrics = True
    params.hostnames = [str(socket)]
    params.api_keys = [key]
    for processors in (params.cpuparams, params.cpuparams_batch):
        processors.n_threads = threads or physical_cores()
        processors.poll = 0  # no busy waiting between answers
    return params


def _start(params: Any, path: Path) -> Any:
    import xllamacpp

    try:
        server = xllamacpp.Server(params)
    except RuntimeError as error:
        raise UnknownModel(
            f"llama.cpp cannot load {path}: the file is damaged, too big for the memory, or newer "
            f"than xllamacpp {xllamacpp.__version__}. Fetch the file again, or run "
            "`pip install -U xllamacpp`"
        ) from error
    # The server says that it is up before its loop runs, and freeing it just then waits for ever.
    # The loop itself answers this call.
    server.handle_metrics()
    return server


def physical_cores() -> int:
    """Cores that this process may use: a second thread on one core makes llama.cpp slower."""
    try:
        allowed = os.sched_getaffinity(0)
    except AttributeError:  # macOS and Windows
        return max(1, (os.cpu_count() or 2) // 2)
    cores = set()
    for number in allowed:
        siblings = Path(f"/sys/devices/system/cpu/cpu{number}/topology/thread_siblings_list")
        try:
            cores.add(siblings.read_text().strip())
        except OSError:
            cores.add(str(number))
    return max(1, len(cores))
