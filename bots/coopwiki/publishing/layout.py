"""Jinja files → wikitext. What a template prints is escaped, unless it is `Wikitext` on purpose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import Protocol
from urllib.parse import quote

from jinja2 import ChoiceLoader, PackageLoader, StrictUndefined
from jinja2 import Environment as Environment

from coopwiki.core.approximate import estimate, write_estimate
from coopwiki.core.days import YearMonth, write_day, write_month
from coopwiki.core.durations import clock
from coopwiki.core.euros import About, write_euros
from coopwiki.core.fault import shortened
from coopwiki.core.typed import french, plain, unmarked
from coopwiki.publishing import charts
from coopwiki.publishing.escape import Wikitext, as_text
from coopwiki.publishing.forms import form_link

_BY_ID = re.compile(r"\ASpecial:Redirect/page/([0-9]+)\Z")
NOTHING = Wikitext("—")
LONGEST = 1000
"""Characters of one text that a page of ours shows."""
OFTEN = 65_536
"""How many values are remembered as written: days, times and amounts come again and again."""


Filters = tuple[tuple[str, Callable[..., str]], ...]
"""Names and functions that a layout may use."""


@cache
def environment(prefix: str = "", more: Filters = ()) -> Environment:
    """The Jinja environment of the page layouts. `prefix` stands before the names of our templates.

    `more` are the filters that the subjects add.

    One for a prefix: compiling the layouts takes longer than all else in a small cooperative's run.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader("coopwiki.publishing", "layouts"), PackageLoader("coopwiki", "subjects")]),
        finalize=as_text,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - finalize escapes for wikitext
    )
    filters: dict[str, Callable[..., str]] = {
        "euros": euros,
        "hours": hours,
        "day": day,
        "month": month,
        "link": link,
        "if_there": if_there,
        "percent": percent,
        "plural": plural,
        "said": said,
        "about": about,
        "shown_here": shown_here,
        "decimal": decimal,
        "until": until,
    }
    made.filters.update(filters, **dict(more))
    made.globals.update(
        here=here,
        source=source,
        line_of=line_of,
        used=lambda row: used(prefix, row),
        mark=mark,
        stop=lambda page, text: stop(prefix, page, text),
        gauge=lambda name: gauge(prefix, name),
        filled_in=partial(filled_in, prefix),
        time_columns=partial(charts.time_columns, prefix),
        amount_columns=partial(charts.amount_columns, prefix),
        euro_columns=partial(charts.euro_columns, prefix),
        curve=partial(charts.curve, prefix),
        layers=partial(charts.layers, prefix),
        form_link=partial(form_link, prefix),
        two_curves=partial(charts.two_curves, prefix),
        simulator=lambda name: simulator(prefix, name),
    )
    return made


@lru_cache(maxsize=OFTEN)
def euros(amount: Decimal | None) -> str:
    """`1 234,50 €`, a dash for None."""
    return NOTHING if amount is None else Wikitext(write_euros(amount))


def about(amount: About | None) -> str:
    """An amount as vague as it was written: `environ 300,00 €`, `montant inconnu`."""
    return "montant inconnu" if amount is None else write_estimate(estimate((amount,)))


@lru_cache(maxsize=OFTEN)
def hours(minutes: Decimal | None) -> str:
    """`1 h 30`, a dash for None."""
    return NOTHING if minutes is None else Wikitext(clock(minutes))


@lru_cache(maxsize=OFTEN)
def day(value: date | None) -> str:
    """`12 mars 2026`, a dash for None."""
    return NOTHING if value is None else Wikitext(write_day(value).replace(" ", "\u00a0"))


def until(value: date | None) -> str:
    """The last day of something, or that none is written."""
    return "sans fin notée" if value is None else day(value)


def month(value: str) -> str:
    """`mars 2026`, from `2026-03`."""
    year, number = value.split("-")
    return write_month(YearMonth(int(year), int(number)))


def percent(value: int | None) -> str:
    """`84 %`, a dash for None."""
    return NOTHING if value is None else Wikitext(f"{value}\u00a0%")


def decimal(value: Decimal | None) -> str:
    """`1,25`, a dash for None."""
    return NOTHING if value is None else Wikitext(french(value))


def plural(count: int, one: str, many: str) -> str:
    """`1 ligne`, `12 lignes`, `aucune ligne` is written by the caller."""
    return f"{count}\u00a0{one if count < 2 else many}"


def link(title: str, text: str | None = None) -> str:
    """A link to a page whose title is one; what it shows is escaped."""
    return Wikitext(f"[[:{title}|{as_text(text or shown_title(title))}]]")


