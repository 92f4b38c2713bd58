from __future__ import annotations

import pytest

from coopwiki.core.titles import STANDARD, Namespace, Titles
from coopwiki.deployment.placing import placed
from coopwiki.deployment.shipped_page import ShippedPage
from coopwiki.wiki.port import WikiError

PROJET = ShippedPage("Modèle:Projet", "{{Jauge|1}}")
JAUGE = ShippedPage("Modèle:Jauge", "{{{Jauge|}}} [[Modèle:Projet|projet]] {{#invoke:CoopWiki/jauge|main}}")
JAUGE_DOC = ShippedPage("Modèle:Jauge/Documentation", "Écrire <nowiki>{{jauge|…}}</nowiki>.")
HELP = ShippedPage(
    "Aide:Écrire une fiche",
    "{{ projet\n|a=b}} {{Jauge/Documentation}} [[Accueil#Haut|là]] [[aide:écrire_une fiche]]"
    " [[Modèle:Projet budget]] {{Projet budget}} {{:Accueil}} Modèle:Jauge.",
)
HOME = ShippedPage("Accueil", "[[accueil]] [[Accueil de jour]] preload=Modèle:Projet\n")
MODULE = ShippedPage("Module:CoopWiki/jauge", "return 'Template:Jauge' .. '{{Projet|' .. 'Projet'")
STOP = ShippedPage("Tableau de bord/Robots/Marche", "marche", once=True)
ALL = (PROJET, JAUGE, JAUGE_DOC, HELP, HOME, MODULE, STOP)


def test_without_a_prefix_pages_keep_titles_and_texts() -> None:
    assert placed(ALL, Titles()) == ALL


def test_a_prefix_stands_in_titles_and_wherever_our_pages_name_each_other() -> None:
    assert placed(ALL, Titles(), "coop_") == (
        ShippedPage("Modèle:Coop Projet", "{{Coop Jauge|1}}"),
        ShippedPage(
            "Modèle:Coop Jauge",
            "{{{Jauge|}}} [[Modèle:Coop Projet|projet]] {{#invoke:CoopWiki/jauge|main}}",
        ),
        ShippedPage("Modèle:Coop Jauge/Documentation", "Écrire <nowiki>{{Coop jauge|…}}</nowiki>."),
        ShippedPage(
            "Aide:Coop Écrire une fiche",
            "{{ Coop projet\n|a=b}} {{Coop Jauge/Documentation}} [[Coop Accueil#Haut|là]]"
            " [[aide:Coop écrire_une fiche]] [[Modèle:Projet budget]] {{Projet budget}}"
            " {{:Coop Accueil}} Modèle:Coop Jauge.",
        ),
        ShippedPage("Coop Accueil", "[[Coop accueil]] [[Accueil de jour]] preload=Modèle:Coop Projet\n"),
        ShippedPage(
            "Module:CoopWiki/jauge",
            "return 'Template:Coop Jauge' .. '{{Coop Projet|' .. 'Projet'",
        ),
        STOP,
    )


@pytest.mark.parametrize("prefix", ["Coop:", "Coop/", "a#", " ", "{{"])
def test_a_prefix_no_title_can_have_is_refused(prefix: str) -> None:
    with pytest.raises(WikiError, match="préfixe"):
        placed(ALL, Titles(), prefix)


def test_titles_take_the_names_of_the_wikis_own_namespaces() -> None:
    spaces = [space for space in STANDARD if space.number != 10]
    english = Titles((*spaces, Namespace(10, ("Template",))))
    assert placed([PROJET, HOME], english)[0].title == "Template:Projet"


def test_a_wiki_without_modules_is_told_what_to_install() -> None:
    bare = Titles(tuple(space for space in STANDARD if space.number != 828))
    with pytest.raises(WikiError, match="Scribunto"):
        placed(ALL, bare)


def test_two_files_for_one_page_are_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="Modèle:Projet"):
        placed([PROJET, PROJET], Titles())
