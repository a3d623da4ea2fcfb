"""The phrases that tell what a mail is about. Each is looked for in one lower-case sentence a line, and every gap in
it is bounded, so that no text takes long."""

import re

WORDS = {
    "GAP": r"[^\n]{0,40}",
    "NEAR": r"[^\n]{0,20}",
    "FAR": r"[^\n]{0,90}",
    "NOT": r"(?:\bnot(?! yet| only| hesitate| need| forgotten)|(?<!\bcan)(?<!\bcould)n't(?: be)?|\bcannot|\bcan't(?! wait)|\bunable to|\bcouldn't(?! be happier| be more| wait)|\bno longer|\bagainst|\bnever)",
    "ADVANCE": r"\b(?:mov(?:e|ing|ed)|go(?:ing|ne)?|progress(?:ing|ed)?|proceed(?:ing|ed)?|advanc(?:e|ing|ed)|continu(?:e|ing|ed)|tak(?:e|ing|en)|carry(?:ing)?|push(?:ing|ed)?|put(?:ting)?|bring(?:ing)?)",
    "FORWARD": r"\b(?:forward|ahead|further|with you|your (?:application|candidacy|candidature|profile|cv|resume|submission)|you (?:to|on|through|into)|through|to (?:the |an |a )?(?:next|interview|second|final|subsequent|following)|with (?:this|the|an?) (?:application|candidacy)|any further|past|beyond|in (?:the|this|our) (?:\w{1,14} )?process)",
    "OTHERS": r"\b(?:other|another|different|alternative|stronger|internal|external|some(?:one| of the)|a (?:number|small number|handful|few) of)",
    "PEOPLE": r"\b(?:candidates?|applicants?|individuals?|people|persons?|profiles?|someone|applications?|finalists?)",
    "ROLE": r"\b(?:position|role|vacancy|vacancies|job|opening|opportunity|requisition|post|search|headcount|internship|apprenticeship|recruitment|placement|traineeship)",
    "DECIDED": r"\b(?:decided|chosen|elected|opted|choosing|decision|determined|concluded|agreed|resolved|choice|conclusion)",
    "TALK": r"\b(?:interview|call|chat|conversation|meeting|screen(?:ing)?|discussion|phone|video|zoom|teams|coffee|introduction|intro)",
    "TEST": r"\b(?:assessment|coding (?:test|challenge|exercise|task)|technical (?:test|challenge|exercise|task|assessment)|take-home(?: \w{1,12})?|online test|skills test|case study|psychometric tests?|work sample|aptitude tests?|hackerrank|codility|codesignal|hirevue|one-way video|video interview|situational judgement test|written (?:task|exercise))",
    "NEXT": r"\b(?:next|second|third|final|first|last|following|interview|telephone|phone|technical|assessment|onsite|on-site) ?(?:and final )?(?:stage|round|step|phase|interview|part of)",
    "WISH": r"(?:(?:would|'d) (?:really |very much |absolutely |all )?(?:like|love|be (?:keen|happy|delighted|great|good|glad|interested|pleased|thrilled|excited))|(?:are|'re|am|'m|is) (?:very |really |absolutely )?(?:keen|happy|delighted|pleased|excited|thrilled|glad|interested|hoping|looking|eager)|want(?:ed)?|hop(?:e|ing)|(?:great|good|nice|lovely|useful|helpful|fantastic))",
}


def phrases(*sources: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_spelled_out(source)) for source in sources)


def _spelled_out(source: str) -> str:
    return re.sub("|".join(WORDS), lambda word: WORDS[word[0]], source)


