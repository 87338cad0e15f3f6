"""A model's answer as it comes: whole sentences only, and no end without an end."""

import pytest

from index.errors import WriterBroke
from rag.drafting import stream
from rag.drafting.stream import Told, stream_sentences
from rag.llm.model import Ended, Message

ASKED = [Message("user", "Berapa harga beras?")]


def told_of(model, language="id"):
    told = Told()
    return list(stream_sentences(model, ASKED, language, told)), told


def test_a_sentence_comes_as_soon_as_it_is_over(script):
    model = script(["Harga ", "naik [1]. W", "arga mengeluh [2].", Ended(True, 321)])
    told = Told()
    sentences = stream_sentences(model, ASKED, "id", told)
    assert next(sentences) == "Harga naik [1]."
    assert model.closed == 0
    assert list(sentences) == ["Warga mengeluh [2]."]
    assert told == Told(prompt_tokens=321, complete=True, repeated=False)
    assert (model.asked, model.closed) == ([ASKED], 1)


@pytest.mark.parametrize("half", ["Warga menge", "Warga mengeluh", "Warga mengeluh [2]."])
def test_what_may_be_half_a_sentence_is_not_shown(script, half):
    sentences, told = told_of(script([f"Harga naik [1]. {half}", Ended(False, 9)]))
    assert sentences == ["Harga naik [1]."]
    assert (told.complete, told.prompt_tokens) == (False, 9)


def test_nothing_after_the_end_is_read(script):
    sentences, _ = told_of(script(["Harga naik.", Ended(True), " Dan turun."]))
    assert sentences == ["Harga naik."]


def test_a_model_that_repeats_a_sentence_is_stopped(script):
    loop = "Harga beras naik lagi [1]. "
    model = script([loop, "Warga mengeluh. ", loop, "Hujan turun. ", loop, "Apa pun. ", "Lain. "])
    sentences, told = told_of(model)
    assert sentences == ["Harga beras naik lagi [1].", "Warga mengeluh.", "Hujan turun."]
    assert told.repeated
    assert model.closed == 1


def test_a_model_that_loops_inside_a_sentence_is_stopped(script):
    model = script(["Harga naik. ", "Lalu ", *["dan warga mengeluh "] * 500])
    sentences, told = told_of(model)
    assert sentences == ["Harga naik."]
    assert told.repeated
    assert model.closed == 1


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_sentence_that_comes_twice_is_left_out(script, end):
    sentences, told = told_of(script(f"Harga beras naik lagi.\nHarga beras naik lagi.{end}"))
    assert sentences == ["Harga beras naik lagi."]
    assert told.complete
    assert not told.repeated


def test_a_model_that_breaks_says_so_after_what_it_said(script):
    model = script(["Harga naik. Warga ", "mengeluh", WriterBroke("It broke.")])
    sentences = stream_sentences(model, ASKED, "id", Told())
    assert next(sentences) == "Harga naik."
    with pytest.raises(WriterBroke, match=r"^It broke\.$"):
        next(sentences)
    assert model.closed == 1


def test_closing_the_sentences_stops_the_model(script):
    model = script(["Harga naik. Warga mengeluh. ", "Hujan turun. "])
    sentences = stream_sentences(model, ASKED, "id", Told())
    next(sentences)
    sentences.close()
    assert model.closed == 1


@pytest.mark.parametrize("pieces", [[], [""], ["\n \n"], ["[1]"], ["…"]])
def test_nothing_said_is_no_sentence(script, pieces):
    assert told_of(script(pieces)) == ([], Told())


def test_half_a_surrogate_pair_is_no_character(script):
    sentences, _ = told_of(script(["Harga \ud83d naik kat\ud800a Dr. ", "Agus. Selesai."]))
    assert sentences == ["Harga ? naik kat?a Dr. Agus.", "Selesai."]


def test_who_waits_is_given_a_turn_in_the_middle_of_a_sentence(script, monkeypatch):
    monkeypatch.setattr(stream, "BEAT", 0.0)
    model = script(["Harga ", "naik [1]. W", *["arga mengeluh, "] * 5])
    sentences = stream_sentences(model, ASKED, "id", Told())
    assert [next(sentences) for _ in range(4)] == [None, "Harga naik [1].", None, None]
    sentences.close()
    assert model.closed == 1
