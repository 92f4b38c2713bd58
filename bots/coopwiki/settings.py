"""The settings of one cooperative: which wiki, under which titles, in which time zone, shown to whom."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, get_args

from coopwiki.core.titles import CATEGORY, Titles
from coopwiki.wiki.categories import DOCUMENTATION
from coopwiki.wiki.file_errors import why
from coopwiki.wiki.port import WikiError
from coopwiki.wiki.title_rules import impossible

Audience = Literal["everyone", "members", "nobody"]
Narrow = Literal["members", "nobody"]
Renewed = Literal["now", "weekly"]


class WrongSettings(WikiError):
    """The configuration can't be used; the message names the file and what to write."""


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """Table `[feeds]`: which feeds may be on our own network, for tests.

    `allow` names them as `host:port`; `ca` is the file of the certificate authority that they are trusted by.
    """

    allow: tuple[str, ...] = ()
    ca: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `config/wiki.toml` says. Secrets are never in it: the password comes from elsewhere.

    `api` is the wiki's `api.php`; `root` and `data` are where robots write; `prefix` stands before the names
    of our templates on a wiki that already has some; `amounts_by_person` says who may read sums by person;
    `public_sums` how often sums of contributions are renewed where it is not shown who did what;
    `referents` who may read who accompanies whom, and never where visitors read too;
    `perimeter` is the one circle that everything is worked out for, '' for all; `plain_http` is "yes" where our
    password may cross a network in clear; `http_user` is whom the web server in front of the wiki asks for (HTTP
    Basic), with the password of a file of its own; `ca_file` holds the certificate authorities that the wiki is trusted
    by in place of the public ones; `proxy` is the address of the one on the way to it; `import_root` is above the pages
    that `coopwiki import` writes, on the wiki under `import_account`; `documentation` is the category of the pages that
    are to be kept true, '' for none.
    """

    api: str = ""
    account: str = ""
    password_file: str = ""
    deploy_account: str = ""
    deploy_password_file: str = ""
    timezone: str = "Europe/Paris"
    root: str = "Tableau de bord"
    data: str = "Module:CoopWiki/données"
    prefix: str = ""
    amounts_by_person: Audience = "members"
    referents: Narrow = "nobody"
    public_sums: Renewed = "now"
    state_directory: str = ""
    perimeter: str = ""
    plain_http: str = ""
    http_user: str = ""
    http_password_file: str = ""
    ca_file: str = ""
    proxy: str = ""
    documentation: str = DOCUMENTATION
    feeds: FeedSettings = FeedSettings()
    import_root: str = "Importations"
    import_account: str = ""
    import_password_file: str = ""

    def page(self, name: str = "") -> str:
        """A robot page's title: the root itself, or a page below it."""
        return f"{self.root}/{name}" if name else self.root


def state_root(settings: Settings) -> Path:
    """The directory that all our accounts share on this machine."""
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(settings.state_directory or Path(home) / "coopwiki")


def read_settings(path: Path | None) -> Settings:
    """The settings of a TOML file; the defaults without one.

    Raises WrongSettings for an unreadable file, an unknown setting, or a value of another type.
    """
    if path is None:
        return Settings()
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongSettings(f"Le fichier de configuration {path} ne se lit pas : {why(error)}.") from error
    except UnicodeDecodeError as error:
        raise WrongSettings(
            f"Le fichier de configuration {path} n’est pas en UTF-8 : l’enregistrer en UTF-8."
        ) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise WrongSettings(f"Le fichier de configuration {path} n’est pas du TOML : {toml_fault(error)}.") from error
    return Settings(**_checked(path, given))  # type: ignore[arg-type]


def toml_fault(error: Exception) -> str:
    """What is wrong with a text that is no TOML, as a French clause."""
    found = re.search(r"line (\d+)", str(error))
    if not found:
        return "il s’arrête au milieu d’un réglage"
    return f'la ligne {found[1]} n’est pas un réglage, comme « root = "Tableau de bord" »'


