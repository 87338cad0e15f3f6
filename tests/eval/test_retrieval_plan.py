"""Which passages are searched, and which questions asked."""

import gzip
import json

import pytest

from eval.retrieval.plan import Wanted, make_plans
from eval.retrieval.pool import words_key
from index.errors import CaseError

from .conftest import PASSAGES, write_rows


def plans(data, **wanted):
    return list(make_plans(Wanted(data, **wanted), lambda _: None))


def texts(plan):
    return [passage.text for stage in plan.stages for passage in stage.passages]


def test_the_pool_is_the_different_passages_of_all_rows(retrieval_data):
    (plan,) = plans(retrieval_data)
    pool, xquad = plan.stages
    assert plan.size == 8
    # The one in capitals and the one with other punctuation are the same passage.
    assert {words_key(p.text) for p in pool.passages} == {
        words_key(text) for name, text in PASSAGES.items() if name not in ("toba", "xquad")
    } | {words_key(PASSAGES["toba"])}
    assert [p.text for p in xquad.passages] == [PASSAGES["xquad"]]


def test_questions_lead_to_their_passages(retrieval_data):
    (plan,) = plans(retrieval_data)
    numbered = texts(plan)
    asked = [q for stage in plan.stages for q in stage.questions]
    assert [(q.id, q.language, q.set, words_key(numbered[q.gold])) for q in asked] == [
        ("f1", "id", "facqa", words_key(PASSAGES["pasar"])),
        ("f2", "id", "facqa", words_key(PASSAGES["gempa"])),
        ("i1", "id", "idk", words_key(PASSAGES["borobudur"])),
        ("i2", "id", "idk", words_key(PASSAGES["komodo"])),
        ("f1", "en", "facqa", words_key(PASSAGES["pasar"])),
        ("i1", "en", "idk", words_key(PASSAGES["borobudur"])),
        ("x1", "en", "xquad", words_key(PASSAGES["xquad"])),
    ]
    assert set(plan.groups) == {q.gold for q in asked}


def test_a_plan_is_the_same_each_time(retrieval_data):
    assert plans(retrieval_data, articles=3, wiki=2) == plans(retrieval_data, articles=3, wiki=2)


def test_articles_come_in_as_passages_under_their_titles(retrieval_data):
    (plan,) = plans(retrieval_data, articles=3, wiki=2)
    titled = [p for p in plan.stages[0].passages if p.title]
    news = [p for p in titled if p.title.startswith("Kabar")]
    assert len(news) == 3
    for passage in news:
        number = passage.title.removeprefix("Kabar nomor ")
        assert passage.text.startswith(f"Pemerintah kota {number} membuka taman baru.")
    assert sum(p.title.startswith("Desa") for p in titled) == 2
    # All news there are: those of the second file after those of the first.
    (full,) = plans(retrieval_data, articles=100)
    assert full.size == 8 + 8
    assert any(p.title == "Jembatan" for p in full.stages[0].passages)


def test_sizes_grow_and_hold_what_the_smaller_ones_hold(retrieval_data):
    small, middle, large = plans(retrieval_data, sizes=(12, 3, 1000, 2000))
    assert (small.size, middle.size, large.size) == (8, 12, 8 + 8 + 5)
    assert set(texts(small)) < set(texts(middle)) < set(texts(large))
    (alone,) = plans(retrieval_data)
    assert small == alone


def test_questions_of_ones_own(retrieval_data, tmp_path):
    own = tmp_path / "mine.jsonl"
    new = "Rendang berasal dari Minangkabau dan dimasak berjam-jam dengan santan."
    write_rows(
        own,
        [
            {"question": "Dari manakah rendang berasal?", "passage": new},
            {
                "question": "Where do komodos live?",
                "passage": PASSAGES["komodo"],
                "language": "en",
                "set": "hard",
            },
        ],
    )
    (plan,) = plans(retrieval_data, questions=own)
    (alone,) = plans(retrieval_data)
    assert plan.stages[:2] == alone.stages
    mine = plan.stages[2]
    assert [p.text for p in mine.passages] == [new]
    assert [(q.id, q.language, q.set, texts(plan)[q.gold]) for q in mine.questions] == [
        ("1", "id", "mine", new),
        ("2", "en", "mine/hard", PASSAGES["komodo"]),
    ]


@pytest.mark.parametrize(
    "name", ["facqa_train", "facqa_dev", "idk_mrc_train", "idk_mrc_dev", "xquad_en_over_id_dev"]
)
def test_a_missing_file_is_named(retrieval_data, name):
    (retrieval_data / "qa" / f"{name}.jsonl.gz").unlink()
    with pytest.raises(CaseError, match=rf"qa.{name}\.jsonl\.gz"):
        plans(retrieval_data)


def test_files_may_be_compressed_or_not(retrieval_data):
    before = plans(retrieval_data)
    for file in list((retrieval_data / "qa").glob("*.gz")):
        file.with_suffix("").write_bytes(gzip.decompress(file.read_bytes()))
        file.unlink()
    assert plans(retrieval_data) == before


def test_a_line_that_cannot_be_used_is_named(retrieval_data):
    file = retrieval_data / "qa" / "english_questions_dev.jsonl"
    good = file.read_text(encoding="utf-8")
    row = json.loads(good.splitlines()[0])
    for bad, reason in (
        ("{", "line 3: not JSON"),
        ("[1]", "line 3: not a JSON object"),
        (json.dumps({**row, "passage": None}), 'line 3: field "passage" is None'),
        (json.dumps({**row, "passage": "?!"}), 'line 3: field "passage" holds no word'),
        (json.dumps({**row, "question_en": 7}), 'line 3: field "question_en" is 7'),
    ):
        file.write_text(good + bad + "\n", encoding="utf-8")
        with pytest.raises(CaseError, match=reason):
            plans(retrieval_data)


def test_a_damaged_file_is_named(retrieval_data):
    file = retrieval_data / "qa" / "facqa_dev.jsonl.gz"
    whole = file.read_bytes()
    for broken in (whole[:-12], b"\x1f\x8b" + b"\x00" * 40, b"plain text"):
        file.write_bytes(broken)
        with pytest.raises(CaseError, match=r"facqa_dev.*cannot be read"):
            plans(retrieval_data)


def test_no_questions_at_all_is_an_error(retrieval_data):
    for name in ("facqa_dev.jsonl.gz", "idk_mrc_dev.jsonl.gz", "xquad_en_over_id_dev.jsonl.gz"):
        write_rows(retrieval_data / "qa" / name, [])
    write_rows(retrieval_data / "qa" / "english_questions_dev.jsonl", [])
    with pytest.raises(CaseError, match="no answerable question"):
        plans(retrieval_data)


def test_files_of_articles_are_needed_only_where_articles_are_added(retrieval_data):
    before = plans(retrieval_data)
    for name in ("news/click_id", "news/detik_dev", "wiki/wiki_leads"):
        (retrieval_data / f"{name}.jsonl.gz").unlink()
    assert plans(retrieval_data) == before
    with pytest.raises(CaseError, match=r"news.click_id\.jsonl\.gz"):
        plans(retrieval_data, articles=1)
    with pytest.raises(CaseError, match=r"wiki_leads\.jsonl\.gz"):
        plans(retrieval_data, wiki=1)
