"""When a phrase does not count: it may happen, it is over, or it is about something else."""

import re

BREAK = re.compile(r"; |: |\bbut\b|\bhowever\b|\bunfortunately\b|\bregrettably\b|\bsadly\b|\bafraid\b|\bsorry\b| - ")
PART = re.compile(r", | and | so | - ")
CONDITION = re.compile(
    r"^where\b|(?<!mind )(?<!okay )(?<! ok )(?<!wondering )\bif\b|\b(?:in the event|(?<!just )in case|unless"
    r"|should (?:you|your"
    r"|the|we|there|it|our)|either|assum\w{1,3}|provided (?:that|you))\b"
)
# These hold for their own part of a sentence only.
NEAR_CONDITION = re.compile(
    r"\b(?:(?<!\d )may(?! know| be aware| recall| remember|,? 20| have (?:heard|seen|noticed|gathered|guessed|read))"
    r"|might|whether|until|once"
    r"|as soon as|would have)\b"
)
WHOEVER = re.compile(r"\b(?:candidates|those|applicants|anyone|people) (?:who|whose)\b")
CONDITION_AFTER = re.compile(
    r"\b(?:because your (?:cv|resume|file|attachment|form|document|link)"
    r"|until|unless|without (?:your|a completed|this|these|it|them|the|having)|if (?:you|we"
    r"|your) (?:do not|don't|have not|haven't|fail|is not|isn't))\b"
)
STEP_IF = re.compile(
    r"\b(?:if|should|(?<!just )in case|provided|subject to)\b[^\n]{0,40}\b(?:match|fit|meets?|select|shortlist"
    r"|success|suitable"
    r"|progress|move|mutual|feel"
    r"|believe|think|decide|profile|experience|skills|background|qualif|a good|right for)"
)
# How a process goes in general, or what may come.
PROCESS = re.compile(
    r"\b(?:(?:shortlisted|successful|selected|suitable|qualified|chosen) (?:candidates?|applicants?|individuals?)"
    r"|candidates (?:who|whose|will)|typically|usually"
    r"|generally|normally|those (?:who|whose|shortlisted|selected)|(?:hiring|recruitment|interview|selection"
    r"|our) process (?:\w{1,14} )?(?:is|includes|consists|involves|has|looks|starts|begins|:)"
    r"|stages of our|steps (?:are|in our|of our)|what (?:happens|to expect|comes) next|may (?:be|also|contact|ask"
    r"|invite|reach)|might (?:be|ask|invite)"
    r"|(?:will|'ll) (?:then |be |also |only )*(?:contact|reach out|get in touch|in touch|follow up|review|get back"
    r"|hear from|invite (?:the|those|candidates|suitable|shortlisted|successful))"
    r"|(?:recruiter|team|manager|member of (?:our|the) \w{1,12}(?: team)?|someone) will (?:then |also )?(?:schedule"
    r"|arrange|set up|call|contact|invite|reach)"
    r"|(?:interviews|assessments) (?:are|will be|take place|will take place|are expected|are planned))"
)
# What happened on an earlier occasion.
EARLIER = re.compile(
    r"^ (?:with us |down )?(?:last (?:year|time|month|week|spring|summer|autumn|winter)|previously|earlier this year"
    r"|back in|(?:in|for) (?:january|february|march|april|may|june|july|august|september|october|november|december)\b)"
)
# What is over: "thank you for attending the interview".
OVER = re.compile(
    r"\b(?:thank(?:s| you)(?! for (?:applying|confirming|(?:\w{1,4} )?(?:your )?(?:application|cv|resume|interest"
    r"|patience|reply)))|following|since|after|enjoyed|attend(?:ed|ing)|took part|(?:great|good|lovely"
    r"|nice) (?:to )?(?:meet|speak|talk)\w{0,3})\b[^\n]{0,20}$"
)
NEGATED = re.compile(r"(?:\bnot|n't|\bnever|\bunable to|\bcannot|\bno)\b(?! only)[^\n]{0,20}$")
SCHEDULING = re.compile(
    r"\breschedul|\brearrang|\bpostpon|\bslots?\b|\bcalendar\b|\bdiary\b|\b(?:another|new|different"
    r"|alternative) (?:time|date)|\b(?:is|are|am|be|off) (?:\w{1,10} )?(?:unwell|ill|sick|on leave|out of office"
    r"|double-booked)"
    r"|\b(?:cancel|move|delay|change|make|attend|push)\w{0,4} (?:to )?(?:your|our|the|tomorrow's|today's|monday's"
    r"|tuesday's|wednesday's|thursday's|friday's|this) (?:\w{1,14} )?(?:\w{1,14} )?(?:interview|call|chat|meeting"
    r"|screen|appointment|conversation)"
    r"|\b(?:offer|provide|give|giving|send|share)\b[^\n]{0,30}\bfeedback\b(?! (?:to|for) (?:unsuccessful))|\b(?:delay"
    r"|late|attachment|open (?:your|the)|file|upload|each (?:applicant|application|candidate)|every (?:applicant"
    r"|application|candidate|\w{1,12})|individually|all (?:applicants|candidates)|phone calls?)\b"
)
NOT_OFFERED = re.compile(
    r"\b(?:not|never|n't|any|fraud\w{0,6}|scam\w{0,4}|fake|unable|cannot|before|decline\w{0,2}|competing|other"
    r"|another|lower|no(?! problem| worries| rush| need))\b[^\n]{0,30}$"
    r"|\b(?:aim|expect|intend|plan|hope|ready|look\w{0,3}|prepar\w{1,3}|decid\w{1,3}|whom|who|when|after|stage|steps?"
    r"|process)\b[^\n]{0,24}$"
)
OF_A_STEP = re.compile(r"\b(?:interview|slot|assessment|call\b|phone screen|(?:chance|opportunity) to (?:meet|speak))")
TAKEN_BACK = re.compile(r"\b(?:withdr[ae]w|rescind|retract|revok|no longer|sorry|regret|unsuccessful|not selected)")
