"""Commons, brands, partners and tools: their registers, who looks for what, and the register of personal data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from common_sheets import PEOPLE, brand, common, expense, partner, tool
from coopwiki.core.audience import Audience
from coopwiki.exchange.as_json import plain_value
from coopwiki.publishing.robot_page import DataPage, RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.commons.brands_report import brands
from coopwiki.subjects.commons.commons_report import CommonRow, commons
from coopwiki.subjects.commons.explain import EXPLAINED
from coopwiki.subjects.commons.offers import words
from coopwiki.subjects.commons.partners_report import partners
from coopwiki.subjects.commons.report import REPORTS
from ledgers import SHEETS, TODAY, budget, call, ledger, line

"""Paul knows, and does not publish."""


def only(text: str, on: date = TODAY) -> CommonRow:
    (row,) = commons(ledger(PEOPLE | {"Carnet": text}, on), on).commons
    return row


def test_who_knows_is_matched_by_words_among_those_who_publish_in_order_of_name() -> None:
    row = only(common(compétences_recherchées="Soudure ; traduction anglais ; Comptabilité"))
    found = {one.skill: [(offer.who, offer.skill) for offer in one.people] for one in row.known_by}
    assert found == {
        "Soudure": [("Ana Martin", "Soudures"), ("Inès Petit", "soudure à l’arc")],
        "traduction anglais": [("Ana Martin", "Traduction en anglais"), ("Inès Petit", "Anglais")],
        "Comptabilité": [],
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Les traductions de l’anglais", {"traduction", "anglai"}),
        ("C++", {"c++"}),
        ("de la", set()),
        ("''[[Vélo|Vélos]]''", {"velo"}),
    ],
)
def test_the_words_of_a_skill(text: str, told: set[str]) -> None:
    assert words(text) == told


def test_the_work_and_the_money_of_a_common_are_each_counted_once() -> None:
    text = (
        common()
        + line(durée="2h", taux="20", chantier="« le Vélo-cargo »")
        + line(durée="1h", chantier="Le vélo-cargo", budget="Le vélo-cargo")
        + line(montant="5", chantier="Autre")
        + line(date="2026-07-01", montant="7", chantier="Le vélo-cargo")
        + expense(commun="Le vélo-cargo", montant="100 €", état="payée", marque="Coursiers")
        + expense(commun="Le vélo-cargo", montant="environ 20 €")
        + expense(commun="Le vélo-cargo", état="envisagée")
        + expense(budget="Le vélo-cargo", montant="5000 à 8000 €", commun="Le vélo-cargo")
        + budget(cercle="", nom="Le vélo-cargo", montant="9000")
        + call("Décision", decided("Garder le vélo-cargo"))
        + call("Décision", decided("Autre chose", texte="Le Vélo-cargo ! reste"))
        + call("Décision", decided("Le vélo-cargonaute"))
    )
    row = only(text)
    assert (row.work.lines, row.work.minutes, row.work.unpaid_minutes, row.work.amount) == (
        2,
        180,
        60,
        Decimal("40.00"),
    )
    assert plain_value(row.spending) == {
        "considered": {"low": "0.00", "high": "0.00", "approximate": False, "unknown": 1},
        "committed": {"low": "5020.00", "high": "8020.00", "approximate": True, "unknown": 0},
        "paid": {"low": "100.00", "high": "100.00", "approximate": False, "unknown": 0},
    }
    assert [(one.name, one.available, one.spent) for one in row.budgets] == [("Le vélo-cargo", 9000, 0)]
    assert row.brands == ("Coursiers",)
    assert [one.title for one in row.decisions] == ["Garder le vélo-cargo", "Autre chose"]


def decided(title: str, **fields: str) -> dict[str, str]:
    plain = {"date": "2026-02-01", "où": "Technique", "titre": title, "méthode": "consentement"}
    return plain | fields


def test_the_gaps_of_a_row_are_the_fields_still_to_be_written() -> None:
    assert only(common(licence="MIT", domaine="Vélo")).gaps == (
        "description", "porté par", "niveau de développement", "site", "vérifié le",
    )  # fmt: skip
    assert brands(ledger(brand(ouverte="non")), TODAY).brands[0].gaps == ("domaine", "membres", "convention", "taux")
    assert partners(ledger(partner()), TODAY).partners[0].gaps == ("nature", "objet", "depuis")


def test_who_carries_a_common_is_told_by_what_it_is() -> None:
    row = only(common(porté_par="Anou ; Tech ; le port ; Zoé ; Ana Martin") + partner())
    assert [(one.name, one.kind) for one in row.carriers] == [
        ("Ana Martin", "personne"),
        ("Technique", "cercle"),
        ("Le Port", "partenaire"),
        ("Zoé", "inconnu"),
    ]


def test_the_map_of_needs_has_skills_resources_and_what_open_actions_need() -> None:
    text = (
        common(compétences_recherchées="Soudure", ressources_recherchées="Un local")
        + call("Action", {"quoi": "A", "cercle": "Tech", "besoin": "Une heure de soudure"})
        + call("Action", {"quoi": "B", "cercle": "Tech", "besoin": "Rien", "état": "faite"})
    )
    needs = commons(ledger(PEOPLE | {"Carnet": text}), TODAY).needs
    assert [(one.seeker, one.kind, one.what, [offer.who for offer in one.offered_by]) for one in needs] == [
        ("Le vélo-cargo", "compétence", "Soudure", ["Ana Martin", "Inès Petit"]),
        ("Le vélo-cargo", "ressource", "Un local", []),
        ("Technique", "besoin", "Une heure de soudure", ["Ana Martin"]),
    ]


def test_a_brand_sums_what_is_done_and_spent_under_its_name() -> None:
    text = brand(membres="Anou ; Ana Martin", taux="5 %", ouverte="oui") + line(montant="12,50", marque="coursiers")
    (row,) = brands(ledger(SHEETS | {"Carnet": text + expense(marque="Coursiers", montant="3")}), TODAY).brands
    assert (row.members, row.rate, row.open) == (("Ana Martin",), 5, True)
    assert (row.work.amount, row.spending.committed.high) == (Decimal("12.50"), 3)


@pytest.mark.parametrize(
    ("since", "until", "state"),
    [
        ("", "", "en cours"),
        ("2026-06-30", "2026-06-30", "en cours"),
        ("2026-07-01", "", "à venir"),
        ("", "2026-06-29", "terminé"),
    ],
)
def test_where_a_partner_stands(since: str, until: str, state: str) -> None:
    found = partners(
        ledger({"Carnet": partner(depuis=since, **{"jusqu'au": until}) + common(porté_par="Le Port")}), TODAY
    )
    assert [(row.state, row.commons) for row in found.partners] == [(state, ("Le vélo-cargo",))]
    assert found.running == (state == "en cours")


EVERYTHING = (
    common(porté_par="Anou", compétences_recherchées="Soudure", description="A [[b]] <script> {{x}}")
    + common(nom="Chantier <b>", ressources_recherchées="{{Local}}")
    + line(montant="12,50", chantier="Le vélo-cargo", durée="1h", marque="Coursiers")
    + line(durée="30 min", chantier="Le vélo-cargo")
    + expense(commun="Le vélo-cargo", montant="5000 à 8000 €", marque="Coursiers")
    + expense(commun="Le vélo-cargo")
    + brand(membres="Paul Roy")
    + partner()
    + tool(responsable="Paul Roy", données_personnelles="noms")
    + budget(cercle="", nom="Le vélo-cargo")
)


@pytest.mark.parametrize("name", EXPLAINED)
def test_every_figure_adds_up(name: str) -> None:
    figures = list(EXPLAINED[name](ledger(PEOPLE | {"Carnet": EVERYTHING}), TODAY))
    assert figures
    assert [one.path for one in figures if not one.explained(name).adds_up] == []
    assert len({one.path for one in figures}) == len(figures)


@pytest.mark.parametrize(("readers", "open_to_all"), [(Audience.MEMBERS, False), (Audience.EVERYONE, True)])
def test_pages_name_people_and_their_work_to_members_alone(readers: Audience, *, open_to_all: bool) -> None:
    found = ledger(PEOPLE | {"Carnet": EVERYTHING})
    made, failed = make(REPORTS, context_of(found, TODAY, Settings(), readers))
    pages = {page.title: page for one in made for page in one.pages}
    assert failed == ()
    texts = {title: page.content if isinstance(page, RobotPage) else page.text for title, page in pages.items()}
    assert [title for title, text in texts.items() if "Paul Roy" in text] == (
        [] if open_to_all else [f"Tableau de bord/{name}" for name in ("Marques", "Outils", REGISTER)]
    )
    assert ("12,50" in "".join(texts.values())) is not open_to_all
    assert "<script>" not in "".join(texts.values())
    assert isinstance(pages["Module:CoopWiki/données/communs/Le vélo-cargo.json"], DataPage)
    assert "Ana Martin" in texts["Tableau de bord/Qui cherche quoi"]


REGISTER = "Registre des données personnelles"


def test_nothing_is_written_where_no_sheet_is() -> None:
    made, _ = make(REPORTS, context_of(ledger(SHEETS), TODAY, Settings()))
    assert [page for one in made for page in one.pages] == []
