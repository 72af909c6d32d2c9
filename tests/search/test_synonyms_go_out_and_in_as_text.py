"""Synonyms as a text: what goes out comes back the same, a line at a time, and nothing by halves."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rrma_search.models import SynonymGroup
from rrma_search.synonym_texts import import_synonyms, written

pytestmark = pytest.mark.django_db

TEXT = """# Nos synonymes
ESS = économie sociale = économie solidaire

[Genre] genre → femmes, égalité
mairie, municipalité -> commune, ville
"""


def outcomes(text, **options):
    return [row.outcome for row in import_synonyms(text, **options).rows]


def groups():
    return [str(group) + " | " + group.summary() for group in SynonymGroup.objects.order_by("pk")]


def test_the_same_text_twice_changes_nothing():
    assert outcomes(TEXT) == ["new", "new", "new"]
    before = groups()
    assert outcomes(TEXT) == ["unchanged"] * 3
    assert groups() == before
    assert outcomes(written(SynonymGroup.objects.all())) == ["unchanged"] * 3


def test_groups_are_read_as_they_are_written():
    import_synonyms(TEXT)
    assert groups() == [
        "ESS = économie sociale = économie solidaire | ESS = économie sociale = économie solidaire",
        "Genre | genre → femmes, égalité",
        "mairie, municipalité → commune, ville | mairie, municipalité → commune, ville",
    ]


def test_a_line_changes_the_group_of_its_name_or_first_term():
    import_synonyms(TEXT)
    assert outcomes("ESS = économie sociale = innovation sociale\n[Genre] genre, sexe → femmes") == ["changed"] * 2
    assert SynonymGroup.objects.count() == 3
    assert SynonymGroup.objects.get(label="Genre").term_list() == ["genre", "sexe"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("ESS", "Give at least two terms."),
        ("a → b → c", ""),
        ("le = la", "que la recherche ignore"),
        ("→ femmes", ""),
        ("[nom eau = puits", "The square bracket before the name is not closed."),
        ("[" + "n" * 101 + "] eau = puits", ""),
    ],
)
def test_a_faulty_line_is_told_and_nothing_is_written(line, fault):
    with override("fr"):
        report = import_synonyms(f"ODD = objectifs mondiaux\n{line}")
        told = gettext(fault) if fault else ""
    assert report.is_faulty
    assert not report.done
    assert not SynonymGroup.objects.exists()
    assert told in " ".join(fault for row in report.rows for fault in row.faults)


@pytest.mark.parametrize("line", ["->", "→", "[nom] ->", "le -> la ->"])
def test_a_fault_is_told_once(line):
    (row,) = import_synonyms(line).rows
    assert len(row.faults) == 1


def group(*terms, label="", targets=()):
    direction = "one-way" if targets else "two-way"
    return SynonymGroup(label=label, direction=direction, terms="\n".join(terms), targets="\n".join(targets))


def contents():
    return [
        (" ".join(group.label.split()), group.direction, set(group.term_list()), set(group.target_list()))
        for group in SynonymGroup.objects.order_by("pk")
    ]


def assert_goes_out_and_in():
    """The groups there are change nothing when they come back, and are the same on a site that has none."""
    before, text = contents(), written(SynonymGroup.objects.order_by("pk"))
    assert set(outcomes(text)) <= {"unchanged"}
    assert contents() == before
    SynonymGroup.objects.all().delete()
    assert set(outcomes(text)) <= {"new", "unchanged"}
    assert contents() == [each for number, each in enumerate(before) if each not in before[:number]]


@pytest.mark.parametrize(
    "groups",
    [
        [group("eau", "puits", label="Eau"), group("eau", "forage", label="Eau")],
        [group("eau", "puits"), group("eau", "forage"), group("Eau", "adduction")],
        [group("eau", "puits"), group("eau", "puits")],
        [group("#eau", "puits")],
        [group("pH=7", "neutre"), group("a=1", targets=["b=2"])],
        [group("[truc] eau", "puits"), group("[truc", "puits")],
        [group("eau", "puits", label="[Eau] (1]"), group("eau", "puits", label='"Eau"')],
        [group("nord -> sud", "nord → sud"), group("nord => sud", targets=["sud -> nord", "5 → 6"])],
        [group('"eau', 'puits"'), group('"eau"', 'tuyau 5"'), group('"pH = 7"', '"" acide')],
        [group("\ufeffeau", "puits")],
        [group("= eau", "puits"), group("eau", "puits", label="= eau")],
    ],
)
def test_what_the_form_accepts_goes_out_and_in(groups):
    for each in groups:
        each.full_clean()
        each.save()
    assert_goes_out_and_in()


SIGNS = st.text(st.sampled_from(' "#[]=->→\ufeff\t\n,;a7'), max_size=6)
TERMS = st.lists(st.builds("{}{}{}".format, SIGNS, st.sampled_from(["eau", "Puits", "é"]), SIGNS), max_size=3)
ANYTHING = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@st.composite
def accepted_groups(draw):
    """A group that the admin takes."""
    terms, targets = draw(TERMS | st.lists(ANYTHING, max_size=3)), draw(st.just([]) | TERMS)
    made = group(*terms, label=draw(st.just("") | SIGNS | ANYTHING), targets=targets)
    try:
        made.full_clean()
    except ValidationError:
        assume(False)
    return made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much], deadline=None)
@given(st.lists(accepted_groups(), max_size=4))
def test_whatever_the_form_accepts_goes_out_and_in(groups):
    with transaction.atomic():
        for each in groups:
            each.pk = None
            each.save()
        assert_goes_out_and_in()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("line", "terms", "targets"),
    [
        ('"eau potable" = puits', ['"eau potable"', "puits"], []),
        ('tuyau 5" = tube 5"', ['tuyau 5"', 'tube 5"'], []),
        ('"eau = puits', ['"eau', "puits"], []),
        ("éco-eau, puits ->mare;lac", ["éco-eau", "puits"], ["mare", "lac"]),
        ("eau=puits=[forage]", ["eau", "puits", "[forage]"], []),
        ("eau # = puits", ["eau #", "puits"], []),
        ("eau=>puits", ["eau"], ["puits"]),
    ],
)
def test_what_was_written_without_quotation_marks_reads_as_before(line, terms, targets):
    (row,) = import_synonyms(line).rows
    assert (row.group.term_list(), row.group.target_list()) == (terms, targets)


def test_quotation_marks_keep_the_signs_inside():
    import_synonyms('["Acide ] base"] "pH=7" = "#neutre"\n"nord ""->"" sud", axe → route')
    assert [(each.label, each.term_list()) for each in SynonymGroup.objects.order_by("pk")] == [
        ("Acide ] base", ["pH=7", "#neutre"]),
        ("", ['nord "->" sud', "axe"]),
    ]


def test_of_groups_of_the_same_name_each_has_its_line():
    import_synonyms("[Eau] eau = puits\n[Eau] eau = forage")
    assert outcomes("[Eau] eau = puits\n[Eau] eau = source") == ["unchanged", "changed"]
    assert outcomes("[Eau] eau = puits\n[Eau] eau = source\n[Eau] eau = lac") == ["unchanged", "unchanged", "new"]
    assert outcomes("[Eau] eau = mare\n[Eau] eau = étang\n[Eau] eau = citerne") == ["changed"] * 3
    assert SynonymGroup.objects.count() == 3


def test_a_line_that_may_mean_several_groups_changes_none():
    import_synonyms("[Eau] eau = puits\n[Eau] eau = forage")
    before = contents()
    report = import_synonyms("[Eau] eau = source")
    assert report.is_faulty
    assert contents() == before


def test_a_dry_run_tells_without_writing():
    assert outcomes(TEXT, dry_run=True) == ["new"] * 3
    assert not SynonymGroup.objects.exists()


def url(name):
    return reverse(SynonymGroup.snippet_viewset.get_url_name(name))


def member_of(*names) -> Client:
    user = get_user_model().objects.create_user("member", "member@example.org", "secret")
    user.groups.set(Group.objects.filter(name__in=names))
    client = Client()
    client.force_login(user)
    return client


def test_a_moderator_imports_a_file_after_a_look_at_it():
    client = member_of("Moderators")
    file = SimpleUploadedFile("synonymes.txt", TEXT.encode("utf-8-sig"))
    looked = client.post(url("import"), {"file": file})
    assert looked.status_code == 200
    assert not SynonymGroup.objects.exists()
    assert "économie solidaire" in looked.content.decode()
    done = client.post(url("import"), {"text": looked.context["text"], "confirm": "1"})
    assert done.status_code == 302
    assert SynonymGroup.objects.count() == 3
    exported = client.get(url("export"))
    assert exported["Content-Disposition"] == 'attachment; filename="synonymes.txt"'
    assert outcomes(exported.content.decode()) == ["unchanged"] * 3


@pytest.mark.parametrize("data", [{}, {"text": "  "}, {"text": "a = b\n" * 2000 + "c = d"}])
def test_what_is_no_list_is_given_back(data, admin_client):
    answer = admin_client.post(url("import"), data)
    assert answer.status_code == 200
    assert answer.context["form"].errors


@pytest.mark.parametrize("end", ["", "\n"])
def test_as_many_lines_as_are_allowed_are_taken(end, admin_client):
    text = "\n".join(f"a{number} = b" for number in range(2000)) + end
    assert admin_client.post(url("import"), {"text": text}).context["report"].count("new") == 2000


@pytest.mark.parametrize("text", ["# rien\n\n  # encore", "\ufeff# rien", "\ufeff"])
def test_a_text_that_says_nothing_is_given_back(text, admin_client):
    answer = admin_client.post(url("import"), {"text": text})
    with override("en"):
        again = admin_client.post(url("import"), {"text": text, "confirm": "1"})
    assert answer.context["form"].errors and again.context["form"].errors
    assert 'name="confirm"' not in answer.content.decode()


def test_a_file_in_another_encoding_is_refused_in_words(admin_client):
    answer = admin_client.post(url("import"), {"file": SimpleUploadedFile("s.txt", "économie = é".encode("latin-1"))})
    assert "UTF-8" in answer.content.decode()


def test_editors_take_the_text_out_but_not_in():
    client = member_of("Editors")
    assert client.get(url("export")).status_code == 200
    assert client.get(url("import")).status_code in (302, 403)
    assert url("import") not in client.get(url("list")).content.decode()
    assert Client().get(url("export")).status_code == 302
