"""Who may read something: a field robots gather, a page they write."""

from __future__ import annotations

from enum import IntEnum


class Audience(IntEnum):
    """From the widest to the narrowest. A wiki has no per-page secrecy: whoever reads it reads all of it."""

    EVERYONE = 1
    """Anybody, without an account."""

    MEMBERS = 2
    """Whoever has an account on a wiki that only its members read."""

    CIRCLE = 3
    """A few: never on a page of the wiki."""

    def allows(self, readers: Audience) -> bool:
        """Whether what is meant for this audience may stand on a page that `readers` read.

        >>> Audience.MEMBERS.allows(Audience.EVERYONE), Audience.EVERYONE.allows(Audience.MEMBERS)
        (False, True)
        """
        return self <= readers
