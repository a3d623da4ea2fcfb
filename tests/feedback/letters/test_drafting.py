"""Drafts to employers: every letter, in every tone, for every combination of what is known."""

import datetime as dt
import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback.letters import drafting, salutations
from feedback.letters.drafting import Occasion

TODAY = dt.date(2026, 11, 10)
TONES = ["warm", "plain", "brief"]
FULL = Occasion(
    TODAY,
    name="Elena",
    company="Harrow & Finch",
    title="Operations analyst (m/w/d)",
    signature="Nora Whitfield",
    applied_on=dt.date(2026, 10, 3),
    interviews=("screen", "panel"),
    has_met=True,
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=120)

NAMES = [
    "",
    "Elena Marsh",
    "Prof. Dr. Anna Weiss",
    "van Dam",
    "Dr.",
    "HR",
    "e.marsh@harrow.example",
    "Marsh, Elena",
    "佐藤花子",
]
TITLES = [
    "Operations analyst",
    "Entwickler*in (m/w/d)",
    "Planner (JR102938)",
    "(f/m/x)",
    "The Planner",
    "Volunteer role",
    "",
]
EMPLOYERS = [
    {"company": "Harrow & Finch"},
    {"company": "Harrow Inc."},
    {"company": "Harrow & Finch", "agency": "Redcliffe Talent", "is_to_agency": True},
    {"company": "", "agency": "Redcliffe Talent", "is_to_agency": True},
    {"company": "Harrow & Finch Housing Association for the whole of the South West of England and Wales"},
]
HELD: list[dict] = [
    {"interviews": ()},
    {"interviews": ("screen",)},
    {"interviews": ("technical",), "has_met": True},
    {"interviews": ("take_home",)},
    {"interviews": ("screen", "take_home")},
    {"interviews": ("screen", "panel", "final"), "has_met": True},
    {"interviews": ("other",), "was_there": False},
    {"interviews": ("panel", "final"), "was_there": False},
]
APPLIED = [dt.date(2026, 10, 3), dt.date(2025, 12, 30), None]


def every_draft(occasion: Occasion, tone: str):
    """Each letter to an employer or recruiter that there is, with its name."""
    yield "ask", drafting.ask_for_advice(occasion, tone)
    for questions, needed in itertools.product([[], ["Why this job"]], [[], ["clinical data"]]):
        options = drafting.options_for(occasion, questions, needed)
        yield "clarify", drafting.clarify(occasion, tone, options)
    for is_useful in (True, False):
        yield "thank", drafting.thank(occasion, tone, is_useful=is_useful)
    yield "hello", drafting.keep_in_touch(occasion, tone)
    yield "follow up", drafting.follow_up(occasion, tone)
    yield "follow up again", drafting.follow_up(occasion, tone, wrote_on=dt.date(2026, 11, 1))
    starts_at = dt.datetime(2026, 11, 30, 14, 30)
    for kind in ("screen", "panel"):
        yield "confirm", drafting.confirm(occasion, tone, kind=kind, starts_at=starts_at)
    yield "confirm far away", drafting.confirm(occasion, tone, kind="final", starts_at=starts_at, zone_name="Lima time")
    yield "task", drafting.confirm_task(occasion, tone, due_on=dt.date(2027, 1, 8))
    yield "data", drafting.data_request(occasion)


def occasions():
    for name, title, employer, held, applied_on in itertools.product(NAMES, TITLES, EMPLOYERS, HELD, APPLIED):
        yield Occasion(
            TODAY,
            name=salutations.address(name),
            title=title,
            signature="Nora Whitfield" if applied_on else "",
            applied_on=applied_on,
            **employer,
            **held,
        )


FAULTS = {
    "an empty place": r"\bNone\b|\{|\}|\(\)|“”|\[|\]",
    "spaces": r"  | ,| \.| \?|\t|\xa0|^ | $",
    "doubled punctuation": r",,|\.\.|\?\?|;;|::|\.,|,\.",
    "an article twice": r"\b(the the|a a|an an|of of|at at|for for|role role)\b",
    "a bare title": r"(Dear|Hello|Hi) (Dr|Prof|Professor|Mr|Ms|Mrs|Mx|Herr|Frau)\.?,",
    "a bare particle": r"(Dear|Hello|Hi) (van|von|de|der|da|di|la),",
    "a contraction": r"[a-z]['’](t|s|m|d|re|ve|ll)\b(?! end)",
    "a gender tag or number": r"m/w/d|f/m/x|JR10|#\d",
    "an exclamation mark": r"!",
    "an argument": r"reconsider|unfair|disagree|change your mind|why (was|wasn)|accept the decision|good memories",
    "a title cut short": r"…",
    "an unfinished line": r"[a-z,]\n\n[a-z]",
}
FAULT = re.compile("|".join(f"(?P<f{n}>{pattern})" for n, pattern in enumerate(FAULTS.values())), re.MULTILINE)


