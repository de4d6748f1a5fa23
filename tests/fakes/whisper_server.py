"""A Whisper server on loopback, for the recognizer that asks one."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tpm_interview.domain.settings import RecognizerSettings


class Whisper(BaseHTTPRequestHandler):
    """Answers like an OpenAI-compatible server and keeps what it was sent."""

    bodies: list[bytes] = []
    paths: list[str] = []
    answer = b'{"text": "We shipped it."}'
    status = 200

    def do_POST(self) -> None:
        self.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.paths.append(self.path)
        self.send_response(self.status)
        if self.status == 307:
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def whisper_server() -> Iterator[tuple[type[Whisper], str]]:
    """Its handler, to change its answers and read what it got, and its address."""
    handler = type("Handler", (Whisper,), {"bodies": [], "paths": []})
    running = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    try:
        yield handler, f"http://127.0.0.1:{running.server_port}/v1"
    finally:
        running.shutdown()
        thread.join()
        running.server_close()


def agreed(url: str) -> RecognizerSettings:
    """The candidate has named this server and agreed to it."""
    return RecognizerSettings(
        name="whisper-server", server_url=url, server_model="small", server_consent=url
    )
