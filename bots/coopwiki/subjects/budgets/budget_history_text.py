"""What was known of a budget, as a table for a terminal."""

from __future__ import annotations

from coopwiki.core.days import write_day
from coopwiki.core.euros import write_euros
from coopwiki.core.messages import spaced
from coopwiki.subjects.budgets.budget_history_report import Known, KnownRow

_HEAD = ("au soir du", "disponible", "dépensé", "au {ends}", "", "épuisé le")
_FULL = 10


def known_text(given: Known, ends: str = "31 décembre") -> str:
    """A row an evening, with a bar of what the year was then seen to spend, and when it warned first.

    `ends` is the last day of the year, in words.
    """
    last = "budgets qui s’épuisent" if given.name is None else "alertes"
    lines = [(*(word.format(ends=ends) for word in _HEAD), last), *(_cells(row) for row in given.months)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    table = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)
    title = f"{given.name or 'Tous les budgets'}, {given.year} : ce que les pages disaient chaque mois"
    return spaced("\n".join([title, "", *table, "", _answer(given)])) + "\n"


def _cells(row: KnownRow) -> tuple[str, ...]:
    if not row.exists:
        return (
            row.on.isoformat(),
            "—",
            "—",
            "—",
            "",
            "—",
            "ce budget n’était encore écrit nulle part",
        )
    end = write_day(row.run_out) if row.run_out else "—"
    return (
        row.on.isoformat(),
        write_euros(row.available),
        write_euros(row.spent),
        write_euros(row.landing),
        _bar(row.landing_percent),
        end,
        " ; ".join(alert.rstrip(".") for alert in row.alerts) or "—",
    )


def _bar(percent: int | None) -> str:
    """A tenth a sign, the number beside it; past the whole one sign more."""
    if percent is None:
        return ""
    full = max(0, min(_FULL, percent // _FULL))
    over = "▶" if percent > 100 else " "
    return f"{'█' * full}{'░' * (_FULL - full)}{over} {percent} %"


def _answer(given: Known) -> str:
    """From when on there was a warning that stayed."""
    if given.name is None:
        return _of_all(given)
    if given.told is not None:
        since = write_day(given.told)
        return f"Annoncé épuisé dans l’année depuis le soir du {since}, sans interruption."
    if given.warned is not None:
        first = write_day(given.warned)
        return f"Première alerte au soir du {first} ; au dernier soir, aucun épuisement n’est annoncé."
    return "Aucune alerte de l’année."


def _of_all(given: Known) -> str:
    if given.over is None:
        return "Au dernier soir, tous les budgets ensemble suffisent."
    since = write_day(given.over)
    return f"Tous les budgets ensemble ne suffisaient plus depuis le soir du {since}, sans interruption."
