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
win: x beat defeat trounce thrash overcome outplay outscore conquer vanquish eliminate
 prevail+over,against get_the_better_of put_out win+against,over knock_out overpower topple upset
 outwit y lose+to fall+to,against bow+to succumb+to lose_out_to | x kalahkan tundukkan taklukkan
 singkirkan tumbangkan tekuk libas hempaskan gulung pecundangi ungguli atasi bekuk eliminasi lumat
 =menang+atas,dari,melawan =unggul+atas,dari pukul permalukan bungkam kandaskan cukur jegal
 jatuhkan gusur =berjaya+atas y =kalah+dari,oleh,melawan,atas =takluk+dari,oleh,atas,kepada
 =tunduk+dari,oleh,kepada,atas =tumbang+dari,oleh,atas =tersingkir+oleh,dari,dikalahkan
 =menyerah+dari,kepada,atas =kandas+di,oleh
replace: x replace succeed supplant substitute_for fill_in_for stand_in_for take+from
 take_the_place_of inherit+from displace step_in_for deputise_for relieve y hand+to yield+to | x
 gantikan gusur geser y =mewariskan+kepada
acquire: x buy purchase acquire take_over snap_up absorb | x beli akuisisi caplok ambil borong
sell: x sell+to y buy+from purchase+from acquire+from | x jual+kepada,ke y beli+dari
rent: x lease+to rent+to y rent+from lease+from hire+from | x sewakan+kepada,ke y sewa+dari
lend: x lend+to loan+to y borrow+from | x pinjamkan+kepada,ke,pada pinjami y
 pinjam+dari,kepada,pada
give: x give+to hand+to present+to award+to grant+to donate+to send+to offer+to  deliver+to
 return+to transfer+to pay+to entrust+to supply+to bequeath+to surrender+to turn+to show+to
 issue+to leave+to refund+to mail+to provide+to y receive+from get+from obtain+from accept+from
 collect+from inherit+from secure+from gain+from win+from earn+from take+from seize+from | x
 serahkan+kepada,ke,pada,untuk berikan+kepada,ke,pada,untuk beri kirimkan+kepada,ke,untuk
 kirim+kepada,ke,untuk bayarkan+kepada,ke bayar+kepada hibahkan+kepada
 sumbangkan+kepada,ke,untuk hadiahkan+kepada
 kembalikan+kepada,ke anugerahkan+kepada tawarkan+kepada,ke salurkan+kepada,ke titipkan+kepada,pada
 wariskan+kepada setor+kepada,ke setorkan+kepada,ke sediakan+kepada,untuk ajukan+kepada,ke
 sampaikan+kepada ulurkan+kepada transfer+kepada,ke persembahkan+kepada,untuk alihkan+kepada,ke
 limpahkan+kepada,ke ganjar hadiahi y terima+dari peroleh+dari dapatkan+dari dapat+dari rebut+dari
 warisi+dari ambil+dari raih+dari tagih+dari sita+dari =mendapat+dari =beroleh+dari
teach: x teach educate train tutor mentor coach instruct supervise y study+under learn+from
 train+under | x ajar ajari didik latih bimbing y =belajar+dari,kepada,pada
 =berguru+kepada,pada,dari
ask: x ask urge beg implore appeal+to plead+with call_on petition lobby press pressure order
 instruct command tell direct demand+from,of,that | x minta desak mohon+kepada imbau suruh
 perintahkan tuntut tekan dorong instruksikan tagih wajibkan
sue: x sue prosecute file+against,for take_to_court | x gugat tuntut perkarakan
report: x report+to tip_off alert notify inform tell | x laporkan+ke,kepada beritahu kabari
 informasikan
denounce: x file_a_complaint_against denounce report turn_in inform_on give_away tip_off | x
 laporkan adukan polisikan bocorkan
criticise: x criticise criticize slam condemn blast chide rebuke reprimand scold censure berate
 attack castigate ridicule mock lambast disparage deplore rap lash_out_at call_out take_aim_at
 object+to complain+about | x kritik kecam cela tegur semprot marahi sesalkan hujat ejek olok cibir
 sindir cerca kutuk keluhkan cemooh omeli bentak hardik
praise: x praise laud commend applaud compliment hail honour honor salute admire congratulate
 pay_tribute_to | x puji sanjung apresiasi hormati kagumi selamati
dismiss: x dismiss sack fire oust remove depose suspend expel unseat discharge axe drop strip
 evict relieve overthrow topple kick_out throw_out lay_off | x pecat copot berhentikan lengserkan
 gulingkan depak skors singkirkan usir nonaktifkan makzulkan rumahkan turunkan tumbangkan
appoint: x appoint name nominate choose pick select elect designate install hire recruit assign
 propose recommend promote swear_in | x tunjuk angkat lantik pilih usung usulkan calonkan rekrut
 rekomendasikan promosikan kukuhkan pekerjakan sodorkan
arrest: x arrest detain capture seize nab catch jail imprison apprehend hold take_captive
 intercept lock_up | x tangkap tahan bekuk ringkus ciduk amankan penjarakan bui kurung sergap cokok
 jebloskan tawan sandera
help: x help assist aid support back nurse treat care_for look_after shelter host accommodate | x
 bantu tolong dukung sokong rawat tampung asuh topang obati layani jaga y =berutang+kepada
rescue: x rescue save free liberate pull+from pull extricate bring_out release let_go | x
 selamatkan bebaskan evakuasi tolong lepaskan entaskan angkat
