"""How fast Onward is beside the smallest Django application: `uv run python -m tests.bench --help`."""
