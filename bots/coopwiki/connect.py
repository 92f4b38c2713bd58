"""Which wiki a command works on: the adapters are chosen here and nowhere else."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coopwiki.privacy.pseudonyms import pseudonyms
from coopwiki.settings import Settings, WrongSettings, state_root
from coopwiki.wiki.port import Wiki

if TYPE_CHECKING:
    from coopwiki.wiki.account import Account
    from coopwiki.wiki.kept_note import KeptNote
    from coopwiki.wiki.library import Library
    from coopwiki.wiki.live import Live
    from coopwiki.wiki.retry import Patience

TEXTS = "textes.sqlite"
"""In an account's directory: the texts read."""

DEPLOY_VARIABLE = "COOPWIKI_DEPLOY_PASSWORD"
IMPORT_VARIABLE = "COOPWIKI_IMPORT_PASSWORD"


@dataclass(frozen=True, slots=True)
class WikiSource:
    """What the command line says of the source: at most one of the three; none means the configured wiki.

    `as_of` is the day in whose evening the pages are read, None for now.
    """

    wiki: str = ""
    dump: Path | None = None
    folder: Path | None = None
    as_of: date | None = None

    @property
    def is_file(self) -> bool:
        """Whether nothing can be written back to the source."""
        return self.dump is not None or self.folder is not None


def open_source(choice: WikiSource, settings: Settings) -> Wiki:
    """The wiki to read. Raises WikiError where it can't be opened."""
    if choice.as_of is not None:
        return next(open_evenings(choice, settings, (choice.as_of,)))
    if choice.dump is not None:
        from coopwiki.wiki.dump import Dump

        return Dump(choice.dump)
    if choice.folder is not None:
        return open_folder(choice.folder)
    return remembering(open_robot(choice, settings), choice, settings)


def open_evenings(choice: WikiSource, settings: Settings, days: Sequence[date]) -> Iterator[Wiki]:
    """The wiki as its pages were in the evening of each of these days; `days` is never empty.

    A live wiki's history is asked for once. Raises WrongSettings for a folder, which has none.
    """
    moments = [evening(day, settings) for day in days]
    if choice.folder is not None:
        raise WrongSettings(
            "Un dossier ne garde pas d’anciennes versions : --as-of demande un wiki, ou un export de tout l’historique."
        )
    if choice.dump is not None:
        from coopwiki.wiki.dump import Dump

        yield from (Dump(choice.dump, moment) for moment in moments)
        return
    from coopwiki.wiki.as_of import Archive, AsOf
    from coopwiki.wiki.kept_revisions import KeptRevisions

    live, known = open_robot(choice, settings), pseudonyms(settings)
    kept = KeptRevisions(cache_of(choice, settings), live.site().key, known.mentioned)
    archive = Archive(live, max(moments), kept)
    yield from (AsOf(archive, moment) for moment in moments)


def evening(day: date, settings: Settings) -> datetime:
    """The end of a day where the cooperative is."""
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(settings.timezone))


def remembering(wiki: Live, choice: WikiSource, settings: Settings) -> Wiki:
    """A live wiki whose texts are kept on this machine, but for those that name somebody forgotten."""
    from coopwiki.wiki.cache import Cache

    return Cache(wiki, cache_of(choice, settings), unkept=pseudonyms(settings).mentioned)


def seal_of(wiki: Live, choice: WikiSource, settings: Settings) -> KeptNote:
    """What the last run left for the next, kept with the texts read."""
    from coopwiki.wiki.kept_note import KeptNote

    return KeptNote(cache_of(choice, settings), wiki.site().key, pseudonyms(settings).mentioned)


def open_uncut(choice: WikiSource, settings: Settings) -> Wiki:
    """The wiki to read, every text as it is and none kept."""
    return open_source(choice, settings) if choice.is_file else open_robot(choice, settings)


def open_folder(directory: Path) -> Wiki:
    """A folder of pages, as a source or as a target."""
    from coopwiki.wiki.folder import Folder

    return Folder(directory)


def open_library(choice: WikiSource, settings: Settings, *, public: bool) -> Library:
    """The wiki for an archive, as the robots' account reads it, or as anybody does; or an export, or a folder."""
    if choice.is_file:
        from coopwiki.wiki import file_library as files
        from coopwiki.wiki.dump_history import DumpHistory

        wiki = open_source(choice, settings)
        source = choice.dump or choice.folder or Path()
        texts = files.export_texts(DumpHistory(source).texts_at) if choice.dump else files.folder_texts(wiki)
        return files.FileLibrary(wiki, texts, source.name, by_title=choice.dump is None)
    from coopwiki.wiki.live_library import LiveLibrary

    live = open_visitor(choice, settings) if public else open_robot(choice, settings)
    return LiveLibrary(live.session, live.site().titles)


def open_robot(choice: WikiSource, settings: Settings, patience: Patience | None = None) -> Live:
    """The live wiki, under the robots' account; nothing is remembered of it."""
    return _connected(_robot(choice, settings), settings, patience)


