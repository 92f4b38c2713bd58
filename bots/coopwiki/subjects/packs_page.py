"""docs/pack-figures.md: every figure and register of a pack, as the subjects name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coopwiki.schema.export.origin import MARK
from coopwiki.subjects.packed import Measures, Part

HEAD = """# The figures of a pack

Every figure and register of [the pack](pack.md), with the words members read. Fewest: over fewer people than that it is
withheld; 0 for what stands on nobody.
"""


def packs_page(parts: Iterable[Part]) -> str:
    """The page, in the order of the subjects."""
    every = tuple(parts)
    rows = (
        "| figure | period | unit | fewest | label | definition |",
        "|---|---|---|---|---|---|",
        *_figures(every),
        "",
        "| register | label | definition |",
        "|---|---|---|",
        *(f"| `{p.name}` | {p.label} | {p.definition} |" for p in every if not isinstance(p, Measures)),
    )
    origin = f"<!-- {MARK}: written from the packs of bots/coopwiki/subjects, change it there -->"
    return "\n".join((origin, HEAD, *rows, ""))


def _figures(parts: Iterable[Part]) -> Iterator[str]:
    for measure in (measure for part in parts if isinstance(part, Measures) for measure in part.measures):
        what = f"`{measure.name}` | {measure.period} | {measure.unit} | {measure.fewest}"
        yield f"| {what} | {measure.label} | {measure.definition} |"
