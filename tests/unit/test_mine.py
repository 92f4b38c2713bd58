"""A page per person: their own figures, what they can invoice, and kind words where they asked for them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperatives import WORKS, Work, written
from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.contributions.report import contributions
from coopwiki.subjects.invoicing.invoices_report import Invoice, invoices
from coopwiki.subjects.people.personal_report import REPORT, Own, mine
from coopwiki.subjects.reports import REPORTS
from ledgers import SHEETS, TODAY, budget, ledger, line
from said import Coopwiki

ASKS = {"Utilisateur:Ana": "{{Profil|nom=Ana Martin|alias=Anou|me suggérer=oui}}"}
ANA = "Tableau de bord/Personnes/Ana Martin"


def own(text: str, on: date = TODAY, **more: str) -> Own:
    """What concerns Ana."""
    (found,) = [
        one for one in mine(ledger(SHEETS | more | {"Carnet": text}, on), on).people if one.name == "Ana Martin"
    ]
    return found


def pages(text: str, readers: Audience = Audience.MEMBERS, setting: str = "members", **more: str) -> Mapping[str, str]:
    found = ledger(SHEETS | ASKS | {"Budgets": budget(), "Carnet": text} | more)
    settings = Settings(amounts_by_person=setting)  # type: ignore[arg-type]
    made, failed = make([REPORT], context_of(found, TODAY, settings, readers))
    assert failed == ()
    return {p.title: p.content for one in made for p in one.pages if isinstance(p, RobotPage)}


def slips(text: str, **more: str) -> tuple[Invoice, ...]:
    return invoices(ledger(SHEETS | more | {"Carnet": text}), TODAY).get("Ana Martin", ())


def test_the_month_and_the_year_are_ones_own() -> None:
    found = own(
        line(date="2026-06-02", durée="1h", taux="20")
        + line(date="2026-01-02", montant="5", qui="Anou")
        + line(date="2025-06-02", montant="7")
        + line(date="2026-07-01", montant="9")
        + line(date="2026-06-03", durée="2h")
        + line(date="2026-06-02", qui="Paul Roy", montant="11")
    )
    assert (found.this_month.lines, str(found.this_month.amount)) == (2, "20.00")
    assert (found.this_year.lines, str(found.this_year.amount)) == (3, "25.00")
    assert found.this_month.unpaid_minutes == 120


@given(st.lists(WORKS, max_size=30))
def test_everybodys_years_add_up_to_the_contributions_of_the_year(works: list[Work]) -> None:
    profiles = {"Utilisateur:Zoé": "{{Profil|nom=Zoé}}"}
    found = ledger(SHEETS | profiles | written(works))
    years = [row for row in contributions(found, TODAY).by_year if row.year == TODAY.year]
    people = mine(found, TODAY).people
    assert sum(one.this_year.lines for one in people) == sum(row.lines for row in years)
    assert sum(one.this_year.amount for one in people) == sum(row.amount for row in years)


@given(st.lists(WORKS, max_size=30))
def test_slips_hold_what_the_contributions_say_is_not_invoiced(works: list[Work]) -> None:
    found = ledger(SHEETS | written(works))
    every = [slip for slips in invoices(found, TODAY).values() for slip in slips]
    assert sum(slip.amount for slip in every) == contributions(found, TODAY).not_invoiced.amount
    assert sum(len(slip.lines) for slip in every) == contributions(found, TODAY).not_invoiced.lines


def test_a_label_names_the_budget_the_days_and_the_work() -> None:
    (slip,) = slips(
        line(date="2026-06-12", quoi="Lecture de [[Aide:Wiki|l'aide]]", montant="10")
        + line(date="2026-06-03", quoi="Sauvegardes", durée="1h30", taux="20")
    )
    assert (slip.budget, str(slip.amount)) == ("Technique", "40.00")
    assert slip.label == ("Technique, du 3 juin 2026 au 12 juin 2026 : Sauvegardes (1 h 30) ; Lecture de l'aide")


def test_a_long_label_counts_the_lines_it_does_not_name() -> None:
    days = (f"2026-06-{number:02}" for number in range(1, 10))
    (slip,) = slips("".join(line(date=day, quoi="x" * 200, montant="1") for day in days))
    assert slip.label.endswith(" ; et 3 autres")
    assert len(slip.label) < 500


def test_lines_with_a_slip_or_a_day_of_payment_are_not_invoiced_again() -> None:
    text = line(montant="1", bon="B-1") + line(montant="2", réglé_le="2026-04-01") + line(durée="1h")
    assert slips(text) == ()


def test_there_is_one_slip_a_budget_and_year() -> None:
    found = slips(
        line(montant="1")
        + line(montant="2", cercle="Accueil")
        + line(montant="4")
        + line(montant="8", date="2025-12-31")
    )
    assert [(slip.year, slip.budget, slip.amount) for slip in found] == [
        (2025, "Technique", 8),
        (2026, "Accueil", 2),
        (2026, "Technique", 5),
    ]


def test_of_a_closed_budget_the_share_that_was_decided_can_be_asked() -> None:
    funds = budget(année="2025", montant="100")
    closed = "{{Clôture|année=2025|budget=Technique|date=2026-01-10|renoncements=Paul Roy}}"
    text = "".join(line(date="2025-11-02", montant="150", qui=who) for who in ("Anou", "Paul Roy", "Zoé"))
    found = ledger(SHEETS | {"Carnet": text, "Budgets": funds, "Clôture": closed})
    made = invoices(found, TODAY)
    assert set(made) == {"Ana Martin", "Zoé"}
    (row,) = made["Ana Martin"][0].lines
    assert (row.asked, row.amount) == (150, 50)


def test_a_budget_that_is_below_zero_for_somebody_is_no_slip() -> None:
    text = line(montant="10", bon="B-1") + line(montant="−10")
    found = own(text)
    assert (found.to_invoice, [slip.amount for slip in found.invoices]) == (0, [-10])
    assert "à déduire du prochain bon" in pages(text)[ANA]


def test_rates_are_those_of_the_year_the_one_of_most_time_first() -> None:
    found = own(
        line(durée="1h", taux="20")
        + line(durée="3h", taux="15,50")
        + line(montant="5")
        + line(durée="1h", taux="0")
        + line(durée="2h", taux="20", date="2025-05-05")
    )
    assert [(str(row.rate), row.lines, row.minutes) for row in found.rates] == [
        ("15.50", 1, 180),
        ("20.00", 1, 60),
    ]


def test_what_somebody_announced_stays_until_it_is_done() -> None:
    announced = "{{Intention|date=2026-05-02|qui=Anou|cercle=Tech|quoi=Refonte|montant=200 à 300 €|état=%s}}"
    found = own("".join(announced % state for state in ("annoncée", "faite", "abandonnée")))
    assert [row.words.replace("\u00a0", " ") for row in found.intentions] == ["environ 200,00 € à 300,00 €"]
    assert (found.announced_low, found.announced_high) == (200, 300)


MEETING = "{{Réunion|date=2026-06-09|cercle=Tech|présents=Anou ; Paul Roy}}"


def test_meetings_without_a_line_are_told_to_those_who_asked() -> None:
    (row,) = own(MEETING + line(), **ASKS).unnoted
    assert (row.day, row.circle, row.page) == (date(2026, 6, 9), "Technique", "Carnet")
    assert own(MEETING + line()).unnoted == ()


@pytest.mark.parametrize(
    "noted",
    [
        line(date="2026-06-09"),
        line(date="2026-06-09", cercle="", budget="Inter-CAE"),
        line(date="2026-06-09", durée="1h75"),
    ],
    ids=["of the circle", "of a budget alone", "left out"],
)
def test_a_line_of_that_day_is_enough(noted: str) -> None:
    assert own(MEETING + line() + noted, **ASKS).unnoted == ()


def test_a_line_for_another_circle_is_not_the_meetings() -> None:
    assert own(MEETING + line(date="2026-06-09", cercle="Accueil"), **ASKS).unnoted != ()


def test_meetings_long_ago_to_come_or_written_twice_are_not_pressed() -> None:
    text = MEETING.replace("2026-06-09", "2026-03-09") + MEETING.replace("06-09", "07-09")
    assert own(text + line(), **ASKS).unnoted == ()
    assert len(own(MEETING * 2 + line(), **ASKS).unnoted) == 1


def test_the_page_says_it_kindly_and_how_to_see_it_no_more() -> None:
    page = pages(MEETING + line(montant="12"))[ANA]
    assert "sinon, il n’y a rien à faire" in page
    assert "« me suggérer : oui »" in page.replace("\u00a0", " ")


def test_the_lines_of_a_year_say_what_was_done_right_after_the_day() -> None:
    shown = pages(line(montant="12", quoi="Relecture"))[ANA].replace("\u00a0", " ")
    table = shown[shown.index("|+ Lignes de 2026") :].split("|}")[0]
    heads = [row.rpartition("| ")[2] for row in table.split("\n") if row.startswith("!")]
    cells = [row.rpartition("| ")[2] for row in table.split("|-\n")[1].split("\n") if row]
    assert heads == ["Date", "Quoi", "Cercle", "Durée", "Taux", "Montant", "Bon", "D’où vient la ligne"]
    assert cells[1:3] == ["Relecture", "Technique"]
    assert len(cells) == len(heads)


def test_a_budget_stands_beside_the_circle_of_a_line_only_where_it_is_another_one() -> None:
    lines = line(montant="12", budget="Fonds") + line(montant="12", cercle="", budget="Fonds")
    shown = pages(lines, Fonds=budget(cercle="Fonds"))[ANA].replace("\u00a0", " ")
    table = shown[shown.index("|+ Lignes de 2026") :].split("|}")[0]
    assert "| Technique <small>(budget Fonds)</small>\n" in table
    assert "| — <small>(budget Fonds)</small>\n" in table


def test_a_wiki_that_all_can_read_has_no_such_page() -> None:
    for readers, setting in (
        (Audience.EVERYONE, "members"),
        (Audience.EVERYONE, "nobody"),
        (Audience.MEMBERS, "nobody"),
    ):
        assert pages(line(montant="12"), readers, setting) == {}


def test_where_everyone_may_see_amounts_nobody_is_told_who_was_where_or_watches_what() -> None:
    watched = {"Fonds": budget(cercle="Accueil", soucieux="Anou")}
    members = pages(MEETING + line(montant="12"), **watched)[ANA]
    everyone = pages(MEETING + line(montant="12"), Audience.EVERYONE, "everyone", **watched)[ANA]
    assert "Des réunions sans ligne" in members
    assert "Jauge|nom=Accueil" in members
    assert "Des réunions sans ligne" not in everyone
    assert "Jauge|nom=Accueil" not in everyone


def test_people_are_listed_by_name_and_those_with_nothing_have_no_page() -> None:
    text = line(qui="Paul Roy", montant="900") + line(montant="1")
    found = pages(text, Zoé="{{Profil|nom=Zoé Blanc}}")
    listed = found["Tableau de bord/Personnes"]
    assert listed.index("Ana Martin") < listed.index("Paul Roy")
    assert "Zoé" not in listed
    assert "€" not in listed


def test_somebody_forgotten_has_no_page() -> None:
    text = line(qui="Personne 3f9c1a", montant="5") + line(montant="1")
    found = pages(text, Zoé="{{Profil|nom=Personne 3f9c1a}}")
    assert [title for title in found if "3f9c1a" in title] == []


def test_anothers_line_on_the_same_budget_changes_nobodys_page() -> None:
    before = pages(line(montant="12"))
    after = pages(line(montant="12"), Ailleurs=line(qui="Paul Roy", montant="99"))
    assert before[ANA] == after[ANA]


def test_it_stands_among_the_reports_before_what_is_to_be_mended() -> None:
    names = [report.name for report in REPORTS]
    assert names.index("mine") < names.index("issues")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = line(montant="12", date="2026-06-02") + line(qui="Paul Roy", montant="−3")
    for title, page in (SHEETS | {"Carnet": text}).items():
        path = tmp_path / (title.replace(":", "%3A") + ".wikitext")
        path.write_text(page, encoding="utf-8")
    return tmp_path


def test_the_command_lists_what_everybody_can_invoice(coopwiki: Coopwiki, folder: Path) -> None:
    said = coopwiki("invoiceable", "--folder", folder, "--on", "2026-06-30")
    assert said.status == 0
    shown = said.out.replace("\u00a0", " ")
    assert "Ana Martin, Technique 2026 : 12,00 €" in shown
    assert "Technique, le 2 juin 2026 : Essai" in shown
    assert "Paul Roy, Technique 2026 : −3,00 €, à déduire du prochain bon" in shown


def test_the_command_takes_any_name_of_a_person(coopwiki: Coopwiki, folder: Path) -> None:
    where = ("--folder", folder, "--on", "2026-06-30", "--format", "json")
    told = json.loads(coopwiki("invoiceable", "Anou", *where).out)
    assert [(one["person"], one["amount"]) for one in told] == [("Ana Martin", "12.00")]
    assert json.loads(coopwiki("invoiceable", "Personne d’autre", *where).out) == []


def test_as_csv_it_is_a_row_a_line(coopwiki: Coopwiki, folder: Path) -> None:
    where = ("--folder", folder, "--on", "2026-06-30", "--format", "csv")
    rows = coopwiki("invoiceable", *where).out.splitlines()
    assert rows[0] == "person,year,budget,slip_amount,label,date,what,asked,amount,page,revision,line"
    assert len(rows) == 3
