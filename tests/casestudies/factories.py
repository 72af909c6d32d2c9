"""Case sheets made for tests: small ones, and one with everything."""

import datetime
import itertools
from decimal import Decimal

from django.contrib.auth.models import Group
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import GroupPagePermission, Page, Site

from rrma_casestudies.models import (
    BuildingBlock,
    CaseSheetContact,
    CaseSheetIndexPage,
    CaseSheetLink,
    CaseSheetOperator,
    CaseSheetPage,
    CaseSheetSide,
    CaseSheetSupporter,
    CountedFigure,
    CrossReference,
    FinancingFunder,
    FinancingLine,
    Lesson,
    Milestone,
)
from rrma_directory.models import SDG, Country, Keyword, Organisation, OrganisationKind, Territory, Theme

_numbers = itertools.count(1)


def theme(name: str = "Commerce équitable", **fields) -> Theme:
    return Theme.objects.get_or_create(name=name, defaults=fields)[0]


def keyword(name: str = "jeunesse") -> Keyword:
    return Keyword.objects.get_or_create(name=name)[0]


def country(code: str = "BJ") -> Country:
    return Country.objects.get(code=code)


def territory(code: str = "94") -> Territory:
    return Territory.objects.get(code=code, kind="departement")


def organisation(name: str = "", **fields) -> Organisation:
    name = name or f"Organisme {next(_numbers)}"
    kind = OrganisationKind.objects.order_by("pk").first()
    fields.setdefault("level", "commune")
    return Organisation.objects.get_or_create(name=name, defaults={"kind": kind, **fields})[0]


def image(title: str = "Image"):
    return get_image_model().objects.create(title=title, file=get_test_image_file(size=(640, 736)))


def index() -> CaseSheetIndexPage:
    """The list of sheets, made under the root of the default site when it is not there."""
    found = CaseSheetIndexPage.objects.first()
    if found is None:
        site = Site.objects.get(is_default_site=True)
        found = site.root_page.add_child(instance=CaseSheetIndexPage(title="Fiches", slug="fiches", show_in_menus=True))
    return found


def sides() -> list[CaseSheetSide]:
    here = organisation("Ville de Cergy", country=country("FR"), place="Cergy")
    there = organisation("Ville de Porto-Novo", country=country("BJ"), place="Porto-Novo")
    return [
        CaseSheetSide(sort_order=0, side="ici", role="pilote", organisation=here),
        CaseSheetSide(sort_order=1, side="la-bas", role="partenaire", organisation=there),
    ]


def sheet(live: bool = True, parent: Page | None = None, **fields) -> CaseSheetPage:
    """A sheet with what publishing requires and no more; `fields` replace and add, lists and vocabularies included."""
    number = next(_numbers)
    values = {
        "title": f"Une fiche {number}",
        "slug": f"fiche-{number}",
        "summary": "Ce que la fiche raconte.",
        "sides": sides(),
        "themes": [theme()],
        **fields,
    }
    keywords = values.pop("keywords", [])
    page = CaseSheetPage(live=live, **values)
    page.keywords.add(*keywords)
    (parent or index()).add_child(instance=page)
    return page


def publish(page: CaseSheetPage) -> CaseSheetPage:
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def section(heading: str = "origine", *paragraphs: str, custom: str = "", content=()) -> dict:
    blocks = [{"type": "paragraph", "value": f"<p>{text}</p>"} for text in paragraphs] + list(content)
    return {"type": "section", "value": {"heading": heading, "custom_heading": custom, "content": blocks}}


def body(*sections: dict) -> str:
    import json

    return json.dumps(list(sections))


def line(*funders: Organisation, amount=None, share=None, other: str = "", order: int = 0, **fields) -> FinancingLine:
    return FinancingLine(
        sort_order=order,
        amount=None if amount is None else Decimal(amount),
        share=None if share is None else Decimal(share),
        other_funders=other,
        line_funders=[FinancingFunder(sort_order=n, organisation=funder) for n, funder in enumerate(funders)],
        **fields,
    )


