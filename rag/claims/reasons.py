"""Why a claim is shown or withheld, in both languages."""

from __future__ import annotations

from rag.claims.check import Checked, Fault

_SUPPORTED = {"en": "the quoted passage says so", "id": "bagian yang dikutip menyatakannya"}
_REASONS: dict[Fault, tuple[str, str]] = {
    "no_passage": ("no passage stands for it", "tidak ada bagian yang mendasarinya"),
    "repeated": ("it repeats “{detail}”", "kalimat ini mengulang “{detail}”"),
    "first_person": (
        "“{detail}” is somebody's own word, without quotation marks",
        "“{detail}” adalah kata seseorang tentang dirinya, tanpa tanda kutip",
    ),
    "made_up": ("“{detail}” is no known word", "“{detail}” bukan kata yang dikenal"),
    "number": (
        "the passage does not give the number {detail}",
        "bagian itu tidak menyebut angka {detail}",
    ),
    "date": (
        "the passage does not give the date {detail}",
        "bagian itu tidak menyebut tanggal {detail}",
    ),
    "name": ("the passage does not name {detail}", "bagian itu tidak menyebut {detail}"),
    "opposite": (
        "the passage says the opposite of “{detail}”",
        "bagian itu mengatakan kebalikan dari “{detail}”",
    ),
    "roles": (
        "in the passage “{detail}” has the other role",
        "dalam bagian itu “{detail}” berperan sebaliknya",
    ),
    "cause": (
        "the passage does not give this reason: “{detail}”",
        "bagian itu tidak menyebut alasan ini: “{detail}”",
    ),
    "added": (
        "the passage does not say “{detail}”",
        "bagian itu tidak mengatakan “{detail}”",
    ),
    "contradicted": ("the passage says otherwise", "bagian itu mengatakan lain"),
    "unsupported": ("the passage does not say this", "bagian itu tidak mengatakan hal ini"),
    "partial": ("the passage says only part of it", "bagian itu hanya mengatakan sebagian"),
}


def reason(checked: Checked, language: str) -> str:
    """Why a verdict is what it is.

    Args:
        checked: The verdict.
        language: ``"id"`` or ``"en"``.
    """
    if checked.fault is None:
        return _SUPPORTED[language]
    english, indonesian = _REASONS[checked.fault]
    return (english if language == "en" else indonesian).format(detail=checked.detail)