def open_deployed(choice: WikiSource, settings: Settings, patience: Patience | None = None) -> Live:
    """The live wiki, under the account that may deploy."""
    return _connected(deployer(choice, settings), settings, patience)


def open_visitor(choice: WikiSource, settings: Settings, patience: Patience | None = None) -> Live:
    """The live wiki, as anybody reads it."""
    return _connected(_with_way(_named(choice, settings, ""), settings), settings, patience)


def open_importer(choice: WikiSource, settings: Settings, patience: Patience | None = None) -> Live:
    """The live wiki, under the account that imports: never a robot's, whose edits people don't look at.

    Raises WrongSettings where none is named.
    """
    login, robots = settings.import_account, (settings.account, settings.deploy_account)
    if not login or login.partition("@")[0] in {robot.partition("@")[0] for robot in robots}:
        raise WrongSettings(
            "Écrire une importation sur le wiki demande un compte à elle : son nom dans wiki.toml, ligne"
            " « import_account », son mot de passe dans le fichier que nomme « import_password_file »."
        )
    return _connected(importer(choice, settings), settings, patience)


def importer(choice: WikiSource, settings: Settings) -> Account:
    """The account that imports; its password is '' where none is given here."""
    return _account(choice, settings, settings.import_account, settings.import_password_file, IMPORT_VARIABLE)


def imports_of(choice: WikiSource, settings: Settings) -> Path:
    """The file that says what was imported into a wiki."""
    digest = hashlib.sha256(_named(choice, settings, "").api.encode()).hexdigest()[:16]
    return state_root(settings) / f"importations-{digest}.json"


def deployer(choice: WikiSource, settings: Settings) -> Account:
    """The account that may deploy; its password is '' where none is given here."""
    login, password_file = settings.deploy_account, settings.deploy_password_file
    return _account(choice, settings, login, password_file, DEPLOY_VARIABLE)


def directory_of(choice: WikiSource, settings: Settings) -> Path:
    """The directory that the robots' account has on this machine."""
    return _directory(settings, _named(choice, settings, settings.account))


def cache_of(choice: WikiSource, settings: Settings) -> Path:
    """The file that keeps the texts read."""
    return directory_of(choice, settings) / TEXTS


def _robot(choice: WikiSource, settings: Settings) -> Account:
    return _account(choice, settings, settings.account, settings.password_file)


def _connected(account: Account, settings: Settings, patience: Patience | None = None) -> Live:
    from coopwiki.wiki.live import connect

    return connect(account, _directory(settings, account), category=settings.documentation, patience=patience)


def _account(
    choice: WikiSource,
    settings: Settings,
    login: str,
    password_file: str,
    variable: str = "COOPWIKI_PASSWORD",
) -> Account:
    """Who we are on the wiki chosen: the configured account on its own wiki, nobody on another."""
    from coopwiki.wiki.account import password

    named = _with_way(_named(choice, settings, login), settings)
    if not named.user:
        return named
    _refuse_plain(named, settings)
    file = Path(password_file) if password_file else None
    return replace(named, password=password(os.environ, file, variable))


def _with_way(account: Account, settings: Settings) -> Account:
    """The account with the way to its own wiki, and what the web server asks for before it does."""
    from coopwiki.wiki.account import HTTP_VARIABLE, password

    if account.api != settings.api:
        return account
    account = replace(account, ca_file=settings.ca_file, proxy=settings.proxy)
    if not settings.http_user:
        return account
    _refuse_plain(account, settings)
    file = Path(settings.http_password_file) if settings.http_password_file else None
    return replace(account, http_user=settings.http_user, http_password=password(os.environ, file, HTTP_VARIABLE))


def _refuse_plain(account: Account, settings: Settings) -> None:
    """Raises WrongSettings where the password would cross a network in clear and no setting allows it."""
    if settings.plain_http != "yes" and not account.is_safe:
        raise WrongSettings(
            f"L’adresse {account.api} est en « http:// » : le mot de passe du robot passerait en clair sur le réseau. "
            'Écrire l’adresse en « https:// » ; sur un réseau sûr, écrire « plain_http = "yes" » dans wiki.toml.'
        )


def _named(choice: WikiSource, settings: Settings, login: str) -> Account:
    """Who we are, without the password."""
    from coopwiki.wiki.account import Account

    api = _api(choice.wiki) if choice.wiki else settings.api
    if not api:
        raise WrongSettings("Aucun wiki n’est configuré : écrire son adresse dans config/wiki.toml, ligne « api ».")
    user, _, bot_name = login.partition("@")
    return Account(api, user, bot_name) if api == settings.api and user else Account(api)


def _api(address: str) -> str:
    return address if address.endswith("/api.php") else f"{address.rstrip('/')}/api.php"


def _directory(settings: Settings, account: Account) -> Path:
    """A directory of the robots' own; everything in it can be rebuilt."""
    return state_root(settings) / (account.user or "visiteur")
