"""Short answers of a model, told by Kutip's own."""

import pytest

from rag.claims.check import ClaimChecker
from rag.claims.short_answers import Asked, same_answer
from rag.entailment.entailment import Verdict
from rag.fitted import BORNE_OUT
from rag.quoting import Lead, Quote

TEXT = """Pertemuan pertama mereka berlangsung di Vladivostok pada April 2019.
Sejak itu keduanya bertemu tiga kali."""
QUESTION = "Di mana mereka pertama kali bertemu?"


@pytest.mark.parametrize(
    ("said", "lead", "language"),
    [
        ("Di Vladivostok", "Vladivostok", "id"),
        ("In Vladivostok", "Vladivostok", "en"),
        ("Tahun 2019", "April 2019", "id"),
        ("On 12 July 2025", "12 July 2025", "en"),
        ("12 Juni", "12 Juni", "id"),
        ("1.500 ton", "1500 ton", "id"),
        ("Two ships", "two ships", "en"),
    ],
)
def test_a_short_answer_that_says_the_same(said, lead, language):
    assert same_answer(said, lead, language)


@pytest.mark.parametrize(
    ("said", "lead", "language"),
    [
        ("Bukan Vladivostok", "Vladivostok", "id"),
        ("Not in Vladivostok", "Vladivostok", "en"),
        ("Di Pyongyang", "Vladivostok", "id"),
        ("Di Vladivostok dan Pyongyang", "Vladivostok", "id"),
        ("Russia", "Vladivostok, Russia", "en"),
        ("Sebelum 2019", "2019", "id"),
        ("Before 2019", "2019", "en"),
        ("12 April 2019", "April 2019", "id"),  # says more
        ("Tahun 2020", "April 2019", "id"),
        ("2019", "Vladivostok", "id"),
        ("Vladivostok", "2019", "id"),
        ("2018, 2019", "2019", "id"),
        ("150 ton", "1500 ton", "id"),
        ("Lebih dari dua kapal", "dua kapal", "id"),
        ("Itu", "Vladivostok", "id"),
        ("Di", "Vladivostok", "id"),
        ("Empat tahun", "empat bulan", "id"),
        ("4 hari", "4 tahun", "id"),
        ("A year", "a month", "en"),
        ("Persija mengalahkan Persib", "Persib mengalahkan Persija", "id"),
        ("Budi membunuh Ana", "Budi dibunuh Ana", "id"),
        ("Oleh Ana", "ke Ana", "id"),
        ("5 derajat", "-5 derajat", "id"),
        ("$5", "5", "en"),
        ("2019", "sebelum tahun 2019", "id"),
        ("2019", "until 2019", "en"),
        ("2019", "2018 or 2019", "en"),
        ("24 April 2019", "postponed from 24 April 2019", "en"),
        ("2019", "2019-2021", "en"),
    ],
)
def test_a_short_answer_that_says_something_else(said, lead, language):
    assert not same_answer(said, lead, language)


@pytest.fixture
def check(judge, lexicon, passage):
    """Checks a short answer to a question that Kutip itself answers with "Vladivostok"."""
    judge.verdict = Verdict(0.001, 0.001, 0.998)
    [stated, other] = passage(TEXT), passage("Putin tiba di Vladivostok.", number=2)
    sentence = stated.view.sentences[0]
    quote = Quote(stated.view, sentence)
    leads = (Lead("Vladivostok", "Vladivostok", (quote,)),)

    def run(said, cited=(1,)):
        passages = [p for p in (stated, other) if p.number in cited]
        asked = Asked(QUESTION, lambda: leads)
        return ClaimChecker(judge, lexicon).check(said, "id", passages, asked)

    run.quote = quote
    return run


def test_what_kutip_reads_there_too_is_borne_out(check, judge):
    checked = check("Di Vladivostok")
    assert (checked.support, checked.fault, checked.quotes) == ("supported", None, (check.quote,))
    assert judge.asked == []  # no model need be asked


@pytest.mark.parametrize(("said", "cited"), [("Di Vladivostok", (2,)), ("Bukan Vladivostok", (1,))])
def test_anything_else_is_left_to_the_check_of_claims(check, judge, said, cited):
    assert check(said, cited).support == "unsupported"
    [(claim, _)] = judge.asked
    assert claim == f"{QUESTION} {said}"


def test_a_wrong_weekday_is_not_confirmed(judge, lexicon, passage):
    judge.verdict = Verdict(0.001, 0.001, 0.998)
    stated = passage("Pertemuan itu berlangsung pada 24 April 2019.")
    quote = Quote(stated.view, stated.view.sentences[0])
    asked = Asked(
        "Kapan mereka bertemu?", lambda: (Lead("24 April 2019", "24 April 2019", (quote,)),)
    )
    checker = ClaimChecker(judge, lexicon)
    assert checker.check("Rabu, 24 April 2019", "id", [stated], asked).support == "supported"
    checked = checker.check("Selasa, 24 April 2019", "id", [stated], asked)
    assert (checked.support, checked.fault) == ("unsupported", "date")


def test_without_leads_the_check_of_claims_decides(judge, lexicon, passage):
    judge.verdict = Verdict(0.001, 0.001, 0.998)
    checked = ClaimChecker(judge, lexicon).check("Di sana", "id", [passage(TEXT)], Asked(QUESTION))
    assert checked.support == "unsupported"
    assert [claim for claim, _ in judge.asked] == [f"{QUESTION} Di sana"]


def test_a_date_is_not_borne_out_where_kutip_reads_another(judge, lexicon, passage):
    judge.verdict = Verdict(0.999, 0.0005, 0.0005)
    stated = passage(
        "Pertemuan itu berlangsung pada 24 April 2019. Laporannya terbit pada 3 Mei 2019."
    )
    quote = Quote(stated.view, stated.view.sentences[0])

    def check(said, *leads):
        asked = Asked(
            "Kapan mereka bertemu?", lambda: [Lead(lead, lead, (quote,)) for lead in leads]
        )
        return ClaimChecker(judge, lexicon).check(said, "id", [stated], asked)

    other = check("3 Mei 2019", "24 April 2019")
    assert (other.support, other.fault) == ("unsupported", "unsupported")
    assert other.score > BORNE_OUT  # the model would have believed it
    judge.verdict = Verdict(0.45, 0.45, 0.1)
    assert check("3 Mei 2019", "24 April 2019").support == "unsupported"
    judge.verdict = Verdict(0.999, 0.0005, 0.0005)
    assert check("3 Mei 2019").support == "supported"
    assert check("3 Mei 2019", "24 April 2019", "Mei 2019").support == "supported"
    assert check("3 Mei 2019", "dua kali").support == "supported"
