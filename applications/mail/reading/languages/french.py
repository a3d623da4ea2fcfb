"""How employers write in French. Accents are left out, “n’a” is “n a”."""

IS_FREE_ORDER = True
COMMON = (
    "le la les des de du et vous votre nous pour une un que est dans en au pas avec sur l d ce cette a "
    "par n s c qu j ne se je suis sommes ont ete aux ces nos vos merci bien plus avons"
)

PHRASES = {
    "BREAK": """
, nous|vous|je|il|elle|ils|votre|notre|le|la|les|et|mais|car|ce|cette|afin|dont|qui|merci|veuillez|en
et nous|vous|je|souhaitons|vous|notre|votre|avons|sommes
car
""",
    "BUT": """
mais
cependant|toutefois|neanmoins
""",
    "ALTHOUGH": """
bien que
malgre
meme si
""",
    "IF": """
en cas
dans le cas
sous reserve
lorsque
selon
si
""",
    "UNTIL": """
jusqu|jusque
des que
tant que
avant que
""",
    "COURTESY": """
vous __ disponible|questions|interesse|souhaitez|interessee|besoin|libre|convient
convient
possible
""",
    "SILENCE": """
sans reponse|nouvelles|retour
pas __ reponse|nouvelles|contacte|recontacte|retour
""",
    "ASSUME": """
veuillez|merci|pouvez considerer|de considérer
""",
    "GENERIC": """
candidats|candidates retenu* ___ seront
tous|toutes|chaque|seuls|seules __ candidat*|candidature*|profils
candidats retenus|selectionnes|preselectionnes
candidat* qui|dont
toute offre
""",
    "PROCESS": """
generalement|habituellement
processus de recrutement comprend|comporte|se|:
prochaines etapes :
""",
    "NOT": """
pas|plus|ne|n|jamais|ni|aucun|aucune|non
""",
    "YET": """
pas encore
""",
    "MASK": """
n hesitez pas
ne pas repondre
non seulement
ne plus recevoir
pas repondre
n oubliez pas
sans plus
plus d informations
au plus vite|tard
de plus
ne manquerons pas
non plus
en plus
en savoir plus
s il vous plait
si vous souhaitez plus
""",
    "YOU": """
vous|votre|vos|te|ton|ta|tes|toi
""",
    "US": """
nous|je|notre|nos|on
equipe|client|comité|direction|société|entreprise|jury|responsable
""",
    "APPLICATION": """
candidature|candidatures|profil|dossier|cv|experience|competences|parcours|demande
""",
    "OTHERS": """
autre|autres|interne|externe __ candidat*|candidature*|personne|personnes|profil|profils
autre|autres
candidat*|personne|profil interne
quelqu un
""",
    "SOMEONES": """
candidat*|personne|profils|candidature* dont|qui|ayant|plus|correspondant
un|une profil|candidat|candidate|personne plus|ayant|dont|avec|mieux
""",
    "BETTER": """
plus proche|proches|adapte*|en|experimente*|pertinent*|correspond*|qualifie*|d
mieux|davantage|meilleur*
prefere*
""",
    "FUTURE": """
sera|seront|serez
""",
    "EARLIER": """
l annee derniere
precedemment
""",
    "ROLE": """
poste|postes|offre|recrutement|stage|alternance|emploi|mission|opportunite|annonce|place
""",
    "DECIDED": """
decide*|decision|choisi*|choix|opte*|porte
""",
    "ADVANCE": """
suite
poursuiv*|poursuite|continuer
plus loin
aller ?plus loin|avant
avanc*
prochaine|seconde|deuxieme etape|phase
""",
    "CHOOSE": """
reten*|retenu|retenue|retenir
selectionn*
choisi*
recrut*|embauch*|engag*
accept*
favorabl*
recev*|recevoir
rencontr*
integrer
""",
    "OFFER": """
propos*|offrir|offrons
""",
    "MAKEOFFER": """
offre|proposition __ faire|vous
faire __ offre|proposition
""",
    "INVITE": """
invit*|convi*|convoqu*
propos*
""",
    "FIT": """
correspond*|correspondre
adapte*|convient|adequation
repond* __ criteres|attentes|besoins|exigences
satisf*
suffisant*|suffisamment
""",
    "SUCCEED": """
abouti*
reussi*
aboutir
""",
    "SMALL": """
repondre ?individuellement a chacun*|tou*
retour|reponse individuelle|personnalise*
date|creneau|horaire|rendez
frais
""",
    "REFUSED": """
effectif*|equipe* ___ complet*
recherchons|cherchons une|un personne|candidat*|profil ___ deja|non|plus
pas ?de besoin*
mauvaise*|tristes nouvelle*
suite favorable|positive __ pas|impossible
pas|plus|ne|n __ suite favorable|positive
negative|defavorable
reponse|decision est|soit negative|defavorable
refus*
rejete*
ecarte*
pas|aucun|aucune __ poste|offre|opportunite|emploi __ a|vous|correspondant|disponible
regret de ne|vous
au regret
plus d actualite
contre votre candidature
ne|n __ reponse positive|favorable
pris|prendre|choisi|embauché|recruté|retenu quelqu un
trouvé quelqu un
""",
    "DECIDEDNOT": """
decide|choisi|opte de|pour ne
decision de ne
""",
    "TAKENBACK": """
retir* ___ offre|proposition
""",
    "FILLED": """
pourvu|pourvue|pourvus
attribue*
deja trouve|recrute
trouve __ candidat*|personne|profil
""",
    "CANCELLED": """
annule*|suspendu*|gele*|supprime*|reporte
plus __ actualite
abandonne*
""",
    "GONE": """
plus ?actuellement|actuellement disponible|ouvert|vacant
cloture*|ferme*
""",
    "REGRET": """
regret* __ informer|annoncer|dire|faire|apprendre|ne
desole*|navre* __ informer|annoncer|dire|apprendre
malheureusement
regret|regrettons
""",
    "COMPETED": """
nombre*|nombreuses|nombreux|grand __ candidature*|candidat*|profils
choix|decision __ difficile
""",
    "FAREWELL": """
souhait* __ succes|reussite|chance|continuation|bonne
bonne chance|continuation
plein succes
""",
    "STILLTOCOME": """
reviendrons|recontacter*|contacterons
etudier|examin*|etude|etudie*
sera etudie*|examine*|traite*
cours __ examen|etude|traitement|analyse
""",
    "TALK": """
entretien|entretiens|entrevue|rendez|rencontre|echange|appel|visio|visioconference|telephone|telephonique|call|teams|zoom|discussion|audition
meetinglink
journee d essai
""",
    "TEST": """
test|tests|exercice|evaluation|cas pratique|mise en situation
etude de cas
""",
    "STEP": """
prochaine|seconde|deuxieme|derniere|suite etape|phase|tour|du
""",
    "IS": """
est|sera|:
""",
    "SCREENING": """
premier échange|entretien|contact
échange|entretien|appel téléphonique|court|rapide
par téléphone
""",
    "CALLEDOFF": """
annul* __ entretien|rendez|échange
entretien|rendez|échange __ annul*
""",
    "DAYTIME": """
lundi|mardi|mercredi|jeudi|vendredi|samedi
demain|aujourd
semaine prochaine
janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre
clock|date
""",
    "WISH": """
souhait*|aimer*|voudr*|voulons|plaisir|merci|veuillez|pouvons|pourriez|pouvez|pourrions|propose|proposons|serions|serais|heureux|ravis
""",
    "ARRANGE": """
convenir|fixer|organis*|planifi*|programm*|caler|report*|deplac*|decal*
prendre rendez
""",
    "MEET": """
rencontrer|echanger|discuter|entretenir|parler|recevoir
faire connaissance|votre
mieux vous connaitre
venir
""",
    "COMPLETE": """
complet*|realis*|effectu*|passer|remplir|faire
""",
    "SOFT": """
site|page|carriere|carrieres|vivier|newsletter|reseaux
offres d emploi
nos offres|autres offres
postuler
""",
    "FEEDBACK": """
retour sur
precisions
""",
    "ASKWHEN": """
disponib*
quel*|quand __ convient|conviendrait|disponible|possible|arrange
seriez|etes|serais|es vous|tu __ disponible|libre
convient|conviendrait|irait
vos|tes disponibilites
creneau*|date|dates|horaire* __ convient|conviennent
avez|auriez|aurais vous|tu __ temps|moment|minutes
confirmer votre|ta presence
""",
    "BOOK": """
choisir|choisissez|reserv*|selectionn* __ creneau|date|horaire|rendez
bookinglink
""",
    "STANDING": """
prenez|prendre rendez vous avec moi
mon calendrier|agenda
book a meeting|time|call with me
my calendar
""",
    "SCHEDULED": """
aura|auront lieu
confirm*
rappel
prevu*|programme*|fixe*|reporte*|deplace*|avance*
le lundi|mardi|mercredi|jeudi|vendredi|date|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31
""",
    "LOOKFORWARD": """
hate de
plaisir de vous rencontrer
a lundi|mardi|mercredi|jeudi|vendredi|demain
""",
    "LABEL": """
date|heure|horaire|lieu|adresse|lien :
invitation|convocation ?: a|pour un|une|l entretien
""",
    "THROUGH": """
retenu|retient|interesse|interpelle notre attention|nous
passe*|accede* __ etape|phase|tour
preselectionne*
franchi __ etape
""",
    "CALLYOU": """
vous appellerai|appellerons|telephonerai
vous appeler
""",
    "PAST": """
merci|remerci* pour|de
suite a|au notre|votre|l
apres
avons eu|ete
""",
    "JOB": """
poste|cdi|cdd|contrat|emploi|stage|alternance|mission
en tant que
""",
    "OFFERDOC": """
promesse d embauche
contrat de travail
contrat|proposition d embauche
lettre d embauche|engagement
une|notre|cette offre
offre d embauche
""",
    "HANDOVER": """
joint*|jointe|trouverez|sign*|envoy*|faire|plaisir|heureux|ravis|confirm*|adress*|ci
""",
    "JOINS": """
bienvenue dans|chez|parmi
vous|te accueillir ?parmi|dans ?nous|notre|l
votre|ton embauche|recrutement|integration|arrivee
vous etes|avez ete retenu|retenue|embauche|embauchee|recrute|choisi
candidature a|est ?ete retenue|acceptee
rejoindre notre|nos|l equipe* __ a|en|des|partir
premier jour
poste est a vous
souhaitons vous recruter|embaucher|engager
""",
    "SUCCESS": """
candidature a ete retenue
""",
    "RECEIVED": """
bien recu|recue|recus|receptionne
accus* ?de|bonne reception
reception de
candidature a|est ?bien ?ete ?bien envoyee|transmise|enregistree|recue|prise
avons recu
""",
    "THANKS": """
merci|remerci* ___ candidature|interet|postul*|confiance|temps|cv
""",
    "REVIEW": """
examin*|etudi*|analys*|trait* __ candidature|dossier|profil|attention
etudie*|examine*|traite*|analysee avec|par|dans
cours __ examen|etude|traitement|analyse
reviendrons|recontacter*|contacterons|reviens
tiendrons|tenons ?vous informe*
meilleurs delais
""",
    "ADVERT": """
nouvelles|nouveaux offres|postes|jobs
offres d emploi
alerte emploi|job
newsletter|webinaire|promo|reduction
postulez maintenant
""",
    "COLD": """
vu|trouve votre profil
ouvert* a de nouvelles
profil sur linkedin
nouvelle* opportunite*
""",
    "OWN": """
ma|mon|mes candidature|cv|lettre|experience|profil|motivation
je __ postule|retire|accepte|decline|refuse
votre offre
ci joint mon|ma
avez vous pris
retirer ma
""",
    "ELSEWHERE": """
commande|colis|livraison|facture|loyer|appartement|credit|assurance|medecin|abonnement|billet
""",
    "SCAM": """
telegram|whatsapp
envoy*|communiqu*|transm* ___ coordonnees|iban
payer|verser|regler ___ frais|euros
""",
    "WORK": """
candidat*|candidature*|poste|postes|recrutement|entretien|entretiens|cv|emploi|embauche|stage|alternance|profil|rh|cdi|cdd|postul*|equipe
""",
    "APPLY": """
postul*|candidat*
""",
    "CLOSING": """
cordialement
bien cordialement|a
sinceres|meilleures salutations
salutations
belle|bonne journee
""",
    "REQUIREMENT": """
criteres|exigences|qualification*|diplome|competences|experience requis*
""",
    "COMPARED": """
autre|autres __ candidat*|personne|profils
plus proche|adapte*
mieux
""",
}
