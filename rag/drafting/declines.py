"""Knows the sentences in which a model says that the passages do not answer.

What counts is who does not say: "The articles do not say" is a refusal, "The minister did not say
when" is a fact from an article.
"""

from __future__ import annotations

import re

from index.words import fold
from rag.drafting.marks import read_marks

_EN_GIVEN = r"(?:provided|given|supplied|available|above|cited|retrieved|listed|numbered|present)"
_EN_KIND = (
    r"(?:news )?(?:articles?|passages?|texts?|sources?|excerpts?|snippets?|contexts?|extracts?)"
)
_EN_TEXTS = (
    rf"(?:(?:any|none|neither|either|each|both) of )?(?:the |these |this |those |my |your )?"
    rf"(?:{_EN_GIVEN} )?(?:{_EN_KIND}|(?:{_EN_GIVEN} )(?:information|documents?|quotations?"
    rf"|material)"
    rf"|(?:information|documents?|quotations?|material) {_EN_GIVEN})"
    rf"(?: (?:\d+|{_EN_GIVEN}|you (?:gave|provided)(?: me)?|i (?:have|was given)|here|below))*"
)
_EN_TELL = (
    r"(?:say|state|mention|specify|answer|contain|provide|give|tell|include|indicate|address"
    r"|explain"
    r"|discuss|describe|disclose|reveal|name|report|offer|refer|cover|clarify|identify|list|have"
    r"|explicitly|directly|specifically|actually|clearly|exactly)"
)
_EN_NOT = r"(?:do|does|did)(?: not|n't)"
_EN_QUESTION = r"(?:this|that|the|your) question"
_EN_INFORMATION = (
    r"(?:information|mention|details?|answer|indication|evidence|data|reference|statement)"
)
_EN_ENDS = (
    r"(?:\W*$| (?:to|for|in) (?:answer(?:ing)? )?(?:this|that|the|your) (?:question|query)\W*$)"
)
_EN_USE = (
    r"(?:very |really )?(?:helpful|relevant|useful|related|of (?:any |much )?(?:use|help)"
    rf"|sufficient|enough){_EN_ENDS}"
)
_ID_QUESTION = r"pertanyaan(?: (?:ini|itu|tersebut|anda))?\W*$"
_ID_USE = (
    r"(?:(?:relevan|membantu|cukup|berguna)(?:\W*$| (?:untuk |dalam )?menjawab(?:\W*$|"
    rf" {_ID_QUESTION}))"
    rf"|(?:relevan|berkaitan|terkait|berhubungan|membantu) (?:dengan|untuk|bagi|dalam) "
    rf"{_ID_QUESTION})"
)
_EN_ASIDE = (
    r"(?:(?:sorry|unfortunately|however|but|apologies|based on|according to|from|in"
    r"|after)\b[^,]{0,60}, ?(?:but )?)*"
)
_EN_OPEN = (
    rf"(?:(?:i'm|i am) (?:very )?(?:sorry|afraid),?(?: but"
    rf"| that)? ?)?{_EN_ASIDE}(?:sorry,? (?:but )?)?"
)

_ID_KIND = r"(?:artikel|kutipan|teks|sumber|bacaan|konteks|berita|dokumen|potongan|cuplikan)"
_ID_GIVEN = (
    r"(?:ini|itu|tersebut|di atas|berikut|yang (?:ada|diberikan|tersedia|disediakan|dikutip"
    r"|disajikan"
    r"|saya (?:miliki|baca))|di bawah|berita|yang|\d+)"
)
_ID_TEXTS = (
    rf"(?:(?:para|semua|seluruh|kedua|satu pun|isi) )?{_ID_KIND}(?:-{_ID_KIND}"
    rf"|nya)?(?: {_ID_GIVEN})*"
)
_ID_NOT = r"(?:tidak|tak|belum)(?: ada(?: yang)?)?(?: (?:secara \w+|pernah|dapat|bisa|juga))*"
_ID_TELL = (
    r"(?:menyebut\w*|menjawab|disebut\w*|menjelaskan|dijelaskan|memuat|dimuat|berisi|memberi\w*"
    r"|menyatakan|dinyatakan|mengatakan|menyampaikan|menyinggung|mencantumkan|dicantumkan|tercantum"
    r"|membahas|dibahas|menerangkan|diterangkan|mengandung|menyediakan|tersedia|ditemukan|terdapat"
    r"|dijawab|terjawab|diketahui|mengungkap\w*|merinci|dirinci|menunjukkan|ada|termuat|memiliki)"
)
_ID_INFORMATION = (
    r"(?:informasi|keterangan|jawaban|penjelasan|data|rincian|hal (?:itu|ini|tersebut)"
    r"|pertanyaan (?:ini|itu|tersebut|anda))"
)
_ID_ASIDE = (
    r"(?:(?:maaf|mohon maaf|sayangnya|namun|tetapi|tapi|berdasarkan|menurut|dari|dalam|di"
    r"|pada)\b[^,]{0,60}, ?)*"
)
_ID_OPEN = rf"{_ID_ASIDE}(?:maaf |mohon maaf |sayangnya |namun |tetapi )?"
# Words that make it the news that something is not known: "so far there is no information".
_NEWS = (
    r"(?:so far|yet|as of|until|still|at present|currently|according to (?!the (?:articles?"
    r"|passages?))"
    r"|said|says|told|hingga|sampai|sejauh|saat ini|sementara|kata|ujar|ucap|tutur|ungkap|kini"
    r"|masih)"
)

