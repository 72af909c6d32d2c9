"""The case sheet: one practice of cooperation, told on the plan of the printed series."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.search import index

from rrma_directory.choices import CooperationPattern, Side
from rrma_directory.models import Country
from rrma_directory.topics import topic_address
from rrma_directory.validators import plausible_year
from rrma_pages.licences import Licence
from rrma_pages.models import GuidePage, NetworkPageMixin
from rrma_pages.teasers import Teaser, public_pages
from rrma_search.addresses import LinkedLabel
from rrma_search.dates import full_date
from rrma_search.page_model import Page

from .. import panels, places, publication, story
from ..blocks import BodyBlock
from ..choices import CountedNature, StartYearBasis
from ..forms import CaseSheetPageForm
from ..querysets import PROVED_GUIDES, load_relations
from ..sheet_facets import sheet_facets
from .financing import FinancingMixin

SHOWN_COUNTRIES = 3
"""How many partner countries a list shows of a sheet."""


class SeriesMixin(models.Model):
    """The place of a sheet in its series."""

    series_label = models.CharField(
        _("series"), max_length=120, blank=True, default="Déniché pour vous", help_text=_("Name of the series.")
    )
    series_number = models.PositiveIntegerField(
        _("number in the series"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("As printed. Left empty, readers see the month instead."),
    )
    subtitle = models.CharField(
        _("subtitle"),
        max_length=255,
        blank=True,
        help_text=_("The line that names the cooperation on the printed sheet."),
    )
    licence = models.CharField(_("licence"), max_length=24, choices=Licence.choices, blank=True)
    verified_on = models.DateField(
        _("last verification"), null=True, blank=True, help_text=_("The day when somebody last checked these facts.")
    )

    class Meta:
        abstract = True

    @property
    def month(self) -> str:
        """Month and year of publication, as « juin 2019 »; "" when unknown."""
        return date_format(self.shown_date, "F Y") if self.shown_date else ""

    @property
    def oval(self) -> str:
        """What the oval shows: « n° 59 », or the month where no number is printed."""
        return gettext("no. %(number)s") % {"number": self.series_number} if self.series_number else self.month

    @property
    def citation(self) -> str:
        """What a credit says of this sheet besides its title: « Déniché pour vous n° 64, juin 2019 »."""
        number = self.oval if self.series_number else ""
        day = full_date(self.verified_on)
        checked = gettext("checked on %(day)s") % {"day": day} if day else ""
        name = " ".join(filter(None, [self.series_label, number]))
        return ", ".join(filter(None, [name, self.month, checked]))


class PeriodMixin(models.Model):
    """How long the cooperation and its project have lasted."""

    start_year = models.PositiveSmallIntegerField(
        _("cooperation since"),
        null=True,
        blank=True,
        validators=[plausible_year],
        help_text=_("First year of the relation between the two sides. Leave empty when the sheet does not give it."),
    )
    start_year_basis = models.CharField(_("this year is"), max_length=12, choices=StartYearBasis.choices, blank=True)
    start_year_note = models.CharField(_("note on this year"), max_length=255, blank=True)
    project_start_year = models.PositiveSmallIntegerField(
        _("project since"), null=True, blank=True, validators=[plausible_year]
    )
    end_year = models.PositiveSmallIntegerField(
        pgettext_lazy("a year", "until"),
        null=True,
        blank=True,
        validators=[plausible_year],
        help_text=_("Leave empty while it goes on."),
    )

    class Meta:
        abstract = True

    @property
    def first_year(self) -> int | None:
        """The earliest year given."""
        return min((year for year in (self.start_year, self.project_start_year) if year), default=None)

    def clean(self) -> None:
        """What ends does not end before it starts (ValidationError on `end_year`)."""
        super().clean()
        if self.end_year and self.first_year and self.end_year < self.first_year:
            raise ValidationError({"end_year": _("The end comes before the start.")})


class CaseSheetMixin(SeriesMixin, PeriodMixin, FinancingMixin, NetworkPageMixin):
    """Everything of a case sheet, to be mixed into a `Page`; a host may build its own page type on it.

    The lists of a sheet (sides, lines, lessons…) hang on `CaseSheetPage`.
    """

    kind = "case-sheet"
    text_template = "rrma_casestudies/includes/sheet_whole.html"
    pdf_name = "fiche.pdf"
    pdf_styles = ("rrma_casestudies/case_sheet.css",)

    cooperation_pattern = models.CharField(
        _("kind of cooperation"), max_length=24, choices=CooperationPattern.choices, blank=True
    )
    cooperation = models.ForeignKey(
        "rrma_directory.Cooperation",
        verbose_name=_("cooperation in the directory"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    secondary_countries = ParentalManyToManyField(
        "rrma_directory.Country",
        verbose_name=_("countries mentioned"),
        blank=True,
        related_name="+",
        help_text=_("Countries that the sheet only mentions: they are not counted as partners."),
    )
    body = StreamField(BodyBlock(required=False), verbose_name=_("body"), blank=True)

    class Meta:
        abstract = True

    def save(self, clean: bool = True, **kwargs: Any) -> Any:
        """Saves; what readers see is refused (ValidationError) as long as something required is missing."""
        if clean and self.live:
            self.check_fit_for_readers()
        return super().save(clean=clean, **kwargs)

    def check_fit_for_readers(self) -> None:
        """Raises ValidationError, by field, as long as something that publishing requires is missing."""
        publication.check(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Context of the template, with everything that the page shows read at once.

        `related_pages` are its public related pages but for the guides that it proves.
        """
        if not getattr(request, "is_preview", False):
            load_relations([self])
        others = [page for page in self.public_related_pages if not isinstance(page, GuidePage)]
        return {**super().get_context(request, *args, **kwargs), "related_pages": others}

    @property
    def kind_label(self) -> str:
        """The series, which is what readers call this kind of page."""
        return self.series_label

    @property
    def partner_countries(self) -> list[Country]:
        """Countries of primary scope: those of the partners' side and those added; never the home country."""
        return publication.partner_countries(self.sides.all(), self.countries.all())

    @property
    def lead(self) -> Any:
        """The entry that leads on the home side; None when there is none."""
        return next((side for side in self.sides.all() if side.side == Side.HERE and side.is_lead), None)

    @property
    def pair(self) -> tuple[str, str] | None:
        """The names of the two sides; None when one of them has none."""
        return places.pair(self.sides.all())

    @property
    def here_places(self) -> tuple[places.SidePlace, ...]:
        """The places of the home side."""
        return places.side_places(self.sides.all(), Side.HERE)

    @property
    def there_places(self) -> tuple[places.SidePlace, ...]:
        """The places of the partners' side."""
        return places.side_places(self.sides.all(), Side.THERE)

    @property
    def shown_logo(self) -> Any:
        """The leading organisation's logo, which stands where there is no illustration; None without one."""
        return self.lead.organisation.logo if self.lead and self.lead.organisation else None

    @cached_property
    def public_related_pages(self) -> list[Page]:
        """The related pages that anyone may see, in the order of the editors; read once."""
        return public_pages([related.page_id for related in self.related_pages.all()])

    @property
    def proved_guides(self) -> list[GuidePage]:
        """The method guides that this sheet bears out: those among its related pages that anyone may see."""
        read = getattr(self, PROVED_GUIDES, None)
        if read is None:
            return [page for page in self.public_related_pages if isinstance(page, GuidePage)]
        return [related.page.rrma_guide_page for related in read]

    @property
    def headline_figure(self) -> Any:
        """The counted figure that stands for the others: the first one reached, else the first; None without any."""
        figures = list(self.counted_figures.all())
        reached = (figure for figure in figures if figure.nature == CountedNature.DONE)
        return next(reached, figures[0] if figures else None)

    @property
    def story(self) -> story.Story:
        """The sections with their lessons."""
        return story.tell([child.value for child in self.body], list(self.lessons.all()))

    @property
    def teaser_facets(self) -> dict[str, tuple[str, ...]]:
        """Facet name → value keys of this sheet, as the search counts them."""
        return sheet_facets(self)

    @classmethod
    def with_teasers(cls, pages: models.QuerySet) -> models.QuerySet:
        """`pages` with all that their teasers show."""
        from ..querysets import with_teasers

        return with_teasers(pages)

    @property
    def teaser(self) -> Teaser:
        """What lists, letters and feeds show of this sheet."""
        countries = [
            LinkedLabel(country.name, topic_address("country", country.code))
            for country in self.partner_countries[:SHOWN_COUNTRIES]
        ]
        month = [self.month] if self.series_number and self.month else []
        facts = (*countries, *month)
        return replace(super().teaser, number=self.oval, pair=self.pair, meta=facts)


class CaseSheetPage(CaseSheetMixin, Page):  # noqa: DJ008 (a page has its own)
    """A case sheet of the series."""

    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, serialize=False, related_name="rrma_case_sheet_page"
    )

    template = "rrma_casestudies/case_sheet_page.html"
    base_form_class = CaseSheetPageForm
    parent_page_types = ["rrma_casestudies.CaseSheetIndexPage"]
    subpage_types: list[str] = []

    content_panels = [*Page.content_panels, *panels.content_panels()]
    promote_panels = [*Page.promote_panels]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("subtitle"),
        index.FilterField("series_number"),
        index.FilterField("publication_date"),
        index.FilterField("cooperation_pattern"),
        index.FilterField("verified_on"),
    ]

    class Meta:
        verbose_name = _("case sheet")
        verbose_name_plural = _("case sheets")
