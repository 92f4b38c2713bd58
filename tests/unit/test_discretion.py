"""Which sums are withheld: none that is shown lets a reader work out what one or two people did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from coopwiki.core.audience import Audience
from coopwiki.core.ledger import Ledger
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.runs.render import context_of, make
from coopwiki.settings import Settings
from coopwiki.subjects.contributions.small_groups import (
    NOT_INVOICED,
    TOTAL,
    Cell,
    Share,
    Withheld,
    discreet,
)
from coopwiki.subjects.reports import REPORTS
from ledgers import SHEETS, TODAY, budget, ledger, line

Sets = dict[Cell, frozenset[Share]]
BY_BUDGET = ("Tableau de bord", "Tableau de bord/Cercles")
FEW = "moins de trois personnes"
SHARES = st.lists(
    st.builds(
        Share,
        st.sampled_from("abcdef"),
        st.sampled_from(["2025-11", "2025-12", "2026-01", "2026-02"]),
        st.sampled_from(["Technique", "Accueil", "Vélo", None]),
        st.sampled_from([None, None, "Marque"]),
        st.booleans(),
        st.just(Decimal(60)),
        st.just(Decimal(10)),
    ),
    max_size=25,
)


def sets(shares: Iterable[Share]) -> Sets:
    """Every sum as the set of its shares."""
    found: dict[Cell, set[Share]] = {}
    for share in shares:
        for cell in share.cells():
            found.setdefault(cell, set()).add(share)
    return {cell: frozenset(of) for cell, of in found.items()}


def few(shares: Iterable[Share]) -> bool:
    return 0 < len({share.who for share in shares}) < 3


def shown(shares: Iterable[Share]) -> Sets:
    shares = list(shares)
    hidden = discreet(shares).amount
    return {cell: of for cell, of in sets(shares).items() if cell not in hidden}


def tables(visible: Sets) -> Iterator[tuple[Cell, list[Cell]]]:
    """Each whole that is shown with the parts shown beside it on a page."""
    for kind in ("year", "circle", "brand", "not_invoiced"):
        yield TOTAL, [cell for cell in visible if cell[0] == kind]
    for cell in visible:
        if cell[0] == "year":
            yield cell, [c for c in visible if c[0] == "month" and (c[1] or "")[:4] == cell[1]]
        if cell[0] == "month":
            yield cell, [c for c in visible if c[0] == cell[1]]
        if cell[0] == "circle":
            yield cell, [c for c in visible if c[0][:2] == "20" and c[1] == cell[1]]


@given(SHARES)
def test_no_sum_that_is_shown_rests_on_one_or_two_people(shares: list[Share]) -> None:
    assert [cell for cell, of in shown(shares).items() if few(of)] == []


@given(SHARES)
def test_no_whole_less_any_of_its_parts_tells_of_one_or_two_people(shares: list[Share]) -> None:
    visible = shown(shares)
    for whole, parts in tables(visible):
        if whole not in visible:
            continue
        rest = visible[whole].difference(*(visible[part] for part in parts))
        assert not few(rest), (whole, parts)
        for some in range(len(parts)):
            for chosen in combinations(parts, some):
                rest = visible[whole].difference(*(visible[part] for part in chosen))
                assert not few(rest), (whole, chosen)


@given(SHARES)
def test_the_order_of_lines_does_not_count(shares: list[Share]) -> None:
    assert discreet(shares) == discreet(shares[::-1])


def test_what_enough_people_did_is_shown() -> None:
    shares = [Share(who, f"2026-0{m}", c) for who in "abc" for m in (1, 2) for c in ("X", "Y")]
    assert discreet(shares) == Withheld()


def test_a_row_alone_among_those_hidden_takes_the_smallest_with_it() -> None:
    three = [Share(who, month, "X") for who in "abc" for month in ("2026-01", "2026-02")]
    more = [Share(who, "2026-03", "X") for who in "abcd"]
    alone = [Share("e", "2026-04", "X")]
    hidden = discreet([*three, *more, *alone]).amount
    months = {cell[1] for cell in hidden if cell[0] == "month"}
    assert months == {"2026-04", "2026-01"}
    assert TOTAL not in hidden


def test_where_nothing_else_can_go_the_total_does() -> None:
    hidden = discreet([Share("a", "2026-01", "X"), Share("b", "2026-02", "Y")]).amount
    assert {TOTAL, ("year", "2026"), ("circle", "X")} <= hidden


def test_what_waits_for_a_slip_is_not_told_of_two_people_nor_of_all_but_two() -> None:
    shares = [Share(who, "2026-01", "X", None, who != "a") for who in "abcd"]
    assert NOT_INVOICED in discreet(shares).amount


# On pages


def cooperative() -> Ledger:
    """Three people for Technique, one for Accueil in another month: too few rows stand apart."""
    people = ("Ana Martin", "Paul Roy", "Luc", "Zoé")
    technique = "".join(line(qui=who, montant="1111,10") for who in people[:3])
    again = "".join(line(qui=who, montant="10", date="2026-02-03") for who in people)
    alone = line(qui="Zoé", cercle="Accueil", montant="777,77", date="2026-04-02")
    return ledger(SHEETS | {"Carnet": technique + again + alone, "Budgets": budget(montant="9000")})


def pages(readers: Audience, setting: str) -> dict[str, str]:
    settings = Settings(amounts_by_person=setting)  # type: ignore[arg-type]
    made, failed = make(REPORTS, context_of(cooperative(), TODAY, settings, readers))
    assert failed == ()
    found = [page for one in made for page in one.pages]
    return {page.title: page.content for page in found if isinstance(page, RobotPage)}


def test_members_of_a_private_wiki_read_amounts_by_person() -> None:
    for setting in ("everyone", "members"):
        index = pages(Audience.MEMBERS, setting)["Tableau de bord/Contributions"]
        assert "== Par personne ==" in index
        assert FEW not in index


def test_a_wiki_that_all_can_read_shows_them_only_where_everyone_is_meant() -> None:
    assert "== Par personne ==" in pages(Audience.EVERYONE, "everyone")["Tableau de bord/Contributions"]
    for readers, setting in (
        (Audience.EVERYONE, "members"),
        (Audience.EVERYONE, "nobody"),
        (Audience.MEMBERS, "nobody"),
    ):
        found = pages(readers, setting)
        assert "== Par personne ==" not in found["Tableau de bord/Contributions"]
        assert "Paul Roy" not in "".join(found.values())


def test_sums_over_too_few_people_are_words_on_every_page_but_a_budgets() -> None:
    found = pages(Audience.EVERYONE, "members")
    index = found["Tableau de bord/Contributions"]
    assert index.count(FEW) >= 3
    april = found["Tableau de bord/Contributions 2026-04"]
    assert "trop peu de personnes" in april
    for title, text in found.items():
        if "Budgets" not in title and title not in BY_BUDGET:
            for figure in ("777,77", "1\u00a0111,10"):
                assert figure not in text, (title, figure)


def test_lines_without_names_have_neither_times_nor_amounts_and_lead_to_where_they_are_written() -> None:
    march = pages(Audience.EVERYONE, "members")["Tableau de bord/Contributions 2026-03"]
    table = march.partition("== Toutes les lignes ==")[2]
    assert table.count("Special:PermanentLink/") == 3
    assert "Montant" not in table
    assert "€" not in table


def test_the_month_of_too_few_people_is_not_summed_up_on_the_front_page() -> None:
    alone = ledger(SHEETS | {"Carnet": line(montant="77", date="2026-06-03")})
    made, _ = make(REPORTS, context_of(alone, TODAY, Settings()))
    front = next(p for one in made for p in one.pages if p.title == "Tableau de bord")
    assert isinstance(front, RobotPage)
    assert "Moins de trois personnes" in front.content
    assert "77,00\u00a0€ demandés" not in front.content.replace("'", "")


def test_a_month_of_one_person_cannot_be_worked_out_from_the_total() -> None:
    """The total less the other months was hers: two invented names with empty lines lift nothing."""
    others = "".join(
        line(qui=who, montant="80", date=f"2026-0{month}-03")
        for month in (1, 2)
        for who in ("Ana Martin", "Paul Roy", "Luc")
    )
    hers = line(qui="Zoé", montant="144,33", date="2026-04-02")
    empty = "".join(line(qui=who, date="2026-04-02") for who in ("Inventée", "Inventé"))
    made, _ = make(REPORTS, context_of(ledger(SHEETS | {"Carnet": others + hers + empty}), TODAY, Settings()))
    texts = {p.title: p.content for one in made for p in one.pages if isinstance(p, RobotPage)}
    index = texts["Tableau de bord/Contributions"]
    assert "Qui n’a ni temps ni montant dans une somme n’y compte pas." in index
    for title in ("Tableau de bord/Contributions", "Tableau de bord/Contributions 2026-04"):
        assert "144,33" not in texts[title]
    shown_total = "624,33" in index
    assert not (shown_total and index.count("240,00") >= 2)
