NAME = "German"
LETTERS = ("cp1252", "mac_roman", "cp850")
COLUMNS = {
    "company": (
        "firma; unternehmen; arbeitgeber; firmenname; name der firma; name des unternehmens; unternehmensname; "
        "betrieb; organisation; firma unternehmen; unternehmen firma; firmen"
    ),
    "agency": (
        "personalvermittlung; vermittler; recruiter; headhunter; agentur; personaldienstleister; "
        "zeitarbeitsfirma; uber agentur; personalberatung"
    ),
    "title": (
        "stelle; stellenbezeichnung; jobtitel; beruf; titel; stellentitel; position; tatigkeit; jobbezeichnung; "
        "beworbene stelle; stelle als; ausgeschriebene stelle; berufsbezeichnung; funktion; bewerbung als; "
        "rolle; ausbildung; praktikum; ausbildungsberuf; arbeitsstelle"
    ),
    "applied_on": (
        "beworben am; bewerbungsdatum; bewerbung am; gesendet am; abgeschickt am; datum der bewerbung; "
        "bewerbung vom; bewerbung gesendet am; versendet am; verschickt am; eingereicht am; "
        "bewerbung abgeschickt am; datum bewerbung; bewerbung versendet; abgesendet am; beworben; "
        "bewerbungseingang; bewerbung gesendet; bewerbung raus; absendedatum"
    ),
    "saved_on": (
        "gemerkt am; erfasst am; erstellt am; hinzugefugt am; gefunden am; gespeichert am; notiert am; angelegt am"
    ),
    "any_date": "datum; tag; wann; vom",
    "state": (
        "stand; phase; aktueller stand; bewerbungsstatus; ruckmeldung; aktueller status; zustand; schritt; "
        "bearbeitungsstand; antwort; stadium; stand der bewerbung; status der bewerbung; vorgang; ereignis; "
        "reaktion; was ist passiert"
    ),
    "ending": "ergebnis; resultat; ausgang; entscheidung; endergebnis; endstand; abschluss; bescheid",
    "state_on": (
        "letzter kontakt; stand vom; antwort am; ruckmeldung am; status vom; datum der antwort; datum antwort; "
        "letzte anderung; aktualisiert am; geandert am; datum ruckmeldung; letzter stand vom; antwort vom; "
        "status seit"
    ),
    "ended_on": "abgeschlossen am; beendet am; entscheidung am; datum der entscheidung; erledigt am",
    "deadline_on": (
        "bewerbungsfrist; frist; bewerbungsschluss; einsendeschluss; bewerben bis; frist bis; deadline; "
        "ablaufdatum; bewerbung bis"
    ),
    "location": (
        "ort; standort; arbeitsort; einsatzort; stadt; wo; dienstort; land; ort der stelle; sitz; firmensitz; "
        "arbeitsstatte"
    ),
    "work_mode": ("arbeitsmodell; homeoffice; home office; arbeitsweise; arbeitsform; remote anteil; vor ort remote"),
    "pay": (
        "gehalt; vergutung; lohn; jahresgehalt; bruttogehalt; gehaltsvorstellung; gehaltsspanne; monatsgehalt; "
        "stundenlohn; verdienst; gehaltswunsch; entgelt; jahresbrutto; gehaltsangabe"
    ),
    "pay_min": "gehalt von; mindestgehalt; gehalt min",
    "pay_max": "gehalt bis; hochstgehalt; gehalt max",
    "pay_currency": "wahrung",
    "link": (
        "anzeige; stellenanzeige; link zur anzeige; link zur stelle; webseite; internetseite; webadresse; "
        "ausschreibung; link zur stellenanzeige; stellenausschreibung; internetadresse; stellenlink; "
        "anzeigenlink; link zum angebot; homepage; link zur ausschreibung; inserat"
    ),
    "source": (
        "quelle; plattform; gefunden uber; kanal; gefunden auf; jobborse; jobportal; stellenborse; herkunft; "
        "gefunden bei; fundort; wo gefunden; gefunden; portal; quelle der stelle; medium; gefunden wo"
    ),
    "sent_via": (
        "bewerbungsweg; beworben uber; art der bewerbung; versandart; bewerbungsart; gesendet per; beworben per; "
        "weg; bewerbungsform; bewerbungskanal; wie beworben; form der bewerbung"
    ),
    "cv_version": "lebenslauf; version des lebenslaufs; lebenslauf version; verwendeter lebenslauf",
    "tags": "schlagworte; kategorie; kategorien; stichworte; branche",
    "advert": "stellenbeschreibung; anzeigentext; text der anzeige; jobbeschreibung; beschreibung",
    "notes": (
        "notiz; notizen; bemerkung; bemerkungen; kommentar; kommentare; anmerkung; anmerkungen; hinweis; "
        "hinweise; sonstiges; info; nachster schritt; nachste schritte; infos; details; zusatzinfo"
    ),
}
STATUSES = {
    "saved": (
        "gemerkt; merkliste; vorgemerkt; geplant; entwurf; noch nicht beworben; interessant; in vorbereitung; "
        "zu bewerben; nicht beworben; noch offen nicht beworben; noch nicht gesendet; gespeichert; "
        "bewerbung geplant; vorbereitung; noch zu bewerben; noch nicht abgeschickt; in arbeit; wunschliste; "
        "offene stelle; bewerbung nicht abgeschickt; bewerbung noch nicht abgeschickt; noch zu schreiben; bewerbung "
        "schreiben; favorit"
    ),
    "applied": (
        "beworben; bewerbung verschickt; bewerbung gesendet; verschickt; abgeschickt; gesendet; versendet; "
        "eingereicht; wartend; offen; laufend; in bearbeitung; eingangsbestatigung; bewerbung abgeschickt; "
        "bewerbung versendet; bewerbung eingereicht; bewerbung raus; warten; warte auf antwort; "
        "warten auf antwort; warte auf ruckmeldung; warten auf ruckmeldung; ausstehend; antwort ausstehend; "
        "eingang bestatigt; eingangsbestatigung erhalten; bestatigung erhalten; in prufung; wird gepruft; lauft; "
        "noch keine antwort; noch keine ruckmeldung; bewerbung lauft; abgesendet; zugestellt; online beworben; "
        "aktiv; keine ruckmeldung bisher; bisher keine antwort; zwischenbescheid; empfangsbestatigung; "
        "unter prufung"
    ),
    "screening": (
        "telefoninterview; telefonat; telefongesprach; anruf; ruckmeldung; telefonisches gesprach; "
        "telefonischer erstkontakt; erstkontakt; online test; onlinetest; einstellungstest; test; "
        "kennenlerngesprach; kennenlernen; ruckmeldung erhalten; telefontermin; erstes telefonat; eignungstest; "
        "vorauswahl; kontaktiert; videointerview aufgezeichnet; telefoninterview geplant"
    ),
    "interviewing": (
        "gesprach; vorstellungsgesprach; bewerbungsgesprach; erstgesprach; zweitgesprach; eingeladen; einladung; "
        "probearbeiten; probetag; interview; erstes gesprach; zweites gesprach; drittes gesprach; 1 gesprach; "
        "2 gesprach; 3 gesprach; einladung zum gesprach; einladung zum vorstellungsgesprach; "
        "eingeladen zum gesprach; vorstellungsgesprach gefuhrt; gesprach gefuhrt; gesprach geplant; "
        "vorstellungsgesprach geplant; assessment center; fachgesprach; drittgesprach; zum gesprach eingeladen; "
        "schnuppertag; hospitation; vorstellung; im gesprach; interview geplant; vorstellungstermin; "
        "probetag vereinbart; vg; vg gefuhrt; 1 vg; 2 vg; einladung erhalten; videogesprach; vorstellungsgesprach am; "
        "erstes interview; "
        "zweites interview; 1 interview; 2 interview; videointerview"
    ),
    "offer": (
        "angebot; zusage; vertragsangebot; angebot erhalten; zusage erhalten; vertrag erhalten; jobangebot; "
        "arbeitsvertrag erhalten; vertragsverhandlung"
    ),
    "accepted": (
        "angenommen; eingestellt; unterschrieben; angebot angenommen; vertrag unterschrieben; zugesagt; "
        "stelle angetreten; stelle angenommen; arbeitsvertrag unterschrieben; job bekommen"
    ),
    "rejected": (
        "absage; absage erhalten; abgelehnt; abgesagt; absage bekommen; absage per mail; absage per e mail; "
        "absage per post; abgewiesen; nicht berucksichtigt; nicht eingeladen; nicht genommen; negativ; "
        "ablehnung; absage schriftlich; absage telefonisch; standardabsage; stelle anderweitig besetzt; "
        "anderweitig vergeben; leider nein; leider absage; sofortabsage; aussortiert; negativer bescheid; "
        "andere bewerber bevorzugt"
    ),
    "no_response": (
        "keine antwort; keine ruckmeldung; nicht geantwortet; nichts gehort; nie geantwortet; keine reaktion; "
        "nicht gemeldet; keine ruckmeldung erhalten; keine antwort erhalten; nie gemeldet; geghostet; "
        "nie was gehort; nichts mehr gehort; verlaufen; ohne antwort; ohne ruckmeldung; unbeantwortet; "
        "nie zuruckgemeldet"
    ),
    "cancelled": (
        "stelle gestrichen; stelle zuruckgezogen; ausschreibung aufgehoben; stelle entfallt; stelle entfallen; "
        "stelle nicht besetzt; einstellungsstopp; ausschreibung zuruckgezogen; anzeige zuruckgezogen; "
        "stelle offline"
    ),
    "withdrawn": (
        "zuruckgezogen; bewerbung zuruckgezogen; kein interesse; selbst abgesagt; von mir zuruckgezogen; "
        "nicht mehr interessiert; ich habe abgesagt; von mir abgesagt; selbst zuruckgezogen; "
        "kein interesse mehr; nicht beworben uninteressant"
    ),
    "declined": (
        "angebot abgelehnt; angebot ausgeschlagen; zusage abgelehnt; von mir abgelehnt; "
        "angebot nicht angenommen; stelle abgelehnt"
    ),
}
ASIDES = (
    "am um im in bei per mit von vom seit nach den dem der die das ein eine einen und zum zur geplant vereinbart "
    "erledigt gefuhrt bekommen erhalten hatte gehabt war findet statt mail telefonisch vor ort bisher schon"
)
