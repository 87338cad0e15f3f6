"""The minimal pairs of the repository, and what is said of a file that cannot be used."""

import copy
import json
import re
from collections import Counter, defaultdict
from datetime import date

import pytest

from eval.pairs.cases import ALTERED_KINDS, KINDS, PairClaim, PairPassage, load_pairs
from index.errors import CaseError

from .conftest import write_rows

DAYS = "senin selasa rabu kamis jumat sabtu minggu".split()
TRUE = {
    "id": "fire-true-1",
    "group": "fire",
    "kind": "true",
    "claim_language": "en",
    "passage_language": "id",
    "passages": [
        {
            "number": 1,
            "title": "Pasar terbakar",
            "outlet": "Kabar",
            "published": "2025-08-18",
            "text": "Api menghanguskan 76 kios.",
        },
        {
            "number": 2,
            "title": "Kios baru",
            "outlet": "Kabar",
            "published": None,
            "text": "Ada 80 kios sementara.",
        },
    ],
    "question": "How many stalls burned?",
    "claim": "Seventy-six stalls burned [1][2], and 80 are offered [2, 1].",
    "label": "supported",
}
FALSE = {
    **TRUE,
    "id": "fire-number-1",
    "kind": "number",
    "claim": "67 stalls burned [1].",
    "label": "altered",
}


def changed(row, field, value):
    """The row with another value; a field of its second passage is named with a point."""
    row = copy.deepcopy(row)
    name, point, inner = field.partition(".")
    if point:
        row[name][1][inner] = value
    else:
        row[name] = value
    return row


def words(claim):
    return Counter(re.findall(r"\w+", re.sub(r"\[\d+\]", "", claim.lower())))


@pytest.fixture(scope="module")
def pairs():
    return load_pairs()


@pytest.fixture(scope="module")
def groups(pairs):
    found = defaultdict(list)
    for pair in pairs:
        found[pair.group].append(pair)
    return found


def test_every_kind_is_there_in_both_languages(pairs):
    counts = Counter((pair.kind, pair.claim_language) for pair in pairs)
    assert {kind for kind, _ in counts} == set(KINDS)
    for kind in ALTERED_KINDS:
        assert counts[kind, "en"] + counts[kind, "id"] >= 16
        assert min(counts[kind, "en"], counts[kind, "id"]) >= 8


def test_how_many_there_are(pairs, groups):
    assert len(groups) >= 90
    labels = Counter(pair.label for pair in pairs)
    assert labels["supported"] >= 90
    assert labels["altered"] >= 190


def test_english_over_indonesian_is_the_largest_slice(pairs):
    slices = Counter((pair.claim_language, pair.passage_language) for pair in pairs)
    assert slices.most_common(1)[0][0] == ("en", "id")
    assert 0.40 <= slices["en", "id"] / len(pairs) <= 0.50
    indonesian = (slices["en", "id"] + slices["id", "id"]) / len(pairs)
    assert 0.70 <= indonesian <= 0.80
    assert 0.45 <= (slices["en", "id"] + slices["en", "en"]) / len(pairs) <= 0.55


def test_groups_are_of_two_or_three_passages_and_one_to_three_true_claims(groups):
    for name, members in groups.items():
        assert 2 <= len(members[0].passages) <= 3, name
        assert 1 <= sum(pair.supported for pair in members) <= 3, name
        assert sum(not pair.supported for pair in members) >= 2, name


def test_an_altered_claim_is_close_to_a_true_one(groups):
    for members in groups.values():
        true = [pair.claim for pair in members if pair.supported]
        for pair in members:
            if pair.supported or pair.kind == "injection":
                continue
            shared = max(
                2
                * (words(pair.claim) & words(claim)).total()
                / (words(pair.claim) + words(claim)).total()
                for claim in true
            )
            assert shared >= 0.5, pair.id


def test_a_wrong_citation_alters_marks_alone(groups):
    for members in groups.values():
        true = {re.sub(r"\[\d+\]", "[]", pair.claim): pair for pair in members if pair.supported}
        for pair in members:
            if pair.kind == "citation":
                right = true[re.sub(r"\[\d+\]", "[]", pair.claim)]
                # A passage that bears out a part must be missing, not only stand elsewhere.
                assert set(right.cited) - set(pair.cited), pair.id


def test_true_claims_say_no_as_well(pairs):
    no = re.compile(
        r"\b(?:not|no|nobody|none|denied|without|nothing|tidak|bukan|belum|tanpa|membantah)\b", re.I
    )
    counts = Counter(
        pair.claim_language for pair in pairs if pair.supported and no.search(pair.claim)
    )
    assert min(counts["en"], counts["id"]) >= 15


