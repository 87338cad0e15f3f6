"""Which language a text is in: Indonesian, English or undecided.

Function words decide, and word endings where a short question has none. Names decide nothing.
"""

from __future__ import annotations

import re

# A long text shows its language in its first lines.
_ENOUGH = 600

_INDONESIAN = frozenset(
    """
    yang dan di ke dari untuk dengan pada dalam adalah ini itu tidak bukan akan telah sudah belum
    oleh sebagai atau juga karena agar supaya bahwa saat ketika setelah sebelum antara para serta
    tersebut hingga sampai secara lebih paling sangat hanya masih bisa dapat harus ada apa siapa
    kapan dimana mana mengapa kenapa bagaimana berapa apakah siapakah kapankah berapakah manakah
    apa-apa saja kah dia ia mereka kami kita saya kamu anda aku nya pak bu sang si para tentang
    terhadap tanpa menurut kepada bagi namun tetapi tapi jika kalau maka lalu kemudian sementara
    seperti yaitu yakni ialah merupakan menjadi punya milik semua seluruh setiap banyak beberapa
    satu dua tiga empat lima enam tujuh delapan sembilan sepuluh ribu juta miliar tahun bulan hari
    tanggal jam pukul nama orang kota negara kata dunia pertama kedua asal jumlah letak tinggi luas
    sebutkan jelaskan tolong coba lagi terus dulu lahir pernah sedang baru lama besar kecil
    brp knp kpn gmn gimana yg dgn utk krn tdk gak ga nggak enggak ngga udah udh blm jg sm dr pd klo
    kalo
    taun thn tgl dong sih kok deh nih tuh aja
    dimanakah kemana kemanakah darimana bagaimanakah mengapakah usia umur sutradara pengarang lagu
    penyanyi presiden menteri kepala wakil ketua jenis pemimpin surat pesan hubungan
    """.split()
)
_ENGLISH = frozenset(
    """
    the a an of to in on at by for from with as is are was were be been being am do does did done
    has have had having will would shall should can could may might must not no nor and or but if
    then than that this these those there here it its he she they them his her their we us our you
    your i my me who whom whose which what when where why how while during after before between
    into about against over under again once all any both each few more most other some such only
    own same so too very just also because until through up down out off many much first second
    said says say name named year years day month people world city country made make one two three
    long old born tell give list explain describe please let's who's what's when's where's it's
    president minister leader letter message relations
    didn't doesn't don't isn't wasn't according called happened know known does
    """.split()
)
_INDONESIAN_FORM = re.compile(
    r"(?:me(?:m|n|ng|ny|l|r)|ber|ter|di|pe(?:m|n|ng|ny|r|l)|se|ke)[a-z]{3,}(?:kan|nya|an|i|kah|lah)"
    r"|(?:mem|men|meng|meny|ber)[a-z]{3,}|[a-z]{3,}(?:nya|kan|kah|lah|ngan|aan)|[a-z]+-[a-z]+nya"
)
_ENGLISH_FORM = re.compile(
    r"[a-z]+(?:tion|sion|tional|ing|ings|ment|ments|ness|ous|ful|less|ed|ly|ity|ies|ght|ck|sh|th"
    r"|rt|rts|ss|ry|ive|ance|ence|ant|ent|ld|ough|ure|ers|nce|ge|ple|ate|ize|ise|ers?'?s)"
    r"|(?:th|wh|ph|sch)[a-z]{2,}|[a-z]*(?:ee|oo|ea|ou|ough|tch|dge|x|q)[a-z]*"
)
# The shape of the last resort: how short content words of each language tend to end.
_INDONESIAN_ENDING = re.compile(r"[a-z]{2,}(?:a|i|u|an|at|ah|uh|ih|ik|uk|ut|ar|ir|ur)")
_ENGLISH_ENDING = re.compile(r"[a-z]{2,}(?:e|y|er|or|al|ic|[bcdfglmnprst][dglmpst]|es|ts|ns|rs|ks)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def detect_language(text: str) -> str:
    """The language of a text.

    Args:
        text: A question of any length, or an article.

    Returns:
        ``"id"``, ``"en"``, or ``"und"`` where nothing but names and numbers is said.
    """
    words = _WORD.findall(text[:_ENOUGH].replace("’", "'"))
    common = [word for word in words if word.islower()]
    if words and (common or len(words) == 1) and not words[0].isupper():
        common.insert(0, words[0].lower())  # its capital may be that of any first word
    indonesian = english = 0
    for place, word in enumerate(words):
        lowered = word.lower()
        # The first word of a question says most: "Kapan film The Anthem of the Heart dirilis?"
        # Capitals inside a sentence are mostly those of a name or a quoted title.
        weight = 4 if word == lowered else int(not word.isupper())
        weight = 8 if place == 0 else weight
        indonesian += weight * (lowered in _INDONESIAN)
        english += weight * (lowered in _ENGLISH)
    indonesian += sum(1 for word in common if _INDONESIAN_FORM.fullmatch(word))
    english += sum(1 for word in common if _ENGLISH_FORM.fullmatch(word))
    if indonesian == english:
        indonesian += sum(1 for word in common if _INDONESIAN_ENDING.fullmatch(word))
        english += sum(1 for word in common if _ENGLISH_ENDING.fullmatch(word))
    if indonesian == english:
        return "und"
    return "id" if indonesian > english else "en"
