"""A service that keeps what it worked out by year writes what a run from nothing writes, whatever happens."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from coopwiki.core.kept_results import KeptResults
from coopwiki.runs.refresh import Refresher, Run, RunOptions, refresh
from coopwiki.settings import Settings
from coopwiki.subjects.contributions.lines import lines_by_year
from coopwiki.subjects.reports import REPORTS
from coopwiki.wiki.memory import Memory
from coopwiki.wiki.port import Status
from ledgers import SHEETS, budget, line

STEPS = int(os.environ.get("KEPT_STEPS", "5"))
"""How many changes of a walk; by hand, hundreds."""
ORDERS = RunOptions(lambda _: True, fewer=True, more=True)
PEOPLE, CIRCLES, YEARS = ("Ana Martin", "Paul Roy", "Anou", "Zoé"), ("Technique", "Accueil"), (2024, 2025, 2026)
RULES = (
    "{{Règle|nom=taux horaire maximum|valeur=18|à partir du=2024-01-01}}",
    "{{Règle|nom=exercice commence le|valeur=1er septembre|à partir du=2025-09-01}}",
    "{{Règle|nom=heures d'un ETP|valeur=1607 h|à partir du=2024-01-01}}",
)
CLOSINGS = (
    "{{Arrêté|mois=2025-03|budget=Technique|par=Ana Martin|date=2025-04-07}}",
    "{{Clôture|année=2025|budget=Technique|date=2026-01-20|méthode=prorata}}",
    "{{Clôture|année=2024|budget=tous les budgets|date=2025-01-20|méthode=prorata|enveloppe=10 €}}",
)
STOP = "Tableau de bord/Robots/Marche"


def _line(chance: Random) -> str:
    day = date(chance.choice(YEARS), chance.randint(1, 12), chance.randint(1, 28))
    more = chance.choice(({}, {}, {"bon": f"B{chance.randint(1, 3)}"}, {"bon": "B4", "réglé le": "2026-02-03"}))
    spent = chance.choice(
        ({"durée": "1h30", "taux": "18,33"}, {"durée": "20 min"}, {"montant": "-3"}, {"montant": "4"})
    )
    who, circle = chance.choice(PEOPLE), chance.choice(CIRCLES)
    return line(date=day.isoformat(), qui=who, cercle=circle, quoi=f"Essai {chance.randint(1, 4)}", **spent, **more)


def _page(chance: Random) -> str:
    return "\n".join(_line(chance) for _ in range(chance.randint(1, 6)))


def _pages(chance: Random) -> dict[str, str]:
    months = {f"Carnet {number}": _page(chance) for number in range(8)}
    years = "".join(budget(année=str(year), cercle=circle, montant="60") for year in YEARS for circle in CIRCLES)
    return SHEETS | months | {"Budgets": years, "Règles": RULES[0], "Clôtures": CLOSINGS[0], STOP: "marche"}


def _sheets(wiki: Memory, title: str, chance: Random, given: tuple[str, ...]) -> None:
    wiki.edit(title, "".join(chance.sample(given, chance.randint(0, len(given)))))


def _changed(wiki: Memory, chance: Random) -> None:
    """One of many things that members do."""
    pages = sorted(title for title in wiki._pages if title.startswith("Carnet"))
    page, other = chance.choice(pages), f"Carnet {chance.randint(8, 30)}"
    match chance.randrange(10):
        case 0:
            _sheets(wiki, "Règles", chance, RULES)
        case 1:
            _sheets(wiki, "Clôtures", chance, CLOSINGS)
        case 2 if len(pages) > 4:
            wiki.delete(page)
        case 3 if other not in pages:
            wiki.move(page, other, redirect=chance.random() < 0.5)
        case 4:
            wiki.edit(
                "Profil:Zoé", chance.choice(("{{Profil|nom=Zoé Dupont|alias=Zoé}}", "{{Profil|nom=Zoé}}", "Rien"))
            )
        case 5:
            wiki.edit("Carnet 0", f"{_line(chance)}\n{{{{Contribution|date=2025-02-31|qui=Ana Martin}}}}")
        case 6:
            wiki.edit("Budgets", budget(année=str(chance.choice(YEARS)), montant=str(chance.randint(1, 99))))
        case 7:
            wiki.edit(page, f"{wiki.text(page)}\n{_line(chance)}")
        case _:
            wiki.edit(chance.choice((page, other)), _page(chance))


def _statuses(done: Run) -> set[Status]:
    return {fate.outcome.status for fate in done.fates}


@pytest.mark.parametrize("shown", ["everyone", "nobody"])
def test_a_walk_of_changes_is_written_as_a_run_from_nothing_writes_it(
    shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    chance, today = Random(f"{shown} {os.environ.get('KEPT_SEED', '')}"), date(2026, 3, 5)
    settings = Settings(amounts_by_person=shown)
    wiki = Memory(_pages(chance))
    service = Refresher(wiki, wiki, settings, REPORTS)
    for _ in range(STEPS):
        service.refresh(today, ORDERS)
        anew = refresh(wiki, wiki, settings, today, REPORTS, ORDERS)
        assert _statuses(anew) == {Status.UNCHANGED}, [f for f in anew.fates if f.outcome.status != Status.UNCHANGED]
        _changed(wiki, chance)
        today += timedelta(days=chance.choice((-1, 0, 0, 0, 0, 1, 40)))


def test_what_was_given_before_is_not_worked_out_again() -> None:
    kept, made = KeptResults(), []

    def derive(*given: int) -> int:
        made.append(given)
        return sum(given)

    assert [kept.of(2026, derive, 1, 2), kept.of(2026, derive, 1, 2), kept.of(2025, derive, 1, 2)] == [3, 3, 3]
    assert kept.of(2026, derive, 1, 3) == 4
    assert made == [(1, 2), (1, 2), (1, 3)]


def test_a_year_without_a_change_keeps_its_lines() -> None:
    chance = Random(5)
    wiki = Memory(_pages(chance))
    service = Refresher(wiki, wiki, Settings(), REPORTS)
    found = []
    for _ in range(2):
        ledger = service.refresh(date(2026, 3, 5), ORDERS).ledger
        assert ledger is not None
        found.append(lines_by_year(ledger))
        wiki.edit("Carnet 40", line(date="2026-02-01"))
    assert found[0][2024] is found[1][2024]
    assert len(found[0][2026]) + 1 == len(found[1][2026])
