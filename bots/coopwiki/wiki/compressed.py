"""Files that may be compressed, recognised by their first bytes and not by their names."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

_GZIP, _BZIP2 = b"\x1f\x8b", b"BZh"


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Bytes of a file: plain, gzip or bzip2 (several streams in a row are fine).

    OSError when it can't be opened; while reading, also EOFError (cut short) and zlib.error.
    """
    with path.open("rb") as raw:
        magic = raw.peek(3)
        if magic.startswith(_GZIP):
            with gzip.open(raw) as stream:
                yield cast("BinaryIO", stream)
        elif magic.startswith(_BZIP2):
            with bz2.open(raw) as stream:
                yield cast("BinaryIO", stream)
        else:
            yield raw
