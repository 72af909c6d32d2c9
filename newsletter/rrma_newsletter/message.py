"""A letter as the HTML of a message, written in MJML and turned into tables by `mrml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.template.loader import render_to_string
from django.utils.translation import override

from rrma_newsletter.content import LetterContent
from rrma_newsletter.profiles import Profile
from rrma_pages import colours, contrast

if TYPE_CHECKING:
    from rrma_pages.models import NetworkSettings

__all__ = ["html"]

DARK_SCHEME = "(prefers-color-scheme: dark)"


def html(content: LetterContent, profile: Profile, network: NetworkSettings, dark: bool = False) -> str:
    """`content` as a message for `profile`, in the colours of `network`; `dark` shows it as a dark screen would.

    Raises ImproperlyConfigured where `mrml` is not installed.
    """
    context = {
        "letter": content,
        "profile": profile,
        "light": _tones(network, "light"),
        "dark": _tones(network, "dark"),
        "dark_scheme": "all" if dark else DARK_SCHEME,
    }
    with override(content.language):
        mjml = render_to_string("rrma_newsletter/mail/letter.mjml", context)
    # mrml knows no attribute for it.
    return _compiled(mjml).replace("<img ", '<img loading="lazy" ')


def _compiled(mjml: str) -> str:
    try:
        import mrml  # only whoever makes messages needs it
    except ImportError as error:
        raise ImproperlyConfigured("Messages are made by mrml: pip install wagtail-rrma[newsletter]") from error
    return mrml.to_html(mjml).content


def _tones(network: NetworkSettings, scheme: str) -> dict[str, str]:
    tones = contrast.tones(colours.palette(network), scheme)
    return {name.replace("-", "_"): "#{:02x}{:02x}{:02x}".format(*tone) for name, tone in tones.items()}
