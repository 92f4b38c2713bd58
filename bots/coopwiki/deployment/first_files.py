"""The files of a new installation; one that exists stays as it is."""

from __future__ import annotations

import json
import os
import pwd
from pathlib import Path

from coopwiki.settings import WrongSettings
from coopwiki.shipped import default

SERVICE_USER = "coopwiki"


def settings_text(api: str, folder: Path, state: str) -> str:
    """The shipped `wiki.toml` with what this installation says."""
    said = {
        "api": api,
        "account": "Robot@coopwiki",
        "password_file": str(folder / "password"),
        "deploy_account": "Installateur@coopwiki",
        "deploy_password_file": str(folder / "deploy-password"),
        "state_directory": state,
    }
    text = default("wiki.toml")
    for name, value in said.items():
        text = text.replace(f'\n{name} = ""\n', f"\n{name} = {json.dumps(value)}\n")
    return text


def write_once(path: Path, text: str, mode: int) -> bool:
    """Write a file with these rights, for the service's account where there is one; False if it exists."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError:
        return False
    except OSError as error:
        raise WrongSettings(f"{path} ne s’écrit pas : {error.strerror}.") from error
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        os.fchmod(descriptor, mode)
        file.write(text)
        _give(descriptor, mode)
    return True


def _give(descriptor: int, mode: int) -> None:
    """What only its owner reads is the service's; what a group reads stays root's, in the service's group."""
    user = service_user()
    if user is not None:
        os.fchown(descriptor, user.pw_uid if mode == 0o600 else 0, user.pw_gid)


def service_user() -> pwd.struct_passwd | None:
    """The account of the service, where root installs it; None elsewhere."""
    if os.geteuid() != 0:
        return None
    return next((each for each in pwd.getpwall() if each.pw_name == SERVICE_USER), None)


def become(user: pwd.struct_passwd) -> None:
    """Go on as the service's account: what a first run keeps must be readable for the service."""
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
    os.environ["HOME"] = user.pw_dir
