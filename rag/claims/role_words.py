"""Verbs of who does what to whom, in both languages, with the place of each participant.

A deed has two participants, x and y: who beats and who is beaten, who sells and who buys. A verb
says which of them its subject is, and which prepositions stand before the other one; without any
the other one is its object.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

# A line is a deed: English, then Indonesian. "y lose+to" means that the subject of "lose" is y and
# that x follows "to"; an Indonesian word with "=" has no prefix me- or di-.
_DEEDS = """
win: x beat defeat trounce thrash overcome outplay outscore best edge conquer vanquish eliminate x
 prevail+over,against x get_the_better_of x put_out x win+against,over y lose+to fall+to,against bow+to succumb+to | x kalahkan
 tundukkan taklukkan singkirkan tumbangkan tekuk libas hempaskan gulung pecundangi ungguli atasi
 bekuk eliminasi lumat x =menang+atas,dari,melawan x =unggul+atas,dari y =kalah+dari,oleh,melawan,
 atas y =takluk+dari,oleh,atas,kepada y =tunduk+dari,oleh,kepada,atas y =tumbang+dari,oleh,atas y
 =tersingkir+oleh,dari,dikalahkan y =menyerah+dari,kepada,atas
replace: x replace succeed supplant x substitute_for x fill_in_for x stand_in_for x
 take+from x take_the_place_of x inherit+from y hand+to y yield+to | x gantikan y =mewariskan+kepada
acquire: x buy purchase acquire x take_over | x beli akuisisi caplok ambil borong
sell: x sell+to y buy+from y purchase+from y acquire+from | x jual+kepada,ke y beli+dari
rent: x lease+to rent+to y rent+from y lease+from y hire+from | x sewakan+kepada,ke y sewa+dari
lend: x lend+to x loan+to y borrow+from | x pinjamkan+kepada,ke,pada x pinjami y pinjam+dari,
 kepada,pada
give: x give+to hand+to present+to award+to grant+to donate+to send+to offer+to pass+to deliver+to
 return+to transfer+to pay+to entrust+to supply+to bequeath+to surrender+to turn+to show+to issue+to
 y receive+from get+from obtain+from accept+from collect+from inherit+from secure+from | x serahkan
 +kepada,ke,pada x berikan+kepada,ke,pada x beri x kirimkan+kepada,ke x kirim+kepada,ke x
 bayarkan+kepada,ke x bayar+kepada x hibahkan+kepada x sumbangkan+kepada,ke x hadiahkan+kepada x
 kembalikan+kepada,ke x anugerahkan+kepada x tawarkan+kepada,ke x salurkan+kepada,ke x titipkan+
 kepada,pada x wariskan+kepada y terima+dari y peroleh+dari y dapatkan+dari y dapat+dari
teach: x teach educate train tutor mentor coach instruct supervise y study+under y learn+from
 y train+under | x ajar ajari didik latih bimbing y =belajar+dari,kepada,pada y =berguru+kepada,pada,
 dari
ask: x ask urge beg implore x appeal+to x plead+with x call_on x petition x lobby | x minta
 x desak x mohon+kepada x imbau
sue: x sue prosecute x file+against,for x take_to_court | x gugat tuntut perkarakan
report: x report+to | x laporkan+ke,kepada
denounce: x file_a_complaint_against x denounce report | x laporkan adukan polisikan
criticise: x criticise criticize slam condemn denounce blast chide rebuke reprimand scold censure
 berate attack | x kritik kecam cela tegur semprot marahi sesalkan
praise: x praise laud commend applaud compliment hail | x puji sanjung apresiasi
dismiss: x dismiss sack fire oust remove depose suspend expel | x pecat copot berhentikan lengserkan
 gulingkan depak skors
appoint: x appoint name nominate choose pick select elect designate install | x tunjuk angkat lantik
 pilih usung usulkan calonkan
arrest: x arrest detain capture seize nab catch jail imprison apprehend | x tangkap tahan bekuk
 ringkus ciduk amankan penjarakan
help: x help assist aid support back | x bantu tolong dukung sokong y =berutang+kepada
rescue: x rescue save free liberate x pull+from | x selamatkan bebaskan evakuasi tolong
invite: x invite | x undang ajak jamu
visit: x visit meet | x kunjungi temui jenguk datangi sambangi
overtake: y trail y trail_behind x overtake pass surpass overhaul outstrip exceed | x salip lewati lampaui susul y =tertinggal+dari
kill: x kill murder shoot stab slay | x bunuh tembak tikam tewaskan
hit: x hit strike ram collide_with x crash_into x slam_into x
 smash_into x run_into x plough_into | x tabrak hantam seruduk
 tubruk pukul
attack: x attack assault raid beat punch | x serang aniaya pukul keroyok
fund: x fund finance sponsor bankroll subsidise subsidize | x danai biayai modali sponsori
warn: x warn caution | x peringatkan ingatkan
accuse: x accuse blame charge | x tuduh tuding salahkan dakwa
deceive: x deceive cheat defraud trick fool dupe swindle con | x tipu kelabui bohongi perdaya
apologise: x apologise+to apologize+to y forgive y pardon | y maafkan y ampuni
marry: x marry wed | x nikahi kawini peristri
divorce: x file_for_divorce_from x divorce | x ceraikan
follow: x follow chase pursue y precede y flee+from | x ikuti kejar buntuti
defend: x stand_up_for x speak_up_for x defend protect shield | x bela lindungi
owe: x owe+to | x =berutang+kepada
thank: x thank | x =berterima+kepada
owns: x own control lead head manage run chair employ y work+for,under | x miliki pimpin kuasai
 kendalikan kepalai pekerjakan
