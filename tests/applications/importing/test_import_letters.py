"""Text files in other encodings than Unicode: the likeliest is guessed, shown, and can be changed."""

import pytest
from django.urls import reverse

from applications.importing.recognising import tables
from applications.importing.texts import encoding_of
from applications.models import Application, StagedImport
from tests.uploads import confirmed, proposed, staged_of, upload

POLISH = "Firma;Stanowisko;Status\nŚwierk i Wspólnicy;Młodszy księgowy;odrzucono\nJodła Sp. z o.o.;Kierowca, Gdańsk;wysłano\n"
GERMAN = "Firma;Stelle;Ort\nBäckerei Größl;Verkäuferin;Nürnberg\nÖl & Söhne;Kälteanlagenbauer;Würzburg\n"
FRENCH = "Entreprise;Poste;Statut\nChâtaignier & Frères;Ingénieur d’études;refusé\nForêt;Contrôleur;en attente\n"
SPANISH = "Empresa;Puesto;Estado\nPeña Ibérica;Diseñador gráfico;en espera\nCañón;Técnico;descartado\n"
RUSSIAN = "Компания;Должность;Статус\nБерёза;Бухгалтер;отказ\nОльха и Ко;Водитель;отправлено\n"
JAPANESE = "会社名,職種,状況\n白樺商事,経理,不採用\n欅サービス,デザイナー,応募済み\n"
CHINESE = "公司名称,岗位,当前状态\n白桦科技,会计,已投递\n榆树集团,司机,被拒\n"
ENGLISH = "Company,Role,Notes\nAsh,Baker,they’re “keen” – call back\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (POLISH, "cp1250"), (POLISH, "iso8859_2"), (GERMAN, "cp1252"), (GERMAN, "mac_roman"), (FRENCH, "cp1252"), (FRENCH, "mac_roman"), (SPANISH, "cp1252"),
        (SPANISH, "mac_roman"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (JAPANESE, "cp932"), (JAPANESE, "euc_jp"), (CHINESE, "gb18030"), (ENGLISH, "cp1252"),
        (ENGLISH, "mac_roman"),
    ],
)  # fmt: skip
def test_text_in_an_older_encoding_is_read_whole(text, encoding):
    found, is_guess = encoding_of(text.encode(encoding))
    assert is_guess
    assert text.encode(encoding).decode(found) == text


@pytest.mark.parametrize("text", [POLISH, RUSSIAN, CHINESE])
def test_one_sheet_of_any_alphabet_is_understood(text):
    encoding = {POLISH: "cp1250", RUSSIAN: "cp1251", CHINESE: "gb18030"}[text]
    [plain], [other] = tables("a.csv", text.encode()), tables("a.csv", text.encode(encoding))
    assert other.rows == plain.rows
    assert (plain.letters, other.letters) == ("", encoding)


def test_a_few_broken_letters_do_not_change_the_others():
    content = (GERMAN * 20).encode().replace("Würzburg".encode(), b"W\xfcrzburg", 1)
    [table] = tables("a.csv", content)
    assert table.rows[0][1]["firma"] == "Bäckerei Größl"


@pytest.mark.django_db
def test_the_letters_are_shown_and_can_be_read_in_another_way(client, alice):
    client.force_login(alice)
    content = "Firm;Role;Date applied\nĎáblice;Baker;2026-05-01\n".encode("cp1250")
    url = upload(client, content)["Location"]
    page = client.get(url).content.decode()
    assert "The file doesn’t say which encoding it uses." in page
    client.post(url, {"letters": "cp1252", "read_letters": "1"})
    assert "Ïáblice" in client.get(url).content.decode()
    client.post(url, {"letters": "cp1250", "read_letters": "1"})
    staged = StagedImport.objects.get()
    client.post(url, proposed(client, url))
    client.post(reverse("import_progress", args=[staged.pk]))
    confirmed(client, staged)
    assert Application.objects.get().company == "Ďáblice"


@pytest.mark.django_db
def test_names_of_columns_are_read_again_too(client, alice):
    client.force_login(alice)
    url = upload(client, "Firmă;Funcție;Observații\nStejar;Brutar;bună\n".encode("iso8859_16"))["Location"]
    client.post(url, {"letters": "cp1250", "read_letters": "1"})
    first = client.get(url).context["form"].columns
    client.post(url, {"letters": "cp1251", "read_letters": "1"})
    second = client.get(url).context["form"].columns
    assert [column.name for column in first] != [column.name for column in second]
    assert (
        [column.examples for column in first][:2]
        == [column.examples for column in second][:2]
        == [["Stejar"], ["Brutar"]]
    )


@pytest.mark.django_db
def test_a_file_in_unicode_asks_nothing_about_letters(client, alice):
    client.force_login(alice)
    url = upload(client, POLISH)["Location"]
    assert "Text encoding" not in client.get(url).content.decode()
    staged_of(client, POLISH)
