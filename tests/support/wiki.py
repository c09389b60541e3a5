"""A wiki on an origin of its own: pages that tests write, with the headers they want."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FILLER = "<p>" + "Words of the wiki around the board. " * 400 + "</p>"

LISTENER = """<script>
    window.told = [];
    addEventListener('message', ({ data }) => window.told.push(data));
</script>"""


@dataclass
class Wiki:
    """What is served: bodies and headers by path."""

    origin: str
    pages: dict[str, tuple[bytes, dict[str, str]]] = field(default_factory=dict)

    def page(self, body: str, **headers: str) -> str:
        """Write a page that keeps what its frames tell it; returns its address.

        A header's name has underscores where it has hyphens.
        """
        path = f"/page/{len(self.pages)}"
        style = "<style>iframe { width: 100%; height: 600px }</style>"
        html = f"<!doctype html><title>Wiki</title>{style}{LISTENER}<h1>Wiki</h1>{body}{FILLER}"
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = html.encode(), named
        return self.origin + path


@contextmanager
def serving_wiki(host: str = "localhost") -> Iterator[Wiki]:
    """Serve a wiki; another host than the product's is another site to the browser."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, headers = wiki.pages.get(self.path, (b"", {}))
            self.send_response(200 if self.path in wiki.pages else 204)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    wiki = Wiki(f"http://{host}:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield wiki
    finally:
        server.shutdown()
        server.server_close()


def frame(address: str, sandbox: str | None = None) -> str:
    """Return a frame as somebody pastes it."""
    attribute = "" if sandbox is None else f' sandbox="{sandbox}"'
    return f'<iframe src="{address}"{attribute}></iframe>'


def sandboxed_page(address: str) -> str:
    """Return a wiki's own text in a sandbox, and in it the frame."""
    wide = "<style>iframe { width: 98%; height: 560px }</style>"
    inner = (wide + frame(address, "allow-scripts")).replace('"', "&quot;")
    return f'<iframe sandbox="allow-scripts" srcdoc="{inner}"></iframe>'
