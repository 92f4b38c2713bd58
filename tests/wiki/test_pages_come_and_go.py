"""Source pages deleted, moved and renamed: lines follow, and robot pages without a subject say so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediawiki_api import Client
from wiki.changes import edited, moment
from wiki.operating import Operator
from wiki.small_cooperative import PAGES

GONE = "Catégorie:Pages de robot à supprimer"
TECHNIQUE = "Tableau de bord/Budgets 2026/Technique"
NOVEMBER = "Tableau de bord/Contributions 2025-11"


@pytest.fixture
def admin(operator: Operator) -> Iterator[Client]:
    """An administrator at the API, who may delete and move whatever page."""
    with Client(operator.wiki.api) as person:
        yield person.log_in_person(operator.wiki.accounts["Admin"])


def delete(admin: Client, title: str) -> None:
    admin.call(action="delete", title=title, token=admin.token())


def move(admin: Client, title: str, to: str) -> None:
    """Move a page, a redirect staying where it was."""
    admin.call(action="move", **{"from": title, "to": to}, token=admin.token())


def replace(admin: Client, title: str, old: str, new: str) -> None:
    text = admin.text(title)
    assert old in text
    admin.edit(title, text.replace(old, new))


def amounts(operator: Operator, table: str) -> dict[str, str]:
    """Amounts of the report "contributions", by name or month."""
    rows = operator("report", "contributions", "--format", "json").data[table]
    return {row.get("name") or row["month"]: row["amount"] for row in rows}


def budgets(operator: Operator) -> dict[str, str]:
    """What each budget has spent."""
    rows = operator("report", "budgets", "--format", "json").data["budgets"]
    return {row["name"]: row["spent"] for row in rows}


def listed(admin: Client) -> set[str]:
    """The robot pages listed for deletion."""
    asked = {"cmtitle": GONE, "cmlimit": "max"}
    answer = admin.call(action="query", list="categorymembers", **asked)
    return {page["title"] for page in answer["query"]["categorymembers"]}


def test_lines_of_a_deleted_page_count_no_more(operator: Operator, admin: Client) -> None:
    delete(admin, "Journal de Zoé")
    before = moment(admin)
    operator("run")
    assert edited(admin, before) == [
        "Module:CoopWiki/données/budgets/Communication.json",
        "Module:CoopWiki/données/robots.json",
        "Tableau de bord",
        "Tableau de bord/Budgets 2026",
        "Tableau de bord/Budgets 2026/Communication",
        "Tableau de bord/Cercles",
        "Tableau de bord/Contributions",
        "Tableau de bord/Contributions 2026-06",
        "Tableau de bord/Personnes/Zoé Petit",
    ]
    assert amounts(operator, "by_person") == {"Ana Martin": "68.33", "Zoé Petit": "30.00"}
    assert budgets(operator) == {"Communication": "15.00", "Technique": "53.33"}


def test_a_month_without_lines_says_so_until_they_come_back(operator: Operator, admin: Client) -> None:
    text = admin.text("Journal de 2025")
    delete(admin, "Journal de 2025")
    operator("run")
    assert listed(admin) == {NOVEMBER}
    assert "n’a plus de sujet" in admin.text(NOVEMBER)
    assert "Serveur" not in admin.text(NOVEMBER)
    after = moment(admin)
    operator("run")
    assert moment(admin) == after
    admin.edit("Journal de 2025", text)
    operator("run")
    assert listed(admin) == set()
    assert "Serveur" in admin.text(NOVEMBER)


@pytest.fixture(scope="module")
def renamed(cooperative: Operator) -> Operator:
    """A journal moved, a circle and a person renamed, redirects in their places; then a run."""
    with Client(cooperative.wiki.api) as admin:
        admin.log_in_person(cooperative.wiki.accounts["Admin"])
        move(admin, "Journal de Zoé", "Communication/Lignes de Zoé")
        move(admin, "Technique", "Outils")
        replace(admin, "Outils", "nom=Technique", "nom=Outils")
        move(admin, "Utilisateur:Zoé Petit", "Utilisateur:Zoé Grand")
        replace(admin, "Utilisateur:Zoé Grand", "nom=Zoé Petit", "nom=Zoé Grand")
    assert cooperative("run").status == 0
    return cooperative


@pytest.fixture
def reader(renamed: Operator) -> Iterator[Client]:
    with Client(renamed.wiki.api) as client:
        yield client


def test_a_moved_page_keeps_its_lines(renamed: Operator, reader: Client) -> None:
    assert budgets(renamed)["Communication"] == "158.33"
    page = reader.text("Tableau de bord/Contributions 2026-06")
    assert "|Lignes de Zoé]], ligne 1" in page
    assert "|Journal de Zoé]]" not in page


def test_lines_with_a_circles_old_name_count_under_the_new_one(renamed: Operator, reader: Client) -> None:
    assert amounts(renamed, "by_circle") == {"Communication": "158.33", "Outils": "83.33"}
    assert budgets(renamed) == {"Communication": "158.33", "Outils": "53.33"}
    assert "53,33" in reader.text("Tableau de bord/Budgets 2026/Outils")
    assert "Dépensé 53,33" in reader.html("Outils").replace("\u00a0", " ").replace("&#160;", " ")


def test_pages_under_a_circles_old_name_say_that_their_subject_is_gone(reader: Client) -> None:
    assert listed(reader) == {
        TECHNIQUE,
        "Tableau de bord/Budgets 2025/Technique",
        "Tableau de bord/Personnes/Zoé Petit",
    }
    assert reader.text("Module:CoopWiki/données/budgets/Technique.json") == "{}"


def test_lines_with_a_persons_old_name_count_under_the_new_one(renamed: Operator, reader: Client) -> None:
    assert amounts(renamed, "by_person") == {"Ana Martin": "68.33", "Zoé Grand": "173.33"}
    page = reader.text("Tableau de bord/Contributions 2026-06")
    assert ("Zoé Grand" in page, "Zoé Petit" in page) == (True, False)


def test_old_names_that_lead_somewhere_are_no_mistakes(renamed: Operator) -> None:
    issues = renamed("check", "--format", "json").data
    assert [issue["code"] for issue in issues] == ["duration_minutes"]


def test_a_gauge_whose_budget_is_gone_says_there_is_none(operator: Operator, admin: Client) -> None:
    replace(admin, "Budgets votés", "{{Budget|année=2026|cercle=Communication|montant=500 €}}", "")
    replace(
        admin,
        "Budgets votés",
        "{{Virement|date=2026-02-01|de=Technique|vers=Communication|montant=100}}",
        "",
    )
    delete(admin, "Journal de Zoé")
    delete(admin, "Réunion du 9 juin")
    operator("run")
    assert budgets(operator) == {"Technique": "53.33"}
    assert admin.text("Module:CoopWiki/données/budgets/Communication.json") == "{}"
    assert "Pas encore de budget calculé" in admin.html("Communication")


def test_a_wiki_whose_pages_have_gone_is_a_fault_to_confirm(operator: Operator, admin: Client) -> None:
    for title, _ in PAGES[2:]:
        delete(admin, title)
    before = moment(admin)
    said = operator("run")
    assert (said.status, said.err.count("\n")) == (3, 1)
    assert "rien n’est écrit" in said.err
    assert moment(admin) == before
    assert operator("run", "--fewer").status == 0
    assert "Tableau de bord/Contributions 2026-06" in listed(admin)
