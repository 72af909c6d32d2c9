"""Synonym groups as a text, one a line, and back: « ESS = économie sociale », « genre → femmes, égalité ».

An optional name stands first, in square brackets. Empty lines and lines that begin with # say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .models import SynonymGroup

__all__ = ["MAX_ROWS", "ImportReport", "ImportRow", "import_synonyms", "written"]

MAX_ROWS = 2000

_LABEL = re.compile(r"^\[(?P<label>[^\]]*)\]\s*(?P<rest>.*)$")
_ARROW = re.compile(r"→|->|=>")
_EQUALS = re.compile(r"=(?!>)")

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
    label = f"[{group.label}] " if group.label else ""
    return label + group.summary()


def import_synonyms(text: str, user: object = None, dry_run: bool = False) -> ImportReport:
    """Read `text` and write its groups in one transaction, as `user`; nothing with `dry_run`, or when a line is faulty.

    A group that is there already stays as it is; one of the same name and direction, or of the same first term where
    it has no name, is changed; the others are new. No group is deleted.
    """
    report = ImportReport(list(_rows(text)))
    with transaction.atomic():
        _Matching(report.rows).decide()
        if not dry_run and not report.is_faulty:
            for row in report.rows:
                _write(row, user)
            report.done = True
    return report


def _rows(text: str) -> Iterator[ImportRow]:
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        said = " ".join(line.split())
        if said and not said.startswith("#"):
            yield _row(number, said)


def _row(number: int, line: str) -> ImportRow:
    named = _LABEL.match(line)
    label, rest = (named["label"].strip(), named["rest"]) if named else ("", line)
    sides = _ARROW.split(rest)
    if len(sides) > 2:
        return ImportRow(number, line, outcome="faulty", faults=[_("There is more than one arrow.")])
    terms = "\n".join(_EQUALS.split(sides[0]))
    one_way = len(sides) == 2
    targets = "\n".join(_EQUALS.split(sides[1])) if one_way else ""
    direction = Direction.ONE_WAY if one_way else Direction.TWO_WAY
    return ImportRow(number, line, SynonymGroup(label=label, direction=direction, terms=terms, targets=targets))


class _Matching:
    """Which group each row is: one that is there, or a new one."""

    def __init__(self, rows: list[ImportRow]) -> None:
        self._rows = rows
        self._known = {_content(group): group for group in SynonymGroup.objects.order_by("-pk")}
        self._named = {_name(group): group for group in self._known.values()}
        self._seen: dict[object, int] = {}

    def decide(self) -> None:
        """Give each row its outcome."""
        for row in self._rows:
            if row.group is not None:
                self._decide(row, row.group)

    def _decide(self, row: ImportRow, group: SynonymGroup) -> None:
        try:
            group.full_clean()
        except ValidationError as error:
            row.outcome, row.faults = "faulty", error.messages
            return
        name = _name(group)
        if name in self._seen:
            earlier = _("This group stands on line %(number)d already.") % {"number": self._seen[name]}
            row.outcome, row.faults = "faulty", [earlier]
            return
        self._seen[name] = row.number
        if _content(group) in self._known:
            row.outcome = "unchanged"
        elif name in self._named:
            row.outcome, row.group = "changed", _changed(self._named[name], group)


def _content(group: SynonymGroup) -> object:
    """What makes two groups the same: all they say, in any order."""
    return group.label, group.direction, frozenset(group.term_list()), frozenset(group.target_list())


def _name(group: SynonymGroup) -> object:
    first = min(group.term_list()[:1], default="").casefold()
    return group.direction, group.label.casefold() or f"= {first}"


def _changed(known: SynonymGroup, given: SynonymGroup) -> SynonymGroup:
    known.label, known.terms, known.targets = given.label, given.terms, given.targets
    return known


def _write(row: ImportRow, user: object) -> None:
    if row.group is not None and row.outcome in ("new", "changed"):
        row.group.save()
        log(row.group, "wagtail.create" if row.outcome == "new" else "wagtail.edit", user=user)
