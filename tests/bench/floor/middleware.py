"""The product's htmx middleware costs one header on an answer that is no redirect; so does this."""

from django.utils.cache import patch_vary_headers


class HtmxRedirectMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        return response
