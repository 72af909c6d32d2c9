"""Showing readers why a document was found: the words found, marked, and the passage that says most.

Both functions give back safe HTML: ``<mark>`` around what matched, everything else escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import compress, islice
from typing import NamedTuple

from django.utils.safestring import SafeString

from rrma_search.analysis.french import Token, lone_stems, piece_tokens
from rrma_search.matching import ParsedQuery

__all__ = ["EXCERPT_LENGTH", "excerpt", "highlight", "in_one_line"]

EXCERPT_LENGTH = 220
_ELLIPSIS = "…"
# Where a line may break in French: not at the no-break spaces before « : ; ! ? » and inside numbers. Written "xx*"
# rather than "x+": where a pattern begins with a character, Python leaps to the next one.
_BREAK = re.compile(r"[ \t\r\n][ \t\r\n]*")
_SENTENCE_END = re.compile(r"[.!?…][»”\")]*[ \t\r\n]+|\n+")
_LINE_ENDS = re.compile(r"(\n\n*)")
_STOPS = (".", "!", "?", "…", ":", ";")
_HANGING_END = " \t\r\n\u00a0\u202f,;:«“(–—-"
_HANGING_START = " \t\r\n\u00a0\u202f,;:.!?»”)–—-"


class _Span(NamedTuple):
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
    return SafeString(f"{before}{passage}{after}")


def in_one_line(text: str) -> str:
    """Return ``text`` with a dot where a line ends without a stop, as headings do: « Résultats · Huit parcelles… »."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    body = text.rstrip("\n")
    parts = _LINE_ENDS.split(body)
    return "".join([*map(_continued, parts[::2], parts[1::2]), parts[-1], text[len(body) :]])


def _continued(line: str, gap: str) -> str:
    """Return ``line`` with what leads on to the next one."""
    shown = line.rstrip(" \t")
    return line + gap if not shown or shown.endswith(_STOPS) or shown[-1].isspace() else f"{shown} · "


def _after(shown: str) -> str:
    return f"\u00a0{_ELLIPSIS}" if shown.endswith((".", "!", "?", _ELLIPSIS)) else _ELLIPSIS


class _Wanted(NamedTuple):
    """What is looked for: everything that begins with a stem, longest first, and the length of the longest of all.

    ``stems`` are those that something begins with, and ``None``, which stands for several words between two blanks.
    """

    beginning_with: Mapping[str, Sequence[tuple[str, ...]]]
    longest: int
    stems: frozenset[str | None]


@lru_cache(maxsize=64)
def _wanted(parsed: ParsedQuery) -> _Wanted:
    wanted: dict[str, set[tuple[str, ...]]] = {}
    for alternative in parsed.alternatives():
        wanted.setdefault(alternative.stems[0], set()).add(alternative.stems)
    longest = max((len(stems) for found in wanted.values() for stems in found), default=0)
    ordered = {first: sorted(found, key=len, reverse=True) for first, found in wanted.items()}
    return _Wanted(ordered, longest, frozenset({None, *wanted}))


def _spans(text: str, parsed: ParsedQuery) -> list[_Span]:
    wanted = _wanted(parsed)
    return list(_found(text, wanted)) if wanted.longest else []


def _found(text: str, wanted: _Wanted) -> Iterator[_Span]:
    pieces = text.split()
    # What holds no wanted word goes by without a line of Python.
    promising = compress(range(len(pieces)), map(wanted.stems.__contains__, lone_stems(pieces)))
    end = 0
    for index in promising:
        start = _place(text, pieces[index], end)
        end = start + len(pieces[index])
        own = piece_tokens(pieces[index])
        if wanted.longest == 1:  # no phrase: what stands around a word is of no account
            yield from [_Span(start + at, start + to, (stem,)) for stem, _, at, to in own if stem in wanted.stems]
            continue
        if wanted.stems.isdisjoint(token.stem for token in own):
            continue
        tokens = [*_moved(own, start), *islice(_tokens(text, pieces, index + 1, end), wanted.longest - 1)]
        yield from _beginning(tokens, len(own), wanted)


def _beginning(tokens: Sequence[Token], count: int, wanted: _Wanted) -> Iterator[_Span]:
    """Yield what begins with one of the first ``count`` of ``tokens``."""
    stems = tuple(token.stem for token in tokens)
    for position in range(count):
        for found in wanted.beginning_with.get(stems[position], ()):
            if stems[position : position + len(found)] == found:
                yield _Span(tokens[position].start, tokens[position + len(found) - 1].end, found)
                break


def _tokens(text: str, pieces: Sequence[str], index: int, earliest: int) -> Iterator[Token]:
    """Yield the words from the piece ``index`` on, which is the first to stand at ``earliest`` or later."""
    for piece in map(pieces.__getitem__, range(index, len(pieces))):
        start = text.index(piece, earliest)
        yield from _moved(piece_tokens(piece), start)
        earliest = start + len(piece)


def _moved(tokens: Sequence[Token], by: int) -> Iterator[Token]:
    return (Token(stem, exact, start + by, end + by) for stem, exact, start, end in tokens)


def _place(text: str, piece: str, earliest: int) -> int:
    """Return where ``piece``, which stands between blanks, begins: not the same letters inside a longer piece."""
    while True:
        start = text.index(piece, earliest)
        end = start + len(piece)
        if (start == 0 or text[start - 1].isspace()) and (end == len(text) or text[end].isspace()):
            return start
        earliest = start + 1


def _marked(text: str, spans: Sequence[_Span], start: int, end: int) -> SafeString:
    parts, position = [], start
    for span in spans:
        if span.start >= start and span.end <= end and span.end > position:
            begin = max(span.start, position)
            parts += [escape(text[position:begin]), "<mark>", escape(text[begin : span.end]), "</mark>"]
            position = span.end
    html = "".join([*parts, escape(text[position:end])])
    # Safe: every piece of the text went through `escape`, the tags between them are ours.
    return SafeString(html.replace("</mark><mark>", ""))


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
