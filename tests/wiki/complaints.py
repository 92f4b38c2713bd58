"""What MediaWiki and PHP complain of in our extension, while a throw-away wiki is served."""

from __future__ import annotations

import re

from mediawiki import MediaWiki

STRICT = "$wgDevelopmentWarnings = true;\nerror_reporting( E_ALL );\n"
"""Lines of LocalSettings.php: what is deprecated is told to the log, for us to look at."""

LOGS = ("server.log", "php-errors.log")
_COMPLAINT = re.compile(r".*PHP [A-Z][\w ]*: .*CoopWiki.*")


def complaints(wiki: MediaWiki) -> list[str]:
    """The lines of the wiki's logs in which PHP names our extension."""
    logs = (wiki.file(name) for name in LOGS)
    return [line for log in logs if log.is_file() for line in _COMPLAINT.findall(log.read_text("utf-8", "replace"))]


def ended(wiki: MediaWiki) -> None:
    """Delete a wiki of which nobody complained."""
    found = complaints(wiki)
    wiki.delete()
    assert found == []
