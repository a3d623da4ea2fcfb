from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.db import transaction

from applications import wording
from feedback import rubric
from feedback.models import (
    Evaluation,
    Felt,
    PracticeQuestion,
    PracticeSession,
    Question,
    QuestionKind,
    Rating,
)
from feedback.models.practice import key_of
from feedback.questions import FEWEST, MOST, USUAL, Candidate, in_order
from feedback.rubric import RubricCriterion

WORDS = forms.Textarea(attrs={"rows": 2, "maxlength": 2000})


def one_line(text: str) -> str:
    return " ".join(text.split())


class FocusForm(forms.Form):
    """What to practise for, and how many questions to suggest."""

    number = forms.IntegerField(
        label="Number of questions", required=False, min_value=FEWEST, max_value=MOST, initial=USUAL
    )

    def __init__(self, *args, focuses: Mapping, **kwargs):
        super().__init__(*args, **kwargs)
        self.focuses = focuses
        talks = [(value, label) for value, (label, focus) in focuses.items() if focus.application]
        themes = [(value, label) for value, (label, focus) in focuses.items() if focus.theme]
        groups = [("An upcoming interview", talks), ("A theme", themes)]
        choices = [("", "Nothing in particular"), *((name, rows) for name, rows in groups if rows)]
        self.fields["focus"] = forms.ChoiceField(label="Practise for", required=False, choices=choices)

    @property
    def chosen(self):
        """The focus, or None. Needs `is_valid()`."""
        found = self.focuses.get(self.cleaned_data.get("focus", ""))
        return found[1] if found else None


class SessionForm(FocusForm):
    """Between one and six questions; one of them may be new."""

    own = forms.CharField(label="Your own question", required=False, max_length=300)

    def __init__(self, *args, candidates: Mapping[str, Candidate], **kwargs):
        super().__init__(*args, **kwargs)
        self.candidates = candidates
        del self.fields["number"]
        self.fields["pick"] = forms.MultipleChoiceField(
            required=False, choices=[(key, one.text) for key, one in candidates.items()]
        )

    def clean_own(self) -> str:
        return one_line(self.cleaned_data["own"])

    def clean(self):
        cleaned = super().clean() or {}
        number = len(cleaned.get("pick", [])) + bool(key_of(cleaned.get("own", "")))
        if not self.errors and not 1 <= number <= MOST:
            raise forms.ValidationError(
                wording.counted(
                    number,
                    zero="Choose between one and six questions.",
                    one="Choose between one and six questions.",
                    other="Choose between one and six questions. You’ve chosen {n}.",
                )
            )
        return cleaned

    @transaction.atomic
    def keep(self, owner, today) -> PracticeSession:
        focus = self.chosen
        session = PracticeSession.objects.create(
            owner=owner,
            application=focus.application if focus else None,
            theme=focus.theme if focus else None,
            made_on=today,
        )
        picked = in_order(self.candidates[key] for key in self.cleaned_data["pick"])
        rows = [(one.key, one.text, one.kind) for one in picked]
        if key := key_of(own := self.cleaned_data["own"]):
            mine, _ = Question.objects.get_or_create(
                owner=owner, key=key, defaults={"text": own, "kind": QuestionKind.ROLE, "is_own": True}
            )
            rows.append((key, own, mine.kind))
        PracticeQuestion.objects.bulk_create(
            PracticeQuestion(session=session, place=place, key=key, text=text, kind=kind)
            for place, (key, text, kind) in enumerate(rows, start=1)
        )
        return session


