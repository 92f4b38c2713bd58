"""Members reading and saving at once on a wiki as cooperatives run it, while the robots are at work.

    PYTHONPATH=demo python bench/load.py [--readers 200] [--savers 20] [--seconds 120]

The wiki is MariaDB, Apache with php-fpm, APCu and a job runner of its own; robots are `coopwiki serve`. Readers are
logged in and look at a page every 20 s or so, savers write a line as often. Then one robot run is looked at by itself:
how many jobs its saves leave to MediaWiki, and how long these take.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import requests

import mediawiki_server as server
from ledger_pages import generate
from mediawiki_api import ApiError, Client
from process import KEPT, ROOT
from production import Production

LINES, PAGES, SAVER = 3_000, 60, "Cahier {} de charge"
ON = "2026-12-31"
LINE = "{{{{Contribution|date=2026-12-{:02}|qui=Personne 0003|cercle=Groupe 2|quoi=Charge {}|durée=1h|taux=12}}}}"
READ = ("Tableau de bord", "Tableau de bord/Contributions 2026-12", "Tableau de bord/Budgets 2026", "Groupe 2")
THINK = 20
"""Seconds between two pages of one reader, on average; so long between two saves of one saver."""


@dataclass(slots=True)
class Seen:
    """Seconds of each answer, and what went wrong."""

    took: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, begun: float, error: str = "") -> None:
        """Note an answer."""
        self.took.append(time.perf_counter() - begun)
        if error:
            self.errors.append(error)

    def at(self, percent: int) -> float:
        """So many in a hundred answers took no longer than this."""
        ordered = sorted(self.took)
        return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """The wiki, its settings for our programs, and the cookies of a member."""

    wiki: Production
    config: Path

    def program(self, *words: str) -> list[str]:
        """The words that start one of our commands."""
        return [sys.executable, "-m", "coopwiki.cli", *words, "--config", str(self.config)]

    def run(self, *words: str) -> str:
        """One of our commands to its end; what it told."""
        return subprocess.run(self.program(*words), check=True, capture_output=True, text=True).stderr

    def member(self) -> Client:
        """Somebody who is logged in as a person."""
        return Client(self.wiki.api).log_in_person(self.wiki.accounts["Camille"])


def prepared(folder: Path) -> Place:
    """A wiki on which all is deployed, with a cooperative of 3,000 lines and its dashboards."""
    shutil.rmtree(folder, ignore_errors=True)
    wiki = Production.create(folder / "wiki")
    wiki.start()
    place = Place(wiki, folder / "wiki.toml")
    robot, deployer = wiki.accounts["Robot"], wiki.accounts["Installateur"]
    logins = {"account": robot.bot_login, "deploy_account": deployer.bot_login}
    values = {"api": wiki.api, **logins, "state_directory": str(folder / "state")}
    place.config.write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items()), "utf-8")
    shutil.copy(ROOT / "config/schedule.toml", folder / "schedule.toml")
    os.environ["COOPWIKI_PASSWORD"], os.environ["COOPWIKI_DEPLOY_PASSWORD"] = robot.bot_password, deployer.bot_password
    place.run("deploy")
    wiki.import_pages(generate(LINES, PAGES, seed=1))
    place.run("run", "--on", ON)
    wiki.run_jobs()
    return place


def read(place: Place, session: requests.Session, title: str, seen: Seen) -> None:
    """Look at a page, whole."""
    begun = time.perf_counter()
    try:
        answer = session.get(f"{place.wiki.url}/wiki/{quote(title)}", timeout=120)
        shown = answer.ok and '"wgIsArticle":true' in answer.text
        seen.add(begun, "" if shown else f"{answer.status_code} {title}")
    except requests.RequestException as error:
        seen.add(begun, f"{type(error).__name__} {title}")


def save(client: Client, number: int, turn: int, seen: Seen) -> None:
    """Add a line to one's own page."""
    begun, title = time.perf_counter(), SAVER.format(number)
    try:
        client.edit(title, f"{client.text(title)}\n{LINE.format(turn % 28 + 1, number)}")
        seen.add(begun)
    except (ApiError, requests.RequestException) as error:
        seen.add(begun, f"{type(error).__name__} {error}")


