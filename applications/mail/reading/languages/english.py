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
, we|i|you|they|he|she|it|this|these|that|there|our|your|my|the|a|an|please|thank|thanks|which|as|who|so|then|and|or|nor|some
and|so we|i|you|they|it|there|our|your|this|please|would|will|have|has|had|are|were|was|am|can|could|hope|look|wish|thank|if|therefore|unfortunately|sadly|regretfully
because
so that
whereas
so the|a|an|no|my
, therefore|thus|hence|consequently
""",
    "BUT": """
but
however
nevertheless
yet we|you|i
that said
""",
    "ALTHOUGH": """
although
though
while|whilst
despite
even though|if
""",
    "IF": """
if
in case
in the event
in the unlikely event
should you|your|we|the|there|it|our
whether
provided that|you
assuming
as long as
depending on
when you|we|your|they
either
failing which|that|this
otherwise
where we|you|there do|does|is|are|move|decide
""",
    "UNTIL": """
until|till
unless
once
as soon as
""",
    # conditions that are a courtesy, and those that speak of silence
    "COURTESY": """
you are ?still interested|available|free|able|happy|unable|around|flexible|unavailable
you have any|a|questions|concerns|time|some
you need|require|want|wish|can|could|may|do
that|this|it|these|those|time|date|times|none|neither ?does|do ?not suits|suit|works|work
possible
we|you can|could make|attend|have
i could|may|can
suits you
you would like|prefer|rather|accept|join|consider
we|i moved|move|pushed|could|can|did
until ?the ?end ?of monday|tuesday|wednesday|thursday|friday|tomorrow|clock|date|january|february|march|april|may|june|july|august|september|october|november|december|next|further|spring|summer|autumn|later|new|q1|q2|q3|q4
that is ok|okay|alright|fine
you would|could|can|might ?kindly ?please ?be come|join|attend|meet|visit|bring|let|send|confirm|free|able|available
you|that ?would|will ?be be|is free|available|possible|convenient
until ?at ?least 20*
""",
    "SILENCE": """
not ?yet|already hear|heard|receive|received|contact|contacted|reached|invited|had
no reply|response|news|word|answer
hear|heard|receive|received nothing
without hearing
""",
    # said of everybody, or of how things go in general
    "PROCESS": """
typical*
usually|normally|generally|often|sometimes
hiring|recruitment|selection|application|our process|procedure ?usually includes|consists|has|involves|:
next steps|process : our|the|a|we
what happens|to expect|comes next
steps :
""",
    "ASSUME": """
safe to say|assume
please|you may|can|should|must|will consider|take
please consider|take
please|may|can|should|must assume|conclude
will assume
""",
    "GENERIC": """
all|only|the|those|unsuccessful|shortlisted|selected|suitable|qualified|chosen|listed ?unsuccessful|shortlisted|selected|suitable|qualified|chosen|listed candidates|applicants|individuals|ones
successful candidates|applicants|individuals
candidates|applicants|those|anyone ___ will|may ?also be asked|invited|contacted|called|required|notified
only those
candidates|applicants|people|individuals|those|anyone who|whose|that|selected|shortlisted|chosen
provisional interview
every|any|all offer|offers
may|might ?also|then ?be ask*|invit*|contact*
possibly
offer|offers will only|then
candidates|applicants not
interviews will|are|take __ held|conducted|planned|expected|place
candidates|applicants on the short|shortlist
assessment centres|centers|days will|take|are
those ?who ?are not
applications|cvs|resumes are|get
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
unlikely
fail* to
stop*|ceas*|discontinu*
""",
    "NO": """
no|none|without
""",
    "YET": """
not yet
""",
    "MASK": """
not only|just|merely|simply
not hesitate
not __ wait to|for
not be|have ?been happier|more|better|prouder
not|never ?been forget|forgotten|worry|worried|afraid
not|never share|sell|ask|charge|request|solicit
or not
why not
not|no ?a problem|problems|worries|rush|pressure|doubt|hurry|obligation|matter
no later|fewer|less than
no|not ?the need to
not need|have to
not ?be reply|respond|monitored|replied
not _ intended
not limited|restricted to
not discriminate
not ?been rejected
not reflect|mean|imply|constitute|guarantee|represent|indicate
not thank you enough
in advance
in order to|for
if not
last but not least
close* _ role|position|vacancy|post early
consider the environment
go through
offers you
further details|information|notice|questions|ado
credit|financial|systems|data|business|intelligence analyst|manager|officer
not accept|accepting __ agencies|agency
in|for the meantime|future
hiring|recruiting|recruitment manager|team|process|managers|panel|partner|lead|committee|coordinator
selection|search|interview|appointments|hiring committee|panel|team|board
interview questions|skills|tips
while|although|though strong|impressive|excellent|good|interesting|relevant
not offer you more|less|any than
under review stage
all set
end of the process|month|week|year|day
reserve the right to ___ offer
shall i
practice|mock interview
accept|accepting|accepted ?our|my|their|your apologies
gone out|live|up
selection criteria
form|forms part of
pass|passing your|it|this|them ?cv|resume|application|details|profile on|along|to|over
calls for
can|could|may be given|offered|passed to someone|somebody|another|others
thank ___ not enough
not get back
freeze|pause|changes|restructur* ___ not affect
neither|none of us
test|assessment results
before i|we ?can put|send|submit|forward ?you
ok|okay|happy with me|us putting|sending|sharing
on the other hand
the other day|week|side|end|half
not enough time
so that we can|could|may consider|contact|offer|see|invite others
most|many|some ___ positions|roles|vacancies|places|jobs ___ filled
shortlisting is|will|takes|was|begins|starts
monday|mon to|- friday|fri|saturday|sunday
""",
    # who and what it is about
    "YOU": """
you|your|yours|yourself
""",
    "US": """
we|i|us|our|they|he|she
team|panel|committee|client|company|manager|board|department|school|governors|boss|owner|trustees|director|employer|jury|council|faculty|organisation|organization|firm
""",
    "APPLICATION": """
application|candidacy|candidature|cv|resume|submission|profile|bid|proposal|portfolio|experience|background|qualifications|skills|skillset
""",
    "OTHERS": """
other|another|different|alternative|alternate|stronger|internal|external|fellow|several|two|three|additional _ candidate*|applicant*|individual*|people|person|persons|profile*|finalist*|hire|freelancer*|contractor*|contender*|colleague|member
smaller group
successful|preferred applicant|candidate
internally
someone|somebody else|who|with|already|whose|internal|internally|local|more|based|from|closer|a|slightly|much|senior
the other candidate|finalist|person
existing|former|previous employee|contractor|member|colleague|staff|freelancer
other people|candidates|applicants|finalists
anyone|anybody
others
other|another supplier|firm|company|bidder|consultant|school|student
other|another candidature|application
somebodyelse
another tenderer|bidder|artist|author|writer|actor|tutor|teacher|nanny|carer|driver|cleaner|designer|developer|lawyer|solicitor|nurse|chef
the other
one of their|our own|former|existing|current
a|an|someone|somebody|anyone|one more|less|better|stronger|differently __ person|candidate|applicant|individual|colleague|profile|hire
""",
    "SOMEONES": """
