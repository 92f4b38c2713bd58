"""MediaWiki on this machine: its address, and accounts made by its own maintenance scripts."""

from __future__ import annotations

import json
import re
import secrets
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coopwiki.settings import WrongSettings
from coopwiki.wiki.grants import Grant

EXTENSION = "CoopWiki"


@dataclass(frozen=True, slots=True)
class WikiServer:
    """The folder that holds `LocalSettings.php` and `maintenance`."""

    folder: Path

    def api(self) -> str:
        """The address of `api.php`, as MediaWiki itself works it out."""
        names = ("wgCanonicalServer", "wgServer", "wgScriptPath")
        told = json.loads(self._script("getConfiguration.php", "--format", "json", "--settings", " ".join(names)))
        server = str(told["wgCanonicalServer"] or told["wgServer"])
        return f"{server}{told['wgScriptPath']}/api.php"

    def bot_password(self, login: str, groups: Sequence[str], grants: Sequence[Grant]) -> str:
        """Make the account where there is none, put it into the groups, draw a bot password for it."""
        user, _, bot_name = login.partition("@")
        if not self._knows(user):
            self._script("createAndPromote.php", user, secrets.token_hex(24))
        if groups:
            self._script("createAndPromote.php", "--force", "--custom-groups", ",".join(groups), user)
        names = ",".join(grant.name for grant in grants)
        return self._drawn(user, bot_name, names)

    def _drawn(self, user: str, bot_name: str, grants: str) -> str:
        """Have MediaWiki draw a bot password: no command line shows it."""
        script = "maintenance/createBotPassword.php"
        done = self._run(("php", script, "--appid", bot_name, "--grants", grants, user))
        found = re.search(r"password:\s*'([0-9a-w]{32,})'", done.stdout)
        if done.returncode or not found:
            raise WrongSettings(
                f"Le wiki ne fait pas de mot de passe de robot « {bot_name} » pour {user} : il en existe sans"
                " doute un ; le supprimer sur « Spécial:BotPasswords », ou l’écrire dans son fichier."
            )
        return found[1]

    def link_extension(self, source: Path) -> bool:
        """Link the extension into the wiki; False where something stands there already."""
        target = self.folder / "extensions" / EXTENSION
        if target.exists() or target.is_symlink():
            return False
        try:
            target.symlink_to(source.resolve())
        except OSError as error:
            raise WrongSettings(f"{target} ne peut pas être créé : {error.strerror}.") from error
        return True

    def _knows(self, user: str) -> bool:
        """Whether the wiki has this account: only then does it change its groups without a password."""
        command = ("php", "maintenance/createAndPromote.php", "--force", user)
        return self._run(command).returncode == 0

    def _script(self, name: str, *words: str) -> str:
        done = self._run(("php", f"maintenance/{name}", *words))
        if done.returncode:
            said = (done.stdout.strip() or done.stderr.strip()).splitlines()
            raise WrongSettings(f"{name} de MediaWiki a échoué : {said[0] if said else 'sans un mot'}")
        return done.stdout

    def _run(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(command, cwd=self.folder, check=False, capture_output=True, text=True)
        except OSError as error:
            raise WrongSettings(f"{self.folder} : PHP ne s’y lance pas ({error.strerror}).") from error
