"""When an article was published, from where its text says so."""

from index.article import Span
from rag.publication import find_publications
from rag.question import understand

STAMPED = "Senin, 15 Agustus 2022 17.35\nPutin menulis surat kepada Kim."


def stamped(make_view, **known):
    stamp = Span(0, STAMPED.index("\n"))
    return make_view(STAMPED, published="2022-08-15T17:35", stated={"published": stamp}, **known)


def test_the_article_of_the_outlet_named(make_view):
    views = [
        make_view("Hujan turun.", "a1", title="Surat Kim", outlet="Kontan"),
        stamped(make_view, article_id="a2", title="Putin dan Kim", outlet="URnews"),
    ]
    [found] = find_publications(understand("When was the URnews article on Kim published?"), views)
    assert found.view is views[1]
    assert found.text == "15 August 2022, 17:35"
    assert found.span.of(STAMPED) == "Senin, 15 Agustus 2022 17.35"


def test_without_an_outlet_the_title_says_which(make_view):
    views = [
        make_view("Hujan turun.", "a1", title="Banjir di Semarang"),
        stamped(make_view, article_id="a2", title="Surat Putin untuk Kim"),
    ]
    [found] = find_publications(understand("Jam berapa artikel soal surat Putin terbit?"), views)
    assert (found.view, found.text) == (views[1], "15 Agustus 2022, 17.35")


def test_what_the_text_does_not_state_is_not_said(make_view):
    question = understand("Kapan artikel ini terbit?")
    told_beside_it = make_view("Hujan turun.", title="Artikel", published="2022-08-15")
    assert find_publications(question, [told_beside_it]) == ()
    assert find_publications(question, []) == ()


def test_a_day_is_no_time(make_view):
    text = "15 Agustus 2022\nHujan turun."
    view = make_view(text, published="2022-08-15", stated={"published": Span(0, 15)})
    assert find_publications(understand("Jam berapa artikel ini terbit?"), [view]) == ()
    [found] = find_publications(understand("Kapan artikel ini terbit?"), [view])
    assert found.text == "15 Agustus 2022"
