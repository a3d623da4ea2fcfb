NAME = "Polish"
LETTERS = ("cp1250", "iso8859_2")
COLUMNS = {
    "company": ("firma; pracodawca; nazwa firmy; firma nazwa; przedsiebiorstwo; spolka; nazwa pracodawcy; organizacja"),
    "agency": "agencja; posrednik; agencja pracy; agencja rekrutacyjna; rekruter; agencja zatrudnienia",
    "title": (
        "stanowisko; nazwa stanowiska; praca; oferta; posada; tytul; tytul stanowiska; rola; pozycja; "
        "oferta pracy; nazwa oferty; zawod"
    ),
    "applied_on": (
        "data aplikacji; data wyslania; data zlozenia; aplikowano; data zgloszenia; wyslano dnia; "
        "data aplikowania; wyslane dnia; data wyslania cv; data wyslania aplikacji; data zlozenia aplikacji; "
        "aplikowano dnia; kiedy wyslano; kiedy aplikowano; zlozono; data zlozenia cv; wyslano cv"
    ),
    "saved_on": "data zapisania; data dodania; dodano; utworzono; zapisano; data utworzenia; znaleziono",
    "any_date": "data; dzien; kiedy; data zdarzenia",
    "state": (
        "status; etap; stan; odpowiedz; status aplikacji; etap rekrutacji; status rekrutacji; aktualny status; "
        "stan rekrutacji; przebieg; faza; zdarzenie; status zgloszenia; postep; stan aplikacji; na jakim etapie"
    ),
    "ending": "wynik; rezultat; decyzja; efekt; zakonczenie; wynik rekrutacji; wynik koncowy; rozstrzygniecie",
    "state_on": (
        "data odpowiedzi; data statusu; ostatni kontakt; ostatnia aktualizacja; zaktualizowano; data zmiany; "
        "data zmiany statusu; data aktualizacji"
    ),
    "ended_on": "data zakonczenia; data decyzji; zakonczono; data zamkniecia",
    "deadline_on": (
        "termin; termin skladania; wazne do; data waznosci; oferta wazna do; deadline; termin aplikowania; "
        "aplikowac do; koniec rekrutacji"
    ),
    "location": ("miejsce; lokalizacja; miasto; miejscowosc; miejsce pracy; siedziba; gdzie; wojewodztwo; kraj; adres"),
    "work_mode": "tryb pracy; praca zdalna; zdalnie; forma pracy; model pracy; zdalna; rodzaj pracy",
    "pay": (
        "wynagrodzenie; pensja; placa; widelki; stawka; zarobki; oczekiwania finansowe; kwota; widelki placowe; "
        "proponowane wynagrodzenie; oferowane wynagrodzenie"
    ),
    "pay_min": "wynagrodzenie od; pensja od; placa od",
    "pay_max": "wynagrodzenie do; pensja do; placa do",
    "pay_currency": "waluta",
    "link": (
        "adres www; ogloszenie; odnosnik; strona; strona www; link do oferty; link do ogloszenia; adres oferty; "
        "strona internetowa; url oferty; link oferty; link do aplikacji; oferta link"
    ),
    "source": (
        "zrodlo; portal; skad; serwis; platforma; kanal; zrodlo oferty; gdzie znaleziono; portal pracy; "
        "znalezione na; skad oferta; serwis z ogloszeniami"
    ),
    "sent_via": (
        "sposob aplikacji; sposob wyslania; forma aplikacji; wyslano przez; jak wyslano; sposob aplikowania; "
        "aplikowano przez; droga; kanal aplikacji; forma wyslania"
    ),
    "cv_version": "wersja cv; cv wersja; ktore cv; wyslane cv",
    "tags": "etykiety; kategoria; kategorie; slowa kluczowe; branza",
    "advert": "opis stanowiska; tresc ogloszenia; opis oferty; opis; opis pracy",
    "notes": (
        "uwagi; notatki; komentarz; notatka; komentarze; dodatkowe informacje; inne; informacje; nastepny krok; "
        "dalsze kroki"
    ),
}
STATUSES = {
    "saved": (
        "zapisane; zapisana; zapisano; do wyslania; planowane; szkic; do aplikowania; niewyslane; "
        "jeszcze nie wyslano; interesujace; do zlozenia; w przygotowaniu; nie wyslano; do zrobienia; "
        "zaplanowane; planuje; nie aplikowano; ulubione; lista zyczen; jeszcze nie aplikowano"
    ),
    "applied": (
        "aplikowano; wyslano; wyslane; oczekuje; wyslana; aplikacja wyslana; zlozono; zlozone; zaaplikowano; "
        "oczekiwanie; czekam; w trakcie; w toku; czekam na odpowiedz; oczekuje na odpowiedz; w rozpatrywaniu; "
        "otrzymano; zgloszono; aplikowalem; aplikowalam; wyslalem; wyslalam; cv wyslane; wyslano cv; "
        "potwierdzono otrzymanie; potwierdzenie; potwierdzenie otrzymania; otwarte; w trakcie rozpatrywania; "
        "rozpatrywane; aktywne; w procesie; zlozona; aplikacja zlozona; oczekujaca; brak odpowiedzi na razie; "
        "wyslano aplikacje; zaaplikowane"
    ),
    "screening": (
        "rozmowa telefoniczna; telefon; test; zadanie; zadanie rekrutacyjne; pierwszy kontakt; test online; "
        "rozmowa wstepna; selekcja; telefon z hr; rozmowa z hr; rozmowa z rekruterem; kontakt telefoniczny; "
        "preselekcja; oddzwonili; odezwali sie; test kompetencji; rozmowa hr"
    ),
    "interviewing": (
        "rozmowa; rozmowie; rozmowie kwalifikacyjnej; rozmowa kwalifikacyjna; zaproszenie; zaproszono; "
        "zaproszony; zaproszona; drugi etap; pierwsza rozmowa; druga rozmowa; rozmowa techniczna; "
        "rozmowa rekrutacyjna; ii etap; dzien probny; spotkanie; zaproszenie na rozmowe; po rozmowie; "
        "trzecia rozmowa; i etap; iii etap; pierwszy etap; trzeci etap; umowiona rozmowa; rozmowa umowiona; "
        "zaproszenie na spotkanie; rozmowa odbyta; interview; 1 rozmowa; 2 rozmowa; rozmowa online"
    ),
    "offer": (
        "propozycja; otrzymano oferte; propozycja pracy; oferta pracy; dostalem oferte; dostalam oferte; "
        "negocjacje; oferta otrzymana; oferta"
    ),
    "accepted": (
        "przyjete; zatrudniony; zatrudniona; przyjety; przyjeta; oferta przyjeta; przyjalem oferte; "
        "przyjelam oferte; podpisano umowe; umowa podpisana; zaakceptowano; praca otrzymana; przyjeto oferte"
    ),
    "rejected": (
        "odrzucone; odrzucono; odmowa; odrzucona; odrzucony; negatywna; negatywnie; nie wybrano; odmowiono; "
        "nie przyjeto; odpowiedz odmowna; odpowiedz negatywna; nieprzyjete; nie zakwalifikowano; "
        "niezakwalifikowany; niezakwalifikowana; negatywny; odpadlem; odpadlam; odmowna; odrzut; "
        "aplikacja odrzucona"
    ),
    "no_response": (
        "brak odpowiedzi; cisza; bez odpowiedzi; brak kontaktu; nie odpowiedziano; nie odpowiedzieli; "
        "brak odzewu; nie odezwali sie; bez odzewu; bez kontaktu; nigdy nie odpowiedzieli; zero odpowiedzi; "
        "brak reakcji"
    ),
    "cancelled": (
        "rekrutacja anulowana; oferta wycofana; stanowisko zamkniete; rekrutacja wstrzymana; "
        "rekrutacja zawieszona; oferta anulowana; rekrutacja odwolana; stanowisko wycofane; wstrzymano rekrutacje"
    ),
    "withdrawn": (
        "wycofane; wycofano; wycofana; rezygnacja; zrezygnowano; nie interesuje; zrezygnowalem; zrezygnowalam; "
        "wycofalem sie; wycofalam sie; niezainteresowany; niezainteresowana; rezygnacja z mojej strony; "
        "nie jestem zainteresowany; nie jestem zainteresowana"
    ),
    "declined": (
        "odrzucilem oferte; odrzucilam oferte; oferta odrzucona; odrzucono oferte; odmowilem; odmowilam; "
        "oferta odrzucona przeze mnie; nie przyjalem oferty; nie przyjelam oferty"
    ),
}
ASIDES = "w na o z ze po do dnia godz umowiona umowione zaplanowana odbyta mailem mail od przez online"
