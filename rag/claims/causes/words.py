"""The words that join cause and effect, or deny that they are joined, in both languages."""

from __future__ import annotations

import re

# "blamed effect on cause"
_AROUND_EFFECT = (
    r"(?:attribut|ascrib)\w+[^,;]{0,80}? to|trac(?:es|ed)\b[^,;]{0,80}? to|"
    r"(?:blamed|blames|blaming)\b[^,;]{0,80}? on|puts?\b[^,;]{0,80}? down to|"
    r"(?:reason|cause|explanation|motive)s?(?: (?:for|why|that|of|behind|given)\b[^,;]{0,80}?)?"
    r",? (?:is|was|were|being|lay in|lies in)|"
    r"(?:penyebab|alasan|pemicu|biang keladi|pangkal)(?:nya)?\b[^,;]{0,80}?"
    r"(?: adalah| ialah| yakni| yaitu|:| tak lain)"
)
_BEFORE = (
    r"because of|because|due (?:solely |mainly |largely |partly )?to(?! (?:be|open|begin|"
    r"start|meet|hold|take|arrive|leave|play|return|go|run|end|expire|speak|appear|face|come|make)\b)|"
    r"owing to|on account of|"
    r"thanks to|as (?:a|the) (?:direct )?(?:result|consequence) of|on (?:the )?grounds of|"
    r"on the grounds that|by reason of|in (?:response|reaction) to|in return for|as a reward for|"
    r"for (?:want|lack) of|in view of|out of (?=a\b|an\b|respect|fear|concern|\w+ for)|"
    r"for (?=(?!dur|even|morn|build|noth|someth|anyth|everyth|meet)\w{2,}ing\b)|"
    r"stem(?:s|med) from|(?:caused|prompted|triggered|sparked|provoked|set off|brought on|"
    r"brought about|forced|driven|motivated|occasioned|explained|justified) by|"
    r"since(?! (?:the |early |late |last |its |\d|jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|"
    r"dec|then|mon|tues|wed|thur|fri|sat|sun))|"
    r"(?:di)?karena(?:kan)?|(?:di)?akibat(?:kan)?(?: dari)?(?: oleh)?|lantaran|"
    r"(?:di)?sebab(?:kan)?(?: oleh)?|gara[- ]gara|berkat|dipicu(?: oleh)?|didorong(?: oleh)?|"
    r"ber(?:pangkal|mula) dari|dengan (?:dalih|alasan)|(?:penyebab|alasan|pemicu|sebab)nya,?(?= \w)"
)
# Words of time or purpose that may give a cause too.
_MAYBE_BEFORE = (
    r"after(?! \d)|following|over(?= a\b| an\b| the\b| his\b| her\b| its\b| their\b)|"
    r"(?:setelah|sesudah|usai)(?! \d)|menyusul|demi|agar|supaya|guna"
)
_AFTER = (
    r"(?:led|leads|leading)(?: \w+){0,4}? to|results? in|resulted in|"
    r"caused|causes(?! of)|causing|prompted|prompts|prompting|triggered|triggers|sparked|provoked|"
    r"forced(?! lab)|forcing|drove|drives|enabled|allowed|persuaded|convinced|"
    r"(?:made|makes)(?! (?:an?|up|his|its|their)\b)|set off|"
    r"brought(?= .{0,60}\b(?:down|about|to|on)\b)|gave rise to|"
    r"put(?:s)? (?:paid|an end|a stop) to|cost(?= (?:him|her|them)\b)|"
    r"holds? up|held up|"
    r"(?:is|was|are|were) (?:(?:seen as |named as )?the (?:reason|cause)|why|"
    r"behind(?! schedule| bars| on)|to blame for|responsible for)|"
    r"which is why|so that|, so|explains?|explained why|l(?:ay|ies) behind|"
    r"menyebabkan|mengakibatkan|berakibat|memicu|membuat|memaksa|mendorong|menimbulkan|"
    r"(?:sebagai|menjadi) (?:penyebab|alasan|pemicu|sebab|biang keladi)(?:nya)?|"
    r"berujung(?: pada)?|berbuntut|sehingga|mengharuskan|lantas"
)
BEFORE_CAUSE = re.compile(
    rf"(?<!-)\b(?:(?P<around>{_AROUND_EFFECT})|{_BEFORE})(?!\w)(?! itu\b)", re.IGNORECASE
)
MAYBE_BEFORE_CAUSE = re.compile(rf"(?<!-)\b(?:{_MAYBE_BEFORE})\b", re.IGNORECASE)
AFTER_CAUSE = re.compile(rf"(?:(?<!-)\b|(?=,))(?:{_AFTER})\b", re.IGNORECASE)

PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being) (?:\w+ly )?$", re.IGNORECASE)
# "It was the rain that led to it": the cause begins after these.
LEAD = re.compile(
    r"^(?:it (?:is|was) .{3,40} who|it (?:is|was)|adalah|according to [^,]+,|menurut [^,]+,|"
    r"in [^,]{3,40} (?:view|opinion|words),|kata [^,]+,)\s|"
    r"\b(?:that|bahwa|menyebut|menuding|menyalahkan|menganggap|menilai|named|called)\s",
    re.IGNORECASE,
)
RELATIVE = re.compile(r"\s+(?:that|which|who|yang|itu yang|itulah yang)\s*$", re.IGNORECASE)
DENIED = re.compile(
    r"\b(?:bukan|bukanlah|not|never|rather than|instead of|daripada|apart from)"
    r"(?: (?:semata|semata-mata|hanya|only|simply|merely|just|solely))?\s*$",
    re.IGNORECASE,
)
NOT_SO = re.compile(r"(?:\b(?:tidak|tak|bukan|belum|not|never)|n['’]t)\s*$", re.IGNORECASE)
BREAK = re.compile(
    r"[;—–]|[,.:]? (?:tetapi|namun|sedangkan|sementara|melainkan|but|while|whereas|rather than|"
    r"bukan(?! hanya)|not(?= because| for| due))\b|[\"”],? ",
    re.IGNORECASE,
)
# What a passage rules out: "not a dearth of readers", "membantah kekurangan dana".
RULED_OUT = re.compile(
    r"\b(?:bukan(?:lah)?|(?:not|un)(?: directly)? ?(?:related|linked|connected) to|"
    r"nothing to do with|tidak (?:berkaitan|terkait|ada (?:hubungan|kaitan)nya) dengan|"
    r"membantah|menampik|menepis|not(?! only| just| merely)|rather than|instead of|"
    r"den(?:y|ies|ied|ying)|ruled out|rules out|ruling out)\b"
    r"(?P<what>[^,;.“”\"]{0,120}?)(?=[,;.“”\"]|\bmelainkan\b|\btetapi\b|\bbut\b|$)",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:bukan\w*|tidak|tak|belum|tanpa|membantah|menampik|menepis|not|never|no|nor|neither|"
    r"without|rather|instead|den(?:y|ies|ied)|ruled|rules)\b|n['’]t\b",
    re.IGNORECASE,
)

# A claim that tells of a denial or a rumour does not give the cause as its own.
TOLD_AS_UNTRUE = re.compile(
    r"\b(?:bukan\w*|membantah|menampik|menepis|menyangkal|dibantah|tidak benar|keliru|hoaks|"
    r"rumor|den(?:y|ies|ied|ying)|neither|nor|untrue|false|hoax|rumou?rs?|disput\w+|"
    r"rul(?:ed|es|ing) out|not because)\b",
    re.IGNORECASE,
)
