"""Members at work on a throw-away wiki: edits at random, and what the wiki should hold after them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from random import Random

from mediawiki_api import Client
from wiki.small_cooperative import PAGES

ROOT = "Tableau de bord"
NOT_THEIRS = (f"{ROOT}/Robots", f"{ROOT}/Robots/Marche")
BUDGETS, ZOE = "Budgets votés", "Utilisateur:Zoé Petit"
NAMES = ("Zoé Petit", "Zoé Grand")
MOST_LINES, MOST_PAGES, FEWEST_PAGES = 80, 12, 4

PLAIN = (
    "durée=45 min|taux=20",
    "durée=2h",
    "durée=1h10|taux=25",
    "montant=12,50",
    "durée=3h|taux=30",
)
MISTAKES = (
    "durée=1h75|taux=20", "durée=longtemps", "durée=1h|taux=gratuit", "montant=12,5,0", "durée=1h|drôle=x",
    "durée=1h}} {{Contribution|", "durée=1h|taux=20}}\n{{Contribution|qui=", "durée=<nowiki>1h|taux=20",
)  # fmt: skip
HOSTILE = "</table>[[Catégorie:X]]{{Supprimer}} <!-- coopwiki:fin contributions --> '''"


@dataclass(slots=True)
class Members:
    """Some people who edit, and an administrator who moves and deletes.

    `texts` is what their pages should hold, `redirects` those that moves left, `gone` the titles that
    should be free, `words` what they wrote below the robots' zones, `counted` how often they did what.
    """

    people: Sequence[Client]
    admin: Client
    draw: Random
    texts: dict[str, str] = field(default_factory=lambda: dict(PAGES))
    redirects: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    words: dict[str, str] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def edit_at_random(self) -> None:
        """Do one of the things that members do."""
        weights = [weight for weight, _ in KINDS]
        [(_, kind)] = self.draw.choices(KINDS, weights)
        kind(self)
        self.counted[kind.__name__] += 1

    def journals(self) -> list[str]:
        """The pages that hold lines."""
        return [t for t in self.texts if t.startswith(("Journal", "Réunion", "Carnet"))]

    def lines(self, title: str) -> list[str]:
        """The lines of a page."""
        return self.texts[title].split("\n")

    def plain_lines(self) -> list[str]:
        """What the lines without a mistake say they are, on pages without one."""
        pages = [self.lines(title) for title in self.journals()]
        fine = [lines for lines in pages if all(_is_plain(line) for line in lines)]
        return [line.split("|quoi=")[1].split("|")[0] for lines in fine for line in lines]

    def line(self, rest: str, what: str = "") -> str:
        """A contribution with a number of its own."""
        day = f"2026-0{self.draw.randint(4, 6)}-{self.draw.randint(1, 28):02}"
        who, circle = (
            self.draw.choice(("Ana", *NAMES)),
            self.draw.choice(("Technique", "Communication")),
        )
        said = f"Essai n{next(self._numbers)}f{what}"
        return f"{{{{Contribution|date={day}|qui={who}|cercle={circle}|quoi={said}|{rest}}}}}"

    def write(self, title: str, text: str) -> None:
        """Save a page of theirs."""
        self.draw.choice(self.people).edit(title, text)
        self.texts[title] = text
        self.gone.discard(title)

    def write_lines(self, title: str, lines: Sequence[str]) -> None:
        """Save a page of lines; there is always one."""
        self.write(title, "\n".join(lines) or "Rien pour l’instant.")

    def page_of_robots(self) -> str:
        """One of the robots' pages."""
        asked = self.admin.call(action="query", list="allpages", apprefix=ROOT, aplimit="max")
        titles: list[str] = [page["title"] for page in asked["query"]["allpages"]]
        return self.draw.choice([title for title in titles if title not in NOT_THEIRS])

    def new_title(self) -> str:
        """A title nobody has used."""
        return f"Carnet {next(self._numbers)}"


def adds(members: Members) -> None:
    """A line more; where there are many, one less."""
    title = members.draw.choice(members.journals())
    if sum(len(members.lines(t)) for t in members.journals()) >= MOST_LINES:
        removes(members)
    else:
        line = members.line(members.draw.choice(PLAIN))
        members.write_lines(title, [*members.lines(title), line])


