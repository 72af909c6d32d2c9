"""Method guides made for tests: small ones, one with everything, and files of the library."""

import io
import itertools
import zipfile

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Site

from rrma_pages import models

_numbers = itertools.count(1)

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Lang (es-ES) >>\nendobj\n%%EOF\n"


def office(language: str = "fr-FR", part: str = "docProps/core.xml", size: int = 0) -> bytes:
    """An office file that says its language in `part`, with `size` bytes of text that no zip makes smaller."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(part, f"<?xml version='1.0'?><x><dc:language>{language}</dc:language></x>")
        archive.writestr("text.bin", bytes(size))
    return stream.getvalue()


def document(name: str = "modele.docx", content: bytes | None = None, title: str = "Modèle"):
    found = get_document_model()(title=title)
    found.file.save(name, ContentFile(office() if content is None else content), save=False)
    found.save()
    return found


def audience(slug: str = "elus") -> models.Audience:
    return models.Audience.objects.get(slug=slug)


def guides_index() -> models.GuideIndexPage:
    """The list of guides, made under the root of the default site when it is not there."""
    found = models.GuideIndexPage.objects.first()
    if found is None:
        index = models.GuideIndexPage(title="Guides", slug="guides", show_in_menus=True)
        found = Site.objects.get(is_default_site=True).root_page.add_child(instance=index)
    return found


def guide(live: bool = True, **fields) -> models.GuidePage:
    """A guide with what publishing requires and no more; `fields` replace and add, lists included."""
    number = next(_numbers)
    values = {
        "title": f"Un guide {number}",
        "slug": f"guide-{number}",
        "summary": "Ce que le guide apprend.",
        "audiences": [audience()],
        "steps": [models.GuideStep(sort_order=0, title="Écouter", text="<p>Faites la liste.</p>")],
        **fields,
    }
    page = models.GuidePage(live=live, **values)
    guides_index().add_child(instance=page)
    return page


def publish(page: models.GuidePage) -> models.GuidePage:
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def full_guide(**fields) -> models.GuidePage:
    """A guide where no part is empty."""
    values = {
        "title": "Petite commune : démarrer une coopération",
        "slug": "demarrer",
        "short_title": "Démarrer",
        "audiences": [audience("elus"), audience("associations")],
        "level": "decouverte",
        "duration": "6 à 18 mois",
        "prerequisites": [models.GuidePrerequisite(sort_order=0, text="Une personne élue.")],
        "steps_intro": "L’ordre compte.",
        "steps": [
            models.GuideStep(sort_order=0, title="Dire pourquoi", text="<p>Réunissez <b>les élus</b>.</p>"),
            models.GuideStep(
                sort_order=1,
                title="Regarder autour de soi",
                text="<p>Qui connaît un autre pays ?</p>",
                aside_kind="levier",
                aside_text="Un lien associatif donne un socle.",
            ),
        ],
        "checklist_title": "À cocher avant de signer",
        "checks": [models.GuideCheck(sort_order=0, text="Le conseil a délibéré.")],
        "tools": [
            models.GuideTool(
                sort_order=0, name="Modèle de convention", contains="Parties, objet, durée.", document=document()
            )
        ],
        "legal_references": [
            models.GuideLegalReference(
                sort_order=0,
                title="Loi d’orientation",
                short_title="Loi du 6 février 1992",
                number="92-125",
                article="article 131",
                says="Elle autorise les conventions.",
                to_confirm="Deux dates circulent.",
                url="https://example.org/loi",
            ),
            models.GuideLegalReference(sort_order=1, title="Contrat d’association"),
        ],
        "terms": [models.GuideTerm(sort_order=0, term="Jumelage", definition="Une amitié entre communes.")],
        "editions": [
            models.GuideEdition(sort_order=0, number=1, changes="Première édition."),
            models.GuideEdition(sort_order=1, number=2, changes="Étape ajoutée."),
        ],
    }
    return guide(**{**values, **fields})
