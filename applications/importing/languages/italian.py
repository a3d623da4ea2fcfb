NAME = "Italian"
LETTERS = ("cp1252", "mac_roman")
COLUMNS = {
    "company": "azienda; societa; datore di lavoro; nome azienda",
    "agency": "agenzia",
    "title": "ruolo; posizione; mansione; titolo; posizione lavorativa",
    "applied_on": "data candidatura; data di candidatura; data invio; inviata il",
    "any_date": "data; giorno",
    "state": "stato; fase; risposta; stato candidatura",
    "ending": "esito; risultato; decisione",
    "state_on": "data risposta; ultimo aggiornamento",
    "deadline_on": "scadenza; data di scadenza",
    "location": "luogo; sede; citta",
    "work_mode": "modalita di lavoro; smart working",
    "pay": "stipendio; retribuzione; ral",
    "link": "annuncio; collegamento; sito",
    "source": "fonte; piattaforma; canale",
    "notes": "appunti; commenti; osservazioni",
}
STATUSES = {
    "saved": "salvato; salvata; da candidarsi; da inviare",
    "applied": "candidatura inviata; inviata; inviato; in attesa; candidato; candidata; in corso",
    "screening": "colloquio telefonico; chiamata; telefonata; test",
    "interviewing": "colloquio; colloqui; primo colloquio; secondo colloquio; invitato; invitata",
    "offer": "proposta; offerta; offerta ricevuta",
    "accepted": "accettato; accettata; assunto; assunta; offerta accettata",
    "rejected": "rifiutato; rifiutata; scartato; scartata; non selezionato; non selezionata; respinta; respinto",
    "no_response": "nessuna risposta; senza risposta",
    "cancelled": "posizione annullata; posizione cancellata",
    "withdrawn": "ritirato; ritirata",
    "declined": "offerta rifiutata",
}
ASIDES = "il la lo un una con via da per fissato fissata fatto fatta mail"
