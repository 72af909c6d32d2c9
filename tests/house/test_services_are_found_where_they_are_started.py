"""What `compose.yaml` starts is what `tests.services` tells tests of, at the same ports and by the same names."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from tests import services

THIS = Path(__file__).name
VERSIONS = {"RRMA_TEST_ELASTICSEARCH_URL": "8", "RRMA_TEST_ELASTICSEARCH9_URL": "9"}


@pytest.fixture(scope="module")
def composed():
    """Each service by its port on this machine."""
    declared = yaml.safe_load((services.ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    return {int(port.split(":")[1]): service for service in declared.values() for port in service["ports"]}


def test_every_url_leads_to_a_service_and_every_service_has_a_url(composed):
    assert {urlsplit(url).port for url in services.IN_DOCKER.values()} == set(composed)


def test_services_are_reached_from_this_machine_alone(composed):
    published = [port for service in composed.values() for port in service["ports"]]
    assert all(re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port) for port in published)
    assert {urlsplit(url).hostname for url in services.IN_DOCKER.values()} <= {"127.0.0.1", "localhost"}


def test_postgresql_knows_the_role_and_the_database_of_its_url(composed):
    url = urlsplit(services.IN_DOCKER[services.POSTGRESQL])
    service = composed[url.port]
    assert service["image"].startswith("postgres:")
    assert service["environment"] == {
        "POSTGRES_USER": url.username,
        "POSTGRES_PASSWORD": url.password,
        "POSTGRES_DB": url.path.strip("/"),
    }
    assert service["ports"][0].endswith(":5432")


@pytest.mark.parametrize(("variable", "major"), VERSIONS.items())
def test_each_elasticsearch_has_the_version_that_its_variable_promises(composed, variable, major):
    service = composed[urlsplit(services.IN_DOCKER[variable]).port]
    assert re.fullmatch(rf"docker\.elastic\.co/elasticsearch/elasticsearch:{major}\.\d+\.\d+", service["image"])
    assert service["ports"][0].endswith(":9200")


def test_every_service_tells_when_it_is_ready(composed):
    """`docker compose up --wait` returns at once for one that does not."""
    assert all("test" in service["healthcheck"] for service in composed.values())


def test_every_variable_is_read_by_tests_or_by_the_makefile():
    tests = [path for path in (services.ROOT / "tests").rglob("*.py") if path.name not in ("services.py", THIS)]
    read = "".join(path.read_text(encoding="utf-8") for path in [*tests, services.ROOT / "Makefile"])
    assert not {name for name in services.IN_DOCKER if name not in read}
