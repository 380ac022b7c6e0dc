"""A real Chromium, driven over the WebDriver protocol with the standard library."""

import base64
import json
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_TIMEOUT_SECONDS = 120
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
)
_INSTALL = "install Debian's packages chromium and chromium-driver, as .ci/run does"


BROWSERS, DRIVERS = ("chromium", "chromium-browser"), ("chromedriver",)


def is_installed() -> bool:
    """Return True if there is a browser and a driver for it."""
    return all(any(map(shutil.which, names)) for names in (BROWSERS, DRIVERS))


def find_program(*names: str) -> str:
    """Return the first of some programs that is installed."""
    path = next(filter(None, map(shutil.which, names)), None)
    assert path, f"The tests of the report need {names[0]}; {_INSTALL}."
    return path


@dataclass
class Browser:
    """One window of the browser."""

    address: str

    def open(self, url: str, width: int = 800, *, dark: bool = False) -> None:
        """Load a page in a window of a width, and discard earlier log entries."""
        self.log_entries("browser")
        self.log_entries("performance")
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.devtools("Emulation.setDeviceMetricsOverride", size)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.devtools("Emulation.setEmulatedMedia", {"features": scheme})
        self._post("url", {"url": url})

    def run(self, script: str) -> Any:
        """Run a script in the page and return its result."""
        return self._post("execute/sync", {"script": script, "args": []})

    def log_entries(self, kind: str) -> list[dict[str, Any]]:
        """Return the log entries since the last call."""
        entries: list[dict[str, Any]] = self._post("se/log", {"type": kind})
        return entries

    def requests(self) -> list[str]:
        """Return the URL of every request since the page was opened."""
        events = [json.loads(entry["message"])["message"] for entry in self.log_entries("performance")]
        return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]

    def pdf(self) -> bytes:
        """Print the page."""
        return base64.b64decode(self._post("print", {}))

    def devtools(self, command: str, params: dict[str, Any]) -> Any:
        """Send one command of the DevTools protocol."""
        return self._post("goog/cdp/execute", {"cmd": command, "params": params})

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._post("actions", {"actions": [{"type": "key", "id": "keys", "actions": strokes}]})

    def _post(self, command: str, content: dict[str, Any]) -> Any:
        return _send(f"{self.address}/{command}", content)


def _send(url: str, content: dict[str, Any] | None, method: str = "POST") -> Any:
    body = None if content is None else json.dumps(content).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"}, method=method)
    # A local program must not be reached through a proxy of the environment.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(request, timeout=_TIMEOUT_SECONDS) as response:
        return json.load(response)["value"]


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """Start the driver and a browser with an empty profile, and end both."""
    binary, driver = find_program(*BROWSERS), find_program(*DRIVERS)
    with subprocess.Popen([driver, "--port=0"], stdout=subprocess.PIPE, text=True) as process:
        try:
            address = f"http://127.0.0.1:{_read_port(process)}/session"
            session = _send(address, {"capabilities": {"alwaysMatch": _capabilities(binary, profile)}})
            window = f"{address}/{session['sessionId']}"
            try:
                opened = Browser(window)
                # Leave Chromium's own first page, whose requests are not ours.
                opened.open("about:blank")
                yield opened
            finally:
                _send(window, None, "DELETE")
        finally:
            process.terminate()


def _capabilities(binary: str, profile: Path) -> dict[str, Any]:
    flags: Sequence[str] = (*_FLAGS, f"--user-data-dir={profile}")
    return {
        "goog:chromeOptions": {"binary": binary, "args": list(flags)},
        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
    }


def _read_port(process: "subprocess.Popen[str]") -> int:
    assert process.stdout
    for line in process.stdout:
        if "started successfully on port" in line:
            return int(line.rstrip(" .\n").rsplit(" ", 1)[1])
    raise AssertionError(f"chromedriver ended before it listened; {_INSTALL}.")
