"""Keys of the starter questions that were reworded.

Marks, sessions and archives store the key of a question. A starter question keeps the key of its first wording, so no
key here ever changes. To reword another question, add a line with the key it has now.
"""

KEYS = {
    "Walk me through your career so far, focusing on what matters for this job.": (
        "walk me through your working life so far and stop where it matters for this job"
    ),
    "What should I know about you that isn’t on your CV?": "what should i know about you that your cv does not say",
    "How would a colleague describe what you’re like to work with?": (
        "how would a colleague describe what it is like to work with you"
    ),
    "Tell me about a time you changed something that people didn’t want changed.": (
        "tell me about a time you changed something that people did not want changed"
    ),
    "When did you last have more to do than you had time for? How did you prioritise?": (
        "when did you last have more to do than time to do it how did you choose"
    ),
    "Give me an example of explaining something difficult to someone from outside your field.": (
        "give me an example of explaining something difficult to somebody from outside your field"
    ),
    "Tell me about some difficult feedback you were given. What did you change?": (
        "when did somebody tell you something hard about your work and what did you change"
    ),
    "Which achievement are you proud of, and what was your part in it?": (
        "which result are you proud of and what was your own part in it"
    ),
    "Tell me about a time you helped someone who was struggling.": (
        "tell me about a time you helped somebody who was struggling"
    ),
    "Tell me about a mistake of yours that someone else noticed first.": (
        "tell me about a mistake of yours that somebody else noticed first"
    ),
    "Tell me about a time you worked well with someone very different from you.": (
        "when did you work well with somebody very different from you"
    ),
    "Tell me about something you started that no one had asked for.": (
        "tell me about something you started that nobody had asked for"
    ),
    "You can see that a deadline won’t be met. When do you say so, and how?": (
        "you see that a deadline cannot be met when do you say so and how"
    ),
    "A colleague keeps missing the deadlines you agreed on. How do you bring it up?": (
        "a colleague keeps missing what you agreed how do you bring it up"
    ),
    "You are given a task that no one here has done before. Where do you begin?": (
        "you are given a task that nobody here has done before where do you begin"
    ),
    "You can’t reach your manager and a decision can’t wait. How do you decide?": (
        "your manager cannot be reached and a decision cannot wait how do you decide"
    ),
    "Someone senior asks for something you believe is wrong. What do you say?": (
        "somebody senior asks for something you believe is wrong what do you say"
    ),
    "After a few weeks, the job turns out to be different from the job ad. What do you do?": (
        "after a few weeks the job turns out different from the advert what do you do"
    ),
    "Halfway through a project, the time you have left is cut in half. What do you drop first?": (
        "halfway through half of your time for the work is gone what goes first"
    ),
    "A customer is angry about something that isn’t your fault. How do you respond?": (
        "a customer is angry about something that is not your fault how do you answer"
    ),
    "Which line in the job ad made you apply?": "which line of the advert made you apply",
    "What kind of work gives you energy, and what kind drains you?": (
        "what kind of work gives you energy and what kind takes it away"
    ),
    "Why do you want to leave your current job?": "why do you want to leave the job you have",
    "Which of the tasks in the job ad have you done before, and on what scale?": (
        "which of the tasks in the advert have you done before and at what scale"
    ),
    "On a busy day, how do you decide what comes first?": "on a full day how do you decide what comes first",
    "Describe the hardest practical problem you’ve solved recently, step by step.": (
        "describe the hardest practical problem you solved lately step by step"
    ),
    "How do you keep up with changes in your field?": "how do you keep up with what changes in your field",
    "What are your salary expectations?": "what are your expectations about pay",
    "Our range stops short of the figure you mentioned. Where does that leave us?": (
        "our range ends below what you named what now"
    ),
    "Apart from salary, what matters to you in an offer?": "apart from pay what matters to you in the whole offer",
    "How flexible are you about hours, location and travel?": "how flexible are you about hours place and travel",
    "Would you start on a lower salary, with a review after six months?": (
        "would you begin on less and look at it again after six months"
    ),
    "There’s a gap in your CV. What were you doing in that time?": (
        "there is a gap in your cv what happened in that time"
    ),
    "You’ve been looking for a while. Why do you think that is?": (
        "you have been looking for a while why do you think that is"
    ),
    "You’ve changed jobs often. Why would it be different here?": (
        "you have changed jobs often why would it be different here"
    ),
    "Aren’t you overqualified for this?": "are you not overqualified for this",
    "You’ve never done exactly this. Why should we take the risk?": (
        "you have never done exactly this why should we take the risk"
    ),
    "Which of your weaknesses has really mattered at work?": "which weakness of yours has really mattered at work",
    "We’ve met someone with more experience. What would you say to that?": (
        "we have met somebody with more experience what would you say to that"
    ),
    "Why didn’t you finish your course?": "why did you not finish your course",
    "Is there anything we haven’t asked that we should know?": "is there anything we did not ask and should know",
    "If you were in our shoes, what would make you hesitate?": "if you were us what would you hesitate about",
    "Sum up what you would bring, in three sentences.": "sum up in three sentences what you would bring",
}
