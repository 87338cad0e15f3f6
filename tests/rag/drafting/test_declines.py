"""Which sentences are the model's own refusal, and which are news of something unsaid."""

import pytest

from rag.drafting.declines import declines
from rag.drafting.prompt import NO_ANSWER

REFUSALS = """
The articles do not answer this question.
The articles do not answer this question. [1]
No, the article did not answer the question.
Tidak, artikel itu tidak menyebutkannya.
None of the sources are helpful.
The passages are not very helpful.
The passages are irrelevant.
None of these passages help answer the question.
Kutipan ini tidak membantu menjawab pertanyaan.
None of the passages is relevant to the question.
The given passages are not sufficient to answer the question.
The articles do not seem to be relevant.
Kutipan tersebut tidak relevan.
Tidak ada artikel yang relevan dengan pertanyaan ini.
Artikel ini kurang membantu untuk menjawab pertanyaan.
The articles don't answer that question [1][2].
The passages do not answer the question.
The article does not say when the bridge will open.
The provided passages do not mention the price of the ticket.
The given text doesn't specify who paid.
None of the passages mention the cause of the fire.
None of the articles answer this.
No passage says how many ships sailed.
The passages provided do not contain information about the vaccine.
The provided context does not include any details on this.
The sources do not explicitly state the date.
Passage 1 does not say where it happened.
The information provided does not say who won.
The articles give no date for the meeting.
The articles report no such answer.
This article mentions no date.
The passages contain no information about his family.
There is no information about the author in the passages.
There is no mention of a second round in the provided text.
There is not enough information in the articles to answer.
There is no information about the winner.
No information about the budget is given in the articles.
I don't know.
I do not know the answer.
I'm sorry, but I cannot answer this question.
Sorry, I could not find that in the passages.
I cannot determine the number from the given passages.
I am unable to answer based on the passages.
I could not find any information on this.
Unfortunately, the articles do not mention the score.
Based on the passages, the date is not stated in the articles.
Based on the passages, I cannot say who wrote it.
However, the passages do not say why.
This question cannot be answered from the given passages.
The question can't be answered with the provided information.
The name of the pilot is not mentioned in the passages.
The exact amount isn't specified in the text.
It is not stated in the articles.
Not mentioned.
The answer is not stated.
Artikel tidak menjawab pertanyaan ini.
Artikel tidak menjawab pertanyaan ini [1].
Artikel-artikel ini tidak menjawab pertanyaan tersebut.
Artikelnya tidak menyebutkan.
Artikel ini tidak menyebutkan kapan jembatan itu dibuka.
Kutipan tidak menjawab pertanyaan itu.
Kutipan yang diberikan tidak menyebutkan nama pilot.
Kutipan di atas tidak memuat informasi tentang harga.
Teks tersebut tidak menjelaskan penyebabnya. [2]
Tidak ada informasi.
Tidak ada informasi tentang jumlah penonton dalam artikel.
Tidak ada informasi mengenai pemenang lomba itu.
Tidak ditemukan dalam teks.
Informasi tersebut tidak ditemukan dalam kutipan.
Informasi itu tidak tersedia.
Nama korban tidak disebutkan dalam artikel ini.
Jumlahnya tidak dijelaskan di dalam teks.
Tidak ada artikel yang menyebutkan hal itu.
Tidak satu pun kutipan menyebutkan tanggalnya.
Maaf, saya tidak dapat menjawab pertanyaan ini.
Maaf, saya tidak tahu.
Mohon maaf, artikel tidak menyebutkan hal tersebut.
Saya tidak menemukan jawabannya dalam artikel.
Saya tidak memiliki informasi tentang hal itu.
Berdasarkan kutipan, tidak ada informasi tentang penulisnya.
Berdasarkan artikel, tanggalnya tidak disebutkan dalam teks.
Sayangnya, artikel tidak menyebutkan skornya.
Namun, kutipan tersebut tidak menyebutkan alasannya.
Dalam artikel tidak disebutkan siapa pemenangnya.
Pertanyaan ini tidak dapat dijawab berdasarkan kutipan.
Tidak disebutkan.
""".strip().splitlines()

