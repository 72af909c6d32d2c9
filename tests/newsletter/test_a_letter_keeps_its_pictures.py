"""A letter that was sent shows its pictures whatever becomes of the library, and takes them with it when it goes."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.static import serve

from rrma_newsletter.drawing import content_of
from rrma_newsletter.eml import message_of
from rrma_newsletter.freezing import freeze
from rrma_newsletter.letters import rendered
from rrma_newsletter.models import NewsletterPage
from tests.casestudies.factories import image
from tests.newsletter.letter_factories import item, items, letter
from tests.pages.news_factories import news

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def illustrated() -> tuple[NewsletterPage, list]:
    """A letter with a picture of its own and one of its source, and these images."""
    own, lent = image("La sienne"), image("Celle de l’actualité")
    source = news(image=lent, image_alt="Un puits")
    first = item(source, lead=True)
    second = item(news(), image=own.pk, alt="Une école")
    return letter(sections=items(first, second)), [own, lent]


def again(page) -> NewsletterPage:
    return NewsletterPage.objects.get(pk=page.pk)


def pictures(page) -> list:
    return [entry.picture for entry in content_of(again(page)).entries]


def shown(page) -> list[str]:
    """The letter as its page, as a message, as text, as a file for mail programs."""
    page = again(page)
    made = rendered(page, profile="own")
    leaves = (part for part in message_of(made).message().walk() if not part.is_multipart())
    parts = [leaf.get_payload(decode=True).decode() for leaf in leaves]
    return [Client().get(page.url).content.decode(), made.html, made.text, *parts]


def answers(picture) -> int:
    """What a server of files says of it."""
    path = picture.url.removeprefix("/media/")
    return serve(RequestFactory().get(picture.url), path, default_storage.location).status_code


def test_images_deleted_after_the_sending_leave_the_letter_as_it_was_sent(django_capture_on_commit_callbacks):
    page, library = illustrated()
    freeze(page)
    before = shown(page)
    kept = pictures(page)
    assert [picture.alt for picture in kept] == ["Un puits", "Une école"]
    assert all(picture.url in before[0] and picture.url in before[1] for picture in kept)
    with django_capture_on_commit_callbacks(execute=True):
        for each in library:
            each.delete()
    assert shown(page) == before
    assert [answers(picture) for picture in kept] == [200, 200]


def test_an_image_replaced_after_the_sending_leaves_the_letter_as_it_was_sent():
    page, [own, _lent] = illustrated()
    freeze(page)
    before, [_first, kept] = shown(page), pictures(page)
    content = default_storage.open(kept.kept_as).read()
    own.file = image("Une autre").file
    own.save()
    own.renditions.all().delete()
    assert shown(page) == before
    assert default_storage.open(kept.kept_as).read() == content


def test_until_it_is_sent_a_letter_follows_the_library_and_keeps_nothing(storage):
    page, _library = illustrated()
    assert not any(picture.kept_as for picture in pictures(page))
    assert not (storage / "rrma_newsletter").exists()


def test_a_letter_that_is_deleted_takes_its_pictures_with_it_and_no_others(django_capture_on_commit_callbacks):
    page, [own, lent] = illustrated()
    other = letter(sections=items(item(news(), image=own.pk)))
    freeze(page)
    freeze(other)
    kept, [of_other] = pictures(page), pictures(other)
    with django_capture_on_commit_callbacks(execute=True):
        again(page).delete()
    assert not any(default_storage.exists(picture.kept_as) for picture in kept)
    assert default_storage.exists(of_other.kept_as)
    assert default_storage.exists(own.file.name) and default_storage.exists(lent.file.name)


def test_a_lost_file_is_made_again_and_a_lost_image_is_left_out():
    page, [own, lent] = illustrated()
    pictures(page)
    for each in (own, lent):
        for rendition in each.renditions.all():
            default_storage.delete(rendition.file.name)
    default_storage.delete(lent.file.name)
    freeze(page)
    first, second = pictures(page)
    assert first is None
    assert answers(second) == 200


def test_the_screens_of_a_sent_letter_show_what_it_has_kept(admin_client):
    page, library = illustrated()
    freeze(page)
    for each in library:
        each.delete()
    html = admin_client.get(reverse("rrma_newsletter_admin:copy", args=[page.pk])).content.decode()
    assert pictures(page)[0].url in html
