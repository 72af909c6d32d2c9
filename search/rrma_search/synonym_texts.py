"""Synonym groups as a text, one a line, and back: « ESS = économie sociale », « genre → femmes, égalité ».

An optional name stands first, in square brackets. Empty lines and lines that begin with # say nothing.

A term or a name that would be misread stands in quotation marks, its own ones doubled: « "pH=7" », « ["Eau [1]"] »,
« "a ""->"" b" ». Around what would be read the same without them, quotation marks are part of the term.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .exports.cells import one_line
from .models import SynonymGroup

__all__ = ["MAX_ROWS", "ImportReport", "ImportRow", "import_synonyms", "lines", "written"]

MAX_ROWS = 2000

_QUOTED = r'"(?P<quoted>(?:[^"]|"")*)"'
_LABEL = re.compile(rf"\[\s*(?:{_QUOTED}|(?P<bare>[^\]]*?))\s*\]")
_TERM = re.compile(rf"\s*(?:{_QUOTED}|(?P<bare>.*?))\s*(?P<then>→|->|=>|[=,;]|$)")
_ARROWS = ("→", "->", "=>")
_MISREAD = re.compile(r'^["#\[\ufeff]|[\]=→]|->')
"""What a text has that would not come back without quotation marks."""

Direction = SynonymGroup.Direction


@dataclass
class ImportRow:
    """A line of the text: its number from 1, what it says, and what becomes of it.

    `outcome` is "new", "changed", "unchanged" or "faulty"; `faults` say in words what is wrong.
    """

    number: int
    text: str
    group: SynonymGroup | None = None
    outcome: str = "new"
    faults: list[str] = field(default_factory=list)


@dataclass
class ImportReport:
    """What became of every line; `done` tells whether it was written."""

    rows: list[ImportRow]
    done: bool = False

    @property
    def is_faulty(self) -> bool:
        """Whether some line cannot be taken: then none is."""
        return any(row.outcome == "faulty" for row in self.rows)

    def count(self, outcome: str) -> int:
        """How many lines had this outcome."""
        return sum(row.outcome == outcome for row in self.rows)


def written(groups: Iterable[SynonymGroup]) -> str:
    """The groups as a text, one a line, which `import_synonyms` reads back."""
    return "".join(f"{_line(group)}\n" for group in groups)


def _line(group: SynonymGroup) -> str:
    label = one_line(group.label)
    terms, targets = map(_quoted, group.term_list()), map(_quoted, group.target_list())
    name = f"[{_quoted(label)}] " if label else ""
    if group.direction == Direction.ONE_WAY:
        return f"{name}{', '.join(terms)} → {', '.join(targets)}"
    return name + " = ".join(terms)


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""')) if _MISREAD.search(text) else text


def _unquoted(found: re.Match[str]) -> str:
    if found["quoted"] is None:
        return found["bare"]
    text = found["quoted"].replace('""', '"')
    return text if _MISREAD.search(text) else f'"{found["quoted"]}"'


def import_synonyms(text: str, user: object = None, dry_run: bool = False) -> ImportReport:
    """Read `text` and write its groups in one transaction, as `user`; nothing with `dry_run`, or when a line is faulty.

    A group that is there already stays as it is; one of the same name and direction, or of the same first term where
    it has no name, is changed; the others are new. No group is deleted.
    """
    report = ImportReport([_row(number, line) for number, line in lines(text)])
    with transaction.atomic():
        _Matching(report.rows).decide()
        if not dry_run and not report.is_faulty:
            for row in report.rows:
                _write(row, user)
            report.done = True
    return report


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of `text` that say something, each with its number from 1."""
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        said = one_line(line)
        if said and not said.startswith("#"):
            yield number, said


def _row(number: int, line: str) -> ImportRow:
    try:
        group = _group(line)
        # Where there is no term, `clean` says so with how many it takes.
        group.full_clean(exclude=["terms", "targets"])
    except ValidationError as error:
        return ImportRow(number, line, outcome="faulty", faults=list(dict.fromkeys(error.messages)))
    return ImportRow(number, line, group)


def _group(line: str) -> SynonymGroup:
    named = _LABEL.match(line)
    if line.startswith("[") and not named:
        raise ValidationError(_("The square bracket before the name is not closed."))
    label, rest = (_unquoted(named), line[named.end() :]) if named else ("", line)
    terms, *targets = _sides(rest)
    if len(targets) > 1:
        raise ValidationError(_("There is more than one arrow."))
    direction = Direction.ONE_WAY if targets else Direction.TWO_WAY
    return SynonymGroup(label=label, direction=direction, terms=terms, targets="".join(targets))


def _sides(text: str) -> list[str]:
    """What stands before and behind each arrow, one term a line."""
    sides = [""]
    for found in _TERM.finditer(text):
        sides[-1] += f"{_unquoted(found)}\n"
        if found["then"] in _ARROWS:
            sides.append("")
    return sides


class _Matching:
    """Which group each row is: one that is there, or a new one.

    Groups may have the same name: what a row says word for word is its group; those that are left are for the rows
    that are left, in order.
    """

    def __init__(self, rows: list[ImportRow]) -> None:
        self._rows = [row for row in rows if row.group is not None]
        self._groups = list(SynonymGroup.objects.all())

    def decide(self) -> None:
        """Give each row its outcome."""
        left = self._left_groups()
        for name, rows in self._left_rows().items():
            groups = left[name]
            if len(rows) < len(groups):
                _refuse(rows)
            else:
                _change(rows, groups)

    def _left_rows(self) -> dict[object, list[ImportRow]]:
        known = {_content(group) for group in self._groups}
        left = defaultdict(list)
        for row in self._rows:
            if _content(row.group) in known:
                row.outcome = "unchanged"
            else:
                known.add(_content(row.group))
                left[_name(row.group)].append(row)
        return left

    def _left_groups(self) -> dict[object, list[SynonymGroup]]:
        said = {_content(row.group) for row in self._rows}
        left = defaultdict(list)
        for group in self._groups:
            if _content(group) not in said:
                left[_name(group)].append(group)
        return left


def _refuse(rows: list[ImportRow]) -> None:
    for row in rows:
        row.outcome = "faulty"
        row.faults = [_("Several groups have this name or this first term: give a line for each of them.")]


def _change(rows: list[ImportRow], groups: list[SynonymGroup]) -> None:
    for row, known in zip(rows, groups, strict=False):
        known.label, known.terms, known.targets = row.group.label, row.group.terms, row.group.targets
        row.outcome, row.group = "changed", known


def _content(group: SynonymGroup) -> object:
    """What makes two groups the same: all they say, in any order."""
    return one_line(group.label), group.direction, frozenset(group.term_list()), frozenset(group.target_list())


def _name(group: SynonymGroup) -> object:
    label, terms = one_line(group.label).casefold(), group.term_list()
    return group.direction, label, "" if label else "".join(terms[:1]).casefold()


def _write(row: ImportRow, user: object) -> None:
    if row.group is not None and row.outcome in ("new", "changed"):
        row.group.save()
        log(row.group, "wagtail.create" if row.outcome == "new" else "wagtail.edit", user=user)
