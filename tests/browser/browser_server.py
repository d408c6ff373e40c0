"""A small server for built sites: compresses as hosts do, lets nothing be cached, remembers requests."""

from __future__ import annotations

import gzip
import mimetypes
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_TEXT = frozenset({"text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"})


@dataclass(frozen=True, slots=True)
class Request:
    """One answered request; `path` is decoded, `sent` the bytes of the body as they went out."""

    path: str
    status: int
    sent: int


@cache
def _packed(path: Path) -> tuple[str, bytes, bool]:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    content = path.read_bytes()
    return (kind, gzip.compress(content, mtime=0), True) if kind in _TEXT else (kind, content, False)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 5  # seconds: a browser opens connections that it then does not use

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = (self.server.folder / path.lstrip("/")).resolve()
        if path.endswith("/"):
            file /= "index.html"
        found = file.is_relative_to(self.server.folder) and file.is_file()
        status = 200 if found else 404
        kind, content, packed = _packed(file if found else self.server.folder / "404.html")
        self.server.requests.append(Request(path, status, len(content)))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if packed else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder.resolve()
        self.requests: list[Request] = []

    def handle_error(self, *_: object) -> None:
        """Say nothing where a browser hangs up in the middle."""


class SiteServer:
    """Serves `folder` on a free port while it is open."""

    def __init__(self, folder: Path) -> None:
        """Take the port; `with` starts to answer."""
        self._server = _Server(folder)
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    @property
    def requests(self) -> list[Request]:
        """What was asked so far; a test may clear it."""
        return self._server.requests

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
