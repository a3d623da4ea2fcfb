"""Moving an account as whoever runs the server."""

import stat

import pytest
from django.core.management import CommandError, call_command

from applications.models import Application
from feedback import archive
from tests.builders import confirm_password, make_application


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


@pytest.mark.parametrize(
    ("number", "command", "page"),
    [
        (0, "3 rows, and no applications.", "Archive restored. It contained no applications."),
        (1, "4 rows, including 1 application.", "Archive restored: 1 application with its history."),
        (2, "5 rows, including 2 applications.", "Archive restored: 2 applications with their history."),
        (1204, "1,207 rows, including 1,204 applications.", "Archive restored: 1,204 applications with their history."),
    ],
)
def test_how_much_came_back_is_said(client, alice, tmp_path, monkeypatch, capsys, number, command, page):
    monkeypatch.setattr(archive, "restore", lambda user, file, **limits: {"applications": number, "tags": 3})
    file = tmp_path / "alice.zip"
    file.write_bytes(b"any")
    call_command("archive", "restore", "alice@example.org", str(file))
    assert command in capsys.readouterr().out
    client.force_login(alice)
    confirm_password(client)
    with file.open("rb") as upload:
        answer = client.post("/export/restore/", {"file": upload}, follow=True)
    assert page in answer.content.decode()
