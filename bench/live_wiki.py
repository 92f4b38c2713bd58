"""A refresh of a real wiki of 5,000 pages with 20 contributions each: cold, unchanged, after one edit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from coopwiki.connect import WikiSource, open_source
from coopwiki.runs.quiet import Quiet
from coopwiki.runs.refresh import Refresher, RunOptions
from coopwiki.serving.permission import Permission
from coopwiki.settings import Settings, read_settings
from coopwiki.subjects.reports import REPORTS
from mediawiki import MediaWiki
from mediawiki_api import Client
from meter import Traffic, metered
from notebooks import notebooks
from peers import LAST
from process import COOPWIKI, KEPT, ROOT

CONTRIBUTIONS, LINES = 100_000, 20
PAGE = "Carnet Groupe 2 2026-12 003"
STOP = "Tableau de bord/Robots/Marche"
TEMPLATES = tuple(
    (f"Modèle:{name}", "<includeonly>{{{1|}}}</includeonly>")
    for name in ("Contribution", "Budget", "Cercle", "Profil", "Règle")
)
FAMILY = """family_files["bench"] = {api!r}
family = mylang = "bench"
put_throttle = minthrottle = 0
"""


@dataclass(frozen=True, slots=True)
class Took:
    """What one run took: seconds in all, and what went over the wire."""

    seconds: float
    traffic: Traffic


@dataclass(frozen=True, slots=True)
class Bench:
    """The wiki, and where our programs keep what they know of it."""

    wiki: MediaWiki
    state: Path

    @property
    def config(self) -> Path:
        """The settings of our programs."""
        return self.state / "wiki.toml"

    @property
    def settings(self) -> Settings:
        """The same, read."""
        return read_settings(self.config)

    def configure(self) -> None:
        """Write the settings; the password goes by the environment."""
        robot = self.wiki.accounts["Robot"]
        self.state.mkdir(parents=True, exist_ok=True)
        lines = {
            "api": self.wiki.api,
            "account": robot.bot_login,
            "state_directory": str(self.state),
        }
        told = "".join(f"{name} = {json.dumps(value)}\n" for name, value in lines.items())
        self.config.write_text(told, encoding="utf-8")
        os.environ["COOPWIKI_PASSWORD"] = robot.bot_password

    def run(self) -> Took:
        """The command, a whole process."""
        return self.program(COOPWIKI, "run", "--config", str(self.config), "--on", LAST)

    def cold(self) -> Took:
        """The command with nothing kept from before."""
        for file in self.state.rglob("textes.sqlite*"):
            file.unlink()
        return self.run()

    def bare_read(self) -> Took:
        """The texts, and nothing done with them."""
        return self.program(_program("bare_read"), self.wiki.api, self.wiki.accounts["Robot"].bot_login)

    def naive(self) -> Took:
        """The loop that comes to mind first."""
        folder = self.state / "naive"
        folder.mkdir(exist_ok=True)
        settings = folder / "user-config.py"
        settings.write_text(FAMILY.format(api=self.wiki.api), encoding="utf-8")
        settings.chmod(0o600)
        return self.program(_program("naive"), PYWIKIBOT_DIR=str(folder))

    def program(self, program: str, *words: str, **variables: str) -> Took:
        """A Python program, whole: start-up, work, end."""
        file = self.state / "traffic.json"
        paths = os.pathsep.join((str(ROOT / "bench"), str(ROOT / "bots")))
        environment = {**os.environ, "PYTHONPATH": paths, **variables}
        words = (sys.executable, str(ROOT / "bench" / "meter.py"), str(file), program, *words)
        start = time.perf_counter()
        subprocess.run(words, env=environment, check=True, capture_output=True, cwd=self.state)
        seconds = time.perf_counter() - start
        return Took(seconds, Traffic(**json.loads(file.read_text(encoding="utf-8"))))

    def edit(self) -> None:
        """Somebody adds a contribution."""
        line = f"{{{{Contribution|date={LAST}|qui=Personne 0003|cercle=Groupe 2|quoi=Essai|durée=1h|taux=12}}}}"
        with Client(self.wiki.api) as person:
            person.log_in(self.wiki.accounts["Camille"])
            person.edit(PAGE, f"{person.text(PAGE)}\n{line}", summary="essai")


def _program(name: str) -> str:
    return str(ROOT / "bench" / f"{name}.py")


@contextmanager
def bench() -> Iterator[Bench]:
    """The wiki with all its pages, made the first time, and our dashboards on it."""
    wiki = MediaWiki(KEPT / "wiki")
    made = wiki.directory / "ready"
    if not made.exists():
        shutil.rmtree(wiki.directory, ignore_errors=True)
        wiki = MediaWiki.create(wiki.directory)
    with wiki.running():
        found = Bench(wiki, KEPT / "state")
        found.configure()
        if not made.exists():
            wiki.import_pages([*TEMPLATES, (STOP, "marche"), *notebooks(CONTRIBUTIONS, LINES)])
            wiki.run_jobs()
            made.touch()
        found.run()
        yield found


def served(found: Bench, runs: int) -> Iterator[tuple[str, list[Took]]]:
    """A service that has run once: runs where nothing changed, and runs after one edit."""
    wiki = open_source(WikiSource(), found.settings)
    service = Quiet(Refresher(wiki, wiki, found.settings, REPORTS), wiki)
    today = date.fromisoformat(LAST)
    orders = RunOptions(Permission(wiki, found.settings))
    for _ in range(2):
        service.refresh(today, orders)
    yield "service, unchanged", [timed(lambda: service.refresh(today, orders)) for _ in range(runs)]
    after = []
    for _ in range(runs):
        found.edit()
        after.append(timed(lambda: service.refresh(today, orders)))
    yield "service, after one edit", after


def timed(work: Callable[[], object]) -> Took:
    """What a piece of work took in this process."""
    with metered() as traffic:
        start = time.perf_counter()
        work()
        seconds = time.perf_counter() - start
    return Took(seconds, traffic)


def refreshes(runs: int) -> Iterator[tuple[str, list[Took]]]:
    """What was done, and what each time took."""
    with bench() as found:
        reads: dict[str, list[Took]] = {
            "command, cold": [],
            "command, unchanged": [],
            "bare read": [],
        }
        for _ in range(runs):
            for took, run in zip(reads.values(), (found.cold, found.run, found.bare_read), strict=True):
                took.append(run())
        yield from reads.items()
        yield "naive loop", [found.naive()]
        edited = []
        for _ in range(runs):
            found.edit()
            edited.append(found.run())
        yield "command, after one edit", edited
        yield from served(found, runs)


def ours(took: list[Took]) -> float:
    """The median of several runs, in seconds without MediaWiki's own saving."""
    return median(one.seconds - one.traffic.saving for one in took)


def row(name: str, took: list[Took]) -> str:
    """The medians of several runs."""
    seconds = median(one.seconds for one in took)
    middle = sorted(took, key=lambda one: one.seconds)[len(took) // 2].traffic
    return (
        f"| {name} | {seconds:.2f} | {ours(took):.2f} | {middle.asked} | {middle.texts} | {middle.edits}"
        f" | {middle.sent / 1e6:.2f} | {middle.received / 1e6:.2f} |"
    )
