"""Why a file can't be read or written, in French."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "il n’existe pas",
    errno.EACCES: "ce compte n’en a pas le droit",
    errno.EPERM: "ce compte n’en a pas le droit",
    errno.EISDIR: "c’est un dossier",
    errno.ENOTDIR: "une partie de son chemin est un fichier, pas un dossier",
    errno.EEXIST: "une partie de son chemin est un fichier, pas un dossier",
    errno.ENOSPC: "il n’y a plus de place",
    errno.EDQUOT: "il n’y a plus de place",
    errno.EROFS: "le disque est en lecture seule",
    errno.ENAMETOOLONG: "son nom est trop long",
}


def why(error: OSError) -> str:
    """Few words to put after « : »; the system's code where we have no words for it."""
    number = error.errno or 0
    return _REASONS.get(number, f"erreur {errno.errorcode.get(number, 'inconnue')} du système")