REJECTION = phrases(
    # not moving forward
    r"NOT NEAR ?ADVANCE GAPFORWARD",
    r"\bNOT NEAR\b(?:be )?(?:proceeding|progressing|advancing|moving|continuing|shortlisting|pursuing|selecting|hiring) (?:with |to |on |you|your|this|the|any)",
    r"\bDECIDED GAP(?:not to|against|to not) GAP(?:you\b|your|application|candida|forward|proceed|progress|hire|ahead|further|shortlist|continue|pursue|this (?:time|occasion)|next (?:stage|step|round)|move|fill|recruit|appoint|extend an|make an|offer|invite|take (?:you|it|this|your))",
    r"\b(?:won't|will not|are not|aren't|'re not|not going to|not able to|unable to|cannot|can't|not in a position to|couldn't|could not|not) (?:be )?(?:able to )?(?:offer(?:ing)?|invit(?:e|ing)|consider(?:ing)?|accept(?:ing)?|select(?:ing)?|shortlist(?:ing)?|support(?:ing)?|extend(?:ing)?|mak(?:e|ing)|hir(?:e|ing)|interview(?:ing)?|appoint(?:ing)?|employ(?:ing)?|pursu(?:e|ing)|submit(?:ting)?|put(?:ting)?|provid(?:e|ing)) (?:you )?NEAR(?:\b(?:the|a|an|this|our|any) (?:\w{1,14} )?(?:ROLE|offer|place|contract)\b|to interview|for interview|an interview(?! (?:slot|time|on|at|date))|your (?:application|candidacy|candidature|profile|cv|resume)|you (?:further|forward|for|on this|at this|this time|an offer)|employment)",
    r"\b(?:will|have|has|had|are|were|was|is|'ve|'re|'s) ?(?:not|n't) GAP(?:be )?(?:offering|inviting|considering|interviewing|appointing|hiring|extending|making) (?:you\b|your|an offer)",
    # not selected
    r"\byou(?:r \w{1,14})?(?: \w{1,14})?(?: \w{1,14})? ?(?:have|has|had|were|was|are|is|will|'ve|'re|did|'ll)? ?(?:not|n't|never)(?! yet) GAP\b(?:selected|successful|shortlisted|short-listed|short listed|chosen|taken forward|put forward|progress(?:ed|ing)?|accepted|approved|considered (?:further|for)|moved forward|carried forward|a (?:successful|finalist)|appointed|hired|one of the|advance|advancing|moving)\b",
    r"\b(?:haven't|hasn't|weren't|wasn't|aren't|isn't|won't|didn't|have not|has not|were not|was not|are not|is not|will not|did not) NEAR(?:been |be |being )?(?:selected|successful|shortlisted|short-listed|chosen|taken forward|carried forward|among (?:those|the))\b",
    r"\b(?:application|candidacy|candidature|submission|interview|bid|expression of interest|profile|you|it)\bGAP\bunsuccessful\b",
    r"\bunsuccessful (?:on this|at this|this time|in (?:your|this|securing|obtaining|reaching)|with (?:your|this)|at (?:interview|the)|following|for (?:the|this))",
    r"\bnot NEARsuccessful (?:on this|at this|this time|in (?:securing|your|obtaining|gaining)|with (?:your|this))",
    r"\b(?:did|do|does|have|has)(?: not|n't) (?:quite )?(?:make|made|get|got|reach|reached|pass|passed|progress|secure|secured) (?:it )?NEAR(?:shortlist|short list|next (?:stage|round|step)|through|final (?:stage|round|list|selection|cut)|the (?:cut|role|job|position|post)|interview stage|threshold|pass mark|required)",
    r"\b(?:did not|didn't|not to|not) select(?:ed)? (?:you|your|for (?:the|this)|to)",
    r"\b(?:determined|decided|concluded|felt|feel|believe|think)\bNEAR\byou (?:are|were|'re) not\b",
    # others
    r"\b(?:mov(?:e|ed|ing)|proceed(?:ed|ing)?|progress(?:ed|ing)?|go(?:ne|ing)?|went|continu(?:e|ed|ing)|advanc(?:e|ed|ing)|press(?:ed|ing)?)\b(?: forward| ahead| on| further)? NEAR(?:with|to) NEAROTHERS GAP(?:PEOPLE|direction|option|route)",
    r"\b(?:mov(?:e|ed|ing)|proceed(?:ed|ing)?|progress(?:ed|ing)?|go(?:ne|ing)?|went|continu(?:e|ed|ing)|advanc(?:e|ed|ing)|taking|tak(?:e|en)) (?:forward |ahead |on )?(?:with )?NEARPEOPLE (?:who|whose|with|that|more|better)\b",
    r"\b(?:mov(?:e|ed|ing)|go(?:ne|ing)?|went|head(?:ed|ing)?|tak(?:e|en|ing)) NEARin (?:a|another) (?:different |new |slightly different |another )?direction",
    r"\b(?:pursu(?:e|ed|ing)|select(?:ed|ing)?|hir(?:e|ed|ing)|appoint(?:ed|ing)?|cho(?:se|sen|ose)|choosing|offer(?:ed|ing)|shortlist(?:ed|ing)?|prioriti[sz](?:e|ed|ing)|favou?r(?:ed|ing)|identified|found|advanc(?:e|ed|ing)|invit(?:ed|ing)|focus(?:ed|ing)?(?: on)?|pick(?:ed|ing)?) NEAROTHERS NEAR(?:PEOPLE|else|who|whose|with)\b",
    r"\b(?:selected|hired|appointed|chosen|chose|offered|identified|found|shortlisted|went with|gone with|going with|progressing with|proceeding with|pursuing) GAPPEOPLE NEAR(?:who|whose|with|that|more|better)\b",
    r"\b(?:other|another|several|stronger|some) GAPPEOPLE GAP(?:better|more closely|closer|stronger|more (?:suit|relevant|direct|specific|experience|extensive|strongly|aligned)|strongest|best (?:match|fit|meet|suit)|who (?:were|are) (?:a )?(?:better|closer|stronger)|(?:were|was) (?:preferred|selected|successful))",
    r"\bsomeone NEAR(?:who|whose|with) GAP(?:better|more|closer|stronger|already|exact)",
    r"\b(?:credentials|skills|experience|background|qualifications) of (?:the )?other PEOPLE",
    r"\b(?:offer|position|role|job|post)\bGAP\b(?:offered|extended|made|given|gone|awarded|accepted)(?: \w{1,10})? (?:to|by) NEAR(?:PEOPLE|somebody)",
    r"\bextended (?:an|our) offer to NEAR(?:PEOPLE|somebody)",
    r"\b(?:pipped|came (?:a )?(?:very )?close second|narrowly missed|just missed out|missed out on|lost out)",
    r"\b(?:go(?:ne|ing)?|went|decided|chosen) (?:to go )?(?:ahead )?with (?:someone|somebody|another|a more|one of the other|their internal|our internal|an internal)\b",
    r"\blooking for (?:someone|a candidate|candidates|people|somebody) (?:with|who) NEAR(?:more|deeper|greater|stronger|additional|closer)",
    # regret
    r"\b(?:regret|sorry|sad|disappointed|afraid) NEARto (?:have to )?(?:inform|advise|tell|say|let|notify|report|share|write|announce)",
    r"\b(?:unfortunately|sadly|regret|afraid|sorry)\bFAR\b(?:on this occasion|competition (?:was|is|has)|strong field|high(?:er)? (?:calib|standard)|very competitive|not NEAR(?:you|for us|for this|what we)|this time(?: round| around)?$|been unsuccessful|unsuccessful)",
    r"\bit(?:'s| is| was) (?:a )?NEAR\bno(?: from us| this time| for now|,)",
    # not the right fit
    r"\b(?:not|n't|no longer) NEAR(?:the |a |an )NEAR(?:fit|match|right (?:person|candidate|time|moment|role|move))\b",
    r"\b(?:not|n't) NEAR(?:see|think|feel|believe|find) NEAR(?:fit|match|right)\b",
    r"\b(?:you|your|application|experience|profile|background|skills|cv|resume|it|qualifications|score|result|results|grades|salary expectations)\bGAP\b(?:do|does|did|is|are|was|were|has|have)(?: not|n't) GAP(?:match|meet|align|fit|satisfy|fulfil|correspond|what we|suit|at the level|as (?:strong|close)|quite (?:there|right|what))",
    r"\b(?:lack(?:s|ed|ing)?|missing|without) (?:the |some of the |sufficient |enough )GAP(?:experience|skills?|qualification|requirements?|depth|background)\bGAP(?:requir|looking for|needed|need|essential|seeking|role|position)",
    r"\b(?:not|n't) (?:have|demonstrate|show|evidence|possess|provide|hold)(?:d|ed)? NEAR(?:the|enough|sufficient|as much|quite) GAP(?:experience|skill|qualification|depth|level|evidence|criteria|essential|knowledge|requir|licen[cs]e|clearance|right to work)",
    r"\b(?:scored|ranked|rated|marked) NEAR(?:below|lower|under|less)\b|\bbelow (?:our|the) (?:\w{1,12} )?(?:threshold|pass mark|bar|benchmark|cut-off|minimum)",
    # the end of it
    r"\b(?:no longer|not|n't) NEAR(?:be )?(?:in consideration|under consideration|being considered|in the running|considering (?:you|your|applic|candidat|new)|considered for (?:this|the)|reviewing (?:applic|candidat)|pursuing|interviewing|hiring|recruiting|looking (?:for|to (?:fill|hire|recruit))|accepting|seeking)",
    r"\b(?:removed|withdrawn|released|eliminated) (?:you |your \w{1,14} )?from NEAR(?:consideration|process|pool)",
    r"\b(?:stop|stopped|stopping|cease|ceased|end|ending|ended|close|closing|closed) (?:out )?(?:pursuing|your (?:application|candidacy|file)|the process with you|our (?:process|conversation)s?)",
    r"\b(?:your )?(?:application|candidacy|candidature) (?:has been|was|is|is being|will be|has now been) NEAR(?:rejected|declined|turned down|closed|unsuccessful|discontinued|denied)",
    r"\b(?:rejected|declined|turned down|reject|decline) your (?:application|candidacy|candidature)",
    r"\b(?:pass|passing|passed) (?:on|over) (?:your|this|you|moving|proceeding)|\b(?:going|decided|have|had|need|chosen|opted) to (?:take a )?pass\b",
    r"\bnot (?:going to |be )?(?:to be )?(?:working out|work out|taking (?:this|things|it) (?:any )?further|take (?:this|things|it) (?:any )?further|a yes)",
    r"\b(?:unable|not able|not possible|not NEARposition) (?:for us )?to (?:progress|proceed|advance|consider|shortlist|pursue|take) ",
    r"\bthis (?:is|will be|brings|marks|concludes) NEAR(?:the )?end of (?:your|the|our) (?:\w{1,14} )?(?:process|journey|candidacy)",
    r"\b(?:we|they|committee|panel|team|governors|client|board)(?: have| has|'ve)? (?:now |just |recently |since |already )?(?:hired|appointed|recruited|filled|made an appointment|made a hire|made their hire|found (?:the|our|a|someone|their))\b(?! (?:a new|our new) (?:recruiter|head))",
    r"\b(?:could only|can only|only able to|only) NEAR(?:select|progress|take|choose|shortlist|invite|hire|appoint|offer|interview) NEAR(?:one|a (?:very )?(?:small|limited|few|handful)|the (?:very )?(?:strongest|top|best))(?:FAR)\b(?:not|n't|unable|sorry|unfortunately)",
    r"\bbest of luck (?:with|in) your (?:job )?(?:search|hunt)(?: elsewhere)?\bGAPelsewhere|\bsuccess NEARelsewhere",
    r"\b(?:not|n't)(?! yet)(?: be)? (?:\w{1,10}ly )?(?:progressing|proceeding|moving (?:forward|ahead)|advancing|going (?:ahead|forward|further|any further)|asking you|arranging|inviting you|continuing with|taking (?:it|this|you|your|things) )",
    r"\b(?:are|is|am|were|was|'re|'m|'s|going to|will|'ll|did|do|does)(?: not|n't) (?:going to )?(?:be )?(?:hire|hiring|employ|employing|appoint|appointing|offer|offering|invite|interview|shortlist|progress|proceed|advance|move (?:forward|ahead|you)|take you|make you|recruit) (?:you\b|your|an offer)",
    r"\b(?:we've|we have|have|decided to|chosen to|chose to|like to|going to|we're|we are|we will be|i'm|will instead|want to|need to|prefer to|been able to|able to|elected to|opted to) NEAR(?:pursu(?:e|ed|ing)|prioriti[sz](?:e|ed|ing)|progress(?:ed|ing)?|focus(?:ed|ing)?(?: on)?|proceed(?:ed|ing)?|consider(?:ed|ing)?|interview(?:ed|ing)?|invit(?:e|ed|ing)|shortlist(?:ed|ing)?|select(?:ed|ing)?|advanc(?:e|ed|ing)|hir(?:e|ed|ing)|favou?r(?:ed|ing)?|mov(?:e|ed|ing)|tak(?:e|en|ing)|cho(?:sen|ose|osing)|offer(?:ed|ing)?|identif(?:y|ied)|found|go(?:ne)?|chosen|chose)\b NEAR(?:PEOPLE|those|somebody|others)\b NEAR(?:who|whose|with|that|already|better|more|closer|further|stronger)\b",
    r"\b(?:chosen|chose|appointed|hired|selected|picked|favou?red|preferred|offered it to|gone for|went for|decided on) (?:a|an|another|the other|one of the other|someone|somebody) (?:\w{1,14} )?(?:PEOPLE|else)?\bGAP\b(?:who|whose|with|background|experience|better|more)",
    r"\b(?:leave (?:it|things) (?:there|here)|draw (?:a line|things to a close|this to a close)|call it a day|part ways|end things here|stop here|close (?:things )?out|wrap (?:things )?up here)\b",
    r"\b(?:withdraw(?:ing|n)?|rescind(?:ing|ed)?|retract(?:ing|ed)?|revok(?:e|ing|ed)) NEAR\boffer\b|\boffer\b(?: of employment)?(?: to you)? (?:has been|is|was|have been|is being) (?:withdrawn|rescinded|retracted|revoked)",
    r"\b(?:i'll|we'll|i will|we will|i'm going to|we're going to|have to|need to|had to) (?:have to )?(?:pass|decline)\b",
    r"\b(?:we're|we are|i'm|i am) (?:\w{1,10} )?(?:all set|fully staffed|fully booked|at capacity|not (?:currently |presently )?(?:hiring|recruiting|looking|taking (?:on|people|anyone)))\b",
    r"\b(?:answer|decision|outcome|result|verdict|it)(?:'s| is| was) (?:\w{1,12} )?(?:a )?(?:no|negative|not (?:good|positive|favou?rable))\b(?! (?:problem|worries|trouble|need|rush|longer|pressure|secret|surprise|doubt|small|more|different|later))",
    r"\b(?:fell|falls|fall|falling|came up|come up) (?:just |a (?:little|bit) )?short\b",
    r"\b(?:search|process|recruitment|competition|campaign|vacancy) (?:has |have |is )?(?:now )?(?:come to (?:an end|a close)|concluded|ended|finished|closed with)\b(?! (?:on|at) \d)",
    r"\b(?:an appointment|offers?|a hire|a decision|selection) (?:has|have) (?:now |since )?been (?:made|accepted)(?:$|\.| (?:and|to another|to the|by)| in favou?r)",
    r"\b(?:another|other|different|internal|external|preferred|successful) (?:\w{1,14} )?PEOPLE (?:has|have|was|were) (?:now |since )?(?:been )?(?:appointed|selected|chosen|hired|offered|accepted|recruited|shortlisted|taken|signed|successful|preferred)",
    r"\banother (?:\w{1,14} )?PEOPLE (?:has )?(?:signed|accepted|said yes|got (?:it|the job))",
    r"\b(?:all|our|the) (?:\w{1,14} )?(?:places|positions|vacancies|roles|spots|spaces|seats) (?:have|are|were) (?:now |all |already |since )?(?:been )?(?:allocated|filled|taken|gone|assigned)",
    r"\b(?:cannot|can't|unable to|not able to|could not|couldn't) offer (?:you )?(?:one|you (?:one|anything|any of|this)|a place|the post|it to you)",
    r"\b(?:not|n't) GAP(?:among|amongst) (?:them|those|these|the (?:shortlisted|successful|selected|candidates|applicants|finalists))|\b(?:not|n't) one of (?:them|those|the (?:candidates|applicants|successful|people))",
    r"\b(?:not|n't) NEAR(?:see|think|feel|believe|find|convinced|persuaded|sure|certain) GAP(?:fit|match|right|for you|suit|the role for|strong enough|ready|a place)\b",
    r"\b(?:found|deemed|considered|assessed as|judged|determined to be|rated) (?:to be )?(?:ineligible|not eligible|not qualified|unqualified|not (?:to be )?suitable|unsuitable|not appointable|unappointable)",
    r"\b(?:you|your (?:application|profile|candidacy|experience|cv|resume|qualifications)|it)\b (?:\w{1,10} )?(?:do not|don't|does not|doesn't|did not|didn't|not|aren't|isn't|wasn't) NEAR(?:qualify|eligible|referred|suitable|appointable|strong enough|competitive|sufficient|quite enough|high enough|ready)\b",
    r"\b(?:score|scores|result|results|answers|responses|performance|mark|grade)\b GAP(?:not|n't) GAP(?:high|good|strong|enough|pass|meet|sufficient|at the|to the)",
    r"\b(?:not|n't) (?:have|had) NEAR(?:a |an |any )?(?:suitable|right|appropriate|current|open)? ?(?:role|position|opening|vacanc\w{1,3}|opportunit\w{1,3}) NEAR(?:for you|that (?:match|fit|suit)|to match|available|match)",
    r"\b(?:unlucky|out of luck|missed the cut|didn't make it|did not make it|miss out|lose out)\b(?! last)",
    r"\bdecided GAP(?:not to|against) (?:call|meet|see|ask|bring|recommend|put|send|submit|accept|approve|select|choose|pick|advance|pass|carry|have|work|do|go|keep|hold|engage)",
    r"\bdecision (?:is|was|has been) (?:made )?(?:not to|against|to decline|to reject)\b",
)

