"""Template tags of the files to download."""

from __future__ import annotations

from typing import Any

from django import template

from rrma_pages import files, pdf

register = template.Library()


@register.simple_tag
def rrma_file(document: Any, languages: str = "") -> dict[str, Any] | None:
    """Address and description of the file of `document`; None when there is none, or when it is missing.

    `url`, and `facts`: format, languages (as given, else the one that the file says it is in), size, in words.
    """
    facts = files.file_facts(document) if document else None
    if facts is None:
        return None
    words = (facts.format, languages or files.language_name(facts.language), files.human_size(facts.size))
    return {"url": document.url, "facts": [word for word in words if word]}


@register.simple_tag
def rrma_pdf(page: Any) -> dict[str, Any] | None:
    """Address and description of `page` as a PDF, as for `rrma_file`; None where there is none."""
    url = pdf.pdf_address(page)
    return {"url": url, "facts": pdf.pdf_facts(page)} if url else None
