"""What a federation writes: one page a cooperative, and one of what all have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from urllib.parse import quote

from coopwiki.core.typed import french, unmarked
from coopwiki.federation.comparison import (
    FEWEST,
    ComparedMeasure,
    RegisterEntry,
    RespondingCooperative,
    RuleSides,
    Spread,
    compared,
    rules_that_differ,
    shared,
    spreads,
)
from coopwiki.publishing.escape import Markup, escape
from coopwiki.publishing.layout import environment
from coopwiki.publishing.page_names import FEDERATION, STOP
from coopwiki.publishing.robot_page import RobotPage
from coopwiki.publishing.splitting import split
from coopwiki.publishing.values import NOTHING
from coopwiki.settings import Settings
from coopwiki.subjects.packed import EUROS, HOURLY, HOURS, MONTH, PEOPLE, PERCENT

ZONE = "federation"
UNITS = {HOURS: "h", EUROS: "€", HOURLY: "€/h", PERCENT: "%", PEOPLE: "pers."}
NAMED = 6
"""Beside a rule's value so many cooperatives are named."""

NEAR, ABOVE, BELOW = "à peu près pareil", "plus haut", "plus bas"


def federation_pages(
    partners: Sequence[RespondingCooperative], silent: Sequence[str], settings: Settings
) -> Iterator[RobotPage]:
    """The page of all, then one a cooperative that answered; `silent` names those that did not.

    A page that is too long for MediaWiki is several.
    """
    for page in split(_pages(partners, silent, settings)):
        if isinstance(page, RobotPage):
            yield page


def _pages(partners: Sequence[RespondingCooperative], silent: Sequence[str], settings: Settings) -> Iterator[RobotPage]:
    rules = rules_that_differ(partners)
    yield _index(partners, silent, rules, settings)
    among = spreads(partners)
    for partner in partners:
        yield _comparison(partner, among, rules, settings)


def own_page(name: str, settings: Settings) -> str:
    """The title of a cooperative's page."""
    return settings.page(f"{FEDERATION} {name}")


def _index(
    partners: Sequence[RespondingCooperative], silent: Sequence[str], rules: Sequence[RuleSides], settings: Settings
) -> RobotPage:
    names = [partner.source.name for partner in partners]
    content = _rendered(
        "federation",
        settings,
        answered=names,
        silent=silent,
        pages={name: own_page(name, settings) for name in names},
        shared=shared(partners),
        rules=rules,
        who=who,
        away=away,
    )
    return RobotPage(settings.page(FEDERATION), ZONE, content)


def _comparison(
    own: RespondingCooperative, among: Sequence[Spread], rules: Sequence[RuleSides], settings: Settings
) -> RobotPage:
    every = compared(own, among)
    rows = [row for row in every if row.agreed]
    told = Counter(map(beside, rows))
    content = _rendered(
        "federation_comparison",
        settings,
        name=own.source.name,
        rows=rows,
        kept=[row.measure.label for row in every if not row.agreed],
        near=told[NEAR],
        above=told[ABOVE],
        below=told[BELOW],
        cooperatives=_between(sorted({row.told_by for row in rows if row.median is not None})),
        fewest=FEWEST,
        rules=rules,
        who=who,
        index=settings.page(FEDERATION),
        amount=amount,
        beside=beside,
        period=lambda row: period(row, own),
    )
    return RobotPage(own_page(own.source.name, settings), ZONE, content)


def _between(counts: Sequence[int]) -> str:
    """`4`, `4 à 12`."""
    return f"{counts[0]} à {counts[-1]}" if len(counts) > 1 else "".join(map(str, counts))


def _rendered(layout: str, settings: Settings, /, **values: object) -> str:
    made = environment(settings.prefix).get_template(f"{layout}.jinja")
    return made.render(values | {"stop_page": settings.page(STOP)})


def amount(row: ComparedMeasure, value: Decimal | None) -> str:
    """`12,18 h`, a dash for None."""
    unit = UNITS.get(row.measure.unit, "")
    return NOTHING if value is None else Markup(f"{french(value)}\u00a0{unit}".rstrip("\u00a0"))


def period(row: ComparedMeasure, own: RespondingCooperative) -> str:
    """Which time the own figure is of."""
    if row.measure.period == MONTH:
        return f"par mois, en moyenne de {row.months} mois sur {len(own.pack.months)}"
    return f"année {own.pack.year}"


def who(names: Sequence[str]) -> str:
    """The names, the first ones of many: `A, B, C et 4 autres`."""
    if len(names) <= NAMED:
        return ", ".join(names)
    more = len(names) - NAMED
    return f"{', '.join(names[:NAMED])} et {more}\u00a0autre{'s' if more > 1 else ''}"


def beside(row: ComparedMeasure) -> str:
    """How the own figure stands beside the one in the middle: alike within a tenth of that."""
    if row.own is None or row.median is None:
        return NOTHING
    if abs(row.own - row.median) * 10 <= abs(row.median):
        return NEAR
    return ABOVE if row.own > row.median else BELOW


def away(entry: RegisterEntry) -> str:
    """An entry of another wiki, as a link where it says where it stands."""
    text = escape(unmarked(entry.item.title))
    if not entry.address:
        return Markup(text)
    target = quote(entry.item.page.replace(" ", "_"), safe=":/()!,;@")
    return Markup(f"[{entry.address.replace('$1', target)} {text}]")
