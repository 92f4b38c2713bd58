"""The file of pseudonyms: who is called what since `coopwiki forget`, on this machine alone.

One JSON object a line. The first holds the key that pseudonyms are made with: without it nobody can try
names. Each other line is a person; who removes the line brings the name back at the next run. The names
are there in clear: they are looked for in texts, and a digest can't be looked for.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coopwiki.core.forgotten import NOBODY, Forgotten, Register, is_pseudonym
from coopwiki.core.names import key
from coopwiki.settings import Settings, WrongSettings, state_root
from coopwiki.wiki.file_errors import why

FILE = "pseudonymes.jsonl"
"""Its name in the directory that our accounts share."""

_KEY = re.compile("[0-9a-f]{64}")
_DIGITS = 6
_State = tuple[int, int] | None
"""When a file was written and its size; None where there is none."""


@dataclass(slots=True)
class Pseudonyms:
    """The file; it is read again when it changes, also by a service that runs."""

    path: Path
    _state: _State = field(default=None, init=False)
    _register: Register = field(default=NOBODY, init=False)

    def mentioned(self, text: str) -> bool:
        """Whether a text names somebody who is forgotten as the file now stands."""
        return self.register().mentions(text)

    def register(self) -> Register:
        """Everybody who is forgotten. WrongSettings where the file can't be read: nothing may be published then."""
        state = self._stat()
        if state != self._state:
            self._register = Register(tuple(self._people())) if state else NOBODY
            self._state = state
        return self._register

    def add(self, names: Iterable[str], account: str) -> Forgotten:
        """Give a person a pseudonym, or say the one they have. The first of `names` is the full one."""
        names = tuple(dict.fromkeys(names))
        lines: list[dict[str, Any]] = self._lines() or [{"clé": secrets.token_hex(32)}]
        register = self.register()
        held = next((found for name in names if (found := register.of(name))), "")
        before = [one for one in register.people if one.pseudonym == held]
        names = tuple(dict.fromkeys((*names, *(name for one in before for name in one.names))))
        account = account or next((one.account for one in before), "")
        made = Forgotten(held or self._new(lines[0]["clé"], names[0], register), names, account)
        others = [line for line in lines[1:] if line["pseudonyme"] != made.pseudonym]
        line = {"pseudonyme": made.pseudonym, "noms": list(names), "compte": account}
        self._write([lines[0], *others, line])
        return made

    def _new(self, secret: str, name: str, register: Register) -> str:
        """The same for the same name and file; long enough to be nobody else's."""
        digest = hmac.new(bytes.fromhex(secret), key(name).encode(), hashlib.sha256).hexdigest()
        taken = {one.pseudonym for one in register.people}
        lengths = range(_DIGITS, len(digest))
        return next(p for n in lengths if (p := f"Personne {digest[:n]}") not in taken)

    def _people(self) -> Iterable[Forgotten]:
        for line in self._lines()[1:]:
            yield Forgotten(line["pseudonyme"], tuple(line["noms"]), line["compte"])

    def _lines(self) -> list[dict[str, Any]]:
        try:
            text = self.path.read_text(encoding="utf-8")
            lines = [json.loads(line, object_pairs_hook=_once) for line in text.split("\n") if line.strip()]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise WrongSettings(f"Le fichier des pseudonymes {self.path} ne se lit pas : {why(error)}.") from error
        except (ValueError, RecursionError) as error:
            raise self._damaged() from error
        if not lines or not _is_key(lines[0]) or not all(map(_is_person, lines[1:])):
            raise self._damaged()
        return lines

    def _damaged(self) -> WrongSettings:
        return WrongSettings(
            f"Le fichier des pseudonymes {self.path} est abîmé : rien n’est publié, pour ne montrer aucun nom"
            " oublié. Le reprendre d’une sauvegarde, ou le supprimer si personne n’est à oublier."
        )

    def _stat(self) -> _State:
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise WrongSettings(f"Le fichier des pseudonymes {self.path} ne se lit pas : {why(error)}.") from error
        return stat.st_mtime_ns, stat.st_size

    def _write(self, lines: Iterable[dict[str, Any]]) -> None:
        """For our account alone; whole or not at all."""
        new = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                file.write(text)
            new.replace(self.path)
        except OSError as error:
            raise WrongSettings(
                f"Le fichier des pseudonymes {self.path} ne peut pas être écrit : {why(error)}."
            ) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names stand once each; ValueError else: the last one would hide the others."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(pairs)
    return found


def _is_key(line: object) -> bool:
    """Whether a line is the first one: the key that pseudonyms are made with."""
    secret = line.get("clé") if isinstance(line, dict) and len(line) == 1 else None
    return isinstance(secret, str) and _KEY.fullmatch(secret) is not None


def _is_person(line: object) -> bool:
    """Whether a line is a whole person: a pseudonym, at least one name, an account or ''."""
    if not isinstance(line, dict) or line.keys() != {"pseudonyme", "noms", "compte"}:
        return False
    pseudonym, names, account = line["pseudonyme"], line["noms"], line["compte"]
    whole = isinstance(names, list) and bool(names) and all(isinstance(n, str) and key(n) for n in names)
    return whole and isinstance(account, str) and isinstance(pseudonym, str) and is_pseudonym(pseudonym)


def pseudonyms(settings: Settings) -> Pseudonyms:
    """The file of these settings."""
    return Pseudonyms(state_root(settings) / FILE)