# These may stand after "until" or "once", and a closing date is none of them.
ROLE_GONE = phrases(
    r"\bROLE\bGAP\b(?:has|have|had|is|are|was|were|been|'s|now|being|get|got)\bGAP\b(?:filled|cancell?ed|withdrawn|on hold|frozen|paused|suspended|pulled|eliminated|discontinued|removed|taken|no longer (?:available|open|active|required|needed|going|being|on|exist|accepting|vacant)|not (?:going ahead|proceeding)|closed(?! (?:for|to)| on\b| and (?:we|our)|,? (?:and )?we))\b",
    r"\bROLE\bGAP\b(?:no longer|will not be|won't be|not be|isn't|is not) GAP(?:going ahead|available|open|filled|proceed|recruited|needed|required|replaced|exists?|hiring|vacant|continu)",
    r"\b(?:put|placed|putting|placing|paused?|pausing|froze|freez(?:e|ing)|frozen|cancell?(?:ed|ing)|cancel|halt(?:ed|ing)?|suspend(?:ed|ing)?|withdr(?:aw|awn|ew|awing)(?! (?:from|your))|pulled) GAP\b(?:ROLE|hiring|recruiting)\b(?! (?:slot|time))",
    r"\b(?:hiring|recruitment|recruiting|headcount) GAP(?:freeze|frozen|pause[ds]?|(?:on|to a) (?:hold|halt)|suspended|cancell?ed)\b",
    r"\b(?:filling|filled|to fill) (?:the|this) (?:\w{1,14} )?ROLE (?:internally|with (?:an|another|a)|by (?:an|another))",
    r"\b(?:filled|fill) (?:it|the|this|our) NEAR(?:ROLE|vacanc\w{1,3}|internally)\b",
    r"\b(?:decided|chosen|opted) (?:not to (?:fill|recruit|hire|proceed with (?:this|the) (?:ROLE|hire|recruitment))|to (?:cancel|pause|close|withdraw|freeze|put)) ",
)
# Said before or after the sentence that tells, which is the better one to show.
REGRET = phrases(
    r"\bregrettably\b",
    r"\b(?:not the|isn't the|wasn't the) (?:\w{1,12} )?(?:news|outcome|result|answer|response|decision) (?:that )?(?:you|we)",
    r"\b(?:disappointing|bad|difficult|unwelcome) news\b",
    r"\b(?:this|it) NEAR(?:will|may|must|is) NEAR(?:disappoint|not the (?:news|outcome|answer))",
)
FAREWELL = phrases(
    r"\b(?:wish|good luck|best of luck|every success|all the best|the best|best wishes)\bGAP\b(?:search|future|endeavou?rs?|career|elsewhere|other applications|job hunt|job hunting|pursuits|next (?:role|step|move))",
)
COMPETED = phrases(
    r"\b(?:pool|field|competition|standard|calib\w{2}|response|number|volume|applicants?|candidates?|shortlist)\bGAP\b(?:was|were|has been|have been)\bGAP\b(?:competitive|strong|high|exceptional|outstanding|overwhelming|large|fierce|impressive|tough)",
    r"\b(?:extremely |very |particularly |really |highly )?(?:competitive|difficult|hard|tough) (?:process|decision|choice|selection|round)\b",
)
STILL_TO_COME = re.compile(
    r"\b(?:will (?:be )?(?:review|contact|reach|let you|get back|update|in touch|hear|make a decision)|be in touch|under review|review\w{0,3} your|next (?:stage|step|round))"
)
CANCELLED = phrases(
    r"\b(?:ROLE|hiring|recruiting|process|headcount|budget|funding)\bGAP\b(?:cancell?ed|on hold|frozen|paused|suspended|pulled|withdrawn|eliminated|not going ahead|no longer going ahead|no longer (?:required|needed|exists?|being recruited)|not be (?:recruited|filled|going ahead|proceeding|replaced)|on ice)\b",
    r"\b(?:put|placed|putting|placing|paused?|pausing|froze|freez(?:e|ing)|frozen|cancell?(?:ed|ing)|cancel|halt(?:ed|ing)?|suspend(?:ed|ing)?|withdr(?:aw|awn|ew|awing)(?! (?:from|your))|pulled) GAP\b(?:ROLE|hiring|recruiting)\b",
    r"\b(?:hiring|recruitment|recruiting|headcount) GAP(?:freeze|pause)\b",
    r"\b(?:priorities|plans|needs|budgets?|strategy|circumstances) NEAR(?:have|has|had) NEAR(?:shifted|changed|cut|moved)",
    r"\b(?:decided|chosen|opted) not to (?:fill|recruit|hire for|proceed with (?:this|the) (?:ROLE|hire|recruitment))",
    r"\bno longer (?:be )?(?:hiring|recruiting|looking to (?:fill|hire|recruit)|filling)(?: for| to)? (?:this|the|a)",
    r"\b(?:restructur|reorgani[sz])\w{1,6}",
)
FILLED = phrases(
    r"\b(?:filled|filling (?:this|the))\b",
    r"\b(?:have|'ve|just|has|been) (?:now |just |recently |since )?(?:hired|appointed|recruited)\b",
    r"\b(?:offered|extended|accepted|made|gone|given) NEAR(?:to|by) NEAR(?:PEOPLE|somebody)",
    r"\b(?:candidate|applicant|someone|person) NEAR(?:has|have) NEARaccepted\b",
    r"\b(?:hired|appointed) NEAR(?:PEOPLE|else)\b|\binternal (?:candidate|applicant|hire|appointment|move)",
)
REQUIREMENT = phrases(
    r"\b(?:not|n't|unable to|cannot) GAP(?:meet|satisfy|fulfil|have|hold|possess|demonstrate|evidence|sponsor|offer (?:visa )?sponsorship|provide (?:visa )?sponsorship) GAP(?:requir|criteri|qualif|minimum|essential|sponsor|licen[cs]e|clearance|right to work|years|experience|certif|degree|visa|skill|threshold)",
    r"\b(?:visa|sponsorship|right to work|work authori[sz]ation|security clearance|driving licen[cs]e|graduation date|relocat\w{1,4}|commut\w{1,4}|located (?:in|outside)|based (?:in|outside)|time ?zone|salary expectations?)\b",
    r"\b(?:lack|lacks|lacked|insufficient|not enough|more|greater|deeper) GAP\bexperience (?:with|in|of|using)\b",
    r"\b(?:at least|minimum of|requires?) GAP(?:years|degree|certif|licen[cs]e|experience (?:in|with|of))",
    r"\b(?:below|under) (?:our|the) (?:\w{1,12} )?(?:threshold|pass mark|bar|benchmark|cut-off|minimum)",
)
COMPARED = phrases(
    r"\b(?:other|another|different|stronger|internal|several) GAPPEOPLE\b",
    r"\b(?:someone|PEOPLE) NEAR(?:else|who|whose|with|more|a bit) ",
    r"\b(?:better|closer|stronger|more closely|more suit\w{1,5}|more relevant) GAP(?:match|fit|align|suited|candidates?|applicants?|experience|qualified)",
    r"\b(?:strong|exceptional|highly competitive|competitive|high) NEAR(?:field|pool|standard|calib\w{2}|competition|quality)\b|\bclose second\b|\bcompetition (?:was|is|has)",
)