a|one candidate|applicant|person|contractor ?here|already who|whose|with|that
candidate*|applicant*|individual*|people|folks|person|profile*|those who|whose|with|that|located|based|closer|already
a|an nanny|carer|driver|teacher|tutor|lad|girl|guy|chap|woman|man|lady|developer|designer|student|local|firm|colleague|friend who|with|from
""",
    "MAYBE": """
may|might|could ?have|already|also ?be|been
""",
    "EARLIER": """
last year|time|month|spring|summer|autumn|winter|week
previously
earlier this year
back in
in january|february|march|april|may|june|july|august|september|october|november|december
""",
    "FUTURE": """
will|shall|may|might
""",
    "CHOSENONE": """
we|they|team|client|board|panel|governors|i|have|has ?now|just|already picked|chose|chosen|hired|appointed|selected ___ for|as the|this|our ___ role|job|position|post
""",
    "BETTER": """
better|closer|stronger|greater|deeper|broader|preferred|strongest
more|most ?closely|directly|highly closely|suitable|suited|relevant|direct|directly|specific|senior|experience|experienced|extensive|aligned|strongly|recent|hands|advanced|appropriate|qualified|in|depth|similar|competitive|suit*
best match|fit|suit*|meet*|align*|qualified
exact*
head start
demonstrat*|show* _ fit|match
more __ highly
who|that|had|have already
were|was|are|is|had|have|has|offered|showed|brought|presented|demonstrated|scored ?a ?slightly ?rather ?much more|better|higher|further|ahead
more comfortable|confident|at
""",
    "ROLE": """
search
position|positions|role|roles|vacancy|vacancies|job|post|posts|opening|openings|requisition|opportunity|internship|apprenticeship|headcount|place|places|seat|seats|spots|course|traineeship|placement|studentship|fellowship|announcement|assignment|rota|cohort|intake|campaign
recruitment|hiring ?process|for|has|was|is|of
this|the|our hire
residency|residencies|grant|award|bursary|scholarship|commission|contract|tender
""",
    "DECIDED": """
decided|decision|chosen|chose|choose|choosing|elected|opted|opting|determined|concluded|resolved|prefer*|selected|plan
going|gone|go|went|working|work with
focus ?on
agreed to
felt|thought|think ?that ?it best|right to
prioriti*
concentrat* ?our ?efforts on
vot*
opt* for
settl* on
award*
gone|went for|to
consensus
elect*
promot*
favour*|favor*
fell on|to
""",
    # what a no withholds
    "ADVANCE": """
mov* ?you|things|it|your ?application|candidacy|candidature forward|ahead|on|further|along
mov* _ to|into ?the|a
mov* with
go|going|gone|goes|went ?any ahead|further|forward
proceed*
progress*
advanc*
continu*
tak* __ further|forward|ahead
tak* you|your __ to|on
carr* __ forward
push*|put|putting|bring* __ forward|through
pursu*
follow up on
process* __ further
look* at __ further
to|in|for|into ?the next|final|second|following|subsequent|interview round|stage|step|phase|stages
on|over to the ?next|final|second|interview|onsite
keep* __ in ?the running|consideration|process
focus* ?our ?all ?efforts|attention|time|energies|search on
next steps
""",
    "CHOOSE": """
select*
choos*|chose|chosen
short list*
shortlist*
pick*
hire|hiring|hired
accept*
recommend*
refer|referred
approv*
employ|employing|employed
recruit*
retain*
engag*
consider|considered|considering|consideration
say yes
satisf*
tak* ?you|him|her|anyone on
tak* you
support ?your
extend* the|your|an ?internship|contract|invitation
tak* on any|more|anyone|new
drawn
be extending
want you
place you
with you ?further ?on
tak* _ on
interviewing any*|candidates|applicants
requir*|need* your services|help|assistance
cast ?you
tak* ?on new|any|more|trainees|apprentices|students|people|staff|clients|anyone|anybody|volunteers
join us|our
appoint|appointed|appointing|appoints
add you|your
clear|certify you ?for|to
""",
    "LOOKEDAT": """
be reviewed|assessed|read
""",
    "OFFER": """
offer|offering|offered
giv* you
""",
    "MAKEOFFER": """
mak*|extend*|give|giving|present*|made __ offer
""",
    "INVITE": """
invit*
ask* you to
extend*|giv*|grant* ?you an|a interview|trial|place
are|were asked|required|requested to complete|take|attend|come|present|sit
invited to appear|attend
summon*|conven*
""",
    "FIT": """
match*
fit|fits|fitted|fitting
align*
suit|suits|suited|suitable|suitability
qualif*
eligible
satisf*
correspond*
what|who _ we|i|they|client|team __ look|looking|need|needs|after|seek|seeking|want|require
right for
a pair
strong|competitive|experienced|senior|deep|high|good|close|far enough
enough|sufficient
strongest|best
most qualified|suitable|competitive
quite there|right
have|possess|hold|show|evidence|has|had __ experience|skill*|qualification*|degree|licen*|clearance|certificat*|right|level|knowledge|years
well|there
go|went as|well
role|job|one|place|company|environment|team|position for you
right _ person|candidate|fit|match|time|moment|role|one|move|place|level|profile|choice|opportunity|environment|company|home|step
lin* up
show*|demonstrat*|reflect*|display* the|enough|a|any
we|they|i|team ?are|were look|looking|need|require for
score needed|required
a good|great|suitable|natural fit|match
working|work out
ticks|tick
meet|meets|met|meeting ___ requirement*|criteria|need|needs|minimum|qualification*|standard*|bar|threshold|expectation*|specification|level|mark
make|making|made it|this|things|that work
work* ?out ?for ?us
it|this|that ?would|will|is ?to ?going ?to ?be work
one for us|me|our|this
of the|a ?required|sufficient|expected|necessary standard|level|calibre|quality
the|our person|one|candidate|man|woman|hire for this|us|the|our|it
""",
    "SUCCEED": """
successful|succeed|succeeded|success
mak*|made it
mak*|made __ cut|shortlist|list|grade
get|got the job|role|position|post
secur*
pass|passed|passing
on|onto our|the|that ?short|reserve|final list|shortlist|selection
among|amongst
one of those|them|the|our
in|under ?the running|consideration|contention
placed on
a yes
in your favour|favor
through to
the score
reach* __ stage|round|list|shortlist|threshold|standard|level|mark
go|gone|went your way
respond|reply positively|favourably|favorably
get|got|getting|gone through
get|got|getting to the|next|final|second|interview
get|got it
included|include|inclusion
our|the|their ?final|first choice|pick|selection
part of it|them
part of our|the team|shortlist|group|plans
rank|ranked|place|placed|finish|feature ?high in|among|enough
get|got the ___ job|role|position|post|gig|part|place
the one ?we|they|this|for|here
clear|cleared the|our
""",
    "SMALL": """
feedback|comment*|reasons
attachment*|file|files|document*|link|pdf
sponsor*|relocation
refund*|payment*|agencies|agency
late applications
parking|travel|expenses|accommodation
update|updates|information|details|guarantee*|advice
times|slot|slots|date|dates|calendar|diary|monday|tuesday|wednesday|thursday|friday|tomorrow|today|morning|afternoon
another|that|different|later time|day
at 1|2|3|4|5|6|7|8|9|10|11|12|clock
individual|individually|personally
""",
    # said in so many words
    "REFUSED": """
