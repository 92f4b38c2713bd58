"""What spreadsheets call the fields of these records, beside the fields' own names."""

from __future__ import annotations

from coopwiki.subjects.circles.circle import Circle
from coopwiki.subjects.circles.meeting import Meeting

SHEET_TITLES = {
    Circle: {
        "name": (
            "cercle", "nom du cercle", "groupe", "pôle", "commission", "équipe", "intitulé",
        ),
        "purpose": (
            "raison d’être", "objet", "mission", "missions", "but", "finalité", "objectif", "description", "pourquoi",
            "à quoi ça sert",
        ),
        "aliases": (
            "autres noms", "autre nom", "abréviation", "sigle",
        ),
        "domain": (
            "domaine", "domaine d’autorité", "périmètre de décision",
        ),
        "accountabilities": (
            "redevabilité", "responsabilités", "attendus", "missions récurrentes",
        ),
        "entry": (
            "mode d’entrée", "comment entrer", "accès",
        ),
        "rhythm": (
            "fréquence", "rythme des réunions", "fréquence des réunions", "périodicité",
        ),
        "channel": (
            "chat", "salon", "canal de discussion", "communication",
        ),
        "notebook": (
            "carnet", "journal", "page",
        ),
        "members": (
            "membre", "personnes", "participants", "participant·es", "participantes", "composition",
            "qui",
        ),
    },
    Meeting: {
        "day": (
            "jour", "date de la réunion", "date de réunion", "quand", "le",
        ),
        "circle": (
            "groupe", "pôle", "commission", "équipe", "instance", "réunion",
        ),
        "hour": (
            "horaire", "horaires", "heure de début", "début", "à quelle heure",
        ),
        "place": (
            "salle", "où", "adresse", "endroit", "lien", "visio",
        ),
        "hosts": (
            "animateur", "animatrice", "animateur·rice", "animé par", "animée par", "facilitation", "facilitateur",
            "facilitatrice",
        ),
        "present": (
            "participants", "participant·es", "participantes", "participants·es", "présent", "présences",
            "personnes présentes", "qui",
        ),
        "agenda": (
            "odj", "sujets", "thèmes", "points", "points abordés", "objet",
            "points à l’ordre du jour",
        ),
    },
}  # fmt: skip