OFFER = phrases(
    r"\b(?:offer|offering) you NEAR(?:the|a|an|this|our|full-time|part-time|permanent|temporary|employment)\b(?! interview| call| chat| phone| first| second| final interview| slot| discount| free)GAP\b(?:ROLE|contract|place (?:on|in|with|at our \w{1,12} programme)|employment|job|seat|traineeship|scheme)\b(?! (?:alert|board|interview|seeker))",
    r"\b(?:offer|offering) you (?:employment|the role|the job|the position|the post)\b",
    r"\bmak(?:e|ing) you NEARoffer\b|\bmak(?:e|ing) (?:an|a|this|our) NEARoffer to you\b",
    r"\b(?:extend|extending|present|presenting|send|sending|sent|confirm|confirming|attach|attached|attaching|enclose|enclosed|prepare|prepared|share|sharing|issue|issued|have|received|review|sign|accept)\b NEAR\b(?:an|a|your|our|the|this|you an|you a|you our|you your) NEAR(?:offer letter|offer of employment|formal offer|job offer|verbal offer|written offer|offer to join|offer for the|conditional offer|unconditional offer|offer pack|letter of offer|employment offer|employment contract|contract of employment|official offer|offer)\b(?! (?:stage|code|ends|expires|inbox))",
    r"\b(?:your|our|this|the|a|an) NEAR(?:offer letter|offer of employment|formal offer|job offer|verbal offer|written offer|conditional offer|unconditional offer|employment offer|letter of offer|offer details|offer package|employment contract|contract of employment) NEAR(?:is|are|has|attached|below|enclosed|for|of|with|from|outlin|detail|will follow|to follow|as|in|-|:)",
    r"\bWISH GAP(?:for )?you to (?:join|come and join|come on board|be part of|start (?:with us|on|as)|come (?:and )?work)",
    r"\b(?:the|this) (?:job|role|position|post) is yours\b|\byou(?:'ve| have)? got the (?:job|role|position)\b|\bwelcome (?:aboard|to the team|on board)\b",
    r"\b(?:congratulations|delighted|pleased|thrilled|happy)\bFAR\b(?:offer(?:ing)? (?:for|of|letter)|(?:an|our|your|the) offer\b(?! of interview| of an interview))",
    r"\b(?:offer|contract) GAP(?:sign|countersign|accept) NEAR(?:by|before|electronically|via|and return)\b",
    r"\b(?:selected|chosen|successful) NEAR(?:for|in securing|as) NEAR(?:the )?(?:role|position|job|post)\b(?:FAR)\b(?:salary|start date|contract|offer)",
    r"\b(?:would|'d) like to (?:appoint|hire|employ) you\b|\b(?:starting|annual|base) salary (?:of|will be|is) NEAR\d(?:FAR)\b(?:start|holiday|bonus|benefits|equity)",
    r"^(?:re: ?|fwd?: ?)?(?:your )?(?:job offer|offer of employment|offer letter|employment offer|conditional offer|formal offer)(?:$| (?:-|from|for|of)|:)",
    r"\b(?:wants?|wish|wishes|would like|'d like|love|keen|going|ready|pleased|delighted|happy|thrilled|excited) to (?:make (?:you )?an? offer|offer\b(?: you)?(?:$|[.!?,:]| (?:the|a|this|full-time|part-time|permanent|£|\$|€)(?! ?(?:interview|\w{0,14} interview|call|chat|slot|discount|free)))|hire you|appoint you|employ you|take you on|bring you (?:on board|onto|into))",
    r"\b(?:offer|salary) (?:is|of|will be|stands at|comes in at) NEAR[£$€]\d",
    r"\b(?:attach|attached|attaching|enclose|enclosed|enclosing|here is|here's|send|sending|sent|sign|signed|review) NEAR(?:your|the|a|our|you) NEAR(?:contract|offer|starter form|joining instructions|onboarding)\b(?! of (?:interview|sale))",
    r"\byour (?:first day|start date|induction|onboarding|starting date|probation\w{0,6}|new role|new manager|line manager)\b NEAR(?:will|is|on|starts|begins|at|of|would)",
    r"\boffer letter\b(?: -|:|\.pdf| for)",
    r"\b(?:appoint|appointed|appointing|appointment of) you\b|\b(?:confirm|confirming) your appointment\b",
    r"\b(?:confirm|indicate|let us have|return|give us|formally) NEAR(?:your )?(?:acceptance|accept)\b NEAR(?:within|by|of|in writing|as soon|before|the|to)",
    r"\bunanimous\w{0,2}\b GAP\b(?:offer|hire|yes)\b|\b(?:you|you've|you have) (?:got|landed|won) (?:it|the (?:job|role|position|post|internship|apprenticeship))\b",
    r"\b(?:revised|improved|updated|increased|final|formal|official|written|verbal|conditional|unconditional|provisional) offer\b(?! stage| round| of (?:an )?interview)",
    r"\b(?:giving|offering|awarding) you (?:a |the )?NEARROLE\b",
    r"\b(?:delighted|pleased|excited|thrilled|happy|proud) to (?:welcome|have) you (?:as|to|on|join|aboard|in)\b(?! (?:to )?(?:interview|our (?:assessment|recruitment|open)))",
)
# A success that the rest of the mail may still call a step towards an interview.
SUCCESS = phrases(
    r"\byou(?:'ve| have| were| are)? NEAR(?:been )?(?:successful|selected|chosen|appointed)\bNEAR(?:$|[.!,]| (?:for|in|at|as|following|after))",
    r"\b(?:delighted|pleased|thrilled|happy) GAP(?:successful|appointed)\b",
    r"\b(?:they|client|team|we) (?:all )?(?:want|loved?) (?:to offer|you to have the job)",
)

