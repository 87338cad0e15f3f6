"""The small words around a verb that show who does it and to whom, in both languages."""

from __future__ import annotations

import re

# Before a participle they make a passive.
BE = frozenset("is are was were be been being am get gets got getting stands stood".split())
# They stand between a subject and its verb.
BETWEEN = frozenset(
    """
    has have had having will would shall should can could may might must do does did not never also
    then later finally already ever once still now again just only soon eventually twice reportedly
    allegedly publicly formally officially narrowly successfully previously recently since first
    not himself herself itself themselves to jointly unanimously instead even
    telah sudah akan sedang tidak belum pernah juga kemudian akhirnya kembali langsung resmi bisa
    dapat harus masih sempat lalu ikut turut hanya justru malah tak bakal berhasil mampu berencana
    mengaku diduga mulai mencoba berusaha berjanji dikabarkan disebut dinilai
    ingin mau hendak segera kini sekarang bahkan sendiri bersama resmi pun
    """.split()
)
# After them "to" leaves the subject what it was: "is to replace".
BEFORE_TO = frozenset(
    """
    is are was were be been has have had plans plan planned wants want wanted intends intended
    agreed decided managed able set due going hopes hoped promised vowed ready failed refused
    willing used
    """.split()
)
RELATIVE = frozenset(["who", "which", "that", "yang", "whom"])
# No participant goes on across them, to the left ...
BREAKS = frozenset(
    """
    and but or because after before when while until if although though since as whether than so
    where whose who which that whom said says told for with without during despite by against to
    into on about over under amid following through
    dan tetapi tapi namun atau karena sebab lantaran akibat setelah sesudah usai sebelum ketika saat
    sementara sedangkan hingga sampai jika bila meski meskipun walau agar supaya sehingga bahwa
    yang kata ujar menurut untuk dengan tanpa selama oleh kepada terhadap sejak seusai adalah lewat
    melalui atas ke serta maka sebagai tentang
    """.split()
)
# ... and to the right.
ENDS = BREAKS | frozenset(
    "in at from near outside inside last again di dari pada dalam dekat lagi saat karena".split()
)
# Verbs that no list holds, known by their endings.
ENGLISH_PAST = re.compile(r"[a-z]{2,}[^aeiou\W]ed|[a-z]{3,}[iua]ed")
# Words that only look like such verbs.
NO_PAST = frozenset(
    "hundred indeed exceed proceed succeed speed united alleged unnamed armed wanted".split()
)
ACTIVE = re.compile(r"me(?:m[bpf]|m[aeiou]|n[cdjt]|n[aeiou]|ng[a-z]|ny[aeiou]|[lrwy])[a-z]{3,}")
PASSIVE = re.compile(r"di[a-z]{5,}|diper[a-z]{3,}")
NO_VERB = frozenset(
    """
    menurut mengenai menjadi memang mereka menteri medali mengapa mengaku mengatakan menyebut
    menyatakan menegaskan menjelaskan mengungkapkan menambahkan menilai menuju melalui menyusul
    meninggal merupakan meski melawan menjelang memiliki mempunyai mendapat direktur dinas dirinya
    diduga direksi distrik divisi diskon dialog digital diplomat disebut dibanding dibandingkan
    dikatakan dinyatakan diketahui dimana disiplin diskusi distribusi mertua meriam mendiang
    mendadak mewah merek merdeka melainkan melati menang mencapai menjabat merasa
    """.split()
)

# Their full stop ends no sentence.
TITLES = frozenset("prof dr ir drs h hj st mr mrs ms no pt cv".split())
# A verb right after them has another subject than the sentence, or none.
NEW_SUBJECT = frozenset("because that bahwa karena lantaran sebab kata said of by to".split())
GIVE = "give"
TWO_OBJECTS = frozenset(["give", "lend", "sell"])  # "gave her a prize"
DETERMINERS = frozenset(
    "the a an his her their its this that these those another every no him them it me us".split()
)
PREPOSITIONS = frozenset("to from over against with for into on under by".split())
# After them a form that may be a noun is a verb.
BEFORE_BASE = frozenset(
    "to will would shall should can could may might must did does do not never they we you".split()
)
