"""A real Chromium, driven by its own driver: WebDriver over loopback HTTP, with nothing but the standard library."""

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

_PATIENCE = 120
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


def missing() -> bool:
    """Tell whether there is no browser, or no driver for it."""
    return not all(any(map(shutil.which, names)) for names in (BROWSERS, DRIVERS))


def found(*names: str) -> str:
    """Return the first of some programs that is installed."""
    path = next(filter(None, map(shutil.which, names)), None)
    assert path, f"The tests of the report need {names[0]}; {_INSTALL}."
    return path


@dataclass
class Browser:
    """One window of the browser."""

    address: str

    def open(self, url: str, width: int = 800, *, dark: bool = False) -> None:
        """Load a page in a window of a width, and forget what was logged before."""
        self.logged("browser")
        self.logged("performance")
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.devtools("Emulation.setDeviceMetricsOverride", size)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.devtools("Emulation.setEmulatedMedia", {"features": scheme})
        self._ask("url", {"url": url})

    def run(self, script: str) -> Any:
        """Return what a script in the page returns."""
        return self._ask("execute/sync", {"script": script, "args": []})

    def logged(self, kind: str) -> list[dict[str, Any]]:
        """Return what the browser logged since it was last asked."""
        entries: list[dict[str, Any]] = self._ask("se/log", {"type": kind})
        return entries

    def requests(self) -> list[str]:
        """Return the address of everything that was loaded, or tried to be."""
        events = [json.loads(entry["message"])["message"] for entry in self.logged("performance")]
        return [one["params"]["request"]["url"] for one in events if one["method"] == "Network.requestWillBeSent"]

    def pdf(self) -> bytes:
        """Print the page."""
        return base64.b64decode(self._ask("print", {}))

    def picture(self) -> bytes:
        """Return the whole page as a PNG picture."""
        shot = self.devtools("Page.captureScreenshot", {"captureBeyondViewport": True})
        return base64.b64decode(shot["data"])

    def devtools(self, command: str, params: dict[str, Any]) -> Any:
        """Send one command of the DevTools protocol."""
        return self._ask("goog/cdp/execute", {"cmd": command, "params": params})

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("actions", {"actions": [{"type": "key", "id": "keys", "actions": strokes}]})

    def _ask(self, command: str, content: dict[str, Any]) -> Any:
        return _asked(f"{self.address}/{command}", content)


def _asked(url: str, content: dict[str, Any] | None, method: str = "POST") -> Any:
    body = None if content is None else json.dumps(content).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"}, method=method)
    # Whatever proxies the environment names are not for a program on this machine.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(request, timeout=_PATIENCE) as answer:
        return json.load(answer)["value"]


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """Start the driver and a browser with an empty profile, and end both."""
    binary, driver = found(*BROWSERS), found(*DRIVERS)
    with subprocess.Popen([driver, "--port=0"], stdout=subprocess.PIPE, text=True) as process:
        try:
            address = f"http://127.0.0.1:{_port(process)}/session"
            session = _asked(address, {"capabilities": {"alwaysMatch": _wanted(binary, profile)}})
            window = f"{address}/{session['sessionId']}"
            try:
                opened = Browser(window)
                # Chromium's own first page is not what the tests look at.
                opened.open("about:blank")
                yield opened
            finally:
                _asked(window, None, "DELETE")
        finally:
            process.terminate()


def _wanted(binary: str, profile: Path) -> dict[str, Any]:
    flags: Sequence[str] = (*_FLAGS, f"--user-data-dir={profile}")
    return {
        "goog:chromeOptions": {"binary": binary, "args": list(flags)},
        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
    }


def _port(process: "subprocess.Popen[str]") -> int:
    assert process.stdout
    for line in process.stdout:
        if "started successfully on port" in line:
            return int(line.rstrip(" .\n").rsplit(" ", 1)[1])
    raise AssertionError(f"chromedriver ended before it listened; {_INSTALL}.")
