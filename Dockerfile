# A small image that does not run as root and stores everything in /data.
FROM python:3.13-slim AS build
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
RUN pip install --no-cache-dir uv
WORKDIR /onward
COPY pyproject.toml uv.lock .python-version ./
RUN uv sync --frozen --no-dev --python "$(command -v python)"
COPY manage.py ./
COPY config config
COPY applications applications
COPY feedback feedback
COPY templates templates
COPY static static
COPY locale locale

FROM python:3.13-slim
RUN useradd --uid 1000 --create-home onward && install -d -o onward -g onward -m 700 /data
COPY --from=build /onward /onward
WORKDIR /onward
ENV PATH="/onward/.venv/bin:$PATH" DATA_DIR=/data PYTHONUNBUFFERED=1
USER onward
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["python", "manage.py", "start", "--host", "0.0.0.0"]
