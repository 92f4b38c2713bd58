"""Records of the commons as wikitext."""

from __future__ import annotations

from ledgers import SHEETS, call

PEOPLE = {
    "Technique": SHEETS["Technique"],
    "Utilisateur:Ana": "{{Profil|nom=Ana Martin|alias=Anou|publication=oui"
    "|compétences=Soudures ; Traduction en anglais}}",
    "Utilisateur:Paul": "{{Profil|nom=Paul Roy|compétences=Soudure}}",
    "Utilisateur:Inès": "{{Profil|nom=Inès Petit|publication=oui|compétences=* Anglais\n* soudure à l’arc}}",
}


def common(**fields: str) -> str:
    return call("Commun", {"nom": "Le vélo-cargo"} | fields) + "\n"


def brand(**fields: str) -> str:
    return call("Marque", {"nom": "Coursiers"} | fields) + "\n"


def partner(**fields: str) -> str:
    return call("Partenaire", {"nom": "Le Port"} | fields) + "\n"


def tool(**fields: str) -> str:
    return call("Outil", {"nom": "Le nuage"} | fields) + "\n"


def expense(**fields: str) -> str:
    return call("Dépense", {"date": "2026-03-12", "budget": "Technique", "objet": "Roue"} | fields) + "\n"
