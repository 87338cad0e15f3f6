"""Words of a text, as search and alignment compare them: folded, stemmed, function words marked."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import Stemmer

WORDS_VERSION = "2"  # of folding and stemming: what the full-text index holds
# Digits stay together with their separators: "1.500", "17.35", "15/8/2022".
PIECE = re.compile(r"[^\W_]+")  # of these the full-text index consists
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
    selanjutnya sementara yakni yang yg dgn utk tgl thn taun knp gmn kpn sih nih tuh deh dlm pd krn
    jg udah udh gak nggak ga
    """.split()
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
    """.split()
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


def fold_words(text: str) -> list[str]:
    """The folded words of a text, numbers parted at their marks, as the full-text index does."""
    return PIECE.findall(fold(text))


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


# A nasal prefix swallows the first consonant of its root: me + tulis gives menulis. Which root a
# word has cannot be seen, so all that are possible are kept.
_NASAL_PREFIXES = (
    (re.compile(r"^[mp]eny(?=[aeiou])"), ("s", "ny")),
    (re.compile(r"^[mp]eng(?=[aeiou])"), ("k", "")),
    (re.compile(r"^[mp]en(?=[aeiou])"), ("t", "n")),
    (re.compile(r"^[mp]em(?=[aeiou])"), ("p", "m")),
    (re.compile(r"^[mp]e(?=[lmnrwy])"), ("",)),
)


@functools.lru_cache(maxsize=100_000)
def stems(folded: str, language: str) -> tuple[str, ...]:
    """The stems of a folded word, the likeliest first.

    Snowball's Indonesian stemmer splits some families (``mengirimkan`` gives ``irim``, ``dikirim``
    gives ``kirim``), so a word with a nasal prefix gets a stem for each root it may have.
    """
    found = {str(_stemmer(language).stemWord(folded)): None}
    if language != "en" and len(folded) > 5:
        for pattern, beginnings in _NASAL_PREFIXES:
            if pattern.match(folded):
                for beginning in beginnings:
                    found[str(_stemmer(language).stemWord(pattern.sub(beginning, folded)))] = None
                break
    return tuple(found)


def stem(folded: str, language: str) -> str:
    """The likeliest stem of a folded word."""
    return stems(folded, language)[0]


def stem_all(folded: Sequence[str], language: str) -> list[str]:
    """The likeliest stems of many folded words, at once."""
    return list(_stemmer(language).stemWords(list(folded)))
