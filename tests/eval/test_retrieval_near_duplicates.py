"""Near-duplicates of a gold passage count as the passage, and take no second rank."""

from hypothesis import given
from hypothesis import strategies as st

from eval.retrieval.near_duplicates import find_groups, rank_in_groups, shingles

GOLD = "Danau Toba adalah danau vulkanik terbesar di Indonesia dan terletak di Sumatra Utara"
OTHER = "Uang kertas lima ratus baht pertama kali dikeluarkan oleh bank pada tahun seribu"


def test_shingles_are_three_words_in_lower_case():
    assert shingles("Satu, DUA (tiga) empat.") == {
        ("satu", "dua", "tiga"),
        ("dua", "tiga", "empat"),
    }
    assert shingles("Satu dua") == {("satu", "dua")}


def test_a_revised_and_a_longer_version_stand_for_the_gold_one():
    revised = GOLD.replace("dan terletak", "– terletak").upper()  # 9 of 13 shingles shared
    longer = f"{OTHER}. {GOLD}. {OTHER[::-1]}"
    half = " ".join(GOLD.split()[:7])
    passages = [OTHER, revised, GOLD, longer, half]
    assert find_groups(passages, [2]) == {
        1: frozenset({2}),
        2: frozenset({2}),
        3: frozenset({2}),
    }


def test_a_passage_that_differs_in_one_fact_stands_for_itself():
    thousand = OTHER.replace("lima ratus", "seratus").replace("tahun seribu", "tahun dua ribu")
    assert find_groups([OTHER, thousand], [0, 1]) == {0: frozenset({0}), 1: frozenset({1})}


def test_a_long_passage_may_stand_for_two():
    groups = find_groups([GOLD, OTHER, f"{GOLD}. {OTHER}."], [0, 1])
    assert groups[2] == {0, 1}
    assert rank_in_groups([2], 0, groups) == rank_in_groups([2], 1, groups) == (1, 1)
    # Finding the one does not find the other.
    assert rank_in_groups([1], 0, groups) == (None, 1)


def test_ranks_by_hand():
    groups = {0: frozenset({0}), 1: frozenset({0}), 2: frozenset({2}), 3: frozenset({2})}
    assert rank_in_groups([8, 9, 1, 0], 0, groups) == (3, 3)
    # 2 and 3 are one text: together they take one rank.
    assert rank_in_groups([2, 3, 9, 0], 0, groups) == (3, 3)
    assert rank_in_groups([2, 3, 8, 9], 0, groups) == (None, 3)
    assert rank_in_groups([], 0, groups) == (None, 0)


@given(st.permutations(range(8)), st.integers(min_value=0, max_value=7))
def test_without_near_duplicates_the_rank_is_the_place(found, gold):
    groups = {gold: frozenset({gold})}
    assert rank_in_groups(found, gold, groups)[0] == found.index(gold) + 1


@given(st.permutations(range(8)), st.sets(st.integers(min_value=1, max_value=7)))
def test_more_near_duplicates_never_make_the_rank_worse(found, near):
    groups = {0: frozenset({0})}
    wider = groups | {number: frozenset({0}) for number in near}
    rank, _ = rank_in_groups(found, 0, groups)
    assert rank_in_groups(found, 0, wider)[0] <= rank
