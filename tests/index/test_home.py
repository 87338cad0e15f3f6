"""The home folder: which one it is, who may read it, and that one process at a time writes."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import platformdirs
import pytest

from index import Index
from index.errors import EmbedderError, HomeBusy, HomeError
from index.home import create_home, find_home, writing

ROOT = Path(__file__).parents[2]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The current folder, some way below the root of a project."""
    folder = tmp_path / "project" / "deep" / "down"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("KUTIP_HOME", raising=False)
    return folder


def test_a_named_home_wins(here, monkeypatch):
    (here / ".kutip").mkdir()
    monkeypatch.setenv("KUTIP_HOME", "/elsewhere")
    monkeypatch.setenv("HOME", "/somewhere")
    assert find_home("other") == here / "other"
    assert find_home(Path("../other")) == here.parent / "other"
    assert find_home("~/news") == Path("/somewhere/news")


def test_else_that_of_the_environment(here, monkeypatch):
    (here / ".kutip").mkdir()
    monkeypatch.setenv("KUTIP_HOME", "../news")
    assert find_home() == here.parent / "news"


def test_else_the_nearest_above(here):
    for folder in (here.parents[1], here):
        (folder / ".kutip").mkdir()
        assert find_home() == folder / ".kutip"


def test_a_file_of_that_name_is_no_home(here):
    (here.parents[1] / ".kutip").mkdir()
    (here / ".kutip").touch()
    assert find_home() == here.parents[1] / ".kutip"


def test_else_the_folder_for_user_data(here):
    expected = Path(platformdirs.user_data_dir("kutip", appauthor=False))
    assert find_home() == expected


def test_a_new_home_is_its_users_own(tmp_path):
    home = tmp_path / "a" / "home"
    for _ in range(2):
        create_home(home)
        assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_home_that_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()
    for home in (tmp_path / "file", tmp_path / "file" / "home"):
        with pytest.raises(HomeError, match=rf"^The home folder {home} cannot be made: .*--home"):
            create_home(home)


def test_a_home_that_is_read_only(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: not (path == tmp_path and mode & os.W_OK))
    with pytest.raises(HomeError, match=rf"^The home folder {tmp_path} is read-only\. .*--home"):
        create_home(tmp_path)


def test_no_home_is_made_where_the_embedder_fails(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EmbedderError):
        Index.open(tmp_path / "home", embedder="some/model")
    assert not (tmp_path / "home").exists()


def test_whether_a_home_holds_an_archive(tmp_path):
    assert not Index.exists(tmp_path / "home")
    Index.open(tmp_path / "home").close()
    assert Index.exists(tmp_path / "home")


def test_one_writer_at_a_time(tmp_path):
    with pytest.raises(KeyError), writing(tmp_path):
        began = time.perf_counter()
        with (
            pytest.raises(HomeBusy, match=f"Another process is writing to {tmp_path}"),
            writing(tmp_path),
        ):
            pytest.fail("two writers")
        assert time.perf_counter() - began < 1.0
        raise KeyError
    with writing(tmp_path):
        pass


def test_a_killed_writer_frees_its_lock(tmp_path):
    program = (
        "import os, signal, sys; from pathlib import Path; from index.home import writing\n"
        "with writing(Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run(
        [sys.executable, "-c", program, tmp_path],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=30,
    )
    assert killed.returncode == -signal.SIGKILL
    with writing(tmp_path):
        pass


def test_status(tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text("Banjir\n\nAir sungai naik di kota itu.", encoding="utf-8")
    (news / "b.txt").write_text("Flood\n\nThe river rose in the city that day.", encoding="utf-8")
    with Index.open(tmp_path / "home") as index:
        index.sync([news])
        status = index.status()
        assert status.bytes == sum(
            file.stat().st_size for file in (tmp_path / "home").rglob("*") if file.is_file()
        )
        assert (status.home, status.articles, status.passages) == (str(tmp_path / "home"), 2, 2)
        assert (dict(status.languages), dict(status.outlets)) == ({"en": 1, "id": 1}, {})
        assert (status.chroma, status.forgotten) == ("ready", 0)
        assert status.embedder.startswith("static-en-id@")
