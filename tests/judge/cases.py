"""The cases in `tests/unit/calls.txt`: a rule, a text that shows it, the calls MediaWiki finds in it.

    # An open link hides pipes and closers.
    "{{a|[[b}} {{c}}"
    ["c", 10, 15, [], "text", ""]

The text is a JSON string; then one call a line: name, span, parts in typed order, place, outer call.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from judge.trees import Judged

CASES = Path(__file__).resolve().parent.parent / "unit" / "calls.txt"


@dataclass(frozen=True)
class Case:
    """One rule and its example."""

    rule: str
    text: str
    calls: tuple[Judged, ...]


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read the file, case by case."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    return tuple(case_of(*block.split("\n")) for block in blocks)


def case_of(rule: str, text: str, *calls: str) -> Case:
    """Read one case."""
    return Case(rule.removeprefix("# "), json.loads(text), tuple(map(call_of, calls)))


def call_of(line: str) -> Judged:
    """Read one call."""
    name, start, end, parts, place, outer = json.loads(line)
    return Judged(name, start, end, [(key, value) for key, value in parts], place, outer)


def written(case: Case) -> str:
    """Write a case as `read_cases` reads it."""
    lines = [f"# {case.rule}", json.dumps(case.text, ensure_ascii=False)]
    for call in case.calls:
        fields = [call.name, call.start, call.end, call.arguments, call.place, call.outer]
        lines.append(json.dumps(fields, ensure_ascii=False))
    return "\n".join(lines).replace("\u00a0", "\\u00a0") + "\n"
