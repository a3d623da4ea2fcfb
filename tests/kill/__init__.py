"""Onward killed at random moments while people write: `uv run python -m tests.kill --help`."""
