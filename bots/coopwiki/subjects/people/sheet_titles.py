"""What spreadsheets call the fields of these records, beside the fields' own names."""

from __future__ import annotations

from coopwiki.subjects.people.profile import Profile

SHEET_TITLES = {
    Profile: {
        "name": (
            "prénom+nom", "nom+prénom", "first name+last name", "nom et prénom", "prénom et nom", "nom prénom",
            "prénom nom", "nom complet", "personne", "membre", "entrepreneur", "entrepreneuse", "salarié", "associé",
            "name", "prénom",
        ),
        "aliases": (
            "surnom", "pseudo", "pseudonyme", "autre nom", "autres noms",
        ),
        "account": (
            "compte wiki", "utilisateur", "identifiant", "user", "login",
            "identifiant wiki",
        ),
        "activity": (
            "métier", "profession", "activités", "métier ou activité", "job",
        ),
        "sector": (
            "secteur d’activité", "domaine", "branche",
        ),
        "territory": (
            "ville", "lieu", "commune", "région", "département", "city",
            "localisation", "code postal", "secteur géographique",
        ),
        "skills": (
            "compétence", "savoir-faire", "skills",
        ),
        "brands": (
            "marque",
        ),
        "training": (
            "formation", "formations", "formations proposées",
        ),
        "referent": (
            "accompagnateur", "accompagnatrice", "accompagnement", "suivi par", "accompagné par",
        ),
        "sponsor": (
            "parrainage", "parrain ou marraine", "parrain/marraine", "parrain·marraine",
        ),
        "contact": (
            "mail", "e-mail", "email", "courriel", "adresse mail", "adresse e-mail", "adresse électronique",
            "téléphone", "tél", "tel",
            "adresse email", "portable", "mobile",
        ),
        "public": (
            "annuaire", "annuaire public", "public", "visible", "publié",
        ),
        "verified": (
            "mis à jour le", "mise à jour", "date de mise à jour",
        ),
    },
}  # fmt: skip