def crowd(place: Place, readers: int, savers: int, seconds: int) -> tuple[Seen, Seen]:
    """Have so many read and save for so long."""
    reading, saving, end = Seen(), Seen(), time.monotonic() + seconds
    cookies = place.member().session.cookies

    def reader(chance: random.Random) -> None:
        with requests.Session() as session:
            session.cookies.update(cookies)
            while pause(chance, end):
                read(place, session, chance.choice(READ), reading)

    def saver(chance: random.Random, number: int) -> None:
        with Client(place.wiki.api) as client:
            client.session.cookies.update(cookies)
            turn = 0
            while pause(chance, end):
                turn += 1
                save(client, number, turn, saving)

    threads = [threading.Thread(target=reader, args=(random.Random(n),)) for n in range(readers)]
    threads += [threading.Thread(target=saver, args=(random.Random(-1 - n), n)) for n in range(savers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return reading, saving


def pause(chance: random.Random, end: float) -> bool:
    """Think for a while; False once the time is over."""
    time.sleep(max(0.0, min(chance.uniform(0, 2 * THINK), end - time.monotonic())))
    return time.monotonic() < end


def quiet(place: Place, rounds: int) -> Seen:
    """One reader alone."""
    seen, member = Seen(), place.member()
    for _ in range(rounds):
        for title in READ:
            read(place, member.session, title, seen)
    return seen


@contextmanager
def robots(place: Place, log: Path) -> Iterator[None]:
    """The service, for as long as it is asked for."""
    with log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(place.program("serve"), stderr=file)
        try:
            yield
        finally:
            process.terminate()
            process.wait(30)


def one_run(place: Place) -> tuple[int, int, float]:
    """Pages that robots save after one edit, jobs that these leave, seconds that the jobs take."""
    server.end(place.wiki.file("jobs.pids"))
    save(place.member(), 0, 0, Seen())
    place.wiki.run_jobs()
    told = place.run("run", "--on", ON)
    jobs = int(place.wiki.maintenance("showJobs.php").split()[-1])
    begun = time.perf_counter()
    place.wiki.run_jobs()
    found = re.search(r"(\d+) pages? écrites?", told)
    return int(found[1]) if found else 0, jobs, time.perf_counter() - begun


def row(name: str, seen: Seen) -> str:
    """A row of the table."""
    return f"| {name} | {len(seen.took)} | {len(seen.errors)} | {seen.at(50):.2f} | {seen.at(95):.2f} |"


def main(words: Sequence[str] | None = None) -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--savers", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=120)
    asked = parser.parse_args(words)
    folder = KEPT / "load"
    place = prepared(folder)
    try:
        quiet(place, 2)
        alone = quiet(place, 5)
        load = os.getloadavg()[0]
        with robots(place, folder / "robots.log"):
            reading, saving = crowd(place, asked.readers, asked.savers, asked.seconds)
        log = (folder / "robots.log").read_text(encoding="utf-8")
        saved, jobs, seconds = one_run(place)
    finally:
        place.wiki.delete()
    print(f"Load of the machine before: {load:.1f}.\n")
    print("| | answers | errors | median, s | 95 %, s |\n|---|---|---|---|---|")
    print(row("one reader", alone), row(f"{asked.readers} readers", reading), sep="\n")
    print(row(f"{asked.savers} savers", saving))
    print(f"\nRobots' runs meanwhile: {log.count(' result=ok ')} well, {log.count(' result=failed ')} failed.")
    print(f"One run after one edit: {saved} pages saved, {jobs} jobs left, {seconds:.1f} s to run them.")
    print("\n".join(sorted({*reading.errors, *saving.errors})[:5]))


if __name__ == "__main__":
    main()
