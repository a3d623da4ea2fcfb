"""Whether an answer says something about this person's case, or could have gone to anyone."""

import re
from dataclasses import dataclass

LOOKED_AT = 20_000

GENERIC = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bbetter (?:fit|match|suited)\b",
        r"\b(?:more|most) (?:suited|suitable|qualified|relevant|experienced)\b",
        r"\b(?:more )?closely (?:match|fit|align|meet)\w*\b",
        r"\bstrong(?:er)? (?:pool|field|applicants?|candidates?|competition|shortlist)\b",
        r"\bmany (?:strong|excellent|qualified|talented|good|great|impressive) (?:applicants?|candidates?|people)\b",
        r"\bhigh (?:volume|number|standard|calib(?:re|er)|quality)\b",
        r"\bvery competitive\b|\bhighly competitive\b|\btough (?:decision|choice)\b|\bdifficult decision\b",
        r"\bcame (?:a close )?second\b|\b(?:very|extremely|so) close\b|\bclose call\b|\bnarrow(?:ly)?\b",
        r"\bnot (?:the|a|quite the|quite a) (?:right )?(?:fit|match)\b",
        r"\bright fit\b|\bculture fit\b|\bcultural fit\b",
        r"\bmany factors\b|\bnumber of factors\b|\bvariety of factors\b",
        r"\b(?:policy|practice)\b[^.!?\n]{0,60}\bfeedback\b",
        r"\b(?:unable|not able|cannot|can't|do not|don't|won't)\b[^.!?\n]{0,50}\bfeedback\b",
        r"\bnothing (?:specific|in particular|you did wrong|you could have done)\b|\bno (?:specific"
        r"|particular) (?:reason|feedback)\b",
        r"\b(?:keep|kept|hold) (?:you(?:r)?|it)\b[^.!?\n]{0,40}\b(?:file|mind|record)\b",
        r"\bwish you\b|\bgood luck\b|\bbest of luck\b|\ball the best\b|\bevery success\b",
        r"\b(?:went|gone|go|moved?|moving|proceed\w*) (?:forward |ahead )?with (?:another|other|a different|someone"
        r"|somebody)\b",
        r"\bchose (?:another|someone|somebody|a different)\b",
        r"\binternal candidate\b|\bposition (?:was|has been|is) filled\b",
        r"\benjoyed (?:meeting|talking|speaking|our)\b|\bgreat (?:candidate|to meet)\b|\bimpressed (?:by|with) (?:you"
        r"|your)\b",
    )
)
SPECIFIC = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:would|could|might|should) (?:also |really |perhaps |maybe |just |have )?(?:have )?(?:liked|loved|wanted"
        r"|expected|hoped|preferred|helped|been (?:stronger|better|useful|helpful|clearer)|gone|given|shown|said|added"
        r"|mentioned|explained|brought|asked|made|talked|benefit(?:t)?ed|done more)\b",
        r"\b(?:we|i|the panel|the team|they) (?:were|was) (?:looking|hoping) for (?:more|someone with|somebody with"
        r"|deeper|a (?:clearer|deeper|stronger))\b",
        r"\b(?:missing|lacked|lacking|short on|light on|missed|gap in|weaker (?:on|in|at)|less (?:strong|convincing"
        r"|clear) (?:on|in|about|when))\b",
        r"\b(?:more|deeper|clearer|stronger|concrete|specific|recent|hands-on) (?:\w+ )?(?:examples?|detail|depth"
        r"|experience|evidence|numbers?|results?|structure|knowledge)\b",
        r"\b(?:next time|in (?:future|the future)|for (?:next time|the future)|going forward|my advice|one (?:tip"
        r"|thing|piece of advice|suggestion)|i(?:'d| would) (?:suggest|advise|recommend)|try to|i recommend"
        r"|consider (?:doing|taking|adding|learning|getting))\b",
        r"\b(?:start|begin|lead|open) with (?:the|your|a)\b",
        r"\b(?:your|the) (?:answer|answers|example|examples|presentation|task|exercise|test|solution|code|portfolio"
        r"|case study|cv|cover letter|explanation|response)s? (?:was|were|could|did|didn't|lacked|needed|felt|took"
        r"|seemed|showed|had|on|to|about)\b",
        r"\b(?:sql|python|java(?:script)?|excel|typescript|react|kubernetes|aws|azure|german|french|spanish|dutch"
        r"|stakeholder\w*|line management|budget\w*|forecast\w*|accounting|certificat\w+|licen[cs]e|degree|driving)\b",
        r"\b(?:\d+|two|three|four|five|ten) (?:or more )?years?(?:'|’)?(?: of)?(?: \w+){0,2} experience\b",
        r"\b(?:too (?:long|short|vague|general|technical|theoretical|quiet|fast|slow|broad|high-level|junior"
        r"|senior))\b",
        r"\b(?:question|part|section|bit|round|exercise|task) (?:about|on|where)\b",
        r"\b(?:salary|notice period|relocat\w+|visa|right to work|start date|commut\w+)\b",
        r"\b(?:unsure|not convinced|not sure|hesitant|concerned|worried|doubt\w*) (?:about|whether|that|how)\b",
        r"\bstruggled (?:to|with)\b|\bdidn't (?:explain|mention|show|cover|say|give|address|come across|go into)\b"
        r"|\bdid not (?:explain|mention|show|cover|say|give|address|come across|go into)\b",
        r"\b(?:practi[cs]e|prepare|learn|read up|brush up|work on|focus on|spend (?:more )?time)\b(?! to provide| not)",
    )
)
_SENTENCE = re.compile(r"[^.!?\n]{1,600}[.!?]*")
_QUOTED = re.compile(r"^(?:>|on [^\n]{0,200}wrote:|-{2,}\s*original message)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Specificity:
    """A suggestion: `evidence` is the sentence it goes by, empty when nothing speaks either way."""

    is_generic: bool
    evidence: str = ""


def read_answer(text: str) -> Specificity:
    """Specific when a sentence names a skill, an answer, an example or a requirement; else generic. The person
    decides.
    """
    generic = ""
    for sentence in sentences(text):
        plain = sentence.casefold()
        if any(pattern.search(plain) for pattern in SPECIFIC) and not _only_refuses(plain):
            return Specificity(is_generic=False, evidence=sentence)
        if not generic and any(pattern.search(plain) for pattern in GENERIC):
            generic = sentence
    return Specificity(is_generic=True, evidence=generic)


def sentences(text: str) -> list[str]:
    """The answer's own sentences: not what it quotes from earlier mails."""
    own = []
    for line in text[:LOOKED_AT].replace("’", "'").replace("\N{NO-BREAK SPACE}", " ").splitlines():
        line = line.strip()
        if re.match(r"(?i)on .{0,200}wrote:$|-{2,}\s*original message", line):
            break
        if not _QUOTED.match(line):
            own.append(line)
    joined = re.sub(r"(?<=[^.!?\n])\n(?=[a-z])", " ", "\n".join(own))
    return [found.strip() for found in _SENTENCE.findall(joined) if found.strip()]


def _only_refuses(plain: str) -> bool:
    """“We cannot give feedback on your answers” names an answer and still says nothing about it."""
    return bool(
        re.search(r"\b(?:unable|not able|cannot|can't|do not|don't|policy|practice)\b[^.!?\n]{0,60}\bfeedback\b", plain)
    )
