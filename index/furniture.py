"""What stands on a news page beside the article: its vocabulary, in Indonesian and English.

Patterns describe kinds of furniture (share rows, teasers, credits, calls to subscribe), never the
strings of one outlet.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")

# Words of buttons and menus. A line made mostly of them is navigation; a sentence never is.
_INTERFACE = frozenset(
    """
    home beranda menu navigasi navigation indeks index terkini terbaru terpopuler populer popular
    trending latest login logout masuk keluar daftar register signup subscribe langganan search cari
    pencarian kategori category categories topik topic topics tag tags konten content sidebar footer
    header lompat loncat langsung skip jump main utama share bagikan sebarkan tweet twitter facebook
    whatsapp telegram instagram linkedin pinterest youtube tiktok threads line email print cetak
    copy salin link tautan url komentar comment comments reply balas like suka follow ikuti
    newsletter privacy privasi policy kebijakan terms syarat ketentuan kontak contact redaksi
    pedoman siber about tentang kami us karier careers advertise iklan advertisement sitemap rss
    video foto photo photos galeri gallery infografis podcast live nasional internasional
    international ekonomi bisnis business politik politics olahraga sports sport hiburan
    entertainment lifestyle gaya hidup teknologi technology tekno otomotif kesehatan health opini
    opinion regional daerah metro news berita more lainnya selengkapnya next previous sebelumnya
    selanjutnya back top kembali atas close tutup open buka button tombol ke to of di icon logo
    paper plane image follow on pin it
    """.split()
)

# Whole lines that a label opens. The colon or bar keeps sentences such as "Video itu ..." apart.
_LABELLED = re.compile(
    r"(?:editor|penulis|reporter|pewarta|penyunting|kontributor|fotografer|author|writer|"
    r"photographer|sumber|source|tags?|topik|topics?|kategori|category|label|foto|photo|"
    r"image|gambar|grafis|ilustrasi|illustration|caption|video|infografis|komentar|comments?|"
    r"file under|filed under|(?:baca|simak|lihat|tonton|saksikan|dengarkan)"
    r"(?: (?:juga|pula|selengkapnya|lainnya|video|artikel|berita)\b[^:|.]{0,16}| live\b.{0,20})?|"
    r"(?:read|see|watch|listen)(?: (?:also|more|next|now))?|also read|related(?: \w+)?|"
    r"berita (?:terkait|lainnya|terbaru|terpopuler|pilihan)|artikel (?:terkait|lainnya))"
    r"\s*[:|»>]",
    re.IGNORECASE,
)
# Lines that are furniture by how they begin, whatever follows.
_OPENING = re.compile(
    r"(?:(?:baca|simak|lihat|tonton|saksikan) (?:juga|pula|video|selengkapnya|artikel)\b"
    r"(?-i:(?!\s+[a-z]))|(?:read|see|watch) also\b|also read\b|read more\b(?-i:(?!\s+[a-z]))|"
    r"(?:skip|jump) to (?:main |the )?(?:content|navigation|search)|lompat ke (?:konten|isi)|"
    r"langsung ke (?:konten|isi)|posting komentar|tinggalkan (?:komentar|balasan)|"
    r"tulis komentar|kirim komentar|leave a (?:comment|reply)|post a comment|add a comment|"
    r"(?:view|show|lihat|tampilkan) (?:all |semua )?(?:\d+ )?(?:comments?|komentar)|"
    r"scroll to (?:continue|resume)|continue reading|(?:article|story|artikel) continues|"
    r"lanjut(?:kan)? membaca|(?:advertisement|advertorial|sponsored|iklan)\W*$|"
    r"(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d)|hak cipta\s*(?:©|\d|dilindungi))|"
    r"all rights reserved|seluruh hak cipta|"
    r"artikel ini (?:telah|sudah|pernah) (?:tayang|terbit|dimuat)|"
    r"this (?:article|story) (?:was (?:first|originally)|originally|first) (?:published|appeared)|"
    r"your email address will not|required fields are marked|alamat email anda tidak|"
    r"ruas yang wajib|save my name|simpan nama|situs ini menggunakan|"
    r"(?:we|this (?:web)?site) uses? .{0,20}cookies|"
    r"by (?:continuing|clicking|signing).{0,80}\b(?:agree|accept|consent)|"
    r"dengan (?:melanjutkan|mendaftar|mengklik|menggunakan).{0,80}\b(?:anda|kamu) (?:setuju|meny)|"
    r"\[?(?:gambas|embed)\s*:|loading\s*\.{2,}|(?:halaman|page)\s*:?[\d\s]+$)",
    re.IGNORECASE,
)
_CALL_VERB = (
    r"(?:ayo |yuk,? |mari |please |jangan lupa |don[’']t forget to |silakan )?"
    r"(?:ikuti|follow|gabung|bergabung|join|dapatkan|get|receive|subscribe|langganan|berlangganan|"
    r"download|unduh|sign up|daftar|baca|read|nonton|tonton|saksikan|watch|cek|check|klik|click|"
    r"tap|aktifkan|enable|turn on|like|install|instal|dukung|support|stay)\b"
)
_CALL_OBJECT = (
    r"\b(?:google news|google discover|(?:whatsapp|telegram|wa) (?:channel|group)|"
    r"(?:channel|saluran|kanal|grup) (?:whatsapp|telegram|wa|youtube)|newsletters?|buletin|"
    r"(?:our|kami (?:di|lewat)|the|aplikasi|melalui) (?:\w+ )?(?:app|aplikasi|channel|kanal|"
    r"whatsapp|telegram|instagram|facebook|twitter|youtube|tiktok)\b|app store|google play|"
    r"(?:update|informasi|kabar) (?:berita|terkini|terbaru)|berita (?:pilihan|terkini|terbaru|"
    r"menarik|terupdate) (?:dari|di|lainnya|setiap|hanya|kami)|breaking news|notifikasi|"
    r"notifications?|(?:your|in your) inbox|mailing list|di sini|di tautan|link berikut|up to date|"
    r"our journalism|halaman selanjutnya)\b"
)
_CALL = re.compile(rf"{_CALL_VERB}.{{0,90}}?{_CALL_OBJECT}", re.IGNORECASE)
_CALL_SENTENCE = re.compile(
    rf"[.!?][\"”]?\s+(?P<call>(?={_CALL_VERB})[^.!?]{{0,90}}?{_CALL_OBJECT}"
    r"(?:[^.!?]|\.(?=\w))*[.!?]*)",
    re.IGNORECASE,
)
_READING_TIME = re.compile(
    r"(?:waktu baca|reading time|lama baca)\b.{0,12}\d|"
    r"\d+\s*(?:min(?:ute)?s?|menit)[ -]+(?:read|baca|membaca)",
    re.IGNORECASE,
)
# Headings that open a list of other articles, or the comments, to the end of the page.
_SECTION = re.compile(
    r"(?:(?:berita|artikel|konten|topik|tulisan|baca|kabar) (?:terkait|lainnya|lain|terbaru|"
    r"terpopuler|populer|pilihan|rekomendasi|juga)|terkait|rekomendasi(?: untuk anda)?|terpopuler|"
    r"terkini|trending(?: now)?|most (?:read|popular|viewed)|popular (?:posts|news)|"
    r"related(?: (?:posts?|articles?|news|stories|topics|content))?|more (?:from|on|stories|news)"
    r"\b.{0,40}|you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you)?|"
    r"(?:anda|kamu) mungkin (?:juga )?(?:suka|menyukai)|read (?:also|more|next)|up next|"
    r"komentar|comments?|leave a (?:reply|comment)|tinggalkan (?:balasan|komentar)|baca juga|"
    r"simak juga|lihat juga|(?:post|artikel) navigation|navigasi (?:pos|tulisan))"
    r"\s*(?:\(?\d+\)?)?\s*[:»>]?",
    re.IGNORECASE,
)
_AGENCY = (
    r"(?:ANTARA(?: ?FOTO)?|REUTERS|Reuters|AFP|AP|EPA(?:-EFE)?|EFE|KCNA|Xinhua|TASS|Sputnik|Getty|"
    r"Shutterstock|Unsplash|Pexels|Pixabay|iStock|Bloomberg|Kyodo|Yonhap|Anadolu|Instagram|Twitter|"
    r"Facebook|YouTube|TikTok|Istimewa|ist)"
)
# A credit between brackets, or a line that ends as credits do.
_CREDIT = re.compile(
    r"\((?:(?:foto|photo|photograph|image|gambar|ilustrasi|video|dok|dokumentasi|doc|courtesy|"
    r"sumber|source|credit)\b\s*[:./][^()]{0,80}|"
    r"(?:foto|photo|image|dok\.?) (?:by|oleh)\b[^()]{0,60}|"
    rf"(?:[^()]{{0,40}}[/|]\s?)?{_AGENCY}(?:\s?[/|][^()]{{0,60}}|"
    r" (?:photo|images|foto)\b[^()]{0,40})|[^()]{0,40}/\s?(?:antara|reuters|afp)\b[^()]{0,20})\)",
    re.IGNORECASE,
)
# An agency alone is a credit only at the end of a caption; in a sentence it is a source.
_BARE_CREDIT = re.compile(rf"\({_AGENCY}\)$")
_CREDIT_LABEL = re.compile(
    r"\((?:foto|photo|image|gambar|dok)\b\s*(?:[:/.]|by|oleh|\w+\))", re.IGNORECASE
)
_CREDIT_END = re.compile(
    rf"(?:(?:\b{_AGENCY}(?:\s(?:photo|foto|images?))?\s?/\s?(?:[A-Z][\w.'’-]*\s?){{1,4}})|"
    r"\bvia (?:[A-Z][\w.]*\s?){1,3}|\b(?:getty images|shutterstock|istimewa))[).]?$"
)
_EMBED = re.compile(
    r"\[(?:gambas|embed|video|instagram|twitter|youtube|foto|gallery|caption)\b[^\]]{0,120}\]"
    r"|\bSCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT\b|\bADVERTISEMENT\b|\bloading\.\.\.",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\S(?:\s+[/>»›|•·]\s+|\s*[»›]\s*)\S")
# The author at the end of a body: "(ant/ros)", or the whole name in capitals.
_INITIALS = re.compile(
    r"(?<=[.!?\"”,])(?:\s*[(\[]\s?[A-Za-z]{2,8}(?:\s?[/-]\s?[A-Za-z]{2,8}){0,3}\s?[)\]]"
    r"|(?<=[.!?\"”])[\s,]+[A-Z][A-Z'.]+(?:[ |,&]+[A-Z][A-Z0-9'.]*){0,6})\W*$"
)


# In tokenised text, whose brackets stand apart, authors sign "( AFP / AP / MON )".
_SPACED_SIGNATURE = re.compile(r"\(\s[A-Za-z]{2,8}(?:\s/\s[A-Za-z]{2,8}){0,4}\s\)")


def is_furniture(line: str) -> bool:
    """Whether a whole line is part of the page and not of the article."""
    return bool(
        _LABELLED.match(line)
        or _OPENING.match(line)
        or is_section(line)
        or is_caption(line)
        or (len(line) < 300 and _CALL.match(line))
        or (len(line) < 60 and _READING_TIME.search(line))
        or is_navigation(line)
    )


def is_section(line: str) -> bool:
    """Whether a line heads a list of other articles or the comments."""
    return len(line) < 70 and _SECTION.fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """Whether a line describes a picture: it ends with whose picture it is."""
    if len(line) > 400:
        return False
    tail = line.rstrip(" .,")
    if tail.endswith(")"):
        bracket = tail.rfind("(")
        if _SPACED_SIGNATURE.fullmatch(tail, bracket):
            return False
        if _CREDIT.match(tail, bracket) or _CREDIT_LABEL.match(tail, bracket):
            return True
        return line.endswith(")") and _BARE_CREDIT.match(tail, bracket) is not None
    return _CREDIT_END.search(tail[-60:]) is not None


def is_navigation(line: str) -> bool:
    """Whether a line is made of the words of menus and buttons, or repeats itself as they do."""
    if len(line) > 600 or line.rstrip().endswith((".", "!", "?")):
        return False
    words = [word.lower() for word in _WORD.findall(line)]
    if not words:
        return not any(character.isdigit() for character in line)
    share = sum(map(_is_interface, _WORD.findall(line))) / len(words)
    if share >= 0.75 or (share >= 0.5 and _TRAIL.search(line)):
        return True
    if len(words) >= 6:
        pairs = Counter(pairwise(words))
        repeated = sum(count for count in pairs.values() if count > 1)
        return repeated / len(words) >= 0.5 and share >= 0.25
    return False


def _is_interface(word: str) -> bool:
    """Whether a word is one of buttons, or two of them run together: ``ShareFacebook``."""
    return word.lower() in _INTERFACE or all(
        half.lower() in _INTERFACE for half in _GLUED.split(word)
    )


def is_trail(line: str) -> bool:
    """Whether a line is a trail of breadcrumbs: ``Home > News > Dunia``."""
    if len(line) > 200 or line.endswith((".", "!", "?")) or any(map(str.isdigit, line)):
        return False
    return _TRAIL.search(line) is not None


def inline_furniture(line: str) -> list[tuple[int, int]]:
    """Embeds, credits and calls to subscribe that stand inside a paragraph."""
    found = []
    if "[" in line or "CO" in line or "ADV" in line or "oading" in line:
        found += [match.span() for match in _EMBED.finditer(line)]
    if "(" in line:
        found += [
            match.span()
            for match in re.finditer(r"\([^()]{2,90}\)", line)
            if _CREDIT.fullmatch(match.group()) or _CREDIT_LABEL.match(match.group())
        ]
    found += [match.span("call") for match in _CALL_SENTENCE.finditer(line)]
    return found


def closing_initials(line: str) -> int:
    """Where the author's initials or capitals begin that end a line; its length if none do."""
    match = _INITIALS.search(line, max(len(line) - 60, 0))
    return match.start() if match else len(line)
