"""Filters: the same articles pass in SQL and in Chroma, and those that should."""

import json
import sqlite3
from calendar import monthrange
from datetime import date

import chromadb
import pytest
from chromadb.config import Settings
from hypothesis import given
from hypothesis import strategies as st

from index import Index
from index.archive import Archive
from index.archive_reader import _metadata
from index.errors import UsageError
from index.filters import Filter

DAYS = st.dates(date(1899, 1, 1), date(2101, 12, 31))


def passes_sql(only, outlet, published):
    condition, parameters = only.sql()
    with sqlite3.connect(":memory:") as connection:
        row = connection.execute(
            f"SELECT count(*) FROM (SELECT ? AS outlet, ? AS published) a WHERE {condition}",
            [outlet, published, *parameters],
        ).fetchone()
    connection.close()
    return row == (1,)


def passes_chroma(condition, metadata):
    """What Chroma's operators mean: a comparison with a value that is missing is false."""
    ((key, value),) = condition.items()
    if key in ("$and", "$or"):
        results = [passes_chroma(part, metadata) for part in value]
        return all(results) if key == "$and" else any(results)
    if key not in metadata:
        return False
    ((operator, bound),) = value.items()
    found = metadata[key]
    compare = {"$in": lambda: found in bound, "$gte": lambda: found >= bound}
    return compare.get(operator, lambda: found <= bound)()


def passes(only, outlet, published):
    metadata = _metadata(outlet, published) or {}
    where = only.where()
    in_chroma = where is None or passes_chroma(where, metadata)
    assert passes_sql(only, outlet, published) == in_chroma
    return in_chroma


def test_an_empty_filter_restricts_nothing():
    assert (bool(Filter()), Filter().where(), Filter().sql()) == (False, None, ("1", []))
    assert passes(Filter(), None, None)


def test_outlets_are_compared_whole():
    only = Filter(outlets=("Kompas", 'O\'Malley "x"'))
    assert bool(only)
    assert [passes(only, name, None) for name in ("Kompas", 'O\'Malley "x"', "kompas", None)] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("published", "passing"),
    [
        ("2022-08-15T17:35", True),
        ("2022-08-31T23:59", True),
        ("2022-08-01", True),
        ("2022-07-31", False),
        ("2022-09-01T00:00", False),
        ("2022-08", True),
        ("2022-07", False),
        ("2022", False),
        ("--08-15", False),
        ("--08", False),
        ("T17:35", False),
        (None, False),
    ],
)
def test_a_month(published, passing):
    only = Filter(since=date(2022, 8, 1), until=date(2022, 8, 31))
    assert passes(only, "Kompas", published) is passing


@pytest.mark.parametrize(
    ("only", "passing"),
    [
        (Filter(since=date(2022, 1, 1)), True),
        (Filter(since=date(2022, 1, 2)), False),
        (Filter(until=date(2022, 12, 31)), True),
        (Filter(until=date(2022, 12, 30)), False),
        (Filter(until=date.max), True),
        (Filter(since=date.max), False),
        (Filter(since=date.min), True),
    ],
)
def test_a_year_passes_whole_or_not(only, passing):
    assert passes(only, None, "2022") is passing


@given(
    st.tuples(DAYS, DAYS).map(sorted),
    st.booleans(),
    st.booleans(),
    DAYS,
    st.sampled_from(["minute", "day", "month", "year"]),
)
def test_what_passes_lies_inside(bounds, from_first, to_last, day, precision):
    only = Filter(since=bounds[0] if from_first else None, until=bounds[1] if to_last else None)
    iso = day.isoformat()
    published = {"minute": f"{iso}T09:05", "day": iso, "month": iso[:7], "year": iso[:4]}[precision]
    first, last = {
        "minute": (day, day),
        "day": (day, day),
        "month": (day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])),
        "year": (date(day.year, 1, 1), date(day.year, 12, 31)),
    }[precision]
    inside = (only.since or date.min) <= first and last <= (only.until or date.max)
    assert passes(only, None, published) is inside


def test_a_range_that_ends_before_it_begins_is_refused():
    with pytest.raises(UsageError, match=r"2022-08-15.*2022-08-14"):
        Filter(since=date(2022, 8, 15), until=date(2022, 8, 14))


def test_chroma_lets_the_same_articles_through(tmp_path):
    months = [f"2022-{month:02}" for month in range(1, 13)]
    days = [f"{month}-{day}" for month in months for day in ("01", "15T17:35", "28")]
    articles = [
        (outlet, published)
        for outlet in ("Kompas", "detikcom", None)
        for published in (None, "2022", "2023", "--08-15", *months, *days)
    ]
    collection = chromadb.PersistentClient(
        tmp_path, settings=Settings(anonymized_telemetry=False)
    ).create_collection("articles", embedding_function=None)
    ids = [str(number) for number in range(len(articles))]
    collection.add(
        ids=ids,
        embeddings=[[1.0, 0.0]] * len(ids),
        metadatas=[_metadata(*a) for a in articles],
    )
    for only in (
        Filter(outlets=("Kompas",)),
        Filter(outlets=("Kompas", "detikcom"), since=date(2022, 8, 2)),
        Filter(until=date(2022, 6, 30)),
        Filter(since=date(2021, 12, 31), until=date(2023, 1, 1)),
        Filter(since=date(2022, 5, 15), until=date(2022, 5, 15)),
    ):
        found = collection.get(where=only.where())["ids"]
        wanted = [i for i, a in zip(ids, articles, strict=True) if passes(only, *a)]
        assert sorted(found) == sorted(wanted)
        assert 0 < len(wanted) < len(ids)


def test_full_text_search_and_numbers_of_a_real_archive(tmp_path):
    file = tmp_path / "news.jsonl"
    articles = [("Kompas", "2022-08-15"), ("Kompas", "2022-09-01"), ("detikcom", "2022-08-20")]
    file.write_text(
        "\n".join(
            json.dumps(
                {
                    "title": f"Banjir {number}",
                    "body": "Banjir besar melanda kota itu sejak Senin pagi, kata kepala desa. "
                    * 3,
                    "source": outlet,
                    "published": day,
                }
            )
            for number, (outlet, day) in enumerate(articles)
        )
    )
    with Index.open(tmp_path / "home") as index:
        index.sync([file])
    archive = Archive(tmp_path / "home" / "archive.db")
    only = Filter(outlets=("Kompas",), until=date(2022, 8, 31))
    everything = archive.full_text.match('"banjir"', 10)
    assert len(everything) == 3
    assert [number for number, _ in everything] == archive.passage_numbers(Filter())
    assert archive.full_text.match('"banjir"', 10, Filter()) == everything
    assert archive.full_text.match('"banjir"', 10, only) == everything[:1]
    assert archive.passage_numbers(only) == [everything[0][0]]
    archive.close()
