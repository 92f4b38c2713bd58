"""Robot pages that people have changed, and the page that stops the robots."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediawiki_api import Client
from wiki.changes import edited, moment
from wiki.operating import Operator

PAGE = "Tableau de bord/Contributions 2026-06"
STOP = "Tableau de bord/Robots/Marche"
ABOVE, BELOW = "Mois de l'assemblée, [[Ana]].\n\n", "\n\nVoir aussi [[Zoé]].\n[[Catégorie:Juin]]"


@pytest.fixture
def camille(operator: Operator) -> Iterator[Client]:
    """A member at the API."""
    with Client(operator.wiki.api) as member:
        yield member.log_in(operator.wiki.accounts["Camille"])


def longer(client: Client) -> None:
    """Change Ana's June line, so that the month's page has to be written anew."""
    text = client.text("Journal d'Ana")
    client.edit("Journal d'Ana", text.replace("20 min", "50 min"))


def test_what_people_write_around_the_zone_stays(operator: Operator, camille: Client) -> None:
    camille.edit(PAGE, ABOVE + camille.text(PAGE) + BELOW)
    before = moment(camille)
    operator("run")
    assert moment(camille) == before
    longer(camille)
    operator("run")
    text = camille.text(PAGE)
    assert text.startswith(ABOVE + "<!-- coopwiki:début")
    assert text.endswith(" -->" + BELOW)
    assert "20,83" in text


def test_what_people_write_inside_the_zone_is_put_right(
    operator: Operator, camille: Client
) -> None:
    text = camille.text(PAGE)
    camille.edit(PAGE, text.replace("8,33", "8 000,33"))
    before = moment(camille)
    operator("run")
    assert edited(camille, before) == [PAGE]
    assert camille.text(PAGE) == text


def test_a_zone_whose_end_was_deleted_is_put_right_without_losing_a_word(
    operator: Operator, camille: Client
) -> None:
    text = camille.text(PAGE)
    head, _, _ = text.rpartition("<!-- coopwiki:fin")
    camille.edit(PAGE, f"{head}\n\nUne remarque de Camille.")
    operator("run")
    repaired = camille.text(PAGE)
    assert repaired.startswith(text)
    assert "Une remarque de Camille." in repaired
    after = moment(camille)
    operator("run")
    assert moment(camille) == after


def test_a_blanked_or_deleted_robot_page_is_written_again(
    operator: Operator, camille: Client
) -> None:
    text = camille.text(PAGE)
    camille.edit(PAGE, "")
    operator("run")
    assert camille.text(PAGE) == text


def test_the_stop_page_stops_before_anything_is_written(
    operator: Operator, camille: Client
) -> None:
    longer(camille)
    camille.edit(STOP, "arrêt, il y a un doute")
    before = moment(camille)
    said = operator.program("run")
    assert said.status == 4
    assert said.err.count("\n") == 1
    assert "« marche »" in said.err
    assert moment(camille) == before
    camille.edit(STOP, "marche")
    assert operator("run").status == 0
    assert "20,83" in camille.text(PAGE)


def test_a_missing_stop_page_stops_too(operator: Operator, camille: Client) -> None:
    longer(camille)
    with Client(operator.wiki.api) as admin:
        admin.log_in_person(operator.wiki.accounts["Admin"])
        admin.call(action="delete", title=STOP, token=admin.token())
    before = moment(camille)
    assert operator("run").status == 4
    assert moment(camille) == before


def test_a_run_for_nothing_but_looking_needs_no_permission(
    operator: Operator, camille: Client
) -> None:
    longer(camille)
    camille.edit(STOP, "arrêt")
    before = moment(camille)
    assert operator("run", "--dry-run").status == 0
    assert operator("report", "overview").status == 0
    assert moment(camille) == before
