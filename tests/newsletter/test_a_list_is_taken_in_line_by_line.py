"""An existing list: looked at first, a report per line, a legal basis for each address, and twice is once."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from openpyxl import Workbook

from rrma_directory.models import Theme
from rrma_newsletter.choices import Cadence, LegalBasis, ProofEvent, SubscriberState
from rrma_newsletter.models import Subscriber
from rrma_newsletter.subscriptions.importing import import_subscribers
from rrma_newsletter.subscriptions.tables import text_of
from tests.newsletter.subscribers import subscriber

pytestmark = pytest.mark.django_db

LIST = """adresse;base légale;date;lettres
membre@example.org;adhésion;;
PRO@example.org;intérêt professionnel;31/12/2024;mensuel
accord@example.org;consentement;2025-02-01;mensuel|trimestriel
"""


def taken(text: str = LIST, dry_run: bool = False):
    return import_subscribers(text, source="liste.csv", dry_run=dry_run)


def test_a_look_writes_nothing():
    report = taken(dry_run=True)
    assert (report.new, report.known, report.faulty, report.done) == (3, 0, [], False)
    assert not Subscriber.objects.exists()


def test_each_address_has_its_legal_basis_its_date_and_its_letters():
    assert taken().done
    person = Subscriber.objects.get(email="pro@example.org")
    assert (person.state, person.legal_basis, person.informed_on, person.cadences) == (
        SubscriberState.ACTIVE,
        LegalBasis.INTEREST,
        date(2024, 12, 31),
        ["monthly"],
    )
    proof = person.proofs.get()
    assert (proof.event, proof.source, proof.informed_on) == (ProofEvent.IMPORTED, "liste.csv", date(2024, 12, 31))
    assert Subscriber.objects.get(email="membre@example.org").cadences == ["monthly", "quarterly", "free"]


def test_the_same_list_twice_changes_nothing():
    taken()
    before = list(Subscriber.objects.order_by("pk").values())
    report = taken()
    assert (report.new, report.known, report.done) == (0, 3, False)
    assert list(Subscriber.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("state", SubscriberState.values)
def test_a_list_brings_nobody_back(state):
    subscriber("membre@example.org", state=state)
    taken()
    assert Subscriber.objects.get(email="membre@example.org").state == state


def test_an_address_that_stands_twice_is_taken_once():
    report = taken("adresse;base légale\na@example.org;adhésion\nA@Example.org;adhésion\n")
    assert (report.new, report.known) == (1, 1)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("sans arobase;adhésion;;", "pas une adresse"),
        (f"{'a' * 250}@example.org;adhésion;;", "pas une adresse"),
        ("a@example.org;;;", "base légale"),
        ("a@example.org;parce que;;", "base légale"),
        ("a@example.org;consentement;;", "Dites quand"),
        ("a@example.org;intérêt;;", "Dites quand"),
        ("a@example.org;adhésion;hier;", "31/12/2026"),
        (f"a@example.org;adhésion;{timezone.localdate() + timedelta(days=2)};", "31/12/2026"),
        ("a@example.org;adhésion;;hebdo", "mensuel"),
        ("a@example.org", "base légale"),
    ],
)
def test_a_faulty_line_is_told_and_the_others_are_taken(line, told):
    report = taken(f"adresse;base légale;date;lettres\nbonne@example.org;adhésion;;\n{line}\n")
    [faulty] = report.faulty
    assert faulty.number == 3 and told in faulty.error
    assert list(Subscriber.objects.values_list("email", flat=True)) == ["bonne@example.org"]


@pytest.mark.parametrize("text", ["", "nom;prénom\nA;B", "\x00", "a@example.org;adhésion"])
def test_a_table_without_its_columns_is_refused(text):
    with pytest.raises(ValidationError):
        taken(text)


def test_too_long_a_list_is_refused(settings):
    settings.RRMA_NEWSLETTER = {"IMPORT_LIMIT": 2}
    with pytest.raises(ValidationError, match="2 lignes"):
        taken()


CHOICES = """adresse;base légale;Lettres;Thèmes;Territoires
a@example.org;adhésion;Mensuel | Numéro spécial;climat;"Bretagne ; 75"
b@example.org;adhésion;;Eau & assainissement|CLIMAT;ile-de-france
c@example.org;adhésion;;;
"""


@pytest.fixture
def vocabulary() -> None:
    water = Theme.objects.create(name="Eau & assainissement")
    Theme.objects.create(name="Climat")
    Theme.objects.create(name="Puits", parent=water)


@pytest.mark.usefixtures("vocabulary")
def test_letters_themes_and_territories_are_named_or_given_by_slug_or_code():
    assert taken(CHOICES).done

    def chosen(address: str) -> tuple:
        person = Subscriber.objects.get(email=address)
        return (
            person.cadences,
            set(person.themes.values_list("name", flat=True)),
            set(person.territories.values_list("name", flat=True)),
        )

    assert chosen("a@example.org") == (["monthly", "free"], {"Climat"}, {"Bretagne", "Nouvelle-Aquitaine"})
    assert chosen("b@example.org") == (Cadence.values, {"Eau & assainissement", "Climat"}, {"Île-de-France"})
    assert chosen("c@example.org") == (Cadence.values, set(), set())


@pytest.mark.usefixtures("vocabulary")
@pytest.mark.parametrize("cells", [";climat|magie;", ";;Bretagne|Atlantide", "hebdo;;", ";Puits;", ";;;;de trop"])
def test_an_unknown_name_keeps_its_line_apart_with_all_it_said(cells):
    line = f"a@example.org;adhésion;{cells}"
    report = taken(f"adresse;base légale;lettres;thèmes;territoires\nbonne@example.org;adhésion;;;\n{line}\n")
    [faulty] = report.faulty
    wrong = next((name for name in ("magie", "Atlantide", "hebdo", "Puits") if name in cells), "")
    assert wrong in faulty.error and "climat" not in faulty.error and "Bretagne" not in faulty.error
    assert report.left_over.splitlines()[1:] == [line]
    assert list(Subscriber.objects.values_list("email", flat=True)) == ["bonne@example.org"]


@pytest.mark.usefixtures("vocabulary")
def test_a_long_list_takes_as_many_queries_as_a_short_one(django_assert_max_num_queries):
    lines = "".join(f"n{number}@example.org;adhésion;mensuel;climat;53\n" for number in range(100))
    with django_assert_max_num_queries(14):
        report = taken(f"adresse;base légale;lettres;thèmes;territoires\n{lines}")
    assert report.new == 100


def test_commas_tabulations_and_old_encodings_are_read():
    for delimiter in (",", "\t"):
        assert taken(LIST.replace(";", delimiter), dry_run=True).new == 3
    assert taken(text_of("liste.csv", LIST.encode("cp1252"), 10), dry_run=True).new == 3
    assert taken(text_of("liste.csv", LIST.encode("utf-8-sig"), 10), dry_run=True).new == 3


def test_a_workbook_is_read_with_its_dates():
    book = Workbook()
    book.active.append(["Adresse", "Base légale", "Date"])
    book.active.append(["pro@example.org", "Intérêt professionnel", date(2024, 12, 31)])
    content = BytesIO()
    book.save(content)
    taken(text_of("liste.xlsx", content.getvalue(), 10))
    assert Subscriber.objects.get().informed_on == date(2024, 12, 31)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 rien", b"x" * 2_000_001])
def test_a_file_that_is_no_workbook_is_told(content):
    with pytest.raises(ValidationError):
        text_of("liste.xlsx", content, 10)
