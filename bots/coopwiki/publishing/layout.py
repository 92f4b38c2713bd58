"""Jinja files → wikitext. What a template prints is escaped, unless it is `Wikitext` on purpose."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from jinja2 import ChoiceLoader, PackageLoader, StrictUndefined, Template
from jinja2 import Environment as Environment

from coopwiki.core.elision import of
from coopwiki.publishing import cells, charts, values, wikilinks
from coopwiki.publishing.escape import escape
from coopwiki.publishing.folds import folded
from coopwiki.publishing.plain_sentences import with_wikitext
from coopwiki.publishing.table_columns import fit_columns
from coopwiki.publishing.wikilinks import change_link, form_link

Filters = tuple[tuple[str, Callable[..., str]], ...]
"""Names and functions that a layout may use."""


class Layout(Template):
    """A Jinja file; the tables it writes fit a screen and a telephone."""

    def render(self, *args: object, **values: object) -> str:
        """The text that the layout writes with these values."""
        return fit_columns(super().render(*args, **values))


@cache
def environment(prefix: str = "", more: Filters = ()) -> Environment:
    """The Jinja environment of the page layouts. `prefix` stands before the names of our templates.

    `more` are the filters that the subjects add.

    One for a prefix: compiling the layouts takes longer than all else in a small cooperative's run.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader("coopwiki.publishing", "layouts"), PackageLoader("coopwiki", "subjects")]),
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - finalize escapes for wikitext
    )
    made.template_class = Layout
    made.filters.update(_FILTERS, **dict(more))
    made.globals.update(_GLOBALS)
    made.globals.update({name: partial(write, prefix) for name, write in _PREFIXED.items()})
    return made


_FILTERS: dict[str, Callable[..., str]] = {
    "euros": values.euros,
    "hours": values.hours,
    "day": values.day,
    "month": values.month,
    "link": wikilinks.link,
    "if_there": wikilinks.if_there,
    "percent": values.percent,
    "plural": values.plural,
    "member_text": values.member_text,
    "about": values.about,
    "shown_here": wikilinks.shown_here,
    "decimal": values.decimal,
    "until": values.until,
    "with_wikitext": with_wikitext,
    "of": of,
}
_GLOBALS: dict[str, Callable[..., str]] = {
    "open_table": cells.open_table,
    "close_table": cells.close_table,
    "folded": folded,
    "sort_key": cells.sort_key,
    "money_cell": cells.money_cell,
    "hours_cell": cells.hours_cell,
    "day_cell": cells.day_cell,
    "until_cell": cells.until_cell,
    "origin": wikilinks.origin,
    "source": wikilinks.source,
    "here": wikilinks.here,
    "line_of": wikilinks.line_of,
    "mark": values.mark,
}
_PREFIXED: dict[str, Callable[..., str]] = {
    "used": wikilinks.used,
    "robots_state": wikilinks.robots_state,
    "stop": wikilinks.stop,
    "gauge": wikilinks.gauge,
    "filled_in": wikilinks.filled_in,
    "simulator": wikilinks.simulator,
    "form_link": form_link,
    "change_link": change_link,
    "time_columns": charts.time_columns,
    "amount_columns": charts.amount_columns,
    "euro_columns": charts.euro_columns,
    "curve": charts.curve,
    "layers": charts.layers,
    "two_curves": charts.two_curves,
}
"""What writes a template of ours: its first argument is what stands before our templates' names."""
