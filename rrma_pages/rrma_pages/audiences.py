"""The audiences that a new network starts with, and who may edit them; given once, by a migration."""

from collections.abc import Mapping
from typing import Any

__all__ = ["AUDIENCES", "GRANTS", "load"]

AUDIENCES: Mapping[str, str] = {
    "elus": "Élues et élus",
    "agents": "Agents des collectivités",
    "petites-collectivites": "Petites collectivités",
    "associations": "Associations",
    "comites-de-jumelage": "Comités de jumelage",
    "acteurs-ess": "Acteurs de l’ESS",
    "enseignants": "Équipes éducatives",
    "animateurs-de-reseau": "Équipes des réseaux",
}

# Wagtail's own two groups: editors choose among the audiences, moderators keep them.
GRANTS: Mapping[str, list[tuple[str, str]]] = {
    "Editors": [("audience", "view")],
    "Moderators": [("audience", action) for action in ("add", "change", "delete", "view")],
}


def load(audiences: Any) -> None:
    """Creates the audiences that are not there with `audiences`, a manager of the model, today's or a migration's."""
    for position, (slug, name) in enumerate(AUDIENCES.items(), start=1):
        if not audiences.filter(slug=slug).exists() and not audiences.filter(name=name).exists():
            audiences.create(slug=slug, name=name, position=position)
