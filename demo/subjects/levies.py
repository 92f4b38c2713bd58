"""The page `Barèmes`: the cooperative levy, the scale of 2023 and the one of November 2024 that took its place."""

from __future__ import annotations

from page import DemoPage, call

_BORDERS = ("30 000 €", "60 000 €", "90 000 €", "120 000 €", "")
_SCALES = (
    ("2023-01-01", ("10 %", "9 %", "8 %", "7 %", "6 %"), "Assemblée générale de 2022"),
    ("2024-11-01", ("11,5 %", "10,5 %", "9,5 %", "8,5 %", "7,5 %"), "Assemblée générale de 2024"),
)


def scale_page() -> DemoPage:
    """Each scale with its brackets below it."""
    head = (
        "== Contribution coopérative ==\n"
        "Ce que chaque activité verse à la coopérative, d'après sa marge de l'année. Quand le barème change, "
        "l'ancien reste et le nouveau dit à partir de quand il vaut."
    )
    return DemoPage("Barèmes", "\n\n".join((head, *(_scale(*given) for given in _SCALES))))


def _scale(day: str, rates: tuple[str, ...], source: str) -> str:
    head = call(
        "Barème",
        ("nom", "Contribution coopérative"),
        ("à partir du", day),
        ("mode", "par tranche"),
        ("dès", "500 €"),
        ("plafond annuel", "12 000 €"),
        ("source", source),
    )
    brackets = (
        call("Tranche", ("jusqu'à", border), ("taux", rate)) for border, rate in zip(_BORDERS, rates, strict=True)
    )
    return "\n".join((head, *brackets))
