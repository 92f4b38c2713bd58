"""What something costs, as people type it: once, each month or year, or a quantity at a price for each unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from coopwiki.core.euros import ABOUT_EXAMPLE, CENT, UNIT, ZERO, About, read_about, to_cent, write_about, write_euros
from coopwiki.core.fault import Fault, Reading, refused
from coopwiki.core.limits import months_after
from coopwiki.core.typed import NUMBER, decimal, french, plain, squeeze

EVERY: Mapping[int, str] = MappingProxyType({1: "mois", 3: "trimestre", 6: "semestre", 12: "an"})
"""How many months lie between two due days, and how that is written."""
KILOMETRES, MEALS, NIGHTS = "km", "repas", "nuits"
BY_RULE: Mapping[str, str] = MappingProxyType(
    {KILOMETRES: "indemnité kilométrique", MEALS: "forfait repas", NIGHTS: "forfait nuit"}
)
"""Units whose price a dated rule may give, and its name."""
PERIOD_EXAMPLE, PRODUCT_EXAMPLE, PRICE_EXAMPLE = "9\u00a0€/mois", "120\u00a0km × 0,32\u00a0€", "0,32\u00a0€/km"
MOST_UNITS, MOST_PRICE = Decimal(100_000), Decimal(10_000)
"""More than this is a slip of the hand."""

_MONTHS = {
    "mois": 1, "m": 1, "trimestre": 3, "trimestres": 3, "trim": 3, "semestre": 6, "semestres": 6,
    "an": 12, "ans": 12, "année": 12, "annee": 12, "années": 12, "annees": 12,
}  # fmt: skip
_WEEKS = frozenset(("semaine", "semaines", "sem"))
_ADJECTIVES = {
    f"{word}{ending}": months
    for word, months in (("mensuel", 1), ("trimestriel", 3), ("semestriel", 6), ("annuel", 12))
    for ending in ("", "s", "le", "les")
}
_SAME = {
    "kms": "km", "kilomètre": "km", "kilomètres": "km", "kilometre": "km", "kilometres": "km", "nuit": "nuits",
    "nuitée": "nuits", "nuitées": "nuits", "nuitee": "nuits", "nuitees": "nuits",
}  # fmt: skip
_PER = r" ?(?:/|par |chaque |tous les |toutes les |l'|l’) ?"
_PERIOD = re.compile(rf"(.*?){_PER}([^0-9 /]+?)\.?")
_PRODUCT = re.compile(r"(.*?) ?[×x*] ?(?=[0-9-])(.*)")
_ROUGHLY = re.compile(r"(~|≈|env\.|env |environ )? ?(.+)")
_WORD = r"[^\x00-@\[-`{-~€×]"
_QUANTITY = re.compile(rf"(-?) ?({NUMBER}(?:[.,][0-9]{{1,2}})?) ?((?:{_WORD}(?:{_WORD}|[ -])*)?)")
_PRICE = re.compile(
    rf"(-?) ?({NUMBER}(?:[.,][0-9]{{1,4}})?)(?: ?{UNIT})?(?: ?(?:/|par |le |la ) ?({_WORD}(?:{_WORD}|[ -])*))?"
)


@dataclass(frozen=True, slots=True)
class Cost(About):
    """An amount that comes back every so many `months` (0: once), or that a `quantity` of a `unit` makes.

    `low` and `high` are of one due day. Without a `price` a dated rule says it, and until then both are zero.
    """

    months: int = 0
    quantity: Decimal | None = None
    unit: str = ""
    price: Decimal | None = None

    @property
    def unpriced(self) -> bool:
        """Whether only a rule says what it costs."""
        return self.quantity is not None and self.price is None

    def at(self, price: Decimal) -> About:
        """What one due day costs at a price for each unit, half up to the cent."""
        amount = to_cent((self.quantity or Decimal(0)) * price)
        return About(amount, amount, self.approximate)

    def __str__(self) -> str:
        return write_cost(self)


def read_cost(text: str) -> Reading[About]:
    """Read `300 €`, `9 €/mois`, `120 € par an`, `120 km × 0,32 €`, `3 repas`, each of them perhaps roughly."""
    typed = squeeze(text)
    once = read_about(typed)
    if once.value is not None or (once.error and once.error.code != "about_unreadable"):
        return _told(once, text)
    period = _PERIOD.fullmatch(typed)
    months = _MONTHS.get(period[2], 0) if period else 0
    if meant := _each_week(period) or _by_adjective(typed):
        return refused(*(("cost_period", text, meant) if period else ("about_unreadable", text, meant)))
    found = _once(text, period[1] if period and months else typed)
    if found.value is not None:
        return Reading(_each(found.value, months)) if months else found
    if found.error and period and (months or found.error.code == "about_unreadable"):
        return _not_each(found, found.error, text, period[1], months)
    return found


def _each_week(period: re.Match[str] | None) -> str:
    """What comes back each week, as so many times a year; '' for anything else."""
    amount = read_about(period[1]).value if period and period[2] in _WEEKS else None
    if amount is None or amount.approximate or amount.low != amount.high:
        return ""
    return f"52 × {write_euros(amount.low)}/an"


def _by_adjective(typed: str) -> str:
    """`9 € mensuels` as it is written; '' for anything else."""
    head, _, word = typed.rpartition(" ")
    amount = read_about(head).value if word in _ADJECTIVES else None
    if amount is None or amount.approximate or amount.low != amount.high:
        return ""
    return f"{write_euros(amount.low)}/{EVERY[_ADJECTIVES[word]]}"


def _not_each(found: Reading[About], error: Fault, text: str, amount: str, months: int) -> Reading[About]:
    """What is wrong with an amount that comes back, or with how often it does."""
    if not months:
        return refused("cost_period", text, PERIOD_EXAMPLE) if read_about(amount).value is not None else found
    first, _, other = error.suggestion.partition(", ou ")
    ways = (first, "" if other.endswith("milliers") else other)
    meant = ", ou ".join(f"{way}/{EVERY[months]}" for way in ways if way)
    return refused(error.code, text, PERIOD_EXAMPLE if error.code == "about_unreadable" else meant)


def _told(reading: Reading[About], text: str) -> Reading[About]:
    """The same, with what was typed as it was typed."""
    return (
        Reading(reading.value) if reading.error is None else refused(reading.error.code, text, reading.error.suggestion)
    )


def _each(amount: About, months: int) -> Cost:
    if isinstance(amount, Cost):
        return replace(amount, months=months)
    return Cost(amount.low, amount.high, amount.approximate, months)


def _once(text: str, typed: str) -> Reading[About]:
    """What one due day costs."""
    amount = read_about(typed)
    if amount.value is not None or (amount.error and amount.error.code != "about_unreadable"):
        return _told(amount, text)
    roughly = _ROUGHLY.fullmatch(typed)
    bare, approximate = (roughly[2], bool(roughly[1])) if roughly else ("", False)
    product = _PRODUCT.fullmatch(bare)
    if product:
        return _product(text, product[1], product[2], approximate=approximate)
    alone = _QUANTITY.fullmatch(bare)
    if not alone or not alone[3]:
        return refused("about_unreadable", text, ABOUT_EXAMPLE)
    unit = _unit(alone[3])
    if decimal(alone[2]) > MOST_UNITS:
        return refused("euros_too_large", text, PRODUCT_EXAMPLE)
    if unit not in BY_RULE:
        typed = plain(decimal(alone[2])).replace(".", ",")
        return refused("cost_without_price", text, f"{typed} {unit} × 12\u00a0€")
    return _made(text, alone, None, approximate=approximate)


def _unit(typed: str) -> str:
    unit = typed.strip(" ")
    return _SAME.get(unit, unit)


def _same(one: str, other: str) -> bool:
    """Whether two units are one, in the singular or the plural."""
    return _unit(one).removesuffix("s") == _unit(other).removesuffix("s")


def _product(text: str, first: str, second: str, *, approximate: bool) -> Reading[About]:
    for one, other in ((first, second), (second, first)):
        quantity, price = _QUANTITY.fullmatch(one), _PRICE.fullmatch(other)
        if quantity and price:
            if quantity[3] and price[3] and not _same(quantity[3], price[3]):
                return refused("cost_units", text, PRODUCT_EXAMPLE)
            return _made(text, quantity, price, approximate=approximate)
    return refused("cost_unreadable", text, _of_three(first, second) or PRODUCT_EXAMPLE)


def _of_three(first: str, rest: str) -> str:
    """`2 × 60 km × 0,32 €` with one quantity; '' for anything else."""
    further = _PRODUCT.fullmatch(rest)
    one, other, price = (
        (_QUANTITY.fullmatch(first), _QUANTITY.fullmatch(further[1]), _PRICE.fullmatch(further[2]))
        if further
        else (None, None, None)
    )
    if not (one and other and price) or one[1] or other[1] or price[1]:
        return ""
    many, each = decimal(one[2]) * decimal(other[2]), decimal(price[2])
    units = {_unit(unit) for unit in (one[3], other[3]) if unit}
    if not 0 < many <= MOST_UNITS or many != many.quantize(CENT) or each > MOST_PRICE:
        return ""
    unit = units.pop() if len(units) == 1 else ""
    return _counted(Cost(ZERO, ZERO, approximate=False, quantity=many, unit=unit, price=each))


def _made(text: str, quantity: re.Match[str], price: re.Match[str] | None, *, approximate: bool) -> Reading[About]:
    number, each = decimal(quantity[2]), decimal(price[2]) if price else None
    if quantity[1] or not number or (price and price[1]):
        return refused("cost_quantity", text, PRODUCT_EXAMPLE)
    if number > MOST_UNITS or (each is not None and each > MOST_PRICE):
        return refused("euros_too_large", text, PRODUCT_EXAMPLE)
    unit = _unit(quantity[3] or (price[3] or "" if price else ""))
    cost = Cost(ZERO, ZERO, approximate, 0, number, unit, each)
    if each is None:
        return Reading(cost)
    worth = cost.at(each)
    return Reading(replace(cost, low=worth.low, high=worth.high))


def write_cost(amount: About) -> str:
    """Write `9,00 €/mois`, `120 km × 0,32 €`, `environ 3 repas`."""
    if not isinstance(amount, Cost):
        return write_about(amount)
    each = f"/{EVERY[amount.months]}" if amount.months else ""
    if amount.quantity is None:
        return f"{write_about(About(amount.low, amount.high, amount.approximate))}{each}"
    roughly = "environ " if amount.approximate else ""
    return f"{roughly}{_counted(amount)}{each}"


def _counted(amount: Cost) -> str:
    many = french(amount.quantity or Decimal(0))
    unit = amount.unit.removesuffix("s") if amount.unit == NIGHTS and amount.quantity == 1 else amount.unit
    units = f"{many}\u00a0{unit}" if unit else many
    return f"{units} × {write_price(amount.price)}" if amount.price is not None else units


def read_price(text: str) -> Reading[Decimal]:
    """Read euros for each unit, to a hundredth of a cent: `0,32 €`, `0,529 €/km`, `15 € par repas`."""
    found = _PRICE.fullmatch(squeeze(text))
    if not found or found[1] or decimal(found[2]) > MOST_PRICE:
        return refused("price_unreadable", text, PRICE_EXAMPLE)
    return Reading(decimal(found[2]))


def write_price(price: Decimal) -> str:
    """Write `0,32 €`, `0,529 €`: two decimals at least."""
    cents = to_cent(price)
    return write_euros(cents) if cents == price else f"{french(price)}\u00a0€"


def due_days(first: date, months: int, end: date) -> Iterator[date]:
    """The first day, then each so many months later up to `end`: on the last of a month that has no such day.

    >>> [str(day) for day in due_days(date(2026, 1, 31), 1, date(2026, 3, 31))]
    ['2026-01-31', '2026-02-28', '2026-03-31']
    """
    count, day = 0, first
    while day <= end:
        yield day
        count += 1
        if not months or first.year * 12 + first.month + count * months > end.year * 12 + end.month:
            return
        day = months_after(first, count * months)
