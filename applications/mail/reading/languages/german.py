"""How employers write in German. “für” and “fuer” are the same."""

IS_FREE_ORDER = True
COMMON = (
    "und der die das sie wir ihre ihnen für nicht mit ist den ein eine auf zu uns haben im dass des von "
    "bei sich ich als am um wird werden unser unsere unseren bitte gern gerne wenn oder aus wurde sehr "
    "wie hat sind dich dir du dein deine noch nur nach zum zur vom beim kann uhr"
)

PHRASES = {
    "BREAK": """
, dass|da|weil|die|der|das|deren|dessen|welche|welcher|wir|sie|ich|es|und|um|so|denn|sondern|auch|bitte|ihre|ihr|unsere|vielen|deine|du|mit|im|in|weshalb|sodass|damit|daher|wo|zu
und wir|ich|sie|ihre|unsere|bitten|freuen|müssen|möchten|würden|wurden|haben|hoffen|wünschen|werden|bedauern
da wir|sie|ihre|die
, wart|war|waren|sind|ist|werden|wird|haben|hat|können|kann|müssen|muss|bitten|finden|erhalten|melden
""",
    "BUT": """
, doch
, aber|jedoch|allerdings|dennoch
""",
    "ALTHOUGH": """
obwohl
auch wenn
trotz
wenngleich
zwar
""",
    "IF": """
wenn|falls|sofern
sollte|sollten sie|ihr|ihre|wir|es|die|das|der|du|dein|deine|unser
im falle
für den fall
ob
""",
    "INVERTED": """
überzeugt|passt|entspricht|erfüllt|gefällt ihr|ihre|dein|deine|uns
kommen|erfüllen|werden|sind|gehören sie ___ auswahl|betracht|anforderungen|ausgewählt|wahl
""",
    "UNTIL": """
bis
sobald
solange
bevor
""",
    "COURTESY": """
sie|du magst|mögen|möchtest|lust
sie|du uns|mich ___ besuch*|vorbeikomm*
sie|du ___ fragen|interesse|möchten|möchtest|verhindert|wünschen|brauchst|benötigen|zeit|wollen|willst
ihnen|dir __ recht|möglich
ein anderer termin
bis montag|dienstag|mittwoch|donnerstag|freitag|date|clock|zum|spätestens|dahin|bald|dann|morgen|ende
termin|zeit|datum|uhrzeit|tag|zeitpunkt __ passt|passen
ihnen|dir __ passt|passen
""",
    "SILENCE": """
nichts __ hören|gehört
keine rückmeldung|antwort|nachricht|einladung
nicht __ gemeldet|melden|hören|gehört
""",
    "ASSUME": """
gehen|davon ?sie ?bitte davon|aus aus
""",
    "GENERIC": """
alle|jede|jeden|jeder|sämtliche|viele __ bewerber*|bewerbung*|kandidat*|unterlagen
geeignete*|ausgewählte*|passende* kandidat*|bewerber*|person*
nur ?ausgewählte|geeignete bewerber*|kandidat*
vorstellungsgespräche finden|sind
jedes|jedem angebot
""",
    "PROCESS": """
in der regel
normalerweise|üblicherweise
bewerbungsprozess|auswahlprozess|ablauf ist|besteht|umfasst|sieht|:
wie geht es weiter
nächste schritte :
""",
    "NOT": """
nicht|nie|niemals|weder|nichts
kein|keine|keinen|keiner|keinem|keines
""",
    "YET": """
noch nicht
""",
    "MASK": """
werden nach ___ vergeben
nicht nur|allein
nicht zögern|vergessen|verpflichtet|antworten|zögere|zuletzt
zögern|zögere ?sie ?bitte nicht
antworten ?sie ?bitte nicht
keine|kein sorge|problem|angst|kosten|eile|panik|scheu
nicht|kein __ empfanger|adressat
bitte nicht
nicht erforderlich|notwendig|nötig
weitere fragen|informationen
nicht wahr
kein angebot im
zurückzugreifen
keine abwertung|wertung
bei gleicher eignung ___ berücksichtigt
damit wir ___ haben|unterlagen
von rückfragen|nachfragen|anrufen ___ absehen|abzusehen|ab
klick ___ annehmen
""",
    "YOU": """
sie|ihnen|ihr|ihre|ihren|ihrer|ihrem|ihres|dich|dir|du|dein|deine|deiner|deinen|deinem|euch
euer|eure|euren
""",
    "US": """
wir|ich|uns|unser|unsere|unserem|man|er
team|fachbereich|mandant|kunde|geschäftsführung|vorstand|kommission|abteilung|unternehmen|chef|betrieb|firma|personalrat|jury
""",
    "APPLICATION": """
bewerbung|bewerbungen|unterlagen|bewerbungsunterlagen|profil|kandidatur|lebenslauf|qualifikation*|erfahrung*|werdegang
""",
    "OTHERS": """
andere*|interne*|externe*|weitere* _ kandidat*|bewerber*|bewerbung*|person*|kolleg*|lösung*|profil*|interessent*
mitbewerber*
anderweitig
einen|einem|einer|eine anderen|andere
internen|interne|intern
kandidat*|bewerber*|kollegin|kollegen|person , ?deren|die|der|bei|mit
kollegin|kollegen mit
kandidat*|bewerber* mit
jemand|jemanden|jemandem
mit|für anderen|andere|einem|einen|einer|eine anderen|andere
andere*|zwei|einer|eine persönlichkeit*|lehrkraft|person
ein|eine|einer|einem|einen andere*|anderer|anderen|anderem
jemand ?anderer ?anderen ?anderes
mitbewerber*|konkurrent*
mit|für anderen|andere
""",
    "SOMEONES": """
kandidat*|bewerber* deren|mit
für __ kandidatin|kandidaten|bewerber|bewerberin|kollegin|kollegen
""",
    "BETTER": """
besser|bessere*
noch|deutlich|etwas mehr|näher|besser|stärker|eher
höherem maße
mehr überzeugt|erfahrung|praxis
stärker*
vorzug
eher entspr*|passt|passen
vor
""",
    "FUTURE": """
werden|wird|kann|können
""",
    "MAYBE": """
könnte|könnten|würde
""",
    "EARLIER": """
im letzten|vergangenen jahr
früher
damals
""",
    "ROLE": """
stelle|stellen|position|vakanz|ausschreibung|ausbildungsplatz|lehrstelle|praktikum|praktikumsplatz|job|stellenausschreibung|stellenbesetzungsverfahren|auswahlverfahren|verfahren|projekt|ausbildungsstelle|studienplatz|arbeitsplatz|posten|planstelle
ausbildungsplätze|plätze|praktikumsplätze|studienplätze|lehrstellen
*stelle|*stellen|*platz|*plätze|*position|*posten|*leitung
""",
    "DECIDED": """
entschied*|entscheid*|entschloss*
wahl|auswahl|vorzug|zuschlag
gefallen|fiel
ausgewählt|gewählt
""",
    "ADVANCE": """
weiterverfolg*|weiterführ*|weitergeh*|weiterzu*|weitermach*|weiterkomm*
weiter verfolg*|berücksicht*|fort*|gehen|führen|zu|kommen|ein*
verfolg* __ weiter
fortsetz*|fortzusetzen|fortgesetzt|fortführ*|fortzuführen|fortgeführt
weiteren|weiterem|weiterer verfahren|prozess|auswahl*|bewerbungs*|schritt*
nächste*|zweite* runde|schritt*|stufe|phase
engere* wahl|auswahl|kreis
verfolg*
vorstellungsgespräch|gespräch|interview
weiterzumachen|weitermachen|weiterzugehen
mit|zu ihnen|dir ___ weiter*
""",
    "CHOOSE": """
berücksicht*
ausgewählt|auswählen|auszuwählen
betracht
einstell*|einzustellen|eingestellt
frage kommen|kommt
infrage
aufnehm*|aufzunehmen
durchsetz*|durchgesetzt
überzeug*
gunsten|zugunsten
gehören|gehört|gehörst
zusage|zusagen|zuzusagen
weiter
beschäftig*
für sie|dich
für ihre|deine bewerbung|kandidatur
einbezogen|einbeziehen|einzubeziehen
zum zuge|zug
kennenlernen|kennenzulernen
unter den|denen
zustimm*|zugestimmt
matcht|matchen
*einstellung|anstellung
leisten
""",
    "OFFER": """
anbiet*|anzubieten|angeboten|biete|bieten|bietet
""",
    "MAKEOFFER": """
angebot
zusage __ geben|erteilen|machen
""",
    "INVITE": """
einlad*|einzuladen|eingeladen
laden
geladen|lädt
bitten|bitte ___ zu|in
zu|in ___ gespräch|kennenlernen|kanzlei|tisch ___ bitten
""",
    "FIT": """
passt|passen|passend*|passte|gepasst
entsprich*|entsprech*|entsprach*
übereinstimm*
erfüll*
geeignet*
ausreich*|gereicht|reicht
eignung
deck*
möglichkeit*|einsatzmöglichkeit*
""",
    "SUCCEED": """
erfolgreich|erfolg
geklappt
bestanden
erreicht
dabei
geschafft
in der|die ?engeren ?finalen *auswahl|vorauswahl|runde|wahl
enthalten
""",
    "SMALL": """
jede*|alle* ___ beantwort*
feedback
begründen|gründe|gründen|begründung
termin|termine|uhrzeit|montag|dienstag|mittwoch|donnerstag|freitag|zeitpunkt
einzeln|individuell|telefonisch
reisekosten|fahrtkosten|kosten
e mail|mail
""",
    "REFUSED": """
status : abgesagt|abgelehnt
sagen ___ ab
abgelehnt|ablehn*
kein|keine|keinen __ positive*|gute*|bessere* ?positive*|gute*|bessere* nachricht*|rückmeldung|antwort|bescheid|neuigkeit*|news
schlechte*|traurige*|enttäuschende* nachricht*|neuigkeit*
gegen sie|ihre|deine|dich|eine|den __ entschieden|entscheiden|ausgesprochen
gegen ihre|deine bewerbung
dagegen entschieden
anders entschieden|orientiert
entscheidung __ gegen|anders
scheiden|scheidet|ausgeschieden __ aus|auswahlverfahren
schweren herzens
anderen weg
nichts mit uns
nicht __ zu|auf|für ?ihren sie|gunsten|ihnen|dich|dir __ gefallen|ausgefallen|entschieden|gehören
nicht __ bekommen|erhalten
kein|keine|keinen ?passende*|geeignete*|freie*|offene* ?passende*|geeignete* ?stelle|position|vakanz|einsatz*|verwendung|möglichkeit*|stellen __ für|anbieten|frei|zu
unterlagen __ zurück
vorgezogen
ziehen|zieht __ vor
zuschlag
vorzug
suchen jemand*
über unserem|unserer|dem ?rahmen|budget|gehalts*
formalen|erforderliche* __ nicht
nicht konkurrieren
prozess|verfahren|bewerbungsprozess|bewerbungsverfahren|zusammenarbeit ___ beenden|beendet
wird es ___ nichts
leider|ist negativ
nicht zustande
suche ___ eingestellt|beendet
nehmen ___ abstand
fehlt|fehlen ihnen|dir|noch|es
höherem maße
dieser absage
aus unserem haus
gegen ___ ausgesprochen|entschieden
ohne ergebnis|besetzung
einen korb
absagen
absage ___ erteil*|geben|mitteil*|senden|schicken|aussprech*
erteil* ___ absage
: absage
leider ___ absage
es dabei belassen
nicht ___ zusammen|zueinander
auf ihre|deine mitarbeit|bewerbung ___ verzichten
aus dem ?laufenden verfahren|prozess
kein|leider ja
nix|nichts mit uns|dir|ihnen
abschlägig*
steigen ___ aus
kein|keinen raum|bedarf
von ___ abstand
nicht ___ zurückgreifen
uns ___ zu wenig
absagt|absage|absagte|abgesagt|abzusagen ___ müssen|muss|leider|ihnen|dir
müssen|muss|leider|ihnen|dir ___ absagen|abgesagt|abzusagen|absage
stellen|stelle|stellt ___ niemand*|keine* ___ ein
von ?einer|ihrer|einem ?weiteren einladung|einstellung|zusammenarbeit|berücksichtigung|angebot|besetzung|bewerbung ___ absehen|abstand|abzusehen
einladung|berücksichtigung|einstellung|zusage|angebot|teilnahme|aufnahme ___ nicht möglich
kriteri*|voraussetzung*|anforderung*|mindest*|punktzahl ___ nicht ___ erfüllt|erreicht|vor
nicht darunter|dabei|dazu|ausgewählt|zugestimmt|gereicht|genommen
reicht ?es ?für ___ nicht
nix|nichts ?mehr mit|draus|daraus
leider nix|nichts
nimmt|nehmen seinen|ihren|unseren|einen|eine|den|die|jemand*
gemeinsam|zusammen|weg nicht ___ weitergehen|fortsetzen|weiter
weg nicht gemeinsam|zusammen|mit
keine|kein ?passende*|freie*|offene* einsatzmöglichkeit*|verwendung|bedarf|stelle|möglichkeit ___ für|sehen
gibt ___ nicht her
keine|kein günstigere*|bessere*|andere*|erfreulichere* nachricht|bescheid|mitteilung
endet damit|hier|für|somit
end*|beend*|schließ* ___ bewerbung|verfahren|prozess
verfahren|prozess|bewerbung|weg ___ endet
für ein|eine|einen|jemand*|jemanden ___ entschieden
keinen|kein gebrauch
nicht ___ vertreten|aufgeführt|gelistet|berücksichtigt
wird bei|diesmal|leider|das|es ___ nichts|nix
das|es wird ___ nichts|nix
wünscht|sucht ?sich ?das ?team ?uns jemand*|jemanden
kein|keine|keinen ?freien ?freie platz|stelle|plätze|position|ausbildungsplatz ___ geben|anbieten|frei
ausschlag gab|gegeben|gaben
fällt ___ flach
beenden|beendet ___ verfahren|bewerbungsverfahren
bist|sind mir|uns zu
lieber einen|eine|jemanden
gegen ___ ausgefallen|gestimmt
""",
    "WANTED": """
suchen|brauchen|benötigen jemand*|eine|einen __ mehr|mit
suchen __ jemand*
""",
    "DECIDEDNOT": """
entschieden|entschlossen , ?dass ?wir nicht
""",
    "UNMET": """
hätten|hätte __ gerne|gern
""",
    "TAKENBACK": """
angebot ___ zurück|zurückziehen|zurücknehmen|zurückgezogen
""",
    "FILLED": """
vergeben
anderweitig
kandidat*|bewerber*|jemand*|person* __ gefunden
gefunden
gegeben
geht|ging|gegangen an
besetzt|nachbesetzt|neubesetzt
verliehen
nehmen jemand*|den|die
bekommt|erhält|kriegt|bekam|erhielt|kriegte ___ andere*|anderer|anderen|jemand*
mit einem|einer|eines ___ besetzt
schon|bereits|inzwischen|mittlerweile|sind komplett|voll|ausgebucht|versorgt|vollzählig|vergeben
leider ___ vergeben
""",
    "CANCELLED": """
gestrichen|streichen
gestoppt|gestrichen|storniert|pausiert|ausgesetzt|eingefroren
zurückgezogen|aufgehoben
einstellungsstopp
entfallt|entfallen
nicht __ besetzen|nachbesetzen|vergeben
nicht mehr|neu|nach besetzt
nicht besetzt werden|wird
wird|werden|bleibt ___ nicht besetzt|unbesetzt
doch nicht besetzt
nicht ___ nachbesetzt|neubesetzt|wiederbesetzt|ausgeschrieben
verfahren|ausschreibung ___ aufgehoben|eingestellt|abgebrochen
auf eis
""",
    "GONE": """
nicht mehr verfügbar|aktuell|offen|frei|ausgeschrieben|vakant
geschlossen
beendet
weg
schon komplett|voll
""",
    "CLOSED": """
abgelaufen|abgeschlossen
""",
    "REGRET": """
leider|bedauerlicherweise ___ mitteilen|informieren|absagen|sagen
leid ___ mitteilen|absagen|sagen|müssen
bedauern , ?ihnen ?dir
bedauern
leider|bedauerlicherweise
""",
    "COMPETED": """
vielzahl|zahlreiche*|viele*|große*|hohe* __ bewerbung*|bewerber*|interessent*|anzahl
auswahl|entscheidung __ schwer|groß|leicht
schwer gefallen|gemacht
""",
    "FAREWELL": """
alles gute|beste
viel erfolg|gluck
berufliche*|beruflichen weg|zukunft|werdegang|laufbahn
""",
    "STILLTOCOME": """
melden uns
werden __ prüfen|melden|informieren|kontaktieren|bearbeiten|sichten
wird __ geprüft|bearbeitet|gesichtet
in kurze
zurückkommen|zukommen
nächsten schritte
""",
    "TALK": """
gespräch|gesprächs|gespräche|vorstellungsgespräch*|bewerbungsgespräch*|telefonat|telefongespräch|telefoninterview|interview|videocall|videogespräch|videointerview|call|kennenlerngespräch|erstgespräch|zweitgespräch|vorstellungstermin|termin|gesprächstermin|meeting|zoom|teams|austausch|hospitation|probetag|video
kennenlernen
probearbeit*|probezuarbeiten|schnuppertag
meetinglink
persönliches
zweite* runde
schriftlichen|mündlichen auswahlverfahren
auswahltag*|auswahlgespräch*|auswahltest*|probespiel*|vorspiel*|hearing|kennenlernen|probetag|probearbeit*|schnuppertag|hausaufgabe|testtermin|videointerview|hospitation|assessment*
google meet
""",
    "TEST": """
test|tests|onlinetest|einstellungstest|eignungstest|aufgabe|fallstudie|arbeitsprobe|probeaufgabe|assessment|case|coding|testaufgabe
""",
    "STEP": """
nächste*|zweite*|letzte* runde|schritt|stufe|phase|gespräch
engere* wahl|auswahl
endrunde|finalrunde
""",
    "IS": """
ist|wäre|:
""",
    "SCREENING": """
telefonat|telefongespräch|telefoninterview|erstgespräch|kennenlerngespräch
kurzes|erstes|lockeres gespräch|telefonat|kennenlernen
""",
    "CALLEDOFF": """
gespräch|termin|interview|vorstellungsgespräch ___ absagen|abgesagt|entfällt|entfallen|ausfallen
""",
    "DAYTIME": """
montag|dienstag|mittwoch|donnerstag|freitag|samstag|montags
morgen|übermorgen|heute
kommende*|nächste* woche
januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember
clock|date|uhr
""",
    "WISH": """
möchten|möchte|würden|würde|wollen|dürfen|darf|gern|gerne|bitte|können|könnten|könntest|lass|freuen|lust|interesse|bitten|laden|sollten
""",
    "ARRANGE": """
vereinbar*|abstimm*|abzustimmen|terminier*|ausmach*|auszumachen|festleg*|verschieb*|verleg*|organisier*
buch*
termin __ finden
""",
    "MEET": """
kennenlernen|kennenzulernen|kennen
sprechen|unterhalten|austauschen|auszutauschen|treffen|telefonieren|telefonisch
ins gespräch
vorbeikommen|vorbeizukommen|vorbei
probearbeiten|hospitieren
""",
    "COMPLETE": """
bearbeit*|absolvier*|lösen|durchführ*|ausfüll*|teilnehm*|teilzunehmen|einreich*
""",
    "SOFT": """
karriereseite|website|webseite|homepage|internetseite|karriereportal|portal
talentpool|talent|community|netzwerk|newsletter
stellenangebote|stellenausschreibungen|offenen stellen
andere stellen|positionen
erneut bewerben
rundgang
""",
    "FEEDBACK": """
feedback
rückmeldung geben|zu
gründe
""",
    "ASKWHEN": """
wann|welche*|welcher __ passt|passen|passte|zeit|termin*|möglich|verfügbar|zeiten|für
passt|passte|würde es|das|ihnen|dir
passt|passte ___ ?
haben|hätten|hast|hättest sie|du __ zeit|lust
verfügbarkeit*
terminvorschlag*|terminvorschläge|terminwunsch*
termin*|zeit|zeiten|uhrzeit __ passt|passen|recht
wäre|wären|sind sie|du|das|ein __ möglich|verfügbar|frei
wie sieht|wäre es|mit
können|könnten|könntest|kannst sie|du __ montag|dienstag|mittwoch|donnerstag|freitag|date|clock
teilen|schicken|nennen|geben|senden __ termin*|zeit*|wann
bestätigen __ termin|teilnahme
magst|willst|kannst|könntest|möchtest du ___ reinschauen|vorbeikommen|kommen|clock
können|könnten|könntest|kannst sie|du ___ kommen|vorbeikommen
halb|viertel acht|neun|zehn|elf|zwölf|eins|zwei|drei|vier|fünf
können|könnten sie|du ___ kommen|vorbeikommen|vorbeischauen|reinschauen|vorstellen
ginge|klappt|klappte ?es|das clock|montag|dienstag|mittwoch|donnerstag|freitag
""",
    "BOOK": """
termin|slot|zeitfenster __ buchen|auswählen|aussuchen|wählen
bookinglink
buchen|wählen|suchen|aussuchen|reservieren|buche|wähle|such sie|dir|dich ___ termin|slot|zeitfenster|zeit|termine
""",
    "STANDING": """
termin mit mir vereinbaren|buchen
mein kalender
book a meeting|time|call with me
my calendar
""",
    "SCHEDULED": """
bestätig*
erinner*
verschoben|verlegt
geplant|vereinbart|angesetzt
am montag|dienstag|mittwoch|donnerstag|freitag|date|samstag|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31
um clock
findet|finden ___ statt
stattfinden|stattfindet
bleibt es
bleibt es bei|beim
umlegen|verlegen|verschieben
""",
    "LOOKFORWARD": """
freuen|freue uns|mich ___ auf
bis dann
""",
    "LABEL": """
termin|datum|uhrzeit|ort|wann|wo|zeit|gesprächstermin|treffpunkt :
einladung ?: ?zum|zur|zu ?einem ?einer vorstellungsgespräch|gespräch|interview|kennenlernen|telefoninterview|bewerbungsgespräch|videointerview|probearbeiten|test
""",
    "THROUGH": """
in die|der engere* wahl|auswahl
nächste* runde __ geschafft|eingeladen|dabei|weiter
überzeugt ___ kennenlernen
runde weiter
sind|bist eine runde weiter
haben|hast __ runde|stufe|schritt __ geschafft|erreicht
""",
    "CALLYOU": """
rufe|rufen __ an
sie|dich ___ anrufen|anzurufen
melde mich telefonisch
einladung ___ kalender|termin
""",
    "PAST": """
dank|danke|bedanken|bedanke für
nach dem|unserem|ihrem|deinem
gefreut|war|waren|hatten|gefallen
geführte*|gestrige*|letzte*
""",
    "JOB": """
stelle|position|arbeitsvertrag|festanstellung|anstellung|job|ausbildungsplatz|praktikum|praktikumsplatz|ausbildungsstelle|vertrag|posten
als
""",
    "OFFERDOC": """
arbeitsvertrag|vertragsentwurf|vertragsangebot|anstellungsvertrag|ausbildungsvertrag|vertragsunterlagen|jobangebot|angebotsschreiben
ihr|ihren|der|den|unser|ein vertrag|angebot
zusage
einstellungsangebot|dienstvertrag|einzelvertrag
""",
    "HANDOVER": """
anbei|anhang|angehängt|beigefügt|senden|schicken|zusenden|unterschr*|unterbreit*|freuen|machen|erhalten|zukommen|mitteilen|unterzeichn*|gerne|gern
hängt|liegt|fertig
""",
    "JOINS": """
willkommen im|bei|in ?unserem ?team ?uns
haben uns für sie|dich entschieden
uns für sie|dich entschieden
möchten|würden|wollen ?wir sie|dich ___ einstellen|gewinnen|begrüßen|anstellen|beschäftigen|haben
möchten|würden ___ im|in ?unserem team begrüßen|haben
freuen uns ___ im|in ?unserem team begrüßen
stelle|job gehört ihnen|dir
sie|du haben|hast den|die job|stelle
haben|hast den|die job|stelle
ihr|dein erster arbeitstag
arbeitsbeginn|eintrittsdatum|einstiegsgehalt
entscheidung|wahl ist auf sie|dich gefallen
zum date|1|15 __ anfangen|beginnen|starten
dabei bist|sind
bald bei uns
als neue* __ begrüßen
einstellung zum
ihre|die einstellung
wir wollen dich|sie
kannst|können ___ anfangen
zu ihren|deinen gunsten
sie|dich ___ einzustellen
hat geklappt
*platz|stelle|job ___ gehört ihnen|dir
""",
    "SUCCESS": """
sie|du|bewerbung __ erfolgreich
""",
    "RECEIVED": """
bewerbung|unterlagen|bewerbungsunterlagen|lebenslauf|kandidatur ___ erhalten|eingegangen|angekommen|weitergeleitet|übermittelt|eingetroffen|gesendet|versendet|verschickt
erhalten|eingang|bestätig* __ bewerbung|unterlagen|bewerbungsunterlagen
eingangsbestatigung
bewerbung ist|wurde ?erfolgreich bei|eingegangen|abgeschickt
haben ihre|deine bewerbung erhalten
bewerbung|unterlagen ___ bekommen|gelandet|vor|angekommen|genommen|aufgenommen
bewerbung|unterlagen ?ist angekommen|eingetroffen|vollständig
""",
    "THANKS": """
dank|danke|bedanken|bedanke __ bewerbung|interesse|zusendung|unterlagen|geduld|zeit|gespräch|vertrauen|bewerbungsunterlagen
""",
    "REVIEW": """
prüf*|geprüft|sicht*|bearbeit*|durchseh*|ansehen ___ bewerbung|unterlagen|eingehend|sorgfältig
bewerbung|unterlagen ___ prüfen|geprüft|sichten|bearbeitet|bearbeiten|ansehen|anschauen
melden|melde uns|mich
in bearbeitung
bitten|bitte __ geduld
rückmeldung
in kurze
bald|zeitnah __ melden|hören|informieren
hören ?sie von uns
dauert|bearbeitung ___ länger|zeit|etwas
""",
    "ADVERT": """
neue|aktuelle|passende jobs|stellenangebote|treffer
jobalarm|jobalert|jobagent|stellenmarkt
jobs für|in|die
newsletter|webinar|rabatt|gutschein|angebote
jetzt bewerben
treffer für
so uberzeugen
tipps für
""",
    "COLD": """
profil __ aufmerksam|gestoßen|gefunden|xing|linkedin
offen für neue*|einen
spannende*|interessante* position|herausforderung|projekt|aufgabe
lebenslauf ?aktuellen zusenden
aktuell auf der suche
wechselwillig
""",
    "OWN": """
meine|meinen|meiner|meinem bewerbung|bewerbungsunterlagen|lebenslauf|unterlagen|erfahrung|interesse
ziehe ich|ich
ich __ bewerbe|bewerben|zurückziehen|zurückziehe|annehme|annehmen
annehme|annehmen
hiermit bewerbe|ziehe
dank|danke für das|ihr|dein angebot
haben|hast sie|du __ entschieden
wie lief
haben sie dir
ich sage ___ ab
ich ___ angenommen
danke|dank für die einladung
nehme ich
ich die stelle an
bin ich|ich bin ___ krank|erkrankt|verhindert
kann ?ich ?leider nicht ___ kommen|teilnehmen
""",
    "ELSEWHERE": """
paket|bestellung|rechnung|lieferung|mietvertrag|wohnung|kredit|versicherung|arzttermin|zahnarzt|miete|abo|bahn|flug
""",
    "SCAM": """
telegram|whatsapp
gebühr|vorkasse|kaution
senden|schicken|teilen|geben|angeben ___ bankdaten|kontodaten|iban
zahlen|überweisen|bezahlen ___ gebühr|euro|kosten
""",
    "WORK": """
gespräch|gesprächs|vorstellungsgespräche
bewerbung*|stelle*|position|vorstellungsgespräch|bewerber*|kandidat*|lebenslauf|job|ausbildung*|praktikum*|vakanz|arbeitsvertrag|anstellung|einstellung*|personalabteilung|auswahlverfahren|interview|fachbereich|team|qualifikation*|absage|zusage|auswahl|termin|einstellen
*gespräch|*termin|*bewerbung|*stelle
""",
    "APPLY": """
bewerb*
""",
    "CLOSING": """
mit ?besten|freundlichen|herzlichen|vielen|lieben grüßen|gruß
viele|beste|liebe|freundliche|herzliche|schöne grüße|gruß
mfg|vg|lg|gruß|grüße
hochachtungsvoll
""",
    "REQUIREMENT": """
anforderung*|voraussetzung*|erforderlich*
fehlend*|mangels
berufserfahrung
gehaltsvorstellung
punktzahl
mehr erfahrung
""",
    "COMPARED": """
andere*|anderen _ kandidat*|bewerber*|bewerbung*|person*
mitbewerber*
besser|bessere*
vielzahl
jemand*
""",
}
