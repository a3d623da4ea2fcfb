"""How employers write in English. Contractions are spelled out before a text is compared: “won’t” is “will not”."""

IS_FREE_ORDER = False
COMMON = (
    "a the and you your to of we our for with that this have is are in on at will be not as i it from an my "
    "by or us they has was were can would do if please thank thanks about more so but there what when how "
    "let"
)

PHRASES = {
    # words that begin a clause
    "BREAK": """
, we|i|you|they|he|she|it|this|these|that|there|our|your|my|the|a|an|please|thank|thanks|which|as|who|so|then|\
and|or|nor|some
and|so we|i|you|they|it|there|our|your|this|please|would|will|have|has|had|are|were|was|am|can|could|hope|look|\
wish|thank|if|therefore|unfortunately|sadly|regretfully
because
so the|a|an|no|my
, therefore|thus|hence|consequently
""",
    "BUT": """
but
""",
    "ALTHOUGH": """
although
""",
    "IF": """
if
should you|your|we|the|there|it|our
whether
when you|we|your|they
either
failing which|that|this
where we|you|there do|does|is|are|move|decide
""",
    "UNTIL": """
until|till
once
""",
    # conditions that are a courtesy, and those that speak of silence
    "COURTESY": """
you are ?still interested|available|free|able|happy|unable|around|flexible|unavailable
you have any|a|questions|concerns|time|some
you need|require|want|wish|can|could|may|do
you would like|prefer|rather|accept|join|consider
until ?the ?end ?of monday|tuesday|wednesday|thursday|friday|tomorrow|clock|date|january|february|march|april|\
may|june|july|august|september|october|november|december|next|further|spring|summer|autumn|later|new|q1|q2|q3|q4
that is ok|okay|alright|fine
you would|could|can|might ?kindly ?please ?be come|join|attend|meet|visit|bring|let|send|confirm|free|able|available
until ?at ?least 20*
""",
    "SILENCE": """
not ?yet|already hear|heard|receive|received|contact|contacted|reached|invited|had
""",
    # said of everybody, or of how things go in general
    "PROCESS": """
steps :
""",
    "ASSUME": """
safe to say|assume
""",
    "GENERIC": """
all|only|the|those|unsuccessful|shortlisted|selected|suitable|qualified|chosen|listed ?unsuccessful|shortlisted|\
selected|suitable|qualified|chosen|listed candidates|applicants|individuals|ones
candidates|applicants|those|anyone ___ will|may ?also be asked|invited|contacted|called|required|notified
candidates|applicants|people|individuals|those|anyone who|whose|that|selected|shortlisted|chosen
every|any|all offer|offers
may|might ?also|then ?be ask*|invit*|contact*
interviews will|are|take __ held|conducted|planned|expected|place
those ?who ?are not
for ?any interviews|applications|meetings booked|scheduled
all|every|each|most|many|some|which __ applicant*|candidate*|application*|cvs|resumes|submission*|finalists
those whom
you will get|receive an|another email|message|link|text asking|inviting
""",
    # negations, and those that negate nothing of weight
    "NOT": """
not|never|neither|nor
unable|impossible
no longer
stop*|ceas*|discontinu*
""",
    "NO": """
no|none|without
""",
    "YET": """
""",
    "MASK": """
not __ wait to|for
not be|have ?been happier|more|better|prouder
not|never ?been forget|forgotten|worry|worried|afraid
not|never share|sell|ask|charge|request|solicit
close* _ role|position|vacancy|post early
hiring|recruiting|recruitment manager|team|process|managers|panel|partner|lead|committee|coordinator
not offer you more|less|any than
practice|mock interview
gone out|live|up
pass|passing your|it|this|them ?cv|resume|application|details|profile on|along|to|over
can|could|may be given|offered|passed to someone|somebody|another|others
freeze|pause|changes|restructur* ___ not affect
neither|none of us
ok|okay|happy with me|us putting|sending|sharing
""",
    # who and what it is about
    "YOU": """
you|your|yours|yourself
""",
    "US": """
we|i|us|our|they|he|she
team|panel|committee|client|company|manager|board|department|school|governors|boss|owner|trustees|director|\
employer|jury|council|faculty|organisation|organization|firm
""",
    "APPLICATION": """
application|candidacy|candidature|cv|resume|submission|profile|bid|proposal|portfolio|experience|background|\
qualifications|skills|skillset
""",
    "OTHERS": """
other|another|different|alternative|alternate|stronger|internal|external|fellow|several|two|three|additional _ \
candidate*|applicant*|individual*|people|person|persons|profile*|finalist*|hire|freelancer*|contractor*|\
contender*|colleague|member
someone|somebody else|who|with|already|whose|internal|internally|local|more|based|from|closer|a|slightly|much|senior
anyone|anybody
others
other|another candidature|application
somebodyelse
the other
""",
    "SOMEONES": """
a|one candidate|applicant|person|contractor ?here|already who|whose|with|that
candidate*|applicant*|individual*|people|folks|person|profile*|those who|whose|with|that|located|based|closer|already
a|an nanny|carer|driver|teacher|tutor|lad|girl|guy|chap|woman|man|lady|developer|designer|student|local|firm|\
colleague|friend who|with|from
""",
    "MAYBE": """
may|might|could ?have|already|also ?be|been
""",
    "EARLIER": """
in january|february|march|april|may|june|july|august|september|october|november|december
""",
    "FUTURE": """
will|shall|may|might
""",
    "BETTER": """
better|closer|stronger|greater|deeper|broader|preferred|strongest
more|most ?closely|directly|highly closely|suitable|suited|relevant|direct|directly|specific|senior|experience|\
experienced|extensive|aligned|strongly|recent|hands|advanced|appropriate|qualified|in|depth|similar|competitive|\
suit*
more __ highly
who|that|had|have already
were|was|are|is|had|have|has|offered|showed|brought|presented|demonstrated|scored ?a ?slightly ?rather ?much \
more|better|higher|further|ahead
more comfortable|confident|at
""",
    "ROLE": """
search
position|positions|role|roles|vacancy|vacancies|job|post|posts|opening|openings|requisition|opportunity|\
internship|apprenticeship|headcount|place|places|seat|seats|spots|course|traineeship|placement|studentship|\
fellowship|announcement|assignment|rota|cohort|intake|campaign
recruitment|hiring ?process|for|has|was|is|of
this|the|our hire
""",
    "DECIDED": """
decided|decision|chosen|chose|choose|choosing|elected|opted|opting|determined|concluded|resolved|prefer*|selected|plan
going|gone|go|went|working|work with
vot*
fell on|to
""",
    # what a no withholds
    "ADVANCE": """
mov* ?you|things|it|your ?application|candidacy|candidature forward|ahead|on|further|along
go|going|gone|goes|went ?any ahead|further|forward
proceed*
progress*
advanc*
continu*
tak* __ further|forward|ahead
push*|put|putting|bring* __ forward|through
pursu*
follow up on
to|in|for|into ?the next|final|second|following|subsequent|interview round|stage|step|phase|stages
""",
    "CHOOSE": """
select*
choos*|chose|chosen
shortlist*
pick*
hire|hiring|hired
accept*
recommend*
refer|referred
approv*
recruit*
retain*
consider|considered|considering|consideration
support ?your
extend* the|your|an ?internship|contract|invitation
drawn
want you
place you
tak* _ on
cast ?you
tak* ?on new|any|more|trainees|apprentices|students|people|staff|clients|anyone|anybody|volunteers
appoint|appointed|appointing|appoints
clear|certify you ?for|to
""",
    "OFFER": """
offer|offering|offered
giv* you
""",
    "INVITE": """
invit*
ask* you to
""",
    "FIT": """
match*
fit|fits|fitted|fitting
suit|suits|suited|suitable|suitability
qualif*
eligible
what|who _ we|i|they|client|team __ look|looking|need|needs|after|seek|seeking|want|require
right for
enough|sufficient
strongest|best
have|possess|hold|show|evidence|has|had __ experience|skill*|qualification*|degree|licen*|clearance|certificat*|\
right|level|knowledge|years
well|there
role|job|one|place|company|environment|team|position for you
right _ person|candidate|fit|match|time|moment|role|one|move|place|level|profile|choice|opportunity|environment|\
company|home|step
lin* up
we|they|i|team ?are|were look|looking|need|require for
meet|meets|met|meeting ___ requirement*|criteria|need|needs|minimum|qualification*|standard*|bar|threshold|\
expectation*|specification|level|mark
work* ?out ?for ?us
one for us|me|our|this
of the|a ?required|sufficient|expected|necessary standard|level|calibre|quality
the|our person|one|candidate|man|woman|hire for this|us|the|our|it
""",
    "SUCCEED": """
successful|succeed|succeeded|success
mak*|made it
pass|passed|passing
on|onto our|the|that ?short|reserve|final list|shortlist|selection
among|amongst
one of those|them|the|our
placed on
a yes
through to
reach* __ stage|round|list|shortlist|threshold|standard|level|mark
get|got|getting|gone through
get|got it
included|include|inclusion
our|the|their ?final|first choice|pick|selection
rank|ranked|place|placed|finish|feature ?high in|among|enough
get|got the ___ job|role|position|post|gig|part|place
the one ?we|they|this|for|here
clear|cleared the|our
""",
    "SMALL": """
sponsor*|relocation
refund*|payment*|agencies|agency
times|slot|slots|date|dates|calendar|diary|monday|tuesday|wednesday|thursday|friday|tomorrow|today|morning|afternoon
""",
    # said in so many words
    "REFUSED": """
not ___ news|outcome|answer|result|update|decision|response|reply ___ hop*|want*|expect*|wish*|looking|deserve*
you|application|candidacy|candidature|it|interview|submission|proposal|bid|profile|outcome|status|stage|result|\
test|role|position|post|this __ unsuccessful
been|was|were|being|are|is unsuccessful
application|candidacy|candidature|submission|status|proposal|profile|it has|have|was|were|is|are ?now|also \
?been rejected|declined|denied|refused|unsuccessful
reject*|declin*|turn* your|you ?application|candidacy|candidature ?down
pass on your|you|this|moving|it|taking
going|decided|decid*|had|opted|chosen|need|have|will to pass
we|i|will pass
answer|decision|verdict|outcome|result|it|this is|was ?therefore|unfortunately|sadly|a no|negative
runner up
different|another|alternative direction|route|solution
ineligible|unqualified|unappointable|unsuitable
overqualified|underqualified
leave|leaving it|things there|here
fell|fall|falls|falling|came|come ?just|a|slightly ?little|bit short
part ways
stop* here|there
stop*|end*|close|wrap the|things|this|our|up __ process here
close|closed|closing|archiv* ?out your ?application|candidacy|file|submission
application|candidacy|file|applications|submission has|have|is|will|been|are ?now|be|therefore ?now|been closed|archived
no|any ?current|open|suitable|appropriate|available position*|role*|opening*|vacanc*|job __ match*|fit*|\
available|present|moment|currently|time
reserve list
no|not ?have|the|any|a good|positive|great|better news
bad|disappointing|sad|difficult|unwelcome news
wish|wanted|hoped ?i|we|that ?i|we had|have __ better|different|good|positive news|outcome|update
score* __ below|lower|under
below|under our|the ?required|minimum|pass threshold|mark|bar|benchmark|minimum|level
lack|lacks|lacked|lacking|missing __ experience|skill*|qualification*|depth|background|requirement*|knowledge
above|beyond|outside __ budget|range|band|pay|afford
sorry ?to disappoint
not what
close second
pipped|edged
tipped it|the
placed|ranked|came second
merit list
hold* off
decid*|decision against
was|were|been|be turned down
unsuccessful application
screen*|rul*|filter*|sift* __ out
not ?going ?to need you
draw* __ to a close
have|has gone with|for
led us to
decision|outcome|status|result ?of|for ?your ?application|interview :|is|was declined|rejected|unsuccessful|negative|no
went|gone|going|go with a|an|someone|somebody|another|other
enough people|staff|applicants|volunteers|drivers|helpers|candidates
bar|criteria|requirement*|standard|threshold __ not met|reached
focus* on those|candidates|applicants|others
removed|eliminated|withdrawn from __ consideration|process|pool
non selection|selected
disqualif*
restart*|relaunch*|re|readvertis* ?advertis* __ search|recruitment|role|vacancy|post|position|it
journey __ ends|ended|ending|over|stops
must|have|had ?to say no
not have __ position*|role*|opening*|vacanc*|job* open
no thanks from
nothing suitable|right|matching|appropriate|open
reject*|declin* you|yours
missed|lose|lost|losing out
missed the cut|mark|bar|list
not ?be ?going ?to need anyone|anybody|people|staff|help|more|any
we are full
where we ?have ?to leave it|things
settled|settle|decided|opted|plumped on|for a|an|another|someone|somebody|the
decided to promote|redeploy|transfer
sorted ?now ?out with
no|not ?a|any job|role|position|vacancy|work any|anymore|longer
parked|shelved|binned ?your|the cv|resume|application
was|were|is|are|it not ?going ?to ?be you|us|yours
all|fully ?fully booked|full ?up
return* ?you ?herewith ?to ?your ?you ?application documents|papers|materials|portfolio|certificates|file
passing for|on now|this|the|time
not be needing|requiring|taking|hiring|recruiting|employing|engaging
as far as it|this|you|things ?can goes|go|went|got|will
no luck|joy|dice
end*|discontinu*|conclud*|ceas* ?our|further consideration
job|role|position|post|place|vacancy|spot|shift ?is|was|has ?now ?already ?been taken|snapped|covered|sorted
let this|it ?one go
sad|bad|unhappy|unwelcome tidings|news
to stick|stay|remain ?on with
the ?eventually successful|chosen|winning candidate|applicant|bidder|tenderer has|had|brought|brings|came|was|already
draw|drew|drawn the|a line
can|could not do|offer|run|have ?the|this|an|a ?summer internship|placement|apprenticeship|traineeship
without ?making a|an hire|appointment
an|the|our offer|position|role|post has|was|is ?been|now accepted
roster|team|books|rota|crew|course|programme|cohort ?is|are ?now full|complete
status|changed|updated to rejected|declined|unsuccessful|closed
deeper|more|greater|stronger|longer|wider ___ than you have|bring|offer|currently
consensus|decision|plan|wish is|was to carry|stick|stay|continue
outside|beyond the|our group|range|list|top
rather ___ someone|somebody
go|going|went|gone|chose|opted|taking ___ another|different way|road
candidacy|application|process ___ conclude|concludes|ends|end|stops here|now
application ?has ?is ?was ?have ?been cancelled|terminated|discontinued
number two
better used|off|placed|suited elsewhere
more __ than this|the role|job|post|position|one
this|that|it ?one ?is a no
more __ than we have|need
is|was a pass
not ?be making the|an|any appointment|hire|offer
""",
    # an employer that has no place any more; which of them says why
    "UNMET": """
had hoped ?that ?to
would have liked|loved|been
""",
    "DECIDEDNOT": """
decided|deciding|decision|chosen|opted|elected ?is|was|has ?been ?made not
""",
    "TAKENBACK": """
withdraw*|withdrew|rescind*|retract*|revok* __ offer
offer ___ withdrawn|rescinded|retracted|revoked|void
""",
    "WANTED": """
need|needed|needs|require|seeking|want|wanted|looking ?for someone|somebody|a|people ?person|candidate who|with|\
more|that
look|looking ?for ?a _ different|specific|particular|other
keep|keeping|continue|continuing ?our ?to look|looking|searching|search
""",
    "FILLED": """
gone|went to
hired
appointed|recruited
found someone|somebody
offer|offers ?out to another|other|someone|a|an
appointment|hire|selection has|have ?now ?already been made
someone|somebody|candidate|applicant|person|finalist|colleague ?else|who ?has|have|just accepted|started|signed|starts
brought|taken|took|signed someone|somebody|another __ on|in|already|person|candidate
offered and accepted
filled
offered|given|gone|awarded|extended|made ?it|the ?role|job|position|post|contract ?and ?accepted to|by __ \
candidate*|applicant*|someone|somebody|else|person|another|individual|internal|colleague|employee|member|\
supplier
made an appointment|selection|hire
we|they|i have ?now ?just ?already hired|appointed|recruited
gave|given ___ to a|an|another|someone|somebody|one
already|now got|have|found|taken|hired someone|somebody|people|enough
full complement
gone|went with|for a|an|another|someone|somebody|one
given|gave|promised ___ job|role|position|post|place|it|contract to my|a|an|our|someone|somebody|his|her|their
been|was|were awarded|allocated
fill*|filled ___ internally|within|house
been|was cast
just|have|has signed|hired someone|somebody
candidate ?has ?have ?been identified|finalised|finalized|confirmed|found
""",
    "CANCELLED": """
cancel*
on hold|ice|pause
freeze|freezing|froze|frozen
pause|paused|pausing
suspend*
withdrawn|withdrawing|withdraw|pulled|pulling
no longer ?be going|filling|filled|recruiting|recruited|required|needed|exist*|replac*|hiring
budget|funding __ cut|cuts|fell|approved|frozen|lost|not
been|was|is stopped
not ?be ?going ?to ?being fill|recruit|replace|ahead
""",
    "GONE": """
no longer ?be available|open|active|vacant|accepting|hiring|recruiting|looking|seeking|interviewing|considering|\
taking|reviewing|live|an|required
not ?currently|presently|be|being available|hiring|recruiting|looking|taking
concluded
is|are|has|had|was ?now|been over|ended
is|has|are|job|role|position ?now|already|since gone
expired
go|goes|went|gone away
""",
    "CLOSED": """
closed|closing|close
""",
    "REGRET": """
sorry|sad|afraid|disappointed to ?have|to|be ?to|having inform|tell|say|let|advise|share|notify|report|write|\
announce|telling
afraid ?that|to ?we|i|you|it|your
regrettably|regretfully|unfortunately|sadly
regret
""",
    "COMPETED": """
pool|field|competition|standard|calibre|caliber|response|number|volume|applicant*|candidate*|shortlist|choice|\
decision __ competitive|strong|high|exceptional|outstanding|overwhelming|large|fierce|impressive|tough|\
difficult|hard|tremendous
""",
    "FAREWELL": """
wish* __ luck|success|best|well
""",
    # a conversation and a test
    "TALK": """
interview|interviews|interviewing
call|calls|phone|telephone|video|zoom|teams|skype
screen|screening
visit|site
presentation
audition|loop|superday|onsite
chat|conversation|conversations|discussion|meeting
day with us|the
in the|your|our diary|calendar
pairing|whiteboard|pair
trial ?day ?days ?shift
""",
    "TEST": """
assessment|assessments
test|tests|quiz
challenge|exercise|task|homework|assignment
video interview
record __ answers|responses|video|questions
""",
    "STEP": """
next|second|final|following|third|technical|interview|last|further|onsite|subsequent|first|telephone stage|step|\
steps|round|rounds|stages|phase
stage two|three|2|3
final stages|three|two|list|four|five
next up
""",
    "IS": """
is|be|:|involves|will
""",
    "SCREENING": """
phone|telephone|initial|introductory|intro|first|screening|quick|brief|short|informal|recruiter screen|\
screening|interview|call|chat|conversation|catch
20|15|30 minute|minutes|min call|chat|phone|conversation
""",
    "CALLEDOFF": """
cancel*|call* ?off __ interview|call|meeting|appointment
""",
    "DAYTIME": """
monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|weds|thu|thur|thurs|fri
tomorrow|today|tonight
next|this week|morning|afternoon
clock|date|noon|midday
1st|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|11th|12th|13th|14th|15th|16th|17th|18th|19th|20th|21st|22nd|23rd|24th|\
25th|26th|27th|28th|29th|30th|31st
january|february|april|june|july|august|september|october|november|december|jan|feb|jun|jul|aug|sep|sept|oct|nov|dec
""",
    "WISH": """
would ?really|very|also|absolutely|now|all|both ?much like|love|appreciate|welcome
like|love|keen|hoping|hope|want|wants|wish|wanted|looking|happy|delighted|pleased|excited|thrilled|glad|eager|\
interested to
please|kindly
could|can|shall we|i|you
will|would you
i|we will ?then|also|now call|ring|phone|send
fancy
we can
need|needs|have|had to
if you would|could|can|might
""",
    "ARRANGE": """
schedul*
arrang*
set* up
find|fix|agree __ time|date|slot|day
reschedul*|rearrang*|postpone|move|change
get __ in|diary|calendar
push|pushed|moved our|your|the __ back|to|forward
cancel|cancelling
""",
    "MEET": """
meet|meeting ?up ?with you|us|our|the|them|him|her|me|for|in|on|at|again|soon
speak|talk|chat further|more|again|soon|about
discuss|discussing ?it|this|your|the|with|further ?you
hear|hearing|learn|learning|know|find ?out more about you|your
get|getting to know you
see you ?for|at|on|in
you to meet|speak|come|visit|attend|have|talk|interview|present|join
introduce you to
have|grab|do a|an|another|some|our|your __ chat|call|talk|conversation|coffee|word|discussion|zoom|catch|\
meeting|interview
pop|drop|swing in|over|by|round
bring|have|get|fly|book you ?in|to|over|on|back ?in|for
attend a|an|the|our|your
come down|along|by|in|over|to|and
to meet|talk|chat|speak|interview
come|have|see|meet you|back ?in|on|for ?the ?a final|second|next|another
a|another second|further ?short conversation|chat|meeting|interview|talk
coffee
""",
    "SOFT": """
community|network|pool|newsletter|mailing|alerts|alert|webinar|survey
apply|reapply|explore|follow|browse|view|visit|check|register|subscribe
""",
    "ASKWHEN": """
availability
are|be|would|will|is you|that|be|this ?be ?still free|available|around
time|times|date|day|days|slot|slots|which ?you|that __ works|work|suit|suits|prefer|free|convenient
can|could you ?please come|make|do|join|attend|meet
diary|calendar|week look like
does|do|would|will|is|could __ work|suit|convenient|possible|ok|okay|good ?for ?with you|?|me
let|send|give|share|suggest|propose|know|confirm __ times|date|dates|slot|slots|days|few
any chance of|for|you
does|would|will|is|could ?next|this|on monday|tuesday|wednesday|thursday|friday|date|clock|tomorrow __ work|suit
shall|could|can|should we say|do|try|meet|speak|chat
open to a|an _ call|chat|conversation|meeting|interview
your preferred ?interview slot|time|date
sending|giving|suggesting __ times|dates|slots|availability
free for a|coffee|lunch|call|chat
any time|day after|before|between clock|1|2|3|4|5|9|10|11|monday|tuesday|wednesday|thursday|friday
""",
    "BOOK": """
grab|pick|choose|take whatever|whichever|any
book|pick|choose|select|grab|reserve|secure in|any|a|an|your|the|one|another|some __ time|slot|date|appointment|\
interview|hour|session|slots|times
book yourself in
""",
    "STANDING": """
""",
    "SCHEDULED": """
schedul*|confirm*|arrang*|booked|reschedul*|rearrang*|postpon*
will be held|at|on|with|in
remind*
moved ?from|to
ahead of
""",
    "LOOKFORWARD": """
look* forward to ?our|your|meeting|seeing|speaking|talking|chatting|interviewing|welcoming
see you
""",
    "LABEL": """
interview|venue|meeting|call|assessment ?date|time|details|mode|location|schedule|link|venue :
date|mode|time|location|venue|round|duration :
interview|invitation|assessment invitation|confirmation|confirmed|scheduled|reminder|request|rescheduled|invite|details
interview -
""",
    "THROUGH": """
you|application ?have|are|were|has ?now|also|been|are ?delighted ?been shortlisted
you|application ?have|has|are|were ?now|also|been|are ?been selected|chosen|successful|progressed|put|moved|\
advanced|nominated|moving|invited|passed|scheduled __ interview*|stage|round|step|assessment*|call|meet|attend|\
through|forward|shortlist|test|selection|next|discussion
passed|completed|cleared _ first|initial|phone|screening|technical|online|previous|the|our|this __ stage|\
screening|round|sift|test|assessment|interview
through|forward|on|progress*|proceed*|advance* to ?the|our|a|an|second|first next|interview|second|final|\
technical|first|shortlist|assessment
move|moving|take|taking|progress*|bring|put|get|go|going|proceed ?you|your|ahead|forward|with|things \
?application|on ?forward|through|ahead|on to|into|with|in|for ?the|a|an|our ?next|second|final|first|technical|\
short interview*|stage|round|step|process|technical|meet|call|onsite|loop|conversation|phase|second|next|final
move* forward with you|your|the
proceed|continue|progress with you|your
wants|want|like|loved|liked to ?like meet|see|interview|speak you
moving you
place on our|the recruitment|assessment|selection|interview day|centre|center|event
shortlisted|selected|invited you ?for|to
made|making it to|on|onto the|our|a|round|stage|final|second|next
you ?have made|reached the|our ?final|last final|last|three|two|four|five|shortlist|second
""",
    "COMPLETE": """
complet*|take|taking|do|attempt|finish|submit|return|start|begin|record|sit|prepare|present|give|deliver|click|\
attached|access
sent|sending you
""",
    "CALLYOU": """
give you a call|ring
speak|talk|see|meet|chat ?to|with ?you|then on|at|tomorrow|monday|tuesday|wednesday|thursday|friday|then
you will be meeting|speaking|interviewing|interviewed|talking
""",
    "PAST": """
thank|thanks ?you ?so|very|again|both ?much for|again
enjoyed|attended|took|were|had|met|spoke|interviewed|talked|recent|previous|last
completed|completing
""",
    # an offer
    "JOB": """
position|role|post|job|contract|internship|apprenticeship|appointment|employment|traineeship|fellowship|\
placement|scheme|programme
place|seat on|in|with|at
""",
    "OFFERDOC": """
offer letter
job offer
offer of employment|appointment
formal|official|written|verbal|conditional|unconditional|revised|provisional|firm|updated|increased|competitive|\
contingent offer
our|your|the|this offer
an offer
starter form*
employment|signed contract|agreement
your|a contract
sign* __ agreement|contract|paperwork
paperwork for your new
contract ___ attached|enclosed|email
revised|updated|amended letter|contract|terms
""",
    "HANDOVER": """
attach*|enclos*|below|find|review|sign*|send*|sent|extend*|make|making|prepare*|present*|shar*|issu*|confirm*|\
accept|receiv*|ready|pleased|delighted|happy|excited|thrilled|valid|approved|outlin*|sets|subject|expires|\
congratulations|proud|increased|revised|come|stands|pleasure|here|conditional
""",
    "JOINS": """
hire|appoint|employ you
bring|have|having you on ?board|the|our ?team
were|are|you ?have ?been the successful|chosen|preferred candidate|applicant|one
one|person we ?would ?like ?to want|hire|like
confirm* your employment|appointment
take|taking you on
selected|chosen|successful|appointed for|as|in|to|with ?the|a|our|this __ role|position|job|post|scheme|\
internship|placement
go up to money
got a|your place|seat on
you will be joining us|our|the
welcome you to|as|into
selection for|as the|a ?post ?role|position
come and work
chosen|selected|picked|chose you for|as|to
want|wants to offer
like|love|want|thrilled|delighted|pleased|excited|wish|keen|hoping|honoured|honored ?for ?if|to ?have ?that \
?the you ?to|would ?like|accept|would join|start|become|hire|be
accepted|admitted on|onto|to|into ?to the|our|this ?graduate ?training apprenticeship|programme|program|scheme|course
you would|will join us|our
job|jobs|role|position|post|place ?is yours
would you be our
engage|employ|recruit you as
you ?have got|have the gig|job|part|role|position|post|place|spot
everyone|everybody|all|we|they|team ?here ?really want|wants|chose|picked|love|loved you
a yes from all|us|everyone|the|me
you ?have got it
you ?would|will accept the|this|our role|post|position|job
you to join|start|become ?us|our|the|with|as|part
""",
    # a receipt
    "SUCCESS": """
you ?have|were|are|been ?been successful|selected|chosen|appointed
""",
    "STARTS": """
welcome to the|our team
your appointment
your first day|start|starting|induction|onboarding|probation ?date|day|will|is
your ?new|starting|annual|base|basic salary|pay|role|hours will|would|is|of|as|at
offering|offer|offered ?you ?up ?to money
before you ?can ?may start|join
""",
    "RECEIVED": """
you ?have ?successfully applied for|to|at|on
candidate|application|reference number|id
noted your
added you to
cv|resume|documents|details|materials|form|package|answers|responses|results|video|references __ received|\
submitted|sent|arrived|safely|forwarded|passed|uploaded|transferred|delivered|recorded|registered
application __ is|are ?now in|with|complete
receiv*|receipt|acknowledg*|registered|logged|recorded|got|reached _ your|the|an|of|you __ application|cv|\
resume|submission|documents|details|materials|candidature|form|expression|interest|assessment|test|task|\
references|enquiry|letter|package|portfolio|answers
have your ?details application|cv|resume|submission|details
has|have|safely reached us
acknowledgement|acknowledgment
letter|vitae|email|file|form ___ arrived|received|complete|come|came
received with|safely
see|find|have your application|form in
added to your|our application|file|database
is|was logged|lodged|registered
we|i have got it
got it ,|thank*|safely
passed|forwarded|sent|put|popped|shared|submitted|transferred your|it|this ?cv|resume|profile|details|\
application ?on to|through|on|along|over|in
successfully transmitted|sent|uploaded|delivered|lodged|made|reached
thank|thanks|cheers ___ got it
hold|holding your application|cv
is on file
reached the|our|my manager|recruiter|recruiters|team|department|hr|client
viewed your application
application|submission|candidature|expression ___ received|submitted|sent|arrived|safely|complete|forwarded|\
passed|uploaded|transferred|delivered|shared|recorded|registered|viewed
application|cv|resume|profile|it is|are ?now with|at the|our|my manager|recruiter|recruiters|team|department|hr|client
""",
    "THANKS": """
pleased|delighted|excited|thrilled|happy|glad|love|great ?to ?see ?that you __ appl*|consider*|chose|chosen|\
decided|interest*
thank|thanks|cheers __ tender|bid|references|documents|form|transcript|letter
thank|thanks|appreciate|appreciated|grateful __ you|for|your __ appl*|interest|submi*|sending|cv|resume|\
considering|registering|completing|contacting|coming|interviewing|meeting|speaking|providing|enquiry|follow|\
attending
""",
    "REVIEW": """
under|in ?active review|consideration|progress
being|be|still|currently reviewed|assessed|considered|processed|reviewing|considering|assessing|active|\
shortlisting|reviewing
will|shall ?then|also|be|soon|shortly get|in|let|contact|come|update|respond|hear|keep|reach|follow|call back|\
touch|you|from|up|posted|out
within|next|over|early|end ?the|of ?next|two|three|four|few|coming week|weeks|days|month|fortnight
still in
closing date
remains active|under
review*|read*|assess*|consider*|process*|screen*|evaluat* __ your|all|each|every|application*|cv|resume|profile|\
everything|submissions
""",
    # not an employer's word to an applicant
    "PENDING": """
no|not ?have|made|reached ?an|a ?final update|decision|news|word ?yet
""",
    "ADVERT": """
jobs|job match*|alert|alerts
saved search
apply now|today
newsletter|digest|webinar|masterclass|podcast|blog
% off
we are hiring
open day|evening|house
careers fair|evening|event
searches this week
how to|we ace|write|prepare|answer|turn
tips to|for
interview prep|coaching
offer ends
job|jobs|role ?that you saved|viewed|liked
in the past
new|more|latest|recommended|matching|hot|top|saved jobs|vacancies|openings
candidate experience
jobs|vacancies near|matching|picked|alert|alerts|matches|expire|digest|for
how did we do
top tip|tips
""",
    "COLD": """
saw|seen|found|noticed your|you profile|cv|resume|background
would you be open|interested
""",
    "OWN": """
my application|cv|resume|candidacy|experience|interest|qualifications|skills|cover|notice|references ?for|to|in
thanks|thank ?you for|the ?your|the invitation|offer
thank|thanks ?you for considering|meeting|seeing|interviewing|inviting|offering me
to hear|learn that i
wanted|writing|like to follow|check|enquire|apply|withdraw|express
we|i did not get the
you have withdrawn|accepted|declined
accept|decline it|your ?kind|job offer
accepted another offer
my answers
advice on my
i ?would ?am ?formally|hereby|gladly|happily|like|delighted|pleased|happy|writing ?to ?formally|gladly|hereby \
accept|decline|withdraw your|the|this|my|from
attached ?please ?find my
i have ?therefore decided not to ___ the|this process|opportunity|role|position
i regret ?that i must|have|will
they told|offered|rejected me|us
sorry|gutted|sad|sucks to hear ?that ?you ?did ?were not|rejected|turned
attend|make|reach my interview|appointment|assessment
for accepting our|the|this
i ?have ?therefore decided ?not to accept|decline|withdraw|take|remove
i have decided not to continue
my contract|offer
""",
    # other things that are refused, offered and confirmed
    "APPLY": """
appl*
joining
your interest
""",
    "WORK": """
job|jobs|role|roles|position|positions|vacancy|vacancies|interview*|candidate*|cv|resume|hiring|recruit*|\
career*|salary|internship|apprenticeship|candidacy|candidature|employment|hr|talent|portfolio|post|shortlist*|\
hire|hired|applying|traineeship
the team
trial shift
phone screen
time|interview|preferred slot|slots
reception
offer letter
bonus|starter|handbook|induction|payroll|onboarding|annum|hourly|salary|paperwork
our ?hiring ?finance ?lead ?managing director|office|team|manager|ceo|cto|founder|founders|head|lead|hr|client|\
store|shop|kitchen|company|panel|studio|clinic|school|reception|premises|site
zoom|teams|meet link|details
dial in
benefits|hour|overtime
""",
    "ELSEWHERE": """
rental application|agreement
our|the flat|apartment
your payment|parcel|order|delivery|purchase|subscription|membership|booking|claim|tenancy|lease|pet|car|boiler|ticket
refund
appointment with dr
visa|passport|citizenship application
radio|tv
parking|planning permit|permission|committee
different|new|another supplier for
current|everyday|savings account
vendor|solicitor
msc|mba|bsc|ucas|postgraduate|undergraduate
housing application|association|register
table at
overdraft|allotment|manuscript|landlord|tenancy|divorce
your|a|the|our loan|mortgage|broadband|subscription*
this is the ?your lab|surgery|garage|dentist|optician|clinic
""",
    "SCAM": """
pay|send|transfer __ fee|deposit|money
""",
    # the reason that a no gives
    "REQUIREMENT": """
requirement*|criteri*|qualification*|minimum|essential
visa|sponsor*
relocat*|commut*|located|timezone|zone
more|deeper|greater|further|enough|level|years __ experience
too senior|junior|experienced|inexperienced|expensive
pass mark
""",
    "COMPARED": """
other|another|different|stronger|internal|several _ candidate*|applicant*|individual*|people|person|finalist*
someone|somebody|candidate*|applicant* who|whose|with|more|else|that
competitive|strong|high|exceptional field|pool|standard|calibre|competition
competition
""",
}