not ___ news|outcome|answer|result|update|decision|response|reply ___ hop*|want*|expect*|wish*|looking|deserve*
go|goes|going|gone|progress no further
end*|stop*|conclud* your application|candidacy|process ?here ?now
reach* ?its|the end
offer ___ been|was accepted
benefit from more|further|additional
less|lighter|narrower|fewer|weaker than we need*|want*|require*|look*|expect*
you|application|candidacy|candidature|it|interview|submission|proposal|bid|profile|outcome|status|stage|result|test|role|position|post|this __ unsuccessful
been|was|were|being|are|is unsuccessful
unsuccessful on|at|this|in|with|following|for
application|candidacy|candidature|submission|status|proposal|profile|it has|have|was|were|is|are ?now|also ?been rejected|declined|denied|refused|unsuccessful
you ?have ?now been|were|are rejected|refused|denied|ruled|eliminated|excluded
reject*|declin*|turn* your|you ?application|candidacy|candidature ?down
take|taking a pass
turn* you|your|it ?application down
pass on your|you|this|moving|it|taking
pass for|this|on this|now|time
going|decided|decid*|had|opted|chosen|need|have|will to pass
we|i|will pass
it is|was|be|has ?to ?be a pass
answer|decision|verdict|outcome|result|it|this is|was ?therefore|unfortunately|sadly|a no|negative
a no from|at|for|this|on
they|client|team said no
runner up
in|into ?a|another|different different|another|new direction
different|another|alternative direction|route|solution
ineligible|unqualified|unappointable|unsuitable
overqualified|underqualified
too senior|junior|inexperienced|experienced|expensive|far
leave|left you out
leave|leaving it|things there|here
fell|fall|falls|falling|came|come ?just|a|slightly ?little|bit short
part ways
stop* here|there
stop*|end*|close|wrap the|things|this|our|up __ process here
stop the process
journey with us __ ends
close|closed|closing|archiv* ?out your ?application|candidacy|file|submission
application|candidacy|file|applications|submission has|have|is|will|been|are ?now|be|therefore ?now|been closed|archived
closed|archived your application|candidacy|file
remov*|withdrawn|released|eliminated you|your __ from consideration|process|pool
no|any ?current|open|suitable|appropriate|other|available|currently|such position*|role*|opening*|vacanc*|opportunit*|job|work __ for|to you
no|any ?current|open|suitable|appropriate|available position*|role*|opening*|vacanc*|job __ match*|fit*|available|present|moment|currently|time
not have __ position*|role*|opening*|vacanc*|opportunit*|job|work|anything __ you|match*|fit*|suit*|available|present|moment|currently|time
reserve list
waiting list for _ role|post|position|job
offer ?out|made to a|another|someone
fully staffed|booked
at capacity
better luck
not good|positive|great|favourable|favorable ?news
no|not ?have|the|any|a good|positive|great|better news
bad|disappointing|sad|difficult|unwelcome news
wish|wanted|hoped ?i|we|that ?i|we had|have __ better|different|good|positive news|outcome|update
news|answer|outcome|response|result|decision|email|update __ you|we _ hop*|hoping|wanted|expecting
score* __ below|lower|under
below|under our|the ?required|minimum|pass threshold|mark|bar|benchmark|minimum|level
lack|lacks|lacked|lacking|missing __ experience|skill*|qualification*|depth|background|requirement*|knowledge
above|beyond|outside __ budget|range|band|pay|afford
sorry ?to disappoint
sorry|afraid not
unfortunately|sadly|regrettably not
just not
i am afraid it is|was not
not what
no ?to from them|us|me
close second
came ?a ?very second
we are all set
you are over|under qualified
offer will|can not be
pipped|edged
tipped it|the
must|have|had|need ?to reject|decline|refuse
placed|ranked|came second
merit list
hold* off
this|here|that is|marks|concludes|brings ?the end of ?your|the|our
decid*|decision against
thanks but no thanks
was|were|been|be turned down
unsuccessful application
screen*|rul*|filter*|sift* __ out
not be|been ?be needing you
not ?going ?to need you
not ?currently have ?the ?any ?more space|room|capacity|budget|headcount
no ?more space|room|capacity ?left
draw* __ to a close
no|not an|a|any ?suitable|current|open opportunity|opening|position|vacancy|role that|for|which|to
have|has gone with|for
we|they|team|client|manager went with|for
beaten to it
by other candidates|applicants
led us to
no|not offered ?a ?the ?you
decision|outcome|status|result ?of|for ?your ?application|interview :|is|was declined|rejected|unsuccessful|negative|no
outcome|status|result|decision : not appointed|selected|successful|shortlisted|progressed|hired
removed|eliminated|withdrawn from ?further consideration|process|pool
decision|it|vote|things went the other|against
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
nothing else in|going|here
nothing for you at|just|right|currently|now
reject*|declin* your|the application|candidacy|candidature
reject*|declin* you|yours
been|was|were rejected by
missed|lose|lost|losing out
missed the cut|mark|bar|list
end|close|wrap this|things ?up here
not ?be ?going ?to need anyone|anybody|people|staff|help|more|any
answer __ is|was no
only say yes to
stick|sticking with the|our|who|what
no start|place|room|space|shift|shifts|job|position|role for
we are full
where we ?have ?to leave it|things
not be any work|shifts|jobs
against taking|moving|proceeding|progressing|going|hiring|offering|inviting|appointing
settled|settle|decided|opted|plumped on|for a|an|another|someone|somebody|the
decided to promote|redeploy|transfer
gave it|the ?role|job|position|post ___ to
bearer of bad
not the successful
sorted ?now ?out with
no|not ?a|any job|role|position|vacancy|work any|anymore|longer
parked|shelved|binned ?your|the cv|resume|application
not ___ hop*|wanted|expecting|wishing for
was|were|is|are|it not ?going ?to ?be you|us|yours
all|fully ?fully booked|full ?up
return* ?you ?herewith ?to ?your ?you ?application documents|papers|materials|portfolio|certificates|file
passing for|on now|this|the|time
not be needing|requiring|taking|hiring|recruiting|employing|engaging
as far as it|this|you|things ?can goes|go|went|got|will
no luck|joy|dice
end*|discontinu*|conclud*|ceas* ?our|further consideration
not think|believe|feel|see ?that ?it|this ?would|will ?it work|working|fit
job|role|position|post|place|vacancy|spot|shift ?is|was|has ?now ?already ?been taken|snapped|covered|sorted
let this|it ?one go
no|not ?any plans|plan|intention to recruit|hire|take|fill|appoint|expand
there will not be ?any ?further ?a next|second|final|further
not ?be ?going ?to ?be ?be fit|suit|suitable|right for|you|us
not get|got ?quite there|further|through|past
not enough|sufficient
sad|bad|unhappy|unwelcome tidings|news
close ?our|the loop ___ hir*|fill*
ended up hiring|choosing|taking|going
to stick|stay|remain ?on with
decided|chosen|opted|prefer*|going to carry ?on with
the ?eventually successful|chosen|winning candidate|applicant|bidder|tenderer has|had|brought|brings|came|was|already
wrong side of
draw|drew|drawn the|a line
can|could not do|offer|run|have ?the|this|an|a ?summer internship|placement|apprenticeship|traineeship
call* time|halt on
without ?making a|an hire|appointment
an|the|our offer|position|role|post has|was|is ?been|now accepted
roster|team|books|rota|crew|course|programme|cohort ?is|are ?now full|complete
not see us|me|ourselves|how needing|hiring|taking|using
status|changed|updated to rejected|declined|unsuccessful|closed
deeper|more|greater|stronger|longer|wider ___ than you have|bring|offer|currently
consensus|decision|plan|wish is|was to carry|stick|stay|continue
outside|beyond the|our group|range|list|top
rather ___ someone|somebody
name ___ removed|taken|struck from|off
have|has ?now stopped|ceased recruiting|hiring
chemistry|spark|connection was|is not
go|going|went|gone|chose|opted|taking ___ another|different way|road
candidacy|application|process ___ conclude|concludes|ends|end|stops here|now
application ?has ?is ?was ?have ?been cancelled|terminated|discontinued
number two
you|your our|the|their second choice
none of the|our|you ?present|current candidates|applicants|us
more __ than what|the|this role|job|post|position|we ?really ?currently need|want|require|have
better used|off|placed|suited elsewhere
more __ than this|the role|job|post|position|one
this|that|it ?one ?is a no
more __ than we have|need
is|was a pass
no appointment|hire|offer __ made
not ?be making the|an|any appointment|hire|offer
""",
    # an employer that has no place any more; which of them says why
    "UNMET": """
