"""Records inside records, as far as they go."""

from __future__ import annotations

import pytest

from coopwiki.core.ledger import Ledger
from coopwiki.reading.calls import DEEPEST
from coopwiki.runs.load import read
from coopwiki.settings import Settings
from coopwiki.wiki.memory import Memory

SIZE = 400_000
LINE = "{{Contribution|date=2026-01-01|qui=A|cercle=T|durée=1h|quoi="
"""A record whose last field is open for another."""


def ledger(text: str) -> Ledger:
    return read(Memory({"Page": text}), Settings())


def test_a_record_inside_as_many_as_allowed_is_read() -> None:
    nested = ledger(LINE * (DEEPEST + 1) + "x" + "}}" * (DEEPEST + 1))
    assert sum(map(len, nested.records.values())) == DEEPEST + 1


def test_one_level_more_is_left_out_with_a_sentence() -> None:
    count = DEEPEST + 2
    nested = ledger("\n".join([LINE] * count) + "x" + "}}" * count)
    assert [item.line for item in nested.left_out] == [count]
    [issue] = [one for one in nested.issues if one.severity == "error"]
    assert (issue.line, issue.fault.code) == (count, "nested_too_deep")
    assert "est dans plus de 20 autres et ne compte pas" in issue.fault.message


@pytest.mark.parametrize(
    ("repeated", "then"),
    [
        ("{{Contribution|quoi=", "}}"),
        ("{{Contribution|quoi=", ""),
        ("{{Contribution|quoi={{{a|", "}}}}}"),
        ("{{Contribution|quoi=x}}{{Contribution|quoi=", "}}"),
        ("[[{{Contribution|quoi=", "}}]]"),
    ],
)
@pytest.mark.long
def test_a_page_of_records_inside_records_takes_no_more_time_than_its_length(repeated: str, then: str) -> None:
    """Anything but linear time or memory takes minutes, or all there is."""
    count = SIZE // len(repeated + then)
    read = ledger(repeated * count + then * count)
    assert len(read.left_out) >= count