threaten: x threaten intimidate | x ancam intimidasi teror
persuade: x persuade convince talk+into coax | x bujuk yakinkan rayu
fine: x fine punish penalise sanction | x denda hukum sanksi
examine: x examine question interrogate inspect audit check | x periksa interogasi audit
found: x found establish create | x dirikan bentuk rintis
write: x write compose | x tulis karang gubah
discover: x discover find | x temukan
"""
# Other verbs with an object; whether two of them mean the same the lexicon knows.
_OTHERS = """
abandon accompany advise assign ban bar betray bite block call challenge congratulate consult cover
cure deport describe destroy direct discourage dispatch distrust drive embrace evict exclude face
feed film fix force greet guard guide halt harass hide host hug hunt identify ignore infect inform
injure inspire insult interview introduce joke judge kidnap kiss leave like lure mediate mention
mislead mock mourn nurse obey offend open oppose order outvote overrule paint perform persecute
photograph please poach poison pressure prevent promote publish push quote raise recommend recruit
refuse reject release remember represent resist respect reward rob scare search see serve steal stop
summon sway take tell tempt test threaten tow trace translate treat trust use view wake want watch
welcome win wound adopt advocate repair design build bring blackmail hire approach beat bail beckon
"""
_IRREGULAR = """
beat beat beaten|win won won|lose lost lost|fall fell fallen|take took taken|buy bought bought|sell
sold sold|lend lent lent|give gave given|send sent sent|pay paid paid|get got got|teach taught
taught|beg begged begged|choose chose chosen|shoot shot shot|hit hit hit|strike struck struck|wed wed
wed|flee fled fled|lead led led|run ran run|write wrote written|find found found|catch caught caught|
overcome overcame overcome|overtake overtook overtaken|bite bit bitten|feed fed fed|hide hid hidden|
leave left left|see saw seen|steal stole stolen|tell told told|wake woke woken|mislead misled misled|
bring brought brought|build built built|drive drove driven|slay slew slain|show showed shown|meet met
met|show showed shown|stand stood stood|learn learnt learnt|hire hired hired|con conned conned
"""
_DOUBLED = frozenset("slam stab nab ram tow ban bar hug rob stop plan beg fit".split()) - {"tow"}
_IRREGULARS = {
    base: (past, participle)
    for base, past, participle in (line.split() for line in _IRREGULAR.split("|"))
}


@dataclass(frozen=True, slots=True)
class Sense:
    """What a verb says of its two participants.

    Attributes:
        deed: Equal for verbs of one deed; empty where only the lexicon knows.
        turned: True if its subject is y: who lost, not who won.
        before: Prepositions that the other participant follows; empty for an object.
        phrase: Words that must follow the verb: "take" means "replace" before "the place of".
    """

    deed: str
    turned: bool = False
    before: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb.

    Attributes:
        voice: ``"active"``, ``"passive"``, or ``"either"`` as the words around it say.
        senses: What it may mean.
    """

    voice: str
    senses: tuple[Sense, ...]


def _english(base: str) -> dict[str, str]:
    """The forms of an English verb with their voices."""
    short = base[:-1] if base.endswith("e") else base
    if base in _DOUBLED:
        short = base + base[-1]
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    past = participle = short + "ed"
    if base.endswith("y") and base[-2] not in "aeou":
        third, past = base[:-1] + "ies", base[:-1] + "ied"
        participle = past
    past, participle = _IRREGULARS.get(base, (past, participle))
    forms = {base: "active", third: "active", short + "ing": "active", past: "active"}
    return forms | {participle: "either"}


def _indonesian(root: str) -> dict[str, str]:
    """The forms of an Indonesian verb with their voices."""
    if root.startswith("="):
        return {root[1:]: "active"}
    nasals = {"p": "m", "t": "n", "k": "ng", "s": "ny"}
    first = root[0]
    if root.startswith("per"):
        active = f"mem{root}"
    elif first in nasals and root[1] in "aeiou":
        active = f"me{nasals[first]}{root[1:]}"
    elif first in "bfvp":
        active = f"mem{root}"
    elif first in "dcjtsz":
        active = f"men{root}"
    elif first in "lmnrwy":
        active = f"me{root}"
    else:
        active = f"meng{root}"
    return {active: "active", f"di{root}": "passive"}


def _read(text: str) -> list[tuple[str, Sense]]:
    """The verbs of one side of a line with their senses."""
    found, turned = [], False
    deed, _, words = text.partition(":")
    for token in words.split():
        if token in ("x", "y"):
            turned = token == "y"
            continue
        verb, _, before = token.partition("+")
        verb, *phrase = verb.split("_")
        others = tuple(filter(None, before.split(",")))
        found.append((verb, Sense(deed, turned, others, tuple(phrase))))
    return found


@functools.cache
def verb_forms(language: str) -> dict[str, Form]:
    """The known forms of verbs in a language, folded."""
    make = _english if language == "en" else _indonesian
    found: dict[str, Form] = {}
    verbs = [(verb, Sense("")) for verb in _OTHERS.split()] if language == "en" else []
    joined = _DEEDS.strip().replace(",\n ", ",").replace("\n +", "+").replace("\n ", " ")
    for line in joined.splitlines():
        deed, _, sides = line.partition(":")
        english, _, indonesian = sides.partition("|")
        verbs += _read(f"{deed}:{english if language == 'en' else indonesian}")
    for verb, sense in verbs:
        for form, voice in make(verb).items():
            old = found.get(form)
            senses = (*(old.senses if old else ()), sense)
            found[form] = Form("either" if old and old.voice != voice else voice, senses)
    return found


@functools.cache
def irregular_pasts() -> frozenset[str]:
    """English past forms and participles that no ending shows, those like the base left out."""
    return frozenset(
        form for base, forms in _IRREGULARS.items() for form in forms if form != base
    )
