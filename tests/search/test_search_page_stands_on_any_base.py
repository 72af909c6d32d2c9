"""The search page works on a host's base template, and without the theme."""

import pytest
from django.template import engines
from django.test import override_settings

from rrma_search import conf
from rrma_search.projection import project

from .corpora import declared, make_document
from .search_page import ShownPage

__all__ = ["declared"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("declared")]

HOST = """<title>{% block title %}{% endblock %}</title>{% block extra_css %}{% endblock %}
<b>Hôte</b>{% block content %}{% endblock %}
"""


def test_without_the_theme_the_plain_base_is_used(monkeypatch):
    monkeypatch.setattr(conf.apps, "is_installed", lambda name: name != "rrma_pages")
    project([make_document(1, title="Eau")])
    page = ShownPage("/recherche/?q=eau")
    assert page.soup.select_one('link[href$="plain.css"]')
    assert page.titles == ["Eau"]
    assert len(page.soup.find_all("main")) == len(page.soup.find_all("h1")) == 1


def test_a_host_needs_no_more_than_three_blocks(tmp_path, settings):
    (tmp_path / "host.html").write_text(HOST, encoding="utf-8")
    templates = [{**settings.TEMPLATES[0], "DIRS": [str(tmp_path)]}]
    project([make_document(1, title="Eau")])
    with override_settings(TEMPLATES=templates, RRMA_BASE_TEMPLATE="host.html"):
        page = ShownPage("/recherche/?q=eau")
        assert engines["django"].engine.dirs == [str(tmp_path)]
    assert page.text("b") == "Hôte"
    assert page.text("title").startswith("« eau » : 1 résultat")
    assert page.titles == ["Eau"]


def test_an_app_may_draw_its_own_kind_of_result(tmp_path, settings):
    (tmp_path / "rrma_search/hits").mkdir(parents=True)
    (tmp_path / "rrma_search/hits/recipe.html").write_text("<i>Recette : {{ hit.title }}</i>", encoding="utf-8")
    project([make_document(1, title="Eau", kind="recipe"), make_document(2, title="Riz", kind="../etc/passwd")])
    with override_settings(TEMPLATES=[{**settings.TEMPLATES[0], "DIRS": [str(tmp_path)]}]):
        page = ShownPage()
    assert page.text("i") == "Recette : Eau"
    assert page.titles == ["Riz"]