def removes(members: Members) -> None:
    """A line less, on the longest page."""
    title = max(members.journals(), key=lambda title: len(members.texts[title]))
    members.write_lines(title, members.lines(title)[1:])


def changes(members: Members) -> None:
    """A line that says something else: a mistake too is mended so."""
    title = members.draw.choice(members.journals())
    lines = members.lines(title)
    lines[members.draw.randrange(len(lines))] = members.line(members.draw.choice(PLAIN))
    members.write_lines(title, lines)


def mistakes(members: Members) -> None:
    """A line that can't be read, or that swallows the next."""
    title = members.draw.choice(members.journals())
    wrong = members.line(members.draw.choice(MISTAKES))
    members.write_lines(title, [wrong, *members.lines(title)])


def mends(members: Members) -> None:
    """A page without its mistakes."""
    title = members.draw.choice(members.journals())
    members.write_lines(title, [line for line in members.lines(title) if _is_plain(line)])


def is_hostile(members: Members) -> None:
    """A line with what should change nothing where it is shown."""
    title = members.draw.choice(members.journals())
    line = members.line("montant=1", f" {HOSTILE}")
    members.write_lines(title, [*members.lines(title), line])


def creates(members: Members) -> None:
    """A page more; where there are many, one less."""
    if len(members.journals()) >= MOST_PAGES:
        deletes(members)
    else:
        members.write_lines(members.new_title(), [members.line(members.draw.choice(PLAIN))])


def deletes(members: Members) -> None:
    """A page less."""
    titles = members.journals()
    if len(titles) > FEWEST_PAGES:
        title = members.draw.choice(titles)
        members.admin.call(action="delete", title=title, token=members.admin.token())
        del members.texts[title]
        members.gone.add(title)


def moves(members: Members) -> None:
    """A page under another name, a redirect left behind or not."""
    old, new = members.draw.choice(members.journals()), members.new_title()
    bare = {"noredirect": 1} if members.draw.random() < 0.5 else {}
    admin = members.admin
    admin.call(action="move", **{"from": old, "to": new}, token=admin.token(), **bare)
    members.texts[new] = members.texts.pop(old)
    if bare:
        members.gone.add(old)
    else:
        members.redirects[old] = admin.text(old)


def votes(members: Members) -> None:
    """Another amount for a budget."""
    text = dict(PAGES)[BUDGETS]
    members.write(BUDGETS, text.replace("500 €", f"{members.draw.randint(100, 900)} €"))


def is_renamed(members: Members) -> None:
    """Another name for a person, the old one kept as an alias."""
    name, alias = members.draw.sample(NAMES, 2)
    members.write(ZOE, f"{{{{Profil|nom={name}|alias={alias}}}}}")


def chats(members: Members) -> None:
    """Prose, which changes nothing."""
    members.write("Bavardages", f"Bonjour {next(members._numbers)} {{{{peut-être}}}}")


def notes(members: Members) -> None:
    """Words below a robot's zone, which stay."""
    title = members.page_of_robots()
    words = f"\n\nMot {next(members._numbers)}."
    members.draw.choice(members.people).edit(title, members.admin.text(title) + words)
    members.words[title] = members.words.get(title, "") + words


def spoils(members: Members) -> None:
    """Words within a robot's zone, which it takes out."""
    title = members.page_of_robots()
    text = members.admin.text(title)
    members.draw.choice(members.people).edit(title, text.replace("-->", "-->\nFaux.", 1))


KINDS: tuple[tuple[int, Callable[[Members], None]], ...] = (
    (30, adds), (20, changes), (12, mistakes), (8, mends), (4, removes), (3, is_hostile), (6, creates),
    (4, deletes), (4, moves), (3, votes), (2, is_renamed), (2, chats), (4, notes), (4, spoils),
)  # fmt: skip


def _is_plain(line: str) -> bool:
    return any(line.endswith(f"|{rest}}}}}") for rest in PLAIN)
