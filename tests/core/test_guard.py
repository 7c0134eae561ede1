"""Personal data in free text is found through its disguises, and ordinary office numbers are left alone (R1)."""

import pytest

from weerwerk import guard

DISGUISES = [
    ("BSN", "BSN 111222333"),
    ("BSN", "1.1.1.2.2.2.3.3.3"),
    ("BSN", "111-222-333"),
    ("BSN", "111 222 333"),
    ("BSN", "１１１２２２３３３"),
    ("BSN", "111\u200b222\u200b333"),
    ("BSN", "111\u00a0222\u00a0333"),
    ("BSN", "111·222·333"),
    ("BSN", "burger 1 1 1 2 2 2 3 3 3."),
    ("BSN", "(111222333)"),
    ("IBAN", "NL91ABNA0417164300"),
    ("IBAN", "nl91 abna 0417 1643 00"),
    ("IBAN", "NL-91-ABNA-0417-1643-00"),
    ("IBAN", "DE89 3704 0044 0532 0130 00"),
    ("IBAN", "ＮＬ91ABNA0417164300"),
    ("e-mailadres", "jan.jansen@voorbeeld.nl"),
    ("e-mailadres", "jan (at) voorbeeld punt nl"),
    ("e-mailadres", "jan[at]voorbeeld[dot]nl"),
    ("e-mailadres", "jan @ voorbeeld . nl"),
    ("e-mailadres", "jan apenstaartje voorbeeld punt nl"),
    ("telefoonnummer", "06-12345678"),
    ("telefoonnummer", "06 12 34 56 78"),
    ("telefoonnummer", "+31 6 1234 5678"),
    ("telefoonnummer", "0031612345678"),
    ("telefoonnummer", "+31(0)6 12345678"),
    ("telefoonnummer", "030 - 286 10 00"),
    ("kenteken", "GB-123-X"),
    ("kenteken", "gb123x"),
    ("kenteken", "GB 123 X"),
    ("KvK-nummer", "KvK 12345678"),
    ("KvK-nummer", "Kamer van Koophandel: 1234 5678"),
    ("KvK-nummer", "handelsregister nr. 12345678"),
    ("BSN", "bsn111222333"),
    ("BSN", "111,222,333"),
    ("BSN", "111*222*333"),
    ("e-mailadres", "jan at voorbeeld dot nl"),
    ("e-mailadres", "jan(a)voorbeeld.nl"),
    ("e-mailadres", "jan [apenstaart] voorbeeld.nl"),
    ("telefoonnummer", "(06) 12345678"),
    ("telefoonnummer", "(030) 286 10 00"),
    ("telefoonnummer", "O6-12345678"),
    ("telefoonnummer", "31612345678"),
    ("kenteken", "GB/123/X"),
    ("kenteken", "gb_123_x"),
    ("kenteken", "GM-00-14"),
    ("kenteken", "GB–123–X"),
    ("KvK-nummer", "12345678 (KvK)"),
    ("KvK-nummer", "nummer 12345678 bij de Kamer van Koophandel"),
]
ORDINARY = [
    "Zaak 2023.123.456 van 12 maart 2024",
    "Artikel 4:2 van de Awb en artikel 2:40 van de APV",
    "Op 2026-03-12 om 12:30 in kamer 2.14",
    "Zaaknummer Z-2024-001234",
    "Een bedrag van 1.250.000 euro, 10-20 procent",
    "In de jaren 2019, 2020 en 2021",
    "Wij sturen 2 kg 100 keer per jaar",
    "Mandaatbesluit 2025, artikel 4, lid 2",
    "Overgenomen van GM0014 en wijk WK001401",
    "Hij at punt voor punt de hele lijst",
    "In lokaal (0.12) om 12:30, 13:45 en 15:00; bijlage (1) en (2)",
    "De APV 2019/2021 en het besluit uit 2020/2021",
    "Op 2026-03-01 en 13-03-2026, zie het verslag van 12.08.2025",
]


@pytest.mark.parametrize(("kind", "text"), DISGUISES)
def test_a_disguise_is_seen_through(kind: str, text: str) -> None:
    assert kind in [one.kind for one in guard.find(text)]


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_number_is_left_alone(text: str) -> None:
    assert guard.find(text) == ()


@pytest.mark.parametrize(("kind", "text"), DISGUISES)
def test_masking_leaves_nothing_to_find(kind: str, text: str) -> None:
    assert guard.find(guard.masked(f"Let op: {text}, zo staat het er.")) == ()


def test_masking_keeps_the_words_around() -> None:
    assert guard.masked("Bel 06-12345678 na vijven.") == "Bel [telefoonnummer] na vijven."
