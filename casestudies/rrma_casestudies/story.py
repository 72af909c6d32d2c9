"""The story of a sheet: its sections in order, with each lesson before the paragraph it stands beside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rrma_directory.slugs import ascii_slug, unique_slug

from .blocks import SectionValue
from .choices import LessonKind, SectionHeading
from .models.lessons import Lesson

USUAL_SECTIONS = {
    LessonKind.OBSTACLE: (SectionHeading.RESULTS, SectionHeading.ACTIONS),
    LessonKind.LEVER: (SectionHeading.AUTHORITIES, SectionHeading.ACTIONS),
    LessonKind.CONDITION: (SectionHeading.RESULTS, SectionHeading.AUTHORITIES),
    LessonKind.RESULT: (SectionHeading.RESULTS, SectionHeading.OUTLOOK),
    LessonKind.RETURN_HOME: (SectionHeading.RESULTS, SectionHeading.OUTLOOK),
    LessonKind.FAILURE: (SectionHeading.RESULTS, SectionHeading.ACTIONS),
}
"""Where a lesson stands that names no section: the first of these that the sheet has."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of text or pictures, and the lessons drawn beside it."""

    lessons: tuple[Lesson, ...]
    block: Any


@dataclass(frozen=True, slots=True)
class Section:
    """A heading ("" for none), the fragment of its address, and what stands under it."""

    title: str
    anchor: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The sections, and the lessons that stand beside none of them."""

    sections: tuple[Section, ...]
    loose_lessons: tuple[Lesson, ...]


def tell(sections: Iterable[SectionValue], lessons: Sequence[Lesson]) -> Story:
    """The story that `sections` and `lessons` make; every lesson stands in it exactly once."""
    values = [section for section in sections if section.title or section["content"]]
    places = [_place(lesson, values) for lesson in lessons]
    taken: set[str] = set()
    told = tuple(
        _section(value, [lesson for lesson, place in zip(lessons, places, strict=True) if place == number], taken)
        for number, value in enumerate(values)
    )
    return Story(told, tuple(lesson for lesson, place in zip(lessons, places, strict=True) if place is None))


def _place(lesson: Lesson, sections: Sequence[SectionValue]) -> int | None:
    """The number of the section beside which `lesson` stands."""
    if lesson.section:
        wanted = ascii_slug(lesson.section)
        named = (n for n, section in enumerate(sections) if wanted in {section["heading"], ascii_slug(section.title)})
        number = next(named, None)
        if number is not None:
            return number
    for heading in USUAL_SECTIONS.get(lesson.kind, ()):
        for number, section in enumerate(sections):
            if section["heading"] == heading and not section["custom_heading"]:
                return number
    return None


def _section(value: SectionValue, lessons: Sequence[Lesson], taken: set[str]) -> Section:
    anchor = unique_slug(value.title, taken.__contains__, fallback="partie")
    taken.add(anchor)
    blocks = list(value["content"])
    passages = [
        Passage(tuple(beside), block) for beside, block in zip(_spread(lessons, len(blocks)), blocks, strict=True)
    ]
    if lessons and not blocks:
        passages = [Passage(tuple(lessons), None)]
    return Section(value.title, anchor, tuple(passages))


def _spread(lessons: Sequence[Lesson], count: int) -> list[list[Lesson]]:
    """`lessons` in `count` runs of about the same length, so that none crowds the first paragraph."""
    runs: list[list[Lesson]] = [[] for _run in range(count)]
    for number, lesson in enumerate(lessons if count else ()):
        runs[number * count // len(lessons)].append(lesson)
    return runs
