"""System checks name what is wrong with the settings, the registrations and the database."""

import pytest
from django.core.checks import run_checks

from rrma_search import checks, facets, sources
from rrma_search.facets import Facet, register_facet
from rrma_search.sources import register_source

from .testapp.fixtures import host  # noqa: F401
from .testapp.sources import PartnerSource


def ids(messages):
    return sorted(message.id for message in messages)


def test_the_settings_of_this_project_are_right():
    assert ids(run_checks(tags=["rrma_search"])) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("sqlite", ["rrma_search.E001"]),
        ({"ENGIN": "sqlite"}, ["rrma_search.W002"]),
        ({"ENGINE": "sphinx"}, ["rrma_search.E003"]),
        ({"REPROJECTION_SECONDS": -1}, ["rrma_search.E003"]),
        ({"REPROJECTION_SECONDS": "1"}, ["rrma_search.E003"]),
        ({"BATCH_SIZE": 0}, ["rrma_search.E003"]),
        ({"BATCH_SIZE": True}, ["rrma_search.E003"]),
        ({"FACET_ORDER": "theme"}, ["rrma_search.E003"]),
        ({"ENGINE": "off", "REPROJECTION_SECONDS": 0.5, "BATCH_SIZE": 10, "FACET_ORDER": ["theme"]}, []),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_may_be(settings, given, expected):
    settings.RRMA_SEARCH = given
    messages = checks.check_settings()
    assert ids(messages) == expected
    assert all(message.hint for message in messages)


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("URL", "localhost:9200"),
        ("URL", []),
        ("URL", "https://one.example.org, two.example.org"),
        ("INDEX_PREFIX", "RRMA"),
        ("INDEX_PREFIX", "rrma*"),
        ("TIMEOUT", 0),
        ("API_KEY", ("id", "key")),
        ("BASIC_AUTH", "user:password"),
        ("CA_CERTS", True),
        ("VERIFY_CERTS", "no"),
        ("SHARDS", 0),
        ("REPLICAS", -1),
    ],
)
def test_a_wrong_access_to_elasticsearch_is_named(settings, key, wrong):
    settings.RRMA_SEARCH = {"ENGINE": "elasticsearch", key: wrong}
    assert ids(checks.check_settings()) == ["rrma_search.E003"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"ENGINE": None, "API_KEY": "k", "BASIC_AUTH": ("u", "p")}, []),
        ({"URL": "http://localhost:9200"}, []),
        ({"URL": "https://one.example.org,https://two.example.org", "API_KEY": "k", "CA_CERTS": "/ca.pem"}, []),
        ({"URL": "https://one.example.org", "API_KEY": "k", "BASIC_AUTH": ("u", "p")}, ["rrma_search.E014"]),
        ({"URL": "https://one.example.org", "VERIFY_CERTS": False}, ["rrma_search.W015"]),
        ({"URL": ["https://one.example.org", "http://two.example.org:9200"], "API_KEY": "k"}, ["rrma_search.W015"]),
        ({"URL": "http://one.example.org"}, ["rrma_search.E016"]),
        ({"URL": "https://one.example.org", "API_KEY": "key\n"}, ["rrma_search.E016"]),
        ({"URL": "https://one.example.org", "BASIC_AUTH": ("site", "été")}, ["rrma_search.E016"]),
        ({"URL": "http://one.example.org:9200", "CA_CERTS": "/ca.pem"}, ["rrma_search.E016"]),
    ],
)
def test_elasticsearch_is_spoken_to_in_one_way_and_in_private(settings, given, expected):
    settings.RRMA_SEARCH = {"ENGINE": "elasticsearch", **given}
    assert ids(checks.check_settings()) == []
    assert ids(checks.check_elasticsearch()) == expected


@pytest.mark.parametrize("name", ["nowhere/base.html", 3])
def test_a_base_template_that_cannot_be_loaded_is_named(settings, name):
    settings.RRMA_BASE_TEMPLATE = name
    assert ids(checks.check_template()) == ["rrma_search.E004"]


def test_twins_are_named(host):  # noqa: F811
    register_source(PartnerSource)
    register_facet(Facet(name="topic"))
    assert ids(checks.check_registrations()) == ["rrma_search.E005", "rrma_search.E006"]
    assert type(facets.get_facets()["topic"]) is not Facet
    assert len(sources.get_sources()) == 2


def test_models_that_are_not_installed_are_named(host):  # noqa: F811
    register_facet(Facet(name="elsewhere", models=("nowhere.Thing", "nonsense")))
    assert ids(checks.check_registrations()) == ["rrma_search.W007", "rrma_search.W007"]


def test_an_index_in_another_database_than_the_pages_is_an_error(settings):
    settings.DATABASE_ROUTERS = [f"{__name__}.Elsewhere"]
    settings.RRMA_SEARCH = {"ENGINE": "off"}
    assert "rrma_search.E008" in ids(checks.check_database())


class Elsewhere:
    """Sends the models of the search to an alias of their own."""

    def db_for_write(self, model, **hints):
        return "elsewhere" if model._meta.app_label == "rrma_search" else None


class Connection:
    """A connection as the check sees it."""

    display_name = "MySQL"
    settings_dict = {"OPTIONS": {}}

    def __init__(self, vendor, fts5=True):
        self.vendor = vendor
        self.Database = Database if not fts5 else __import__("sqlite3")


class Database:
    """A SQLite without FTS5."""

    class OperationalError(Exception):
        """As of the real one."""

    @classmethod
    def connect(cls, name):
        return cls()

    def execute(self, sql):
        raise self.OperationalError("no such module: fts5")

    def close(self):
        pass


@pytest.mark.parametrize(
    ("connection", "expected"),
    [
        (Connection("mysql"), ["rrma_search.E009"]),
        (Connection("postgresql"), []),
        (Connection("sqlite", fts5=False), ["rrma_search.E009"]),
        (Connection("sqlite"), ["rrma_search.W010"]),
    ],
)
def test_a_database_without_an_engine_is_told(monkeypatch, settings, connection, expected):
    monkeypatch.setattr(checks, "connections", {"default": connection, "elsewhere": connection})
    assert ids(checks.check_database()) == expected
    settings.RRMA_SEARCH = {"ENGINE": "off"}
    assert ids(checks.check_database()) == []


@pytest.mark.parametrize(("vendor", "engine"), [("postgresql", "sqlite"), ("sqlite", "postgresql")])
def test_an_engine_of_another_database_is_an_error(monkeypatch, settings, vendor, engine):
    monkeypatch.setattr(checks, "connections", {"default": Connection(vendor)})
    settings.RRMA_SEARCH = {"ENGINE": engine}
    assert ids(checks.check_database()) == ["rrma_search.E009"]


def test_an_unknown_attribute_of_a_facet_is_refused():
    with pytest.raises(TypeError, match="colour"):
        Facet(name="theme", colour="red")
