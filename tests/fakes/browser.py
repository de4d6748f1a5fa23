"""Debian's Chromium without a window, and a place on this computer that counts who asks for it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE_S = 20.0
_REQUEST = "Network.requestWillBeSent"
_SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-audio-output",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1000,1200",
)


@dataclass(frozen=True, slots=True)
class Browser:
    """`saved` is the folder of its downloads."""

    driver: Chrome
    saved: Path

    def run(self, script: str, *values: object) -> Any:  # Any: whatever the script returns
        return self.driver.execute_script(script, *values)

    def until(self, holds: Callable[[], Any]) -> Any:  # Any: what it waited for
        return WebDriverWait(self.driver, PATIENCE_S, 0.05).until(lambda _: holds())

    def addresses(self) -> set[str]:
        """Everything that was asked for since the last call, the browser's own pages left out."""
        events = [json.loads(message)["message"] for message in self._log("performance")]
        asked = (e["params"]["request"]["url"] for e in events if e["method"] == _REQUEST)
        return {address for address in asked if not address.startswith(("data:", "chrome:"))}

    def complaints(self) -> list[str]:
        """What the console says since the last call."""
        return self._log("browser")

    def _log(self, kind: str) -> list[str]:
        lines = self.driver.get_log(kind)  # type: ignore[no-untyped-call]  # selenium has no type
        return [line["message"] for line in lines]


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    saved = folder / "saved"
    saved.mkdir()
    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for switch in (*_SWITCHES, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(switch)
    options.add_experimental_option("prefs", {"download.default_directory": str(saved)})
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = Chrome(options, Service("/usr/bin/chromedriver"))
    try:
        yield Browser(driver, saved)
    finally:
        driver.quit()


@contextmanager
def listening_place() -> Iterator[tuple[str, list[str]]]:
    """An address that answers anything, and the paths that it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - the name is the base class's

        def log_message(self, *_: object) -> None:
            """Stderr is for failures."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()
