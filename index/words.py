"""Words of a text, as search and alignment compare them: folded, stemmed, function words marked."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

import Stemmer

# Digits stay together with their separators: "1.500", "17.35", "15/8/2022".
WORD = re.compile(r"\d+(?:[.,/:\-]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\W_]+")

INDONESIAN_FUNCTION_WORDS = frozenset(
    """
    ada adalah adanya agar akan akhirnya aku anda antara apa apabila apakah apalagi atas atau bagai
    bagaimana bagaimanakah bagi bahkan bahwa baik banyak beberapa begitu belum berapa berapakah
    berbagai berupa bila bisa boleh brp bukan bukanlah dalam dan dapat dari daripada demi demikian
    dengan di dia dimana dimanakah diri disebut dong dua gimana guna hal hanya harus hingga ia
    ialah ikut ini itu itulah iya jadi jam jangan jika jua juga jumlah kah kala kalau kali kalian
    kami kan kapan kapankah karena ke kenapa kemudian kepada kepadanya ketika kita kok lagi lah
    lain lainnya lalu lewat lebih maka makin mana manakah masih masing maupun melalui memang
    mengapa mengenai menjadi menurut mereka merupakan meski meskipun misalnya mungkin namun nya
    oleh orang pada padahal para paling per pernah persisnya pula pun punya saat saja sama sampai
    sang sangat saya sebab sebagai sebagaimana sebelum sebelumnya sebuah secara sedang sedangkan
    segala sehingga sejak selain selalu selama seluruh semua seorang seperti sering serta sesudah
    setelah setiap siapa siapakah si situ soal suatu sudah supaya tak tapi telah tentang terhadap
    terjadi terkait tersebut tetap tetapi tiap tidak tiba untuk usai via waktu walau walaupun yaitu
    yakni yang yg dgn utk tgl thn taun knp gmn kpn sih nih tuh deh dlm pd krn jg udah udh gak nggak ga
    """.split()  # noqa: SIM905 - a word list reads better as words
)
ENGLISH_FUNCTION_WORDS = frozenset(
    """
    a about according after all also am an and any are as at be because been before being between
    both but by can could did do does doing done during each for from further get gets given gives
    go got had has have having he her here hers him his how however i if in into is it its just let
    many may me might more most much must my no nor not of off on once one only or other our out
    over own per please same shall she should since so some such tell than that the their them then
    there these they this those though through to too under until up upon us very was we were what
    when where whether which while who whom whose why will with would you your s t d ll re ve
    """.split()  # noqa: SIM905
)
FUNCTION_WORDS = {"id": INDONESIAN_FUNCTION_WORDS, "en": ENGLISH_FUNCTION_WORDS}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        text: As it stands there.
        folded: Lower case, without accents.
        start: First code point.
        end: One past the last.
    """

    text: str
    folded: str
    start: int
    end: int

    @property
    def capitalised(self) -> bool:
        """True if it begins with a capital letter."""
        return self.text[0].isupper()


def fold(text: str) -> str:
    """Lower case, compatibility forms and accents removed, as ``unicode61`` of FTS5 does it."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def find_words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, with their places."""
    return tuple(
        Word(match.group(), _bare(fold(match.group())), match.start(), match.end())
        for match in WORD.finditer(text)
    )


def _bare(folded: str) -> str:
    """A word without its English possessive ending."""
    return folded[:-2] if folded[-2:] in ("'s", "’s") else folded


def is_function_word(folded: str, language: str) -> bool:
    """True for a word that says nothing about the subject; both languages if unknown."""
    if language in FUNCTION_WORDS:
        return folded in FUNCTION_WORDS[language]
    return any(folded in words for words in FUNCTION_WORDS.values())


@functools.cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english" if language == "en" else "indonesian")


@functools.lru_cache(maxsize=200_000)
def stem(folded: str, language: str) -> str:
    """The stem of a folded word.

    The Indonesian stemmer of Snowball splits some families (``mengirimkan`` → ``irim`` but
    ``dikirim`` → ``kirim``), so callers compare surface forms too.
    """
    return str(_stemmer(language).stemWord(folded))
