"""The accounts of a throw-away wiki, with passwords drawn at random and noted in accounts.json."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from mediawiki_script import maintenance

EDITING = ("basic", "highvolume", "editpage", "createeditmovepage")
DEPLOYING = (*EDITING, "editprotected", "editinterface", "editsiteconfig")
APPLICATION = "coopwiki"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a throw-away wiki. `bot_password` is '' when it has none.

    A program logs in with `bot_login` (`Robot@coopwiki`) and `bot_password`.
    """

    name: str
    password: str
    bot_login: str = ""
    bot_password: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """An account every throw-away wiki has; with grants it gets a bot password."""

    name: str
    groups: tuple[str, ...] = ()
    grants: tuple[str, ...] = ()


ROLES = (
    Role("Admin", ("sysop", "bureaucrat", "interface-admin")),
    Role("Robot", ("bot",), EDITING),
    Role("Installateur", ("bot", "interface-admin"), DEPLOYING),
    Role("Camille"),
)


def add(folder: Path, role: Role) -> Account:
    """Create an account with passwords drawn at random, and note them in accounts.json."""
    password = secrets.token_hex(16)
    create_account(folder, role.name, password, role.groups)
    if role.grants:
        create_bot_password(folder, role.name, APPLICATION, role.grants)
    return accounts(folder)[role.name]


def create_account(folder: Path, name: str, password: str, groups: tuple[str, ...] = ()) -> None:
    """Create an account, or give an existing one this password; add it to these groups."""
    custom = ("--custom-groups", ",".join(groups)) if groups else ()
    maintenance(folder, "createAndPromote.php", "--force", *custom, name, password)
    note(folder, Account(name, password))


def create_bot_password(folder: Path, name: str, application: str, grants: tuple[str, ...]) -> str:
    """Make a bot password; at login MediaWiki refuses any that isn't [0-9a-w]{32,}."""
    password = secrets.token_hex(16)
    options = ("--appid", application, "--grants", ",".join(grants))
    maintenance(folder, "createBotPassword.php", *options, name, password)
    known = accounts(folder).get(name, Account(name, ""))
    note(folder, Account(name, known.password, f"{name}@{application}", password))
    return password


def accounts(folder: Path) -> Mapping[str, Account]:
    """Read the accounts whose passwords are known, by name."""
    path = folder / "accounts.json"
    if not path.is_file():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {row["name"]: Account(**row) for row in rows}


def note(folder: Path, account: Account) -> None:
    """Write an account's passwords down, for this user's eyes only."""
    known = {**accounts(folder), account.name: account}
    path = folder / "accounts.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps([asdict(each) for each in known.values()], indent=1), encoding="utf-8")
