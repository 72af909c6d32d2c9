"""The home page, and what every page of a network has around it."""

from wagtail.models import Site

from rrma_pages.models import HomePage, NetworkSettings

from . import pictures, tree, words
from .specimen import Specimen

KIND = "rrma_pages.HomePage"

SPECIMENS = [
    Specimen(KIND, "ordinary", "demonstration", "/", picture="accueil"),
    Specimen(KIND, "empty", "new", "/"),
    Specimen(KIND, "empty", "bare", "/", variant="one-of-each"),
    Specimen(KIND, "long", "long", "/"),
]
NOT_PAGES = {"rrma_pages:colours": "/couleurs.css"}


def new() -> None:
    """A home page that nobody has written yet."""
    tree.lay(HomePage(title="Accueil", slug="accueil"), "Réseau")


bare = new


def long() -> None:
    """Every line of the home page, of the header and of the footer as long as the admin lets it be."""
    home = HomePage(
        title=words.title(1),
        slug="accueil",
        eyebrow=words.title(2, 80),
        headline=words.title(3, 160),
        lede=words.text(900),
        image=pictures.photograph(900, 1600),
        image_alt=words.title(4),
        image_credit=words.title(5),
    )
    tree.lay(home, words.title(6))
    NetworkSettings.objects.create(
        site=Site.objects.get(is_default_site=True),
        name=words.title(7, 80),
        tagline=words.title(8, 160),
        footer_text=words.text(1500),
        footer_note=words.title(9),
        contact_email=words.MAILBOX,
    )
