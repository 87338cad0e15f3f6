"""Words that turn a statement round, and pairs of opposites, in Indonesian and English."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Literal

from index.words import stems

# How far a negation reaches: "not" turns the next predicate round, "no" also what is said of its
# noun ("no house that burned"), "refuse" only a verb, "deny" what is said after "that", and after
# "almost" nothing is sure.
Reach = Literal["next", "none", "verb", "said", "unsure"]


def _phrases(text: str) -> list[tuple[str, ...]]:
    return [tuple(entry.split("_")) for entry in text.split()]


# These hold a negation and do not negate, or only more than they say.
NO_NEGATIONS = frozenset(
    _phrases(
        """
        tidak_hanya tak_hanya bukan_hanya bukan_cuma tidak_cuma bukan_sekadar tidak_sekadar
        bukan_saja tidak_saja bukan_semata tidak_semata tidak_lain tak_lain bukan_lain
        tidak_sedikit tak_sedikit tidak_kurang_dari tak_kurang_dari mau_tidak_mau mau_tak_mau
        tidak_lama tak_lama tidak_jauh tak_jauh tak_pelak tak_ayal tidak_kalah tak_kalah
        tak_terduga tidak_terduga tidak_begitu tak_begitu atau_tidak tak_heran tidak_heran
        tidak_mengherankan tidak_seperti tak_seperti bukan_main kalau_bukan jika_tidak jika_bukan
        not_only not_just not_merely not_simply not_solely not_least not_long no_doubt no_less_than
        not_far no_fewer_than no_sooner no_more_than not_more_than no_later_than whether_or_not
        or_not nothing_but not_to_mention none_other not_all not_every not_everyone tidak_semua
        tak_semua if_not not_until not_necessarily not_always tidak_selalu tak_selalu
        tidak_terlalu not_so not_very not_as tidak_sebesar not_the_only
        """
    )
)
NEGATIONS: dict[tuple[str, ...], Reach] = {
    **dict.fromkeys(
        _phrases(
            """
            tidak tidaklah tak bukan bukanlah belum belumlah jangan janganlah tanpa enggak nggak
            gak ndak tiada tidak_lagi tak_lagi bukan_lagi tak_kunjung tidak_kunjung alih_alih
            not never without cannot no_longer yet_to still_to nor neither rather_than instead_of
            unable unwilling not_yet hardly not_ever
            """
        ),
        "next",
    ),
    **dict.fromkeys(
        _phrases(
            """
            tidak_ada tak_ada belum_ada tiada_yang tidak_seorang_pun tak_seorang_pun
            tidak_satu_pun tak_satu_pun tidak_satupun tak_satupun no nobody no_one none nothing
            """
        ),
        "none",
    ),
    **dict.fromkeys(
        _phrases(
            """
            menolak ogah enggan gagal batal urung dilarang melarang larangan mencegah menghindari
            refuse refuses refused refusing fail fails failed failing decline declines declined
            avoid avoids avoided forbid forbids forbade forbidden ban bans banned prohibit
            prohibits prohibited barred prevent prevents prevented lack lacks lacked stop stops
            stopped berhenti unwilling reluctant
            """
        ),
        "verb",
    ),
    **dict.fromkeys(
        _phrases(
            """
            membantah dibantah bantahan menyangkal disangkal menepis ditepis menampik ditampik
            deny denies denied denying denial refute refutes refuted
            """
        ),
        "said",
    ),
    **dict.fromkeys(
        _phrases(
            """
            reject rejects rejected
            ditolak ditentang menentang ragu meragukan diragukan doubt doubts doubted doubtful
            kecuali except unless asalkan asal jika kalau apabila bila seandainya if provided
            nyaris hampir almost nearly hanya cuma only merely isu kabar rumour rumours rumor
            rumors allegation allegations tuduhan tudingan dugaan hoaks hoax batalkan dibatalkan
            membatalkan pembatalan cancel cancels cancelled cancellation called_off ditunda
            menunda penundaan postponed postpones delayed delay bebas_dari lolos_dari luput_dari
            terhindar free_of free_from exempt spared bukannya selain sebelum before until hingga
            sampai berhenti tolak penolakan refusal failure kegagalan larangan ban sulit difficult
            dijadwalkan direncanakan scheduled mencabut dicabut pencabutan ditarik lifted lift
            withdrawn withdrew waived less kurang least jarang rarely seldom few sedikit saran usul
            usulan ajakan anjuran permintaan tawaran advice proposal offer request suggestion
            suggested urged apakah whether contrary false untrue
            keliru
            """
        ),
        "unsure",
    ),
}
# These leave what stands before them in the clause as it is.
FORWARD = frozenset(
    _phrases("tanpa without rather_than instead_of alih_alih nor kecuali except unless selain")
)
# Between a negation and what it negates, and negated with it: "did not want to go".
LIGHT = frozenset(
    """
    mau ingin dapat bisa mampu hendak akan pernah sempat berhasil lagi juga pun ikut turut boleh
    perlu harus sampai jadi sama sekali sepenuhnya benar sungguh secara langsung segera kembali
    want wants wanted wish able ever even manage managed succeed succeeded need needs have be been
    being to yet also allowed get got any anyone actually really fully directly immediately
    again plan plans planned intend intends intended berniat berencana seem begin began mulai
    """.split()
)
# With these before it, a word on one side of an opposition tells of another thing or time than
# the one that the passage tells of.
OTHERWISE = frozenset(
    """
    than daripada dibanding dibandingkan ketimbang sebelumnya compared before earlier previous
    previously dulu semula awal pekan lalu most mostly kebanyakan sebagian some half setengah
    yang who whose which setelah sesudah after once baru
    """.split()
)
THAN = frozenset("than daripada dibanding dibandingkan ketimbang dari compared".split())
TIMES = frozenset(
    """
    ago before earlier last previous year years month season week expected
    lalu sebelumnya tahun bulan musim pekan semula dulu perkiraan
    """.split()
)
# What follows is another statement: a negation does not reach it.
BREAKS = frozenset(
    """
    tetapi tapi namun melainkan sedangkan sementara karena sebab lantaran akibat sehingga agar
    supaya bahwa yang ketika saat setelah sebelum sejak meski meskipun walau walaupun kendati
    padahal jika kalau bila apabila serta dan lalu kemudian untuk dengan hingga sampai selama
    but because since so that which who whom whose when while after before although though despite
    if unless and then whereas until as what
    """.split()
)

# Opposites: one line a side. A word without a mark stands for itself, one with ~ for all words of
# its stem; _ joins the words of a phrase.
_OPPOSITES: tuple[tuple[str, str], ...] = (
    (
        """naik kenaikan menaikkan dinaikkan meningkat meningkatkan ditingkatkan peningkatan
        bertambah menambah ditambah penambahan menguat melonjak lonjakan membesar meluas tumbuh
        pertumbuhan melampaui melebihi lebih_banyak lebih_tinggi lebih_besar memperberat diperberat
        rise rises rose risen rising ~increase ~grow grew grown ~climb ~surge ~soar ~jump go_up
        went_up gone_up goes_up higher ~exceed ~expand ~strengthen raised raise raises
        ~double larger bigger up_from""",
        """turun penurunan menurun menurunkan diturunkan berkurang mengurangi dikurangi pengurangan
        menyusut melemah merosot anjlok mengecil menyempit susut surut memangkas dipangkas
        pemangkasan lebih_sedikit lebih_rendah lebih_kecil meringankan diringankan di_bawah
        fall falls fell fallen falling ~decrease ~drop ~decline ~shrink shrank shrunk ~plunge
        ~slump go_down went_down gone_down goes_down lower lowered ~reduce ~dwindle
        ~weaken ~slip ~trim below smaller down_from""",
    ),
    (
        """diterima menyetujui disetujui setuju sepakat bersepakat mendukung
        didukung dukungan menyambut disambut mengabulkan dikabulkan merestui direstui bersedia
        memenuhi dipenuhi
        ~accept ~approve approval ~agree ~support backed ~endorse ~welcome ~grant ~favour ~consent
        in_favour willing""",
        """menolak ditolak penolakan menentang ditentang keberatan menampik ditampik menepis enggan
        mengecam dikecam memprotes diprotes
        ~reject ~refuse ~oppose ~decline turned_down turn_down turns_down ~rebuff
        unwilling reluctant""",
    ),
    (
        """mengakui diakui pengakuan membenarkan dibenarkan mengaku
        ~confirm ~admit ~acknowledge ~confess ~recognise""",
        """membantah dibantah bantahan menyangkal disangkal menepis ditepis menampik ditampik
        memungkiri mempersoalkan mempermasalahkan
        ~deny denies denied denial ~dispute ~refute ~contest""",
    ),
    (
        """berhasil sukses keberhasilan kesuksesan
        ~succeed ~success successful successfully managed_to""",
        """gagal kegagalan ~fail failure unsuccessful unsuccessfully""",
    ),
    (
        """selamat bertahan_hidup hidup masih_hidup survive survives survived surviving survivor
        survivors alive""",
        """tewas meninggal wafat gugur terbunuh tutup_usia menewaskan tiada dibunuh
        die dies died dead death deaths ~kill ~perish fatal""",
    ),
    (
        """buka dibuka membuka terbuka pembukaan ~open ~reopen""",
        """tutup ditutup menutup tertutup penutupan tertutup ~close closure ~shut""",
    ),
    (
        """melanjutkan dilanjutkan berlanjut meneruskan diteruskan ~continue ~resume berjalan
        jalan_terus carry_on carried_on keep keeps kept go_on""",
        """menghentikan dihentikan berhenti terhenti penghentian mengakhiri diakhiri menyudahi
        bubar dibubarkan ~stop ~halt ~cease ~discontinue ~suspend ~abandon ~terminate""",
    ),
    (
        """boleh diperbolehkan membolehkan mengizinkan diizinkan ~allow ~permit""",
        """dilarang melarang larangan terlarang haram ~ban ~forbid forbade forbidden ~prohibit
        barred ~outlaw""",
    ),
    (
        """mampu sanggup able capable""",
        """unable incapable impossible mustahil""",
    ),
    (
        """bersalah terbukti guilty ~convict proven proved""",
        """innocent ~acquit cleared""",
    ),
    ("murah termurah ~cheap cheaper cheapest", "mahal termahal expensive costly"),
    (
        "membaik better ~improve perbaikan lebih_baik",
        "memburuk worse ~worsen ~deteriorate lebih_buruk",
    ),
    (
        "utuh intact undamaged unscathed",
        "rusak kerusakan hancur ~damage ~destroy jebol roboh ambruk ~collapse",
    ),
    (
        """selesai rampung tuntas usai terselesaikan ~finish ~complete done ready""",
        """unfinished incomplete terbengkalai mangkrak""",
    ),
    (
        """hadir menghadiri kehadiran ~attend attendance""",
        """absen mangkir absent absence""",
    ),
    ("sadar menyadari mengetahui tahu aware knew know knows known", "unaware unknown"),
    ("benar true correct accurate", "untrue false hoaks hoax keliru wrong mistaken bohong"),
    ("sering kerap often frequently regularly", "jarang rarely seldom"),
    ("banyak many plenty", "sedikit few"),
    (
        """bebas dibebaskan membebaskan pembebasan buron ~release ~free""",
        """ditahan menahan penahanan ditangkap menangkap penangkapan dipenjara
        ~arrest ~detain ~jail ~imprison ~custody""",
    ),
    ("ditemukan menemukan ketemu found find finds", "hilang lenyap missing vanished disappeared"),
    (
        "senang puas gembira pleased satisfied happy glad",
        "kecewa displeased unhappy disappointed dissatisfied marah",
    ),
    (
        "unharmed unhurt uninjured unscathed",
        "cedera terluka luka melukai ~injure ~hurt ~wound injury injuries",
    ),
    ("laba untung keuntungan profit profits", "rugi kerugian loss losses"),
    ("termasuk mencakup meliputi ~include", "kecuali mengecualikan except ~exclude exempt"),
    (
        """berlaku mempertahankan menguatkan dikuatkan upheld ~uphold valid
        in_force""",
        """dicabut mencabut pencabutan dibatalkan membatalkan pembatalan batal
        ~revoke ~annul ~cancel ~overturn ~quash ~scrap ~withdraw withdrew withdrawn ~repeal""",
    ),
    (
        "percaya mempercayai dipercaya yakin meyakini ~believe ~trust ~convince certain",
        """ragu meragukan diragukan sangsi menyangsikan disangsikan skeptis ~doubt sceptical
        skeptical""",
    ),
    (
        """mematuhi dipatuhi patuh menaati mengindahkan diindahkan menuruti ~heed ~obey ~comply""",
        """mengabaikan diabaikan melanggar dilanggar ~ignore ~disregard ~violate ~defy ~flout""",
    ),
    ("cepat tercepat fast faster quick quicker", "lambat terlambat slow slower"),
    (
        "memuji dipuji pujian ~praise ~laud ~commend",
        "mengkritik dikritik kritik mengecam dikecam ~criticise ~criticize ~condemn",
    ),
    ("bertahan stay stays stayed remain remains remained", "hengkang mundur resign ~leave quit"),
    ("sah legal lawful", "ilegal illegal unlawful tidak_sah"),
    ("mudah gampang easy easily", "sulit sukar difficult hard"),
    ("membela ~defend", "menuding menuduh ~accuse ~blame"),
    ("tersedia available", "unavailable habis"),
    ("lengkap complete", "incomplete"),
    ("penuh full", "kosong empty"),
    ("asli genuine authentic", "palsu fake forged counterfeit memalsukan dipalsukan"),
    ("sehat healthy", "sakit ill sick"),
    ("sengaja deliberate deliberately intentional", "accidental accidentally accident"),
    ("sukarela voluntary voluntarily", "terpaksa dipaksa paksa forced ~compel"),
    ("damai peaceful peacefully tertib orderly", "ricuh kericuhan rusuh kerusuhan riot unrest"),
    ("bersih clean", "kotor dirty tercemar ~pollute ~contaminate"),
    ("lulus lolos ~pass ~advance ~qualify", "tersingkir tersisih eliminated knocked_out"),
    ("optimistis optimis optimistic hopeful", "pesimistis pesimis pessimistic"),
    ("gratis cuma_cuma free_of_charge", "berbayar"),
    ("kaya rich", "miskin poor"),
    ("positif positive", "negatif negative"),
    ("mayoritas majority", "minoritas minority"),
    ("ingat mengingat ~remember", "lupa melupakan ~forget forgot forgotten"),
    ("melindungi dilindungi ~protect", "membahayakan ~endanger"),
    ("resmi official officially", "unofficial"),
    ("sudah telah already", "belum yet_to not_yet still_to belumlah not_so_far"),
    (
        "masih tetap still remain remains remained",
        "tidak_lagi tak_lagi bukan_lagi no_longer anymore any_longer",
    ),
    ("aman safe safely", "berbahaya bahaya dangerous unsafe"),
    ("cukup enough sufficient memadai", "insufficient kekurangan lack ~lack"),
)

CLITIC = re.compile(r"(?<=\w{4})(?:nya|lah|kah|pun)$")

Sided = dict[int, int]


def _entries(side: str) -> Iterable[tuple[str, ...]]:
    return (tuple(entry.split("_")) for entry in side.split())


def _read() -> tuple[dict[tuple[str, ...], Sided], dict[str, Sided]]:
    """Words and phrases as they stand, and English stems, with the side of each opposition."""
    whole: dict[tuple[str, ...], Sided] = {}
    families: dict[str, Sided] = {}
    for dimension, sides in enumerate(_OPPOSITES):
        for side, sign in zip(sides, (1, -1), strict=True):
            for entry in _entries(side):
                if entry[0].startswith("~"):
                    stem = stems(entry[0][1:], "en")[0]
                    families.setdefault(stem, {})[dimension] = sign
                else:
                    whole.setdefault(entry, {})[dimension] = sign
    return whole, families


_WHOLE, _FAMILIES = _read()
LONGEST = max(map(len, (*_WHOLE, *NEGATIONS, *NO_NEGATIONS)))


@functools.lru_cache(maxsize=20_000)
def sides(words: tuple[str, ...], language: str) -> tuple[tuple[int, int], ...]:
    """On which side of which opposition a word or phrase stands.

    Args:
        words: Folded.
        language: Theirs.

    Returns:
        ``(opposition, 1 or -1)`` pairs; none for most words.
    """
    found = dict(_WHOLE.get(words) or _WHOLE.get((CLITIC.sub("", words[0]), *words[1:])) or {})
    if len(words) == 1 and language == "en":
        found = {**_FAMILIES.get(stems(words[0], "en")[0], {}), **found}
    return tuple(found.items())
