"""The name, place or number that an answer begins with."""

import pytest

from rag.leads import best_candidate, find_leads, nearness


def leads(weigh_all, text, *views):
    question, weighed = weigh_all(text, *views)
    return [lead.text for lead in find_leads(question, weighed.evidence, weighed)]


PORT = "Menurut Budi Santoso, kapal itu tiba di Surabaya membawa 40 orang dan 7 ton beras."
REST = "\nHujan turun sejak pagi.\nWarga membawa payung.\nToko tutup lebih awal."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Di mana kapal itu tiba?", ["Surabaya"]),
        ("Where did the ship arrive?", ["Surabaya"]),
        ("Berapa orang yang dibawa kapal?", ["40 orang"]),
        ("Siapa yang mengatakan kapal itu tiba?", ["Budi Santoso"]),
        ("Kapan kapal itu tiba?", []),
        ("Mengapa kapal itu tiba?", []),
    ],
)
def test_what_is_asked_for_leads(make_view, weigh_all, text, expected):
    assert leads(weigh_all, text, make_view(PORT + REST)) == expected


def test_a_number_is_of_the_unit_asked_for(make_view, weigh_all):
    assert leads(weigh_all, "Berapa ton beras yang dibawa kapal?", make_view(PORT)) == ["7 ton"]


def test_the_names_of_the_question_answer_nothing(make_view, weigh_all):
    view = make_view("Sergey Lavrov tiba kemarin." + REST)
    assert leads(weigh_all, "Who is Sergey Lavrov?", view) == []


def test_a_title_before_a_name_makes_it_likelier(make_view, weigh_all):
    view = make_view("Pagi tadi Gubernur Andi Rahman bertemu Slamet Riyadi." + REST)
    assert leads(weigh_all, "Siapa yang bertemu tadi?", view) == ["Andi Rahman"]


def test_a_place_is_seldom_who(make_view, weigh_all):
    view = make_view("Kemarin di Bandung ditangkap Rudi Hartono." + REST)
    assert leads(weigh_all, "Siapa yang ditangkap kemarin?", view) == ["Rudi Hartono"]


def test_no_candidate_is_no_lead(make_view, weigh_all):
    question, weighed = weigh_all("Siapa yang membawa payung?", make_view(REST))
    assert weighed.evidence[0].text == "Warga membawa payung."
    assert best_candidate(question, weighed.evidence[0], weighed) is None
    assert find_leads(question, weighed.evidence, weighed) == ()


def test_nearness_falls_with_distance(make_view, weigh_all):
    text = "Adi bertemu Budi lalu makan siang bersama lama sekali di rumah Citra."
    _, weighed = weigh_all("bertemu?", make_view(text))
    [evidence] = weighed.evidence
    places = [text.index(name) for name in ("Adi", "Budi", "Citra")]
    near = [nearness(at, at + 3, evidence, weighed.alignment) for at in places]
    assert near[0] == near[1] == pytest.approx(1.0)
    assert 0.0 <= near[2] < 0.5
    assert nearness(len(text) + 5, len(text) + 9, evidence, weighed.alignment) == 0.0
