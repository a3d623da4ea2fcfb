"""The bookmark that takes a job from its page to Add, as one address for one installation."""

from functools import cache
from pathlib import Path
from urllib.parse import quote

SOURCE = Path(__file__).with_suffix(".js")
READABLE = "!$&'()*+,-./:;=?@[]^_`{|}~<>"


@cache
def bookmarklet(origin: str) -> str:
    """`origin`: scheme and host of this installation, without a path."""
    lines = (line.strip() for line in SOURCE.read_text().splitlines())
    code = "".join(line for line in lines if not line.startswith("//"))
    return "javascript:" + quote(code.replace("ONWARD", origin), safe=READABLE)
