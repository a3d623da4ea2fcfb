"""How an application is acknowledged, and the mails that only look like it."""

from applications.reading.phrases.words import Phrases

ACKNOWLEDGEMENT = Phrases(
    r"\b(?:thank you|thanks|many thanks|thank-you)\b GAP(?:appl(?:ying|ication|ied)|submi(?:tting|ssion)|your (?:cv"
    r"|resume|interest|submission|expression|details)|sending GAP(?:cv|resume|application|details|documents"
    r"|references|portfolio)|considering (?:us|a career)|expressing|interest in)",
    r"\b(?:received|receipt of|acknowledge|recorded|got|registered|logged) NEAR(?:your|the|an?) GAP(?:application|cv"
    r"|resume|submission|candidature|details|documents|materials|expression of interest|assessment|test|task|exercise"
    r"|references)",
    r"\b(?:your|the) FAR\b(?:application|cv|resume|submission|candidature|profile)\b FAR\b(?:received|submitted"
    r"|sent to|was sent|delivered|under review|being (?:reviewed|considered|processed)|in (?:review|progress)|arrived"
    r"|forwarded|viewed|passed (?:on )?to|shared with|safely|is with|on its way|complete)\b",
    r"\bapplication (?:received|submitted|confirmation|complete|acknowledg\w{1,6}|sent|was sent|viewed|in review"
    r"|under review)\b",
    r"\b(?:review|reviewing|read|assess|look(?:ing)? (?:at|over|through)|consider|considering|process|processing"
    r"|screen|screening|evaluat(?:e|ing)) NEAR(?:your|all|each|every|the|through|applications)\b GAP(?:application|cv"
    r"|resume|profile|experience|qualification|background|details|submission|materials|candidat)",
    r"\b(?:you(?:'ve| have)?) (?:now )?(?:successfully )?(?:applied|submitted (?:your|an)"
    r"|completed your application)\b",
    r"\b(?:application|applications|candidates?|shortlist(?:ing)?|recruitment)\b(?:FAR)\b(?:be in touch"
    r"|get back to you|contact you|hear from us|hear back|update you|keep you (?:posted|updated|informed))",
    r"\b(?:be in touch|get back to you|contact you|hear from us|keep you (?:posted|updated|informed)"
    r"|update you)\b (?:FAR)(?:application|applications|shortlist\w{0,4}|closing date|candidates?|profile"
    r"|review\w{0,4})",
    r"\b(?:moved?|moving|move) forward with your application\b|\bupdate on (?:the status|timing|timeline)",
    r"\b(?:still|currently|continu\w{1,4}) NEAR(?:review|consider|assess|interview|shortlist|work(?:ing)? through"
    r"|process)\w{0,4} GAP(?:application|candidate|cv|applicants|profiles)",
    r"\b(?:decision|update|outcome|result|news|hear)\b GAP(?:by|within|in|before|next|early|later"
    r"|the end of) GAP(?:week|day|month|fortnight)",
    r"\bpass(?:ed|ing)?(?: on)? your (?:cv|resume|details|application|portfolio|profile)(?: on)?\b|\bpass (?:it"
    r"|this) (?:on|along) to (?:the|our|my)",
    r"\b(?:received|got|have|read|seen) your (?:\w{1,12} )?(?:application|cv|resume|email|message|portfolio)\b",
    r"\b(?:thank you|thanks|appreciate) GAP(?:coming in|interviewing|meeting|speaking|your time|interview|chatting"
    r"|taking the time)",
    r"\bno (?:final )?(?:decision|news|update|word|answer|feedback) (?:just )?yet\b|\b(?:decision"
    r"|answer) (?:has )?(?:not|n't) yet\b",
    r"\byour (?:results?|answers|details|assessment|responses) (?:has|have) been (?:sent|passed|shared|forwarded"
    r"|received|submitted)\b",
)
# An application that is not finished, and mails that advertise.
UNFINISHED = Phrases(
    r"\bnot (?:yet )?(?:been )?(?:completed?|submitted|finished) NEAR(?:your |the |an )?application",
    r"\bapplication NEAR(?:is|remains|was|has) NEAR(?:incomplete|unfinished|not (?:yet )?(?:been )?(?:complete"
    r"|submitted|finished)|draft|waiting to be (?:finished|completed))",
    r"\b(?:finish|complete|continue|resume|pick up|started|starting) (?:your|the|an) (?:\w{1,14} )?application\b",
)
ADVERT = Phrases(
    r"\b\d{1,4}\+? (?:new |more |top |hot |great |fresh )?(?:jobs?|job offers|vacancies|roles|opportunities) (?:for"
    r"|match|near|in|that|this|posted|you)",
    r"\b(?:new|top|latest|recommended|hand-picked|similar|hot|this week's|today's) (?:\w{1,14} )?(?:jobs|job offers"
    r"|vacancies|roles|job matches|job picks)\b GAP(?:for you|near|match|this week|today|in your|from|we think|picked"
    r"|selected|alert|you)",
    r"\b(?:job alert|jobs digest|weekly digest|weekly newsletter|our newsletter|this newsletter"
    r"|newsletter)\b(?! (?:sign|if))",
    r"\b(?:black friday|% off|discount|free trial|premium member|upgrade (?:now|to|your)|limited time|promo code"
    r"|webinar|masterclass|e-?book|download (?:our|the) guide)\b",
    r"\b(?:jobs|job offers|vacancies) (?:you (?:might|may)|matching|recommended|picked|tailored|based on)\b",
)
