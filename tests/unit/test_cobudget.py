"""Co-budgets: parts checked, projects funded or not and why, everything exact to the cent."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.reporting import context_of, make
from coopwiki.reports import cobudget as cobudget_report
from coopwiki.reports.cobudget import Cobudgets, ProjectRow, RoundRow, cobudget
from coopwiki.reports.explanation_cobudget import cobudget_figures
from coopwiki.settings import Settings
from ledgers import SHEETS, TODAY, codes, ledger

OVER, DURING, BEFORE = date(2026, 4, 1), date(2026, 3, 31), date(2026, 2, 28)
PEOPLE = ("Ana Martin", "Paul Roy", "Zoé Petit", "Luc Noir")
WIKI = SHEETS | {f"Utilisateur:{who}": f"{{{{Profil|nom={who}}}}}" for who in PEOPLE[2:]}


def call(name: str, fields: dict[str, str]) -> str:
    return "{{" + name + "".join(f"|{k}={v}" for k, v in fields.items() if v) + "}}\n"


def tour(**fields: str) -> str:
    plain = {
        "nom": "Printemps",
        "enveloppe": "1000",
        "ouverture": "2026-03-01",
        "clôture": "2026-03-31",
    }
    return call("Co-budget", plain | {name.replace("_", " "): v for name, v in fields.items()})


def project(**fields: str) -> str:
    return call("Projet", {"titre": "Vélo", "qui": "Luc Noir"} | fields)


def part(amount: str, **fields: str) -> str:
    plain = {"qui": "Ana Martin", "projet": "Vélo", "montant": amount}
    return call("Part", plain | {name.replace("_", "-"): v for name, v in fields.items()})


def report(text: str, on: date = OVER) -> Cobudgets:
    return cobudget(ledger(WIKI | {"Tour": text}, on), on)


def one(text: str, on: date = OVER) -> RoundRow:
    (row,) = report(text, on).rounds
    return row


def only(text: str, on: date = OVER) -> ProjectRow:
    (row,) = one(text, on).projects
    return row


def told(text: str, on: date = OVER) -> list[tuple[int, str, str, str]]:
    issues = ledger(WIKI | {"Tour": text}, on).issues
    return [(i.line, i.field, i.severity, i.code) for i in issues]


def said(text: str, on: date = OVER) -> str:
    (issue,) = ledger(WIKI | {"Tour": text}, on).issues
    return issue.fault.message.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("asked", "received", "state", "granted", "why"),
    [
        ({"minimum": "300"}, "300", "financé", "300", "300,00 € reçus : son minimum de 300,00 € est atteint."),
        ({"minimum": "300"}, "299,99", "pas financé", "0",
         ("299,99 € reçus : il manque 0,01 € pour son minimum de 300,00 € ; ce tour est « tout ou rien », "
         "ces parts sont rendues.")),
        ({"minimum": "300", "maximum": "500"}, "500", "financé", "500", "500,00 € reçus : tout ce qu’il demandait."),
        ({"maximum": "500"}, "500", "financé", "500", "500,00 € reçus : tout ce qu’il demandait."),
        ({"maximum": "500"}, "499", "pas financé", "0",
         ("499,00 € reçus : il manque 1,00 € pour les 500,00 € demandés ; ce tour est « tout ou rien », "
         "ces parts sont rendues.")),
        ({}, "5", "financé", "5", "5,00 € reçus ; le projet ne demandait pas de minimum."),
    ],
)  # fmt: skip
def test_a_project_is_funded_in_full_or_not_at_all_and_it_says_why(
    asked: dict[str, str], received: str, state: str, granted: str, why: str
) -> None:
    row = only(tour() + project(**asked) + part(received))
    assert (row.state, row.granted, row.why.replace("\u00a0", " ")) == (
        state,
        Decimal(granted),
        why,
    )


def test_a_round_may_fund_in_part() -> None:
    row = only(tour(financement="partiel") + project(minimum="300") + part("120,50"))
    assert (row.state, row.granted) == ("financé en partie", Decimal("120.50"))
    assert row.why.endswith("ce tour finance aussi en partie.")
    nothing = only(tour(financement="partiel") + project(minimum="300"))
    assert (nothing.state, nothing.why) == ("pas financé", "Aucune part reçue.")


def test_what_is_left_and_what_is_given_back_is_exact() -> None:
    text = (
        tour(enveloppe="100,00", par_personne="33,33") + project(minimum="40") + project(titre="Four", minimum="50")
        + part("33,33") + part("6,67", qui="Paul Roy") + part("26,66", qui="Paul Roy", projet="Four")
    )  # fmt: skip
    row = one(text)
    assert (row.received, row.granted, row.left) == (
        Decimal("66.66"),
        Decimal("40.00"),
        Decimal("60.00"),
    )
    people = [(p.name, p.given, p.returned, p.left) for p in row.people]
    assert people == [
        ("Ana Martin", Decimal("33.33"), Decimal(0), Decimal(0)),
        ("Paul Roy", Decimal("33.33"), Decimal("26.66"), Decimal("26.66")),
    ]
    assert one(text, DURING).left == Decimal("33.34")


@pytest.mark.parametrize(
    ("on", "state", "why"),
    [
        (BEFORE, "à venir", "Le tour ouvre le 1er mars 2026."),
        (DURING, "ouvert", "20,00 € reçus : il manque 280,00 € pour son minimum de 300,00 €, jusqu’au 31 mars 2026."),
        (OVER, "clos", ("20,00 € reçus : il manque 280,00 € pour son minimum de 300,00 € ; ce tour est "
         "« tout ou rien », ces parts sont rendues.")),
    ],
)  # fmt: skip
def test_a_round_opens_on_its_first_day_and_is_open_on_its_last(
    on: date, state: str, why: str
) -> None:
    row = one(tour() + project(minimum="300") + part("20"), on)
    assert (row.state, row.projects[0].why.replace("\u00a0", " ")) == (state, why)


@pytest.mark.parametrize(
    ("given_", "code", "field"),
    [
        (part("20", date="2026-02-28"), "part_outside_round", "date"),
        (part("20", date="2026-04-01"), "part_outside_round", "date"),
        (part("20", qui="Zoé Petot"), "part_not_member", "qui"),
        (part("20", qui="Luc Noir"), "part_to_oneself", "projet"),
        (part("0"), "part_not_positive", "montant"),
        (part("−5"), "part_not_positive", "montant"),
        (part("50,01"), "part_over_each", "montant"),
        (part("20", projet="Velo"), "part_unknown_project", "projet"),
        (part("20", co_budget="Automne"), "part_unknown_project", "projet"),
    ],
)
def test_a_part_that_breaks_a_rule_counts_for_nothing_and_is_told(
    given_: str, code: str, field: str
) -> None:
    text = tour(par_personne="50", pour_soi="non") + project() + given_
    assert told(text) == [(3, field, "error", code)]
    found = report(text)
    assert (found.rounds[0].received, found.left_out) == (0, 1)


@pytest.mark.parametrize("day", ["2026-03-01", "2026-03-31", ""])
def test_the_first_and_the_last_day_count_and_a_day_may_be_left_out(day: str) -> None:
    assert told(tour() + project() + part("20", date=day)) == []


def test_one_may_give_to_ones_own_project_unless_the_round_says_no() -> None:
    assert told(tour() + project() + part("20", qui="Luc Noir")) == []
    assert told(tour(pour_soi="oui") + project() + part("20", qui="Luc Noir")) == []


def test_what_is_over_is_told_with_what_is_left_to_type() -> None:
    head = tour(enveloppe="90", par_personne="50") + project(maximum="80")
    assert said(head + part("30") + part("20,01", date="2026-03-02")) == (
        "20,01 €, c’est plus que ce que cette personne a encore à répartir : la part ne compte pas ; "
        "écrire montant=20,00 € au plus."
    )
    four = head + part("50") + part("30,01", qui="Paul Roy")
    assert told(four) == [(4, "montant", "error", "part_over_project")]
    other = head + project(titre="Four") + part("50") + part("40", qui="Paul Roy", projet="Four")
    assert told(other) == []
    assert told(other + part("0,01", qui="Zoé Petit", projet="Four")) == [
        (6, "montant", "error", "part_over_envelope")
    ]


def test_parts_are_taken_by_day_then_by_place() -> None:
    text = (
        tour(par_personne="50")
        + project()
        + part("40", date="2026-03-09")
        + part("30", date="2026-03-02")
    )
    assert told(text) == [(3, "montant", "error", "part_over_each")]
    assert one(text).received == 30


def test_a_part_of_a_day_to_come_does_not_count_yet() -> None:
    text = tour() + project() + part("20", date="2026-03-20")
    found = report(text, date(2026, 3, 19))
    assert (found.rounds[0].received, [f.day for f in found.future]) == (0, [date(2026, 3, 20)])
    assert told(text, date(2026, 3, 19)) == [(3, "date", "warning", "future_day")]
    assert one(text, date(2026, 3, 20)).received == 20


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        (tour(clôture="2026-02-01"), (1, "clôture", "warning", "closing_before_opening")),
        (tour(enveloppe="0"), (1, "enveloppe", "warning", "round_without_envelope")),
        (tour(par_personne="1001"), (1, "par personne", "warning", "each_above_envelope")),
        (tour() + tour(enveloppe="5"), (2, "nom", "warning", "same_round")),
        (tour() + project() + project(), (3, "titre", "warning", "same_project")),
        (tour() + project(minimum="5", maximum="4"), (2, "maximum", "warning", "least_above_most")),
        (project(), (1, "co-budget", "warning", "project_without_round")),
        (
            tour() + tour(nom="Été") + project(),
            (3, "co-budget", "warning", "project_without_round"),
        ),
        (
            tour() + project(**{"co-budget": "Printems"}),
            (2, "co-budget", "warning", "project_without_round"),
        ),
    ],
)
def test_rounds_and_projects_that_do_not_hold_together_are_told(
    text: str, issue: tuple[int, str, str, str]
) -> None:
    assert told(text) == [issue]


def test_a_closing_before_the_opening_is_told_what_to_type_and_costs_no_part() -> None:
    text = tour(clôture="2026-02-01") + project() + part("20", date="2026-03-02")
    assert said(text) == (
        "La clôture du tour (1er février 2026) est avant son ouverture : "
        "écrire par exemple ouverture=2026-02-01|clôture=2026-03-01."
    )
    assert one(text, OVER).received == 20


def test_a_title_in_two_rounds_asks_which_one() -> None:
    head = (
        tour()
        + tour(nom="Été")
        + project(**{"co-budget": "Printemps"})
        + project(**{"co-budget": "Été"})
    )
    assert told(head + part("20")) == [(5, "projet", "error", "part_which_round")]
    assert said(head + part("20")).endswith("ajouter co-budget=Printemps ou co-budget=Été.")
    assert told(head + part("20", co_budget="été")) == []


def test_on_a_wiki_without_profiles_anybody_gives() -> None:
    assert codes({"Tour": tour() + project() + part("20")}) == ["unknown_person"]


CENTS = st.integers(-50, 3000).map(lambda cents: Decimal(cents).scaleb(-2))
LIMITS = st.none() | st.integers(1, 6000).map(lambda cents: Decimal(cents).scaleb(-2))
PARTS = st.tuples(
    st.sampled_from((*PEOPLE, "Inconnue")), st.sampled_from("ABC"), CENTS, st.integers(-3, 34)
)


@given(
    st.lists(PARTS, max_size=25), st.lists(st.tuples(LIMITS, LIMITS), min_size=3, max_size=3), LIMITS,
    st.integers(1, 9000), st.sampled_from(("partiel", "tout ou rien")), st.sampled_from(("oui", "non")),
)  # fmt: skip
def test_whatever_is_given_every_limit_is_kept_and_every_figure_adds_up(
    parts: list[tuple[str, str, Decimal, int]],
    limits: list[tuple[Decimal | None, Decimal | None]],
    each: Decimal | None,
    envelope: int,
    funding: str,
    own: str,
) -> None:
    whole = Decimal(envelope).scaleb(-2)
    text = tour(
        enveloppe=str(whole), par_personne=str(each or ""), financement=funding, pour_soi=own
    )
    for title, owner, (least, most) in zip("ABC", PEOPLE, limits, strict=False):
        text += project(titre=title, qui=owner, minimum=str(least or ""), maximum=str(most or ""))
    for who, title, amount, after in parts:
        day = date(2026, 3, 1) + timedelta(days=after)
        text += part(str(amount), qui=who, projet=title, date=str(day))
    found = ledger(WIKI | {"Tour": text}, TODAY)
    data = cobudget(found, TODAY)
    (row,) = data.rounds
    assert row.received <= whole
    assert row.left == whole - row.granted >= 0
    assert row.received == sum((p.received for p in row.projects), Decimal(0))
    assert row.received == sum((p.given for p in row.people), Decimal(0))
    assert row.received - row.granted == sum((p.returned for p in row.people), Decimal(0))
    errors = [issue for issue in found.issues if issue.severity == "error"]
    assert data.left_out == row.left_out == len(errors)
    for one_ in row.projects:
        assert one_.most is None or one_.received <= one_.most
        assert one_.granted in (0, one_.received)
        enough = one_.received >= (one_.least if one_.least is not None else one_.most or 0)
        assert (one_.state == "financé") == (enough and one_.received > 0)
        assert (one_.state == "financé en partie") <= (funding == "partiel")
    for person in row.people:
        assert person.left is None or 0 <= person.left <= (each or 0)
    for figure in cobudget_figures(found, TODAY):
        assert figure.explained("cobudget").adds_up, figure.path


@given(st.lists(st.tuples(st.sampled_from(PEOPLE[:3]), CENTS), max_size=12))
def test_without_a_limit_all_that_is_positive_counts(parts: list[tuple[str, Decimal]]) -> None:
    text = tour(enveloppe="100000") + project() + "".join(part(str(a), qui=w) for w, a in parts)
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for who, amount in parts:
        sums[who] += max(amount, Decimal(0))
    assert {p.name: p.given for p in one(text).people} == {w: a for w, a in sums.items() if a}


def page(text: str, readers: Audience = Audience.EVERYONE, amounts: str = "members") -> str:
    settings = Settings(amounts_by_person=amounts)  # type: ignore[arg-type]
    context = context_of(ledger(WIKI | {"Tour": text}, OVER), OVER, settings, readers)
    (made,), failed = make([cobudget_report.REPORT], context)
    assert failed == ()
    (only_,) = made.pages
    assert isinstance(only_, RobotPage)
    return only_.content.replace("\u00a0", " ")


def test_the_page_says_what_became_of_each_project_and_what_is_left() -> None:
    text = page(tour() + project(minimum="20") + part("20"))
    assert (
        "'''Clos depuis le 31 mars 2026''' : 20,00 € accordés. Enveloppe de 1 000,00 €, il en reste '''980,00 €'''"
        in text
    )
    assert "| '''✓ financé'''<br>20,00 € reçus : son minimum de 20,00 € est atteint." in text


@pytest.mark.parametrize(
    ("readers", "amounts", "shown"),
    [
        (Audience.EVERYONE, "members", 0), (Audience.MEMBERS, "members", 1),
        (Audience.MEMBERS, "nobody", 0), (Audience.EVERYONE, "everyone", 1),
    ],
)  # fmt: skip
def test_what_each_person_gave_is_shown_where_amounts_by_person_are(
    readers: Audience, amounts: str, shown: int
) -> None:
    text = page(tour(par_personne="50") + project() + part("20"), readers, amounts)
    assert ("Ana Martin" in text) == bool(shown)


def test_without_a_round_the_page_says_what_to_type() -> None:
    assert "Aucun tour de co-budget n’est encore écrit." in page("")
