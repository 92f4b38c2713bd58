"""Who we are on a wiki: its address, our account, where the password comes from."""

from __future__ import annotations

import os
import re
import ssl
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from coopwiki.wiki.file_errors import why
from coopwiki.wiki.port import Denied, WikiError

HTTP_VARIABLE = "COOPWIKI_HTTP_PASSWORD"
"""Environment variable that holds the password which the web server in front of the wiki asks for."""
VARIABLE = "COOPWIKI_PASSWORD"
"""Environment variable that holds the bot password; it goes before the file."""

_ADDRESS = re.compile(r"https?://([\w.-]+|\[[\da-fA-F:.]+\])(:\d{1,5})?(/[^?#\s]*)?/api\.php")
_TOKEN = re.compile(r"[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}")
"""The access token of an OAuth 2 consumer: three parts in the letters of base64."""
_FOUR_KEYS = 4
"""What an OAuth 1.0a consumer is given: two keys and their two secrets."""
_SAFE = re.compile(r"https://|http://(?:127\.0\.0\.1|localhost|\[::1\])[:/]")


@dataclass(frozen=True, slots=True)
class Account:
    """An address and, unless we only read, a bot password: `user@bot_name` with `password`.

    `api` is the whole address of `api.php`. Without `user` we read as any visitor does. Without `bot_name` the password
    is the access token of an OAuth 2 consumer that its owner alone uses. `http_user` and `http_password` are for a web
    server that asks for them before the wiki does (HTTP Basic). `ca_file` holds the certificate authorities to trust in
    place of the public ones, `proxy` is the address of the one on our way; '' for neither.
    """

    api: str
    user: str | None = None
    bot_name: str = ""
    password: str = field(default="", repr=False)
    http_user: str = ""
    http_password: str = field(default="", repr=False)
    ca_file: str = ""
    proxy: str = ""

    def __post_init__(self) -> None:
        if not _ADDRESS.fullmatch(self.api):
            raise WikiError(
                "L’adresse de l’API du wiki doit être complète et sans mot de passe,"
                " par exemple « https://wiki.exemple.org/w/api.php »."
            )

    @property
    def login(self) -> str:
        """The name MediaWiki asks for when a bot password is used."""
        return f"{self.user}@{self.bot_name}"

    @property
    def token(self) -> str:
        """The access token that stands in place of a bot password; '' where there is none."""
        return self.password if self.user and not self.bot_name and _TOKEN.fullmatch(self.password) else ""

    @property
    def is_safe(self) -> bool:
        """Whether nobody on a network reads what is sent: encrypted, or on this machine."""
        return _SAFE.match(self.api) is not None

    def visitor(self) -> Account:
        """The wiki as a visitor without an account sees it."""
        return replace(self, user=None, bot_name="", password="")

    def check(self) -> None:
        """Denied when an account is named without what it takes to log in; WikiError for authorities not to be read."""
        if self.ca_file:
            _refuse_unreadable(self.ca_file)
        if self.http_user and not self.http_password:
            raise Denied(
                f"Il manque le mot de passe de « {self.http_user} », que le serveur demande avant le wiki :"
                f" indiquez-le dans la variable d’environnement {HTTP_VARIABLE}, ou dans un fichier que nomme"
                " « http_password_file »."
            )
        if self.user and not self.bot_name:
            self._check_token(self.user)
        elif self.user and not self.password:
            raise Denied(
                f"Il manque le mot de passe du robot « {self.login} » : indiquez-le"
                f" dans la variable d’environnement {VARIABLE}, ou dans un fichier que nomme la"
                " configuration."
            )

    def _check_token(self, user: str) -> None:
        if len(self.password.split()) == _FOUR_KEYS:
            raise Denied(
                f"Les quatre clés du compte « {user} » sont d’OAuth 1.0a : demander au wiki un consommateur OAuth 2.0"
                " réservé à son propriétaire, et mettre son jeton d’accès dans le fichier que nomme « password_file »."
            )
        if not self.token:
            raise Denied(
                f"Il manque le nom du mot de passe de robot du compte « {user} » : il se crée sur la page"
                f" « Spécial:BotPasswords » du wiki, et s’écrit dans wiki.toml « {user}@coopwiki » ;"
                " sans lui, il faut le jeton d’accès d’un consommateur OAuth 2.0."
            )
        if self.http_user:
            raise Denied(
                "Un jeton OAuth et le mot de passe que le serveur demande avant le wiki (« http_user ») passeraient par"
                " le même en-tête : prendre un mot de passe de robot (page « Spécial:BotPasswords » du wiki)."
            )


def _refuse_unreadable(authorities: str) -> None:
    try:
        ssl.create_default_context(cafile=authorities)
    except OSError as error:
        reason = "aucun certificat en PEM n’y est" if isinstance(error, ssl.SSLError) else why(error)
        raise WikiError(
            f"Le fichier que nomme « ca_file » dans wiki.toml ne se lit pas : {authorities} ({reason})."
        ) from error


def password(environment: Mapping[str, str], file: Path | None = None, variable: str = VARIABLE) -> str:
    """Read the bot password: the environment variable's, else the file's, else ''.

    Denied when the file can't be read or others may read it.
    """
    given = environment.get(variable, "").strip()
    if given or file is None:
        return given
    try:
        with file.open(encoding="utf-8") as opened:
            _refuse_shared(file, os.fstat(opened.fileno()).st_mode)
            return opened.read().strip()
    except (OSError, UnicodeDecodeError):
        raise Denied(f"Le fichier du mot de passe ne peut pas être lu : {file}") from None


def _refuse_shared(file: Path, mode: int) -> None:
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Denied(
            f"Le fichier du mot de passe peut être lu par d’autres comptes de la machine : {file}."
            f" Tapez « chmod 600 {file} »."
        )
