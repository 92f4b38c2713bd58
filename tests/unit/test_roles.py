"""Roles: who holds what until when, what is vacant or over, who held it before."""

from __future__ import annotations

import pytest

from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.circles import roles_report
from coopwiki.subjects.circles.roles_report import RoleRow, Roles, roles
from ledgers import SHEETS, TODAY, ledger


def role(**fields: str) -> str:
    given = {"nom": "Facilitation", "cercle": "Technique"} | fields
    return "{{Rôle" + "".join(f"|{k}={v}" for k, v in given.items() if v) + "}}\n"


def report(text: str) -> Roles:
    return roles(ledger(SHEETS | {"Rôles": text}), TODAY)


def one(text: str) -> RoleRow:
    (row,) = report(text).roles
    return row


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "vacant"),
        ({"titulaire": "Ana Martin"}, "tenu"),
        ({"titulaire": "Ana Martin", "fin": "2026-06-29"}, "terminé"),
        ({"titulaire": "Ana Martin", "fin": "2026-06-30"}, "à passer"),
        ({"titulaire": "Ana Martin", "fin": "2026-09-28"}, "à passer"),
        ({"titulaire": "Ana Martin", "fin": "2026-09-29"}, "tenu"),
        ({"titulaire": "Ana Martin", "début": "2026-06-30"}, "tenu"),
        ({"titulaire": "Ana Martin", "début": "2026-07-01"}, "à venir"),
        ({"titulaire": "Ana Martin", "début": "2026-07-01", "fin": "2026-01-01"}, "vacant"),
    ],
)
def test_the_state_of_a_role_at_the_edge(fields: dict[str, str], state: str) -> None:
    assert one(role(**fields)).state == state


def test_sheets_of_one_role_are_one_row_with_its_history() -> None:
    row = one(
        role(titulaire="Paul Roy", fin="2025-06-30")
        + role(nom="facilitation", cercle="Tech", titulaire="Anou", début="2025-07-01")
        + role(titulaire="Zoé", début="2024-01-01", fin="2024-12-31")
        + role(titulaire="Paul Roy", début="2026-10-01")
    )
    assert row.state == "tenu"
    assert row.holding is not None
    assert row.following is not None
    assert (row.holding.who, row.following.who) == ("Ana Martin", "Paul Roy")
    assert [past.who for past in row.history] == ["Paul Roy", "Zoé"]


def test_a_sheet_without_a_holder_after_one_that_is_over_is_vacant() -> None:
    row = one(role(titulaire="Paul Roy", fin="2025-06-30") + role(redevabilités="Sauvegardes"))
    assert (row.state, row.holding, row.accountabilities) == ("vacant", None, ("Sauvegardes",))
    assert [past.who for past in row.history] == ["Paul Roy"]


def test_what_a_person_holds_stands_together_mandates_first() -> None:
    text = (
        role(titulaire="Anou", fin="2026-12-31")
        + role(nom="Mémoire", titulaire="Ana Martin", fin="2026-01-31")
        + role(nom="Accueil", titulaire="Paul Roy")
        + "{{Mandat|instance=cercle d'orientation|qui=Ana Martin|début=2026-01-01|représente=Tech}}"
    )
    found = {p.name: [(c.what, c.where) for c in p.charges] for p in report(text).people}
    assert found == {
        "Ana Martin": [("Représente Technique", "cercle d'orientation"), ("Facilitation", "Technique")],
        "Paul Roy": [("Accueil", "Technique")],
    }


def page(text: str) -> str:
    found = ledger(SHEETS | {"Rôles": text})
    (made,), failed = make([roles_report.REPORT], context_of(found, TODAY, Settings()))
    assert failed == ()
    (only,) = made.pages
    assert isinstance(only, RobotPage)
    return only.content.partition("</noinclude>")[2].replace("\u00a0", " ")


def test_the_page_lists_what_is_to_be_handed_over_with_what_goes_with_it() -> None:
    text = page(
        role(titulaire="Ana Martin", fin="2026-08-01", redevabilités="Ordre du jour ; Clés du local")
        + role(titulaire="Paul Roy", début="2026-08-02")
        + role(nom="Mémoire", critique="oui")
    )
    handed = text.partition("== À passer ==")[2].partition("== Vacants ==")[0]
    assert "Ana Martin, jusqu’au 1er août 2026 ; ensuite Paul Roy, à partir du 2 août 2026." in handed
    assert "** Ordre du jour\n** Clés du local" in handed
    assert "* '''Mémoire''', Technique ('''critique''' : le cercle ne peut pas s’en passer)." in text
    assert text.startswith("'''2 rôles''', dont 1 sans titulaire ; 1 à passer.")


def test_without_a_role_the_page_says_what_to_type() -> None:
    assert "Aucun rôle n’est encore écrit." in page("")


def test_a_role_that_is_long_over_is_nothing_to_hand_over() -> None:
    text = page(role(titulaire="Ana Martin", fin="2024-05-31"))
    assert "== À passer ==" not in text
    assert "Ana Martin, '''terminé le 31 mai 2024'''" in text.partition("== Terminés sans suite ==")[2]