_DECLINES = tuple(
    re.compile(pattern)
    for pattern in (
        # The articles do not say.
        rf"{_EN_OPEN}{_EN_TEXTS} {_EN_NOT} (?!only\b|just\b)(?:\w+ly )?{_EN_TELL}\b",
        rf"{_EN_OPEN}(?:none|neither|nothing) (?:of"
        rf"|in) {_EN_TEXTS} (?:\w+ly )?{_EN_TELL}(?:e?s)?\b",
        rf"{_EN_OPEN}no {_EN_KIND} (?:\w+ly )?{_EN_TELL}(?:e?s)?\b",
        # None of them is of use.
        rf"{_EN_OPEN}(?:none|neither|nothing) (?:of|in) {_EN_TEXTS} (?:is|are|was|were|seems?"
        rf"|appears?)(?: to be)? (?:\w+ly )?{_EN_USE}",
        rf"{_EN_OPEN}{_EN_TEXTS} (?:(?:is|are|was|were)(?: not|n't)|(?:do|does|did)(?: not|n't)"
        rf" (?:seem|appear) to be) (?:\w+ly )?{_EN_USE}",
        rf"{_EN_OPEN}{_EN_TEXTS} (?:is|are|was|were) irrelevant{_EN_ENDS}",
        rf"{_EN_OPEN}(?:none|neither) of {_EN_TEXTS} helps?\b",
        rf"{_ID_OPEN}{_ID_TEXTS} (?:tidak|tak|kurang)(?: ada(?: yang)?)? {_ID_USE}",
        rf"{_ID_OPEN}(?:tidak|tak) (?:ada|satu ?pun)(?: satu ?pun)?(?: dari)? {_ID_TEXTS}"
        rf" (?:yang )?{_ID_USE}",
        rf"{_EN_OPEN}{_EN_TEXTS} (?:contains?|provides?|gives?|ha(?:s|ve)|makes?|offers?"
        rf"|includes?) no\b",
        rf"{_EN_OPEN}{_EN_TEXTS} (?:mentions?|reports?|records?|describes?|states?|names?) no"
        rf" (?:such (?:\w+ )?\w+|(?:exact )?(?:date|day|year|time|name|place|number|reason"
        rf"|{_EN_INFORMATION}))(?:\W*$| (?:of|about|on|for|regarding)\b)",
        rf"{_EN_OPEN}{_EN_TEXTS} (?:(?:is|are) (?:silent|unclear)|cannot answer|fails? to"
        rf"|lacks?)\b",
        # I do not know; I could not find it.
        rf"{_EN_OPEN}(?:i|we) (?:{_EN_NOT} (?:know|have|find|see)\b|(?:cannot|can't|can not"
        rf"|could not"
        r"|couldn't|am unable to|was unable to|am not able to|are unable to) (?:\w+ly )?"
        r"(?:answer|find|say|tell|determine|provide|locate|give|confirm|see|help|assist)\b"
        r"|found no\b|have no\b|(?:am|'m) not (?:sure|certain)\b)",
        # It is not stated in the articles; there is no information in them.
        rf".{{0,160}}\b(?:is|are|was|were|be|been|can)(?: not|n't)(?: \w+ly)? (?:be )?"
        rf"(?:stated|mentioned|specified|given|provided|said|found|available|answered|included"
        rf"|disclosed"
        rf"|determined|discussed|addressed|described|contained|known)\b.{{0,60}}"
        rf"\b(?:in|by|from|within|using|with|on) {_EN_TEXTS}\b(?! of\b)",
        rf".{{0,80}}\bcannot be (?:\w+ly )?(?:answered|determined|found|said)\b.{{0,40}}"
        rf"\b(?:in|by|from|within|using|with|on) {_EN_TEXTS}\b(?! of\b)",
        rf"{_EN_OPEN}{_EN_QUESTION} (?:cannot|can't|can not|could not) be answered\b",
        rf"{_EN_OPEN}there (?:is|are|was|were) (?:no|not any|not enough"
        rf"|insufficient) (?:\w+ ){{0,2}}{_EN_INFORMATION}\b.{{0,120}}"
        rf"\b(?:in|from|within|among) {_EN_TEXTS}\b(?! of\b)",
        rf"{_EN_OPEN}there (?:is|are) (?:no|not enough|insufficient) (?:\w+ )?(?:information"
        rf"|mention|details?|answer)\b"
        rf"(?!.*\b{_NEWS}\b)",
        rf"{_EN_OPEN}(?:no|not enough|insufficient) {_EN_INFORMATION}\b.{{0,100}}\b(?:in|from|by"
        rf"|within) {_EN_TEXTS}\b(?! of\b)",
        r"(?:(?:the answer is )?(?:not (?:stated|mentioned|specified|known|given|found|available"
        r"|answered)"
        r"|unknown)|no (?:answer|information)(?: (?:available|found|given|provided))?)\W*$",
        # Artikel tidak menyebutkan.
        rf"{_ID_OPEN}(?:di |dalam |pada |di dalam )?{_ID_TEXTS} (?:itu )?{_ID_NOT} (?!hanya"
        rf"|sekadar|cuma){_ID_TELL}\b",
        rf"{_ID_OPEN}(?:tidak|tak) (?:ada|satu ?pun)(?: satu ?pun)?(?: dari)? {_ID_TEXTS} (?:yang"
        rf" )?{_ID_TELL}\b",
        # Saya tidak tahu; saya tidak menemukannya.
        rf"{_ID_OPEN}(?:saya|kami|aku) (?:tidak|tak|belum)(?: (?:dapat|bisa|mampu))? (?:tahu"
        rf"|mengetahui|menjawab"
        r"|menemukan\w*|memiliki|punya|yakin|memastikan|memberikan|menentukan|membantu)\b",
        rf"(?:mohon )?maaf,? (?:tetapi |tapi )?{_ID_TEXTS} {_ID_NOT} ",
        # Tidak ada informasi (dalam artikel); hal itu tidak disebutkan dalam artikel.
        rf".{{0,160}}\b(?:tidak|tak|belum) (?:dapat |bisa |ada |secara \w+ )*(?:disebut\w*"
        rf"|dijelaskan|ditemukan|tersedia"
        rf"|dijawab|dicantumkan|tercantum|dinyatakan|diketahui|terdapat|dibahas|dimuat|diterangkan"
        rf"|ada|dipastikan|ditentukan|dirinci)\b.{{0,80}}"
        rf"\b(?:dalam|di|pada|dari|oleh|berdasarkan"
        rf"|dengan) (?:dalam )?{_ID_TEXTS}(?!\w)(?! (?:perjanjian|undang|hukum|dana|daya))",
        rf"{_ID_OPEN}(?:tidak|tak) (?:ada|ditemukan|terdapat|tersedia"
        rf"|cukup)(?: \w+)? ?{_ID_INFORMATION}\b(?!.*\b{_NEWS}\b)",
        rf"{_ID_OPEN}{_ID_INFORMATION}(?: \w+){{0,8}} (?:tidak|tak) (?:dapat |bisa )?(?:tersedia"
        rf"|ditemukan|disebutkan|dijawab|ada)\W*$",
        r"(?:jawaban(?:nya)? )?(?:tidak (?:disebutkan|diketahui|dijelaskan|tersedia|ditemukan"
        r"|ada jawaban))\W*$",
    )
)
# Somebody's own words are no refusal of the model's; nor is "article 5", which is of a law.
_SPOKEN = re.compile(
    r"[\"“”«»]|^(?:article|artikel|pasal) \d|,? (?:he|she|they|dia|ia) (?:said|says|told|added"
    r"|kata\w*)\b"
    r"|, (?:kata|ujar|ucap|tutur|ungkap|said|says|told)\w*\b"
)
_NO = re.compile(r"^(?:no|tidak|well), (?=the |none |artikel|kutipan|there )")
_LONGEST = 600


def declines(sentence: str) -> bool:
    """True if a sentence of a model says that the passages, or it itself, cannot answer.

    Args:
        sentence: In Indonesian or English, with or without marks.
    """
    text = read_marks(sentence[:_LONGEST], ()).text
    folded = re.sub(r"\s+", " ", fold(text.replace("’", "'"))).strip(" *_-\"'“”.")
    folded = _NO.sub("", folded)
    if _SPOKEN.search(folded):
        return False
    return any(pattern.match(folded) for pattern in _DECLINES)
