"""Which wiki a command works on: the adapters are chosen here and nowhere else."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coopwiki.settings import Settings, WrongSettings
from coopwiki.wiki.port import Wiki

if TYPE_CHECKING:
    from coopwiki.wiki.live import Live

DEPLOY_VARIABLE = "COOPWIKI_DEPLOY_PASSWORD"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the command line says of the source: at most one of the three; none means the configured wiki."""

    wiki: str = ""
    dump: Path | None = None
    folder: Path | None = None

    @property
    def is_file(self) -> bool:
        """Whether nothing can be written back to the source."""
        return self.dump is not None or self.folder is not None


def open_source(choice: Choice, settings: Settings) -> Wiki:
    """The wiki to read. Raises WikiError where it can't be opened."""
    if choice.dump is not None:
        from coopwiki.wiki.dump import Dump

        return Dump(choice.dump)
    if choice.folder is not None:
        return open_folder(choice.folder)
    return open_live(choice, settings, settings.account, settings.password_file)


def open_folder(directory: Path) -> Wiki:
    """A folder of pages, as a source or as a target."""
    from coopwiki.wiki.folder import Folder

    return Folder(directory)


def open_deployed(choice: Choice, settings: Settings) -> Live:
    """The live wiki, under the account that may deploy."""
    return open_live(
        choice, settings, settings.deploy_account, settings.deploy_password_file, DEPLOY_VARIABLE
    )


def open_live(
    choice: Choice,
    settings: Settings,
    login: str,
    password_file: str,
    variable: str = "COOPWIKI_PASSWORD",
) -> Live:
    """The live wiki under an account; the account is used only on the wiki it is configured for."""
    from coopwiki.wiki.account import Account, password
    from coopwiki.wiki.live import connect

    api = _api(choice.wiki) if choice.wiki else settings.api
    if not api:
        raise WrongSettings(
            "Aucun wiki n’est configuré : écrire son adresse dans config/wiki.toml, ligne « api »."
        )
    user, _, bot_name = login.partition("@")
    if api != settings.api or not user:
        return connect(Account(api), _directory(settings, "visiteur"))
    file = Path(password_file) if password_file else None
    secret = password(os.environ, file, variable)
    return connect(Account(api, user, bot_name, secret), _directory(settings, user))


def _api(address: str) -> str:
    return address if address.endswith("/api.php") else f"{address.rstrip('/')}/api.php"


def _directory(settings: Settings, user: str) -> Path:
    """A directory of the robots' own; everything in it can be rebuilt."""
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(settings.state_directory or Path(home) / "coopwiki") / user
