"""How employers write in German. “für” and “fuer” are the same."""

IS_FREE_ORDER = True
COMMON = (
    "und der die das sie wir ihre ihnen für nicht mit ist den ein eine auf zu uns haben im dass des von "
    "bei sich ich als am um wird werden unser unsere unseren bitte gern gerne wenn oder aus wurde sehr "
    "wie hat sind dich dir du dein deine noch nur nach zum zur vom beim kann uhr"
)

PHRASES = {
    "BREAK": """
, dass|da|weil|die|der|das|deren|dessen|welche|welcher|wir|sie|ich|es|und|um|so|denn|sondern|auch|bitte|ihre|\
ihr|unsere|vielen|deine|du|mit|im|in|weshalb|sodass|damit|daher|wo|zu
und wir|ich|sie|ihre|unsere|bitten|freuen|müssen|möchten|würden|wurden|haben|hoffen|wünschen|werden|bedauern
, wart|war|waren|sind|ist|werden|wird|haben|hat|können|kann|müssen|muss|bitten|finden|erhalten|melden
""",
    "IF": """
wenn|falls|sofern
sollte|sollten sie|ihr|ihre|wir|es|die|das|der|du|dein|deine|unser
ob
""",
    "INVERTED": """
überzeugt|passt|entspricht|erfüllt|gefällt ihr|ihre|dein|deine|uns
""",
    "UNTIL": """
""",
    "COURTESY": """
sie|du magst|mögen|möchtest|lust
bis montag|dienstag|mittwoch|donnerstag|freitag|date|clock|zum|spätestens|dahin|bald|dann|morgen|ende
""",
    "NOT": """
nicht|nie|niemals|weder|nichts
kein|keine|keinen|keiner|keinem|keines
""",
    "YET": """
""",
    "MASK": """
werden nach ___ vergeben
bei gleicher eignung ___ berücksichtigt
""",
    "YOU": """
sie|ihnen|ihr|ihre|ihren|ihrer|ihrem|ihres|dich|dir|du|dein|deine|deiner|deinen|deinem|euch
""",
    "US": """
wir|ich|uns|unser|unsere|unserem|man|er
""",
    "APPLICATION": """
bewerbung|bewerbungen|unterlagen|bewerbungsunterlagen|profil|kandidatur|lebenslauf|qualifikation*|erfahrung*|werdegang
""",
    "OTHERS": """
andere*|interne*|externe*|weitere* _ kandidat*|bewerber*|bewerbung*|person*|kolleg*|lösung*|profil*|interessent*
anderweitig
andere*|zwei|einer|eine persönlichkeit*|lehrkraft|person
ein|eine|einer|einem|einen andere*|anderer|anderen|anderem
mitbewerber*|konkurrent*
mit|für anderen|andere
""",
    "SOMEONES": """
kandidat*|bewerber* deren|mit
für __ kandidatin|kandidaten|bewerber|bewerberin|kollegin|kollegen
""",
    "BETTER": """
besser|bessere*
stärker*
vor
""",
    "ROLE": """
stelle|stellen|position|vakanz|ausschreibung|ausbildungsplatz|lehrstelle|praktikum|praktikumsplatz|job|\
stellenausschreibung|stellenbesetzungsverfahren|auswahlverfahren|verfahren|projekt|ausbildungsstelle|\
studienplatz|arbeitsplatz|posten|planstelle
*stelle|*stellen|*platz|*plätze|*position|*posten|*leitung
""",
    "DECIDED": """
entschied*|entscheid*|entschloss*
wahl|auswahl|vorzug|zuschlag
gefallen|fiel
""",
    "ADVANCE": """
weiterverfolg*|weiterführ*|weitergeh*|weiterzu*|weitermach*|weiterkomm*
fortsetz*|fortzusetzen|fortgesetzt|fortführ*|fortzuführen|fortgeführt
nächste*|zweite* runde|schritt*|stufe|phase
engere* wahl|auswahl|kreis
vorstellungsgespräch|gespräch|interview
""",
    "CHOOSE": """
berücksicht*
betracht
einstell*|einzustellen|eingestellt
durchsetz*|durchgesetzt
überzeug*
gehören|gehört|gehörst
zusage|zusagen|zuzusagen
weiter
beschäftig*
für sie|dich
für ihre|deine bewerbung|kandidatur
einbezogen|einbeziehen|einzubeziehen
kennenlernen|kennenzulernen
unter den|denen
matcht|matchen
*einstellung|anstellung
""",
    "OFFER": """
anbiet*|anzubieten|angeboten|biete|bieten|bietet
""",
    "MAKEOFFER": """
angebot
""",
    "INVITE": """
einlad*|einzuladen|eingeladen
laden
geladen|lädt
bitten|bitte ___ zu|in
""",
    "FIT": """
passt|passen|passend*|passte|gepasst
entsprich*|entsprech*|entsprach*
übereinstimm*
geeignet*
deck*
""",
    "SUCCEED": """
erfolgreich|erfolg
geklappt
bestanden
geschafft
""",
    "SMALL": """
termin|termine|uhrzeit|montag|dienstag|mittwoch|donnerstag|freitag|zeitpunkt
""",
    "REFUSED": """
status : abgesagt|abgelehnt
sagen ___ ab
abgelehnt|ablehn*
kein|keine|keinen __ positive*|gute*|bessere* ?positive*|gute*|bessere* nachricht*|rückmeldung|antwort|bescheid|\
neuigkeit*|news
gegen sie|ihre|deine|dich|eine|den __ entschieden|entscheiden|ausgesprochen
dagegen entschieden
anders entschieden|orientiert
nicht __ zu|auf|für ?ihren sie|gunsten|ihnen|dich|dir __ gefallen|ausgefallen|entschieden|gehören
kein|keine|keinen ?passende*|geeignete*|freie*|offene* ?passende*|geeignete* ?stelle|position|vakanz|einsatz*|\
verwendung|möglichkeit*|stellen __ für|anbieten|frei|zu
vorgezogen
vorzug
über unserem|unserer|dem ?rahmen|budget|gehalts*
formalen|erforderliche* __ nicht
prozess|verfahren|bewerbungsprozess|bewerbungsverfahren|zusammenarbeit ___ beenden|beendet
leider|ist negativ
nicht zustande
suche ___ eingestellt|beendet
höherem maße
gegen ___ ausgesprochen|entschieden
ohne ergebnis|besetzung
einen korb
absagen
es dabei belassen
kein|leider ja
abschlägig*
kein|keinen raum|bedarf
von ___ abstand
uns ___ zu wenig
müssen|muss|leider|ihnen|dir ___ absagen|abgesagt|abzusagen|absage
stellen|stelle|stellt ___ niemand*|keine* ___ ein
von ?einer|ihrer|einem ?weiteren einladung|einstellung|zusammenarbeit|berücksichtigung|angebot|besetzung|\
bewerbung ___ absehen|abstand|abzusehen
kriteri*|voraussetzung*|anforderung*|mindest*|punktzahl ___ nicht ___ erfüllt|erreicht|vor
nicht darunter|dabei|dazu|ausgewählt|zugestimmt|gereicht|genommen
reicht ?es ?für ___ nicht
nimmt|nehmen seinen|ihren|unseren|einen|eine|den|die|jemand*
für ein|eine|einen|jemand*|jemanden ___ entschieden
keinen|kein gebrauch
nicht ___ vertreten|aufgeführt|gelistet|berücksichtigt
wird bei|diesmal|leider|das|es ___ nichts|nix
das|es wird ___ nichts|nix
kein|keine|keinen ?freien ?freie platz|stelle|plätze|position|ausbildungsplatz ___ geben|anbieten|frei
ausschlag gab|gegeben|gaben
fällt ___ flach
lieber einen|eine|jemanden
gegen ___ ausgefallen|gestimmt
""",
    "WANTED": """
suchen __ jemand*
""",
    "UNMET": """
hätten|hätte __ gerne|gern
""",
    "FILLED": """
vergeben
kandidat*|bewerber*|jemand*|person* __ gefunden
gefunden
gegeben
geht|ging|gegangen an
besetzt|nachbesetzt|neubesetzt
verliehen
bekommt|erhält|kriegt|bekam|erhielt|kriegte ___ andere*|anderer|anderen|jemand*
mit einem|einer|eines ___ besetzt
schon|bereits|inzwischen|mittlerweile|sind komplett|voll|ausgebucht|versorgt|vollzählig|vergeben
""",
    "CANCELLED": """
gestoppt|gestrichen|storniert|pausiert|ausgesetzt|eingefroren
zurückgezogen|aufgehoben
nicht __ besetzen|nachbesetzen|vergeben
doch nicht besetzt
nicht ___ nachbesetzt|neubesetzt|wiederbesetzt|ausgeschrieben
auf eis
""",
    "GONE": """
nicht mehr verfügbar|aktuell|offen|frei|ausgeschrieben|vakant
geschlossen
weg
""",
    "CLOSED": """
abgelaufen|abgeschlossen
""",
    "REGRET": """
leider|bedauerlicherweise ___ mitteilen|informieren|absagen|sagen
leider|bedauerlicherweise
""",
    "COMPETED": """
auswahl|entscheidung __ schwer|groß|leicht
""",
    "FAREWELL": """
alles gute|beste
""",
    "TALK": """
gespräch|gesprächs|gespräche|vorstellungsgespräch*|bewerbungsgespräch*|telefonat|telefongespräch|\
telefoninterview|interview|videocall|videogespräch|videointerview|call|kennenlerngespräch|erstgespräch|\
zweitgespräch|vorstellungstermin|termin|gesprächstermin|meeting|zoom|teams|austausch|hospitation|probetag|video
schriftlichen|mündlichen auswahlverfahren
auswahltag*|auswahlgespräch*|auswahltest*|probespiel*|vorspiel*|hearing|kennenlernen|probetag|probearbeit*|\
schnuppertag|hausaufgabe|testtermin|videointerview|hospitation|assessment*
""",
    "TEST": """
test|tests|onlinetest|einstellungstest|eignungstest|aufgabe|fallstudie|arbeitsprobe|probeaufgabe|assessment|\
case|coding|testaufgabe
""",
    "STEP": """
nächste*|zweite*|letzte* runde|schritt|stufe|phase|gespräch
""",
    "IS": """
ist|wäre|:
""",
    "DAYTIME": """
montag|dienstag|mittwoch|donnerstag|freitag|samstag|montags
clock|date|uhr
""",
    "WISH": """
möchten|möchte|würden|würde|wollen|dürfen|darf|gern|gerne|bitte|können|könnten|könntest|lass|freuen|lust|\
interesse|bitten|laden|sollten
""",
    "MEET": """
sprechen|unterhalten|austauschen|auszutauschen|treffen|telefonieren|telefonisch
""",
    "COMPLETE": """
bearbeit*|absolvier*|lösen|durchführ*|ausfüll*|teilnehm*|teilzunehmen|einreich*
""",
    "ASKWHEN": """
wann|welche*|welcher __ passt|passen|passte|zeit|termin*|möglich|verfügbar|zeiten|für
passt|passte|würde es|das|ihnen|dir
haben|hätten|hast|hättest sie|du __ zeit|lust
teilen|schicken|nennen|geben|senden __ termin*|zeit*|wann
magst|willst|kannst|könntest|möchtest du ___ reinschauen|vorbeikommen|kommen|clock
""",
    "BOOK": """
buchen|wählen|suchen|aussuchen|reservieren|buche|wähle|such sie|dir|dich ___ termin|slot|zeitfenster|zeit|termine
""",
    "SCHEDULED": """
am montag|dienstag|mittwoch|donnerstag|freitag|date|samstag|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|\
21|22|23|24|25|26|27|28|29|30|31
""",
    "LABEL": """
termin|datum|uhrzeit|ort|wann|wo|zeit|gesprächstermin|treffpunkt :
""",
    "THROUGH": """
haben|hast __ runde|stufe|schritt __ geschafft|erreicht
""",
    "CALLYOU": """
rufe|rufen __ an
""",
    "PAST": """
dank|danke|bedanken|bedanke für
""",
    "OFFERDOC": """
arbeitsvertrag|vertragsentwurf|vertragsangebot|anstellungsvertrag|ausbildungsvertrag|vertragsunterlagen|\
jobangebot|angebotsschreiben
ihr|ihren|der|den|unser|ein vertrag|angebot
""",
    "HANDOVER": """
anbei|anhang|angehängt|beigefügt|senden|schicken|zusenden|unterschr*|unterbreit*|freuen|machen|erhalten|\
zukommen|mitteilen|unterzeichn*|gerne|gern
""",
    "JOINS": """
willkommen im|bei|in ?unserem ?team ?uns
möchten|würden|wollen ?wir sie|dich ___ einstellen|gewinnen|begrüßen|anstellen|beschäftigen|haben
haben|hast den|die job|stelle
ihre|die einstellung
wir wollen dich|sie
kannst|können ___ anfangen
zu ihren|deinen gunsten
hat geklappt
""",
    "RECEIVED": """
bewerbung|unterlagen|bewerbungsunterlagen|lebenslauf|kandidatur ___ erhalten|eingegangen|angekommen|\
weitergeleitet|übermittelt|eingetroffen|gesendet|versendet|verschickt
erhalten|eingang|bestätig* __ bewerbung|unterlagen|bewerbungsunterlagen
bewerbung|unterlagen ___ bekommen|gelandet|vor|angekommen|genommen|aufgenommen
""",
    "THANKS": """
dank|danke|bedanken|bedanke __ bewerbung|interesse|zusendung|unterlagen|geduld|zeit|gespräch|vertrauen|\
bewerbungsunterlagen
""",
    "REVIEW": """
bewerbung|unterlagen ___ prüfen|geprüft|sichten|bearbeitet|bearbeiten|ansehen|anschauen
melden|melde uns|mich
in bearbeitung
dauert|bearbeitung ___ länger|zeit|etwas
""",
    "OWN": """
meine|meinen|meiner|meinem bewerbung|bewerbungsunterlagen|lebenslauf|unterlagen|erfahrung|interesse
annehme|annehmen
ich ___ angenommen
kann ?ich ?leider nicht ___ kommen|teilnehmen
""",
    "ELSEWHERE": """
paket|bestellung|rechnung|lieferung|mietvertrag|wohnung|kredit|versicherung|arzttermin|zahnarzt|miete|abo|bahn|flug
""",
    "WORK": """
bewerbung*|stelle*|position|vorstellungsgespräch|bewerber*|kandidat*|lebenslauf|job|ausbildung*|praktikum*|\
vakanz|arbeitsvertrag|anstellung|einstellung*|personalabteilung|auswahlverfahren|interview|fachbereich|team|\
qualifikation*|absage|zusage|auswahl|termin|einstellen
*gespräch|*termin|*bewerbung|*stelle
""",
}