invite: x invite welcome receive entertain | x undang ajak jamu terima sambut panggil persilakan
visit: x visit meet call_on see drop_in_on | x kunjungi temui jenguk datangi sambangi singgahi
 tengok
overtake: x overtake pass surpass overhaul outstrip exceed outdo pip leapfrog top eclipse y trail
 trail_behind | x salip lewati lampaui susul ungguli pecahkan y =tertinggal+dari
kill: x kill murder shoot stab slay poison execute assassinate behead drown strangle run_over | x
 bunuh tembak tikam tewaskan racun eksekusi habisi bantai racuni penggal
hit: x hit strike ram collide_with crash_into slam_into smash_into run_into plough_into knock_down
 rear_end clip slap kick | x tabrak hantam seruduk tubruk pukul serempet sambar tampar tendang
attack: x attack assault raid beat punch bomb ambush invade maul bite shell | x serang aniaya
 pukul keroyok gempur bom sergap terkam gigit serbu lempari lempar
fund: x fund finance sponsor bankroll subsidise subsidize underwrite pay_for bear cover | x danai
 biayai modali sponsori bayari tanggung subsidi ongkosi
warn: x warn caution alert remind | x peringatkan ingatkan wanti imbau
accuse: x accuse blame charge implicate suspect point_the_finger_at name | x tuduh tuding salahkan
 dakwa fitnah curigai sangka duga
deceive: x deceive cheat defraud trick fool dupe swindle con mislead betray double_cross lie+to |
 x tipu kelabui bohongi perdaya khianati sesatkan curangi akali
apologise: x apologise+to apologize+to y forgive pardon | y maafkan ampuni
marry: x marry wed | x nikahi kawini peristri
divorce: x file_for_divorce_from divorce leave walk_out_on sue_for_divorce | x ceraikan talak
 tinggalkan
follow: x follow chase pursue trail tail shadow stalk track succeed y precede flee+from | x ikuti
 kejar buntuti kuntit buru bayangi
defend: x stand_up_for speak_up_for defend protect shield champion vouch_for side_with speak_for
 represent shelter | x bela lindungi wakili dampingi bentengi jaga
owe: x owe+to | x =berutang+kepada
thank: x thank | x =berterima+kepada
owns: x own control lead head manage run chair employ y work+for,under | x miliki pimpin kuasai
 kendalikan kepalai pekerjakan
threaten: x threaten intimidate menace blackmail | x ancam intimidasi teror peras gertak ultimatum
persuade: x persuade convince talk+into coax talk_into win_over sway entice lure tempt | x bujuk
 yakinkan rayu pancing iming pengaruhi
fine: x fine punish penalise sanction | x denda hukum sanksi
examine: x examine question interrogate inspect audit check | x periksa interogasi audit
found: x found establish create | x dirikan bentuk rintis
write: x write compose edit translate paint draw design | x tulis karang gubah terjemahkan sunting
 lukis gambar rancang ciptakan
discover: x discover find | x temukan
oppose: x oppose resist reject refuse rebuff turn_down block veto spurn snub | x tentang tolak
 lawan halangi hadang blokir veto protes cegah
approve: x approve back endorse support agree_with accept welcome | x setujui restui dukung
 sepakati sambut terima izinkan
send: x send dispatch despatch deploy | x utus kirim tugaskan tugasi kerahkan
seize: x seize confiscate impound rob steal+from loot | x sita rampas rampok curi rebut jambret
injure: x injure wound hurt harm | x lukai cederai sakiti
drive: x drive pilot steer captain | x kemudikan sopiri nakhodai
wait: x await wait_for | x tunggu nantikan
trust: x trust believe rely_on | x percayai andalkan
discredit: x doubt distrust suspect | x ragukan curigai
mediate: x mediate broker reconcile | x tengahi damaikan mediasi
raise: x raise bring_up adopt foster | x besarkan asuh angkat adopsi
love: x love adore court | x cintai pinang lamar
leave: x leave abandon desert | x tinggalkan telantarkan
inspire: x inspire influence | x ilhami inspirasi pengaruhi
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
beat beat beaten | win won won | lose lost lost | fall fell fallen | take took taken | buy bought
bought | sell sold sold | lend lent lent | give gave given | send sent sent | pay paid paid | get
got got | teach taught taught | beg begged begged | choose chose chosen | shoot shot shot | hit
hit hit | strike struck struck | wed wed wed | flee fled fled | lead led led | run ran run | write
wrote written | find found found | catch caught caught | overcome overcame overcome | overtake
overtook overtaken | bite bit bitten | feed fed fed | hide hid hidden | leave left left | see saw
seen | steal stole stolen | tell told told | wake woke woken | mislead misled misled | bring
brought brought | build built built | drive drove driven | slay slew slain | show showed shown |
meet met met | stand stood stood | learn learnt learnt | hire hired hired | con conned conned |
hold held held | throw threw thrown | overthrow overthrew overthrown | forgive forgave forgiven |
draw drew drawn | withdraw withdrew withdrawn | lay laid laid | outdo outdid outdone | swear swore
sworn | outwit outwitted outwitted | forbid forbade forbidden | put put put
"""
_DOUBLED = frozenset(
    "slam stab nab ram ban bar hug rob stop plan beg fit drop top clip slap strip snub trap grab "
    "tip transfer defer refer".split()
)
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
    joined = _DEEDS.strip().replace(",\n ", ",").replace("\n ", " ")
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
    return frozenset(form for base, forms in _IRREGULARS.items() for form in forms if form != base)
