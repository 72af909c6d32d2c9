"""The blocks that the body of a plain page is made of.

Labels stand in each block's `Meta`: a label may change without a migration.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from rrma_search.page_model import Page

PARAGRAPH_FEATURES = ["h3", "bold", "italic", "link", "document-link", "ol", "ul", "superscript"]
DEFINITION_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class HelpedCharBlock(blocks.CharBlock):
    """A line of text with a word of help, which is no part of the definition that migrations keep."""

    help_words: Any = ""

    def __init__(self, **options: Any) -> None:
        """`options` as for any line of text."""
        super().__init__(**{"help_text": self.help_words, **options})


class ParagraphBlock(blocks.RichTextBlock):
    """Running text: one or several paragraphs, lists and links."""

    class Meta:
        label = _("Text")
        icon = "pilcrow"


class HeadingBlock(blocks.CharBlock):
    """The heading of what follows; it is listed in the contents of a long page."""

    class Meta:
        label = _("Heading")
        icon = "title"


class PictureChooserBlock(ImageChooserBlock):
    """The picture itself."""

    class Meta:
        label = _("Picture")


class AlternativeTextBlock(HelpedCharBlock):
    """What the picture shows."""

    help_words = _("What the picture shows, for those who do not see it. Leave empty for mere decoration.")

    class Meta:
        label = _("Alternative text")


class CaptionBlock(blocks.CharBlock):
    """Words under a picture."""

    class Meta:
        label = _("Caption")


class CreditBlock(HelpedCharBlock):
    """Who made the picture, or owns it."""

    help_words = _("Name an organisation rather than a person, unless that person agreed.")

    class Meta:
        label = _("Credit")


class PictureBlock(blocks.StructBlock):
    """A picture with its alternative text, caption and credit."""

    image = PictureChooserBlock()
    alt = AlternativeTextBlock(required=False, max_length=255)
    caption = CaptionBlock(required=False, max_length=255)
    credit = CreditBlock(required=False, max_length=255)

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "rrma_pages/blocks/picture.html"


class QuoteTextBlock(blocks.TextBlock):
    """The words quoted."""

    class Meta:
        label = _("Quotation")


class QuoteSourceBlock(HelpedCharBlock):
    """Who says it."""

    help_words = _("An organisation or a function, never a person’s name.")

    class Meta:
        label = _("Said by")


class QuoteBlock(blocks.StructBlock):
    """Words lifted out of the text."""

    text = QuoteTextBlock()
    source = QuoteSourceBlock(required=False, max_length=160)

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        template = "rrma_pages/blocks/quote.html"


class FileChooserBlock(DocumentChooserBlock):
    """The file itself."""

    class Meta:
        label = _("File")


class FileTitleBlock(HelpedCharBlock):
    """What readers see."""

    help_words = _("Left empty: the title that the file has in the library.")

    class Meta:
        label = _("Title shown")


class FileBlock(blocks.StructBlock):
    """A file to download; its format and size are shown beside it."""

    document = FileChooserBlock()
    title = FileTitleBlock(required=False, max_length=255)

    class Meta:
        label = _("File to download")
        icon = "doc-full"
        template = "rrma_pages/blocks/file.html"


class ButtonLabelBlock(HelpedCharBlock):
    """What the button says."""

    help_words = _("A verb that says what happens: “Read the convention”, “Write to the network”.")

    class Meta:
        label = _("Words on the button")


class ReadAtOncePageBlock(blocks.PageChooserBlock):
    """A page to choose. However many a form shows, they are read in one query, and their parents in another."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Page | None]:
        """The pages chosen, in order, as their own types with nothing more than any page has."""
        pages = [page and page.specific_deferred for page in super().bulk_to_python(values)]
        chosen = [page for page in pages if page is not None]
        Page.objects.annotate_parent_page(chosen)
        for page in chosen:
            # Where treebeard keeps what `get_parent` answers: the form asks it of each page.
            page._cached_parent_obj = page._parent_page
        return pages


class ButtonPageBlock(ReadAtOncePageBlock):
    """Where the button leads within the site."""

    class Meta:
        label = _("Page of this site")


class ButtonAddressBlock(blocks.URLBlock):
    """Where the button leads elsewhere."""

    class Meta:
        label = _("Address elsewhere")


class ButtonBlock(blocks.StructBlock):
    """A link that stands out: to a page of the site or to an address, one of the two."""

    label = ButtonLabelBlock(max_length=80)
    page = ButtonPageBlock(required=False)
    url = ButtonAddressBlock(required=False)

    def clean(self, value: Any) -> Any:
        """The cleaned value; raises StructBlockValidationError unless there is exactly one target."""
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["url"]):
            wrong = ValidationError(_("Choose a page or give an address: one of the two."))
            raise StructBlockValidationError({"url": wrong})
        return cleaned

    class Meta:
        label = _("Button")
        icon = "link"
        template = "rrma_pages/blocks/button.html"


class TermBlock(blocks.CharBlock):
    """The word that is defined."""

    class Meta:
        label = _("Term")


class AcronymBlock(blocks.CharBlock):
    """Its short form."""

    class Meta:
        label = _("Acronym")


class DefinitionTextBlock(blocks.RichTextBlock):
    """What it means."""

    class Meta:
        label = _("Definition")


class DefinitionBlock(blocks.StructBlock):
    """A term and what it means."""

    term = TermBlock(max_length=120)
    acronym = AcronymBlock(required=False, max_length=30)
    definition = DefinitionTextBlock(features=DEFINITION_FEATURES)

    class Meta:
        label = _("Definition")
        icon = "openquote"
        label_format = "{term}"


class GlossaryBlock(blocks.ListBlock):
    """Definitions, put into alphabetical order by themselves, with an A to Z above them."""

    class Meta:
        label = _("Glossary")
        icon = "list-ul"
        template = "rrma_pages/blocks/glossary.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Context of the template: `glossary`, the definitions by letter (see `rrma_pages.glossary`)."""
        from rrma_pages import glossary

        return {**super().get_context(value, parent_context), "glossary": glossary.build(value)}


class BodyBlock(blocks.StreamBlock):
    """The body of a news item or of a plain page."""

    paragraph = ParagraphBlock(features=PARAGRAPH_FEATURES)
    heading = HeadingBlock(max_length=160)
    picture = PictureBlock()
    quote = QuoteBlock()
    file = FileBlock()
    button = ButtonBlock()
    glossary = GlossaryBlock(DefinitionBlock(), min_num=1)

    class Meta:
        label = _("Body")
        block_counts = {"glossary": {"max_num": 1}}  # its letters and terms have an address each