def full_sheet(**fields) -> CaseSheetPage:
    """A sheet where no part is empty."""
    picture = image()
    department = organisation(
        "Conseil départemental du Val-de-Marne",
        level="departement",
        country=country("FR"),
        territory=territory("94"),
        place="Val-de-Marne",
    )
    province = organisation("Province de Yen Bai", level="autre", country=country("VN"), place="Yen Bai")
    quote = {"type": "quote", "value": {"text": "Protéger des arbres centenaires.", "source": "Le Département"}}
    one_picture = {"image": picture.pk, "alt": "Un théier", "caption": "Un théier de Suoi Giang", "credit": "© Réseau"}
    pictures = {
        "type": "pictures",
        "value": [one_picture, {**one_picture, "alt": "Un panier"}],
    }
    values = {
        "title": "Labellisation bio et équitable de la filière du thé Shan",
        "slug": "the-shan",
        "subtitle": "Coopération entre le Val-de-Marne et la province de Yen Bai (Vietnam)",
        "summary": "Quatre cents producteurs cherchent à faire certifier le thé de leurs arbres centenaires.",
        "series_number": 64,
        "publication_date": datetime.date(2019, 6, 1),
        "verified_on": datetime.date(2026, 10, 12),
        "licence": "cc-by-nc-nd-2.0-fr",
        "cooperation_pattern": "bilaterale",
        "start_year": 1995,
        "start_year_basis": "calculee",
        "project_start_year": 2013,
        "image": picture,
        "image_alt": "Collines en terrasses",
        "image_credit": "© Réseau",
        "keywords": [keyword("commerce équitable"), keyword("coopération internationale")],
        "themes": [theme("Commerce équitable"), theme("Agriculture et alimentation")],
        "sdgs": [SDG.objects.get(number=8), SDG.objects.get(number=12)],
        "secondary_countries": [country("IT")],
        "sides": [
            CaseSheetSide(
                sort_order=0, side="ici", role="pilote", organisation=department, level_printed="conseil départemental"
            ),
            CaseSheetSide(
                sort_order=1, side="la-bas", role="partenaire", organisation=province, level_printed="province"
            ),
        ],
        "operators": [
            CaseSheetOperator(sort_order=0, organisation=organisation("Vitas"), part="Soutient un projet voisin"),
            CaseSheetOperator(sort_order=1, other_name="Artisans du thé", part="Débouché étudié"),
        ],
        "milestones": [
            Milestone(sort_order=0, date="1995", event="Début de la coopération"),
            Milestone(sort_order=1, date="2013-10", event="Convention-cadre de six ans"),
        ],
        "body": body(
            section("origine", "Le Val-de-Marne et Yen Bai coopèrent depuis <b>1995</b>.", "Un second paragraphe."),
            section("actions", "Une agronome a d’abord évalué la qualité du thé.", content=[pictures]),
            section(
                "resultats", "La coopérative rassemble 400 producteurs.", "La suite est difficile.", content=[quote]
            ),
            section("", "Des mots sous un titre à part.", custom="Le thé et la montagne"),
        ),
        "lessons": [
            Lesson(sort_order=0, kind="obstacle", stated="nomme", text="La traçabilité du label est lourde."),
            Lesson(
                sort_order=1,
                kind="resultat",
                text="Les producteurs se sont réunis en coopérative.",
                figure_value=400,
                figure_unit="producteurs",
                figure_detail="de deux communes",
            ),
            Lesson(sort_order=2, kind="levier", text="Un facilitateur sur place.", section="Le thé et la montagne"),
            Lesson(sort_order=3, kind="condition-de-reussite", text="Choisir le terrain."),
            Lesson(sort_order=4, kind="retour-ici", text="Le Département en parle au collège."),
            Lesson(sort_order=5, kind="echec", text="Une boutique a fermé."),
        ],
        "building_blocks": [
            BuildingBlock(sort_order=0, name="Étude de débouchés", summary="Avant le label.", needs="une agronome"),
            BuildingBlock(sort_order=1, name="Somme affectée par les producteurs"),
        ],
        "counted_figures": [
            CountedFigure(sort_order=0, label="Producteurs", value=400, unit="personnes"),
            CountedFigure(
                sort_order=1, label="Jeunes visés", value=6500, unit="personnes", nature="cible", qualifier="au-moins"
            ),
            CountedFigure(sort_order=2, label="Surface", value=Decimal("0.5"), unit="hectare", qualifier="environ"),
        ],
        "financing_total": Decimal(150000),
        "financing_printed": "150 000 euros",
        "financing_unit": "projet",
        "financing_scope": "Budget de l’action",
        "financing_show_gap": True,
        "financing_notes": "La période n’est pas précisée.",
        "financing_lines": [
            line(other="Comité populaire de la province de Yen Bai", amount=70000, printed="70 000 euros"),
            line(department, amount=85000, order=1, printed="85 000 euros"),
        ],
        "contacts": [
            CaseSheetContact(
                sort_order=0,
                organisation=department,
                function="Relations internationales",
                mailbox="international.val-de-marne@example.org",
            )
        ],
        "supporters": [
            CaseSheetSupporter(sort_order=0, other_name="Ministère de la Transition écologique et solidaire"),
            CaseSheetSupporter(sort_order=1, other_name="Agence du thé", logo=picture),
        ],
        "links": [
            CaseSheetLink(sort_order=0, kind="video", label="Film de la rencontre"),
            CaseSheetLink(sort_order=1, kind="site", label="Site du projet", url="https://example.org/the"),
        ],
        "cross_references": [CrossReference(sort_order=0, number=44, subject="Accorderie")],
    }
    return sheet(**{**values, **fields})


def group_on_sheets(name: str, *codenames: str) -> Group:
    """A group with page permissions on the list of sheets, and access to the admin."""
    from django.contrib.auth.models import Permission

    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in codenames:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=group, page=index().page_ptr, permission=permission)
    return group
