"""The blocks that a letter is made of: sections of items, each drawn from a source or typed.

Labels stand in each block's `Meta`, words of help beside it: both may change without a migration.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from rrma_pages.blocks import ButtonBlock, HelpedCharBlock, ReadAtOncePageBlock

__all__ = ["SOURCES", "TEXT_FEATURES", "SectionsBlock"]

TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]

SOURCES = ("page", "document", "organisation")
"""The items that are drawn from something else; the field of the same name says from what."""


class HelpedTextBlock(blocks.TextBlock):
    """Some lines of text with a word of help, which is no part of the definition that migrations keep."""

    help_words: Any = ""

    def __init__(self, **options: Any) -> None:
        """`options` as for any text."""
        super().__init__(**{"help_text": self.help_words, "rows": 2, **options})


class OwnTitleBlock(HelpedCharBlock):
    """Another title for this letter."""

    help_words = _("Left empty: its own title.")

    class Meta:
        label = _("Title in this letter")


class OwnTextBlock(HelpedTextBlock):
    """Another text for this letter."""

    help_words = _("Left empty: its own summary.")

    class Meta:
        label = _("Text in this letter")


class OwnPictureBlock(ImageChooserBlock):
    """Another picture for this letter."""

    class Meta:
        label = _("Picture in this letter")


class OwnAlternativeTextBlock(HelpedCharBlock):
    """What that picture shows."""

    help_words = _("What this picture shows. Left empty: the description it has in the library.")

    class Meta:
        label = _("Alternative text")


class LeadBlock(blocks.BooleanBlock):
    """Whether the item comes with its picture and a button."""

    class Meta:
        label = _("In front: with its picture and a button")


class SourcePageBlock(ReadAtOncePageBlock):
    """The page that an item is drawn from."""

    class Meta:
        label = _("Page")


class PageItemBlock(blocks.StructBlock):
    """A page of the site, as it shows itself in lists."""

    page = SourcePageBlock()
    lead = LeadBlock(required=False)
    title = OwnTitleBlock(required=False, max_length=255)
    text = OwnTextBlock(required=False, max_length=600)
    image = OwnPictureBlock(required=False)
    alt = OwnAlternativeTextBlock(required=False, max_length=255)

    def clean(self, value: Any) -> Any:
        """The cleaned value; raises StructBlockValidationError for a page that nothing can be drawn from."""
        cleaned = super().clean(value)
        if getattr(cleaned["page"].specific, "teaser", None) is None:
            wrong = ValidationError(_("This page has nothing to show in a letter: choose a sheet, a guide, news…"))
            raise StructBlockValidationError({"page": wrong})
        return cleaned

    class Meta:
        label = _("Page of the site")
        icon = "doc-full-inverse"
        label_format = "{page} {title}"


class SourceDocumentBlock(DocumentChooserBlock):
    """The document that an item is drawn from."""

    class Meta:
        label = _("Document")


class DocumentItemBlock(blocks.StructBlock):
    """A file of the library."""

    document = SourceDocumentBlock()
    title = OwnTitleBlock(required=False, max_length=255)
    text = OwnTextBlock(required=False, max_length=600)

    class Meta:
        label = _("Document")
        icon = "doc-full"
        label_format = "{document} {title}"


class SourceOrganisationBlock(SnippetChooserBlock):
    """The organisation that an item is drawn from."""

    class Meta:
        label = _("Organisation")


class OrganisationItemBlock(blocks.StructBlock):
    """An organisation of the directory."""

    organisation = SourceOrganisationBlock("rrma_directory.Organisation")
    title = OwnTitleBlock(required=False, max_length=255)
    text = OwnTextBlock(required=False, max_length=600)

    class Meta:
        label = _("Organisation")
        icon = "group"
        label_format = "{organisation} {title}"


class FreeTextBlock(blocks.RichTextBlock):
    """A text that is in this letter alone."""

    class Meta:
        label = _("Text")
        icon = "pilcrow"


class NumberBlock(HelpedCharBlock):
    """The figure itself."""

    help_words = _("As readers see it: “4 out of 11”, “140 000 €”.")

    class Meta:
        label = _("Figure")


class FigureTextBlock(blocks.RichTextBlock):
    """What is counted."""

    class Meta:
        label = _("What it says")


class FigureBlock(blocks.StructBlock):
    """A figure set in large type, and what it says."""

    number = NumberBlock(max_length=40)
    text = FigureTextBlock(features=["bold", "italic", "link"])

    class Meta:
        label = _("Key figure")
        icon = "order"
        label_format = "{number}"


class DatedTitleBlock(blocks.CharBlock):
    """What takes place."""

    class Meta:
        label = _("Title")


class DayBlock(blocks.DateBlock):
    """When it takes place."""

    class Meta:
        label = _("Date")


class LastDayBlock(blocks.DateBlock):
    """Until when it lasts."""

    class Meta:
        label = _("Last day, if it lasts several")


class PlaceBlock(HelpedCharBlock):
    """Where it takes place, and when in the day."""

    help_words = _("For instance: “Webinar, 12:30”, “Poitiers and online”.")

    class Meta:
        label = _("Place and time")


class DeadlineBlock(blocks.DateBlock):
    """Until when one may answer."""

    class Meta:
        label = _("Deadline")


class AddressBlock(blocks.URLBlock):
    """Where there is more to read."""

    class Meta:
        label = _("Link")


class DatedTextBlock(blocks.TextBlock):
    """What else there is to say."""

    class Meta:
        label = _("Text")


class DatedItemBlock(blocks.StructBlock):
    """A date that has no page on the site: an event, a call that closes."""

    title = DatedTitleBlock(max_length=255)
    date = DayBlock(required=False)
    last_day = LastDayBlock(required=False)
    place = PlaceBlock(required=False, max_length=160)
    deadline = DeadlineBlock(required=False)
    text = DatedTextBlock(required=False, max_length=600, rows=2)
    url = AddressBlock(required=False)

    def clean(self, value: Any) -> Any:
        """The cleaned value; raises StructBlockValidationError without any date, or with days in the wrong order."""
        cleaned = super().clean(value)
        if not cleaned["date"] and not cleaned["deadline"]:
            raise StructBlockValidationError({"date": ValidationError(_("Give a date or a deadline."))})
        if cleaned["date"] and cleaned["last_day"] and cleaned["last_day"] < cleaned["date"]:
            raise StructBlockValidationError({"last_day": ValidationError(_("The last day comes before the first."))})
        return cleaned

    class Meta:
        label = _("Date to remember")
        icon = "date"
        label_format = "{title}"


class ItemsBlock(blocks.StreamBlock):
    """What stands in a section, in the order of readers."""

    page = PageItemBlock()
    document = DocumentItemBlock()
    organisation = OrganisationItemBlock()
    dated = DatedItemBlock()
    text = FreeTextBlock(features=TEXT_FEATURES)
    figure = FigureBlock()
    button = ButtonBlock()

    class Meta:
        label = _("Items")
        required = False


class SectionTitleBlock(blocks.CharBlock):
    """The heading of a section."""

    class Meta:
        label = _("Title of the section")


class SectionIntroBlock(blocks.TextBlock):
    """A sentence under the heading."""

    class Meta:
        label = _("A word before the items")


class SectionBlock(blocks.StructBlock):
    """A section: its title, and its items."""

    title = SectionTitleBlock(max_length=120)
    intro = SectionIntroBlock(required=False, max_length=400, rows=2)
    items = ItemsBlock(required=False)

    class Meta:
        label = pgettext_lazy("of a letter", "Section")
        icon = "list-ul"
        label_format = "{title}"


class SectionsBlock(blocks.StreamBlock):
    """The letter from top to bottom."""

    section = SectionBlock()

    class Meta:
        label = _("Sections")
        required = False
