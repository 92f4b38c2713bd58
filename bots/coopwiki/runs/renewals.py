"""Where a wiki's public sums are renewed weekly: the file that says what is shown until then."""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import replace
from pathlib import Path

from coopwiki.publishing.context import Context
from coopwiki.settings import Settings, WrongSettings, state_root
from coopwiki.subjects.contributions.renewal import Renewal, first, renewed
from coopwiki.subjects.contributions.small_groups import shares
from coopwiki.subjects.contributions.stored_renewal import as_text, from_text
from coopwiki.wiki.file_errors import why


def renewal_file(settings: Settings) -> Path:
    """`sommes-….json`, one for each wiki, in the directory that our accounts share; mode 0600."""
    digest = hashlib.sha256(f"{settings.api} {settings.root}".encode()).hexdigest()[:16]
    return state_root(settings) / f"sommes-{digest}.json"


def with_sums(context: Context, settings: Settings) -> Context:
    """The context, with the sums that its readers may see where these are renewed weekly.

    Raises WrongSettings for a file that is not whole: without it what was shown before is not known.
    """
    if settings.public_sums == "now" or context.show_people:
        return replace(context, held_sums="")
    before, given = _kept(renewal_file(settings)), shares(context.ledger, context.today)
    now = renewed(before, given, context.today) if before else first(given, context.today, secrets.token_hex(32))
    return replace(context, held_sums=as_text(now))


def keep_sums(context: Context, settings: Settings) -> None:
    """Keep what is about to be shown: before any page of it is written, or a run cut short would be forgotten."""
    path = renewal_file(settings)
    if not context.held_sums or (path.exists() and path.read_text(encoding="utf-8") == context.held_sums):
        return
    new = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(context.held_sums)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise WrongSettings(f"Le fichier des sommes {path} ne s’écrit pas : {why(error)}.") from error


def _kept(path: Path) -> Renewal | None:
    try:
        return from_text(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WrongSettings(f"Le fichier des sommes {path} ne se lit pas : {why(error)}.") from error
    except ValueError as error:
        raise WrongSettings(
            f"Le fichier des sommes {path} est abîmé : rien n’est publié. Le reprendre d’une sauvegarde, ou l’effacer. "
            "Effacé, il laisse renouveler toutes les sommes d’un coup : comparées à celles d’avant, elles peuvent dire "
            "ce qu’une seule personne a noté."
        ) from error
