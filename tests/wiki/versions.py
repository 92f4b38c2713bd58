"""Which MediaWiki a module's tests run on: one of both, or with EVERY_VERSION=1 (`make versions`) each of them."""

from __future__ import annotations

import os

import pytest

from mediawiki import VERSIONS


def on(version: str) -> pytest.MarkDecorator:
    """Run a module's tests on this version, unless every one is asked for."""
    chosen = VERSIONS if os.environ.get("EVERY_VERSION") else (version,)
    return pytest.mark.parametrize("wiki_version", chosen, scope="module")