had hoped ?that ?to
wish ?that we could
would have liked|loved|been
""",
    "DECIDEDNOT": """
decided|deciding|decision|chosen|opted|elected ?is|was|has ?been ?made not
""",
    "TAKENBACK": """
withdraw*|withdrew|rescind*|retract*|revok* __ offer
offer ?of ?employment __ has|is|was|been withdrawn|rescinded|retracted|revoked
offer ___ withdrawn|rescinded|retracted|revoked|void
""",
    "WANTED": """
need|needed|needs|require|seeking|want|wanted|looking ?for someone|somebody|a|people ?person|candidate who|with|more|that
look|looking ?for ?a _ different|specific|particular|other
keep|keeping|continue|continuing ?our ?to look|looking|searching|search
they|client|founders|team|boss|he|she|manager ?really ?would want|wants|need|needs|wanted|needed|prefer|prefers a|an|someone|somebody
""",
    "FILLED": """
taken now|by|already
gone|went to
hired
appointed|recruited
found someone|somebody
offer|offers ?out to another|other|someone|a|an
appointment|hire|selection has|have ?now ?already been made
someone|somebody|candidate|applicant|person|finalist|colleague ?else|who ?has|have|just accepted|started|signed|starts
found a|the|our|another ?new|right|strong|suitable|ideal|perfect|permanent|great|better person|candidate|hire|match|one
brought|taken|took|signed someone|somebody|another __ on|in|already|person|candidate
offered and accepted
filled
filling ?it|the|this|our ___ internally|with|through
offered|given|gone|awarded|extended|made ?it|the ?role|job|position|post|contract ?and ?accepted to|by __ candidate*|applicant*|someone|somebody|else|person|another|individual|internal|colleague|employee|member|supplier
made an appointment|selection|hire
we|they|i have ?now ?just ?already hired|appointed|recruited
gave|given ___ to a|an|another|someone|somebody|one
already|now got|have|found|taken|hired someone|somebody|people|enough
got someone|somebody
full complement
gone|went with|for a|an|another|someone|somebody|one
given|gave|promised ___ job|role|position|post|place|it|contract to my|a|an|our|someone|somebody|his|her|their
it|job|role|post|position|place|contract|slot ?has ?just went|gone|goes|going ___ to a|an|another|someone|somebody|my|his|her|our|one
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
eliminat*|scrapp*|shelv*|axed
no longer ?be going|filling|filled|recruiting|recruited|required|needed|exist*|replac*|hiring
discontinu*
depriorit*
no longer being recruited|advertised|filled
budget|funding __ cut|cuts|fell|approved|frozen|lost|not
priorities|plans|strategy|needs|circumstances|requirements|structure _ shift*|chang*|moved
restructur*|reorganis*|reorganiz*
stop* recruiting|hiring
been|was|is stopped
re advertis*
readvertis*
stopped ?the recruit*
not ?be ?going ?to ?being fill|recruit|replace|ahead
not be|being filled|recruited|replaced|filling|recruiting|replacing
not proceeding with ?it|the|this
not to fill|recruit|appoint|replace
cut|pulled|froze|frozen|lost|losing ?the|our|my ?whole|entire ?hiring|recruitment|freelance budget|funding|headcount|grant|post|role|position
""",
    "GONE": """
no longer ?be available|open|active|vacant|accepting|hiring|recruiting|looking|seeking|interviewing|considering|taking|reviewing|live|an|required
not ?currently|presently|be|being available|hiring|recruiting|looking|taking
come|comes|came to an|a end|close
concluded
is|are|has|had|was ?now|been over|ended
is|has|are|job|role|position ?now|already|since gone
expired
is|are|now full
go|goes|went|gone away
disappear*|vanish*|evaporat*
""",
    "CLOSED": """
closed|closing|close
""",
    "REGRET": """
sorry|sad|afraid|disappointed to ?have|to|be ?to|having inform|tell|say|let|advise|share|notify|report|write|announce|telling
afraid ?that|to ?we|i|you|it|your
regrettably|regretfully|unfortunately|sadly
regret
regret* ?having ?to inform|tell|advise|say|notify
""",
    "COMPETED": """
pool|field|competition|standard|calibre|caliber|response|number|volume|applicant*|candidate*|shortlist|choice|decision __ competitive|strong|high|exceptional|outstanding|overwhelming|large|fierce|impressive|tough|difficult|hard|tremendous
extremely|very|highly|particularly|incredibly|really competitive|difficult|hard|tough
many|several|number|volume _ strong|talented|qualified|excellent|outstanding|impressive __ candidate*|applicant*|application*|people
could|can|able ?to only|just ?be take|select|choose|offer|invite|move|progress|accept|interview|have
not ?an easy
""",
    "FAREWELL": """
wish* __ luck|success|best|well
good|best ?of luck
every|much|all|continued success|best
success|luck|best _ your|in|with __ search|future|career|endeavo*|applications|hunt
future endeavo*
elsewhere
""",
    "STILLTOCOME": """
will|shall ?be ?in __ review*|contact|reach|let|get|update|touch|hear|decide|make
be in touch
under review
review* your|all|every|each|applications
next stage|step|steps|round
hear|get back ?from|to us|you
closing date
""",
    # a conversation and a test
    "TALK": """
interview|interviews|interviewing
call|calls|phone|telephone|video|zoom|teams|skype
screen|screening
catch up
trial shift|day
assessment centre|center|day
selection|recruitment|assessment|visit|super day|event|centre|center
visit|site
group|practical exercise|task|test
presentation
audition|loop|superday|onsite
introduction|intro
observed lesson
chat|conversation|conversations|discussion|meeting
time to talk|speak|chat|meet|connect
day with us|the
in the|your|our diary|calendar
pairing|whiteboard|pair
system design
programming session
session with
meetinglink
interview panel
portfolio|code review
final panel
callback|recall|audition
trial ?day ?days ?shift
drive|tour
""",
    "TEST": """