INTERVIEW = phrases(
    r"\b(?:invite|inviting) you GAP(?:to|for|in|along|on)\b GAP(?:TALK|TEST|assessment|NEXT|meet|speak|talk|discuss|stage|round|present|visit|office|join|come in|complete|take part|attend|superday|trial)",
    r"\b(?:you have been|you've been|you are|you're|been) NEAR(?:invited|selected|shortlisted|chosen|successful) GAP(?:to|for|in)\b GAP(?:TALK|TEST|NEXT|visit|tour|come|meet|speak|talk|stage|round|attend|progress(?:ing)? to)",
    r"\b(?:you have been|you've been|you are|you're|you were) NEAR(?:shortlisted|short-listed)\b",
    r"\b(?:invitation|invite) (?:to|for) NEAR(?:TALK|TEST|assessment|NEXT|meet)",
    r"\binterview (?:invitation|invite|confirmation|confirmed|details|scheduled|booking|booked|rescheduled|cancelled|reminder|availability|request)\b",
    r"\bWISH(?: if we could)? NEAR(?:to )?(?:\w{1,12} )?(?:schedule|arrange|set up|set-up|book|organi[sz]e|line up|find (?:a|some) time|find a slot|put (?:some|a) (?:time|call)|get (?:something|some time|a call|you in|you on|a time)|hop on|jump on|have (?:a|an|you)|grab) GAP(?:TALK|time|slot|catch-up|something|diary|calendar|conversation|in (?:for|to)|over|panel|hiring manager)",
    r"\bWISH NEARto (?:meet|interview|speak (?:with|to)|talk (?:with|to|through)|chat (?:with|to|about)|connect with|learn more about|hear more|get to know) NEAR\b(?:you|your|to you|further|in person)",
    r"\b(?:meet|see|talk to|speak to|speak with|interview|chat with) you NEAR(?:on|at|in person|next|this|tomorrow|for (?:a|an|your|the)|via|over|by|soon)\b",
    r"\b(?:when|what (?:time|times|day|days|dates|slots)|which (?:time|times|day|days|dates|slots|of)|what's|how) NEAR(?:would |are |is |will |might |does |do )?NEAR(?:you(?:'re| are| be|r)? NEAR(?:free|available|availability)|works?|suits?|best for you)\b",
    r"\b(?:are you|would you be|will you be|if you(?:'re| are)|you(?:'d| would) be|do you have (?:any |some )?(?:time|availability|\d{1,2} minutes)|could you (?:do|make|manage)|can you (?:do|make|manage)|you free|you available)\b NEAR(?:free|available|for (?:a|an)|on (?:mon|tue|wed|thu|fri)|next week|this week|tomorrow|time|mon|tue|wed|thu|fri|at \d|\d)",
    r"\b(?:your|some|any|you) (?:\w{1,12} )?(?:availability|availabilities)\b",
    r"\b(?:send|share|give|provide|suggest|propose|offer|let (?:me|us) (?:know|have)|confirm|reply with|come back with) GAP(?:dates?|times?|slots?|days?)\b GAP(?:work|suit|free|available|convenient|prefer|best|can do|could do|next week|this week|you)",
    r"\b(?:does|do|would|will|is|could) GAP\b(?:\d|am|pm|monday|tuesday|wednesday|thursday|friday|morning|afternoon|week|tomorrow|time|slot|that|this|either|any of (?:these|those|the)) GAP(?:work|suit|be (?:ok|okay|good|convenient|possible)|convenient|good|ok) (?:for|you|with|\?)",
    r"\b(?:book|pick|choose|select|grab|find|reserve|schedule) NEAR(?:a|your|an|the|any|one of the|time|yourself)\b NEAR(?:time|slot|interview|date|appointment|call|window)\b",
    r"\b(?:calendly|goodtime|cal\.com|youcanbook|savvycal|doodle)\b|\b(?:schedul|book)ing (?:link|page|tool)\b|\bself-schedul",
    r"\b(?:zoom\.us/j|teams\.microsoft\.com/l|meet\.google\.com|webex\.com/|teams\.live\.com)",
    r"\bjoin (?:the |our |via |your |by )?NEAR(?:zoom|teams|google meet|video call|meeting)\b",
    r"\b(?:your|the|our|this|an|a) GAP\b(?:interview|phone screen|screening call|video call|intro call|assessment day|assessment centre|assessment center|interview day|final round|panel|technical round|onsite|meeting|call) NEAR(?:is|has been|will be|will take|will last|takes place|on|at|with|scheduled|confirmed|booked|tomorrow|next|for|we had)\b GAP(?:mon|tue|wed|thu|fri|\d|confirmed|scheduled|booked|tomorrow|next week|place|with|moved|postponed|rescheduled|cancelled|canceled)",
    r"\b(?:confirm|confirming|confirmation of|confirmed|reminder (?:of|about|for)|details (?:of|for|about)|regarding|prepare (?:you )?for|ahead of|reschedule|rescheduling|rearrange|postpone|move|push back|cancel|rebook|re-book|change) NEAR(?:your|our|the|an|tomorrow's|today's|monday's|tuesday's|wednesday's|thursday's|friday's) GAP(?:interview|phone screen|screen|call\b|chat|assessment|conversation|meeting|onsite)",
    r"\b(?:interview|call|chat|meeting|conversation|screen|slot|time)\b GAP(?:reschedul|rearrang|postpon|moved to|another time|new time|different time|alternative time|no longer available|taken|cancell?ed|fully booked)",
    r"\b(?:another|new|different|alternative|alternate|suitable|convenient|mutual) (?:time|slot|date)s?\b",
    r"\b(?:mov(?:e|ing|ed)|progress(?:ing)?|advanc(?:e|ing|ed)|tak(?:e|ing)|put(?:ting)?|bring(?:ing)?|proceed(?:ing)?|invit(?:e|ing)|pass(?:ing|ed)?) NEAR(?:you|your application|your candidacy|with you|ahead|forward|on|through|to)\b GAP(?:to|into|for|with) NEAR(?:TALK|TEST|NEXT)",
    r"\b(?:you(?:'ve| have)|your application has) NEAR(?:made it|progressed|advanced|passed|moved|been (?:progressed|moved|advanced|put)) NEAR(?:to|through|into|forward|on)\b NEAR(?:to )?NEAR(?:NEXT|interview|shortlist)",
    r"\b(?:go|going|move|moving|progress|progressing|proceed|proceeding) (?:ahead |forward |on |through )?(?:to|with) NEAR(?:NEXT|an interview|interviews?)\b",
    r"\bNEXT NEAR(?:is|will be|would be|involves|consists of|:) NEAR(?:a|an|to|the|with)\b GAP(?:TALK|TEST|meet|speak|hour|minute)",
    r"\b(?:complete|completing|take|taking|do|attempt|finish|submit|return|start|begin|attached is|here is|here's|send you|sending you|receive|sent you|work on|set you) NEAR(?:a|an|our|the|this|your|following|short|our)\b GAPTEST",
    r"\b(?:link|access|instructions|details|deadline|invitation|brief) NEAR(?:to|for) NEAR(?:the|your|our|this|a|an)? ?GAPTEST\b",
    r"\bTEST NEAR(?:link|invitation|invite|attached|below|should take|will take|takes about|expires|must be completed|deadline|is due|is ready|has been sent|within \d)",
    r"\b(?:look forward|looking forward) to (?:meeting|speaking|talking|chatting|seeing|our (?:call|chat|conversation|interview|meeting)|interviewing|welcoming you (?:to|on))\b",
    r"\b(?:i'll|i will|we'll|we will|i have|i've|we have|we've|have|just) (?:now |just |also )?(?:give you a (?:call|ring)|call you (?:on|at|tomorrow)|ring you|send (?:you )?(?:a|an|the|over) NEAR(?:invite|calendar|teams|zoom|meeting)|sent (?:you )?(?:a|an|the) NEAR(?:invite|calendar|invitation)|put (?:you|something|some time) NEAR(?:diary|calendar|for))",
    r"\b(?:fancy|up for|keen to|able to|time for|have time for|available for|free for|open to|happy to|come in for|come in|pop in|join us|invited (?:to|for)) NEAR(?:visit|a|an|on|for)\b NEAR(?:TALK|mon|tue|wed|thu|fri|coffee|informal)\b",
    r"\bmethod:request\b",
    r"\b(?:can|could|will|would|are) you (?:be )?(?:able to |free to |please )?(?:come|pop|make it|drop|join|attend|call in|ring|swing|get here|visit) NEAR(?:in|over|by|on|to|down|us|at|me|along)\b",
    r"\bWISH (?:for )?you to (?:meet|come|speak|talk|have|chat|visit|interview|see|attend|present|take|complete|do)\b",
    r"\bWISH NEARto (?:see|meet|interview|invite|call|speak|talk) GAP(?:again|you|candidates|in person|back)\b",
    r"\b(?:next up|next step|next stage|next round|final step|last step|up next|from here)\b(?:,| is| will be| would be| are|:| -| for you)(?: is| to)? NEAR(?:a|an|to|the|your)? ?GAP(?:TALK|TEST|interview|meet|speak|chat|with (?:our|the|my))",
    r"\b(?:how|what) about NEAR(?:mon|tue|wed|thu|fri|sat|sun|next|this|tomorrow|\d)|\bhow's NEAR(?:mon|tue|wed|thu|fri|next|this|tomorrow|\d)",
    r"\b(?:reserve|book|pick|choose|select|grab|find|secure|accept|confirm) NEAR(?:hour|half hour|slot|time|place|window|session|appointment)\b(?! on (?:the|our) (?:course|waiting))",
    r"\b(?:place|spot|seat) NEAR(?:on|at) (?:our|the|an?) (?:\w{1,14} )?(?:recruitment|assessment|selection|interview|insight) (?:day|centre|center|event)",
    r"\b(?:agenda|schedule|itinerary|timetable|format|plan) NEARfor (?:your|the|our|tomorrow|next|mon|tue|wed|thu|fri) ?NEAR(?:interview|onsite|on-site|visit|day|call|meeting|session|panel|loop)?",
    r"\byou(?:'ll| will) (?:be )?NEAR(?:meet|speak|talk|chat|interview|meeting|speaking|talking|interviewed|chatting)(?:ing|ed)? NEAR(?:with|to|by|the|our|my)\b",
    r"\byour (?:interview|assessment|audition|call|meeting|trial|visit)\b NEAR(?:will be|is|takes place|has been|on|at) GAP(?:held|on|at|with|in|via|arranged|scheduled|booked|confirmed)\b",
    r"\b(?:through|forward|on|progressed|advanced|promoted) to (?:the |our |a )?NEAR(?:NEXT|interview|interviews|shortlist|assessment)\b",
    r"\b(?:present|prepare|bring|deliver|give) NEAR(?:a|an|your) (?:\w{1,14} |\d{1,2}[- ]?)?(?:minute |short |brief )?(?:presentation|lesson|portfolio)\b",
    r"\binterviews? NEAR(?:planned|scheduled|booked|arranged) (?:for|on|with|at)\b",
    r"\b(?:meet|speak|talk|catch up|chat) NEAR(?:on|at|next|this|tomorrow) NEAR(?:mon|tue|wed|thu|fri|sat|sun|week|\d)",
)