def if_there(title: str, text: str, before: str = "") -> str:
    """The same link, where the page is written; nothing where it isn't: some pages a command alone writes."""
    return Wikitext(f"{{{{#ifexist:{title}|{before}{link(title, text)}}}}}")


def here(heading: str, text: str) -> str:
    """A link to a heading of the same page; both are ours."""
    return Wikitext(f"[[#{heading}|{as_text(text)}]]")


def shown_title(title: str) -> str:
    """A title as it is shown; an address by number, in place of a title that names somebody, as `page 12`."""
    return _BY_ID.sub(r"page \1", title)


def said(text: str) -> str:
    """A member's text as it reads: links and bold lose their marks, all else stays as typed, to be escaped.

    What is longer than `LONGEST` is cut: MediaWiki takes 2 MiB a page, and the whole is where it was written.
    """
    shown = unmarked(text)
    return shown if len(shown) <= LONGEST else shortened(shown, LONGEST)


def source(title: str, revision: int, line: int) -> str:
    """Where a line was written: the page as it stood at that revision, and the line.

    The extension gives each record's block the number of its line; without it the page opens at its top.
    """
    target, shown = _origin(title, revision)
    return Wikitext(f"{target}{line}{shown}{line}")


@lru_cache(maxsize=OFTEN)
def _origin(title: str, revision: int) -> tuple[str, str]:
    target = f"Special:PermanentLink/{revision}" if revision else f":{title}"
    shown = as_text(shown_title(title).rpartition("/")[2])
    return f"[[{target}#ligne-", f"|{shown}]], ligne "


def line_of(title: str, line: int) -> str:
    """A line of a page as it stands now, to be mended there."""
    return Wikitext(f"[[:{title}#ligne-{line}|ligne {line}]]")


def shown_here(title: str) -> str:
    """Another page of ours, shown in this one as it stands when it is read."""
    return Wikitext(f"{{{{:{title}}}}}")


def stop(prefix: str, page: str, text: str) -> str:
    """A link that opens a stop page for editing, told how, with a word in it where the page is new."""
    intro = quote(f"Template:{prefix}Arrêter un robot".replace(" ", "_"), safe=":/")
    how = f"action=edit&editintro={intro}&preload={intro}/texte"
    return Wikitext(f'<span class="plainlinks">[{{{{fullurl:{page}|{how}}}}} {as_text(text)}]</span>')


def filled_in(prefix: str, page: str, template: str, values: Iterable[str], text: str) -> str:
    """A button that opens a page for editing, filled in from a template whose `$1`, `$2` are these values.

    Nothing is saved by it; a page that exists opens as it is.
    """
    given = "".join(f"&preloadparams%5B%5D={quote(value, safe='')}" for value in values)
    preload = quote(f"Template:{prefix}{template}".replace(" ", "_"), safe=":/")
    address = f"{{{{fullurl:{page}|action=edit&preload={preload}{given}}}}}"
    return Wikitext(f"{{{{{prefix}Bouton|{address}|{as_text(text)}}}}}")


def gauge(prefix: str, name: str) -> str:
    """What the robots last computed of a budget: the page that shows it stays the same when the figures change."""
    return Wikitext(f"{{{{{prefix}Jauge|nom={as_text(name)}}}}}")


def simulator(prefix: str, name: str) -> str:
    """The form that says what a margin pays by a scale; Lua answers, from the robots' data page."""
    return Wikitext(f"{{{{{prefix}Simulateur|barème={as_text(name)}}}}}")


class Spending(Protocol):
    """What a gauge is drawn from."""

    used_percent: int | None
    spent: Decimal
    available: Decimal
    run_out: date | None


def used(prefix: str, row: Spending) -> str:
    """A bar of the share spent, with its amounts beside it; a sentence where nothing is available."""
    if row.used_percent is None:
        return Wikitext(f"{write_euros(row.spent)} dépensés, aucune somme disponible")
    amounts = f"{write_euros(row.spent)} sur {write_euros(row.available)}"
    alert = "|alerte=oui" if row.run_out else ""
    return Wikitext(f"{{{{{prefix}Jauge|valeur={row.used_percent}|texte={amounts}{alert}}}}}")


@lru_cache(maxsize=OFTEN)
def mark(amount: Decimal | None) -> str:
    """The value a column sorts by; minus zero is zero, None comes before all."""
    if amount is None:
        return Wikitext("-1")
    return Wikitext(plain(amount + 0))