assessment|assessments
test|tests|quiz
challenge|exercise|task|homework|assignment
take home
case study
hackerrank|codility|codesignal|hirevue|testgorilla|pymetrics|karat
work sample
one way video
video interview
record __ answers|responses|video|questions
""",
    "STEP": """
next|second|final|following|third|technical|interview|last|further|onsite|subsequent|first|telephone stage|step|steps|round|rounds|stages|phase
stage two|three|2|3
short list
shortlist
final stages|three|two|list|four|five
next up
""",
    "IS": """
is|be|:|involves|will
""",
    "SCREENING": """
phone|telephone|initial|introductory|intro|first|screening|quick|brief|short|informal|recruiter screen|screening|interview|call|chat|conversation|catch
screening
intro
quick|brief|short|informal|initial phone|video|teams|zoom call|chat
20|15|30 minute|minutes|min call|chat|phone|conversation
by|on|over the phone
recruiter call
""",
    "CALLEDOFF": """
cancel*|call* ?off __ interview|call|meeting|appointment
interview|call|meeting|appointment __ cancelled|canceled|called
interview|call|meeting __ not take|go place|ahead
""",
    "DAYTIME": """
monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|weds|thu|thur|thurs|fri
tomorrow|today|tonight
next|this week|morning|afternoon
clock|date|noon|midday
at 1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18
1st|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|11th|12th|13th|14th|15th|16th|17th|18th|19th|20th|21st|22nd|23rd|24th|25th|26th|27th|28th|29th|30th|31st
january|february|april|june|july|august|september|october|november|december|jan|feb|jun|jul|aug|sep|sept|oct|nov|dec
1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31|of|in|early|mid|late|by|this|next may|march|mar
may|march|mar 1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31|1st|2nd|3rd|4th|5th
""",
    "WISH": """
would ?really|very|also|absolutely|now|all|both ?much like|love|appreciate|welcome
would be|are|am|is ?very|really ?keen|happy|delighted|glad|great|good|pleased|interested|excited|thrilled|eager to|in|if|for
like|love|keen|hoping|hope|want|wants|wish|wanted|looking|happy|delighted|pleased|excited|thrilled|glad|eager|interested to
like|love|want|wants|need you to
please|kindly
could|can|shall we|i|you
let us
will|would you
i|we will ?then|also|now call|ring|phone|send
keen to
fancy
ask* you to
i|we|team would|want
we can
mind if
need|needs|have|had to
asked|required|invited|requested|expected to
if you would|could|can|might
""",
    "ARRANGE": """
schedul*
arrang*
set* up
book*
organi*
find|fix|agree __ time|date|slot|day
line up
put __ diary|calendar
jump|hop on
reschedul*|rearrang*|postpone|move|change
coordinate
get __ in|diary|calendar
push|pushed|moved our|your|the __ back|to|forward
get|put something|time|it in
booked you in
cancel|cancelling
call off
chance|opportunity of|for|to a|an|our|speak|meet|talk|chat
push __ back
""",
    "MEET": """
meet|meeting ?up ?with you|us|our|the|them|him|her|me|for|in|on|at|again|soon
speak|speaking|talk|talking|chat|chatting|connect|connecting with|to you|your|him|her|me|about
speak|talk|chat further|more|again|soon|about
discuss|discussing ?it|this|your|the|with|further ?you
hear|hearing|learn|learning|know|find ?out more about you|your
get|getting to know you
see you ?for|at|on|in
interview you
you to meet|speak|come|visit|attend|have|talk|interview|present|join
come in|over|by|along
introduce you to
have you in|back|over|visit|come
join us|me for|on|at|in|via
see you earlier|sooner
have|grab|do a|an|another|some|our|your __ chat|call|talk|conversation|coffee|word|discussion|zoom|catch|meeting|interview
pop|drop|swing in|over|by|round
bring|have|get|fly|book you ?in|to|over|on|back ?in|for
attend a|an|the|our|your
come down|along|by|in|over|to|and
to meet|talk|chat|speak|interview
come back ?in for|on|and
see each other
come|have|see|meet you|back ?in|on|for ?the ?a final|second|next|another
a|another second|further ?short conversation|chat|meeting|interview|talk
want* you to come|meet|have|talk|speak
coffee
host|receive you for|to|at
have you visit
present yourself
you back to|for
come for tea|coffee|lunch|a
""",
    "SOFT": """
site|website|page|pages|blog|portal
community|network|pool|newsletter|mailing|alerts|alert|webinar|survey
careers page|pages|site|website|portal|fair
apply|reapply|explore|follow|browse|view|visit|check|register|subscribe
linkedin|facebook|instagram|twitter|glassdoor
other|future|similar|further|new opportunities|openings|roles|positions|vacancies
tip|tips|guide|faq*
stories|people|culture
feedback|reflections
questions|concerns|query|queries
adjustment*|accommodation*
""",
    "FEEDBACK": """
like|for|give|offer|provide|discuss|request|receive|some|any|further|personal|detailed|individual ?you ?some|any|more|further|specific ?detailed feedback
feedback on|over|about|by|call|session
talk|talking|go|going you|this|it through
want|like|would ?more|some|any colour|detail|details|feedback
""",
    "ASKWHEN": """
your|any|some|what|me|us availab*
availability
when|what|which|whenever __ you|works|suits|suit|work _ free|suit|suits|works|work|convenient|best|available
are|be|would|will|is you|that|be|this ?be ?still free|available|around
you ?be free|available
do|have|if you have|got ?any|some|a|few __ time|minutes|mins|moment|availability
time|times|date|day|days|slot|slots|which ?you|that __ works|work|suit|suits|prefer|free|convenient
works|work|suit|suits|convenient|good|best for you
how|what about|is ?on|next|this monday|tuesday|wednesday|thursday|friday|tomorrow|mon|tue|wed|thu|fri
how does __ sound|look
which|what|when do|would|time|of you|these ?prefer
good time to
can|could you ?please come|make|do|join|attend|meet
best number to
diary|calendar|week look like
have 15|20|30|45 minutes|mins
have time for|to|on|next|this
does|do|would|will|is|could __ work|suit|convenient|possible|ok|okay|good ?for ?with you|?|me
able to come|join|attend|meet
let|send|give|share|suggest|propose|know|confirm __ times|date|dates|slot|slots|days|few
confirm __ attend|attendance
any chance of|for|you
is|are clock __ possible|ok|okay|better
could|can you do monday|tuesday|wednesday|thursday|friday|clock|the|next|tomorrow
same time monday|tuesday|wednesday|thursday|friday|tomorrow
monday|tuesday|wednesday|thursday|friday|mon|tue|wed|weds|thu|thurs|fri clock ?
does|would|will|is|could ?next|this|on monday|tuesday|wednesday|thursday|friday|date|clock|tomorrow __ work|suit
shall|could|can|should we say|do|try|meet|speak|chat
open to a|an _ call|chat|conversation|meeting|interview
are ?you ?mornings|afternoons|evenings better
are mornings|afternoons
set|find|schedule ?up some|a time
15|20|30|45|60 minutes|mins with you
preferred|convenient ?interview slot|time|date
your preferred ?interview slot|time|date
sending|giving|suggesting __ times|dates|slots|availability
monday|tuesday|wednesday|thursday|friday|clock ___ is|works perfect|great|fine|good|well
can|could we do monday|tuesday|wednesday|thursday|friday|clock|tomorrow
mind ?awfully ?terribly coming|meeting|joining|speaking|popping
free for a|an|on|this|next
how ?are|is|does you|your ___ fixed|placed|looking|look|set
free for a|coffee|lunch|call|chat
a coffee|chat|call|word ?on|this|next|tomorrow ?on monday|tuesday|wednesday|thursday|friday|week|tomorrow
any time|day after|before|between clock|1|2|3|4|5|9|10|11|monday|tuesday|wednesday|thursday|friday
""",
    "BOOK": """
