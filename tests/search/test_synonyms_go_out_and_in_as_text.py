"""Synonyms as a text: what goes out comes back the same, a line at a time, and nothing by halves."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override

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
        ("eau potable = adduction\neau potable = puits", ""),
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


@pytest.mark.parametrize("data", [{}, {"text": "  "}, {"text": "a = b\n" * 2100}])
def test_what_is_no_list_is_given_back(data, admin_client):
    answer = admin_client.post(url("import"), data)
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_a_file_in_another_encoding_is_refused_in_words(admin_client):
    answer = admin_client.post(url("import"), {"file": SimpleUploadedFile("s.txt", "économie = é".encode("latin-1"))})
    assert "UTF-8" in answer.content.decode()


def test_editors_take_the_text_out_but_not_in():
    client = member_of("Editors")
    assert client.get(url("export")).status_code == 200
    assert client.get(url("import")).status_code in (302, 403)
    assert url("import") not in client.get(url("list")).content.decode()
    assert Client().get(url("export")).status_code == 302
