"""The page of this site that a request came from."""

from urllib.parse import SplitResult, urlsplit

from django.utils.http import url_has_allowed_host_and_scheme


def htmx_page_url(request) -> SplitResult:
    """The page that htmx asks from; what is no address counts as none."""
    try:
        return urlsplit(request.htmx.current_url or "")
    except ValueError:
        return urlsplit("")


def back(request, default: str = "/") -> str:
    """Return the page of this site that the request came from, never a page of another host."""
    for address in (
        request.POST.get("next"),
        request.GET.get("next"),
        request.htmx.current_url,
        request.headers.get("Referer"),
    ):
        if (
            address
            and address.startswith(("/", "http://", "https://"))
            and url_has_allowed_host_and_scheme(address, {request.get_host()})
            and "/status/" not in address
            and "/outcome/" not in address
        ):
            return address
    return default
