"""A real browser to look at a page with: chromium, spoken to through its DevTools protocol.

The protocol goes through two pipes, so that nothing but the browser itself is needed. Run as a
command it takes a picture of a page; so is made, from the root of the repository, the one that the
readme shows, with the event selected that follows the sign #::

    habeas read samples/veldara-2013.txt --format html > page.html
    python -m tests.exchange.chromium page.html docs/images/page.png "#e7"
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

_NAMES = ("chromium", "chromium-browser", "google-chrome")
COMMAND = next(filter(None, map(shutil.which, _NAMES)), None)
_OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-extensions "
    "--disable-background-networking --disable-component-update --disable-sync --no-first-run "
    "--hide-scrollbars --remote-debugging-pipe"
).split()
# The browser reads the protocol from its file 3 and writes it to its file 4.
_RUN = "import os, sys; os.dup2({}, 3); os.dup2({}, 4); os.execvp(sys.argv[1], sys.argv[1:])"
_SECONDS = 60


class Chromium:
    """One browser with one open page; every event of the protocol is kept in ``events``."""

    def __init__(self, profile: Path) -> None:
        assert COMMAND is not None
        self.events: list[dict[str, Any]] = []
        self._number = 0
        read_commands, commands = os.pipe()
        answers, write_answers = os.pipe()
        theirs = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (read_commands, write_answers)]
        os.close(read_commands)
        os.close(write_answers)
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-c", _RUN.format(*theirs)),
                *(COMMAND, *_OPTIONS, f"--user-data-dir={profile}", "about:blank"),
            ],
            pass_fds=theirs,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for end in theirs:
            os.close(end)
        self._commands = os.fdopen(commands, "wb", buffering=0)
        self._answers = answers
        self._heard = b""
        self._session: str | None = None
        self._attach()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session = None
        self.ask("Browser.close")
        self._process.wait(_SECONDS)
        self._commands.close()
        os.close(self._answers)

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and give its result; what the browser says meanwhile is kept."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        self._commands.write(json.dumps(message).encode() + b"\0")
        while True:
            said = self._hear()
            if said.get("id") == self._number:
                assert "error" not in said, f"{method}: {said}"
                result: dict[str, Any] = said["result"]
                return result
            self.events.append(said)

    def open(self, page: Path, fragment: str = "") -> None:
        """Go to a file anew and wait until it has been loaded."""
        self._go("about:blank")
        self.events.clear()
        self._go(page.as_uri() + fragment)

    def run(self, script: str) -> Any:
        """The value of an expression in the page; promises are waited for."""
        how = {"returnByValue": True, "awaitPromise": True}
        done = self.ask("Runtime.evaluate", expression=script, **how)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def click(self, selector: str) -> None:
        """Click in the middle of the first element, where a hand would, after scrolling to it."""
        at = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            " e.scrollIntoView({block: 'center', behavior: 'instant'});"
            " const r = e.getClientRects()[0];"
            " return {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **at)

    def press(self, key: str) -> None:
        """Press a key: ``Tab``, ``Enter``, ``Escape``, ``ArrowRight``."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowRight": 39, "ArrowLeft": 37}
        text = {"text": "\r"} if key == "Enter" else {}
        about = {"key": key, "code": key, "windowsVirtualKeyCode": codes[key]}
        self.ask("Input.dispatchKeyEvent", type="keyDown", **about, **text)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **about)

    def said(self, method: str) -> list[dict[str, Any]]:
        """The parameters of all events of one kind since the page was opened."""
        return [said["params"] for said in self.events if said.get("method") == method]

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"])

    def print(self) -> bytes:
        """The page on paper, as PDF."""
        return base64.b64decode(self.ask("Page.printToPDF", printBackground=True)["data"])

    def prefer(self, scheme: Literal["light", "dark"]) -> None:
        """Ask the page for this colour scheme, and for no movement: what is clicked is there."""
        wanted = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        features = [{"name": name, "value": value} for name, value in wanted.items()]
        self.ask("Emulation.setEmulatedMedia", features=features)

    def resize(self, width: int, height: int, *, mobile: bool = False) -> None:
        """Give the page a window of this size."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
        self.ask("Emulation.setDeviceMetricsOverride", **size)

    def _attach(self) -> None:
        targets = self.ask("Target.getTargets")["targetInfos"]
        page = next(target["targetId"] for target in targets if target["type"] == "page")
        found = self.ask("Target.attachToTarget", targetId=page, flatten=True)
        self._session = found["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")
        self.ask("Page.setLifecycleEventsEnabled", enabled=True)
        self.prefer("light")

    def _go(self, url: str) -> None:
        loader = self.ask("Page.navigate", url=url)["loaderId"]
        loaded = {"loaderId": loader, "name": "load"}
        while not any(loaded.items() <= e.items() for e in self.said("Page.lifecycleEvent")):
            self.events.append(self._hear())

    def _hear(self) -> dict[str, Any]:
        while b"\0" not in self._heard:
            ready, _, _ = select.select([self._answers], [], [], _SECONDS)
            assert ready, f"the browser has said nothing for {_SECONDS} seconds"
            more = os.read(self._answers, 1 << 16)
            assert more, "the browser has gone"
            self._heard += more
        message, _, self._heard = self._heard.partition(b"\0")
        said: dict[str, Any] = json.loads(message)
        return said


def _take_picture(page: str, picture: str, fragment: str = "") -> None:
    profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    with profile, Chromium(Path(profile.name)) as browser:
        browser.resize(1400, 900)
        browser.open(Path(page).resolve(), fragment)
        Path(picture).parent.mkdir(parents=True, exist_ok=True)
        Path(picture).write_bytes(browser.picture())


if __name__ == "__main__":
    assert COMMAND is not None, "chromium is needed: sudo apt-get install chromium"
    _take_picture(*sys.argv[1:])
