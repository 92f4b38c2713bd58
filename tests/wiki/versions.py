"""Which MediaWiki a module's tests run on.

One of both, or with EVERY_VERSION=1 (`make versions`) each of them, or with PRODUCTION=1 (`make production`) the
one that is served as cooperatives do.
"""

from __future__ import annotations

import os

import pytest

from mediawiki import VERSIONS, MediaWiki
from production import Production

PRODUCTION = "production"
"""In place of a version: the newer one, with MariaDB, Apache and php-fpm."""


def on(version: str) -> pytest.MarkDecorator:
    """Run a module's tests on this version, unless others are asked for."""
    chosen = VERSIONS if os.environ.get("EVERY_VERSION") else (version,)
    if os.environ.get("PRODUCTION"):
        chosen = (PRODUCTION,)
    return pytest.mark.parametrize("wiki_version", chosen, scope="module")


def usual() -> str:
    """Name the version of modules that name none."""
    return PRODUCTION if os.environ.get("PRODUCTION") else os.environ.get("MEDIAWIKI", "1.39")


def kind(version: str) -> tuple[type[MediaWiki], str]:
    """Say how a version is served, and its number."""
    return (Production, VERSIONS[-1]) if version == PRODUCTION else (MediaWiki, version)
