"""A page type, a public address, an error page that has no specimens is named here: a new one cannot escape."""

from urllib.error import HTTPError
from urllib.request import urlopen

from django.urls import resolve

from tests.browser import kinds
from tests.browser.specimens import SIZES, Size, all_specimens, never_vary, not_pages


def missing(found: set[str]) -> list[str]:
    """« kind: size » for each size in which a kind has no specimen."""
    there = {(specimen.kind, specimen.size) for specimen in all_specimens()}
    pages = sorted(found - not_pages().keys())
    return [f"{kind}: {size}" for kind in pages for size in sizes_of(kind) if (kind, size) not in there]


def sizes_of(kind: str) -> tuple[Size, ...]:
    """The sizes in which there must be a specimen of `kind`."""
    return SIZES[:1] if kind in never_vary() else SIZES


def test_every_kind_has_three():
    lacking = missing(kinds.kinds())
    assert not lacking, f"add specimens in tests/browser/specimens: {lacking}"


def test_one_without_is_named():
    assert missing({"rrma_pages.HomePage", "rrma_new.NewPage"}) == [f"rrma_new.NewPage: {size}" for size in SIZES]


def test_what_is_looked_for_is_found():
    assert {"rrma_pages.HomePage", "rrma_casestudies.CaseSheetPage", "rrma_casestudies.CaseSheetIndexPage"} <= (
        kinds.page_types()
    )
    assert {"rrma_search:search", "rrma_directory:organisation"} <= kinds.addresses()
    assert "error:404" in kinds.error_pages()


def test_no_specimen_is_of_a_kind_that_does_not_exist():
    assert {specimen.kind for specimen in all_specimens()} | not_pages().keys() <= kinds.kinds()


def test_every_specimen_of_an_address_is_at_that_address():
    for specimen in all_specimens():
        if ":" in specimen.kind and "." not in specimen.kind and not specimen.kind.startswith("error:"):
            assert resolve(specimen.address.partition("?")[0]).view_name == specimen.kind, str(specimen)


def test_what_is_no_page_answers_something_else(site_url):
    for kind, address in not_pages().items():
        try:
            answer = urlopen(site_url + address, timeout=30)
        except HTTPError as error:
            answer = error
        with answer:
            assert "html" not in answer.headers["Content-Type"], kind
