"""What people and products write into a status column, and what it means here."""

import re
import unicodedata
from dataclasses import dataclass

from applications.models import NEEDS_OFFER, OutcomeKind, Status

_MEANS = {
    Status.SAVED: (
        "saved; save; wishlist; wish list; bookmarked; bookmark; lead; leads; draft; ready; ready to apply; to apply; not applied; "
        "not applied yet; interested; idea; planned; todo; to do; backlog; applying; preparing; want to apply; researching; new; "
        "gemerkt; merkliste; vorgemerkt; geplant; entwurf; noch nicht beworben; a postuler; enregistre; guardado; por aplicar; "
        "pendiente de aplicar; salvato; da candidarsi; bewaard; nog solliciteren; zapisane"
    ),
    Status.APPLIED: (
        "applied; apply; application sent; application submitted; submitted; sent; sent application; pending; in review; under review; "
        "reviewing; waiting; awaiting; awaiting response; waiting for response; waiting to hear; no news; no news yet; open; active; "
        "still open; in progress; received; application received; yes; y; done; x; "
        "beworben; bewerbung verschickt; bewerbung gesendet; verschickt; abgeschickt; gesendet; versendet; eingereicht; wartend; "
        "offen; laufend; in bearbeitung; eingangsbestatigung; ja; postule; candidature envoyee; envoye; envoyee; en attente; en cours; "
        "aplicado; postulado; enviado; enviada; en espera; en proceso; candidatado; candidatura enviada; candidatura inviata; inviata; inviato; "
        "in attesa; gesolliciteerd; verstuurd; verzonden; in behandeling; aplikowano; wyslano; wyslane; oczekuje"
    ),
    Status.SCREENING: (
        "screening; screen; phone; phone screen; phone screening; phone call; call; first call; intro call; recruiter call; hr call; "
        "recruiter screen; recruiter screening; hr screen; phone interview; telephone interview; online assessment; assessment; oa; "
        "test; online test; coding test; coding challenge; take home; responded; heard back; contacted; reply; "
        "telefoninterview; telefonat; telefongesprach; anruf; ruckmeldung; entretien telephonique; appel; preselection; "
        "entrevista telefonica; llamada; colloquio telefonico; telefonisch gesprek; rozmowa telefoniczna"
    ),
    Status.INTERVIEWING: (
        "interview; interviews; interviewing; interviewed; interview scheduled; invited; invitation; first interview; 1st interview; "
        "second interview; 2nd interview; third interview; 3rd interview; first round; second round; third round; final round; "
        "final interview; final; technical; technical interview; tech interview; onsite; on site; onsite interview; panel; panel interview; "
        "case study; trial day; assessment centre; assessment center; "
        "gesprach; vorstellungsgesprach; bewerbungsgesprach; erstgesprach; zweitgesprach; eingeladen; einladung; probearbeiten; probetag; "
        "entretien; entretiens; entrevista; entrevistas; en entrevista; colloquio; colloqui; gesprek; op gesprek; uitgenodigd; rozmowa"
    ),
    Status.OFFER: (
        "offer; offers; offered; offer received; received offer; offer extended; got offer; negotiating; negotiation; offer negotiation; "
        "angebot; zusage; vertragsangebot; offre; offre recue; oferta; oferta recibida; proposta; offerta; aanbod"
    ),
    OutcomeKind.ACCEPTED: (
        "accepted; offer accepted; accepted offer; i accepted; hired; signed; got the job; got it; angenommen; eingestellt; unterschrieben; "
        "angebot angenommen; accepte; acceptee; embauche; aceptado; aceptada; contratado; accettato; accettata; assunto; assunta; aangenomen; przyjete"
    ),
    OutcomeKind.REJECTED: (
        "rejected; rejection; reject; rej; no; n; nope; they said no; said no; not selected; not successful; unsuccessful; no offer; denied; "
        "failed; turned down by them; rejected by company; rejected by employer; "
        "absage; absage erhalten; abgelehnt; abgesagt; nein; refuse; refusee; refus; rejete; rejetee; rechazado; rechazada; no seleccionado; "
        "rifiutato; rifiutata; scartato; scartata; recusado; recusada; afgewezen; afwijzing; odrzucone; odrzucono"
    ),
    OutcomeKind.NO_RESPONSE: (
        "no response; no reply; no answer; ghosted; ghost; nothing; silence; never heard back; never heard; no feedback; not heard back; "
        "didn t hear back; unanswered; keine antwort; keine ruckmeldung; nicht geantwortet; nichts gehort; sans reponse; pas de reponse; "
        "aucune reponse; sin respuesta; nessuna risposta; sem resposta; geen reactie; geen antwoord; brak odpowiedzi"
    ),
    OutcomeKind.CANCELLED: (
        "role cancelled; role canceled; position cancelled; position canceled; job cancelled; job canceled; cancelled by company; "
        "hiring freeze; frozen; role frozen; stelle gestrichen; stelle zuruckgezogen; poste annule; puesto cancelado"
    ),
    OutcomeKind.WITHDRAWN: (
        "withdrawn; withdrew; i withdrew; withdraw; application withdrawn; not interested; no longer interested; lost interest; dropped; "
        "cancelled by me; skip; skipped; discarded; not applying; will not apply; "
        "zuruckgezogen; bewerbung zuruckgezogen; kein interesse; retire; retiree; desiste; retirado; retirada; no interesado; ritirato; ritirata; "
        "ingetrokken; wycofane"
    ),
    OutcomeKind.DECLINED: (
        "offer declined; declined offer; i declined; declined by me; rejected offer; turned down offer; turned it down; said no thanks; "
        "offer rejected; angebot abgelehnt; offre refusee; oferta rechazada; offerta rifiutata"
    ),
}
_KNOWN = {word: state for state, words in _MEANS.items() for word in words.split("; ")}
_AFTER = re.compile(
    r"^(.+?) (?:after|following|post|nach|apres|despues de|tras|dopo|na|po) (?:the |an? |dem |der |l |un |une |la |el )?(.+)$"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """`outcome` is empty while it is open. `status`: how far it got; empty when the word does not say."""

    status: str = ""
    outcome: str = ""

    @property
    def state(self) -> str:
        return self.outcome or self.status


def fold_word(text: str) -> str:
    """Words are compared without case, accents, signs and spaces at the ends."""
    folded = unicodedata.normalize("NFKD", text.casefold()[:100].replace("ß", "ss").replace("ł", "l"))
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", folded))


def meaning(text: str) -> Meaning | None:
    """None for a word that could mean more than one thing: `closed`, `declined`, `expired`."""
    word = re.sub(r"^\d+ ", "", fold_word(text))
    if found := _KNOWN.get(word):
        return means(found)
    if parts := _AFTER.match(word):
        ended, reached = _KNOWN.get(parts[1]), _KNOWN.get(parts[2])
        if ended in OutcomeKind.values and reached in Status.values:
            return Meaning(str(reached), str(ended))
    return None


def means(state: str) -> Meaning:
    """What one of the eleven states says: an ending that needs an offer got that far."""
    if state in OutcomeKind.values:
        return Meaning(Status.OFFER.value if state in NEEDS_OFFER else "", str(state))
    return Meaning(str(state))


def chosen_meaning(text: str, state: str) -> Meaning:
    """The person's choice for a word, with how far it got where the word itself says so: `no after call`."""
    found = means(state)
    own = meaning(text)
    if found.outcome and not found.status and own and own.status in Status.values:
        return Meaning(own.status, found.outcome)
    return found