def faults_of(name: str, draft: drafting.Draft) -> list[str]:
    text = f"{draft.subject}\n{draft.body}"
    found = [f"{list(FAULTS)[int(hit.lastgroup[1:])]}: {hit[0]!r}" for hit in FAULT.finditer(text) if hit.lastgroup]
    for first, last in ("()", "“”"):
        if text.count(first) != text.count(last):
            found.append(f"unbalanced {first}{last}")
    if draft.words > drafting.MOST_WORDS:
        found.append(f"{draft.words} words")
    if len(draft.subject) > 120 or not draft.subject[:1].isupper():
        found.append(f"the subject {draft.subject!r}")
    greeting, *paragraphs, closing = draft.body.split("\n\n")
    if not greeting.endswith(",") or "," in greeting[:-1]:
        found.append(f"the greeting {greeting!r}")
    if any(not paragraph.endswith((".", "?")) or not paragraph[0].isupper() for paragraph in paragraphs):
        found.append(f"the sentences {paragraphs!r}")
    if not closing.split("\n")[0].endswith(","):
        found.append(f"the closing {closing!r}")
    return [f"{name}: {one} in {text!r}" for one in found]


@pytest.mark.parametrize("tone", TONES)
def test_every_letter_reads_well_whatever_is_known(tone):
    found, seen = [], set()
    for occasion in occasions():
        for name, draft in every_draft(occasion, tone):
            if draft not in seen:
                seen.add(draft)
                found += faults_of(name, draft)
    assert found[:10] == []
    assert len(seen) > 1000


def test_every_note_for_linkedin_fits_and_asks_one_question():
    for occasion in occasions():
        note = drafting.ask_on_linkedin(occasion)
        assert len(note) <= drafting.LINKEDIN_CHARACTERS
        assert note.count("?") == 1
        assert faults_of("note", drafting.Draft("Note", f"Hello,\n\n{note}\n\nBest wishes,")) == []
    assert len(drafting.ask_on_linkedin(replace(FULL, title="Planner " * 8, name="Anna " * 12))) <= 300


@settings(deadline=None)
@given(WORDS, WORDS, WORDS, st.sampled_from(TONES))
def test_whatever_is_typed_a_letter_has_at_most_ninety_words_before_the_name_under_it(contact, company, title, tone):
    occasion = replace(FULL, name=salutations.address(contact), company=company, title=title, signature="")
    for _, draft in every_draft(occasion, tone):
        assert draft.words <= drafting.MOST_WORDS


class TestTheRequestForAdvice:
    @pytest.mark.parametrize("tone", TONES)
    def test_it_greets_thanks_asks_once_and_is_signed(self, tone):
        subject, body = drafting.ask_for_advice(FULL, tone)
        assert body.splitlines()[0] == f"{drafting.GREETINGS[tone]} Elena,"
        assert "Thank you for letting me know" in body
        assert body.count("?") == 1
        assert body.endswith(f"{drafting.SIGN_OFFS[tone]}\nNora Whitfield")
        assert subject == "Operations analyst: thank you, and a quick question"

    def test_in_full(self):
        assert drafting.ask_for_advice(replace(FULL, interviews=("panel",)), "warm").body == (
            "Dear Elena,\n\n"
            "Thank you for letting me know about the Operations analyst role, and for taking the time to interview me. "
            "I was sorry not to get further, but I understand your decision.\n\n"
            "If you could give me one piece of advice for applications like this one, what would it be? "
            "Even one line would be a real help.\n\n"
            "I would be glad to be considered for other roles at Harrow & Finch in future.\n\n"
            "With best wishes,\nNora Whitfield"
        )

    def test_an_agency_is_asked_about_other_roles_not_about_itself(self):
        body = drafting.ask_for_advice(replace(FULL, is_to_agency=True), "warm").body
        assert "I would be glad to hear about other roles that might suit me." in body
        assert "Harrow" not in body

    @pytest.mark.parametrize(
        ("held", "thanks"),
        [
            ({"interviews": ()}, "considering my application."),
            ({"interviews": ("screen",)}, "taking the time to speak with me."),
            ({"interviews": ("take_home",)}, "taking the time to look at my task."),
            ({"interviews": ("technical",)}, "taking the time to interview me."),
            ({"interviews": ("screen", "take_home")}, "taking the time to speak with me."),
            ({"interviews": ("screen", "final")}, "all the time you and the team spent with me."),
            ({"interviews": ("final",), "was_there": False}, "the time the team spent with me."),
        ],
    )
    def test_it_thanks_for_what_took_place(self, held, thanks):
        occasion = Occasion(TODAY, title="Planner", **held)
        assert f"about the Planner role, and for {thanks}" in drafting.ask_for_advice(occasion, "plain").body

    def test_without_a_name_it_ends_before_the_signature(self):
        assert drafting.ask_for_advice(replace(FULL, signature=""), "plain").body.endswith("Kind regards,")