ACKNOWLEDGEMENT = phrases(
    r"\b(?:thank you|thanks|many thanks|thank-you)\b GAP(?:appl(?:ying|ication|ied)|submi(?:tting|ssion)|your (?:cv|resume|interest|submission|expression|details)|sending GAP(?:cv|resume|application|details|documents|references|portfolio)|considering (?:us|a career)|expressing|interest in)",
    r"\b(?:received|receipt of|acknowledge|recorded|got|registered|logged) NEAR(?:your|the|an?) GAP(?:application|cv|resume|submission|candidature|details|documents|materials|expression of interest|assessment|test|task|exercise|references)",
    r"\b(?:your|the) FAR\b(?:application|cv|resume|submission|candidature|profile)\b FAR\b(?:received|submitted|sent to|was sent|delivered|under review|being (?:reviewed|considered|processed)|in (?:review|progress)|arrived|forwarded|viewed|passed (?:on )?to|shared with|safely|is with|on its way|complete)\b",
    r"\bapplication (?:received|submitted|confirmation|complete|acknowledg\w{1,6}|sent|was sent|viewed|in review|under review)\b",
    r"\b(?:review|reviewing|read|assess|look(?:ing)? (?:at|over|through)|consider|considering|process|processing|screen|screening|evaluat(?:e|ing)) NEAR(?:your|all|each|every|the|through|applications)\b GAP(?:application|cv|resume|profile|experience|qualification|background|details|submission|materials|candidat)",
    r"\b(?:you(?:'ve| have)?) (?:now )?(?:successfully )?(?:applied|submitted (?:your|an)|completed your application)\b",
    r"\b(?:application|applications|candidates?|shortlist(?:ing)?|recruitment)\b(?:FAR)\b(?:be in touch|get back to you|contact you|hear from us|hear back|update you|keep you (?:posted|updated|informed))",
    r"\b(?:be in touch|get back to you|contact you|hear from us|keep you (?:posted|updated|informed)|update you)\b (?:FAR)(?:application|applications|shortlist\w{0,4}|closing date|candidates?|profile|review\w{0,4})",
    r"\b(?:moved?|moving|move) forward with your application\b|\bupdate on (?:the status|timing|timeline)",
    r"\b(?:still|currently|continu\w{1,4}) NEAR(?:review|consider|assess|interview|shortlist|work(?:ing)? through|process)\w{0,4} GAP(?:application|candidate|cv|applicants|profiles)",
    r"\b(?:decision|update|outcome|result|news|hear)\b GAP(?:by|within|in|before|next|early|later|the end of) GAP(?:week|day|month|fortnight)",
    r"\bpass(?:ed|ing)?(?: on)? your (?:cv|resume|details|application|portfolio|profile)(?: on)?\b|\bpass (?:it|this) (?:on|along) to (?:the|our|my)",
    r"\b(?:received|got|have|read|seen) your (?:\w{1,12} )?(?:application|cv|resume|email|message|portfolio)\b",
    r"\b(?:thank you|thanks|appreciate) GAP(?:coming in|interviewing|meeting|speaking|your time|interview|chatting|taking the time)",
)

