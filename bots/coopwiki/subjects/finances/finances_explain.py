"""Where the figures of each year come from: the record that says one, the fundings of a nature, the rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from coopwiki.core.days import write_day
from coopwiki.core.euros import ZERO, write_euros
from coopwiki.core.fault import shortened
from coopwiki.core.ledger import Ledger
from coopwiki.core.messages import spaced
from coopwiki.subjects.figure import COUNT, EUROS, PERCENT, Figure, Term
from coopwiki.subjects.figure_terms import ONE, computed, entered, left_out, less
from coopwiki.subjects.finances.finances_report import OWN
from coopwiki.subjects.finances.funding import COOPERATIVE, FOUNDATION, PRIVATE, PUBLIC, Funding
from coopwiki.subjects.finances.fundings import reports_due
from coopwiki.subjects.finances.years import CAPITAL, RESULT, TURNOVER, YearOfFigures, tenths, total, years

WRITTEN = "Comme il est écrit ; de deux fiches de la même année, la première qui le dit."
SUMMED = (
    "La somme des financements accordés ou versés de cette nature pour l’année ; les montants inconnus sont à part."
)
UNKNOWN = "Les financements accordés ou versés dont le montant n’est pas écrit, une fois chacun."
CEILING_RULE = "La règle en vigueur au dernier jour de l’année, aujourd’hui pour celle qui court."
DAYS = "Du jour d’aujourd’hui à celui où le bilan est attendu."
CALLED = {TURNOVER: "chiffre d’affaires", RESULT: "résultat", CAPITAL: "capital"}
NATURES = {
    "public": (PUBLIC, "financement public"),
    "foundation": (FOUNDATION, "financement de fondations"),
    "private": (PRIVATE, "financement privé"),
    "cooperative": (COOPERATIVE, "apport coopératif"),
}


def finance_figures(ledger: Ledger, today: date) -> Iterator[Figure]:
    """Every figure of the report: `2025 turnover`, `2025 public_share`, `Région, 2025 amount`."""
    for given in years(ledger, today):
        yield from _written(given)
        yield from _grown(given)
        yield from _funded(given)
        yield from _shared(given)
    yield from awaited(ledger, today)
    out = [item for type_ in OWN for item in ledger.left_out_of(type_)]
    yield left_out(len(out), out)


def _written(given: YearOfFigures) -> Iterator[Figure]:
    """What the records say; a blank is no figure."""
    for name, called in CALLED.items():
        record, value = given.said_by(name), given.figure(name)
        if record is not None and value is not None:
            terms = listed((entered(record, value, f"Exercice {given.year}", called),))
            yield _maker(given)(name, called, value, EUROS, terms, WRITTEN, main=name == TURNOVER)


def _maker(given: YearOfFigures) -> Callable[..., Figure]:
    """Figures of a year: name, French name, value, kind, terms, rule."""
    return partial(Figure, "years", str(given.year))


def listed(terms: Iterable[Term]) -> Callable[[], Iterable[Term]]:
    """The terms of a figure, as it asks for them."""
    return partial(tuple, tuple(terms))


def _grown(given: YearOfFigures) -> Iterator[Figure]:
    """The difference of both turnovers; the rule divides it by the first."""
    growth, now, then = given.growth, given.said_by(TURNOVER), given.turnover_before
    terms: list[Term] = []
    rule = "Aucune évolution : il manque un des deux chiffres d’affaires, ou celui d’avant n’est pas au-dessus de zéro."
    if growth is not None and now and then and now.turnover is not None and then.turnover is not None:
        terms.append(entered(now, now.turnover, f"Exercice {now.year}", CALLED[TURNOVER]))
        terms.extend(less((entered(then, then.turnover, f"Exercice {then.year}", CALLED[TURNOVER]),)))
        rule = f"La différence divisée par {write_euros(then.turnover)}, en pour cent, au dixième le plus proche."
    value = None if growth is None else tenths(growth)
    yield _maker(given)("turnover_growth", "évolution", value, PERCENT, listed(terms), spaced(rule), unit=EUROS)


def _funded(given: YearOfFigures) -> Iterator[Figure]:
    for name, (nature, called) in NATURES.items():
        own = given.of_nature(nature)
        yield _maker(given)(name, called, total(own), EUROS, listed(map(_granted, own)), SUMMED)
    terms = (entered(one, ONE, _what(one), "montant inconnu") for one in given.unknown)
    yield _maker(given)("unknown", "montants inconnus", len(given.unknown), COUNT, listed(terms), UNKNOWN)


def _granted(one: Funding) -> Term:
    return entered(one, one.amount or ZERO, _what(one), one.state)


def _what(one: Funding) -> str:
    return shortened(f"{one.funder}, {one.purpose}" if one.purpose else one.funder)


def _shared(given: YearOfFigures) -> Iterator[Figure]:
    share, noted = given.public_share, given.ceiling
    rule = "Aucune part : rien n’est accordé ni versé cette année-là."
    if share is not None:
        rule = (
            f"Le financement public divisé par {write_euros(total(given.fundings))}, tout ce qui est accordé ou versé"
        )
        rule += ", en pour cent, au dixième le plus proche."
    own = given.of_nature(PUBLIC) if share is not None else ()
    value = None if share is None else tenths(share)
    yield _maker(given)(
        "public_share", "part publique", value, PERCENT, listed(map(_granted, own)), spaced(rule), unit=EUROS
    )
    if noted is not None:
        terms = listed((entered(noted.rule, noted.value, noted.rule.name, "règle en vigueur"),))
        yield _maker(given)("ceiling", "plafond", noted.value, PERCENT, terms, CEILING_RULE)


def awaited(ledger: Ledger, today: date) -> Iterator[Figure]:
    """The reports due: how many days are left, and the amount each is about."""
    rows: Counter[str] = Counter()
    for one in reports_due(ledger, today):
        due, name = one.report_due or today, f"{_what(one)}, {one.year}"
        rows[name] += 1
        row = name if rows[name] == 1 else f"{name} ({rows[name]})"
        days = Decimal((due - today).days)
        what = f"du {write_day(today)} au {write_day(due)}"
        told = listed((computed(days, what, "jours"),))
        yield Figure("reports_due", row, "days", "jours avant le bilan", int(days), COUNT, told, DAYS, main=True)
        if one.amount is not None:
            yield Figure("reports_due", row, "amount", "montant", one.amount, EUROS, listed((_granted(one),)), WRITTEN)
