"""Pages are in the index exactly as long as anyone may see them, with the address they have."""

import datetime

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Site

from rrma_search.models import PendingDocument
from rrma_search.projection import find_drift
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .testapp.fixtures import add_story as add
from .testapp.fixtures import home, host, row, titles  # noqa: F401
from .testapp.models import ShelfPage, StoryLine, Topic

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tree(home):  # noqa: F811
    """home › shelf (not searched) › parent › child; home › other."""
    shelf = home.add_child(instance=ShelfPage(title="shelf"))
    parent = add(shelf, "parent")
    child = add(parent, "child")
    other = add(home, "other")
    return {page.title: page for page in (shelf, parent, child, other)} | {"home": home}


def fresh(page):
    return Page.objects.get(pk=page.pk).specific


class Rolled:
    """A transaction that is rolled back at its end."""

    def __enter__(self):
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, *exception):
        transaction.set_rollback(True)
        return self.atomic.__exit__(*exception)


def test_a_published_page_shows_its_children_and_links(home):  # noqa: F811
    story = add(home, "Un récit", intro="Une introduction")
    story.topics.add(Topic.objects.create(name="Eau", slug="eau"))
    story.lines = [StoryLine(text="Première ligne")]
    story.save_revision().publish()
    written = row(story)
    assert (written.title, written.summary, written.body) == ("Un récit", "Une introduction", "Première ligne")
    assert (written.labels, written.url, written.language) == (["Eau"], story.url, "fr")
    assert written.sites == [Site.objects.get().pk]


def test_a_draft_is_invisible_and_so_are_the_changes_of_a_draft(tree):
    add(tree["home"], "draft", live=False)
    other = tree["other"]
    other.title = "changed in a draft"
    other.save_revision()
    assert titles() == ["child", "other", "parent"]
    assert not PendingDocument.objects.exists()


def test_unpublishing_hides_the_page_at_once(tree):
    with Rolled():
        fresh(tree["other"]).unpublish()
        assert titles() == ["child", "parent"]
    assert titles() == ["child", "other", "parent"]
    fresh(tree["other"]).unpublish()
    assert titles() == ["child", "parent"]


def test_deleting_hides_the_whole_tree_at_once(tree):
    with Rolled():
        fresh(tree["shelf"]).delete()
        assert titles() == ["other"]
    assert titles() == ["child", "other", "parent"]
    fresh(tree["shelf"]).delete()
    assert titles() == ["other"]


def test_restricting_an_ancestor_hides_the_whole_tree_at_once_and_lifting_it_shows_it(tree):
    with transaction.atomic():
        restriction = PageViewRestriction.objects.create(page=tree["shelf"], restriction_type="login")
        assert titles() == ["other"]
    assert titles() == ["other"]
    restriction.delete()
    assert titles() == ["child", "other", "parent"]


def test_moving_below_a_restricted_page_hides_at_once(tree):
    private = tree["home"].add_child(instance=ShelfPage(title="private"))
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    with transaction.atomic():
        fresh(tree["parent"]).move(fresh(private), pos="last-child")
        assert titles() == ["other"]
    assert titles() == ["other"]
    fresh(tree["parent"]).move(fresh(tree["home"]), pos="last-child")
    assert titles() == ["child", "other", "parent"]
    assert row(tree["child"]).url == "/parent/child/"


def test_moving_out_of_every_site_hides_at_once(tree):
    with transaction.atomic():
        fresh(tree["shelf"]).move(Page.objects.get(depth=1), pos="last-child")
        assert titles() == ["other"]
    assert titles() == ["other"]


def test_a_move_and_a_new_slug_give_every_page_below_its_new_address(tree):
    fresh(tree["shelf"]).move(fresh(tree["other"]), pos="last-child")
    assert row(tree["child"]).url == "/other/shelf/parent/child/"
    other = fresh(tree["other"])
    other.slug = "autre"
    other.save()
    assert row(tree["child"]).url == "/autre/shelf/parent/child/" == fresh(tree["child"]).url
    with Rolled():
        other.slug = "jamais"
        other.save()
    assert row(tree["child"]).url == "/autre/shelf/parent/child/"


def test_another_root_page_of_the_site_hides_what_is_no_longer_below_it(tree):
    site = Site.objects.get()
    site.root_page = fresh(tree["shelf"])
    with Rolled():
        site.save()
        assert titles() == ["child", "parent"]
    assert titles() == ["child", "other", "parent"]
    site.save()
    assert titles() == ["child", "parent"]
    assert row(tree["child"]).url == "/parent/child/"
    with transaction.atomic():
        site.delete()
        assert titles() == []


def test_a_second_site_below_the_first_is_told_in_both(tree):
    inner = Site.objects.create(hostname="inner.example.org", root_page=tree["shelf"])
    assert set(row(tree["child"]).sites) == {Site.objects.get(is_default_site=True).pk, inner.pk}
    assert row(tree["child"]).url == "http://inner.example.org/parent/child/"
    assert row(tree["other"]).url == "http://example.org/other/"
    inner.hostname = "autre.example.org"
    inner.save()
    assert row(tree["child"]).url == "http://autre.example.org/parent/child/"


