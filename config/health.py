"""`/healthz` says that the process is running, and in which version, `/readyz` that it can serve requests. Both answer any host."""

import shutil

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse


class HealthMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path == "/healthz":
            return JsonResponse({"status": "ok", "version": settings.VERSION})
        if request.path == "/readyz":
            return readiness()
        return self.get_response(request)


def readiness() -> JsonResponse:
    problems = {}
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            problems["migrations"] = "not applied"
    except Exception:  # whatever goes wrong, the server is not ready
        problems["database"] = "not reachable"
    try:
        if shutil.disk_usage(settings.DATA_DIR).free < 50 * 1024 * 1024:
            problems["disk"] = "less than 50 MB free"
    except OSError:
        problems["disk"] = "data directory not readable"
    return JsonResponse({"status": "not ready" if problems else "ok", **problems}, status=503 if problems else 200)
