"""The page on which a deployment notes what it wrote, for the next one to know its own texts by."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from coopwiki.wiki.port import Damaged, Stored
from coopwiki.wiki.stored_form import as_stored, indented

TITLE = "Module:CoopWiki/déploiement.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Our texts: `ours` holds fingerprints by page. `stored` is the page itself, None without.

    There is one fingerprint per page; two while a deployment runs, the text it found and the one it
    writes, so that an interrupted one leaves no page that we would take for somebody else's.
    """

    version: str = ""
    ours: Mapping[str, frozenset[str]] = field(default_factory=dict)
    stored: Stored | None = None

    def text(self) -> str:
        """Write the page's text."""
        pages = {title: sorted(self.ours[title]) for title in sorted(self.ours)}
        return indented(json.dumps({"version": self.version, "pages": pages}))


def read_manifest(stored: Stored | None) -> Manifest:
    """Read a wiki's manifest: empty where nothing was deployed yet, Damaged when it isn't ours."""
    if stored is None:
        return Manifest()
    try:
        content = json.loads(stored.text)
        ours = {str(title): frozenset(map(str, some)) for title, some in content["pages"].items()}
        return Manifest(str(content["version"]), ours, stored)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(
            f"La page « {stored.title} » n’est plus telle que le déploiement l’a écrite : rétablir"
            " sa dernière version par l’historique de la page."
        ) from error


def fingerprint(title: str, text: str) -> str:
    """Hash a text (SHA-256) as MediaWiki keeps it; JSON pages are indented anew first."""
    kept = as_stored(text)
    if title.endswith(".json"):
        with contextlib.suppress(ValueError, RecursionError):
            kept = indented(kept)
    return hashlib.sha256(kept.encode()).hexdigest()
