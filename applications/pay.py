"""Pay in words, as it was given: nothing is converted, and nothing is guessed."""

from decimal import Decimal

from applications.models import Application, PayPeriod


def pay_text(low: Decimal | None, high: Decimal | None, currency: str, period: str) -> str:
    """“GBP 38,000 to 42,000 a year”, “38,000”, or nothing when no pay was given."""
    amounts = list(dict.fromkeys(_amount(pay) for pay in (low, high) if pay is not None))
    if not amounts:
        return ""
    each = PayPeriod(period).in_sentence if period else ""
    at_most = "up to" if low is None else ""
    return " ".join(part for part in (at_most, currency, " to ".join(amounts), each) if part)


def pay_of(application: Application) -> str:
    return pay_text(application.pay_min, application.pay_max, application.pay_currency, application.pay_period)


def _amount(pay: Decimal) -> str:
    return f"{pay:,.2f}".removesuffix(".00")
