"""How quickly the workspace answers: six people at once, over a record of 100,000 events.

The record is made by ``bench.workspace_record`` in a temporary folder, served by ``habeas serve``,
and asked by six threads, each with its own login, for search results, case pages and the queue.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode

USERS = 6
REQUESTS = 60  # of each user, unless told otherwise
PASSWORD = "a long password"  # noqa: S105 -- of a record that lives as long as the measurement
WORDS = "arrested police sentenced journalist torture extremism Brenik released court".split()
_FILL = """
import sys
from pathlib import Path
from habeas.workspace.opening import open_record
open_record(Path(sys.argv[1]))
from django.contrib.auth.models import User
from bench.workspace_record import fill
fill(events=int(sys.argv[2]), people=int(sys.argv[3]))
for number in range(int(sys.argv[4])):
    User.objects.create_user(f"user{number}", password=sys.argv[5])
"""
_STORE = """
import sys, time
from pathlib import Path
from habeas.workspace.opening import open_record
open_record(Path(sys.argv[1]))
from bench.long_reading import reading_of
from habeas.workspace.record import originals
from habeas.workspace.record.models import Original
from habeas.workspace.record.storing import store_reading
reading = reading_of(500)
start = time.perf_counter()
digest, size = originals.keep([reading.source.text.encode()])
original = Original.objects.create(sha256=digest, name="long.txt", size=size)
store_reading(reading, original, "bench", None)
print(time.perf_counter() - start)
"""


def measure_workspace(
    events: int = 100_000, people: int = 20_000, requests: int = REQUESTS
) -> dict[str, float]:
    """The 95th percentile of the answers in milliseconds, and what stands beside it."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record"
        _python(_FILL, str(record), str(events), str(people), str(USERS), PASSWORD)
        bare = bare_search(record / "record.sqlite3")
        with served(record) as port, ThreadPoolExecutor(USERS) as pool:
            cases = case_pages(record / "record.sqlite3")
            runs = pool.map(lambda user: _ask(port, user, cases, requests), range(USERS))
            times: dict[str, list[float]] = defaultdict(list)
            for run in runs:
                for kind, taken in run:
                    times[kind].append(taken)
        added = float(_python(_STORE, str(record)))
    found = {f"{kind}_p95_ms": round(_p95(taken) * 1000, 1) for kind, taken in times.items()}
    found |= {
        f"{kind}_median_ms": round(statistics.median(taken) * 1000, 1)
        for kind, taken in times.items()
    }
    return found | {
        "events": events,
        "people": people,
        "users": USERS,
        "bare_search_p95_ms": round(bare * 1000, 1),
        "add_500_events_s": round(added, 2),
    }


def bare_search(database: Path) -> float:
    """The 95th percentile in seconds of a bare query of the full text for the same words."""
    with sqlite3.connect(database) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%unicode61%'"
        ).fetchall()
        table = tables[0][0]
        times = []
        for word in WORDS * 5:
            start = time.perf_counter()
            connection.execute(
                f"SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT 50",  # noqa: S608
                (f'"{word}"',),
            ).fetchall()
            times.append(time.perf_counter() - start)
    return _p95(times)


def case_pages(database: Path) -> list[int]:
    """The entities whose case pages are asked for."""
    with sqlite3.connect(database) as connection:
        rows = connection.execute(
            "SELECT id FROM record_entity WHERE kind = 'person' ORDER BY id LIMIT 2000"
        )
        return [row[0] for row in rows]


@contextmanager
def served(record: Path) -> Iterator[int]:
    """The record, served by two processes; gives the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "habeas", "serve", "--record", str(record)]
    command += ["--port", str(port), "--processes", "2", "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=_environment())
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _ask(port: int, user: int, cases: list[int], requests: int) -> list[tuple[str, float]]:
    """What one user asks for, one thing after another: the kind and the seconds of each answer."""
    chance = random.Random(user)  # noqa: S311 -- the same requests in each run
    times = []
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        cookies = _log_in(connection, f"user{user}")
        for number in range(requests):
            kind = ("search", "case", "queue")[number % 3]
            path = {
                "search": "/search/?" + urlencode({"q": chance.choice(WORDS)}),
                "case": f"/cases/{chance.choice(cases)}/",
                "queue": "/review/",
            }[kind]
            start = time.perf_counter()
            status, _ = _get(connection, path, cookies)
            times.append((kind, time.perf_counter() - start))
            if status != 200:
                raise RuntimeError(f"{path} answered {status}")
    return times


def _log_in(connection: http.client.HTTPConnection, name: str) -> Mapping[str, str]:
    cookies: dict[str, str] = {}
    _, page = _get(connection, "/login", cookies)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None, "the login page has no form"  # noqa: S101 -- a broken measurement
    form = {"username": name, "password": PASSWORD, "csrfmiddlewaretoken": token.group(1)}
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": _cookie(cookies)}
    connection.request("POST", "/login", urlencode(form), headers)
    response = connection.getresponse()
    page = _keep_cookies(response, cookies)
    if response.status != 302:
        raise RuntimeError(f"{name} was not let in ({response.status}): {page[:2000]}")
    return cookies


def _get(
    connection: http.client.HTTPConnection, path: str, cookies: Mapping[str, str]
) -> tuple[int, str]:
    connection.request("GET", path, headers={"Cookie": _cookie(cookies)})
    response = connection.getresponse()
    page = _keep_cookies(response, cookies if isinstance(cookies, dict) else {})
    return response.status, page


def _keep_cookies(response: http.client.HTTPResponse, cookies: dict[str, str]) -> str:
    for header in response.headers.get_all("Set-Cookie", []):
        name, _, value = header.partition(";")[0].partition("=")
        cookies[name] = value
    return response.read().decode()


def _cookie(cookies: Mapping[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _python(program: str, *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(run.stderr)
    return run.stdout


def _environment() -> dict[str, str]:
    root = Path(__file__).parent.parent
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    own = {
        "PYTHONPATH": f"{root / 'src'}:{root}",
        "DJANGO_SETTINGS_MODULE": "habeas.workspace.settings",  # whatever the tests work with
    }
    return kept | own


if __name__ == "__main__":
    for name, value in measure_workspace(*map(int, sys.argv[1:])).items():
        print(f"{name:24} {value}")
