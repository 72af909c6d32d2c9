"""French typography: apostrophes, quotation marks and the spaces that must not break, put in where texts are shown.

Authors type what their keyboard gives; readers see ’ « » and U+00A0 or U+202F. The rules are those of the Imprimerie
nationale's *Lexique des règles typographiques*: a narrow no-break space before ; ! ?, a no-break space before : and
inside guillemets. Texts typed with care are left as they are: every rule is idempotent.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe

__all__ = ["french", "inside_guillemets"]

NO_BREAK = "\u00a0"
NARROW = "\u202f"

_SPACE = "[ \u00a0\u202f]"
_QUOTED = re.compile(r"""\"([^"]+)\"|«([^»]+)»""")
_TAG = re.compile(r"(<[^<>]*>)")
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\w)'(?=\w|$)"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(rf"«{_SPACE}*"), f"«{NO_BREAK}"),
    (re.compile(rf"{_SPACE}*»"), f"{NO_BREAK}»"),
    (re.compile(rf"{_SPACE}+(?=[;!?])"), NARROW),
    (re.compile(rf"{_SPACE}+(?=:(?!\w))"), NO_BREAK),
    (re.compile(rf"(?<=\d){_SPACE}(?=\d{{3}}(?!\d))"), NARROW),
    (re.compile(rf"(?<=\d){_SPACE}(?=[€%])"), NARROW),
    (re.compile(rf"\b([nN]°){_SPACE}(?=\d)"), rf"\1{NO_BREAK}"),
)
# What none of the rules and no straight quotation mark can touch needs no work.
_WORK = re.compile(r"""['"«»;!?:€%…°]|\.\.\.|\d \d|&[#q]""")


def french(text: object) -> str:
    """Return `text` with French typography; HTML known to be safe stays so, its tags are left alone."""
    plain = text if isinstance(text, str) else "" if text is None else str(text)
    if not _WORK.search(plain):
        return plain
    return _markup(plain) if isinstance(plain, SafeString) else _text(plain)


@lru_cache(maxsize=2048)
def _text(text: str) -> str:
    """Labels, menus and titles come again on page after page."""
    return _plain(_guillemets([text])[0])


def _plain(text: str) -> str:
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


@lru_cache(maxsize=2048)
def _markup(text: str) -> SafeString:
    """Work on what stands between tags, unescaped for the rules and escaped again."""
    pieces = _TAG.split(text)
    texts = _guillemets([unescape(piece) for piece in pieces[::2]])
    pieces[::2] = [escape(_plain(piece), quote=False) for piece in texts]
    # Safe: the tags are those of a text that was safe already, everything between them is escaped just above.
    return mark_safe("".join(pieces))


def inside_guillemets(text: str) -> str:
    """Return `text` as it stands inside guillemets: what it has in quotation marks itself stands between “ and ”."""
    return _QUOTED.sub(lambda found: f"“{(found[1] or found[2]).strip()}”", text)


def _guillemets(texts: list[str]) -> list[str]:
    """Turn straight double quotation marks, counted across `texts`, into guillemets; an odd number is left alone."""
    total = sum(text.count('"') for text in texts)
    if not total or total % 2:
        return texts
    marks = iter([f"«{NO_BREAK}", f"{NO_BREAK}»"] * (total // 2))
    return [re.sub('"', lambda _match: next(marks), text) for text in texts]
