"""A network's colours come as a second style sheet, from the admin or the settings, if they can be read."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, Site

from rrma_pages import checks, colours
from rrma_pages.contrast import ratio, tones, weak
from rrma_pages.models import NetworkSettings

from .factories import home

pytestmark = pytest.mark.django_db

MADDER = dict(zip(colours.DEFAULTS, list(colours.PALETTES.values())[2], strict=True))
PALE = "#e8c9b5"


def fields(palette) -> dict[str, str]:
    return {colours.field_name(name): value for name, value in palette.items()}


def network(**values) -> NetworkSettings:
    found, _created = NetworkSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults=values
    )
    return found


def worst_of(accent: str) -> str:
    """The least contrast of `accent` as a label, as it is written in French."""
    mixed = tones({**colours.DEFAULTS, "accent": accent}, "light")
    least = min(ratio(mixed["accent"], mixed[ground]) for ground in ("paper", "tint", "warm"))
    return f"{int(least * 100) / 100:.2f}".replace(".", ",")


def linked(client) -> list[str]:
    page = BeautifulSoup(client.get("/").content, "html.parser")
    return [link["href"] for link in page.head.find_all("link", rel="stylesheet")]


def test_without_colours_there_is_no_second_stylesheet(client):
    home()
    assert [re.sub(r"^.*/", "", url) for url in linked(client)] == ["theme.css"]
    network(**fields(colours.DEFAULTS))
    assert len(linked(client)) == 1, "the theme's own colours typed out change nothing"


def test_colours_of_the_network_come_after_the_theme(client):
    home()
    network(colour_main="#7a1f2b", colour_accent="#1e5a45")
    theme, own = linked(client)
    assert theme.endswith("theme.css")
    answer = client.get(own)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/css")
    assert answer.content.decode() == ":root{--rrma-main:#7a1f2b;--rrma-accent:#1e5a45;}\n"


def test_no_further_query_is_asked(client, django_assert_num_queries, django_assert_max_num_queries):
    home()
    network()
    client.get("/")
    with django_assert_max_num_queries(100) as plain:
        client.get("/")
    network(**fields(MADDER))
    with django_assert_num_queries(len(plain)):
        client.get("/")


def test_the_address_changes_with_the_colours_and_is_kept_for_a_year(client):
    home()
    network(colour_main="#7a1f2b")
    first = linked(client)[1]
    answer = client.get(first)
    assert "max-age=31536000" in answer["Cache-Control"] and "immutable" in answer["Cache-Control"]
    assert client.get(first, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    network(colour_main="#4c1d45")
    assert linked(client)[1] != first
    for old in (first, "/couleurs.css", "/couleurs.css?v=%00"):
        answer = client.get(old)
        assert "#4c1d45" in answer.content.decode()
        assert "max-age=0" in answer["Cache-Control"] and "immutable" not in answer["Cache-Control"]


def test_the_stylesheet_is_only_read(client):
    assert client.post("/couleurs.css").status_code == 405
    assert client.get("/couleurs.css").status_code == 200


def test_each_site_has_its_own_colours(client):
    home()
    other = Page.objects.get(depth=1).add_child(instance=Page(title="Autre", slug="autre"))
    site = Site.objects.create(hostname="autre.example.org", root_page=other)
    network(colour_main="#7a1f2b")
    NetworkSettings.objects.create(site=site, colour_main="#2f3f4f")
    assert "#7a1f2b" in client.get("/couleurs.css").content.decode()
    assert "#2f3f4f" in client.get("/couleurs.css", headers={"Host": "autre.example.org"}).content.decode()


def test_colours_of_the_admin_go_over_those_of_the_settings(client, settings):
    home()
    settings.RRMA_COLOURS = {"main": "#2F3F4F", "accent": "#8d4a0e"}
    assert client.get(linked(client)[1]).content.decode() == ":root{--rrma-main:#2f3f4f;--rrma-accent:#8d4a0e;}\n"
    network(colour_main="#4c1d45")
    assert client.get(linked(client)[1]).content.decode() == ":root{--rrma-main:#4c1d45;--rrma-accent:#8d4a0e;}\n"


@pytest.mark.parametrize("values", colours.PALETTES.values(), ids=lambda values: values[0])
def test_the_four_palettes_are_accepted(values):
    NetworkSettings(**fields(dict(zip(colours.DEFAULTS, values, strict=True)))).clean()


def test_colours_that_cannot_be_read_are_refused_in_french():
    with override("fr"), pytest.raises(ValidationError) as refusal:
        NetworkSettings(colour_accent=PALE).clean()
    [[name, [sentence]]] = refusal.value.message_dict.items()
    assert name == "colour_accent"
    assert sentence.startswith("Étiquette sur panneau (écran clair)")
    assert sentence.endswith(f"le contraste est de {worst_of(PALE)} pour 1, il en faut au moins 4,5.")


def test_the_refusal_stands_under_the_colour_that_was_changed():
    with pytest.raises(ValidationError) as refusal:
        NetworkSettings(colour_paper="#555555").clean()
    assert set(refusal.value.message_dict) == {"colour_paper"}
    with pytest.raises(ValidationError) as refusal:
        NetworkSettings(colour_main_dark="#333333").clean()
    assert set(refusal.value.message_dict) == {"colour_main_dark"}


def test_a_contrast_just_below_what_is_needed_is_not_rounded_up():
    # Grey #777777 on white: the well-known 4.478 to 1.
    with override("fr"):
        said = [colours.described(found) for found in weak({**colours.DEFAULTS, "paper": "#ffffff", "main": "#777777"})]
    assert any("le contraste est de 4,47 pour 1, il en faut au moins 4,5" in sentence for sentence in said)


@pytest.mark.parametrize(
    ("typed", "kept"), [("7A1F2B", "#7a1f2b"), ("#723", "#772233"), ("#7a1f2b", "#7a1f2b"), ("", "")]
)
def test_colours_may_be_typed_in_several_ways(typed, kept):
    found = NetworkSettings(colour_main=typed)
    found.clean()
    assert found.colour_main == kept


@pytest.fixture
def boss(client) -> None:
    client.force_login(User.objects.create_superuser("cheffe", "cheffe@example.org", "x"))


def form_of(client, **values):
    address = reverse("wagtailsettings:edit", args=["rrma_pages", "networksettings", Site.objects.get().pk])
    formset = {f"footer_pages-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
    return client.post(address, {**formset, "footer_pages-MAX_NUM_FORMS": "1000", **values}, follow=True)


def test_the_admin_keeps_good_colours_and_refuses_bad_ones(client, boss):
    home()
    assert form_of(client, **fields(MADDER)).status_code == 200
    assert dict(NetworkSettings.objects.get().own_colours) == MADDER
    page = BeautifulSoup(form_of(client, **{**fields(MADDER), "colour_text": "#bbbbbb"}).content, "html.parser")
    assert NetworkSettings.objects.get().colour_text == MADDER["text"]
    assert page.find("input", {"name": "colour_text"})["value"] == "#bbbbbb", "nothing typed is lost"
    assert "il en faut au moins 4,5" in page.get_text()


@pytest.mark.parametrize("typed", ["rouge", "#12345", "url(x)", "#7a1f2b;}", "1234567"])
def test_what_is_not_a_colour_is_refused_in_french(client, boss, typed):
    home()
    page = form_of(client, colour_main=typed).content.decode()
    assert "n’est pas une couleur" in page or "au plus" in page
    assert not NetworkSettings.objects.filter(colour_main=typed).exists()


def test_the_form_has_a_picker_for_each_colour_and_four_palettes(client, boss):
    home()
    address = reverse("wagtailsettings:edit", args=["rrma_pages", "networksettings", Site.objects.get().pk])
    page = BeautifulSoup(client.get(address).content, "html.parser")
    pickers = page.select('[data-rrma-colour] input[type="color"]')
    assert [picker["value"] for picker in pickers] == [
        colours.DEFAULTS[name + suffix] for name in ("main", "accent", "paper", "text") for suffix in ("", "-dark")
    ]
    assert all("name" not in picker.attrs and picker["aria-label"] for picker in pickers)
    offered = [
        {name: value for name, value in button.attrs.items() if name.startswith("data-")}
        for button in page.select("[data-rrma-palettes] button")
    ]
    assert offered[0] == {}, "the theme's own: every field left blank"
    assert offered[2] == {f"data-{name}": value for name, value in MADDER.items()}


def messages_of(check, **kwargs) -> list[str]:
    return [message.id for message in check(**kwargs)]


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (None, []),
        ({}, []),
        (MADDER, []),
        ("#7a1f2b", ["rrma_pages.E001"]),
        ({"link": "#7a1f2b"}, ["rrma_pages.W002"]),
        ({"main": "red"}, ["rrma_pages.E003"]),
        ({"main": None}, ["rrma_pages.E003"]),
    ],
)
def test_the_setting_is_checked(settings, given, ids):
    settings.RRMA_COLOURS = given
    found = checks.check_colours()
    assert [message.id for message in found] == ids
    assert all(message.hint for message in found)
    colours.palette()


def test_colours_of_the_setting_that_cannot_be_read_are_an_error(settings):
    settings.RRMA_COLOURS = {"accent": PALE}
    found = checks.check_colours()
    assert found and {message.id for message in found} == {"rrma_pages.E004"}
    assert "is 1.45 to 1, at least 4.5" in found[0].msg


def test_stored_colours_are_checked_with_the_database(settings):
    network(colour_accent="#1e5a45")
    assert messages_of(checks.check_stored_colours, databases=["default"]) == []
    assert messages_of(checks.check_stored_colours, databases=None) == []
    settings.RRMA_COLOURS = {"paper": "#3f6f5f"}
    assert "rrma_pages.W005" in messages_of(checks.check_stored_colours, databases=["default"])


def test_stored_colours_of_a_database_without_tables_are_no_fault(django_db_blocker, tmp_path, settings):
    network(colour_accent="#1e5a45")
    call_command("check", "--database", "default", "--tag", "database")


def test_a_host_without_our_addresses_is_told_and_keeps_its_pages(client, settings):
    home()
    network(colour_main="#7a1f2b")
    settings.ROOT_URLCONF = "tests.pages.urls_without_ours"
    assert messages_of(checks.check_addresses) == ["rrma_pages.W006"]
    assert len(linked(client)) == 1
