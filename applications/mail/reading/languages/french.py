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
""",
    "IF": """
si
""",
    "SILENCE": """
sans reponse|nouvelles|retour
""",
    "NOT": """
pas|plus|ne|n|jamais|ni|aucun|aucune|non
""",
    "MASK": """
""",
    "YOU": """
vous|votre|vos|te|ton|ta|tes|toi
""",
    "APPLICATION": """
candidature|candidatures|profil|dossier|cv|experience|competences|parcours|demande
""",
    "OTHERS": """
autre|autres
""",
    "ROLE": """
poste|postes|offre|recrutement|stage|alternance|emploi|mission|opportunite|annonce|place
""",
    "DECIDED": """
decide*|decision|choisi*|choix|opte*|porte
""",
    "ADVANCE": """
suite
""",
    "CHOOSE": """
reten*|retenu|retenue|retenir
selectionn*
""",
    "OFFER": """
propos*|offrir|offrons
""",
    "INVITE": """
invit*|convi*|convoqu*
""",
    "FIT": """
correspond*|correspondre
""",
    "SMALL": """
""",
    "REFUSED": """
effectif*|equipe* ___ complet*
mauvaise*|tristes nouvelle*
pris|prendre|choisi|embauché|recruté|retenu quelqu un
""",
    "DECIDEDNOT": """
decide|choisi|opte de|pour ne
""",
    "FILLED": """
pourvu|pourvue|pourvus
""",
    "CANCELLED": """
annule*|suspendu*|gele*|supprime*|reporte
""",
    "REGRET": """
regret* __ informer|annoncer|dire|faire|apprendre|ne
""",
    "TALK": """
entretien|entretiens|entrevue|rendez|rencontre|echange|appel|visio|visioconference|telephone|telephonique|call|\
teams|zoom|discussion|audition
""",
    "DAYTIME": """
clock|date
""",
    "WISH": """
souhait*|aimer*|voudr*|voulons|plaisir|merci|veuillez|pouvons|pourriez|pouvez|pourrions|propose|proposons|\
serions|serais|heureux|ravis
""",
    "MEET": """
rencontrer|echanger|discuter|entretenir|parler|recevoir
""",
    "ASKWHEN": """
disponib*
""",
    "BOOK": """
choisir|choisissez|reserv*|selectionn* __ creneau|date|horaire|rendez
""",
    "LOOKFORWARD": """
""",
    "THROUGH": """
retenu|retient|interesse|interpelle notre attention|nous
preselectionne*
""",
    "PAST": """
merci|remerci* pour|de
""",
    "OFFERDOC": """
contrat de travail
une|notre|cette offre
""",
    "HANDOVER": """
joint*|jointe|trouverez|sign*|envoy*|faire|plaisir|heureux|ravis|confirm*|adress*|ci
""",
    "JOINS": """
votre|ton embauche|recrutement|integration|arrivee
candidature a|est ?ete retenue|acceptee
""",
    "RECEIVED": """
bien recu|recue|recus|receptionne
reception de
candidature a|est ?bien ?ete ?bien envoyee|transmise|enregistree|recue|prise
""",
    "THANKS": """
merci|remerci* ___ candidature|interet|postul*|confiance|temps|cv
""",
    "REVIEW": """
examin*|etudi*|analys*|trait* __ candidature|dossier|profil|attention
cours __ examen|etude|traitement|analyse
reviendrons|recontacter*|contacterons|reviens
""",
    "WORK": """
candidat*|candidature*|poste|postes|recrutement|entretien|entretiens|cv|emploi|embauche|stage|alternance|profil|\
rh|cdi|cdd|postul*|equipe
""",
}
