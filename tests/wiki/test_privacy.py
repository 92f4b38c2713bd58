"""Privacy on a real wiki: who reads it is asked of it, and who is forgotten leaves no trace on the robots' pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediawiki_api import Client
from wiki.operating import Operator
from wiki.versions import on

pytestmark = on("1.43")
MONTH = "Tableau de bord/Contributions 2026-06"
CLOSED = "$wgGroupPermissions['*']['read'] = false;"
USERS_CLOSED = """
$wgHooks['getUserPermissionsErrors'][] = static function ( $title, $user, $action, &$result ) {
    if ( $action === 'read' && $title->getNamespace() === NS_USER && !$user->isRegistered() ) {
        $result = 'badaccess-groups';
        return false;
    }
    return true;
};
"""
"""What Lockdown does: one namespace for those who have an account."""

NAMES = ("Zoé Petit", "Zoé_Petit", "Zo%C3%A9_Petit", "Zozo")


@pytest.fixture
def member(operator: Operator) -> Iterator[Client]:
    """A member at the API."""
    operator.configure(amounts_by_person="members")
    with Client(operator.wiki.api) as client:
        yield client.log_in(operator.wiki.accounts["Camille"])


def configured(operator: Operator, settings: str) -> Operator:
    """The same wiki, with these lines in its LocalSettings.php."""
    operator.wiki.stop()
    operator.wiki.configure(settings)
    operator.wiki.start()
    return operator


def test_amounts_by_person_are_for_the_members_of_a_closed_wiki_and_for_no_other(
    operator: Operator, member: Client
) -> None:
    assert operator("run").status == 0
    assert "Zoé Petit" not in member.text(MONTH)
    assert configured(operator, CLOSED)("run").status == 0
    assert "Zoé Petit" in member.text(MONTH)
    assert configured(operator, "")("run").status == 0
    assert "Zoé Petit" not in member.text(MONTH)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (f"{CLOSED} $wgWhitelistRead = [ 'Tableau de bord' ];", "« Tableau de bord » se lit sans compte, mais pas"),
        (f"{CLOSED} $wgWhitelistRead = [ '{MONTH}' ];", f"« {MONTH} » se lit sans"),
        (USERS_CLOSED, "mais pas « Utilisateur:"),
    ],
)  # fmt: skip
def test_nothing_is_published_to_more_readers_than_can_read_the_sources(
    operator: Operator, member: Client, settings: str, told: str
) -> None:
    configured(operator, settings)
    before = member.text(MONTH)
    member.edit("Journal de Zoé", member.text("Journal de Zoé").replace("120 €", "130 €"))
    said = operator("run")
    assert (said.status, said.err.count("\n")) == (3, 1)
    assert said.err.startswith("Rien n’est publié")
    assert told in said.err
    assert member.text(MONTH) == before


def test_who_is_forgotten_leaves_no_trace_on_the_robots_pages_nor_in_the_cache(
    operator: Operator, member: Client
) -> None:
    operator.configure(amounts_by_person="everyone")
    member.edit("Utilisateur:Zoé Petit", "{{Profil|nom=Zoé Petit|alias=Zozo|publication=oui}}")
    member.edit(
        "Carnet de Zoé Petit",
        "{{Contribution|date=2026-06-20|qui=Zozo|cercle=Technique|quoi=Avec [[Utilisateur:Zoé Petit]]|montant=5}}\n"
        "{{Contribution|date=demain|qui=Zozo|cercle=Fonds Zoé Petit|quoi=x}}\n"
        "{{Budget|année=2026|nom=Fonds Zoé Petit|montant=50}}",
    )
    operator("run")
    assert traces(operator, member) != []
    said = operator("forget", "Zozo")
    assert said.status == 0
    for words in (
        "Carnet de Zoé Petit : titre, 1, 2, 3",
        "Utilisateur:Zoé Petit : titre, 1",
        MONTH,
    ):
        assert words in said.out
    assert operator("run").status == 0
    assert traces(operator, member) == []
    month = member.html(MONTH)
    assert "Personne " in month
    number = member.call(action="query", titles="Carnet de Zoé Petit")["query"]["pages"][0]["pageid"]
    assert f"page {number}" in month
    assert "0 page écrite" in operator("run").err


def traces(operator: Operator, member: Client) -> list[str]:
    """Where a name stands: robot pages, but those that are gone and say so, data pages, files of the cache."""
    found = []
    for prefix, namespace in (("Tableau de bord", 0), ("CoopWiki/données", 828)):
        listed = member.call(action="query", list="allpages", apprefix=prefix, apnamespace=namespace, aplimit="max")
        for page in listed["query"]["allpages"]:
            text = member.text(page["title"])
            found += [page["title"] for name in NAMES if name in text]
    state = operator.wiki.directory.parent / "state"
    for file in state.rglob("*"):
        if file.is_file() and file.name != "pseudonymes.jsonl":
            found += [str(file) for name in NAMES if name.encode() in file.read_bytes()]
    return found
