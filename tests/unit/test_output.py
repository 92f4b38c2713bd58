"""What a terminal gets, and what another program reads."""

from __future__ import annotations

import json

import pytest

from coopwiki.terminal.output import flush_out, print_data, print_out, shown

BAD = "a\x1b[2J\x9b1m\u2028b\u202ec\r"


def test_a_terminal_obeys_nothing_and_json_stays_the_same_data(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    print_out(json.dumps({"x": BAD}, ensure_ascii=False))
    flush_out()
    out = capfdbinary.readouterr().out.decode()
    assert not set("\x1b\x9b\u2028\u202e\r") & set(out)
    assert json.loads(out) == {"x": BAD}


def test_tabs_and_line_breaks_are_shown_as_they_are() -> None:
    assert shown("a\tb\nc") == "a\tb\nc"


def test_data_is_written_to_the_letter(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    print_data(f"x;{BAD}\r\n")
    flush_out()
    assert capfdbinary.readouterr().out.decode() == f"x;{BAD}\r\n"
