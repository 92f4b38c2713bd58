"""The work for one cooperative: from where its pages are to its pack. A function of its words alone, for any executor.

It is done in a process of its own, which ends by itself when its time is over: a source that hangs, or that takes all
memory, ends that process and nothing else. What it is given holds names of files; it reads passwords where it runs.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

from coopwiki.connect import DEPLOY_VARIABLE, WikiSource, open_source
from coopwiki.federation.pack_json import as_json
from coopwiki.federation.sources import CooperativeSource
from coopwiki.runs import load
from coopwiki.settings import Settings, read_settings, state_root
from coopwiki.subjects.packs import pack
from coopwiki.wiki.port import WikiError

NOT_FOR_ALL = ("COOPWIKI_PASSWORD", DEPLOY_VARIABLE)
"""One password in the environment would be sent to every wiki: here each account has its file."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one cooperative: its pack as JSON text, or a French sentence that says why there is none."""

    name: str
    pack: str = ""
    error: str = ""


def packed(source: CooperativeSource, on: date) -> str:
    """The pack of one cooperative, cut to what it agrees to share. Raises WikiError."""
    settings = _settings(source)
    wiki = open_source(_choice(source), settings)
    ledger = load.checked(load.read(wiki, settings), on)
    return as_json(pack(ledger, on).only(source.agreed))


def _choice(source: CooperativeSource) -> WikiSource:
    dump, folder = (Path(path) if path else None for path in (source.dump, source.folder))
    return WikiSource(dump=dump, folder=folder)


def _settings(source: CooperativeSource) -> Settings:
    """Those of its file. A wiki's texts are kept apart from those of the others."""
    settings = read_settings(Path(source.wiki)) if source.wiki else Settings()
    if settings.state_directory or source.dump or source.folder:
        return settings
    return replace(settings, state_directory=str(state_root(settings) / "federation" / quote(source.name, safe="")))


def answer(source: CooperativeSource, on: date, seconds: int) -> Answer:
    """The pack of one cooperative, or why there is none: after so many seconds it has not answered."""
    told, held = os.pipe()
    try:
        words = {"source": asdict(source), "on": on.isoformat(), "seconds": seconds, "lifeline": told}
        done = subprocess.run(
            [sys.executable, "-m", "coopwiki.federation.work"],
            input=json.dumps(words).encode(),
            capture_output=True,
            env={name: value for name, value in os.environ.items() if name not in NOT_FOR_ALL},
            pass_fds=(told,),
            check=False,
        )
    finally:
        os.close(told)
        os.close(held)
    if done.returncode == 0:
        return Answer(source.name, **json.loads(done.stdout))
    return Answer(source.name, error=_why(done.returncode, seconds))


def _why(status: int, seconds: int) -> str:
    if status == -signal.SIGALRM:
        return f"pas de réponse en {seconds} s."
    if status < 0:
        return f"arrêt pendant la lecture (signal {-status}), faute de mémoire peut-être."
    return "erreur imprévue ; « coopwiki pack » sur cette source dit laquelle."


def _end_with(lifeline: int) -> None:
    """End when who asked has ended, killed perhaps: nobody waits for the answer, and another reads the source."""
    os.read(lifeline, 1)
    os._exit(1)


def main() -> int:
    """Answer on standard output what standard input asks."""
    asked = json.load(sys.stdin)
    signal.alarm(asked["seconds"])
    threading.Thread(target=_end_with, args=(asked["lifeline"],), daemon=True).start()
    given = asked["source"]
    source = CooperativeSource(**{**given, "agreed": tuple(given["agreed"])})
    try:
        found = {"pack": packed(source, date.fromisoformat(asked["on"]))}
    except WikiError as error:
        found = {"error": str(error)}
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
