"""What a letter says, whatever draws it: the page of the site, the message, the plain text all read this.

It is plain data, so that what was sent can be kept word for word (`as_json`, `from_json`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Entry", "LetterContent", "Picture", "Section", "as_json", "from_json"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is shown: address, width and height in CSS pixels, alternative text ("" for mere decoration).

    `kept_as` is the name in the default storage of the copy that a letter keeps once it is sent.
    """

    url: str
    width: int
    height: int
    alt: str = ""
    credit: str = ""
    kept_as: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item; texts are plain but `html`, and empty where there is nothing to show.

    `kind` is the type of block, `key` its source ("page:12", "" for what is typed), `label` and `number` what the
    source is (« Déniché pour vous », « n° 65 »), `here` and `there` the two sides of a cooperation. `lead` items come
    with their picture and a button. Days are ISO dates. `licence` is the source's own.
    """

    kind: str
    key: str = ""
    title: str = ""
    url: str = ""
    text: str = ""
    html: str = ""
    label: str = ""
    number: str = ""
    here: str = ""
    there: str = ""
    meta: tuple[str, ...] = ()
    lead: bool = False
    picture: Picture | None = None
    button: str = ""
    day: str = ""
    last_day: str = ""
    deadline: str = ""
    licence: str = ""

    @property
    def date(self) -> dt.date | None:
        """The day to remember."""
        return _day(self.day)

    @property
    def last_date(self) -> dt.date | None:
        """The last day, of what lasts several."""
        return _day(self.last_day)

    @property
    def deadline_date(self) -> dt.date | None:
        """The day until which one may answer."""
        return _day(self.deadline)

    @property
    def is_over(self) -> dt.date | None:
        """The day after which it has nothing to announce any more; None for what bears no date."""
        return self.deadline_date or self.last_date or self.date


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the letter with its heading."""

    title: str
    intro: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterContent:
    """The whole letter. `base` is the address of the site, without a slash at the end: others may begin with a slash.

    `credit` is what others write who take up its texts, "" where all rights are reserved. `day` is an ISO date.
    """

    title: str
    subject: str
    network: str
    base: str
    url: str
    language: str
    period: str
    day: str
    number: int | None = None
    editorial: str = ""
    credit: str = ""
    sections: tuple[Section, ...] = ()

    @property
    def date(self) -> dt.date:
        """The day it is sent."""
        return dt.date.fromisoformat(self.day)

    @property
    def entries(self) -> Iterator[Entry]:
        """All items, in the order of readers."""
        return (entry for section in self.sections for entry in section.entries)


def as_json(content: LetterContent) -> dict[str, Any]:
    """`content` as what JSON can hold."""
    return asdict(content)


def from_json(data: Mapping[str, Any]) -> LetterContent:
    """The content that `as_json` wrote."""
    sections = tuple(
        Section(section["title"], section["intro"], tuple(_entry(entry) for entry in section["entries"]))
        for section in data["sections"]
    )
    return LetterContent(**{**data, "sections": sections})


def _entry(data: Mapping[str, Any]) -> Entry:
    picture = Picture(**data["picture"]) if data["picture"] else None
    return Entry(**{**data, "meta": tuple(data["meta"]), "picture": picture})


def _day(value: str) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