def test_a_page_past_its_expiry_is_not_found_before_any_command_runs(tree, monkeypatch):
    other = fresh(tree["other"])
    other.expire_at = timezone.now() + datetime.timedelta(hours=1)
    other.save()
    assert search(SearchQuery(text="other")).total == 1
    assert row(other).expires == other.expire_at
    monkeypatch.setattr(timezone, "now", lambda: other.expire_at)
    assert search(SearchQuery(text="other")).total == 0
    assert not find_drift()


def test_scheduled_publishing_and_expiry_reach_the_index(home, monkeypatch):  # noqa: F811
    story = add(home, "later", live=False)
    story.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    story.save_revision(approved_go_live_at=story.go_live_at)
    call_command("publish_scheduled")
    assert titles() == []
    monkeypatch.setattr(timezone, "now", lambda: story.go_live_at + datetime.timedelta(minutes=1))
    call_command("publish_scheduled")
    assert titles() == ["later"]
    fresh(story).__class__.objects.filter(pk=story.pk).update(expire_at=story.go_live_at)
    call_command("publish_scheduled")
    assert titles() == []


@pytest.fixture
def elsewhere(tree):
    """The root page of a second site."""
    page = tree["home"].get_parent().add_child(instance=Page(title="Elsewhere", slug="elsewhere"))
    return Site.objects.create(hostname="elsewhere.example.org", root_page=page).root_page


def test_an_alias_beside_the_page_it_mirrors_is_not_found_twice(tree):
    fresh(tree["other"]).create_alias(update_slug="copie", parent=tree["home"])
    assert titles() == ["child", "other", "parent"]
    assert row(tree["other"]).url == "/other/"
    assert not find_drift()


def test_an_alias_in_another_site_is_what_that_site_shows(tree, elsewhere):
    other = fresh(tree["other"])
    alias = other.create_alias(update_slug="copie", parent=elsewhere)
    here, there = Site.objects.get(root_page=tree["home"]), Site.objects.get(root_page=elsewhere)
    assert (row(other).sites, row(alias).sites) == ([here.pk], [there.pk])
    other.title = "new title"
    other.save_revision().publish()
    assert titles() == ["child", "new title", "new title", "parent"]
    fresh(other).unpublish()
    assert titles() == ["child", "parent"]
    assert not find_drift()


def test_an_alias_counts_where_the_page_it_mirrors_is_hidden_or_moved_away(tree, elsewhere):
    parent = fresh(tree["parent"])
    alias = parent.create_alias(update_slug="copie", parent=tree["home"])
    restriction = PageViewRestriction.objects.create(page=parent, restriction_type=PageViewRestriction.LOGIN)
    assert titles() == ["other", "parent"] and row(alias).url.endswith("/copie/")
    restriction.delete()
    assert titles() == ["child", "other", "parent"] and row(alias).deleted
    fresh(parent).move(fresh(elsewhere), pos="last-child")
    assert not row(alias).deleted and row(parent).sites != row(alias).sites
    fresh(parent).move(fresh(tree["shelf"]), pos="last-child")
    assert row(alias).deleted
    assert not find_drift()


def test_an_alias_in_another_language_is_what_that_language_shows(tree, settings):
    settings.WAGTAIL_I18N_ENABLED = True
    english = Locale.objects.create(language_code="en")
    mirrored_home = tree["home"].copy_for_translation(english, alias=True)
    mirror = fresh(tree["other"]).copy_for_translation(english, alias=True)
    assert mirror.get_parent().pk == mirrored_home.pk and mirror.alias_of_id == tree["other"].pk
    assert [(row(page).language, row(page).deleted) for page in (tree["other"], mirror)] == [
        ("fr", False),
        ("en", False),
    ]
    assert not find_drift()


def test_a_copied_tree_is_indexed(tree):
    fresh(tree["shelf"]).copy(recursive=True, update_attrs={"slug": "copy"})
    assert titles() == ["child", "child", "other", "parent", "parent"]
    assert not find_drift()


@pytest.mark.parametrize(
    ("action", "left"), [("unpublish", ["child"]), ("delete", []), ("move", ["child", "other", "parent"])]
)
def test_bulk_actions_of_the_admin_reach_the_index(tree, action, left, client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("chief", "chief@example.org", "x"))
    pages = [tree["parent"].pk, tree["other"].pk]
    url = f"/admin/bulk/wagtailcore/page/{action}/?" + "&".join(f"id={pk}" for pk in pages)
    target = tree["home"].add_child(instance=ShelfPage(title="target"))
    data = {"chooser": target.pk} if action == "move" else {}
    assert client.post(url, data).status_code == 302
    assert titles() == left
    assert not find_drift()


def test_bulk_publishing_shows_the_pages(home, client, django_user_model):  # noqa: F811
    client.force_login(django_user_model.objects.create_superuser("chief", "chief@example.org", "x"))
    drafts = [add(home, title, live=False) for title in ("a", "b")]
    for draft in drafts:
        draft.save_revision()
    url = "/admin/bulk/wagtailcore/page/publish/?" + "&".join(f"id={page.pk}" for page in drafts)
    assert client.post(url).status_code == 302
    assert titles() == ["a", "b"]


def test_a_move_in_the_tree_costs_no_query_for_each_page(tree, django_assert_max_num_queries):
    def queries(target):
        with django_assert_max_num_queries(300) as captured:
            fresh(tree["shelf"]).move(fresh(target), pos="last-child")
        return len(captured)

    few = queries(tree["other"])
    for number in range(20):
        add(fresh(tree["parent"]), f"more {number}")
    assert queries(tree["home"]) <= few + 60
