"""What several tests share: a home with the seed articles, and the command line as users run it."""

import gc
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index import Index

ROOT = Path(__file__).parents[1]
# Whatever the user's own setting is, tests name their writers.
os.environ["KUTIP_LLM"] = "quote"


@pytest.fixture(scope="session")
def indexed_home(tmp_path_factory):
    """A home in which the seed articles are indexed. Tests must not change it."""
    home = tmp_path_factory.mktemp("indexed")
    with Index.open(home) as index:
        index.sync([ROOT / "seeds"])
    return home


@pytest.fixture(scope="session")
def clean_environment():
    """The environment without the user's own settings of Kutip."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KUTIP_")}
    return {**kept, "PYTHONPATH": str(ROOT), "KUTIP_LLM": "quote"}


@pytest.fixture
def kutip(clean_environment, tmp_path):
    """Runs the command line; returns the finished process with its output as text."""

    def run(*arguments, **settings):
        return subprocess.run(
            [sys.executable, "-m", "ui", *map(str, arguments)],
            cwd=tmp_path,
            env={**clean_environment, "KUTIP_HOME": str(tmp_path / "home"), **settings},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
        )

    return run


@pytest.fixture(scope="session")
def cpu_seconds():
    """Processor time of a call, the least of three: what else the process does is not its own.

    Once thousands of tests have run, a collection of garbage alone takes half a second.
    """

    def measure(call):
        found = []
        gc.disable()
        try:
            for _ in range(3):
                begun = time.process_time()
                call()
                found.append(time.process_time() - begun)
        finally:
            gc.enable()
        return min(found)

    return measure
