"""Moving an account as whoever runs the server."""

import stat

import pytest
from django.core.management import CommandError, call_command

from applications.models import Application
from tests.builders import make_application


def test_an_archive_is_written_for_its_owner_alone_and_restored(alice, bob, tmp_path, capsys):
    make_application(alice)
    file = tmp_path / "alice.zip"
    call_command("archive", "write", "Alice@example.org", str(file))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    call_command("archive", "restore", "bob@example.org", str(file))
    assert Application.objects.get(owner=bob).company == "Stillwater Housing"
    assert "including 1 application" in capsys.readouterr().out


def test_nothing_is_written_over_and_mistakes_are_said(alice, bob, tmp_path):
    file = tmp_path / "there.zip"
    file.write_bytes(b"something else")
    with pytest.raises(CommandError, match="exists"):
        call_command("archive", "write", "alice@example.org", str(file))
    assert file.read_bytes() == b"something else"
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("archive", "restore", "bob@example.org", str(file))
    with pytest.raises(CommandError, match="No such file"):
        call_command("archive", "restore", "bob@example.org", str(tmp_path / "none.zip"))
    with pytest.raises(CommandError, match="no account"):
        call_command("archive", "write", "carol@example.org", str(tmp_path / "carol.zip"))