FACTS = """
No, the minister did not answer the question.
The articles are irrelevant, the court ruled on Monday.
The sources were irrelevant to the question of guilt, the court ruled.
Dokumen itu tidak relevan dengan pertanyaan jaksa.
Dokumen tersebut tidak cukup menjawab tuduhan jaksa.
Tidak ada dokumen terkait.
The sources are not related to the royal family.
The documents provided were not enough for the court.
Dokumen itu tidak terkait dengan kasus suap.
Polisi tidak menyebutkan identitas korban.
The minister did not say when.
The company has no information on casualties.
The minister did not answer the question.
Police did not mention the cause of the fire.
The statement did not mention sanctions.
The report does not say who paid for the trip.
The text of the agreement does not mention sanctions.
Article 5 of the treaty does not mention cyber attacks.
The document, seen by Reuters, does not say where the money went.
The spokesman said there was no information on casualties.
There is no information about the crew so far, the navy said.
There is no evidence of fraud, the commission found.
There were no casualties in the accident.
"I don't know," the coach said.
"I do not know when we will open," he said.
He said he could not answer.
She does not know who wrote the letter.
They could not find the black box.
The cause is not known.
The fire was not mentioned in the speech.
The amount was not disclosed by the company.
His name is not mentioned in the report of the commission.
The source of the leak is unknown.
Sources at the ministry said the talks will go on.
The bridge does not open until 2027.
The passage to the island is closed.
The articles were published on Monday.
The article says that no one was hurt.
The articles do not only praise him but also criticise him.
The articles report no deaths.
The articles mention no deaths.
The article mentions no fewer than 76 stalls.
The text mentions No Time to Die as his last film.
The article states no information was leaked to the press.
The articles report no such attack has happened since 2019.
No one was hurt.
Nobody answered the phone.
Unknown attackers fired on the convoy.
No information was released by the palace.
Kim did not say whether he would come.
Menteri tidak menyebutkan kapan aturan itu berlaku.
Perusahaan tidak memiliki informasi tentang korban.
Juru bicara itu tidak menjawab pertanyaan wartawan.
Laporan itu tidak menyebutkan jumlah korban.
Tidak ada korban jiwa dalam kecelakaan itu.
Hingga kini belum ada informasi tentang korban.
Hingga kini tidak ada informasi tentang kapal itu.
Tidak ada informasi tentang awak kapal hingga saat ini, kata Basarnas.
Pasal 27 tidak menyebutkan sanksi pidana.
"Saya tidak tahu," kata Budi.
Budi mengaku tidak tahu.
Ia tidak menemukan jawabannya.
Penyebab kebakaran belum diketahui.
Nama pelaku tidak disebutkan dalam putusan pengadilan.
Kotak hitam tidak ditemukan dalam pencarian itu.
Artikel itu terbit pada Senin.
Sumber air di desa itu tidak tersedia.
Polisi tidak menemukan senjata di rumah itu.
Korban tidak ditemukan di sungai.
Ia tidak hadir dalam rapat.
Menurut artikel itu, tidak ada yang terluka.
Teks proklamasi tidak menyebutkan nama wakil daerah.
Berita bohong itu tidak menyebutkan nama dokter.
Sumber kebocoran itu belum diketahui.
Dokumen perjanjian tidak menyebutkan tenggat waktu.
Warga tidak menjawab.
Konteks sejarahnya panjang.
""".strip().splitlines()


@pytest.mark.parametrize("sentence", REFUSALS)
def test_a_refusal_of_the_model_is_one(sentence):
    assert declines(sentence)


@pytest.mark.parametrize("sentence", FACTS)
def test_a_fact_about_something_unsaid_is_none(sentence):
    assert not declines(sentence)


@pytest.mark.parametrize("sentence", NO_ANSWER.values())
@pytest.mark.parametrize("form", ["{}", "{} [1]", "**{}**", '"{}"', "- {}", "{}【2】"])
def test_the_agreed_sentence_is_known_in_any_dress(sentence, form):
    assert declines(form.format(sentence))


def test_there_are_enough_cases_and_none_twice():
    assert len(REFUSALS) >= 60
    assert len(FACTS) >= 60
    assert len({*REFUSALS, *FACTS}) == len(REFUSALS) + len(FACTS)


@pytest.mark.parametrize("sentence", ["", "   ", "[1]", "The " * 5000, "tidak " * 5000])
def test_nothing_odd_is_a_refusal(sentence):
    assert not declines(sentence)
