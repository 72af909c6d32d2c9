"""Each lesson stands once, beside the section it names or the usual one for its kind."""

from hypothesis import given
from hypothesis import strategies as st

from rrma_casestudies.blocks import SectionBlock
from rrma_casestudies.choices import LessonKind, SectionHeading
from rrma_casestudies.models import Lesson
from rrma_casestudies.story import tell

block = SectionBlock()


def section(heading="", *paragraphs, custom=""):
    content = [{"type": "paragraph", "value": f"<p>{text}</p>"} for text in paragraphs]
    return block.to_python({"heading": heading, "custom_heading": custom, "content": content})


def lesson(kind, named="", text="Un enseignement."):
    return Lesson(kind=kind, section=named, text=text)


def beside(story):
    """Title of the section → kinds of the lessons beside it."""
    return {
        told.title: [lesson.kind for passage in told.passages for lesson in passage.lessons] for told in story.sections
    }


def test_a_lesson_stands_beside_the_section_it_names_whatever_its_accents():
    story = tell(
        [section("origine", "Un."), section(custom="L’activité des LABIS")], [lesson("levier", "l'activite des labis")]
    )
    assert beside(story)["L’activité des LABIS"] == ["levier"]


def test_the_key_of_a_standard_heading_names_it_too():
    story = tell([section("perspectives", "Un.")], [lesson("obstacle", "perspectives")])
    assert not story.loose_lessons


def test_a_lesson_without_a_section_goes_to_the_usual_one():
    story = tell([section("actions", "Un."), section("resultats", "Deux.")], [lesson("resultat"), lesson("levier")])
    assert sorted(beside(story).values()) == [["levier"], ["resultat"]]


def test_a_lesson_that_fits_nowhere_stands_after_the_story():
    story = tell([section(custom="Ailleurs")], [lesson("echec"), lesson("levier", "Une section absente")])
    assert [loose.kind for loose in story.loose_lessons] == ["echec", "levier"]


def test_lessons_are_spread_over_the_paragraphs():
    story = tell([section("resultats", "Un.", "Deux.", "Trois.")], [lesson("resultat") for _number in range(6)])
    assert [len(passage.lessons) for passage in story.sections[0].passages] == [2, 2, 2]


def test_two_sections_of_the_same_heading_have_addresses_of_their_own():
    story = tell([section("resultats", "Un."), section("resultats", "Deux.")], [])
    anchors = [told.anchor for told in story.sections]
    assert len(set(anchors)) == 2


def test_a_section_without_heading_and_without_words_is_not_told():
    assert tell([section(), section("", "Des mots.")], []).sections[0].title == ""


sections = st.lists(
    st.builds(
        lambda heading, custom, count: section(heading, *["Un paragraphe."] * count, custom=custom),
        st.sampled_from(["", *SectionHeading.values]),
        st.sampled_from(["", "Un titre", "Un autre titre"]),
        st.integers(0, 3),
    ),
    max_size=5,
)
lessons = st.lists(
    st.builds(lesson, st.sampled_from(LessonKind.values), st.sampled_from(["", "Un titre", "resultats", "Absent"])),
    max_size=12,
)


@given(sections, lessons)
def test_every_lesson_is_told_exactly_once(some_sections, some_lessons):
    story = tell(some_sections, some_lessons)
    told = [one for part in story.sections for passage in part.passages for one in passage.lessons]
    assert sorted(map(id, [*told, *story.loose_lessons])) == sorted(map(id, some_lessons))
