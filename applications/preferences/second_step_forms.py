from urllib.parse import urlencode

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import ReauthenticateForm
from django import forms
from django.urls import reverse

from . import second_step


class EachCodeOnce:
    """Before a form of the library that takes a code: it forgets a used one sooner than its digits stop to count."""

    def clean_code(self) -> str:
        if second_step.was_used(self.user, self.cleaned_data["code"]):
            self.cleaned_data["code"] = ""  # looked at like any wrong one, so that it counts as a try
        code = super().clean_code()
        if not second_step.use_up(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeAgain(EachCodeOnce, ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].error_messages["required"] = "Enter a code."


class WithSecondStep(forms.Form):
    """Beside the password a code, of whoever has a second step and did not give it a moment ago.

    It is looked at last, once nothing else is wrong: a code works once.
    """

    must_show_key = True
    key_first = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = context.request
        have = second_step.kinds(self.request.user)
        self.is_step_missing = bool(second_step.STEPS & have) and not second_step.was_given(self.request)
        if self.is_step_missing and second_step.CODES & have:
            has_app = bool(second_step.STEPS & second_step.CODES & have)
            self.fields["code"] = forms.CharField(
                label="Code",
                help_text="Enter the six-digit code from your app or one of your recovery codes."
                if has_app
                else "Enter one of your recovery codes.",
                error_messages={"required": "Enter a code as well as your password."},
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
            )
        if self.is_step_missing and second_step.KEY in have:
            self.key_first = f"{reverse('mfa_reauthenticate_webauthn')}?{urlencode({'next': self.request.path})}"

    def clean(self):
        cleaned = super().clean()
        if self.is_step_missing and not self.errors:
            if "code" in self.fields:
                self._check_code(self.cleaned_data["code"])
            elif self.must_show_key:
                raise forms.ValidationError("Use your passkey or security key first, then come back here.")
        return cleaned

    def _check_code(self, code: str) -> None:
        form = CodeAgain({"code": code}, user=self.request.user)
        if form.is_valid():
            form.save()
        else:
            self.add_error("code", form.errors["code"])