def test_true_claims_of_passages_with_an_instruction_are_there(groups):
    injected = [m for m in groups.values() if any(pair.kind == "injection" for pair in m)]
    assert len(injected) >= 16
    assert all(any(pair.supported for pair in members) for members in injected)


def test_days_of_the_week_fit_their_dates(pairs):
    seen = 0
    for passage in {passage for pair in pairs for passage in pair.passages}:
        for day, at, month, year in re.findall(r"(\w+) \((\d+)/(\d+)(?:/(\d{4}))?\)", passage.text):
            then = date(int(year or passage.published[:4]), int(month), int(at))
            assert DAYS.index(day.lower()) == then.weekday(), passage
            seen += 1
    assert seen >= 50


def test_a_file_is_read(tmp_path):
    file = tmp_path / "pairs.jsonl"
    write_rows(file, [TRUE, FALSE])
    passages = (
        PairPassage(1, "Pasar terbakar", "Kabar", "2025-08-18", "Api menghanguskan 76 kios."),
        PairPassage(2, "Kios baru", "Kabar", None, "Ada 80 kios sementara."),
    )
    same = {
        "group": "fire",
        "claim_language": "en",
        "passage_language": "id",
        "passages": passages,
        "question": "How many stalls burned?",
    }
    true, false = load_pairs(file)
    assert true == PairClaim(
        id="fire-true-1", kind="true", claim=TRUE["claim"], label="supported", **same
    )
    assert false == PairClaim(
        id="fire-number-1", kind="number", claim=FALSE["claim"], label="altered", **same
    )
    assert (true.supported, true.cited) == (True, (1, 2))
    assert (false.supported, false.cited) == (False, (1,))


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("id", "", "field \"id\" is '', not text"),
        ("id", "fire-true-1", "field \"id\" is 'fire-true-1', not one that no line above has"),
        ("group", 3, 'field "group" is 3, not text'),
        ("kind", "typo", "field \"kind\" is 'typo', not one of true, number, date"),
        ("kind", [], 'field "kind" is [], not one of true'),
        ("kind", "true", 'field "label" is \'altered\', not what fits the kind "true"'),
        ("label", "supported", 'not what fits the kind "number"'),
        ("label", None, 'field "label" is None, not one of supported, altered'),
        ("claim_language", "fr", "field \"claim_language\" is 'fr', not one of en, id"),
        ("claim_language", "id", 'field "claim_language" is \'id\', not that of the group "fire"'),
        ("passage_language", None, 'field "passage_language" is None, not one of en, id'),
        ("question", " ", "field \"question\" is ' ', not text"),
        ("question", "Why?", 'field "question" is \'Why?\', not that of the group "fire"'),
        ("claim", "No mark.", "field \"claim\" is 'No mark.', not a sentence whose marks"),
        ("claim", "One [3].", "field \"claim\" is 'One [3].', not a sentence whose marks"),
        ("claim", "One [0].", "field \"claim\" is 'One [0].', not a sentence whose marks"),
        ("claim", TRUE["claim"], "not one that no line of its group above has"),
        ("passages", [], 'field "passages" is [], not a list of passages'),
        ("passages", ["x"], "field \"passages\" is ['x'], not a list of passages"),
        ("passages", TRUE["passages"][:1], 'not that of the group "fire" above'),
        ("passages.number", 1, 'passage 2: field "number" is 1, not 2'),
        ("passages.title", None, 'passage 2: field "title" is None, not text'),
        ("passages.outlet", 5, 'passage 2: field "outlet" is 5, not text'),
        ("passages.text", "", "passage 2: field \"text\" is '', not text"),
        ("passages.published", "1/2/2025", "passage 2: field \"published\" is '1/2/2025', not an"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path, field, value, reason):
    file = tmp_path / "pairs.jsonl"
    lines = [json.dumps(TRUE), "", json.dumps(changed(FALSE, field, value))]
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(CaseError) as error:
        load_pairs(file)
    assert str(error.value).startswith(f"{file}, line 3")
    assert reason in str(error.value)


@pytest.mark.parametrize(("row", "label"), [(TRUE, "altered"), (FALSE, "supported")])
def test_a_group_needs_both(tmp_path, row, label):
    file = tmp_path / "pairs.jsonl"
    write_rows(file, [row])
    with pytest.raises(CaseError, match=f'line 1: field "group" .* with the label "{label}"'):
        load_pairs(file)


def test_a_file_that_cannot_be_used(tmp_path):
    empty, broken = tmp_path / "empty.jsonl", tmp_path / "broken.jsonl"
    empty.write_text("\n", encoding="utf-8")
    broken.write_text("{", encoding="utf-8")
    for file, reason in (
        (empty, "holds no pairs"),
        (broken, "line 1: not JSON"),
        (tmp_path / "none.jsonl", "cannot be read"),
    ):
        with pytest.raises(CaseError, match=reason):
            load_pairs(file)
