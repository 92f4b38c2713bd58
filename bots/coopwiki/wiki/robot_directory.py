"""The private directory pywikibot is given, so that it reads and writes nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coopwiki.wiki.port import WikiError

SETTINGS = '''"""Written by coopwiki; changes made here are lost."""

family = "coopwiki"
mylang = "coopwiki"
userinterface = "buffer"
put_throttle = 0
minthrottle = 0
max_retries = 0
retry_wait = 0
socket_timeout = (6, 60)
user_agent_format = "coopwiki ({username}) {pwb} {python} {http_backend}"
'''
"""Retries and pauses are ours (see `patience`): pywikibot's would wait up to 22 minutes, unseen.
Its interface "buffer" can't ask anything of anybody."""


def prepare(directory: Path) -> Path:
    """Write pywikibot's settings into this directory, both for us alone. They hold no secret."""
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        directory.chmod(0o700)
        settings = directory / "user-config.py"
        settings.touch(mode=0o600)
        settings.chmod(0o600)
        settings.write_text(SETTINGS, encoding="utf-8")
    except OSError as error:
        raise WikiError(
            f"Le dossier de travail du robot ne peut pas être écrit : {error.strerror or error}."
        ) from error
    return directory


@contextmanager
def alone_with(directory: Path) -> Iterator[None]:
    """Show pywikibot its own directory and no command line, as it looks at both when imported."""
    arguments, before = sys.argv, os.environ.get("PYWIKIBOT_DIR")
    sys.argv, os.environ["PYWIKIBOT_DIR"] = sys.argv[:1], str(directory)
    try:
        yield
    finally:
        sys.argv = arguments
        del os.environ["PYWIKIBOT_DIR"]
        if before is not None:
            os.environ["PYWIKIBOT_DIR"] = before
