NAME = "French"
LETTERS = ("cp1252", "mac_roman", "cp850")
COLUMNS = {
    "company": (
        "entreprise; societe; employeur; nom de l entreprise; nom entreprise; nom de la societe; organisme; "
        "structure; nom de l employeur; entreprises; etablissement"
    ),
    "agency": "agence; cabinet; cabinet de recrutement; agence d interim; interim; agence de recrutement",
    "title": (
        "poste; intitule; intitule du poste; titre du poste; metier; fonction; offre; emploi; titre; poste vise; "
        "nom du poste; mission; poste propose; intitule de l offre; stage; type de poste vise; poste souhaite; "
        "candidature pour"
    ),
    "applied_on": (
        "date de candidature; candidature le; date candidature; postule le; date d envoi; envoye le; envoyee le; "
        "date de postulation; date envoi; candidature envoyee le; date de la candidature; "
        "date d envoi de la candidature; date envoi candidature; date d envoi cv"
    ),
    "saved_on": "ajoute le; cree le; date d ajout; enregistre le; trouve le; date de creation; repere le",
    "any_date": "date; jour; quand",
    "state": (
        "statut; etape; etat; reponse; avancement; situation; statut de la candidature; etat de la candidature; "
        "etat candidature; statut candidature; phase; suivi; ou j en suis; evenement; retour; progression"
    ),
    "ending": "resultat; issue; decision; resultat final; decision finale; conclusion",
    "state_on": (
        "date de reponse; date reponse; derniere mise a jour; mis a jour le; date du statut; dernier contact; "
        "date de retour; reponse le; derniere action; date derniere action; date de mise a jour; date du retour"
    ),
    "ended_on": "cloture le; date de cloture; date de fin; termine le; date de decision",
    "deadline_on": (
        "date limite; date limite de candidature; echeance; limite; avant le; date butoir; date d expiration; "
        "cloture des candidatures"
    ),
    "location": (
        "lieu; ville; localisation; lieu de travail; localite; region; pays; endroit; adresse; departement; site"
    ),
    "work_mode": "teletravail; mode de travail; presentiel; organisation du travail; distanciel; rythme",
    "pay": (
        "salaire; remuneration; salaire annuel; salaire propose; fourchette salariale; pretentions; "
        "salaire brut; taux horaire; gratification"
    ),
    "pay_min": "salaire min; salaire minimum; salaire minimal",
    "pay_max": "salaire max; salaire maximum; salaire maximal",
    "pay_currency": "devise; monnaie",
    "link": (
        "lien; annonce; lien de l annonce; lien annonce; lien offre; url de l offre; lien de l offre; site web; "
        "adresse web; lien vers l offre; lien vers l annonce; url annonce; site internet; lien candidature"
    ),
    "source": (
        "origine; plateforme; site d emploi; trouve sur; provenance; canal; trouve via; origine de l offre; "
        "source de l offre; ou trouve; jobboard; support"
    ),
    "sent_via": (
        "mode de candidature; moyen de candidature; envoye par; moyen d envoi; candidature via; "
        "type de candidature; methode; postule via; voie"
    ),
    "cv_version": "version cv; version du cv; cv utilise; cv envoye",
    "tags": "etiquettes; mots cles; categorie; categories; secteur",
    "advert": "description; description du poste; texte de l annonce; fiche de poste; descriptif",
    "notes": (
        "commentaires; commentaire; remarques; remarque; observations; observation; notes; note; divers; "
        "prochaine etape; prochaines etapes; informations; a faire; infos; precisions"
    ),
}
STATUSES = {
    "saved": (
        "a postuler; enregistre; enregistree; a envoyer; pas encore postule; brouillon; en preparation; a faire; "
        "interesse; sauvegarde; non postule; non envoyee; pas encore envoyee; repere; reperee; favori; idee; "
        "a preparer; prevu; pas postule; pas encore envoye"
    ),
    "applied": (
        "postule; candidature envoyee; envoye; envoyee; en attente; en cours; candidature deposee; "
        "candidature transmise; cv envoye; en attente de reponse; attente reponse; attente de reponse; "
        "en attente de retour; en cours d etude; candidature en cours; recue; accuse de reception; "
        "accuse reception; en cours de traitement; candidature recue; pas encore de reponse; a l etude; "
        "en traitement; soumise; deposee; transmise; accuse de reception recu; attente; "
        "sans nouvelles pour l instant; relance; relancee; relance envoyee; postulee"
    ),
    "screening": (
        "entretien telephonique; appel; preselection; appel telephonique; premier contact; contact telephonique; "
        "test; test technique; test en ligne; preselectionne; preselectionnee; pre entretien; prise de contact; "
        "preselection telephonique; contacte; contactee; entretien tel; appel rh; appel recruteur; "
        "entretien telephonique prevu; entretien telephonique passe; reponse positive"
    ),
    "interviewing": (
        "entretien; entretiens; entretien prevu; entretien passe; entretien physique; entretien rh; "
        "premier entretien; deuxieme entretien; second entretien; 1er entretien; 2eme entretien; 2e entretien; "
        "3e entretien; entretien technique; entretien final; convoque; convoquee; convocation; invitation; "
        "invite; invitee; entretien programme; entretien effectue; entretien planifie; entretien realise; "
        "en entretien; entretien visio; visio; rdv; rendez vous; entretien obtenu; invitation a un entretien; "
        "convocation entretien; entretien fait; entretien en visio; troisieme entretien; 3eme entretien; "
        "entretien en cours; entretien a venir"
    ),
    "offer": (
        "offre; offre recue; proposition; proposition d embauche; promesse d embauche; offre d embauche; "
        "proposition recue; offre proposee; negociation"
    ),
    "accepted": (
        "accepte; acceptee; embauche; offre acceptee; contrat signe; signe; embauchee; pris; recrute; recrutee; "
        "engage; engagee; poste obtenu; j ai accepte; proposition acceptee"
    ),
    "rejected": (
        "refuse; refusee; refus; rejete; rejetee; candidature refusee; reponse negative; negatif; negative; "
        "non retenu; non retenue; refus recu; candidature rejetee; refus apres etude; pas retenu; pas retenue; "
        "candidature non retenue; refus par mail; refus automatique; non selectionne; non selectionnee; recale; "
        "recalee; refus mail; ecarte; ecartee; refus sans entretien; profil non retenu; retour negatif"
    ),
    "no_response": (
        "sans reponse; pas de reponse; aucune reponse; sans suite pas de reponse; jamais de reponse; "
        "pas de retour; aucun retour; sans retour; sans nouvelles; sans nouvelle; aucune nouvelle; ghoste; "
        "ghostee; fantome; pas de nouvelles; silence; aucune suite donnee; jamais repondu; n ont pas repondu"
    ),
    "cancelled": (
        "poste annule; recrutement annule; offre annulee; poste supprime; recrutement suspendu; "
        "recrutement gele; annonce retiree; offre retiree; poste gele; poste pourvu en interne; offre supprimee"
    ),
    "withdrawn": (
        "retire; retiree; desiste; candidature retiree; abandon; abandonne; abandonnee; pas interesse; "
        "pas interessee; desistement; plus interesse; plus interessee; j ai retire ma candidature; "
        "retire ma candidature; non interesse; annule par moi"
    ),
    "declined": (
        "offre refusee; offre declinee; j ai refuse; refuse l offre; refuse par moi; decline; declinee; "
        "proposition refusee; offre refusee par moi; poste refuse"
    ),
}
ASIDES = (
    "le la les un une du de des en par avec au aux pour depuis et prevu prevue fixe fixee fait faite passe passee "
    "obtenu obtenue recu recue mail rh visio teams drh"
)
