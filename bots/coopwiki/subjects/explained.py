"""Every figure of every report, by what a person types to ask where it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose, nearest
from coopwiki.subjects.figure import Explanation, Figure
from coopwiki.subjects.registry import seat
from coopwiki.subjects.reports import REPORTS

Explained = Callable[[Ledger, date], Iterator[Figure]]

_BY_NAME: Mapping[str, Explained] = {
    name: figures for subject in seat("explain") for name, figures in subject.EXPLAINED.items()
}
EXPLAINED: Mapping[str, Explained] = MappingProxyType({report.name: _BY_NAME[report.name] for report in REPORTS})
"""The figures of each report, by its name."""

_BREAKS = re.compile(r"[\s./_]+")
_SHOWN = 40


class UnknownFigure(Exception):
    """What was typed names no figure, or several; the message is a French sentence that lists them."""


def explain(ledger: Ledger, today: date, report: str, typed: str) -> Explanation:
    """The explanation of one figure. Raises UnknownFigure."""
    figures = tuple(EXPLAINED[report](ledger, today))
    return _found(figures, report, typed).explained(report)


def listed(ledger: Ledger, today: date, report: str) -> tuple[Figure, ...]:
    """Every figure of a report that can be asked for, in its own order."""
    return tuple(EXPLAINED[report](ledger, today))


def _found(figures: tuple[Figure, ...], report: str, typed: str) -> Figure:
    """The figure that is named whole; else the one that the fewest words more would name."""
    wanted = _same(typed)
    for spellings in (_exact, _short):
        found = [figure for figure in figures if wanted in map(_same, spellings(figure))]
        if len(found) == 1:
            return found[0]
        if found:
            paths = ", ".join(figure.whole_path for figure in found)
            raise UnknownFigure(f"« {typed} » peut vouloir dire plusieurs chiffres : {paths}.")
    raise UnknownFigure(f"« {typed} » n’est pas un chiffre du rapport {report} ; {_offer(figures, wanted)}.")


def _exact(figure: Figure) -> Iterable[str]:
    return figure.path, figure.whole_path, f"{figure.row or figure.group} {figure.called}"


def _short(figure: Figure) -> Iterable[str]:
    """Where only the row is named, its main figure is meant."""
    own = (figure.row or figure.group, f"{figure.group} {figure.row}") if figure.main else ()
    return *own, f"{figure.group} {figure.row} {figure.called}"


def _same(typed: str) -> str:
    """Dots, slashes and underscores stand for spaces: `totals.spent`."""
    return _BREAKS.sub(" ", loose(typed)).strip()


def _offer(figures: Iterable[Figure], wanted: str) -> str:
    """The figures there are; those of the row that was named, where one was."""
    paths = {figure.path: figure.row or figure.group for figure in figures}
    rows = [row for row in dict.fromkeys(paths.values()) if wanted.startswith(f"{_same(row)} ")]
    near = [path for path, row in paths.items() if row in rows] or list(paths)
    if not near:
        return "il n’y en a aucun"
    more = f" et {len(near) - _SHOWN} autres" if len(near) > _SHOWN else ""
    like = nearest(wanted, near, 0.6)
    hint = f"peut-être « {like} » ; " if like else ""
    return f"{hint}il y a {', '.join(near[:_SHOWN])}{more}"
