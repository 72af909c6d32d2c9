"""Editors see what visitors search and do not find; of what is rare, or of who searched, nothing is kept in clear."""

import datetime
from urllib.parse import quote

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from rrma_search import counting_searches
from rrma_search.models import SearchCounter
from rrma_search.projection import project

from .corpora import declared, make_document

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared")]


@pytest.fixture(autouse=True)
def nothing_waits():
    counting_searches._waiting.clear()
    yield
    counting_searches._waiting.clear()


def visit(*addresses: str) -> None:
    client = Client()
    for address in addresses:
        assert client.get(f"/recherche/?q={address}").status_code == 200
    counting_searches.flush()


def counted() -> list[tuple[str, int, int]]:
    return list(SearchCounter.objects.order_by("count", "text").values_list("text", "band", "count"))


def test_the_same_words_count_together_and_are_written_down_from_the_third_time():
    project([make_document(1, title="Eau")])
    visit("eau", "l%E2%80%99Eau")
    assert counted() == [("", SearchCounter.Band.FEW, 2)]
    visit("EAU")
    assert counted() == [("eau", SearchCounter.Band.FEW, 3)]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("-Femmes", "-femmes"),
        ("l’Eau -potable", "eau -potable"),
        ('"Eau potable"', '"eau potable"'),
        ("« eau de pluie » “puits” forage", '"eau pluie" "puits" forage'),
        ('riz -"eau potable" puits', 'riz -"eau potable" puits'),
        ("riz \u2212Porto-Novo", 'riz -"porto novo"'),
        ("Porto-Novo - eau", "porto novo eau"),
        ('eau -le "la" puits', "eau puits"),
        ('"eau -potable" "puits', '"eau potable" puits'),
    ],
)
def test_what_is_kept_out_or_quoted_is_written_down_so(typed, text):
    visit(*[quote(typed)] * 3)
    assert counted() == [(text, SearchCounter.Band.NONE, 3)]


def test_searches_count_by_how_much_they_find():
    project([make_document(number, title="eau") for number in range(1, 12)])
    project([make_document(20, title="riz")])
    visit(*["eau", "riz", "zebu"] * 3)
    assert sorted(counted()) == [
        ("eau", SearchCounter.Band.MANY, 3),
        ("riz", SearchCounter.Band.FEW, 3),
        ("zebu", SearchCounter.Band.NONE, 3),
    ]


def test_only_first_pages_of_words_alone_count():
    project([make_document(number, title="eau") for number in range(1, 30)])
    visit("eau&page=2", "eau&mood=vif", "le+la")
    assert counted() == []


@pytest.mark.parametrize("text", ["marie%40example.org", "06+12+34+56+78", "0612345678"])
def test_what_looks_personal_is_not_counted(text):
    visit(text, text, text)
    assert counted() == []


def test_counting_can_be_turned_off(settings):
    settings.RRMA_SEARCH = {"COUNT_SEARCHES": False}
    visit("eau", "eau", "eau")
    assert counted() == []


def test_what_stayed_rare_is_forgotten_with_its_quarter_and_all_after_two_years(monkeypatch):
    def on(day: datetime.date, times: int) -> None:
        monkeypatch.setattr(counting_searches.timezone, "localdate", lambda: day)
        visit(*["zebu"] * times)

    on(datetime.date(2026, 3, 31), 2)
    on(datetime.date(2026, 4, 1), 3)
    assert [counter.quarter for counter in SearchCounter.objects.all()] == [datetime.date(2026, 4, 1)]
    on(datetime.date(2028, 7, 1), 1)
    assert [counter.quarter for counter in SearchCounter.objects.all()] == [datetime.date(2028, 7, 1)]


def test_a_database_that_does_not_write_is_no_fault_of_the_visitor(monkeypatch):
    def refuse(searched):
        raise DatabaseError("read-only")

    monkeypatch.setattr(counting_searches, "_write", refuse)
    visit("eau")


def test_what_waits_is_written_after_a_while_and_not_before(monkeypatch):
    Client().get("/recherche/?q=zebu")
    counting_searches.flush_when_due()
    assert not SearchCounter.objects.exists()
    monkeypatch.setattr(counting_searches, "_flushed_at", -1e9)
    counting_searches.flush_when_due()
    assert SearchCounter.objects.get().count == 1


def member_of(*groups: str) -> Client:
    user = get_user_model().objects.create_user("member", "member@example.org", "secret")
    user.groups.set([Group.objects.get(name=name) for name in groups])
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def report():
    visit(*["zebu"] * 3, "secret")
    return reverse("rrma_search_searches")


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_editors_and_moderators_read_the_report(report, group):
    client = member_of(group)
    shown = client.get(report).content.decode()
    assert "zebu" in shown
    assert "secret" not in shown
    assert report in client.get(reverse("wagtailadmin_home")).content.decode()
    exported = b"".join(client.get(report, {"export": "csv"}).streaming_content).decode()
    assert "zebu" in exported


def test_a_search_that_begins_with_a_sign_is_no_formula_in_a_table(report):
    visit(*["-zebu eau"] * 3)
    exported = b"".join(member_of("Editors").get(report, {"export": "csv"}).streaming_content).decode()
    assert "\n'-zebu eau" in exported.replace("\r", "").replace('"', "") or "-zebu" not in exported


def test_administrators_read_and_filter_it(report, admin_client):
    quarter = SearchCounter.objects.get(text="zebu").quarter
    assert "zebu" in admin_client.get(report, {"quarter": quarter, "band": 0}).content.decode()
    assert "zebu" not in admin_client.get(report, {"band": 10}).content.decode()


def test_nobody_else_does(report):
    assert Client().get(report).status_code == 302
    assert member_of().get(report).status_code == 302