self schedul*
bookinglink
schedul*|book* link|tool
book|schedule in|into|on|directly ?my|her|his|our|the calendar|diary
schedule|book|reserve your|a|an|the ?phone|video|first interview|call|screen
grab|pick|choose|take whatever|whichever|any
book|pick|choose|select|grab|reserve|secure in|any|a|an|your|the|one|another|some __ time|slot|date|appointment|interview|hour|session|slots|times
find ?a|some time|slot
book yourself in
grab|choose|pick|find|reserve|select ?a|an|your|any ?convenient ?interview slot|time|date|appointment ?here
""",
    "STANDING": """
book|schedule ?a|some meeting|time|call|chat with me
my calendar
""",
    "SCHEDULED": """
schedul*|confirm*|arrang*|booked|reschedul*|rearrang*|postpon*
takes|take|taken place
will be held|at|on|with|in
remind*
upcoming
moved ?from|to
ahead of
is now at|on
meetinglink
planned for
booked|put you in|down
interview slot|appointment
interview|call|meeting|screen is|takes|starts|begins on|at|place
slot is|starts
""",
    "LOOKFORWARD": """
look* forward to ?our|your|meeting|seeing|speaking|talking|chatting|interviewing|welcoming
looking forward
see you
excited to chat|meet|speak|talk
""",
    "LABEL": """
interview|venue|meeting|call|assessment ?date|time|details|mode|location|schedule|link|venue :
date|mode|time|location|venue|round|duration :
interview : confirmed|invitation|confirmation|scheduled|reminder|request|details|rescheduled|invite
interview|invitation|assessment invitation|confirmation|confirmed|scheduled|reminder|request|rescheduled|invite|details
invitation|invite to|for ?an|your|a|first|second|final|: interview|meeting|call|meet|assessment
interview -
""",
    "THROUGH": """
you|application ?have|are|were|has ?now|also|been|are ?delighted ?been shortlisted
short listed for|to
you|application ?have|has|are|were ?now|also|been|are ?been selected|chosen|successful|progressed|put|moved|advanced|nominated|moving|invited|passed|scheduled __ interview*|stage|round|step|assessment*|call|meet|attend|through|forward|shortlist|test|selection|next|discussion
passed|completed|cleared _ first|initial|phone|screening|technical|online|previous|the|our|this __ stage|screening|round|sift|test|assessment|interview
you are through
through|forward|on|progress*|proceed*|advance* to ?the|our|a|an|second|first next|interview|second|final|technical|first|shortlist|assessment
move|moving|take|taking|progress*|bring|put|get|go|going|proceed ?you|your|ahead|forward|with|things ?application|on ?forward|through|ahead|on to|into|with|in|for ?the|a|an|our ?next|second|final|first|technical|short interview*|stage|round|step|process|technical|meet|call|onsite|loop|conversation|phase|second|next|final
move* forward with you|your|the
proceed|continue|progress with you|your
wants|want|like|loved|liked to ?like meet|see|interview|speak you
moving you
place on our|the recruitment|assessment|selection|interview day|centre|center|event
shortlisted|selected|invited you ?for|to
we|i have ?now ?also shortlisted you
interviewing on|at
through to round|stage|the|our
interview schedule
made|making it through|into
made|making it to|on|onto the|our|a|round|stage|final|second|next
you ?have made|reached the|our ?final|last final|last|three|two|four|five|shortlist|second
picked for ?a|an|the ?first|second ?round interview
""",
    "COMPLETE": """
complet*|take|taking|do|attempt|finish|submit|return|start|begin|record|sit|prepare|present|give|deliver|click|attached|access
sent|sending you
""",
    "CALLYOU": """
call|ring|phone you on|at|tomorrow|monday|tuesday|wednesday|thursday|friday|next|this
give you a call|ring
speak|talk|see|meet|chat ?to|with ?you|then on|at|tomorrow|monday|tuesday|wednesday|thursday|friday|then
call|ring|phone|contact|email ?me|us|the|jo __ to|so __ arrange|book|schedule|set|fix|confirm|discuss
put you forward for interview|an
put|sent|added __ diary|calendar
calendar invite|invitation
you will be meeting|speaking|interviewing|interviewed|talking
""",
    "PAST": """
thank|thanks ?you ?so|very|again|both ?much for|again
following|since|after your|our|the|meeting|speaking|last|yesterday
enjoyed|attended|took|were|had|met|spoke|interviewed|talked|recent|previous|last
great|good|lovely|nice|pleasure meeting|speaking|talking|chatting
was|were|really|so|again great|good|lovely|nice|pleasure to
hope __ went
how did
outcome|result|status|feedback
completed|completing
further to
i wrote|write ?further
""",
    # an offer
    "JOB": """
position|role|post|job|contract|internship|apprenticeship|appointment|employment|traineeship|fellowship|placement|scheme|programme
place|seat on|in|with|at
at|of money
the|a _ senior|junior|lead|manager|engineer|analyst|assistant|officer|developer|designer|nurse|teacher|consultant|coordinator|director|associate|specialist|chef|driver|clerk
""",
    "OFFERDOC": """
offer letter
letter of offer|appointment|intent
loi
job offer
offer of employment|appointment
formal|official|written|verbal|conditional|unconditional|revised|provisional|firm|updated|increased|competitive|contingent offer
contract of employment
offer|employment package|pack
our|your|the|this offer
an offer
joining letter
starter form*
this|the|our ?formal ?conditional offer is
employment|signed contract|agreement
your|a contract
sign* __ agreement|contract|paperwork
paperwork for your new
draft contract
contract ___ attached|enclosed|email
revised|updated|amended letter|contract|terms
""",
    "HANDOVER": """
attach*|enclos*|below|find|review|sign*|send*|sent|extend*|make|making|prepare*|present*|shar*|issu*|confirm*|accept|receiv*|ready|pleased|delighted|happy|excited|thrilled|valid|approved|outlin*|sets|subject|expires|congratulations|proud|increased|revised|come|stands|pleasure|here|conditional
""",
    "JOINS": """
