"""A service on a wiki, the way it is run."""

from __future__ import annotations

from datetime import date

from coopwiki.runs.refresh import Refresher, Run, RunOptions, refresh
from coopwiki.serving.permission import Permission
from coopwiki.settings import Settings
from coopwiki.subjects.report import ReportType
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.port import Status, Wiki

TODAY = date(2026, 6, 30)
SETTINGS = Settings()
STOP = "Tableau de bord/Robots/Marche"
JUNE, MAY = "Tableau de bord/Contributions 2026-06", "Tableau de bord/Contributions 2026-05"
ZOE = "Journal de Zoé"
MOVE = "{{Virement|date=2026-03-01|de=Technique|vers=Communication|montant=5}}"
LINE = "{{Contribution|date=2026-06-20|qui=Ana|cercle=Technique|quoi=Essai|durée=1h|taux=12}}"


class Robot:
    """A service on a wiki, the way it is run."""

    def __init__(self, wiki: Wiki, types: tuple[ReportType, ...] = REPORTS, settings: Settings = SETTINGS) -> None:
        self.service = Refresher(wiki, wiki, settings, types)
        self.orders = RunOptions(Permission(wiki, settings))

    def run(self, today: date = TODAY) -> Run:
        return self.service.refresh(today, self.orders)


def saved(run: Run) -> set[str]:
    return {fate.title for fate in run.fates if fate.outcome.status is Status.SAVED}


def is_up_to_date(wiki: Wiki, today: date = TODAY, settings: Settings = SETTINGS) -> bool:
    """Whether a run that remembers nothing finds nothing to write."""
    run = refresh(wiki, wiki, settings, today, REPORTS, RunOptions(lambda _: True))
    return {fate.outcome.status for fate in run.fates} == {Status.UNCHANGED}
