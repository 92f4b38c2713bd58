"""How long a federation takes: generated cooperatives of 120 people and five years, by 1 to 8 workers.

    python bench/federation.py [--cooperatives 4] [--workers 1 2] [--cluster]

200 cooperatives and 1 2 4 8 workers are the whole measure; the default ends within minutes. `--cluster` has a Dask
scheduler and workers on this machine do it too. What is made is kept in var/bench/federation for the next time.
"""

from __future__ import annotations

import argparse
import pickle
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coopwiki.federation.cluster import cluster
from coopwiki.federation.engines import Engine, Order, answers, processes
from coopwiki.federation.sources import CooperativeSource
from coopwiki.federation.work import Answer, answer
from coopwiki.subjects.packs import shareable
from export_dump import write_dump
from process import ROOT

KEPT = ROOT / "var/bench/federation"
ON = date(2026, 1, 15)
PEOPLE, YEARS, A_MONTH = 120, (2021, 2022, 2023, 2024, 2025), 4
"""People, years, and how many lines each person notes a month: 28,800 contributions a cooperative."""

CIRCLES = ("Technique", "Accueil", "Communication", "Orientation", "Formation", "Vie coopérative")
TYPES = ("CAPE", "CESA", "CESA", "CDI")
PORT = 18799


def pages(seed: int) -> Iterator[tuple[str, str]]:
    """The pages of one cooperative; the same seed gives the same bytes."""
    chance = random.Random(seed)
    for circle in CIRCLES:
        yield circle, f"{{{{Cercle|nom={circle}|raison d'être=Faire}}}}"
    yield "Règles", "{{Règle|nom=taux horaire maximum|valeur=30 €/h|à partir du=2018-01-01}}"
    for year in YEARS:
        budgets = (f"{{{{Budget|année={year}|cercle={c}|montant={chance.randint(20, 90)}000}}}}" for c in CIRCLES)
        yield f"Budgets {year}", "\n".join(budgets)
    for number in range(PEOPLE):
        who = f"Personne {number}"
        begun = f"{chance.choice(YEARS)}-{chance.randint(1, 12):02}-01"
        contract = f"{{{{Contrat|type={chance.choice(TYPES)}|début={begun}}}}}"
        yield f"Utilisateur:{who}", f"{{{{Profil|nom={who}}}}}\n{contract}"
        yield from ((f"Journal {number} {year}", "\n".join(_lines(chance, who, year))) for year in YEARS)


def _lines(chance: random.Random, who: str, year: int) -> Iterator[str]:
    for month in range(1, 13):
        for _ in range(A_MONTH):
            day = f"{year}-{month:02}-{chance.randint(1, 28):02}"
            rate = f"|taux={chance.randint(10, 30)}" if chance.random() < 0.8 else ""
            yield (
                f"{{{{Contribution|date={day}|qui={who}|cercle={chance.choice(CIRCLES)}"
                f"|quoi=Travail|durée={chance.randint(1, 6)}h{rate}}}}}"
            )


def sources(count: int) -> tuple[CooperativeSource, ...]:
    """So many cooperatives as exports, made where they are not there yet."""
    KEPT.mkdir(parents=True, exist_ok=True)
    return tuple(
        CooperativeSource(f"Coopérative {number}", shareable(), dump=str(_dump(number))) for number in range(count)
    )


def _dump(number: int) -> Path:
    file = KEPT / f"{number}.xml.gz"
    if not file.exists():
        part = file.with_name(f"part-{number}.xml.gz")
        write_dump(part, pages(number))
        part.rename(file)
    return file


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run took: seconds, seconds of processor, and what came of it."""

    seconds: float
    processor: float
    answers: tuple[Answer, ...]


def measure(given: Sequence[CooperativeSource], engine: Engine) -> Measured:
    """Have all of it done."""
    before, start = _processor(), time.perf_counter()
    found = answers(given, Order(ON, 600), engine)
    return Measured(time.perf_counter() - start, _processor() - before, found)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _sent(given: Sequence[CooperativeSource]) -> int:
    return sum(len(pickle.dumps((answer, source, ON, 600))) for source in given)


@contextmanager
def dask(workers: int) -> Iterator[str]:
    """A scheduler and its workers on the loopback; their processor time is theirs alone."""
    program = Path(sys.executable).parent / "dask"
    address = f"tcp://127.0.0.1:{PORT}"
    words = ["--host", "127.0.0.1", "--no-dashboard"]
    more = ["--nthreads", "1", "--no-nanny", "--local-directory", str(KEPT)]
    begun = [_begun(program, "scheduler", "--port", str(PORT), *words)]
    try:
        begun += [_begun(program, "worker", address, *words, *more) for _ in range(workers)]
        yield address
    finally:
        for process in reversed(begun):
            process.terminate()
            process.wait()


def _begun(program: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=KEPT)


def main() -> None:
    """Print a table in Markdown, a row as it is measured."""
    asked = _asked()
    given, first = sources(asked.cooperatives), None
    print("| engine | workers | seconds | a cooperative | of processor, each | packs |\n|---|---|---|---|---|---|")
    for workers in asked.workers:
        done = measure(given, processes(workers))
        first = first or done
        _row("processes", workers, done, first)
        if asked.cluster:
            with dask(workers) as address:
                _row("cluster", workers, measure(given, cluster(address)), first)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    back = sum(len(pickle.dumps(one)) for one in first.answers) if first else 0
    sent, back = _sent(given) // len(given), back // len(given)
    print(f"\nLargest process: {memory} MB. Sent, a cooperative: {sent} bytes, back {back}.")


def _row(engine: str, workers: int, done: Measured, first: Measured) -> None:
    count = len(done.answers)
    same = "the same" if done.answers == first.answers and all(one.pack for one in done.answers) else "OTHERS"
    own = f"{done.processor / count:.2f}" if engine == "processes" else "—"
    print(f"| {engine} | {workers} | {done.seconds:.1f} | {done.seconds / count:.2f} | {own} | {same} |", flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cooperatives", type=int, default=4)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--cluster", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