got|landed|won|have the job|role|position|post|internship|apprenticeship
hire|appoint|employ you
bring|have|having you on ?board|the|our ?team
come and|to work with|for us
were|are|you ?have ?been the successful|chosen|preferred candidate|applicant|one
one|person we ?would ?like ?to want|hire|like
confirm* your employment|appointment
you ?have been|are appointed
start with us
yours if
take|taking you on
selected|chosen|successful|appointed for|as|in|to|with ?the|a|our|this __ role|position|job|post|scheme|internship|placement
selected|chosen to join
successful in your application
go up to money
got a|your place|seat on
you will be joining us|our|the
welcome you to|as|into
selection for|as the|a ?post ?role|position
appoint* you
we|they|i want you on|in|for|as
come and work
chosen|selected|picked|chose you for|as|to
want|wants to offer
like|love|want|thrilled|delighted|pleased|excited|wish|keen|hoping|honoured|honored ?for ?if|to ?have ?that ?the you ?to|would ?like|accept|would join|start|become|hire|be
you are hired
accepted|admitted on|onto|to|into ?to the|our|this ?graduate ?training apprenticeship|programme|program|scheme|course
they want you
a yes from
come and join
you would|will join us|our
job|jobs|role|position|post|place ?is yours
we offer ?you ?a contract|position|job|employment
would you be our
engage|employ|recruit you as
booked you for
you ?have got|have the gig|job|part|role|position|post|place|spot
everyone|everybody|all|we|they|team ?here ?really want|wants|chose|picked|love|loved you
a yes from all|us|everyone|the|me
will you have us
you ?have got it
you ?would|will accept the|this|our role|post|position|job
you to join|start|become ?us|our|the|with|as|part
you to be our|the|part
client|boss|board|council|committee|governors|trustees ?has ?have said yes
you are our new|next|latest
yours , if
like|want you to run|lead|head|manage ?the|our
""",
    # a receipt
    "SUCCESS": """
you ?have|were|are|been ?been successful|selected|chosen|appointed
""",
    "STARTS": """
welcome to the|our team
welcome aboard
welcome ?you on|to board
your appointment
your first day|start|starting|induction|onboarding|probation ?date|day|will|is
your ?new|starting|annual|base|basic salary|pay|role|hours will|would|is|of|as|at
new role at
before you start
join us|our|the ?team|company as
could|can|would you|when ?be ?able|you ?to start|begin
like|want you to start|begin|join
offer|salary ?is|of|at|with|to money
offering|offer|offered ?you ?up ?to money
before you ?can ?may start|join
when can|could|would you start|begin|join
starts ?on monday|tuesday|wednesday|thursday|friday|january|february|march|april|may|june|july|august|september|october|november|december|date
""",
    "RECEIVED": """
successfully applied|submitted|completed
you ?have ?successfully applied for|to|at|on
applied : for|to
confirm* __ receipt|received|submitted
candidate|application|reference number|id
received it|this|everything|them
noted your
filed your
added you to
cv|resume|documents|details|materials|form|package|answers|responses|results|video|references __ received|submitted|sent|arrived|safely|forwarded|passed|uploaded|transferred|delivered|recorded|registered
application __ is|are ?now in|with|complete
receiv*|receipt|acknowledg*|registered|logged|recorded|got|reached _ your|the|an|of|you __ application|cv|resume|submission|documents|details|materials|candidature|form|expression|interest|assessment|test|task|references|enquiry|letter|package|portfolio|answers
have your ?details application|cv|resume|submission|details
has|have|safely reached us
on its way
acknowledgement|acknowledgment
submitted on
letter|vitae|email|file|form ___ arrived|received|complete|come|came
received with|safely
lodged ?your|an|the ?application|tender|bid|form
see|find|have your application|form in
added to your|our application|file|database
is|was logged|lodged|registered
we|i have got it
got it ,|thank*|safely
passed|forwarded|sent|put|popped|shared|submitted|transferred your|it|this ?cv|resume|profile|details|application ?on to|through|on|along|over|in
passed|forwarded|sent|submitted|transferred on|along|over to
it is with the|our|my head|hiring|manager|team|panel|client|recruiter|director
successfully transmitted|sent|uploaded|delivered|lodged|made|reached
application|cv|form ___ made it
thank|thanks|cheers ___ got it
hold|holding your application|cv
is on file
reached the|our|my manager|recruiter|recruiters|team|department|hr|client
viewed your application
application received|submitted|sent|confirm*|complete|viewed|acknowledg*
application|submission|candidature|expression ___ received|submitted|sent|arrived|safely|complete|forwarded|passed|uploaded|transferred|delivered|shared|recorded|registered|viewed
application|cv|resume|profile|it is|are ?now with|at the|our|my manager|recruiter|recruiters|team|department|hr|client
""",
    "THANKS": """
thank|thanks|appreciate|grateful __ appl*|interest|submi*|sending|cv|resume|considering|registering|completing|contacting
pleased|delighted|excited|thrilled|happy|glad|love|great ?to ?see ?that you __ appl*|consider*|chose|chosen|decided|interest*
thank|thanks|cheers ___ sending|forwarding|throwing|dropping|handing
thank|thanks|cheers __ tender|bid|references|documents|form|transcript|letter
thank|thanks|appreciate|appreciated|grateful __ you|for|your __ appl*|interest|submi*|sending|cv|resume|considering|registering|completing|contacting|coming|interviewing|meeting|speaking|providing|enquiry|follow|attending
""",
    "REVIEW": """
under|in ?active review|consideration|progress
being|be|still|currently reviewed|assessed|considered|processed|reviewing|considering|assessing|active|shortlisting|reviewing
will|shall ?then|also|be|soon|shortly get|in|let|contact|come|update|respond|hear|keep|reach|follow|call back|touch|you|from|up|posted|out
hear|get back|from us|you|to
within|next|over|early|end ?the|of ?next|two|three|four|few|coming week|weeks|days|month|fortnight
still in
closing date
remains active|under
status is
it is with
work|working through
review*|read*|assess*|consider*|process*|screen*|evaluat* __ your|all|each|every|application*|cv|resume|profile|everything|submissions
look* at|into|over|through|it _ your|all|each|every|application*|cv|resume|profile|everything|over
allow __ days|weeks
unable|not ?able ?to respond|reply ?to ?every|each
large|high number|volume of applications|applicants
will take a look
""",
    # not an employer's word to an applicant
    "PENDING": """
not ?yet know whether|if|how|when
still under review|consideration
will be notified|contacted|informed|updated|reviewed|considered|assessed
keep you updated|informed|posted
bear with us
decision __ next|by|within|soon|week
delay* in
quick update about|on
receive an|further update|updates
make|reach|take a|our ?final decision
still interviewing|shortlisting|deciding|meeting
hope|aim|expect to get|be|come|respond|reply
no|not ?have|made|reached ?an|a ?final update|decision|news|word ?yet
contact those|shortlisted|candidates
references have
share my notes|feedback
follow up next|soon
still at the
update on|about your application
closes on|at
begin|start shortlisting|interviewing|reviewing
will receive an email|update|notification
not expect to decide|have|know
going through second|final|other
""",
    "ADVERT": """
jobs|job match*|alert|alerts
saved search
apply now|today
easy apply
newsletter|digest|webinar|masterclass|podcast|blog
register now
% off
voucher|coupon|promo|discount
free trial
we are hiring
top companies
open day|evening|house
careers fair|evening|event
salary guide
viewed your profile
your profile|cv|resume ?was|has|is ?been viewed|appeared|downloaded|scored
searches this week
get noticed
how to|we ace|write|prepare|answer|turn
tips to|for
interview prep|coaching
refer a friend
offer ends
limited offer
workshop
candidates like you
your network
places are limited
first to apply|know|hear
job|jobs|role ?that you saved|viewed|liked
in the past
what is new
employers|recruiters are|have
new|more|latest|recommended|matching|hot|top|saved jobs|vacancies|openings
posted a new
new job alert|match
accepted your invitation
are|is|we|you hiring|recruiting : a|in|an|now|again|near
others are hiring
candidate experience
how likely are
wants to connect
might like
quiz|digest|replays
for this week only
our coaches|experts|writers
jobs|vacancies near|matching|picked|alert|alerts|matches|expire|digest|for
vacancies|jobs you|that might|may|match|could
members only
for members
how did we do
top tip|tips
""",
    "COLD": """
