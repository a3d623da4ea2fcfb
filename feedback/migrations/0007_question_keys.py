"""Questions of their own that people typed in the words a starter question has now become that question."""

from django.db import migrations

# The folded words of today's wording, and the key that the question keeps.
KEYS = {
    "walk me through your career so far focusing on what matters for this job": (
        "walk me through your working life so far and stop where it matters for this job"
    ),
    "what should i know about you that isn t on your cv": "what should i know about you that your cv does not say",
    "how would a colleague describe what you re like to work with": (
        "how would a colleague describe what it is like to work with you"
    ),
    "tell me about a time you changed something that people didn t want changed": (
        "tell me about a time you changed something that people did not want changed"
    ),
    "when did you last have more to do than you had time for how did you prioritise": (
        "when did you last have more to do than time to do it how did you choose"
    ),
    "give me an example of explaining something difficult to someone from outside your field": (
        "give me an example of explaining something difficult to somebody from outside your field"
    ),
    "tell me about some difficult feedback you were given what did you change": (
        "when did somebody tell you something hard about your work and what did you change"
    ),
    "which achievement are you proud of and what was your part in it": (
        "which result are you proud of and what was your own part in it"
    ),
    "tell me about a time you helped someone who was struggling": (
        "tell me about a time you helped somebody who was struggling"
    ),
    "tell me about a mistake of yours that someone else noticed first": (
        "tell me about a mistake of yours that somebody else noticed first"
    ),
    "tell me about a time you worked well with someone very different from you": (
        "when did you work well with somebody very different from you"
    ),
    "tell me about something you started that no one had asked for": (
        "tell me about something you started that nobody had asked for"
    ),
    "you can see that a deadline won t be met when do you say so and how": (
        "you see that a deadline cannot be met when do you say so and how"
    ),
    "a colleague keeps missing the deadlines you agreed on how do you bring it up": (
        "a colleague keeps missing what you agreed how do you bring it up"
    ),
    "you are given a task that no one here has done before where do you begin": (
        "you are given a task that nobody here has done before where do you begin"
    ),
    "you can t reach your manager and a decision can t wait how do you decide": (
        "your manager cannot be reached and a decision cannot wait how do you decide"
    ),
    "someone senior asks for something you believe is wrong what do you say": (
        "somebody senior asks for something you believe is wrong what do you say"
    ),
    "after a few weeks the job turns out to be different from the job ad what do you do": (
        "after a few weeks the job turns out different from the advert what do you do"
    ),
    "halfway through a project the time you have left is cut in half what do you drop first": (
        "halfway through half of your time for the work is gone what goes first"
    ),
    "a customer is angry about something that isn t your fault how do you respond": (
        "a customer is angry about something that is not your fault how do you answer"
    ),
    "which line in the job ad made you apply": "which line of the advert made you apply",
    "what kind of work gives you energy and what kind drains you": (
        "what kind of work gives you energy and what kind takes it away"
    ),
    "why do you want to leave your current job": "why do you want to leave the job you have",
    "which of the tasks in the job ad have you done before and on what scale": (
        "which of the tasks in the advert have you done before and at what scale"
    ),
    "on a busy day how do you decide what comes first": "on a full day how do you decide what comes first",
    "describe the hardest practical problem you ve solved recently step by step": (
        "describe the hardest practical problem you solved lately step by step"
    ),
    "how do you keep up with changes in your field": "how do you keep up with what changes in your field",
    "what are your salary expectations": "what are your expectations about pay",
    "our range stops short of the figure you mentioned where does that leave us": (
        "our range ends below what you named what now"
    ),
    "apart from salary what matters to you in an offer": "apart from pay what matters to you in the whole offer",
    "how flexible are you about hours location and travel": "how flexible are you about hours place and travel",
    "would you start on a lower salary with a review after six months": (
        "would you begin on less and look at it again after six months"
    ),
    "there s a gap in your cv what were you doing in that time": "there is a gap in your cv what happened in that time",
    "you ve been looking for a while why do you think that is": (
        "you have been looking for a while why do you think that is"
    ),
    "you ve changed jobs often why would it be different here": (
        "you have changed jobs often why would it be different here"
    ),
    "aren t you overqualified for this": "are you not overqualified for this",
    "you ve never done exactly this why should we take the risk": (
        "you have never done exactly this why should we take the risk"
    ),
    "which of your weaknesses has really mattered at work": "which weakness of yours has really mattered at work",
    "we ve met someone with more experience what would you say to that": (
        "we have met somebody with more experience what would you say to that"
    ),
    "why didn t you finish your course": "why did you not finish your course",
    "is there anything we haven t asked that we should know": "is there anything we did not ask and should know",
    "if you were in our shoes what would make you hesitate": "if you were us what would you hesitate about",
    "sum up what you would bring in three sentences": "sum up in three sentences what you would bring",
}


def use_fixed_keys(apps, schema_editor):
    Question, PracticeQuestion = (apps.get_model("feedback", name) for name in ("Question", "PracticeQuestion"))
    for words, key in KEYS.items():
        PracticeQuestion.objects.filter(key=words).update(key=key)
        for row in Question.objects.filter(key=words):
            same = Question.objects.filter(owner=row.owner_id, key=key).first()
            if same is None:
                row.key = key
                row.save(update_fields=["key"])
            else:
                same.felt, same.is_own = same.felt or row.felt, same.is_own or row.is_own
                same.save(update_fields=["felt", "is_own"])
                row.delete()


class Migration(migrations.Migration):
    dependencies = [("feedback", "0006_presence_supporters_looks")]

    # Back: the version before knows these questions by the same keys, in their first wording.
    operations = [migrations.RunPython(use_fixed_keys, migrations.RunPython.noop)]
