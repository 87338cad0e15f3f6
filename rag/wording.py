"""What Kutip itself says, in both languages."""

from __future__ import annotations

from rag.answer import Reason

_REFUSALS: dict[tuple[str, Reason], str] = {
    ("en", "nothing_found"): "The articles do not say: nothing in them matches the question.",
    ("id", "nothing_found"): "Artikel-artikel ini tidak menyebutkannya: tidak ada yang cocok "
    "dengan pertanyaan.",
    ("en", "not_supported"): "The articles do not say. The closest passages are shown, but none of "
    "them answers the question.",
    ("id", "not_supported"): "Artikel-artikel ini tidak menyebutkannya. Bagian yang paling dekat "
    "ditampilkan, tetapi tidak ada yang menjawab pertanyaan.",
    ("en", "outside_dates"): "The articles do not say: none of them speaks of the date asked "
    "about. The closest passages are shown.",
    ("id", "outside_dates"): "Artikel-artikel ini tidak menyebutkannya: tidak ada yang membahas "
    "tanggal yang ditanyakan. Bagian yang paling dekat ditampilkan.",
    ("en", "model_refused"): "The language model found no answer in the articles.",
    ("id", "model_refused"): "Model bahasa tidak menemukan jawaban dalam artikel.",
}


_DOUBLE = '"“”„«»'


def refusal(language: str, reason: Reason) -> str:
    """Why there is no answer."""
    return _REFUSALS[language, reason]


def failed(language: str, message: str) -> str:
    """That a language model has failed."""
    if language == "id":
        return f"Model bahasa gagal ({message})"
    return f"The language model failed ({message})"


def none_borne_out(language: str, count: int, complete: bool) -> str:
    """That nothing of what a language model wrote is borne out.

    Args:
        language: Of the question.
        count: How many sentences it wrote.
        complete: False if it was cut off.
    """
    if count == 0 and not complete:
        if language == "id":
            return "Model bahasa berhenti sebelum kalimat pertamanya selesai."
        return "The language model stopped before its first sentence was whole."
    if language == "id":
        return {
            0: "Model bahasa tidak menulis apa pun.",
            1: "Kalimat yang ditulis model bahasa tidak didukung artikel.",
        }.get(count, f"Tak satu pun dari {count} kalimat model bahasa didukung artikel.")
    return {
        0: "The language model wrote nothing.",
        1: "The articles do not bear out the sentence that the language model wrote.",
    }.get(count, f"The articles bear out none of the language model’s {count} sentences.")


def instead(language: str, notice: str) -> str:
    """The notice of a failed attempt, and that the quoting writer answers."""
    if language == "id":
        return f"{notice} Jawaban disusun dari kalimat asli artikel."
    return f"{notice} The articles’ own sentences answer instead."


def looped(language: str) -> str:
    """That a language model went round in circles, so that nothing of its answer is shown."""
    if language == "id":
        return "Model bahasa mengulang-ulang kalimatnya; tulisannya tidak ditampilkan."
    return "The language model went round in circles; what it wrote is not shown."


def cut_off(language: str) -> str:
    """That a language model did not come to the end of its answer."""
    if language == "id":
        return "Model bahasa berhenti sebelum selesai; jawaban mungkin tidak lengkap."
    return "The language model stopped before the end; the answer may be incomplete."


def quoted(text: str) -> str:
    """A quote in quotation marks, on one line; single ones around marks of its own."""
    line = " ".join(text.split())
    if line[0] in _DOUBLE or line[-1] in _DOUBLE:
        return f"‘{line}’"
    return f"“{line}”"
