"""Which robots these are: a digest of all their files, and the versions of the libraries beside them."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

import coopwiki

_LIBRARY = "jinja2"
"""One that stands where all are installed."""


@cache
def build() -> str:
    """The digest, worked out once a process. A change of the files counts from the next start, as the code does."""
    package = Path(coopwiki.__file__).parent
    made = blake2b(sys.version.encode(), digest_size=16)
    for file in sorted(package.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            made.update(f"\n{file.relative_to(package)}\n".encode())
            made.update(file.read_bytes())
    made.update("\n".join(_installed()).encode())
    return made.hexdigest()


def _installed() -> list[str]:
    """The libraries with their versions, as `pip` notes them."""
    found = find_spec(_LIBRARY)
    place = Path(found.origin).parents[1] if found and found.origin else None
    return sorted(one.name for one in place.glob("*.dist-info")) if place else []