class TestTheFollowUpQuestion:
    def test_it_offers_two_things_of_this_application(self):
        options = drafting.options_for(FULL, ["Why this job"], ["clinical data"])
        body = drafting.clarify(FULL, "warm", options).body
        assert "my answer to “Why this job”, or with my experience with clinical data?" in body

    @pytest.mark.parametrize(
        ("interviews", "needed", "expected"),
        [
            ((), [], ("the experience on my CV", "how I presented it")),
            ((), ["SAP"], ("my experience with SAP", "how I presented it")),
            (("take_home",), [], ("the experience on my CV", "how I presented it")),
            (("screen",), [], ("how I came across in the screening call", "the experience on my CV")),
            (("screen", "panel"), ["SAP"], ("my experience with SAP", "how I came across in the panel interview")),
        ],
    )
    def test_it_names_no_interview_that_did_not_take_place(self, interviews, needed, expected):
        assert drafting.options_for(Occasion(TODAY, interviews=interviews), [], needed) == expected


class TestWhileWaiting:
    def test_it_says_when_the_application_was_sent_only_where_that_is_known(self):
        occasion = replace(FULL, interviews=())
        assert "on 3 October, and I am still" in drafting.follow_up(occasion, "warm").body
        assert (
            "on 30 December 2025 and am"
            in drafting.follow_up(replace(occasion, applied_on=dt.date(2025, 12, 30)), "plain").body
        )
        body = drafting.follow_up(replace(occasion, applied_on=None), "plain").body
        assert "I have applied for the Operations analyst role and am still interested." in body

    def test_the_second_note_mentions_the_first(self):
        draft = drafting.follow_up(FULL, "brief", wrote_on=dt.date(2026, 11, 2))
        assert "I wrote on 2 November about the Operations analyst role and am still interested." in draft.body
        assert draft.subject == "Following up: Operations analyst"

    def test_a_conversation_is_mentioned_only_to_someone_who_may_have_been_there(self):
        assert "I enjoyed our conversations" in drafting.follow_up(FULL, "warm").body
        assert "enjoyed" not in drafting.follow_up(replace(FULL, was_there=False), "warm").body
        assert "enjoyed" not in drafting.follow_up(replace(FULL, interviews=("take_home",)), "warm").body

    def test_an_interview_ahead_is_confirmed_with_its_time(self):
        starts_at = dt.datetime(2026, 11, 30, 14, 30)
        draft = drafting.confirm(FULL, "warm", kind="panel", starts_at=starts_at)
        assert draft.subject == "Operations analyst: confirming Monday 30 November, 14:30"
        assert "happy to confirm Monday 30 November at 14:30, and I look forward to meeting you." in draft.body
        assert "Speak to you then." in drafting.confirm(FULL, "brief", kind="screen", starts_at=starts_at).body
        assert (
            "14:30 (Lima time)"
            in drafting.confirm(FULL, "plain", kind="panel", starts_at=starts_at, zone_name="Lima time").body
        )


class TestTheHello:
    def test_it_says_what_they_had_to_do_with_each_other(self):
        body = drafting.keep_in_touch(FULL, "warm").body
        assert "We were in touch when I applied for the Operations analyst role at Harrow & Finch." in body
        assert "I enjoyed our conversation, and I hope you and the team are well." in body

    def test_to_someone_who_is_not_known_to_have_been_there_nothing_is_said_of_a_conversation(self):
        assert "conversation" not in drafting.keep_in_touch(replace(FULL, has_met=False), "warm").body

    @pytest.mark.parametrize("tone", TONES)
    def test_without_any_contact_it_says_only_that_they_applied(self, tone):
        stranger = replace(FULL, has_met=False, was_in_touch=False)
        body = drafting.keep_in_touch(stranger, tone).body
        assert "in touch" not in body
        assert "I applied for the Operations analyst role at Harrow & Finch." in body
        assert "We were in touch" in drafting.keep_in_touch(replace(stranger, was_in_touch=True), tone).body

    @pytest.mark.parametrize("tone", TONES)
    def test_where_nothing_was_applied_for_nothing_is_said_of_it(self, tone):
        body = drafting.keep_in_touch(replace(FULL, applied_on=None), tone).body
        assert "applied" not in body
        assert "in touch" not in body


class TestTheRequestForData:
    def test_it_is_formal_and_a_letter_of_its_own(self):
        body = drafting.data_request(FULL).body
        assert "I applied to Harrow & Finch for the Operations analyst role. Under Article 15" in body
        assert "including any notes from my interviews." in body
        assert body.endswith("Yours faithfully,\nNora Whitfield")
        assert "advice" not in body

    def test_it_claims_no_interview_and_no_application_that_there_was_not(self):
        assert "interviews" not in drafting.data_request(replace(FULL, interviews=())).body
        assert "applied" not in drafting.data_request(replace(FULL, applied_on=None, interviews=())).body
        agency = replace(FULL, company="", agency="Redcliffe Talent", is_to_agency=True)
        assert (
            "I applied for the Operations analyst role through Redcliffe Talent." in drafting.data_request(agency).body
        )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("no-reply@example.org", True),
        ("noreply@example.org", True),
        ("do_not_reply@example.org", True),
        ("jobs-noreply@example.org", True),
        ("elena.marsh@example.org", False),
        ("noreen.plyler@example.org", False),
    ],
)
def test_an_address_that_no_one_reads_is_known(address, expected):
    assert drafting.is_no_reply(address) is expected
