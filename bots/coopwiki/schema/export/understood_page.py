"""The help page that shows what each kind of value is read as, made from the cases that define it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from coopwiki.core.fault import Fault
from coopwiki.schema.export.origin import MARK
from coopwiki.schema.kind import Kind
from coopwiki.schema.kinds import KINDS

TITLE = "Aide:Ce que les robots comprennent"
MOST_VALUES, MOST_WAYS, MOST_REFUSED = 4, 7, 8
"""What is shown of each kind: values, ways to type one, and what is refused."""

_SHOWN = {
    "day": "Les dates",
    "recurrence": "Ce qui revient",
    "month": "Les mois",
    "duration": "Les durées",
    "euros": "Les montants",
    "about": "Les montants approchés",
    "cost": "Ce qui revient, et les forfaits",
    "rate": "Les taux horaires",
    "percent": "Les pourcentages",
    "person": "Les personnes et les cercles",
    "people": "Les listes",
    "yes_no": "Oui ou non",
}
_INTRO = (
    "Il y a plusieurs façons d’écrire une date ou un montant, et les robots en comprennent beaucoup. Ils ne"
    " devinent pas : ce qui peut se lire de deux façons est refusé, avec une phrase qui dit quoi écrire. Un champ"
    " vide est un champ absent."
)
_PAGE = """\
<!-- {mark} : page écrite d’après tests/values.txt, à changer là-bas -->
{intro}

{kinds}
{{{{Sommaire de l’aide}}}}
"""
_KIND = """\
== {title} ==
{{| class="wikitable coopwiki-tableau"
|+ {title} : ce qui se lit
! scope="col" | Compris comme
! scope="col" | Façons de l’écrire
{read}
|}}
{refused}
"""
_REFUSED = """\
{{| class="wikitable coopwiki-tableau"
|+ {title} : ce qui ne se lit pas, et ce que le robot répond
! scope="col" | Écrit
! scope="col" | Réponse
{rows}
|}}
"""


def understood_page(cases: str) -> str:
    """The page, from the text of values.txt; cases with invisible characters are left out."""
    found = [case for case in map(_cells, cases.splitlines()) if case]
    by_name = {kind.name: kind for kind in KINDS}
    kinds = (_kind(title, by_name[name], [case for case in found if case[0] == name]) for name, title in _SHOWN.items())
    return _PAGE.format(mark=MARK, intro=_INTRO, kinds="\n".join(kinds))


def _cells(line: str) -> tuple[str, ...]:
    """Kind, text as typed, value, code and suggestion; empty for what isn't shown."""
    cells = tuple(cell.strip() for cell in line.split(" | "))
    hidden = line.startswith("#") or len(cells) < 3 or set("\\&").intersection(cells[1])
    return () if hidden or not cells[1].isprintable() else (*cells, "", "")[:5]


def _kind(title: str, kind: Kind[Any], cases: list[tuple[str, ...]]) -> str:
    refused = "\n".join(_refused(cases))
    return _KIND.format(
        title=title,
        read="\n".join(_read(kind, cases)),
        refused=_REFUSED.format(title=title, rows=refused) if refused else "",
    )


def _read(kind: Kind[Any], cases: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Rows of values with the ways to type them, those that can be typed in the most ways first."""
    ways: dict[str, list[str]] = {}
    for _, typed, value, code, _ in cases:
        if value != "!" and not code and (read := kind.read(typed).value) is not None:
            ways.setdefault(kind.write(read), []).append(typed)
    most = sorted(ways, key=lambda written: -len(ways[written]))[:MOST_VALUES]
    for written in most:
        typed = " · ".join(map(_code, ways[written][:MOST_WAYS]))
        yield f'|-\n! scope="row" | <nowiki>{written}</nowiki>\n| {typed}'


def _refused(cases: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Rows of what is refused: one of each fault first, then others."""
    refused = {case[3]: case for case in reversed(list(cases)) if case[2] == "!"}
    for _, typed, _, code, suggestion in list(refused.values())[::-1][:MOST_REFUSED]:
        message = Fault(code, typed, suggestion).message
        yield f"|-\n| {_code(typed)}\n| <nowiki>{message}</nowiki>"


def _code(typed: str) -> str:
    return f"<code><nowiki>{typed}</nowiki></code>"
