"""How an offer is made, and how somebody is asked to a conversation or a test."""

import re

from applications.reading.phrases.words import Phrases

OFFER = Phrases(
    r"\b(?:offer|offering) you NEAR(?:the|a|an|this|our|full-time|part-time|permanent|temporary"
    r"|employment)\b(?! interview| call| chat| phone| first| second| final interview| slot| discount"
    r"| free)GAP\b(?:ROLE|contract|place (?:on|in|with|at our \w{1,12} programme)|employment|job|seat|traineeship"
    r"|scheme)\b(?! (?:alert|board|interview|seeker))",
    r"\b(?:offer|offering) you (?:employment|the role|the job|the position|the post)\b",
    r"\bmak(?:e|ing) you NEARoffer\b|\bmak(?:e|ing) (?:an|a|this|our) NEARoffer to you\b",
    r"\b(?:extend|extending|present|presenting|send|sending|sent|confirm|confirming|attach|attached|attaching|enclose"
    r"|enclosed|prepare|prepared|share|sharing|issue|issued|have|received|review|sign|accept)\b NEAR\b(?:an|a|your"
    r"|our|the|this|you an|you a|you our|you your) NEAR(?:offer letter|offer of employment|formal offer|job offer"
    r"|verbal offer|written offer|offer to join|offer for the|conditional offer|unconditional offer|offer pack"
    r"|letter of offer|employment offer|employment contract|contract of employment|official offer"
    r"|offer)\b(?! (?:stage|code|ends|expires|inbox))",
    r"\b(?:your|our|this|the|a|an) NEAR(?:offer letter|offer of employment|formal offer|job offer|verbal offer"
    r"|written offer|conditional offer|unconditional offer|employment offer|letter of offer|offer details"
    r"|offer package|employment contract|contract of employment) NEAR(?:is|are|has|attached|below|enclosed|for|of"
    r"|with|from|outlin|detail|will follow|to follow|as|in|-|:)",
    r"\bWISH GAP(?:for )?you to (?:join|be (?:our|the|a|part)|become|come and join|come on board|be part of"
    r"|start (?:with us|on|as)|come (?:and )?work)",
    r"\b(?:the|this) (?:job|role|position|post) is yours\b|\byou(?:'ve| have)? got the (?:job|role|position)\b"
    r"|\bwelcome (?:aboard|to the team|on board)\b",
    r"\b(?:congratulations|delighted|pleased|thrilled|happy)\bFAR\b(?:offer(?:ing)? (?:for|of|letter)|(?:an|our|your"
    r"|the) offer\b(?! of interview| of an interview))",
    r"\b(?:offer|contract) GAP(?:sign|countersign|accept) NEAR(?:by|before|electronically|via|and return)\b",
    r"\b(?:selected|chosen|successful) NEAR(?:for|in securing|as) NEAR(?:the )?(?:role|position|job"
    r"|post)\b(?:FAR)\b(?:salary|start date|contract|offer)",
    r"\b(?:would|'d) like to (?:appoint|hire|employ) you\b|\b(?:starting|annual|base) salary (?:of|will be"
    r"|is) NEAR\d(?:FAR)\b(?:start|holiday|bonus|benefits|equity)",
    r"^(?:re: ?|fwd?: ?)?(?:your )?(?:job offer|offer of employment|offer letter|employment offer|conditional offer"
    r"|formal offer)(?:$| (?:-|from|for|of)|:)",
    r"\b(?:wants?|wish|wishes|would like|'d like|love|keen|going|ready|pleased|delighted|happy|thrilled"
    r"|excited) to (?:make (?:you )?an? offer|offer\b(?: you)?(?:$|[.!?,:]| (?:the|a|this|full-time|part-time"
    r"|permanent|£|\$|€)(?! ?(?:interview|\w{0,14} interview|call|chat|slot|discount|free)))|hire you|appoint you"
    r"|employ you|take you on|bring you (?:on board|onto|into))",
    r"\b(?:offer|salary) (?:is|of|will be|stands at|comes in at) NEAR[£$€]\d",
    r"\b(?:attach|attached|attaching|enclose|enclosed|enclosing|here is|here's|send|sending|sent|sign|signed"
    r"|review) NEAR(?:your|the|a|our|you) NEAR(?:contract|offer|starter form|joining instructions"
    r"|onboarding)\b(?! of (?:interview|sale))",
    r"\byour (?:first day|start date|induction|onboarding|starting date|probation\w{0,6}|new role|new manager"
    r"|line manager)\b NEAR(?:will|is|on|starts|begins|at|of|would)",
    r"\boffer letter\b(?: -|:|\.pdf| for)",
    r"\b(?:appoint|appointed|appointing|appointment of) you\b|\b(?:confirm|confirming) your appointment\b",
    r"\b(?:confirm|indicate|let us have|return|give us|formally) NEAR(?:your )?(?:acceptance|accept)\b NEAR(?:within"
    r"|by|of|in writing|as soon|before|the|to)",
    r"\bunanimous\w{0,2}\b GAP\b(?:offer|hire|yes)\b|\b(?:you|you've|you have) (?:got|landed|won) (?:it|the (?:job"
    r"|role|position|post|internship|apprenticeship))\b",
    r"\b(?:revised|improved|updated|increased|final|formal|official|written|verbal|conditional|unconditional"
    r"|provisional) offer\b(?! stage| round| of (?:an )?interview)",
    r"\b(?:giving|offering|awarding) you (?:a |the )?NEARROLE\b",
    r"\b(?:delighted|pleased|excited|thrilled|happy|proud) to (?:welcome|have) you (?:as|to|on|join|aboard"
    r"|in)\b(?! (?:to )?(?:interview|our (?:assessment|recruitment|open)))",
    r"\b(?:go|stretch|come|move) up to [£$€]\d|\byou(?:'ve| have)? (?:got|been given|been offered|been awarded) (?:a"
    r"|the|your) (?:place|job|role|position|apprenticeship|internship|contract)\b(?! (?:on|at) (?:our"
    r"|the) (?:\w{1,14} )?(?:recruitment|assessment|interview|selection|insight))",
    r"\b(?:deadline|time|decision|thoughts|questions|think|thinking|mind|response|answer) NEAR(?:on|about|over"
    r"|regarding|to) (?:our|the|your) offer\b|\b(?:our|the|this|your) offer (?:until|stands|remains|expires"
    r"|is (?:open|valid)|will (?:expire|lapse|remain))\b",
    r"\b(?:sign|signing|signature|return|review) NEAR(?:your|the|this) (?:\w{1,12} )?(?:employment agreement"
    r"|employment contract|contract of employment|terms of employment)\b",
)
# A success that the rest of the mail may still call a step towards an interview.
SUCCESS = Phrases(
    r"\byou(?:'ve| have| were| are)? NEAR(?:been )?(?:successful|selected|chosen|appointed)\bNEAR(?:$|[.!,]| (?:for"
    r"|in|at|as|following|after))",
    r"\b(?:delighted|pleased|thrilled|happy) GAP(?:successful|appointed)\b",
    r"\b(?:they|client|team|we) (?:all )?(?:want|loved?) (?:to offer|you to have the job)",
)
INTERVIEW = Phrases(
    r"\b(?:invite|inviting) you GAP(?:to|for|in|along|on)\b GAP(?:TALK|TEST|assessment|NEXT|meet|speak|talk|discuss"
    r"|stage|round|present|visit|office|join|come in|complete|take part|attend|superday|trial)",
    r"\b(?:you have been|you've been|you are|you're|been) NEAR(?:invited|selected|shortlisted|chosen"
    r"|successful) GAP(?:to|for|in)\b GAP(?:TALK|TEST|NEXT|visit|tour|come|meet|speak|talk|stage|round|attend"
    r"|progress(?:ing)? to)",
    r"\b(?:you have been|you've been|you are|you're|you were) NEAR(?:shortlisted|short-listed)\b",
    r"\b(?:invitation|invite) (?:to|for) NEAR(?:TALK|TEST|assessment|NEXT|meet)",
    r"\binterview (?:invitation|invite|confirmation|confirmed|details|scheduled|booking|booked|rescheduled|cancelled"
    r"|reminder|availability|request)\b",
    r"\bWISH(?: if we could)? NEAR(?:to )?(?:\w{1,12} )?(?:schedule|arrange|set up|set-up|book|organi[sz]e|line up"
    r"|find (?:a|some) time|find a slot|put (?:some|a) (?:time|call)|get (?:something|some time|a call|you in|you on"
    r"|a time)|hop on|jump on|have (?:a|an|you)|grab) GAP(?:TALK|time|slot|catch-up|something|diary|calendar"
    r"|conversation|in (?:for|to)|over|panel|hiring manager)",
    r"\bWISH NEARto (?:meet|interview|speak (?:with|to)|talk (?:with|to|through)|chat (?:with|to|about)|connect with"
    r"|learn more about|hear more|get to know) NEAR\b(?:you|your|to you|further|in person)",
    r"\b(?<!great to )(?<!good to )(?<!nice to )(?<!lovely to )(?:meet|see|talk to|speak to|speak with|interview"
    r"|chat with) you NEAR(?:on|at|in person|next|this|tomorrow|for (?:a|an|your|the)|via|over|by|soon)\b",
    r"\b(?:when|what (?:time|times|day|days|dates|slots)|which (?:time|times|day|days|dates|slots|of)|what's"
    r"|how) NEAR(?:would |are |is |will |might |does |do )?NEAR(?:you(?:'re| are| be|r)? NEAR(?:free|available"
    r"|availability)|works?|suits?|best for you)\b",
    r"\b(?:are you|would you be|will you be|if you(?:'re| are)|you(?:'d| would) be|do you have (?:any |some )?(?:time"
    r"|availability|\d{1,2} minutes)|could you (?:do|make|manage)|can you (?:do|make|manage)|you free"
    r"|you available)\b NEAR(?:free|available|for (?:a|an)|on (?:mon|tue|wed|thu|fri)|next week|this week|tomorrow"
    r"|time|mon|tue|wed|thu|fri|at \d|\d)",
    r"\b(?:your|some|any|you) (?:\w{1,12} )?(?:availability|availabilities)\b",
    r"\b(?:send|share|give|provide|suggest|propose|offer|let (?:me|us) (?:know|have)|confirm|reply with"
    r"|come back with) GAP(?:dates?|times?|slots?|days?)\b GAP(?:work|suit|free|available|convenient|prefer|best"
    r"|can do|could do|next week|this week|you)",
    r"\b(?:does|do|would|will|is|could) GAP\b(?:\d|am|pm|monday|tuesday|wednesday|thursday|friday|morning|afternoon"
    r"|week|tomorrow|time|slot|that|this|either|any of (?:these|those|the)) GAP(?:work|suit|be (?:ok|okay|good"
    r"|convenient|possible)|convenient|good|ok) (?:for|you|with|\?)",
    r"\b(?:book|pick|choose|select|grab|find|reserve|schedule) NEAR(?:a|your|an|the|any|one of the|time"
    r"|yourself)\b NEAR(?:time|slot|interview|date|appointment|call|window)\b",
    r"\b(?:calendly|goodtime|cal\.com|youcanbook|savvycal|doodle)\b|\b(?:schedul|book)ing (?:link|page|tool)\b"
    r"|\bself-schedul",
    r"\b(?:zoom\.us/j|teams\.microsoft\.com/l|meet\.google\.com|webex\.com/|teams\.live\.com)",
    r"\bjoin (?:the |our |via |your |by )?NEAR(?:zoom|teams|google meet|video call|meeting)\b",
    r"\b(?:your|the|our|this|an|a) GAP\b(?:interview|phone screen|screening call|video call|intro call|assessment day"
    r"|assessment centre|assessment center|interview day|final round|technical round|onsite|meeting|call) NEAR(?:is"
    r"|has been|will be|will take|will last|takes place|on|at|with|scheduled|confirmed|booked|tomorrow|next|for"
    r"|we had)\b GAP(?:mon|tue|wed|thu|fri|\d|confirmed|scheduled|booked|tomorrow|next week|place|with|moved"
    r"|postponed|rescheduled|cancelled|canceled)",
    r"\b(?:confirm|confirming|confirmation of|confirmed|reminder (?:of|about|for)|details (?:of|for|about)|regarding"
    r"|prepare (?:you )?for|ahead of|reschedule|rescheduling|rearrange|postpone|move|push back|cancel|rebook|re-book"
    r"|change) NEAR(?:your|our|the|an|tomorrow's|today's|monday's|tuesday's|wednesday's|thursday's"
    r"|friday's) GAP(?:interview|phone screen|screen|call\b|chat|assessment|conversation|meeting|onsite)",
    r"\b(?:interview|call|chat|meeting|conversation|screen|slot|time)\b GAP(?:reschedul|rearrang|postpon|moved to"
    r"|another time|new time|different time|alternative time|no longer available|taken|cancell?ed|fully booked)",
    r"\b(?:another|new|different|alternative|alternate|suitable|convenient|mutual) (?:time|slot|date)s?\b",
    r"\b(?:mov(?:e|ing|ed)|progress(?:ing)?|advanc(?:e|ing|ed)|tak(?:e|ing)|put(?:ting)?|bring(?:ing)?"
    r"|proceed(?:ing)?|invit(?:e|ing)|pass(?:ing|ed)?) NEAR(?:you|your application|your candidacy|with you|ahead"
    r"|forward|on|through|to)\b GAP(?:to|into|for|with) NEAR(?:TALK|TEST|NEXT)",
    r"\b(?:you(?:'ve| have)|your application has) NEAR(?:made it|progressed|advanced|passed|moved|been (?:progressed"
    r"|moved|advanced|put)) NEAR(?:to|through|into|forward|on)\b NEAR(?:to )?NEAR(?:NEXT|interview|shortlist)",
    r"\b(?:go|going|move|moving|progress|progressing|proceed|proceeding) (?:ahead |forward |on |through )?(?:to"
    r"|with) NEAR(?:NEXT|an interview|interviews?)\b",
    r"\bNEXT NEAR(?:is|will be|would be|involves|consists of|:) NEAR(?:a|an|to|the|with)\b GAP(?:TALK|TEST|meet|speak"
    r"|hour|minute)",
    r"\b(?:complete|completing|take|taking|do|attempt|finish|submit|return|start|begin|attached is|here is|here's"
    r"|send you|sending you|receive|sent you|work on|set you) NEAR(?:a|an|our|the|this|your|following|short"
    r"|our)\b GAPTEST",
    r"\b(?:link|access|instructions|details|deadline|invitation|brief) NEAR(?:to|for) NEAR(?:the|your|our|this|a"
    r"|an)? ?GAPTEST\b",
    r"\bTEST NEAR(?:link|invitation|invite|attached|below|should take|will take|takes about|expires|must be completed"
    r"|deadline|is due|is ready|has been sent|within \d)",
    r"\b(?:look forward|looking forward) to (?:meeting|speaking|talking|chatting|seeing|our (?:call|chat|conversation"
    r"|interview|meeting)|interviewing|welcoming you (?:to|on))\b",
    r"\b(?:i'll|i will|we'll|we will|i have|i've|we have|we've|have|just) (?:now |just |also )?(?:give you a (?:call"
    r"|ring)|call you (?:on|at|tomorrow)|ring you|send (?:you )?(?:a|an|the|over) NEAR(?:invite|calendar|teams|zoom"
    r"|meeting)|sent (?:you )?(?:a|an|the) NEAR(?:invite|calendar|invitation)|put (?:you|something"
    r"|some time) NEAR(?:diary|calendar|for))",
    r"\b(?:fancy|up for|keen to|able to|time for|have time for|available for|free for|open to|happy to|come in for"
    r"|come in|pop in|join us|invited (?:to|for)) NEAR(?:visit|a|an|on|for)\b NEAR(?:TALK|mon|tue|wed|thu|fri|coffee"
    r"|informal)\b",
    r"\bmethod:request\b",
    r"\b(?:can|could|will|would|are) you (?:be )?(?:able to |free to |please )?(?:come|pop|make it|drop|join|attend"
    r"|call in|ring|swing|get here|visit) NEAR(?:in|over|by|on|to|down|us|at|me|along)\b",
    r"\bWISH (?:for )?you to (?:meet|come|speak|talk|have|chat|visit|interview|see|attend|present|take|complete|do)\b",
    r"\bWISH NEARto (?:see|meet|interview|invite|call|speak|talk) GAP(?:again|you|candidates|in person|back)\b",
    r"\b(?:next up|next step|next stage|next round|final step|last step|up next|from here)\b(?:,| is| will be"
    r"| would be| are|:| -| for you)(?: is| to)? NEAR(?:a|an|to|the|your)? ?GAP(?:TALK|TEST|interview|meet|speak|chat"
    r"|with (?:our|the|my))",
    r"\b(?:how|what) about NEAR(?:mon|tue|wed|thu|fri|sat|sun|next|this|tomorrow|\d)|\bhow's NEAR(?:mon|tue|wed|thu"
    r"|fri|next|this|tomorrow|\d)",
    r"\b(?:reserve|book|pick|choose|select|grab|find|secure|accept|confirm) NEAR(?:hour|half hour|slot|time|place"
    r"|window|session|appointment)\b(?! on (?:the|our) (?:course|waiting))",
    r"\b(?:place|spot|seat) NEAR(?:on|at) (?:our|the|an?) (?:\w{1,14} )?(?:recruitment|assessment|selection|interview"
    r"|insight) (?:day|centre|center|event)",
    r"\b(?:agenda|schedule|itinerary|timetable|format|plan) NEARfor (?:your|the|our|tomorrow|next|mon|tue|wed|thu"
    r"|fri) ?NEAR(?:interview|onsite|on-site|visit|day|call|meeting|session|panel|loop)?",
    r"\byou(?:'ll| will) (?:be )?NEAR(?:meet|speak|talk|chat|interview|meeting|speaking|talking|interviewed"
    r"|chatting)(?:ing|ed)? NEAR(?:with|to|by|the|our|my)\b",
    r"\byour (?:interview|assessment|audition|call|meeting|trial|visit)\b NEAR(?:will be|is|takes place|has been|on"
    r"|at) GAP(?:held|on|at|with|in|via|arranged|scheduled|booked|confirmed)\b",
    r"\b(?:through|forward|on|progressed|advanced|promoted) to (?:the |our |a )?NEAR(?:NEXT|interview|interviews"
    r"|shortlist|assessment)\b",
    r"\b(?:present|prepare|bring|deliver|give) NEAR(?:a|an|your) (?:\w{1,14} |\d{1,2}[- ]?)?(?:minute |short "
    r"|brief )?(?:presentation|lesson|portfolio)\b",
    r"\binterviews? NEAR(?:planned|scheduled|booked|arranged) (?:for|on|with|at)\b",
    r"\b(?:meet|speak|talk|catch up|chat) NEAR(?:on|at|next|this|tomorrow) NEAR(?:mon|tue|wed|thu|fri|sat|sun|week|\d)",
    r"\b(?:any chance of|do you have|have you got|have you|got|could we have|can we have|shall we|could we|can we"
    r"|let's|let us|why don't we) GAP\b(?:call|chat|meeting|conversation|video|zoom|teams|coffee|catch-up|minutes"
    r"|mins|meet|speak|talk)\bGAP(?:mon|tue|wed|thu|fri|week|tomorrow|today|soon|\?|time|about|\d)",
    r"\b(?:something|time|call|chat|meeting|interview|session|slot) in (?:the|your|our) (?:diary|diaries|calendar)\b",
    r"\b(?:bring|bringing|have|having|get|fly|flying) you NEAR(?:on-?site|on site|in for|in to|in on|back in|over to"
    r"|into the office|to (?:our|the) office)\b",
    r"\b(?:days?|times?|dates?|slots?|when) GAP\b(?:you (?:could|can|might|are|may|would|'re) (?:be )?(?:make it|make"
    r"|free|available|around|do|come))",
    r"\b(?:would you like|you are welcome|you're welcome|please|do) (?:to )?come (?:along|in|over|down|by|and (?:meet"
    r"|see|visit))\b",
    r"\b(?:grab|pick|choose|book|take) (?:whatever|whichever|any|what) NEAR(?:suits?|works?|slot|time)",
    r"\b(?:is|are|would) GAP(?:\d{1,2}(?::\d\d)? ?(?:am|pm)|\d{1,2}:\d\d|mon(?:day)?|tues(?:day)?|wednesday|thursday"
    r"|friday)\b GAP\b(?:possible|better|doable|ok|okay|convenient|any good|too (?:early|late))\b",
    r"\b(?:is|be|for|to|do|have|with|complete|schedule) (?:a|an|the|our|your|one) NEAR(?:pairing|pair programming"
    r"|whiteboard|system design|technical|live coding|q&a|values|behavio\w{3,5}|competency) (?:session|interview"
    r"|round|exercise|chat|call)\b",
    r"\b(?:with|meet|meeting) (?:our|the) (?:cto|ceo|coo|cfo|founder|founders|director|head of \w{1,14}"
    r"|hiring manager|vp \w{0,14})\b GAP(?:on|at|next|for|mon|tue|wed|thu|fri|\d)",
    r"\byou(?:'ll| will) be (?:meeting|speaking|interviewing|interviewed|talking|chatting)\b",
    r"\b(?:the|your) interview (?:itself |day )?(?:will|has|is|lasts?|consists|takes?|starts?|begins?|should|panel"
    r"|format|questions)\b",
    r"\b(?:moved|rescheduled|postponed|changed|rearranged|cancelled|canceled|delayed|pushed|brought forward|arranged"
    r"|scheduled|booked|set up) NEAR(?:your|our|the|an) (?:\w{1,12} )?(?:interview|call|chat|conversation|meeting"
    r"|screen|visit)\b",
    r"\b(?:complete|completing|take|taking|do|finish|submit|required|asked) NEAR(?:two|three|some|both|the|these|our"
    r"|following|a couple of) GAP(?:TEST|assessments?|tests?|exercises?|games)\b",
    r"\b(?:ring|call|phone|email|contact|text) (?:me|us|the \w{1,12}) GAP(?:to|so we can|so that we can"
    r"|and we can) (?:arrange|book|schedule|set up|confirm|discuss)\b",
    r"\b(?:we|i|they|director|team|manager|client|panel) (?:can|could) (?:see|meet|interview|do"
    r"|offer) (?:you )?GAP(?:mon|tue|wed|thu|fri|sat|\d{1,2} ?(?:am|pm|or|:)|earlier|sooner|instead)",
    r"\b(?:offer|offering|offered|give|giving|get|got) you (?:an|a|the) (?:\w{1,12} )?(?:interview|phone screen|call"
    r"|trial)\b",
    r"\b(?:interview|selection|recruitment|assessment) (?:panel|day|event|morning|afternoon)\b NEAR(?:on|will|is|at"
    r"|takes)\b",
    r"\b(?:push|pushing|move|moving|shift|bring|put) (?:our|your|the) (?:\w{1,12} )?(?:interview|call|chat|meeting"
    r"|conversation) (?:back|forward|to|out)\b",
)
MEETING = re.compile(
    r"\b(?:interview|call|chat|conversation|session|onsite|on-site|trial|speak|panel|reception|come (?:in|along|over"
    r"|down))\b"
)
