"""What tests of the index share: a real Chroma server on a free port of this machine."""

import contextlib
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ChromaServer:
    """``chroma run`` on a folder, always on the same port of this machine."""

    def __init__(self, folder):
        self._folder = folder
        self._port = free_port()
        self._process = None
        self.url = f"http://127.0.0.1:{self._port}"

    def start(self):
        program = Path(sys.executable).parent / "chroma"
        where = ["--path", self._folder, "--host", "127.0.0.1", "--port", str(self._port)]
        with self._folder.with_suffix(".log").open("ab") as log:
            self._process = subprocess.Popen(
                [program, "run", *where], stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        until = time.monotonic() + 60
        while True:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self._port), 1).close()
                return
            assert self._process.poll() is None, "chroma run has ended"
            assert time.monotonic() < until, "chroma run does not listen"
            time.sleep(0.05)

    def stop(self):
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
            self._process = None

    def kill(self):
        self._process.kill()
        self._process.wait(10)
        self._process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()


@pytest.fixture(scope="session")
def chroma_url(tmp_path_factory):
    """Address of a Chroma server that all tests share."""
    with ChromaServer(tmp_path_factory.mktemp("chroma-server") / "data") as server:
        yield server.url


@pytest.fixture
def chroma_server(tmp_path):
    """Makes a Chroma server of a test's own, to be stopped and killed."""
    return lambda: ChromaServer(tmp_path / "chroma-server")
