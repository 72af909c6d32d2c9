"""Random lives of a page tree, and what its readers may see worked out by hand after each step."""

import contextlib
from datetime import timedelta

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule
from wagtail.models import Page, PageViewRestriction, Revision, Site

from rrma_search.models import IndexedDocument, PendingDocument
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .testapp.fixtures import make_home
from .testapp.models import Partner, ShelfPage, StoryLine, StoryPage, Topic

ENDINGS = st.sampled_from(["commit", "commit", "commit", "rollback", "savepoint"])
WORDS = st.sampled_from(["forage", "jumelage", "compost", "théâtre", "semences"])
HOURS = st.sampled_from([-1, 1])


def visible_stories():
    """The stories that anyone may see, found by walking up the tree from each of them."""
    roots = dict(Site.objects.values_list("root_page_id", "pk"))
    private = set(PageViewRestriction.objects.values_list("page_id", flat=True))
    for story in StoryPage.objects.filter(live=True).exclude(expire_at__lte=timezone.now()):
        way_up = set(story.get_ancestors(inclusive=True).values_list("pk", flat=True))
        if way_up & roots.keys() and not way_up & private:
            yield story, sorted(roots[pk] for pk in way_up & roots.keys())


def expected():
    """What the index must hold: key → title, address, sites, topics and text of the lines."""
    Site.clear_site_root_paths_cache()
    return {
        f"search_testapp.storypage:{story.pk}": (
            story.title,
            story.url,
            sites,
            sorted(topic.name for topic in story.topics.all()),
            "\n".join(f"{line.text} {line.partner or ''}".strip() for line in story.lines.all()),
        )
        for story, sites in visible_stories()
    }


def indexed():
    """What the index holds, in the same form."""
    rows = IndexedDocument.objects.present()
    return {row.key: (row.title, row.url, row.sites, sorted(row.labels), row.body) for row in rows}


