"""A collection of the articles that a test file names ARTICLES."""

import pytest

from index import Index
from rag.reckoning.event_dates import Library
from rag.shelf import Shelf


@pytest.fixture(scope="module")
def library(request, tmp_path_factory):
    """Where events are looked for: an index of the file's articles."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in request.module.ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Index.open(tmp_path_factory.mktemp("home")) as index:
        assert index.sync([folder]).rejected == ()
        yield Library(index, Shelf(index))
