"""Robot pages that people have changed, and the page that stops the robots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from mediawiki_api import Client
from wiki.changes import edited, moment
from wiki.operating import Operator

AROUND = "Tableau de bord/Contributions 2026-06"
INSIDE = "Tableau de bord/Contributions 2025-11"
CUT = "Tableau de bord/Budgets 2025"
BLANKED = "Tableau de bord/Budgets 2026/Communication"
STOP = "Tableau de bord/Robots/Marche"
ABOVE, BELOW = "Mois de l'assemblée, [[Ana]].\n\n", "\n\nVoir aussi [[Zoé]].\n[[Catégorie:Juin]]"
REMARK = "\n\nUne remarque de Camille."


@dataclass(frozen=True, slots=True)
class Mixed:
    """Robot pages before people changed them, and after the next run; the pages that run edited."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    edited: list[str]


@pytest.fixture(scope="module")
def mixed(cooperative: Operator) -> Iterator[Mixed]:
    """Four robot pages that people have changed, each in another way, and the run after."""
    with Client(cooperative.wiki.api) as member:
        member.log_in(cooperative.wiki.accounts["Camille"])
        before = {title: member.text(title) for title in (AROUND, INSIDE, CUT, BLANKED)}
        longer(member)
        member.edit(AROUND, ABOVE + before[AROUND] + BELOW)
        member.edit(INSIDE, before[INSIDE].replace("30,00", "30 000,00"))
        member.edit(CUT, before[CUT].rpartition("<!-- coopwiki:fin")[0] + REMARK)
        member.edit(BLANKED, "")
        since = moment(member)
        assert cooperative("run").status == 0
        found = edited(member, since)
        yield Mixed(before, {title: member.text(title) for title in before}, found)
        since = moment(member)
        assert cooperative("run").status == 0
        assert moment(member) == since


def longer(client: Client) -> None:
    """Change Ana's June line, so that the month's page has to be written anew."""
    text = client.text("Journal d'Ana")
    client.edit("Journal d'Ana", text.replace("20 min", "50 min"))


def test_what_people_write_around_the_zone_stays(mixed: Mixed) -> None:
    text = mixed.after[AROUND]
    assert text.startswith(ABOVE + "<!-- coopwiki:début")
    assert text.endswith(" -->" + BELOW)
    assert "20,83" in text


def test_what_people_write_inside_the_zone_is_put_right(mixed: Mixed) -> None:
    assert INSIDE in mixed.edited
    assert mixed.after[INSIDE] == mixed.before[INSIDE]


def test_a_zone_whose_end_was_deleted_is_put_right_without_losing_a_word(mixed: Mixed) -> None:
    assert mixed.after[CUT].startswith(mixed.before[CUT])
    assert REMARK.strip() in mixed.after[CUT]


def test_a_blanked_robot_page_is_written_again(mixed: Mixed) -> None:
    assert mixed.after[BLANKED] == mixed.before[BLANKED]


def test_the_stop_page_stops_before_anything_is_written(operator: Operator, camille: Client) -> None:
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
    assert "20,83" in camille.text(AROUND)


def test_a_missing_stop_page_stops_too(operator: Operator, camille: Client) -> None:
    longer(camille)
    with Client(operator.wiki.api) as admin:
        admin.log_in_person(operator.wiki.accounts["Admin"])
        admin.call(action="delete", title=STOP, token=admin.token())
    before = moment(camille)
    assert operator("run").status == 4
    assert moment(camille) == before


def test_a_run_for_nothing_but_looking_needs_no_permission(operator: Operator, camille: Client) -> None:
    longer(camille)
    camille.edit(STOP, "arrêt")
    before = moment(camille)
    assert operator("run", "--dry-run").status == 0
    assert operator("report", "overview").status == 0
    assert moment(camille) == before
