# Its steps are the Makefile's, which CI runs: build the wheel, install it into an empty
# environment with the pinned packages, serve, ask for its health.
FROM python:3.13-slim AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends make \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN make build
RUN python -m venv /opt/empathyboard \
    && /opt/empathyboard/bin/pip install --no-cache-dir -c constraints.txt dist/*.whl

FROM python:3.13-slim
# Letters for exports that our own typeface lacks: pictures, and those of East Asia.
RUN apt-get update \
    && apt-get install -y --no-install-recommends fonts-noto-cjk fonts-noto-color-emoji \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/empathyboard /opt/empathyboard
RUN mkdir /data && chown nobody:nogroup /data
USER nobody
VOLUME /data
EXPOSE 8000
ENV PATH=/opt/empathyboard/bin:$PATH PYTHONUNBUFFERED=1
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["empathyboard", "serve", "--host", "0.0.0.0", "--port", "8000", "--data", "/data"]
