"""No person's name, address or number in the demonstration: functions, services and invented mailboxes only."""

import re

from rrma_casestudies.models import CaseSheetContact
from rrma_site.demo.content import DATA

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<!\d)(?:\+33|0)[ .\xa0]?[1-9](?:[ .\xa0]?\d{2}){4}(?!\d)")
CIVILITY = re.compile(r"\b(?:M\.|Mme|Mlle|Monsieur|Madame)\s")


def texts(folder) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in folder.iterdir() if path.is_file()]


def test_the_sources_hold_no_personal_data():
    for text in [*texts(DATA), *texts(DATA.joinpath("sheets"))]:
        assert all(address.endswith("@example.org") for address in ADDRESS.findall(text))
        assert not PHONE.search(text)
        assert not CIVILITY.search(text)


def test_contacts_are_functions_with_invented_mailboxes(network):
    contacts = CaseSheetContact.objects.all()
    assert len(contacts) == 17
    assert all(contact.function and (contact.organisation or contact.other_name) for contact in contacts)
    assert all(contact.mailbox.endswith("@example.org") for contact in contacts if contact.mailbox)


def test_pages_show_no_other_address(network, crawled):
    for address, soup in crawled.items():
        html = str(soup)
        assert all(found.endswith("@example.org") for found in ADDRESS.findall(html)), address
        assert not PHONE.search(html), address
