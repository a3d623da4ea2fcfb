"""How a no is said. Each phrase is looked for in one lower-case sentence a line."""

import re

from applications.reading.phrases.words import Phrases

REJECTION = Phrases(
    # not moving forward
    r"\bno longer (?:be )?(?:pursu(?:e|ing)|consider(?:ing)?|mov(?:e|ing)|progress(?:ing)?|proceed(?:ing)?) (?:with |forward "
    r"|ahead )?(?:with )?(?:you\b|your)",
    r"NOT NEAR ?ADVANCE GAPFORWARD",
    r"\bNOT NEAR\b(?:be )?(?:proceeding|progressing|advancing|moving|continuing|shortlisting|pursuing|selecting"
    r"|hiring) (?:with |to |on |you|your|this|the|any)",
    r"\bDECIDED GAP(?:not to|against|to not) GAP(?:you\b|your|application|candida|forward|proceed|progress|hire|ahead"
    r"|further|shortlist|continue|pursue|this (?:time|occasion)|next (?:stage|step|round)|move|fill|recruit|appoint"
    r"|extend an|make an|offer|invite|take (?:you|it|this|your))",
    r"\b(?:won't|will not|are not|aren't|'re not|not going to|not able to|unable to|cannot|can't|not in a position to"
    r"|couldn't|could not|not) (?:be )?(?:able to )?(?:offer(?:ing)?|invit(?:e|ing)|consider(?:ing)?|accept(?:ing)?"
    r"|select(?:ing)?|shortlist(?:ing)?|support(?:ing)?|extend(?:ing)?|mak(?:e|ing)|hir(?:e|ing)|interview(?:ing)?"
    r"|appoint(?:ing)?|employ(?:ing)?|pursu(?:e|ing)|submit(?:ting)?|put(?:ting)?|provid(?:e"
    r"|ing)) (?:you )?NEAR(?:\b(?:the|a|an|this|our|any) (?:\w{1,14} )?(?:ROLE|offer|place|contract)\b|to interview"
    r"|for interview|an interview(?! (?:slot|time|on|at|date))|your (?:application|candidacy|candidature|profile|cv"
    r"|resume)|you (?:further|forward|for|on this|at this|this time|an offer)|employment)",
    r"\b(?:will|have|has|had|are|were|was|is|'ve|'re|'s) ?(?:not|n't) GAP(?:be )?(?:offering|inviting|considering"
    r"|interviewing|appointing|hiring|extending|making) (?:you\b|your|an offer)",
    # not selected
    r"\byou(?:r \w{1,14})?(?: \w{1,14})?(?: \w{1,14})? ?(?:have|has|had|were|was|are|is|will|'ve|'re|did"
    r"|'ll)? ?(?:not|n't|never)(?! yet) GAP\b(?:selected|successful|shortlisted|short-listed|short listed|chosen"
    r"|taken forward|put forward|progress(?:ed|ing)?|accepted|approved|considered (?:further|for)|moved forward"
    r"|carried forward|a (?:successful|finalist)|appointed|hired|one of the|advance|advancing|moving)\b",
    r"\b(?:haven't|hasn't|weren't|wasn't|aren't|isn't|won't|didn't|have not|has not|were not|was not|are not|is not"
    r"|will not|did not) NEAR(?:been |be |being )?(?:selected|successful|shortlisted|short-listed|chosen"
    r"|taken forward|carried forward|among (?:those|the))\b",
    r"\b(?:application|candidacy|candidature|submission|interview|bid|expression of interest|profile|you"
    r"|it)\bGAP\bunsuccessful\b",
    r"\bunsuccessful (?:on this|at this|this time|in (?:your|this|securing|obtaining|reaching)|with (?:your|this)"
    r"|at (?:interview|the)|following|for (?:the|this))",
    r"\bnot NEARsuccessful (?:on this|at this|this time|in (?:securing|your|obtaining|gaining)|with (?:your|this))",
    r"\b(?:did|do|does|have|has)(?: not|n't) (?:quite )?(?:make|made|get|got|reach|reached|pass|passed|progress"
    r"|secure|secured) (?:it )?NEAR(?:shortlist|short list|next (?:stage|round|step)|through|final (?:stage|round"
    r"|list|selection|cut)|the (?:cut|role|job|position|post)|interview stage|threshold|pass mark|required)",
    r"\b(?:did not|didn't|not to|not) select(?:ed)? (?:you|your|for (?:the|this)|to)",
    r"\b(?:determined|decided|concluded|felt|feel|believe|think)\bNEAR\byou (?:are|were|'re) not\b",
    # others
    r"\b(?:mov(?:e|ed|ing)|proceed(?:ed|ing)?|progress(?:ed|ing)?|go(?:ne|ing)?|went|continu(?:e|ed|ing)|advanc(?:e"
    r"|ed|ing)|press(?:ed|ing)?)\b(?: forward| ahead| on| further)? NEAR(?:with|to) NEAROTHERS GAP(?:PEOPLE|direction"
    r"|option|route)",
    r"\b(?:mov(?:e|ed|ing)|proceed(?:ed|ing)?|progress(?:ed|ing)?|go(?:ne|ing)?|went|continu(?:e|ed|ing)|advanc(?:e"
    r"|ed|ing)|taking|tak(?:e|en)) (?:forward |ahead |on )?(?:with )?NEARPEOPLE (?:who|whose|with|that|more|better)\b",
    r"\b(?:mov(?:e|ed|ing)|go(?:ne|ing)?|went|head(?:ed|ing)?|tak(?:e|en|ing)) NEARin (?:a|another) (?:different "
    r"|new |slightly different |another )?direction",
    r"\b(?:pursu(?:e|ed|ing)|select(?:ed|ing)?|hir(?:e|ed|ing)|appoint(?:ed|ing)?|cho(?:se|sen|ose)|choosing"
    r"|offer(?:ed|ing)|shortlist(?:ed|ing)?|prioriti[sz](?:e|ed|ing)|favou?r(?:ed|ing)|identified|found|advanc(?:e|ed"
    r"|ing)|invit(?:ed|ing)|focus(?:ed|ing)?(?: on)?|pick(?:ed|ing)?) NEAROTHERS NEAR(?:PEOPLE|else|who|whose|with)\b",
    r"\b(?:selected|hired|appointed|chosen|chose|offered|identified|found|shortlisted|went with|gone with|going with"
    r"|progressing with|proceeding with|pursuing) GAPPEOPLE NEAR(?:who|whose|with|that|more|better)\b",
    r"\b(?:other|another|several|stronger|some) GAPPEOPLE GAP(?:better|more closely|closer|stronger|more (?:suit"
    r"|relevant|direct|specific|experience|extensive|strongly|aligned)|strongest|best (?:match|fit|meet|suit)"
    r"|who (?:were|are) (?:a )?(?:better|closer|stronger)|(?:were|was) (?:preferred|selected|successful))",
    r"\bsomeone NEAR(?:who|whose|with) GAP(?:better|more|closer|stronger|already|exact)",
    r"\b(?:credentials|skills|experience|background|qualifications) of (?:the )?other PEOPLE",
    r"\b(?:offer|position|role|job|post)\bGAP\b(?:offered|extended|made|given|gone|awarded"
    r"|accepted)(?: \w{1,10})? (?:to|by) NEAR(?:PEOPLE|somebody)",
    r"\bextended (?:an|our) offer to NEAR(?:PEOPLE|somebody)",
    r"\b(?:pipped|came (?:a )?(?:very )?close second|narrowly missed|just missed out|missed out on|lost out)",
    r"\b(?:go(?:ne|ing)?|went|decided|chosen) (?:to go )?(?:ahead )?with (?:someone|somebody|another|a more"
    r"|one of the other|their internal|our internal|an internal)\b",
    r"\blooking for (?:someone|a candidate|candidates|people|somebody|a person|an individual)(?: (?:with|who|that"
    r"|whose))? NEAR(?:more|deeper|greater|stronger|additional|closer)",
    # regret
    r"\b(?:regret|sorry|sad|disappointed|afraid) NEARto (?:have to )?(?:inform|advise|tell|say|let|notify|report"
    r"|share|write|announce)",
    r"\b(?:unfortunately|sadly|regret|afraid|sorry)\bFAR\b(?:on this occasion|competition (?:was|is|has)|strong field"
    r"|high(?:er)? (?:calib|standard)|very competitive|not NEAR(?:you|for us|for this|what we)|this time(?: round"
    r"| around)?$|been unsuccessful|unsuccessful)",
    r"\bit(?:'s| is| was) (?:a )?NEAR\bno(?: from us| this time| for now|,)",
    # not the right fit
    r"\b(?:not|n't|no longer) NEAR(?:the |a |an )NEAR(?:fit|match|right (?:person|candidate|time|moment|role|move))\b",
    r"(?:\bnot|n't) NEAR(?:see|think|feel|believe|find) NEAR(?:fit|match|right)\b",
    r"\b(?:you|your|application|experience|profile|background|skills|cv|resume|it|qualifications|score|result|results"
    r"|grades|salary expectations)\bGAP\b(?:do|does|did|is|are|was|were|has|have)(?: not|n't) GAP(?:match|meet|align"
    r"|fit|satisfy|fulfil|correspond|what we|suit|at the level|as (?:strong|close)|quite (?:there|right|what))",
    r"\b(?:lack(?:s|ed|ing)?|missing|without) (?:the |some of the |sufficient |enough )GAP(?:experience|skills?"
    r"|qualification|requirements?|depth|background)\bGAP(?:requir|looking for|needed|need|essential|seeking|role"
    r"|position)",
    r"(?:\bnot|n't) (?:have|demonstrate|show|evidence|possess|provide|hold)(?:d|ed)? NEAR(?:the|enough|sufficient"
    r"|as much|quite) GAP(?:experience|skill|qualification|depth|level|evidence|criteria|essential|knowledge|requir"
    r"|licen[cs]e|clearance|right to work)",
    r"\b(?:scored|ranked|rated|marked) NEAR(?:below|lower|under|less)\b|\bbelow (?:our"
    r"|the) (?:\w{1,12} )?(?:threshold|pass mark|bar|benchmark|cut-off|minimum)",
    # the end of it
    r"\b(?:no longer|not|n't) NEAR(?:be )?(?:in consideration|under consideration|being considered|in the running"
    r"|considering (?:you|your|applic|candidat|new)|considered for (?:this|the)|reviewing (?:applic|candidat)"
    r"|pursuing|interviewing|hiring|recruiting|looking (?:for|to (?:fill|hire|recruit))|accepting|seeking)",
    r"\b(?:removed|withdrawn|released|eliminated) (?:you |your \w{1,14} )?from NEAR(?:consideration|process|pool)",
    r"\b(?:stop|stopped|stopping|cease|ceased|end|ending|ended|close|closing|closed) (?:out )?(?:pursuing"
    r"|your (?:application|candidacy|file)|the process with you|our (?:process|conversation)s?)",
    r"\b(?:your )?(?:application|candidacy|candidature) (?:has been|was|is|is being|will be"
    r"|has now been) NEAR(?:rejected|declined|turned down|closed|unsuccessful|discontinued|denied)",
    r"\b(?:rejected|declined|turned down|reject|decline) your (?:application|candidacy|candidature)",
    r"\b(?:pass|passing|passed) (?:on|over) (?:your (?:application|candidacy)(?! to)|this (?:one|time|application)"
    r"|you\b|moving|proceeding)|\b(?:going|decided|have|had|need|chosen|opted) to (?:take a )?pass\b",
    r"\bnot (?:going to |be )?(?:to be )?(?:working out|work out|taking (?:this|things|it) (?:any )?further"
    r"|take (?:this|things|it) (?:any )?further|a yes)",
    r"\b(?:unable|not able|not possible|not NEARposition) (?:for us )?to (?:progress|proceed|advance|consider"
    r"|shortlist|pursue|take (?:it|this|you|your|things)) ",
    r"\bthis (?:is|will be|brings|marks|concludes) NEAR(?:the )?end of (?:your|the|our) (?:\w{1,14} )?(?:process"
    r"|journey|candidacy)",
    r"\b(?<!person )(?<!one )(?<!candidate )(?:we|they|committee|panel|team|governors|client|board)(?: have| has"
    r"|'ve)? (?:now |just |recently |since |already )?(?:hired|appointed|recruited|filled|made an appointment"
    r"|made a hire|made their hire|found (?:the (?:right|person|candidate|one|ideal|perfect)|our (?:new|candidate"
    r"|person|next|hire)|a (?:candidate|suitable|strong|great|better|permanent)|someone|somebody"
    r"|their))\b(?! (?:a new|our new) (?:recruiter|head))",
    r"\b(?:could only|can only|only able to|only) NEAR(?:select|progress|take|choose|shortlist|invite|hire|appoint"
    r"|offer|interview) NEAR(?:one|a (?:very )?(?:small|limited|few|handful)|the (?:very )?(?:strongest|top"
    r"|best))(?:FAR)\b(?:not|n't|unable|sorry|unfortunately)",
    r"\bbest of luck (?:with|in) your (?:job )?(?:search|hunt)(?: elsewhere)?\bGAPelsewhere|\bsuccess NEARelsewhere",
    r"(?:\bnot|n't)(?! yet)(?: be)? (?:\w{1,10}ly )?(?:progressing|proceeding|moving (?:forward|ahead)|advancing"
    r"|going (?:ahead|forward|further|any further)|asking you|arranging|inviting you|continuing with|taking (?:it"
    r"|this|you|your|things) )",
    r"\b(?:are|is|am|were|was|'re|'m|'s|going to|will|'ll|did|do|does)(?: not|n't) (?:going to )?(?:be )?(?:hire"
    r"|hiring|employ|employing|appoint|appointing|offer|offering|invite|interview|shortlist|progress|proceed|advance"
    r"|move (?:forward|ahead|you)|take you|make you|recruit) (?:you\b|your|an offer)",
    r"\b(?:we've|we have|have|decided to|chosen to|chose to|like to|going to|we're|we are|i'm|will instead"
    r"|want to|need to|prefer to|been able to|able to|elected to|opted to) NEAR(?:pursu(?:e|ed|ing)|prioriti[sz](?:e"
    r"|ed|ing)|progress(?:ed|ing)?|focus(?:ed|ing)?(?: on)?|proceed(?:ed|ing)?|consider(?:ed|ing)?|interview(?:ed"
    r"|ing)?|invit(?:e|ed|ing)|shortlist(?:ed|ing)?|select(?:ed|ing)?|advanc(?:e|ed|ing)|hir(?:e|ed|ing)|favou?r(?:ed"
    r"|ing)?|mov(?:e|ed|ing)|tak(?:e|en|ing)|cho(?:sen|ose|osing)|offer(?:ed|ing)?|identif(?:y|ied)|found|go(?:ne)?"
    r"|chosen|chose)\b NEAR(?:PEOPLE|those|somebody|others)\b NEAR(?:who|whose|with|that|already|better|more|closer"
    r"|further|stronger)\b",
    r"\b(?:chosen|chose|appointed|hired|selected|picked|favou?red|preferred|offered it to|gone for|went for"
    r"|decided on) (?:a|an|another|the other|one of the other|someone|somebody) (?:\w{1,14} )?(?:PEOPLE"
    r"|else)?\bGAP\b(?:who|whose|with|background|experience|better|more)",
    r"\b(?:leave (?:it|things) (?:there|here)|draw (?:a line|things to a close|this to a close)|call it a day"
    r"|part ways|end things here|stop here|close (?:things )?out|wrap (?:things )?up here)\b",
    r"\b(?:withdraw(?:ing|n)?|rescind(?:ing|ed)?|retract(?:ing|ed)?|revok(?:e|ing|ed)) NEAR\boffer\b"
    r"|\boffer\b(?: of employment)?(?: to you)? (?:has been|is|was|have been|is being) (?:withdrawn|rescinded"
    r"|retracted|revoked)",
    r"\b(?:i'll|we'll|i will|we will|i'm going to|we're going to|have to|need to|had to) (?:have to )?(?:pass"
    r"|decline)\b(?! (?:your|it|this|you|that|them|along|on (?:to|your)))",
    r"\b(?:we're|we are|i'm|i am) (?:\w{1,10} )?(?:all set|fully staffed|fully booked|at capacity|not (?:currently "
    r"|presently )?(?:hiring|recruiting|looking|taking (?:on|people|anyone)))\b",
    r"\b(?:answer|decision|outcome|result|verdict|it)(?:'s| is| was) (?:\w{1,12} )?(?:a )?(?:no|negative|not (?:good"
    r"|positive|favou?rable))\b(?! (?:problem|worries|trouble|need|rush|longer|pressure|secret|surprise|doubt|small"
    r"|more|different|later))",
    r"\b(?:fell|falls|fall|falling|came up|come up) (?:just |a (?:little|bit) )?short\b",
    r"\b(?:search|process|recruitment|competition|campaign|vacancy) (?:has |have |is )?(?:now )?(?:come to (?:an end"
    r"|a close)|concluded|ended|finished|closed with)\b(?! (?:on|at) \d)",
    r"\b(?:an appointment|offers?|a hire|a decision|selection) (?:has|have) (?:now |since )?been (?:made"
    r"|accepted)(?:$|\.| (?:and|to another|to the|by)| in favou?r)",
    r"\b(?:another|other|different|internal|external|preferred|successful) (?:\w{1,14} )?PEOPLE (?:has|have|was"
    r"|were) (?:now |since )?(?:been )?(?:appointed|selected|chosen|hired|offered|accepted|recruited|shortlisted"
    r"|taken|signed|successful|preferred)",
    r"\banother (?:\w{1,14} )?PEOPLE (?:has )?(?:signed|accepted|said yes|got (?:it|the job))",
    r"\b(?:all|our|the) (?:\w{1,14} )?(?:places|positions|vacancies|roles|spots|spaces|seats) (?:have|are"
    r"|were) (?:now |all |already |since )?(?:been )?(?:allocated|filled|taken|gone|assigned)",
    r"\b(?:cannot|can't|unable to|not able to|could not|couldn't) offer (?:you )?(?:one|you (?:one|anything|any of"
    r"|this)|a place|the post|it to you)",
    r"(?:\bnot|n't) GAP(?:among|amongst) (?:them|those|these|the (?:shortlisted|successful|selected|candidates"
    r"|applicants|finalists))|(?:\bnot|n't) one of (?:them|those|the (?:candidates|applicants|successful|people))",
    r"(?:\bnot|n't) NEAR(?:see|think|feel|believe|find|convinced|persuaded|sure|certain) GAP(?:fit|match|right"
    r"|for you|suit|the role for|strong enough|ready|a place)\b",
    r"\b(?:found|deemed|considered|assessed as|judged|determined to be|rated) (?:to be )?(?:ineligible|not eligible"
    r"|not qualified|unqualified|not (?:to be )?suitable|unsuitable|not appointable|unappointable)",
    r"\b(?:you|your (?:application|profile|candidacy|experience|cv|resume|qualifications)"
    r"|it)\b (?:\w{1,10} )?(?:do not|don't|does not|doesn't|did not|didn't|not|aren't|isn't|wasn't) NEAR(?:qualify"
    r"|eligible|referred|suitable|appointable|strong enough|competitive|sufficient|quite enough|high enough|ready)\b",
    r"\b(?:score|scores|result|results|answers|responses|performance|mark|grade)\b GAP(?:not|n't) GAP(?:high|good"
    r"|strong|enough|pass|meet|sufficient|at the|to the)",
    r"(?:\bnot|n't) (?:have|had) NEAR(?:a |an |any )?(?:suitable|right|appropriate|current|open)? ?(?:role|position"
    r"|opening|vacanc\w{1,3}|opportunit\w{1,3}) NEAR(?:for you|that (?:match|fit|suit)|to match|available|match)",
    r"\b(?:missed the cut|didn't make it|did not make it)\b(?! last)",
    r"\bdecided GAP(?:not to|against) (?:call|meet|see|ask|bring|recommend|put|send|submit|accept|approve|select"
    r"|choose|pick|advance|pass|carry|have|work|go|keep|engage) NEAR(?:you|your|application|it|further|forward|with)\b",
    r"\bdecision (?:is|was|has been) (?:made )?(?:not to|against|to decline|to reject)\b",
    r"\b(?:taken|brought|taking|bringing|got|signed) (?:\w{1,10} )?(?:someone|somebody|another|a new person"
    r"|a candidate)(?: else)? (?:on|in|up|already)\b",
    r"\b(?:other|another|others|different) (?:\w{1,14} )?PEOPLE GAP\b(?:show|had|have|demonstrat|offer|were|was|scor"
    r"|perform|rank|present|brought|bring|gave|interviewed|had)\w{0,5} NEAR(?:more|stronger|greater|deeper|higher"
    r"|better|closer|further|exactly|broader|longer)\b",
    r"n't (?:be )?able to (?:progress|proceed|advance|consider|shortlist|pursue|take (?:it|this|you|your|things)|move"
    r"|continue|make (?:you )?an offer)\b",
    r"\b(?:tipped it|edged it|edged (?:you )?out|edged ahead|came down to (?:you and|two)|just ahead of you"
    r"|ahead of you)\b",
    r"\b(?:reserve|waiting|wait) ?list(?:ed)?\bGAP\b(?:in case|for \d|months|if)|\b(?:place|placed|put|add|added"
    r"|keep) (?:you|your name) on (?:a|our|the) (?:reserve|waiting) ?list",
    r"\b(?:no|not have any|n't have any|not have a|n't have a|not got any|n't got any|not any"
    r"|n't any) (?:\w{1,12} )?(?:vacanc\w{1,3}|openings?|positions?|roles?|jobs?|work"
    r"|opportunities) NEAR(?:at present|currently|at the moment|right now|available|at this time|for you|just now"
    r"|that (?:fit|suit|match)|open)",
    r"\bdon't need (?:anyone|anybody|any more|any help)\b",
    r"\bno longer NEAR(?:need|require|able to|in a position to|proceeding|moving|progressing|continuing"
    r"|going)\b(?! (?:this|your|a) (?:password|account|login|email))",
    r"\b(?:offered|given|awarded|offering|giving) NEAR(?:ROLE|it)\b NEAR(?:to|by) NEAR(?:PEOPLE|somebody|another"
    r"|else)\b",
    r"\bhold(?:ing)? off (?:on )?(?:moving|proceeding|progressing|hiring|continuing|any|this|your)",
    r"\b(?:status|outcome|result|decision|update)\bGAP(?:not selected|rejected|declined|unsuccessful|not progressed"
    r"|not shortlisted|not successful|no longer (?:considered|under consideration)|not hired)\b",
    r"\brejected by\b|\b(?:have|has|had|to|must|will) (?:to )?(?:reject|decline|turn down) (?:you|your (?:application"
    r"|candidacy))",
    r"\bgone to NEAR(?:PEOPLE|somebody|another|else)\b",
    r"\b(?:someone|somebody|candidate|applicant|person) (?:\w{1,12} )?(?:with|who has|who had|who'd"
    r"|whose) NEAR(?:more|deeper|stronger|greater|broader|closer|longer)\b",
    r"\bneed(?:ed)? (?:someone|somebody|a person|a candidate|people) (?:with|who|more|that)\b",
    r"\b(?:not|n't) (?:have|got) (?:a |any )?(?:role|job|position|place|opening|work|vacancy|spot)s? (?:for"
    r"|to offer) (?:you|someone|anyone)",
    r"\b(?:not|n't) (?:ranked|rated|scored|placed|graded) GAP(?:enough|for|to)\b",
    r"\b(?:not|n't) (?:go|going|gone|be going) (?:any )?(?:further|forward|ahead)\b",
    r"\b(?:not|n't) (?:on|on to|onto|part of|included in|in) (?:the|our) (?:shortlist|short list|final list"
    r"|final selection|next round|next stage)",
    r"\bnarrowed NEAR(?:pool|field|list|search|down)\bGAP(?:not|n't|no longer|without)",
    r"\b(?:not|n't) (?:what|quite what|exactly what|who) (?:we|they|the \w{1,12}) NEAR(?:need|want|look|after|seeking"
    r"|require)",
    r"\b(?:too|a bit|a little|slightly|rather) (?:senior|junior|inexperienced|experienced|expensive|far|early in your"
    r"|overqualified)\bGAP(?:for|role|this|us|post|position|need)|\b(?:over|under)-?qualified\b",
    r"(?:\bnot|n't) been (?:able|possible|in a position) (?:for us )?to (?:shortlist|progress|select|offer|invite"
    r"|consider|take|put|move|include|accept|place|support)\b(?! NEARfeedback)",
    r"\bit(?:'s| is| was| has to be|'ll be) a pass\b",
    r"\bROLE\b (?:has|have|was) (?:now |since |already )?(?:been )?(?:offered|accepted|appointed to|awarded)\b",
    r"\b(?:placed|ranked|came|finished) (?:a )?(?:very )?(?:close )?second\b|\bmerit list\b",
)
# These may stand after "until" or "once", and a closing date is none of them.
ROLE_GONE = Phrases(
    r"\bROLE\bGAP\b(?:has|have|had|is|are|was|were|been|'s|now|being|get|got)\bGAP\b(?:filled|cancell?ed|withdrawn"
    r"|on hold|frozen|paused|suspended|pulled|eliminated|discontinued|removed|taken|no longer (?:available|open"
    r"|active|required|needed|going|being|on|exist|accepting|vacant)|not (?:going ahead|proceeding)|closed(?! (?:for"
    r"|to)| on\b| and (?:we|our)|,? (?:and )?we))\b",
    r"\bROLE\bGAP\b(?:no longer|will not be|won't be|not be|isn't|is not) GAP(?:going ahead|available|open|filled"
    r"|proceed|recruited|needed|required|replaced|exists?|hiring|vacant|continu)",
    r"\b(?:put|placed|putting|placing|paused?|pausing|froze|freez(?:e|ing)|frozen|cancell?(?:ed|ing)|cancel|halt(?:ed"
    r"|ing)?|suspend(?:ed|ing)?|withdr(?:aw|awn|ew|awing)(?! (?:from|your))|pulled) GAP\b(?:ROLE|hiring"
    r"|recruiting)\b(?! (?:slot|time))",
    r"\b(?:hiring|recruitment|recruiting|headcount) GAP(?:freeze|frozen|pause[ds]?|(?:on|to a) (?:hold|halt)"
    r"|suspended|cancell?ed)\b",
    r"\b(?:filling|filled|to fill) (?:the|this) (?:\w{1,14} )?ROLE (?:internally|with (?:an|another|a)|by (?:an"
    r"|another))",
    r"\b(?:filled|fill) (?:it|the|this|our) NEAR(?:ROLE|vacanc\w{1,3}|internally)\b",
    r"\b(?:decided|chosen|opted) (?:not to (?:fill|recruit|hire|proceed with (?:this|the) (?:ROLE|hire|recruitment))"
    r"|to (?:cancel|pause|close|withdraw|freeze|put)) (?![^\n]{0,40}\b(?:early|sooner|applications))",
)
# Said before or after the sentence that tells, which is the better one to show.
REGRET = Phrases(
    r"\bregrettably\b",
    r"\b(?:not the|isn't the|wasn't the) (?:\w{1,12} )?(?:news|outcome|result|answer|response"
    r"|decision) (?:that )?(?:you|we)",
    r"\b(?:disappointing|bad|difficult|unwelcome) news\b",
    r"\b(?:this|it) NEAR(?:will|may|must|is) NEAR(?:disappoint|not the (?:news|outcome|answer))",
)
FAREWELL = Phrases(
    r"\b(?:wish|good luck|best of luck|every success|all the best|the best|best wishes)\bGAP\b(?:search|future"
    r"|endeavou?rs?|career|elsewhere|other applications|job hunt|job hunting|pursuits|next (?:role|step|move))",
)
COMPETED = Phrases(
    r"\b(?:pool|field|competition|standard|calib\w{2}|response|number|volume|applicants?|candidates?"
    r"|shortlist)\bGAP\b(?:was|were|has been|have been)\bGAP\b(?:competitive|strong|high|exceptional|outstanding"
    r"|overwhelming|large|fierce|impressive|tough)",
    r"\b(?:extremely |very |particularly |really |highly )?(?:competitive|difficult|hard|tough) (?:process|decision"
    r"|choice|selection|round)\b",
)
STILL_TO_COME = re.compile(
    r"\b(?:will (?:be )?(?:review|contact|reach|let you|get back|update|in touch|hear|make a decision)|be in touch"
    r"|under review|review\w{0,3} your|next (?:stage|step|round))"
)
