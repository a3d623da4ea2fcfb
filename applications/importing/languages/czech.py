NAME = "Czech"
LETTERS = ("cp1250", "iso8859_2")
COLUMNS = {
    "company": "firma; spolecnost; zamestnavatel; nazev firmy",
    "agency": "agentura; personalni agentura",
    "title": "pozice; nazev pozice; pracovni pozice; misto",
    "applied_on": "datum odeslani; odeslano dne; datum zadosti; datum prihlasky",
    "any_date": "datum; den",
    "state": "stav; status; faze; odpoved",
    "ending": "vysledek; rozhodnuti",
    "state_on": "datum odpovedi; posledni zmena",
    "deadline_on": "termin; uzaverka; lhuta",
    "location": "mesto; lokalita; misto vykonu prace",
    "pay": "plat; mzda",
    "link": "odkaz; inzerat",
    "source": "zdroj; portal",
    "notes": "poznamka; poznamky; komentar",
}
STATUSES = {
    "saved": "ulozeno; k odeslani; neodeslano",
    "applied": "odeslano; zaslano; ceka se; cekam; v procesu; prihlaseno",
    "screening": "telefonat; telefonicky pohovor; test",
    "interviewing": "pohovor; pozvan na pohovor; pozvanka; prvni pohovor; druhy pohovor",
    "offer": "nabidka",
    "accepted": "prijato; prijat; prijata",
    "rejected": "zamitnuto; zamitnut; zamitnuta; odmitnuto; odmitnut; odmitnuta; nevybran; nevybrana",
    "no_response": "bez odpovedi; zadna odpoved; neozvali se",
    "withdrawn": "stazeno; odstoupil; odstoupila",
    "declined": "odmitl jsem nabidku; odmitla jsem nabidku; nabidka odmitnuta",
}
