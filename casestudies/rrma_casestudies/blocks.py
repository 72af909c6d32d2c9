"""The blocks of a sheet's body: sections under a heading, made of paragraphs, pictures and quotations.

Labels stand in each block's `Meta` and choices behind a function: a label may change without a migration.
"""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .choices import SectionHeading

PARAGRAPH_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript"]


def heading_choices() -> list[tuple[str, Any]]:
    """The standard headings of the series."""
    return list(SectionHeading.choices)


class HeadingBlock(blocks.ChoiceBlock):
    """One of the standard headings."""

    class Meta:
        label = _("Heading")
        icon = "title"


class HelpedCharBlock(blocks.CharBlock):
    """A line of text with a word of help, which is no part of the definition that migrations keep."""

    help_words: Any = ""

    def __init__(self, **options: Any) -> None:
        """`options` as for any line of text."""
        super().__init__(**{"help_text": self.help_words, **options})


class OtherHeadingBlock(HelpedCharBlock):
    """A heading that the series does not have."""

    help_words = _("Only when none of the headings above fits.")

    class Meta:
        label = _("Other heading")


class ParagraphBlock(blocks.RichTextBlock):
    """Running text: one or several paragraphs, lists and links."""

    class Meta:
        label = _("Text")
        icon = "pilcrow"


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


class PicturesBlock(blocks.ListBlock):
    """One or several pictures side by side."""

    class Meta:
        label = _("Pictures")
        icon = "image"
        template = "rrma_casestudies/blocks/pictures.html"


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
        template = "rrma_casestudies/blocks/quote.html"


class ContentBlock(blocks.StreamBlock):
    """What stands under a heading."""

    paragraph = ParagraphBlock(features=PARAGRAPH_FEATURES)
    pictures = PicturesBlock(PictureBlock(), min_num=1)
    quote = QuoteBlock()

    class Meta:
        label = _("Content")


class SectionValue(blocks.StructValue):
    """A section: `heading` is its key, `custom_heading` replaces it."""

    @cached_property
    def title(self) -> str:
        """The heading readers see, in the active language."""
        custom = (self.get("custom_heading") or "").strip()
        return custom or str(dict(SectionHeading.choices).get(self.get("heading"), ""))


class SectionBlock(blocks.StructBlock):
    """A heading and what stands under it."""

    heading = HeadingBlock(choices=heading_choices, required=False)
    custom_heading = OtherHeadingBlock(required=False, max_length=160)
    content = ContentBlock(required=False)

    class Meta:
        label = _("Section")
        icon = "title"
        value_class = SectionValue
        label_format = "{heading} {custom_heading}"


class BodyBlock(blocks.StreamBlock):
    """The body of a sheet: sections, in the order of the printed sheet."""

    section = SectionBlock()

    class Meta:
        label = pgettext_lazy("of a case sheet", "Body")
