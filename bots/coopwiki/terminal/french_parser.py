"""A command line parser whose complaints are French sentences."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import NoReturn

from coopwiki.terminal.output import shown

WRONG_USAGE = 2

_SENTENCES = (
    (r"the following arguments are required: (.+)", "il manque {0}"),
    (r"unrecognized arguments: (.+)", "« {0} » n’est pas compris"),
    (r"ambiguous option: (.+?) could match (.+)", "« {0} » peut vouloir dire {1}"),
    (r"argument (.+?): invalid choice: '(.*)' \(choose from (.+)\)", "« {1} » n’est pas prévu, choisir parmi {2}"),
    (r"argument (.+?): expected .*argument.*", "{0} demande une valeur"),
    (r"argument (.+?): not allowed with argument (.+)", "{0} ne va pas avec {1}"),
    (r"argument (.+?): ignored explicit argument '(.*)'", "{0} ne prend pas de valeur, « {1} » est de trop"),
    (r"argument (.+?): (.+)", "{0} : {1}"),
)  # fmt: skip
"""argparse's sentences and ours; the first that fits is printed."""


NEGATIVE = re.compile(r"-[0-9].*")
"""A word that is a negative amount and no option: `-12,50`, `-1e9`."""


class _FrenchHelp(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin with the French word."""
        super().add_usage(usage, actions, groups, "Usage : " if prefix is None else prefix)


class FrenchParser(argparse.ArgumentParser):
    """Says what is wrong on one line, then how to get help, and ends with status 2.

    `complete` adds a command's arguments, once that command is asked for: their choices come from
    modules that the other commands don't need.
    """

    complete: Callable[[FrenchParser], object] | None = None

    def __init__(self, *, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(prog, None, description, formatter_class=_FrenchHelp, add_help=False)
        self._negative_number_matcher = NEGATIVE
        self._positionals.title, self._optionals.title = "Arguments\u00a0", "Options\u00a0"
        self.add_argument("-h", "--help", action="help", help="montrer cette aide")

    def parse_known_args(  # type: ignore[override]  # typeshed has three overloads of it
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Add the arguments first."""
        if self.complete is not None:
            self.complete(self)
            self.complete = None
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """End the program. What was typed over several lines is quoted on one."""
        message = re.sub(r"[\r\n\v\f\x85\u2028\u2029]+", " ", message)
        sys.stderr.write(f"Commande mal écrite : {shown(in_french(message))}. Aide : {self.prog} --help\n")
        raise SystemExit(WRONG_USAGE)


def in_french(message: str) -> str:
    """A complaint of argparse as a clause without a full stop.

    >>> in_french("argument --format: invalid choice: 'pdf' (choose from 'text', 'json')")
    '« pdf » n’est pas prévu, choisir parmi text, json'
    """
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, message):
            return sentence.format(*(part.replace("'", "") for part in found.groups())).rstrip(".")
    return message


def tell(text: str) -> None:
    """A sentence for the person at the terminal."""
    sys.stderr.write(shown(text) + "\n")
