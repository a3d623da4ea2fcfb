"""What a browser with an empty cache loads: the sign-in page, then the board."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connections

from tests import serving as servers
from tests.sessions import session_of

# an icon for a home screen is fetched when someone puts it there
LOADED = re.compile(r'<(?:link(?! rel="apple-touch-icon")|script|img|use)\b[^>]*?\s(?:href|src)="([^"#]+)', re.I)
BLOCKING = re.compile(r'<link[^>]*rel="stylesheet"', re.I)


def first_visit(directory: Path, user) -> None:
    session = session_of(user)
    connections.close_all()
    with servers.onward(directory) as server:
        seen: dict[str, int] = {}
        blocking = 0
        for path, key in (("/accounts/login/", ""), ("/board/", session)):
            page = servers.Client(server.port, key).get(path)
            blocking = max(blocking, len(BLOCKING.findall(page.body.decode())))
            compressed = servers.Client(server.port, key, accept="gzip, br").get(path)
            seen[path] = len(compressed.body)
            for address in LOADED.findall(page.body.decode()):
                if urlsplit(address).netloc:
                    raise RuntimeError(f"{path} loads {address}")
                if address not in seen and not address.startswith("/accounts/"):
                    seen[address] = len(servers.Client(server.port, key, accept="gzip, br").get(address).body)
    script = sum(size for address, size in seen.items() if address.endswith(".js"))
    print(
        f"first visit: {len(seen)} requests, {sum(seen.values()) / 1024:.0f} KB in all, {script / 1024:.0f} KB of it script, "
        f"{blocking} style sheets that block"
    )
