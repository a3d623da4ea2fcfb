NAME = "Dutch"
LETTERS = ("cp1252", "mac_roman")
COLUMNS = {
    "company": "bedrijf; werkgever; bedrijfsnaam; organisatie",
    "agency": "bureau; uitzendbureau; bemiddelaar",
    "title": "functie; vacature; functietitel; rol",
    "applied_on": "datum sollicitatie; sollicitatiedatum; gesolliciteerd op; verstuurd op",
    "any_date": "datum; dag",
    "state": "status; fase; antwoord; stand; reactie",
    "ending": "uitslag; resultaat; uitkomst; beslissing",
    "state_on": "datum antwoord; laatst bijgewerkt",
    "deadline_on": "sluitingsdatum; deadline",
    "location": "locatie; plaats; stad",
    "work_mode": "thuiswerken; werkvorm",
    "pay": "salaris; loon",
    "link": "link naar vacature; vacaturelink",
    "source": "bron; platform; kanaal",
    "notes": "opmerkingen; notities; opmerking",
}
STATUSES = {
    "saved": "bewaard; nog solliciteren; opgeslagen",
    "applied": "gesolliciteerd; verstuurd; verzonden; in behandeling; in afwachting",
    "screening": "telefonisch gesprek; telefonisch interview; gebeld",
    "interviewing": "gesprek; uitgenodigd voor gesprek; uitgenodigd voor een gesprek; op gesprek; uitgenodigd; eerste "
    "gesprek; tweede gesprek; sollicitatiegesprek",
    "offer": "aanbod; aanbieding; aanbod ontvangen",
    "accepted": "aangenomen; aanbod geaccepteerd",
    "rejected": "afgewezen; afwijzing",
    "no_response": "geen reactie; geen antwoord",
    "cancelled": "vacature vervallen; vacature ingetrokken",
    "withdrawn": "ingetrokken; teruggetrokken",
    "declined": "aanbod afgewezen; aanbod geweigerd",
}
ASIDES = "op met voor via sinds per mail gepland de het een"
