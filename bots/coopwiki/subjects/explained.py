"""Every figure of every report, by what a person types to ask where it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from coopwiki.core.ledger import Ledger
from coopwiki.core.names import loose, nearest
from coopwiki.subjects.budgets import explain as explanation_budgets
from coopwiki.subjects.circles.explain import mandate_figures, role_figures
from coopwiki.subjects.closing.explain import assertion_figures, closing_figures
from coopwiki.subjects.cobudgets.explain import cobudget_figures
from coopwiki.subjects.contributions import explain as explanation_contributions
from coopwiki.subjects.dashboard.explain import (
    circle_figures,
    contradiction_figures,
    issue_figures,
    member_figures,
    overview_figures,
)
from coopwiki.subjects.decisions.explain import (
    decision_figures,
    election_figures,
    proposal_figures,
    social_code_figures,
)
from coopwiki.subjects.figure import Explanation, Figure
from coopwiki.subjects.people.personal_explain import mine_figures

EXPLAINED: Mapping[str, Callable[[Ledger, date], Iterator[Figure]]] = MappingProxyType({
    "contributions": explanation_contributions.figures,
    "budgets": explanation_budgets.figures,
    "assertions": assertion_figures,
    "closing": closing_figures,
    "cobudget": cobudget_figures,
    "circles": circle_figures,
    "roles": role_figures,
    "mandates": mandate_figures,
    "proposals": proposal_figures,
    "decisions": decision_figures,
    "elections": election_figures,
    "social_code": social_code_figures,
    "members": member_figures,
    "mine": mine_figures,
    "contradictions": contradiction_figures,
    "issues": issue_figures,
    "overview": overview_figures,
})  # fmt: skip
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
    raise UnknownFigure(
        f"« {typed} » n’est pas un chiffre du rapport {report} ; {_offer(figures, wanted)}."
    )


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