class NotesForm(forms.Form):
    """Notes on each answer, and how it felt. `version` is counted by the view."""

    def __init__(self, *args, questions: list[PracticeQuestion], felt: Mapping[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.questions, self.felt = questions, felt
        self.kept: dict[int, list[str]] = {}
        for one in questions:
            self.fields[f"notes_{one.pk}"] = forms.CharField(
                label="Notes", required=False, max_length=5000, initial=one.notes,
                widget=forms.Textarea(attrs={"rows": 3, "maxlength": 5000}),
            )  # fmt: skip
            self.fields[f"felt_{one.pk}"] = forms.ChoiceField(
                label="How it felt", required=False, choices=[("", "Not specified"), *Felt.choices],
                initial=felt.get(one.key, ""), widget=forms.RadioSelect,
            )  # fmt: skip

    @property
    def blocks(self) -> Iterator[tuple]:
        for one in self.questions:
            yield one, self[f"notes_{one.pk}"], self[f"felt_{one.pk}"], self.kept.get(one.pk)

    def show_kept(self) -> bool:
        """Show saved notes next to those typed here, where they differ. Return False where none does."""
        for one in self.questions:
            notes, felt = self[f"notes_{one.pk}"].value() or "", self[f"felt_{one.pk}"].value() or ""
            kept_felt = self.felt.get(one.key, "")
            if _plain(notes) != _plain(one.notes) or felt != kept_felt:
                self.kept[one.pk] = [one.notes, str(Felt(kept_felt).label) if kept_felt else "Not specified"]
        return bool(self.kept)

    def keep(self, owner) -> None:
        for one in self.questions:
            one.notes = self.cleaned_data[f"notes_{one.pk}"]
        PracticeQuestion.objects.bulk_update(self.questions, ["notes"])
        for one in self.questions:
            felt = self.cleaned_data[f"felt_{one.pk}"]
            if felt != self.felt.get(one.key, ""):
                mark(owner, one.text, one.kind, felt)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def mark(owner, text: str, kind: str, felt: str) -> None:
    """Remember how a question felt, whichever list it came from."""
    Question.objects.update_or_create(
        owner=owner,
        key=key_of(text),
        defaults={"felt": felt},
        create_defaults={"text": text, "kind": kind, "felt": felt},
    )


class QuestionForm(forms.ModelForm):
    """One of the person's own."""

    class Meta:
        model = Question
        fields = ["text", "kind"]
        error_messages = {"text": {"required": "Enter a question."}}

    def clean_text(self) -> str:
        text = one_line(self.cleaned_data["text"])
        if not key_of(text):
            raise forms.ValidationError("Enter a question.")
        return text


class FeltForm(forms.Form):
    key = forms.CharField(max_length=200)
    felt = forms.ChoiceField(choices=[("", ""), *Felt.choices], required=False)


class LinkForm(forms.ModelForm):
    """The name that friends see, and whether they see the job title."""

    class Meta:
        model = PracticeSession
        fields = ["shown_name", "shows_role"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shown_name"].required = True
        self.fields["shown_name"].error_messages["required"] = "Enter your first name, or what your friends call you."
        if not self.instance.application:
            del self.fields["shows_role"]


class EvaluationThemeForm(forms.Form):
    name = forms.CharField(label="Theme", max_length=60, error_messages={"required": "Enter a name for the theme."})

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])


@dataclass(frozen=True, slots=True)
class Scale:
    """One line of the rubric for one answer, ready to draw. Options: (value, words, is it between two anchors)."""

    line: RubricCriterion
    name: str
    chosen: str
    options: tuple[tuple[str, str, bool], ...]


class EvaluationForm(forms.ModelForm):
    """A friend’s ratings and comments. Each may be skipped, but not all."""

    class Meta:
        model = Evaluation
        fields = ["keep", "change", "next_question", "name"]
        widgets = {
            "keep": WORDS,
            "change": WORDS,
            "next_question": forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
            "name": forms.TextInput(attrs={"autocomplete": "given-name"}),
        }

    def __init__(self, *args, questions: list[PracticeQuestion], **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = questions
        had = (
            {(one.question_id, one.line): str(one.points) for one in self.instance.ratings.all()}
            if self.instance.pk
            else {}
        )
        for question in questions:
            for line in rubric.LINES:
                self.fields[points_name(question, line)] = forms.ChoiceField(
                    label=line.name, required=False, choices=[("", "Skipped"), *((str(n), str(n)) for n in range(1, 6))],
                    initial=had.get((question.pk, line.key), ""),
                )  # fmt: skip

    @property
    def blocks(self) -> Iterator[tuple[PracticeQuestion, list[Scale]]]:
        for question in self.questions:
            yield question, [self._scale(question, line) for line in rubric.LINES]

    def _scale(self, question: PracticeQuestion, line: RubricCriterion) -> Scale:
        name = points_name(question, line)
        first, middle, last = line.anchors
        options = (
            ("1", first, False),
            ("2", "between 1 and 3", True),
            ("3", middle, False),
            ("4", "between 3 and 5", True),
            ("5", last, False),
        )
        return Scale(line, name, self[name].value() or "", options)

    def clean(self):
        cleaned = super().clean() or {}
        if not self.errors and not any(value for name, value in cleaned.items() if name != "name"):
            raise forms.ValidationError("Give at least one rating or write one line.")
        return cleaned

    @transaction.atomic
    def keep(self, session: PracticeSession, visitor: str, today) -> Evaluation:
        """Save what this visitor wrote, or change it. Posting twice leaves one."""
        words = {name: self.cleaned_data[name] for name in self.Meta.fields}
        row, _ = Evaluation.objects.update_or_create(
            session=session, visitor=visitor, defaults=words,
            create_defaults=words | {"owner": session.owner, "written_on": today},
        )  # fmt: skip
        row.ratings.all().delete()
        Rating.objects.bulk_create(
            Rating(evaluation=row, question=question, line=line.key, points=int(points))
            for question in self.questions
            for line in rubric.LINES
            if (points := self.cleaned_data[points_name(question, line)])
        )
        session.practise(today)
        return row


def points_name(question: PracticeQuestion, line: RubricCriterion) -> str:
    return f"points_{question.pk}_{line.key}"