def _checked(path: Path, given: dict[str, object]) -> dict[str, object]:
    _refuse_unknown(path, given, Settings)
    texts = {name: value for name, value in given.items() if name != "feeds"}
    for name, value in texts.items():
        if not isinstance(value, str):
            raise WrongSettings(f"{path} : « {name} » s’écrit entre guillemets.")
        _refuse_invisible(path, name, value)
    _refuse_unknown_audience(path, texts)
    _refuse_strange_proxy(path, texts)
    return texts | _titles(path, texts) | _category(path, texts) | {"feeds": _feeds(path, given.get("feeds", {}))}


def _refuse_invisible(path: Path, name: str, value: str) -> None:
    if _INVISIBLE.search(value):
        raise WrongSettings(f"{path} : « {name} » s’écrit sur une ligne, sans signe invisible.")


def _refuse_unknown(path: Path, given: dict[str, object], type_: type[Settings | FeedSettings]) -> None:
    known = [field.name for field in fields(type_)]
    for name in given:
        if name not in known:
            raise WrongSettings(f"{path} : « {name} » n’est pas un réglage ; il y a {', '.join(known)}.")


def _feeds(path: Path, given: object) -> FeedSettings:
    if not isinstance(given, dict):
        raise WrongSettings(f"{path} : « feeds » est un tableau, qui s’écrit [feeds].")
    _refuse_unknown(path, given, FeedSettings)
    allow, authority = given.get("allow", []), given.get("ca", "")
    if not isinstance(allow, list) or not all(isinstance(one, str) and _PLACE.fullmatch(one) for one in allow):
        raise WrongSettings(f'{path} : « allow » nomme des machines et leurs ports, comme ["localhost:8443"].')
    if not isinstance(authority, str):
        raise WrongSettings(f"{path} : « ca » s’écrit entre guillemets.")
    _refuse_invisible(path, "ca", authority)
    return FeedSettings(tuple(allow), authority)


_PROXY = re.compile(r"https?://([\w.-]+|\[[\da-fA-F:.]+\])(:\d{1,5})?/?")
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_PLACE = re.compile(r"\A[^\s/@]{1,255}:[0-9]{1,5}\Z")


def _titles(path: Path, given: dict[str, object]) -> dict[str, str]:
    """The titles of pages, in the one form the wiki stores them in."""
    titles: dict[str, str] = {
        name: Titles().normal(str(given[name])) for name in ("root", "data", "import_root") if name in given
    }
    for name, title in titles.items():
        if impossible(Titles().split(title)[1]) or title.endswith("/"):
            raise WrongSettings(f"{path} : « {given[name]} » ne peut pas être le titre d’une page ({name}).")
    root, below = (titles.get(name, getattr(Settings(), name)) for name in ("root", "import_root"))
    if f"{below}/".startswith(f"{root}/"):
        raise WrongSettings(f"{path} : sous « {root} » sont les pages des robots, import_root doit être ailleurs.")
    return titles


def _category(path: Path, given: dict[str, object]) -> dict[str, str]:
    """The name of the category, without prefix."""
    typed = str(given.get("documentation", ""))
    name = Titles().split(typed, CATEGORY)[1] if typed.strip() else ""
    if name and impossible(name):
        raise WrongSettings(f"{path} : « {typed} » ne peut pas être le nom d’une catégorie (documentation).")
    return {"documentation": name} if "documentation" in given else {}


def _refuse_unknown_audience(path: Path, given: dict[str, object]) -> None:
    choices = (("amounts_by_person", Audience), ("referents", Narrow), ("public_sums", Renewed))
    for name, allowed in ((name, get_args(choice)) for name, choice in choices):
        if given.get(name, allowed[0]) not in allowed:
            raise WrongSettings(f"{path} : {name} vaut {', '.join(allowed)}, pas « {given[name]} ».")


def _refuse_strange_proxy(path: Path, given: dict[str, object]) -> None:
    if given.get("proxy") and not _PROXY.fullmatch(str(given["proxy"])):
        raise WrongSettings(
            f"{path} : « proxy » s’écrit comme « http://proxy.exemple.coop:3128 », sans nom ni mot de passe : ceux-là"
            " vont avec l’adresse dans la variable d’environnement HTTPS_PROXY, à la place de cette ligne."
        )
