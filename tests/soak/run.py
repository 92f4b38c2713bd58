"""A day in an hour: members edit a real wiki while `coopwiki serve` runs and faults are thrown in.

    python tests/soak/run.py --minutes 60 --edits 600 --seed 1

`make soak MINUTES=5` is a short one. Status 1 where the dashboards are not, byte for byte, those of a run
from nothing, where an edit is lost, or where the service's memory has grown by more than 20 %.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))
sys.path.append(str(Path(__file__).resolve().parents[2] / "demo"))

from mediawiki_api import Client
from soak.ending import compared, kept, settled
from soak.members import Members
from soak.memory import Memory
from soak.troubles import Troubles
from wiki.behind_proxy import Cooperative, cooperative
from wiki.operating import loaded
from wiki.serving import Serving, serve
from wiki.small_cooperative import PAGES

KILLED_AFTER = 0.1
"""The share of the time after which the service is killed once, by SIGKILL."""

EDITORS = ("Ali", "Bea", "Cyr")
"""A wiki counts the edits of each, 90 a minute."""


def main(words: Sequence[str]) -> int:
    """Soak, print the figures; 0 when nothing is wrong."""
    asked = arguments(words)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        coop, members = _place(Path(folder), asked.version, asked.seed, stack)
        troubles, memory = Troubles(coop, random.Random(asked.seed)), Memory()
        end, pace = time.monotonic() + asked.minutes * 60, asked.minutes * 60 / asked.edits
        with serve(coop.operator) as service:
            work(
                members,
                troubles,
                service,
                memory,
                end - asked.minutes * 60 * (1 - KILLED_AFTER),
                pace,
            )
            service.process.kill()
            looks = Counter(results(service))
        with serve(coop.operator) as service:
            memory = Memory()
            work(members, troubles, service, memory, end, pace)
            troubles.end()
            seconds = settled(service)
            status, _ = service.ended()
            looks += Counter(results(service))
            wrong = [f"Fin du service : statut {status}."] if status else []
            wrong += ["Erreur interne dans le journal."] if "Traceback" in service.log else []
        wrong += [*compared(coop, members), *kept(coop, members), *memory.wrong()]
    show(members, troubles, looks, memory, seconds)
    print("\n".join(wrong) if wrong else "Rien n’est perdu, rien n’est de trop.")
    return int(bool(wrong))


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Une journée en une heure.")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--edits", type=int, default=600, help="modifications de membres")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--version", default="1.39")
    return parser.parse_args(words)


def _place(folder: Path, version: str, seed: int, stack: ExitStack) -> tuple[Cooperative, Members]:
    """The small cooperative behind a proxy, and its members."""
    operator = loaded(folder, version, PAGES).copy(folder / "wiki")
    stack.callback(operator.wiki.delete)
    accounts = [operator.wiki.member(name) for name in EDITORS]
    coop = stack.enter_context(cooperative(operator))
    people = [stack.enter_context(Client(operator.wiki.api)).log_in(one) for one in accounts]
    return coop, Members(people, coop.admin, random.Random(seed))


def work(members: Members, troubles: Troubles, service: Serving, memory: Memory, end: float, pace: float) -> None:
    """Edit every `pace` seconds until the end, with a trouble every few edits; the service must live."""
    following = time.monotonic()
    while time.monotonic() < end:
        members.edit_at_random()
        if troubles.draw.random() < 0.2:
            troubles.throw_one_in()
        assert service.process.poll() is None, service.log[-5000:]
        memory.note(service.process.pid)
        following += pace
        time.sleep(max(0, following - time.monotonic()))


def results(service: Serving) -> Iterator[str]:
    """How each run of a service ended."""
    for line in service.log.splitlines():
        if " passage job=" in line:
            yield line.split(" result=")[1].split()[0]


def show(members: Members, troubles: Troubles, looks: Counter[str], memory: Memory, seconds: float) -> None:
    """Print the figures."""
    for what, counted in (
        ("modifications", members.counted),
        ("incidents", troubles.counted),
        ("passages", looks),
    ):
        parts = ", ".join(f"{name} {number}" for name, number in counted.most_common())
        print(f"{counted.total()} {what} : {parts}")
    print(memory.told())
    print(f"Tout était à jour {seconds:.0f} s après la dernière modification.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
