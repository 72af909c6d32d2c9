"""Showing readers why a document was found: the words found, marked, and the passage that says most.

Both functions give back safe HTML: ``<mark>`` around what matched, everything else escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import compress
from operator import not_

from django.utils.safestring import SafeString, mark_safe

from rrma_search.analysis.french import analyse, piece_stems, piece_tokens
from rrma_search.matching import ParsedQuery

__all__ = ["EXCERPT_LENGTH", "excerpt", "highlight", "in_one_line"]

EXCERPT_LENGTH = 220
_ELLIPSIS = "…"
# Where a line may break in French: not at the no-break spaces before « : ; ! ? » and inside numbers.
_BREAK = re.compile(r"[ \t\r\n]+")
_SENTENCE_END = re.compile(r"[.!?…][»”\")]*[ \t\r\n]+|\n+")
_UNFINISHED_LINE = re.compile(r"(?<=[^\s.!?…:;])[ \t]*[\r\n]+(?=.)", re.DOTALL)
_HANGING_END = " \t\r\n\u00a0\u202f,;:«“(–—-"
_HANGING_START = " \t\r\n\u00a0\u202f,;:.!?»”)–—-"


@dataclass(frozen=True, slots=True)
class _Span:
    """A found word or phrase: ``start`` and ``end`` in the text, ``stems`` tell different finds apart."""

    start: int
    end: int
    stems: tuple[str, ...]


def highlight(text: str, parsed: ParsedQuery) -> SafeString:
    """Return ``text`` with the words, synonyms and phrases of ``parsed`` marked; of « l’eau » only « eau »."""
    return _marked(text, _spans(text, parsed), 0, len(text))


def excerpt(text: str, parsed: ParsedQuery, length: int = EXCERPT_LENGTH) -> SafeString:
    """Return the passage of ``text`` that holds most of what was searched, marked, in about ``length`` characters.

    It is cut between words, with an ellipsis where something is left out. Without a find it is the beginning.
    """
    spans = _spans(text, parsed)
    start, end = _window(text, _best(spans, length), length)
    passage = _marked(text, spans, start, end)
    before = f"{_ELLIPSIS} " if text[:start].strip() else ""
    after = _after(text[:end]) if text[end:].strip() else ""
    # Safe: `passage` is escaped by `_marked`, the ellipses are ours.
    return mark_safe(f"{before}{passage}{after}")


def in_one_line(text: str) -> str:
    """Return ``text`` with a dot where a line ends without a stop, as headings do: « Résultats · Huit parcelles… »."""
    return _UNFINISHED_LINE.sub(" · ", text) if "\n" in text or "\r" in text else text


def _after(shown: str) -> str:
    return f"\u00a0{_ELLIPSIS}" if shown.endswith((".", "!", "?", _ELLIPSIS)) else _ELLIPSIS


def _spans(text: str, parsed: ParsedQuery) -> list[_Span]:
    wanted = _wanted(parsed)
    if not wanted:
        return []
    if all(len(stems) == 1 for found in wanted.values() for stems in found):
        return list(_single_words(text, wanted))
    return list(_words_and_phrases(text, wanted))


@lru_cache(maxsize=64)
def _wanted(parsed: ParsedQuery) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """First stem → everything that begins with it, longest first."""
    wanted: dict[str, set[tuple[str, ...]]] = {}
    for alternative in parsed.alternatives():
        wanted.setdefault(alternative.stems[0], set()).add(alternative.stems)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in wanted.items()}


def _single_words(text: str, wanted: Mapping[str, Sequence[tuple[str, ...]]]) -> Iterator[_Span]:
    """Without phrases there is no need to look at words in their order."""
    end = 0
    for piece in _promising(text, wanted):
        start = _place(text, piece, end)
        end = start + len(piece)
        for token in piece_tokens(piece):
            if token.stem in wanted:
                yield _Span(start + token.start, start + token.end, (token.stem,))


def _promising(text: str, wanted: Mapping[str, Sequence[tuple[str, ...]]]) -> Iterator[str]:
    """Yield what stands between two blanks and holds a wanted word; the rest goes by without a line of Python."""
    pieces = text.split()
    is_other = map(wanted.keys().isdisjoint, map(piece_stems, pieces))
    return compress(pieces, map(not_, is_other))


def _place(text: str, piece: str, earliest: int) -> int:
    """Return where ``piece``, which stands between blanks, begins: not the same letters inside a longer piece."""
    while True:
        start = text.index(piece, earliest)
        before, after = text[start - 1 : start], text[start + len(piece) : start + len(piece) + 1]
        if not before.strip() and not after.strip():
            return start
        earliest = start + 1


def _words_and_phrases(text: str, wanted: Mapping[str, Sequence[tuple[str, ...]]]) -> Iterator[_Span]:
    if not any(_promising(text, wanted)):
        return
    tokens = analyse(text)
    stems = tuple(token.stem for token in tokens)
    for position, token in enumerate(tokens):
        for found in wanted.get(token.stem, ()):
            if stems[position : position + len(found)] == found:
                yield _Span(token.start, tokens[position + len(found) - 1].end, found)
                break


def _marked(text: str, spans: Sequence[_Span], start: int, end: int) -> SafeString:
    parts, position = [], start
    for span in spans:
        if span.start >= start and span.end <= end and span.end > position:
            begin = max(span.start, position)
            parts += [escape(text[position:begin]), "<mark>", escape(text[begin : span.end]), "</mark>"]
            position = span.end
    html = "".join([*parts, escape(text[position:end])])
    # Safe: every piece of the text went through `escape`, the tags between them are ours.
    return mark_safe(html.replace("</mark><mark>", ""))


def _best(spans: Sequence[_Span], length: int) -> tuple[int, int] | None:
    """Return where the finds of the best passage begin and end: most different ones, then most, then the first."""
    best, best_value, last = None, (0, 0), 0
    for first, span in enumerate(spans):
        last = max(last, first)
        while last + 1 < len(spans) and spans[last + 1].end - span.start <= length:
            last += 1
        inside = spans[first : last + 1]
        value = (len({found.stems for found in inside}), len(inside))
        if value > best_value:
            best, best_value = (span.start, inside[-1].end), value
    return best


def _window(text: str, found: tuple[int, int] | None, length: int) -> tuple[int, int]:
    """Return the bounds, between words, of a passage of about ``length`` characters around what was found."""
    if len(text) <= length:
        return 0, len(text)
    first, last = found or (0, 0)
    start = _start(text, max(0, first - max(0, length - (last - first)) // 2), first)
    end = _end(text, start + length, last)
    if end == len(text):
        start = min(start, _start(text, max(0, end - length), first))
    return start, end


def _start(text: str, earliest: int, latest: int) -> int:
    """Return the first beginning of a sentence between the two places, else the first word."""
    if earliest == 0:
        return 0
    for boundary in (_SENTENCE_END, _BREAK):
        found = boundary.search(text, max(0, earliest - 1), latest)
        if found:
            return _skip(text, found.end(), latest)
    return _skip(text, earliest if _is_between_words(text, earliest) else latest, latest)


def _skip(text: str, start: int, latest: int) -> int:
    while start < latest and text[start] in _HANGING_START:
        start += 1
    return start


def _end(text: str, latest: int, earliest: int) -> int:
    if latest >= len(text):
        return len(text)
    breaks = [found.start() for found in _BREAK.finditer(text, max(earliest, latest - 40), latest + 1)]
    end = breaks[-1] if breaks else max(earliest, latest)
    while end > earliest and text[end - 1] in _HANGING_END:
        end -= 1
    return end


def _is_between_words(text: str, position: int) -> bool:
    return not (text[position - 1].isalnum() and text[position].isalnum())
