"""Whether requests come the way TRUSTED_PROXIES says: else every visitor would count as one, or none could be told apart."""

import logging

from django.conf import settings
from django.shortcuts import render

logger = logging.getLogger(__name__)
WRONG = (
    "TRUSTED_PROXIES is {expected}, but this request came through {found}. Set it to the number of your proxies, and "
    "have each of them forward X-Forwarded-For."
)


class ProxyMiddleware:
    """Answers a request that came through fewer proxies with one sentence, and writes it to the log once."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.was_logged = False

    def __call__(self, request):
        addresses = [part for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        if len(addresses) >= settings.TRUSTED_PROXIES:
            return self.get_response(request)
        reason = WRONG.format(expected=settings.TRUSTED_PROXIES, found=len(addresses) or "none")
        if not self.was_logged:
            self.was_logged = True
            logger.warning(reason)
        return render(request, "503.html", {"reason": reason, "fields": [], "path": request.path}, status=503)