# An application that is not finished, and mails that advertise.
UNFINISHED = phrases(
    r"\bnot (?:yet )?(?:been )?(?:completed?|submitted|finished) NEAR(?:your |the |an )?application",
    r"\bapplication NEAR(?:is|remains|was|has) NEAR(?:incomplete|unfinished|not (?:yet )?(?:been )?(?:complete|submitted|finished)|draft|waiting to be (?:finished|completed))",
    r"\b(?:finish|complete|continue|resume|pick up|started|starting) (?:your|the|an) (?:\w{1,14} )?application\b",
)
ADVERT = phrases(
    r"\b\d{1,4}\+? (?:new |more |top |hot |great |fresh )?(?:jobs?|job offers|vacancies|roles|opportunities) (?:for|match|near|in|that|this|posted|you)",
    r"\b(?:new|top|latest|recommended|hand-picked|similar|hot|this week's|today's) (?:\w{1,14} )?(?:jobs|job offers|vacancies|roles|job matches|job picks)\b GAP(?:for you|near|match|this week|today|in your|from|we think|picked|selected|alert|you)",
    r"\b(?:job alert|jobs digest|weekly digest|weekly newsletter|our newsletter|this newsletter|newsletter)\b(?! (?:sign|if))",
    r"\b(?:black friday|% off|discount|free trial|premium member|upgrade (?:now|to|your)|limited time|promo code|webinar|masterclass|e-?book|download (?:our|the) guide)\b",
    r"\b(?:jobs|job offers|vacancies) (?:you (?:might|may)|matching|recommended|picked|tailored|based on)\b",
)

