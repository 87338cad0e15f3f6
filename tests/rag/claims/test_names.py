"""Names of claims found again in passages: translated, abbreviated, at the beginning."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.claims.names import missing_name


@pytest.fixture
def missing(passage, aligned):
    def find(claim, language, *texts, **known):
        passages = [passage(text, number, **known) for number, text in enumerate(texts, start=1)]
        return missing_name(claim, language, passages, aligned(claim, language, passages))

    return find


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("North Korea fired a missile.", "Korut menembakkan rudal."),
        ("In Moscow, Vladimir Putin spoke.", "Vladimir Putin berbicara di Moskow."),
        ("The Russian president, Vladimir Putin, spoke.", "Presiden Rusia Vladimir Putin bicara."),
        ("The Health Ministry said so.", "Begitu kata Kementerian Kesehatan."),
        ("The Ministry of Finance said so.", "Begitu kata Kementerian Keuangan."),
        ("The Constitutional Court rejected it.", "Mahkamah Konstitusi menolaknya."),
        ("Deputy Mayor Agus Salim won.", "Wakil Wali Kota Agus Salim menang."),
        ("Mayor Agus Salim won.", "Agus Salim menang."),
        ("Residents of West Java left.", "Warga Jawa Barat pergi."),
        ("The Japanese team won.", "Tim Jepang menang."),
        ("Tokyo's governor left.", "Gubernur Tokyo pergi."),
        ("Floods hit Semarang.", "Banjir melanda Semarang."),
        ("Yesterday it rained.", "Hujan turun."),
        ("He said it rained on Monday in July.", "Hujan turun."),
        ("", "Hujan turun."),
        ("It was that of the.", "Hujan turun."),
    ],
)
def test_a_name_is_mentioned(missing, claim, text):
    assert missing(claim, "en", text) is None


@pytest.mark.parametrize(
    ("claim", "text", "name"),
    [
        ("South Korea fired a missile.", "Korut menembakkan rudal.", "South Korea"),
        (
            "The Ministry of Finance said so.",
            "Begitu kata Kementerian Kesehatan.",
            "Ministry of Finance",
        ),
        ("Budi Santoso won.", "Agus Santoso menang.", "Budi Santoso"),
        ("The mayor, Budi Santoso, won.", "Wali Kota Agus Santoso menang.", "Budi Santoso"),
        ("The flood hit Surabaya.", "Banjir melanda Semarang.", "Surabaya"),
        ("It was built by PT Adi Karya.", "Dibangun oleh PT Wijaya Karya.", "PT Adi Karya"),
    ],
)
def test_another_name_is_missing(missing, claim, text, name):
    assert missing(claim, "en", text) == name


def test_indonesian_claims_of_english_passages(missing):
    text = "North Korea's Foreign Ministry praised Agus Salim in Moscow."
    assert missing("Kementerian Luar Negeri Korut memuji Agus Salim di Moskow.", "id", text) is None
    assert missing("Kementerian Luar Negeri Korsel memuji Agus Salim.", "id", text) == "Korsel"


def test_title_and_outlet_mention_names_too(missing):
    known = {"title": "Agus Salim Terpilih", "outlet": "Harian Lentera"}
    assert missing("Agus Salim won, Harian Lentera wrote.", "en", "Ia menang.", **known) is None
    assert missing("Agus Salim won, Harian Lentera wrote.", "en", "Ia menang.") == "Agus Salim"


def test_each_passage_mentions_some(missing):
    texts = "Agus Salim menang.", "Rapat digelar di Surabaya."
    assert missing("Agus Salim won in Surabaya.", "en", *texts) is None


@settings(max_examples=60)
@given(st.text() | st.just("Agus \ud800 Salim. 1.5 Budi"), st.text())
def test_any_text_can_be_read(missing_in_any, claim, text):
    found = missing_in_any(claim, text)
    assert found is None or found in claim


@pytest.fixture(scope="module")
def missing_in_any(passage, aligned):
    def find(claim, text):
        passages = [passage(text)]
        return missing_name(claim, "en", passages, aligned(claim, "en", passages))

    return find
