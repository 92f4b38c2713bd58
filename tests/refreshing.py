"""A wiki the robots have been over, and one run more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from coopwiki.runs.refresh import Run, RunOptions, refresh
from coopwiki.serving.permission import Permission
from coopwiki.settings import Settings
from coopwiki.subjects.report import ReportType
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Draft, Outcome
from ledgers import SHEETS, TODAY, budget, line

SETTINGS = Settings(amounts_by_person="everyone")
STOP = "Tableau de bord/Robots/Marche"
ROOT, DATA = "Tableau de bord", "Module:CoopWiki/données"
MARCH, MAY = f"{ROOT}/Contributions 2026-03", f"{ROOT}/Contributions 2026-05"
TECHNIQUE = f"{ROOT}/Budgets 2026/Technique"
PEOPLE = f"{ROOT}/Personnes"
ANA, PAUL = f"{PEOPLE}/Ana Martin", f"{PEOPLE}/Paul Roy"
GAUGE, ACCUEIL = f"{DATA}/budgets/Technique.json", f"{ROOT}/Budgets 2026/Accueil"
CIRCLES = (f"{DATA}/cercles/Accueil.json", f"{DATA}/cercles/Technique.json")
PAGES = SHEETS | {
    "Budgets": budget() + budget(cercle="Accueil", montant="500"),
    "Mars": line(montant="10"),
    "Mai": line(date="2026-05-02", cercle="Accueil", montant="20", qui="Paul Roy"),
    STOP: "marche",
}


def run(
    wiki: Memory,
    *,
    on: date = TODAY,
    types: tuple[ReportType, ...] = REPORTS,
    fewer: bool = False,
    more: bool = False,
    using: Settings = SETTINGS,
) -> Run:
    everything = len(types) == len(REPORTS)
    orders = RunOptions(Permission(wiki, using), everything=everything, fewer=fewer, more=more)
    wiki.saves.clear()
    wiki.purges.clear()
    wiki.beside.clear()
    return refresh(wiki, wiki, using, on, types, orders)


def ready(pages: Mapping[str, str] = PAGES, protected: tuple[str, ...] = ()) -> Memory:
    """A wiki the robots have been over."""
    wiki = Memory(pages, protected=protected)
    run(wiki)
    return wiki


def saved(wiki: Memory) -> set[str]:
    return {draft.title for draft in wiki.saves}


def fate(done: Run, title: str) -> Outcome:
    (found,) = [fate.outcome for fate in done.fates if fate.title == title]
    return found


class Busy(Memory):
    """A wiki where something happens just before the robot's save of a page arrives, so many times."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        super().__init__(pages)
        self.meanwhile: dict[str, Callable[[], object]] = {}
        self.times = 1

    def save(self, draft: Draft) -> Outcome:
        if draft.title in self.meanwhile and self.times:
            self.times -= 1
            self.meanwhile[draft.title]()
        return super().save(draft)