BREAK = re.compile(r"; |\bbut\b|\bhowever\b|\bunfortunately\b|\bregrettably\b|\bsadly\b|\bafraid\b|\bsorry\b| - ")
CONDITION = re.compile(
    r"^where\b|\b(?:if|in the event|in case|unless|should (?:you|your|the|we|there|it|our)|either|assum\w{1,3}|provided (?:that|you))\b"
)
# These hold for their own part of a sentence only.
NEAR_CONDITION = re.compile(
    r"\b(?:(?<!\d )may(?! know| be aware| recall| remember|,? 20| have (?:heard|seen|noticed|gathered|guessed|read))|might|whether|until|once"
    r"|as soon as|would have|candidates who|those who|applicants who|anyone who)\b"
)
PART = re.compile(r", | and | so ")
CONDITION_AFTER = re.compile(
    r"^[^\n]{0,60}\b(?:until|unless|without (?:your|a completed|this|these|it|them|the|having)|if (?:you|we|your) (?:do not|don't|have not|haven't|fail|is not|isn't))\b"
)
STEP_IF = re.compile(
    r"\b(?:if|should|in case|provided|subject to)\b[^\n]{0,40}\b(?:match|fit|meets?|select|shortlist|success|suitable|progress|move|mutual|feel"
    r"|believe|think|decide|profile|experience|skills|background|qualif|a good|right for)"
)
# How a process goes in general, or what may come.
PROCESS = re.compile(
    r"\b(?:(?:shortlisted|successful|selected|suitable|qualified|chosen) (?:candidates?|applicants?|individuals?)|candidates (?:who|whose|will)|typically|usually"
    r"|generally|normally|those (?:who|whose|shortlisted|selected)|(?:hiring|recruitment|interview|selection|our) process (?:\w{1,14} )?(?:is|includes|consists|involves|has|looks|starts|begins|:)"
    r"|stages of our|steps (?:are|in our|of our)|what (?:happens|to expect|comes) next|may (?:be|also|contact|ask|invite|reach)|might (?:be|ask|invite)"
    r"|(?:will|'ll) (?:then |be |also |only )*(?:contact|reach out|get in touch|in touch|follow up|review|get back|hear from|invite (?:the|those|candidates|suitable|shortlisted|successful))"
    r"|(?:recruiter|team|manager|member of (?:our|the) \w{1,12}(?: team)?|someone) will (?:then |also )?(?:schedule|arrange|set up|call|contact|invite|reach)"
    r"|(?:interviews|assessments) (?:are|will be|take place|will take place|are expected|are planned))"
)
# What is over: "thank you for attending the interview".
OVER = re.compile(
    r"\b(?:thank(?:s| you)|following|since|after|enjoyed|attend(?:ed|ing)|took part|(?:great|good|lovely|nice) (?:to )?(?:meet|speak|talk)\w{0,3})\b[^\n]{0,20}$"
)
SCHEDULING = re.compile(
    r"\breschedul|\brearrang|\bpostpon|\bslots?\b|\bcalendar\b|\bdiary\b|\b(?:another|new|different|alternative) (?:time|date)|\b(?:is|are|am|be|off) (?:\w{1,10} )?(?:unwell|ill|sick|on leave|out of office|double-booked)"
    r"|\b(?:cancel|move|delay|change|make|attend|push)\w{0,4} (?:to )?(?:your|our|the|tomorrow's|today's|monday's|tuesday's|wednesday's|thursday's|friday's|this) (?:\w{1,14} )?(?:\w{1,14} )?(?:interview|call|chat|meeting|screen|appointment|conversation)"
    r"|\b(?:feedback|delay|late|attachment|open (?:your|the)|file|upload|each (?:applicant|application|candidate)|every (?:applicant|application|candidate|\w{1,12})|individually|all (?:applicants|candidates)|phone calls?)\b"
)
NOT_OFFERED = re.compile(
    r"\b(?:not|never|n't|any|fraud\w{0,6}|scam\w{0,4}|fake|unable|cannot|before|decline\w{0,2}|competing|other|another|lower|no)\b[^\n]{0,30}$"
    r"|\b(?:aim|expect|intend|plan|hope|ready|look\w{0,3}|prepar\w{1,3}|decid\w{1,3}|whom|who|when|after|stage|steps?|process)\b[^\n]{0,24}$"
)
