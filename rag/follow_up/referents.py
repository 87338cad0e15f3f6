"""What earlier questions speak of: persons, things, places, and phrases with a given noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Span
from index.dates import DateMention, find_dates
from index.names import find_known_names
from index.words import find_words, fold
from rag.follow_up.clauses import told_verb
from rag.follow_up.past_tense import is_participle
from rag.typed import find_names, find_places

# A name with one of these is no person's.
THINGS = frozenset(
    """
    jembatan gunung bendungan waduk pasar bank pt cv universitas institut sekolah kementerian polda
    polres polri pulau kota kabupaten provinsi desa kecamatan kelurahan sungai danau laut teluk
    selat bandara pelabuhan stasiun stadion gedung monumen museum masjid gereja candi taman tol
    jalan rumah perang piala liga festival hari undang perjanjian konferensi partai komisi badan
    dewan mahkamah pengadilan kapal pesawat kereta tim timnas klub proklamasi sumpah deklarasi
    bridge mountain mount dam market university institute school ministry police island city river
    lake sea bay strait airport port station stadium building monument museum mosque church temple
    park road street war cup league festival day act volcano earthquake election treaty agreement
    accord conference summit
    prize award party commission agency council court ship plane train team club company
    marathon olympics corporation group inc ltd hotel hospital tower declaration
    games open championship united fc
    """.split()
)
_IS_EN = re.compile(
    r"^(?P<asks>who|what)(?:['’]s|\s+(?:is|was|are|were))\s+(?P<phrase>.+)$", re.IGNORECASE
)
_IS_ID = re.compile(
    r"^(?P<asks>siapa|apa)(?:kah)?\s+(?:saja\s+|nama\s+|itu\s+)?(?P<phrase>.+)$", re.I
)
_ASKS_WHO = re.compile(r"(?:who|siapa)\b", re.IGNORECASE)
_NO_PHRASE = re.compile(r"\b(?:yang|adalah|itu|ini|akan|telah|sudah|tidak|bisa|harus)\b", re.I)
_PLACE_EN = re.compile(r"\b(?:capital|city|town|country|village|province|island|place)\b", re.I)


def described(question: str, language: str) -> tuple[str, str] | None:
    """What "Who is the mayor of X?" asks for: ``("who", "the mayor of X")``, else None."""
    bare = question.strip().rstrip("?!. ")
    match = (_IS_EN if language == "en" else _IS_ID).match(bare)
    if match is None:
        return None
    phrase, words = match["phrase"], find_words(match["phrase"])
    asks = "who" if match["asks"].lower() in ("who", "siapa") else "what"
    if language == "en":
        told = any(is_participle(word.text) for word in words) or (
            words[-1].text.endswith("ing") and words[-1].folded not in THINGS
        )
        begins = phrase.lower().startswith("the ") or words[0].capitalised
        return None if told or not begins else (asks, phrase)
    if _NO_PHRASE.search(phrase) or any(told_verb(word.folded) for word in words):
        return None
    return asks, phrase


def named(question: str) -> list[str]:
    """The names of a question in order, each once, with nouns of things but no offices."""
    return list(dict.fromkeys(span.of(question) for span in find_names(question)))


def persons(question: str) -> list[str]:
    """Those names of a question that may be a person's."""
    spans = find_names(question)
    places: set[Span] = set(find_places(question, spans))
    return list(
        dict.fromkeys(
            span.of(question)
            for span in spans
            if span not in places and _may_be_person(span, question)
        )
    )


def _may_be_person(span: Span, question: str) -> bool:
    name = span.of(question)
    if any(word.folded in THINGS for word in find_words(name)):
        return False
    if name.isupper() and len(name) < 6:
        return False
    known = find_known_names(name)
    return not known or all(mention.name.kind == "person" for mention in known)


def place(question: str, language: str) -> str | None:
    """The one place that a question names, or describes: "Bandung", "the capital of Ghana"."""
    told = described(question, language)
    if told and told[0] == "what" and (language == "id" or _PLACE_EN.search(told[1])):
        return told[1]
    spans = find_names(question)
    found = {span.of(question) for span in find_places(question, spans)}
    found |= {
        question[m.start : m.end] for m in find_known_names(question) if m.name.kind == "place"
    }
    return found.pop() if len(found) == 1 else None


def thing(question: str, language: str) -> str | None:
    """What "it" stands for: what was asked for, or the one thing named; None if not sure."""
    if told := described(question, language):
        return told[1]
    names = named(question)
    if len(names) != 1:
        return None
    put = with_article(names[0], question)
    following = re.search(rf"{re.escape(names[0])}\s+([a-z]+)", question)
    if language == "en" and put != names[0] and following and fold(following[1]) in THINGS:
        return f"{put} {following[1]}"
    return put


def with_article(name: str, question: str) -> str:
    """A name with the English article that stands before it."""
    return f"the {name}" if re.search(rf"\bthe\s+{re.escape(name)}", question) else name


def phrase_with(noun: str, question: str, language: str) -> str | None:
    """The name that holds a noun: "bridge" is "the Suramadu Bridge", "perang" Perang Diponegoro."""
    wanted = fold(noun)
    found = []
    for name in named(question):
        words = find_words(name)
        head = words[-1] if language == "en" else words[0]
        if len(words) > 1 and head.folded == wanted:
            found.append(with_article(name, question))
    return found[0] if len(found) == 1 else None


def one_date(question: str, language: str) -> DateMention | None:
    """The date of a question that states exactly one."""
    found = find_dates(question, language)
    return found[0] if len(found) == 1 else None


def the_person(text: str, contexts: Sequence[str], languages: Sequence[str]) -> str | None:
    """Whom "he" or "dia" stands for: the one person of the latest question that names any.

    Args:
        text: The follow-up; whoever it names itself is somebody else.
        contexts: Earlier questions, the latest first.
        languages: Theirs.
    """
    own = {fold(word) for name in named(text) for word in name.split()}
    for question, language in zip(contexts, languages, strict=True):
        found = [p for p in persons(question) if not own & {fold(word) for word in p.split()}]
        told = described(question, language)
        if told and told[0] == "who":
            return told[1]
        if _ASKS_WHO.match(question):
            return None  # whoever did it
        if len(found) == 1:
            return found[0]
        if found or persons(question):
            return None
    return None