class PageTree(RuleBasedStateMachine):
    """Editors at work. Every step ends in a commit, in a rollback, or in a rollback to a savepoint inside a commit."""

    pages = Bundle("pages")
    gone_live = 0
    """How many pages a schedule has made live, in all lives."""

    @initialize(target=pages)
    def begin(self):
        """A site with a small tree, a page beside it that belongs to no site, a vocabulary, a partner."""
        Page.objects.filter(depth__gt=1).delete()
        Topic.objects.all().delete()
        Partner.objects.all().delete()
        self.serial = 0
        self.topic = Topic.objects.create(name="Eau", slug="eau")
        self.partner = Partner.objects.create(name="Nantes", hidden=True)
        self.home = make_home().pk
        aside = Page.objects.get(depth=1).add_child(instance=ShelfPage(title="Aside", slug="aside"))
        shelf = Page.objects.get(pk=self.home).add_child(instance=ShelfPage(title="Shelf", slug="shelf"))
        story = shelf.add_child(instance=StoryPage(title="Story", slug="story", topics=[self.topic]))
        below = story.add_child(instance=StoryPage(title="Below", slug="below"))
        return multiple(self.home, aside.pk, shelf.pk, story.pk, below.pk)

    @contextlib.contextmanager
    def step(self, ending):
        """A transaction; inside it nothing may stand that readers may not see."""
        before = indexed()
        with transaction.atomic():
            with transaction.atomic():
                yield
                hidden = indexed().keys() - expected().keys()
                assert not hidden, "still there inside the transaction"
                if ending == "savepoint":
                    transaction.set_rollback(True)
            if ending == "rollback":
                transaction.set_rollback(True)
        if ending != "commit":
            assert indexed() == before

    def page(self, pk):
        """The page `pk` as it is, or None when it has gone with an ancestor."""
        found = Page.objects.filter(pk=pk).first()
        return found and found.specific

    def slug(self):
        self.serial += 1
        return f"page-{self.serial}"

    @rule(target=pages, parent=pages, title=WORDS, live=st.booleans(), shelf=st.booleans(), ending=ENDINGS)
    def create(self, parent, title, live, shelf, ending):
        parent = self.page(parent)
        if parent is None:
            return multiple()
        page = (ShelfPage if shelf else StoryPage)(title=title, slug=self.slug(), live=live)
        if not shelf:
            page.topics = [self.topic]
            page.lines = [StoryLine(text="Avec", partner=self.partner)]
        with self.step(ending):
            parent.add_child(instance=page)
        return page.pk if ending == "commit" else multiple()

    @rule(pk=pages, title=WORDS, publish=st.booleans(), ending=ENDINGS)
    def edit(self, pk, title, publish, ending):
        if (page := self.page(pk)) is None:
            return
        page.title = title
        if isinstance(page, StoryPage):
            page.topics = [] if page.topics.all() else [self.topic]
        with self.step(ending):
            revision = page.save_revision()
            if publish:
                revision.publish()

    @rule(pk=pages, below=st.booleans(), ending=ENDINGS)
    def unpublish(self, pk, below, ending):
        if (page := self.page(pk)) is None or pk == self.home:
            return
        with self.step(ending):
            page.unpublish()
            if below:
                for descendant in page.get_descendants().live().specific():
                    descendant.unpublish()

    @rule(pk=pages, title=WORDS, hours=HOURS, cron=st.booleans(), ending=ENDINGS)
    def schedule_going_live(self, pk, title, hours, cron, ending):
        """Approve a new text for a time to come, or for one that has come since; nobody sees it before cron runs."""
        page = self.page(pk)
        if not isinstance(page, StoryPage):
            return
        page.title = title
        page.go_live_at = timezone.now() + timedelta(hours=hours)
        with self.step(ending):
            if hours > 0:
                page.save_revision().publish()
            else:
                page.save_revision(approved_go_live_at=page.go_live_at)
        if cron:
            self.carry_out_what_is_scheduled(ending)

    @rule(pk=pages, hours=HOURS, ending=ENDINGS)
    def schedule_expiry(self, pk, hours, ending):
        """Publish until a time to come, or until one that has passed since."""
        page = self.page(pk)
        if not isinstance(page, StoryPage):
            return
        page.expire_at = timezone.now() + timedelta(hours=hours)
        with self.step(ending):
            page.save_revision().publish()

    @rule(ending=ENDINGS)
    def cron(self, ending):
        """Carry out what is scheduled: pages whose time is up go, texts whose time has come go live."""
        self.carry_out_what_is_scheduled(ending)

    def carry_out_what_is_scheduled(self, ending):
        # A page whose time is up goes first, and what was approved for it is forgotten.
        gone = StoryPage.objects.filter(live=True, expire_at__lt=timezone.now()).values_list("pk", flat=True)
        approved = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).exclude(object_id__in=map(str, gone))
        due = set(approved.values_list("object_id", flat=True))
        with self.step(ending):
            call_command("publish_scheduled")
            assert StoryPage.objects.filter(pk__in=due, live=True).count() == len(due)
        if ending == "commit":
            PageTree.gone_live += len(due)

    @rule(pk=pages, ending=ENDINGS)
    def restrict(self, pk, ending):
        if (page := self.page(pk)) is None:
            return
        with self.step(ending):
            if not page.view_restrictions.exists():
                PageViewRestriction.objects.create(page=page, restriction_type="login")

    @rule(pk=pages, ending=ENDINGS)
    def unrestrict(self, pk, ending):
        if (page := self.page(pk)) is None:
            return
        with self.step(ending):
            for restriction in page.view_restrictions.all():
                restriction.delete()

    @rule(pk=pages, below=pages, ending=ENDINGS)
    def move(self, pk, below, ending):
        page, target = self.page(pk), self.page(below)
        if page is None or target is None or pk == self.home or target.pk == pk or target.is_descendant_of(page):
            return
        with self.step(ending):
            page.move(target, pos="last-child")

    @rule(pk=pages, ending=ENDINGS)
    def change_slug(self, pk, ending):
        if (page := self.page(pk)) is None:
            return
        page.slug = self.slug()
        with self.step(ending):
            page.save()

    @rule(pk=consumes(pages), ending=ENDINGS)
    def delete(self, pk, ending):
        if (page := self.page(pk)) is None or pk == self.home or self.page(self.home).path.startswith(page.path):
            return
        with self.step(ending):
            page.delete()

    @rule(pk=pages, ending=ENDINGS)
    def change_root(self, pk, ending):
        if (page := self.page(pk)) is None:
            return
        site = Site.objects.first() or Site(hostname="example.org", is_default_site=True)
        site.root_page = page if site.root_page_id == self.home else Page.objects.get(pk=self.home)
        with self.step(ending):
            site.save()

    @rule(name=WORDS, ending=ENDINGS)
    def rename_topic(self, name, ending):
        topic = Topic.objects.get(pk=self.topic.pk)
        topic.name = name
        with self.step(ending):
            topic.save()

    @rule(name=WORDS, ending=ENDINGS)
    def rename_partner(self, name, ending):
        partner = Partner.objects.get(pk=self.partner.pk)
        partner.name = name
        with self.step(ending):
            partner.save()

    @invariant()
    def the_index_is_what_readers_may_see(self):
        """Row by row, and as many as a search finds; nothing waits."""
        if not hasattr(self, "home"):
            return
        assert indexed() == expected()
        assert search(SearchQuery(filters={"type": ["news"]})).total == len(expected())
        assert not PendingDocument.objects.exists()
