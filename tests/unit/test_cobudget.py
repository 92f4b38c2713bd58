"""Co-budgets: parts checked, projects funded or not and why, everything exact to the cent."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cobudget_calls import BEFORE, DURING, OVER, PEOPLE, WIKI, one, only, part, project, tour
from coopwiki.core.audience import Audience
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.cobudgets import report as cobudget_report
from coopwiki.subjects.cobudgets.explain import cobudget_figures
from coopwiki.subjects.cobudgets.report import cobudget
from ledgers import TODAY, ledger


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
        tour(enveloppe="100,00", par_personne="33,33")
        + project(minimum="40")
        + project(titre="Four", minimum="50")
        + part("33,33")
        + part("6,67", qui="Paul Roy")
        + part("26,66", qui="Paul Roy", projet="Four")
    )
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
def test_a_round_opens_on_its_first_day_and_is_open_on_its_last(on: date, state: str, why: str) -> None:
    row = one(tour() + project(minimum="300") + part("20"), on)
    assert (row.state, row.projects[0].why.replace("\u00a0", " ")) == (state, why)


CENTS = st.integers(-50, 3000).map(lambda cents: Decimal(cents).scaleb(-2))
LIMITS = st.none() | st.integers(1, 6000).map(lambda cents: Decimal(cents).scaleb(-2))
PARTS = st.tuples(st.sampled_from((*PEOPLE, "Inconnue")), st.sampled_from("ABC"), CENTS, st.integers(-3, 34))


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
    text = tour(enveloppe=str(whole), par_personne=str(each or ""), financement=funding, pour_soi=own)
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
