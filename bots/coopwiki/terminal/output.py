"""Data on standard output: UTF-8 whatever the locale, and a sentence where it can't be written."""

from __future__ import annotations

import os
import re
import sys

from coopwiki.wiki.file_errors import why
from coopwiki.wiki.port import WikiError

_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys or breaks lines at, and what turns the order of letters round; not tab and line feed."""


class Unwritable(WikiError):
    """Standard output takes no more: a full disk, no output at all."""


def shown(text: str) -> str:
    r"""A text that a terminal shows and doesn't obey; the escapes are JSON's, so that JSON stays the same data.

    >>> shown("a\x9b2Jb")
    'a\\u009b2Jb'
    """
    return _COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def print_out(text: str) -> None:
    """Write what is `shown` of a text, ended by a line break. BrokenPipeError where nobody reads on; Unwritable."""
    print_data(shown(text))


def print_data(text: str) -> None:
    """Write CSV or wikitext to the letter, ended by a line break: another program reads it. As `print_out`."""
    write_out((text if text.endswith("\n") or not text else text + "\n").encode())


def write_out(data: bytes) -> None:
    """Write bytes. BrokenPipeError where nobody reads on; Unwritable."""
    if sys.stdout is None:
        raise Unwritable("Il n’y a pas de sortie où écrire : elle est fermée.")
    try:
        sys.stdout.buffer.write(data)
    except OSError as error:
        raise _failure(error) from error


def flush_out() -> None:
    """Write what is still held back. BrokenPipeError where nobody reads on; Unwritable."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        raise _failure(error) from error


def _failure(error: OSError) -> OSError | Unwritable:
    """What to raise; what is still held back goes nowhere, so that Python doesn't try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return error
    return Unwritable(f"La sortie ne peut pas être écrite : {why(error)}.")
