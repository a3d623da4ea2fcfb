"""The reason that a no gives."""

from applications.reading.phrases.words import Phrases

CANCELLED = Phrases(
    r"\b(?:ROLE|hiring|recruiting|process|headcount|budget|funding)\bGAP\b(?:cancell?ed|on hold|frozen|paused"
    r"|suspended|pulled|withdrawn|eliminated|not going ahead|no longer going ahead|no longer (?:required|needed"
    r"|exists?|being recruited)|not be (?:recruited|filled|going ahead|proceeding|replaced)|on ice)\b",
    r"\b(?:put|placed|putting|placing|paused?|pausing|froze|freez(?:e|ing)|frozen|cancell?(?:ed|ing)|cancel|halt(?:ed"
    r"|ing)?|suspend(?:ed|ing)?|withdr(?:aw|awn|ew|awing)(?! (?:from|your))|pulled) GAP\b(?:ROLE|hiring|recruiting)\b",
    r"\b(?:hiring|recruitment|recruiting|headcount) GAP(?:freeze|pause)\b",
    r"\b(?:priorities|plans|needs|budgets?|strategy|circumstances) NEAR(?:have|has|had) NEAR(?:shifted|changed|cut"
    r"|moved)",
    r"\b(?:decided|chosen|opted) not to (?:fill|recruit|hire for|proceed with (?:this|the) (?:ROLE|hire|recruitment))",
    r"\bno longer (?:be )?(?:hiring|recruiting|looking to (?:fill|hire|recruit)|filling)(?: for| to)? (?:this|the|a)",
    r"\b(?:restructur|reorgani[sz])\w{1,6}",
)
FILLED = Phrases(
    r"\b(?:filled|filling (?:this|the))\b",
    r"\b(?:have|'ve|just|has|been) (?:now |just |recently |since )?(?:hired|appointed|recruited)\b",
    r"\b(?:offered|extended|accepted|made|gone|given) NEAR(?:to|by) NEAR(?:PEOPLE|somebody)",
    r"\b(?:candidate|applicant|someone|person) NEAR(?:has|have) NEARaccepted\b",
    r"\b(?:hired|appointed) NEAR(?:PEOPLE|else)\b|\binternal (?:candidate|applicant|hire|appointment|move)",
)
REQUIREMENT = Phrases(
    r"\b(?:not|n't|unable to|cannot) GAP(?:meet|satisfy|fulfil|have|hold|possess|demonstrate|evidence|sponsor"
    r"|offer (?:visa )?sponsorship|provide (?:visa )?sponsorship) GAP(?:requir|criteri|qualif|minimum|essential"
    r"|sponsor|licen[cs]e|clearance|right to work|years|experience|certif|degree|visa|skill|threshold)",
    r"\b(?:visa|sponsorship|right to work|work authori[sz]ation|security clearance|driving licen[cs]e|graduation date"
    r"|relocat\w{1,4}|commut\w{1,4}|located (?:in|outside)|based (?:in|outside)|time ?zone|salary expectations?)\b",
    r"\b(?:lack|lacks|lacked|insufficient|not enough|more|greater|deeper) GAP\bexperience (?:with|in|of|using)\b",
    r"\b(?:at least|minimum of|requires?) GAP(?:years|degree|certif|licen[cs]e|experience (?:in|with|of))",
    r"\b(?:below|under) (?:our|the) (?:\w{1,12} )?(?:threshold|pass mark|bar|benchmark|cut-off|minimum)",
)
COMPARED = Phrases(
    r"\b(?:other|another|different|stronger|internal|several) GAPPEOPLE\b",
    r"\b(?:someone|PEOPLE) NEAR(?:else|who|whose|with|more|a bit) ",
    r"\b(?:better|closer|stronger|more closely|more suit\w{1,5}|more relevant) GAP(?:match|fit|align|suited"
    r"|candidates?|applicants?|experience|qualified)",
    r"\b(?:strong|exceptional|highly competitive|competitive|high) NEAR(?:field|pool|standard|calib\w{2}|competition"
    r"|quality)\b|\bclose second\b|\bcompetition (?:was|is|has)",
)