came|come|coming across your|you
saw|seen|found|noticed your|you profile|cv|resume|background
opportunity with my|our|a client
exciting|great|new|fantastic|amazing ?new|contract opportunit*|role|contract
open to ?a|hearing|exploring ?about new|other|opportunit*
looking for ?a|your|new|work ?new|next role|work|challenge|job|opportunity
on|in the market|lookout
share|send|forward ?me|us your ?most updated|latest|recent|current cv|resume
expected|current ctc|salary
working with|on a|an ?fast|leading|well ?growing|known client|start|company|growing
would you be open|interested
if interested
urgent requirement
do you know anyone|someone|somebody
happy to send|share
your profile|cv|resume|background on linkedin|indeed|reed|xing|monster|totaljobs|github
your notice period ?
what is your notice
have|got|recruiting|hiring ?for a|an ___ role|position|contract|job at|with|in|for|paying
""",
    "OWN": """
my application|cv|resume|candidacy|experience|interest|qualifications|skills|cover|notice|references ?for|to|in
i ?would ?also ?like|therefore|please|hereby|to withdraw|accept|decline|enquire
delighted|happy|pleased|glad to accept
thank you for|the|your ?your|the|kind ?kind|generous job|offer|invitation
thanks|thank ?you for|the ?your|the invitation|offer
thank|thanks ?you for considering|meeting|seeing|interviewing|inviting|offering me
did|have you ?already|yet decide|decided|made
i was|got|have ?been ?not|been rejected|turned|selected|invited|offered|shortlisted
to hear|learn that i
wanted|writing|like to follow|check|enquire|apply|withdraw|express
is there any news|update
whether|if|is the post|role|position|job ?is still open|available|vacant
feedback on my|how i
i could|can ?do improve|better
i got|did the
me some|any feedback
they said no
we|i did not get the
you have withdrawn|accepted|declined
at|on your ?own request
your withdrawal
received your withdrawal
works for me
cancel our interview
accept|decline it|your ?kind|job offer
accepted another offer
you have ?decided|chosen|opted|elected|asked|requested ?not to withdraw|go|continue|proceed|be|cancel
you no longer wish
my answers
advice on my
i ?would ?am ?formally|hereby|gladly|happily|like|delighted|pleased|happy|writing ?to ?formally|gladly|hereby accept|decline|withdraw your|the|this|my|from
find|attach* ?attached ?is my cv|resume|cover|application|letter
attached ?please ?find my
i have ?therefore decided not to ___ the|this process|opportunity|role|position
i ?have not|nothing ?yet heard
i wanted to thank
i enjoyed hearing|meeting
i attended
my calls|emails
i regret ?that i must|have|will
they told|offered|rejected me|us
sorry|gutted|sad|sucks to hear ?that ?you ?did ?were not|rejected|turned
attend|make|reach my interview|appointment|assessment
for accepting our|the|this
could|can you tell me whether|if|what|where|how|which the
i ?have ?therefore decided ?not to accept|decline|withdraw|take|remove
i have decided not to continue
my new ?job contract|job
my contract|offer
""",
    # other things that are refused, offered and confirmed
    "APPLY": """
appl*
joining
interest in
your interest
your cv
""",
    "WORK": """
job|jobs|role|roles|position|positions|vacancy|vacancies|interview*|candidate*|cv|resume|hiring|recruit*|career*|salary|internship|apprenticeship|candidacy|candidature|employment|hr|talent|portfolio|post|shortlist*|hire|hired|applying|traineeship
your background|experience|skills|profile|qualifications
the team
work for|with us
trial shift
your work
phone screen
time|interview|preferred slot|slots
at reception
reception
offer letter
offer of employment
employment contract
calendar invite|invitation
interviewing
bonus|starter|handbook|induction|payroll|onboarding|annum|hourly|salary|paperwork
conditional offer
new job
faculty
our ?hiring ?finance ?lead ?managing director|office|team|manager|ceo|cto|founder|founders|head|lead|hr|client|store|shop|kitchen|company|panel|studio|clinic|school|reception|premises|site
zoom|teams|meet link|details
dial in
full|part time
benefits|hour|overtime
audition*|casting|fellowship|residency|gig|tender|bid|trial|cover letter|vitae
""",
    "CLOSING": """
kind|kindest|best|warm|warmest|many|with ?my|very|our ?best|kind|warm regards|wishes|thanks
regards|best|sincerely|thanks|cheers|warmly|cordially|respectfully
yours sincerely|faithfully|truly
all the best
with best|kind|warm|many
thank you ,
thanks again
speak soon
talk soon
the __ team
take care
""",
    "ELSEWHERE": """
credit card
rental application|agreement
our|the flat|apartment
your payment|parcel|order|delivery|purchase|subscription|membership|booking|claim|tenancy|lease|pet|car|boiler|ticket
refund
insurance quote
submitting your article
flight|train|hotel has|booking|reservation
dr|doctor|dentist|gp|vet appointment
appointment with dr
visa|passport|citizenship application
application for leave|holiday
universal credit
win|won a
radio|tv
parents association
beta|trial account
parking|planning permit|permission|committee
different|new|another supplier for
undeliverable
mailbox is full
not be delivered
delivery failed|status|failure
current|everyday|savings account
the|a property
vendor|solicitor
msc|mba|bsc|ucas|postgraduate|undergraduate
housing application|association|register
planning|extension
market|craft|food stall|table|pitch|pitches
table at
overdraft|allotment|manuscript|landlord|tenancy|divorce
your|a|the|our loan|mortgage|broadband|subscription*
loan|mortgage application|account|lender
this is the ?your lab|surgery|garage|dentist|optician|clinic
""",
    "SCAM": """
telegram|whatsapp
western union
moneygram|bitcoin|crypto|usdt
pay|send|transfer __ fee|deposit|money
fee|fees|deposit for|of
training|registration|processing|visa|onboarding ?and ?training fee|fees|deposit
refundable
gift card*
send|share|provide|confirm|give|submit|reply __ bank|account|card ?account details|number|information
cash app
mail|send you ?a check|cheque
deposit by|with mobile|your
zelle|cashapp
""",
    # the reason that a no gives
    "REQUIREMENT": """
requirement*|criteri*|qualification*|minimum|essential
visa|sponsor*
right to work
clearance|licen*|certificat*|degree
relocat*|commut*|located|timezone|zone
salary expectation*
lack*|insufficient
more|deeper|greater|further|enough|level|years __ experience
at least
overqualified|underqualified
too senior|junior|experienced|inexperienced|expensive
experience with|in|of|using
pass mark
transcript
citizen*
""",
    "COMPARED": """
other|another|different|stronger|internal|several _ candidate*|applicant*|individual*|people|person|finalist*
someone|somebody|candidate*|applicant* who|whose|with|more|else|that
better|closer|stronger
more|most closely|suited|suitable|relevant
close second
runner up
competitive|strong|high|exceptional field|pool|standard|calibre|competition
competition
""",
}
