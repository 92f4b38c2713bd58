"""What must hold at the end: the dashboards of a run from nothing, and every edit of the members."""

from __future__ import annotations

import time
from collections.abc import Iterator
from difflib import unified_diff

from coopwiki.wiki.stored_form import kept_form
from soak.members import Members
from wiki.behind_proxy import Cooperative
from wiki.serving import Serving

LONGEST = 300
"""Seconds the service may take to catch up: MediaWiki lets a robot edit 90 times a minute."""

WITHOUT_SUBJECT = "Cette page de robot n’a plus de sujet"


def settled(service: Serving) -> float:
    """Wait until two runs that began after now found nothing to write; the seconds that took."""
    begun, before = time.monotonic(), len(_runs(service))
    while time.monotonic() < begun + LONGEST:
        after = _runs(service)[before + 1 :]
        if len(after) >= 2 and all(" result=ok " in r and " pages_saved=0 " in r for r in after[-2:]):
            return time.monotonic() - begun
        assert service.process.poll() is None, service.log
        time.sleep(0.5)
    raise TimeoutError(service.log[-5000:])


def _runs(service: Serving) -> list[str]:
    return [line for line in service.log.splitlines() if " passage job=" in line]


def compared(coop: Cooperative, members: Members) -> Iterator[str]:
    """Where the dashboards differ from those of a run that remembers nothing."""
    coop.operator.configure(state_directory=str(coop.operator.wiki.file("nothing")))
    expected, pages = coop.expected(), coop.pages()
    for title in sorted(expected.keys() | pages.keys()):
        text = pages.get(title, "").removesuffix(members.words.get(title, ""))
        if title in expected and text != expected[title]:
            yield f"{title} n’est pas ce qu’un passage neuf écrirait.{_apart(expected[title], text)}"
        if title not in expected and WITHOUT_SUBJECT not in text:
            yield f"{title} est de trop."


def kept(coop: Cooperative, members: Members) -> Iterator[str]:
    """Which edits of members are lost, or not counted."""
    ours = coop.pages()
    for title, text in {**members.texts, **members.redirects}.items():
        found, wanted = coop.admin.text(title), kept_form(title, text)
        if found != wanted:
            yield f"{title} n’est plus ce qu’un membre y a écrit.{_apart(wanted, found)}"
    for title, words in members.words.items():
        if not ours.get(title, "").endswith(words):
            yield f"{title} a perdu des mots d’un membre."
    yield from (f"{title} est revenue." for title in members.gone if coop.admin.text(title))
    shown = "\n".join(text for title, text in ours.items() if "/Contributions 2026-" in title)
    for name in members.plain_lines():
        if f"| {name}\n" not in shown:
            yield f"{name} n’est compté nulle part."


def _apart(wanted: str, found: str) -> str:
    """The lines that differ."""
    lines = unified_diff(wanted.split("\n"), found.split("\n"), "voulu", "trouvé", n=0, lineterm="")
    return "".join(f"\n    {line}" for line in lines)
