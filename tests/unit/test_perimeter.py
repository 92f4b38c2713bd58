"""Everything for one circle only, as a cooperative begins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings, WrongSettings
from coopwiki.subjects.budgets.budgets_report import budgets
from coopwiki.subjects.circles.circles_report import circles
from coopwiki.subjects.circles.roles_report import roles
from coopwiki.subjects.contributions.contribution import Contribution
from coopwiki.subjects.decisions.decisions_report import decisions
from coopwiki.subjects.decisions.opinion import Opinion
from coopwiki.subjects.decisions.proposals_report import proposals
from coopwiki.subjects.people.profile import Profile
from coopwiki.subjects.reports import REPORTS
from coopwiki.subjects.rules.rule import Rule
from ledgers import SHEETS, TODAY, budget, ledger, line
from said import Coopwiki, in_folder

ONE = Settings(perimeter="tech")
PAGES = {
    **SHEETS,
    "Règles": "{{Règle|nom=taux horaire maximum|valeur=30|à partir du=2020-01-01}}",
    "Budgets": budget() + budget(cercle="Accueil") + budget(cercle="", nom="Inter-CAE")
    + "{{Virement|date=2026-02-01|de=Technique|vers=Accueil|montant=100}}",
    "Carnet": line(montant="40") + line(cercle="Tech", budget="Inter-CAE", montant="7", quoi="ailleurs")
    + line(cercle="Accueil", montant="5") + line(cercle="Accueil", taux="45", durée="1h") + line(taux="45", durée="1h"),
    "Accueil/Carnet": line(cercle="Accueil", date="demain"),
    "Technique/Carnet": line(date="demain") + line(cercle="Accueil", date="hier"),
    "Rôles": "{{Rôle|nom=R|cercle=Technique}}{{Rôle|nom=R|cercle=Accueil}}",
    "Décisions": "{{Décision|date=2026-02-03|où=Technique|titre=A|méthode=veto}}"
    "{{Décision|date=2026-02-03|où=Assemblée|titre=B|méthode=veto}}",
    "Propositions": "{{Proposition|titre=P|qui=Anou|date=2026-06-01|question=x|qui décide=Accueil}}"
    "{{Avis|qui=Anou|position=objection}}"
    "{{Proposition|titre=Q|qui=Anou|date=2026-06-01|question=x|cercles=Technique ; Accueil}}"
    "{{Avis|qui=Paul Roy|position=question}}",
}  # fmt: skip


@pytest.fixture
def one() -> Ledger:
    return ledger(PAGES, settings=ONE)


def test_only_the_circles_own_records_stay_and_those_of_no_circle(one: Ledger) -> None:
    assert [given.what for given in one.of(Contribution)] == ["Essai", "ailleurs", "Essai"]
    assert [row.name for row in circles(one, TODAY).circles] == ["Technique"]
    assert [row.circle for row in roles(one, TODAY).roles] == ["Technique"]
    assert [row.title for row in decisions(one, TODAY).decisions] == ["A"]
    assert (len(one.of(Profile)), len(one.of(Rule))) == (2, 1)


def test_its_budget_is_what_it_is_in_the_whole(one: Ledger) -> None:
    (row,) = budgets(one, TODAY).budgets
    whole = {row.name: row for row in budgets(ledger(PAGES), TODAY).budgets}
    assert row == whole["Technique"]


def test_opinions_stay_with_their_proposal(one: Ledger) -> None:
    (row,) = proposals(one, TODAY).open
    assert (row.title, [given.who for given in row.opinions]) == ("Q", ["Paul Roy"])
    assert len(one.of(Opinion)) == 1


def test_what_is_to_mend_elsewhere_is_not_told(one: Ledger) -> None:
    told = [(i.page.title, i.code) for i in one.issues]
    assert told == [("Carnet", "rate_above_rule"), ("Technique/Carnet", "day_relative")]
    assert len(one.left_out) == 1
    assert len(ledger(PAGES).issues) > 4


def test_every_report_and_page_is_made(one: Ledger) -> None:
    for readers in Audience:
        made, failed = make(REPORTS, context_of(one, TODAY, ONE, readers))
        assert failed == ()
        titles = {page.title for one_ in made for page in one_.pages}
        assert "Tableau de bord/Budgets 2026/Technique" in titles
        assert "Tableau de bord/Budgets 2026/Accueil" not in titles


def test_without_a_perimeter_nothing_is_put_aside() -> None:
    whole, none = ledger(PAGES), ledger(PAGES, settings=Settings(perimeter=""))
    assert replace(whole, _derived={}).records == none.records
    assert whole.issues == none.issues


def test_a_circle_without_a_sheet_stops_everything_and_says_what_to_write() -> None:
    with pytest.raises(WrongSettings, match="« Tecnique », qui n’a pas de fiche : écrire « Technique »"):
        ledger(PAGES, settings=Settings(perimeter="Tecnique"))


def test_commands_take_it_from_the_settings(coopwiki: Coopwiki, tmp_path: Path) -> None:
    folder = in_folder(tmp_path / "pages", PAGES)
    (tmp_path / "wiki.toml").write_text('perimeter = "Technique"\n', encoding="utf-8")
    words = ("--folder", folder, "--on", TODAY, "--config", tmp_path / "wiki.toml")
    rows = coopwiki("export", "contribution", "--format", "json", *words).data
    assert {row["circle"] for row in rows} == {"Technique"}
    assert [row["name"] for row in coopwiki("report", "circles", "--format", "json", *words).data["circles"]] == [
        "Technique"
    ]
    (tmp_path / "wiki.toml").write_text('perimeter = "Zut"\n', encoding="utf-8")
    said = coopwiki("check", *words)
    assert (said.status, "perimeter" in said.err) == (2, True)
