"""How many applications of a user stand where."""

from .models import Application, Status


def counts(user) -> dict[str, int]:
    """Return how many are open by status, and under `closed` how many are closed."""
    found = dict.fromkeys(Status.values, 0) | {"closed": 0}
    for closed_as, status, number in Application.objects.for_user(user).count_by_state():
        found["closed" if closed_as else status] += number
    return found


def open_count(numbers: dict[str, int]) -> int:
    """Return how many wait for a reply: open, and further than saved."""
    return sum(numbers[status] for status in Status.values if status != Status.SAVED)
