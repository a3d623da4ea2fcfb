"""One key for the many addresses of one advert, and for one row of an export."""

import re
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = frozenset(
    [
        "gclid",
        "fbclid",
        "msclkid",
        "dclid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "ref",
        "refid",
        "ref_id",
        "referrer",
        "referer",
        "trackingid",
        "trk",
        "trkinfo",
        "lipi",
        "lici",
        "src",
        "source",
        "gh_src",
        "lever-source",
        "lever-origin",
        "origin",
        "originalsubdomain",
        "sid",
        "from",
        "fromage",
        "vjs",
        "jobsource",
        "recommendedflavor",
        "ebp",
        "alternatechannel",
    ]
)
_LINKEDIN_JOB = re.compile(r"/jobs/view/(?:.*?-)?(\d{6,})")


def link_key(link: str) -> str:
    """The link without scheme, `www.`, fragment and tracking parameters; empty when it is no web address."""
    link = link.strip()
    if link and "://" not in link:
        link = f"https://{link}"
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    query = [(name, value) for name, value in parse_qsl(parts.query) if not _is_tracking(name)]
    if host == "linkedin.com" or host.endswith(".linkedin.com"):
        found = _LINKEDIN_JOB.search(parts.path)
        job = found.group(1) if found else dict(query).get("currentJobId", "")
        if job:
            return f"linkedin.com/jobs/view/{job}"
    key = f"{host}{port}{parts.path.rstrip('/')}"
    return (f"{key}?{urlencode(sorted(query))}" if query else key)[:500]


def _is_tracking(name: str) -> bool:
    return name.lower().startswith("utm_") or name.lower() in _TRACKING


def onward_key(number: int | str, company: str, title: str) -> str:
    """How a row of Onward's own export is known again: its number alone would mean another row in another account."""
    words = " ".join(f"{company} {title}".casefold().split())
    return f"onward:{number}:{sha256(words.encode()).hexdigest()[:12]}"
