"""A wiki on which a month is closed, and its books with what they were when it was."""

from __future__ import annotations

import json
from datetime import date

from coopwiki.core.issue import Issue
from coopwiki.core.ledger import Ledger
from coopwiki.core.past import kept_snapshots
from coopwiki.publishing.title_parts import lasting_page
from coopwiki.runs.lasting_records import with_lasting
from coopwiki.runs.load import Sources, checked
from coopwiki.runs.past_records import with_past
from coopwiki.settings import Settings
from coopwiki.wiki.memory import Memory
from ledgers import SHEETS, TODAY, line
from refreshing import run

CLOSED = "{{Arrêté|mois=2026-03|par=Ana Martin|décision=[[Réunion]]}}"
ANA = line(montant="10", quoi="Un") + "\n" + line(montant="20", quoi="Deux", réglé_le="2026-04-02")
PAGES = SHEETS | {
    "Ana": ANA,
    "Paul": line(qui="Paul Roy", montant="5", quoi="Trois"),
    "Tableau de bord/Robots/Marche": "marche",
}


def closed_wiki(**pages: str) -> Memory:
    """A wiki on which March is closed last."""
    return Memory(PAGES | pages | {"Compte rendu": CLOSED})


def books(made: Memory, *, first: bool = True, on: date = TODAY) -> Ledger:
    """Its checked books, as a run has them."""
    sources = Sources(made, Settings())
    return checked(with_past(sources.read(), sources, made, Settings(), first=first), on)


def paid_books(made: Memory) -> Ledger:
    """Its checked books, with what robots remember of paid lines, as another process has them that starts now."""
    sources = Sources(made, Settings())
    known = with_past(sources.read(), sources, made, Settings())
    return checked(with_lasting(known, sources, made, Settings()), TODAY)


def wrongly_paid() -> Ledger:
    """A line that was paid and changed after robots saw it."""
    made = Memory(PAGES)
    sources = Sources(made, Settings())
    kept = with_lasting(sources.read(), sources, made, Settings(), first=True).lasting
    made.edit(lasting_page(Settings().data), json.dumps(kept_snapshots(kept)))
    made.edit("Ana", ANA.replace("montant=20", "montant=25"), by="Zoé")
    return paid_books(made)


def wrongly_closed() -> Ledger:
    """Closings with everything wrong that there may be, and a line that was paid and changed."""
    made = closed_wiki(
        Deux=CLOSED, Juin="{{Arrêté|mois=2026-06}}", Faux="{{Arrêté|mois=2026-03|budget=Tech|montant=30}}"
    )
    made.edit("Ana", ANA.replace("montant=20", "montant=25"), by="Zoé")
    return books(made)


def paid_wiki(**pages: str) -> Memory:
    """A wiki with a paid line, as the robots left it."""
    made = Memory(PAGES | pages)
    run(made)
    return made


def told(made: Memory) -> list[Issue]:
    """What another process finds that starts now."""
    return [issue for issue in paid_books(made).issues if issue.code == "paid_changed"]


def suggested(made: Memory) -> list[str]:
    """What the robots say of it, with plain spaces."""
    return [issue.fault.suggestion.replace("\u00a0", " ") for issue in told(made)]
