"""Whether a document is a pack that can be compared: its shape, its numbers, nothing said twice.

A pack comes from another machine, or from a file that anybody may have edited.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from coopwiki.subjects.packed import Measure, Measures
from coopwiki.subjects.packs import FORMAT, RULES, VERSION, parts

LONGEST = 5_000_000
"""Characters of a pack; one of two hundred members has some 17,000."""

_VALUE = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{2})?", re.ASCII)
_PERIOD = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)
_WITHHELD = tuple(name for name, _ in RULES)
_FIELDS = frozenset(("name", "label", "definition", "unit", "period", "fewest"))


def why_no_pack(given: object) -> str:
    """What keeps a document from being compared, as a French clause; '' for nothing."""
    if not isinstance(given, Mapping) or given.get("format") != FORMAT:
        return "ce n’est pas un paquet de « coopwiki pack »"
    if given.get("version") != VERSION:
        return f"le paquet est d’une autre version ; celle d’ici est {VERSION}"
    if not all(isinstance(given.get(name), list) for name in ("months", "measures", "figures", "registers")):
        return "il lui manque une de ses listes"
    if not _is_count(given.get("year")) or not all(isinstance(one, str) for one in given["months"]):
        return "il ne dit pas de quels mois et de quelle année il est"
    checks: Iterable[Callable[[Mapping[str, Any]], str]] = (_measures, _figures, _registers)
    return next(filter(None, (check(given) for check in checks)), "")


def _measures(given: Mapping[str, Any]) -> str:
    known = {one.name: one for part in parts() if isinstance(part, Measures) for one in part.measures}
    for one in given["measures"]:
        if (
            not isinstance(one, Mapping)
            or one.keys() != _FIELDS
            or not _are_texts(one, _FIELDS - {"fewest"})
            or not _is_count(one["fewest"])
        ):
            return "un de ses chiffres n’est pas défini"
        if not _is_ours(one, known.get(one["name"])):
            return f"« {one['name']} » n’y est pas dans l’unité d’ici"
    return _twice(one["name"] for one in given["measures"])


def _is_ours(one: Mapping[str, Any], ours: Measure | None) -> bool:
    """Whether it is measured as here; what only the other one knows is compared with nobody's of here."""
    return ours is None or (one["unit"], one["period"]) == (ours.unit, ours.period)


def _figures(given: Mapping[str, Any]) -> str:
    for one in given["figures"]:
        if not isinstance(one, Mapping) or not _are_texts(one, ("measure", "period")):
            return "un de ses chiffres n’a pas de nom"
        if not _PERIOD.fullmatch(one["period"]) or not _is_value(one):
            return f"« {one['measure']} » n’y est pas un nombre d’un mois ou d’une année"
    return _twice(f"{one['measure']} {one['period']}" for one in given["figures"])


def _is_value(one: Mapping[str, Any]) -> bool:
    """Whether there is a number, or a reason why there is none: never both, never neither."""
    value, reason, people = (one.get(name) for name in ("value", "withheld", "people"))
    counted = people is None or _is_count(people)
    if value is None:
        return reason in _WITHHELD and people is None
    return isinstance(value, str) and _VALUE.fullmatch(value) is not None and reason is None and counted


def _registers(given: Mapping[str, Any]) -> str:
    for one in given["registers"]:
        if not isinstance(one, Mapping) or not _are_texts(one, ("name", "label", "definition")):
            return "un de ses registres n’a pas de nom"
        items = one.get("items")
        if not isinstance(items, list) or not all(map(_is_item, items)) or not _is_count(one.get("named")):
            return f"le registre « {one['name']} » ne se lit pas"
    return _twice(one["name"] for one in given["registers"])


def _is_count(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and number >= 0


def _is_item(item: object) -> bool:
    if not isinstance(item, Mapping) or not _are_texts(item, ("title", "page")):
        return False
    details = item.get("details")
    return isinstance(details, Mapping) and _are_texts(details, details)


def _are_texts(one: Mapping[str, Any], names: Iterable[str]) -> bool:
    return all(isinstance(one.get(name), str) for name in names)


def _twice(names: Iterable[str]) -> str:
    found = next((name for name, times in Counter(names).items() if times > 1), "")
    return f"« {found} » y est deux fois" if found else ""
