"""The letter, in a process and on a database of its own: composing, rendering, queueing, sending; prints JSON."""

import datetime
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from itertools import cycle, islice
from typing import Any

import django
from django.core.management import call_command

ITEMS, SECTIONS, LEADS = 60, 6, 6
RECIPIENTS = 10_000
MESSAGES = 1_000
PATIENCE = 20
"""Seconds that the mail server has to begin with."""


def main() -> None:
    """Measure and print."""
    django.setup()
    with redirect_stdout(StringIO()):  # what commands tell is not what is measured
        call_command("migrate", verbosity=0)
        call_command("rrma_demo", verbosity=0)
        found = measured(int(sys.argv[1]))
    sys.stdout.write(json.dumps(found))


def measured(times: int) -> dict[str, Any]:
    """Every measurement as plain values; `times` repetitions of what one person waits for."""
    from benchmarks.one_size import row
    from benchmarks.timing import timed_together

    letter = make_letter()
    found = {name: row(timing) for name, timing in timed_together(waited_for(letter), times).items()}
    return {"waited_for": found, "bytes": html_bytes(letter), **on_the_way(letter)}


def waited_for(letter: Any) -> dict[str, Any]:
    """What somebody waits for, by its name in the report."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse

    from rrma_newsletter.drawing import draw
    from rrma_newsletter.letters import rendered

    editor = Client()
    editor.force_login(get_user_model().objects.create_superuser("editor"))
    screens = {"the tray, beside the draft": "rrma_newsletter_admin:compose", "its form": "wagtailadmin_pages:edit"}
    pages = {name: reverse(address, args=[letter.pk]) for name, address in screens.items()}
    return {
        **{name: lambda url=url: answer(editor, url) for name, url in pages.items()},
        "drawn from its sources": lambda: draw(letter),
        "HTML and text": lambda: rendered(letter),
    }


def answer(editor: Any, url: str) -> bytes:
    """The page at `url`; raises RuntimeError when the answer is not a page."""
    response = editor.get(url)
    if response.status_code != 200:
        raise RuntimeError(f"{response.status_code} for {url}")
    return response.content


def make_letter() -> Any:
    """A draft of sixty items: pages of each kind, organisations, dates, texts and figures; some with their picture."""
    from rrma_newsletter.models import NewsletterIndexPage, NewsletterPage

    blocks = list(islice(items(), ITEMS))
    size = ITEMS // SECTIONS
    parts = [
        ("section", {"title": f"Section {n + 1}", "intro": "", "items": blocks[n * size : (n + 1) * size]})
        for n in range(SECTIONS)
    ]
    letter = NewsletterPage(
        title="Letter of sixty items",
        slug="benchmark",
        date=datetime.date(2026, 12, 1),
        editorial="<p>Words to open with.</p>",
        sections=parts,
        live=False,
    )
    NewsletterIndexPage.objects.get().add_child(instance=letter)
    letter.save_revision()
    return NewsletterPage.objects.get(pk=letter.pk)


def items() -> Iterator[tuple[str, Any]]:
    """Blocks without end: of five, three pages, the first ones with their picture, and two others."""
    from rrma_directory.models import Organisation

    pages = cycle(page_items())
    others = cycle(
        [
            ("dated", {"title": "A day to remember", "date": datetime.date(2027, 1, 21), "place": "Poitiers, 14:00"}),
            ("text", "<p>Some words that are in <b>this letter</b> alone.</p>"),
            *(("organisation", {"organisation": each}) for each in Organisation.objects.order_by("pk")[:15]),
            ("figure", {"number": "4 out of 11", "text": "<p>sheets name an obstacle.</p>"}),
        ]
    )
    while True:
        yield from (*islice(pages, 3), *islice(others, 2))


def page_items() -> list[tuple[str, Any]]:
    """Every sheet, guide and news item of the demonstration; those with a picture first, the first ones in front."""
    from rrma_casestudies.models import CaseSheetPage
    from rrma_pages.models import GuidePage, NewsPage

    pages = [page for model in (CaseSheetPage, GuidePage, NewsPage) for page in model.objects.live().order_by("pk")]
    pages.sort(key=lambda page: page.teaser.image is None)
    return [("page", {"page": page, "lead": place < LEADS}) for place, page in enumerate(pages)]


def html_bytes(letter: Any) -> int:
    """How much the message weighs."""
    from rrma_newsletter.letters import rendered

    return len(rendered(letter).html.encode())


def on_the_way(letter: Any) -> dict[str, Any]:
    """Seconds to note ten thousand recipients; messages a second that a mail server takes, and what one costs us."""
    from rrma_newsletter.choices import Cadence
    from rrma_newsletter.letters import rendered
    from rrma_newsletter.models import Delivery, Sending
    from rrma_newsletter.sending.audience import spoken_of
    from rrma_newsletter.sending.queueing import queue

    make_subscribers()
    themes, territories = spoken_of(letter)
    message = rendered(letter)
    sending = Sending.objects.create(
        subject=message.subject,
        html=message.html,
        text=message.text,
        web_url=letter.full_url,
        cadence=Cadence.MONTHLY,
        theme_keys=themes,
        territory_keys=territories,
    )
    queueing, _clock = spent(lambda: queue(sending))
    queued = sending.deliveries.count()
    kept = sending.deliveries.order_by("pk").values_list("pk", flat=True)[:MESSAGES]
    Delivery.objects.exclude(pk__in=list(kept)).delete()
    with mail_server() as port:
        processor, clock = spent(lambda: send(port))
    sent = sending.deliveries.filter(state="sent").count()
    return {"queued": queued, "queueing": queueing, "sent": sent, "a_second": sent / clock, "each": processor / sent}


def make_subscribers() -> None:
    """As many as recipients, every third of whom has chosen themes that the letter speaks of, and others."""
    from rrma_directory.models import Theme
    from rrma_newsletter.choices import Cadence, SubscriberState
    from rrma_newsletter.models import Subscriber
    from rrma_newsletter.models.subscriber import CadenceChoice

    Subscriber.objects.bulk_create(
        Subscriber(email=f"reader{number}@example.org", state=SubscriberState.ACTIVE) for number in range(RECIPIENTS)
    )
    readers = list(Subscriber.objects.values_list("pk", flat=True))
    CadenceChoice.objects.bulk_create(
        CadenceChoice(subscriber_id=reader, cadence=cadence)
        for reader in readers
        for cadence in (Cadence.MONTHLY, Cadence.QUARTERLY)
    )
    themes = list(Theme.objects.values_list("pk", flat=True))
    through = Subscriber.themes.through
    through.objects.bulk_create(
        through(subscriber_id=reader, theme_id=theme) for reader in readers[::3] for theme in themes
    )


def send(port: int) -> None:
    """Everything that is due, as fast as it goes."""
    from django.test import override_settings

    fast = {"FROM": "Benchmark <letter@example.org>", "MESSAGES_PER_MINUTE": 0}
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    with override_settings(EMAIL_BACKEND=smtp, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port, RRMA_NEWSLETTER=fast):
        call_command("rrma_newsletter", "send", "--once")


@contextmanager
def mail_server() -> Iterator[int]:
    """The port of a mail server in a process of its own, which takes everything and keeps nothing."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "aiosmtpd", "-n", "-c", "aiosmtpd.handlers.Sink", "-l", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command)
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(10)


def wait_for(port: int) -> None:
    """Until somebody listens on `port`; raises TimeoutError."""
    import socket

    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"no mail server on {port}")


def spent(action: Any) -> tuple[float, float]:
    """Seconds of this processor, and of the clock, that `action` takes."""
    processor, clock = time.process_time(), time.monotonic()
    action()
    return time.process_time() - processor, time.monotonic() - clock


if __name__ == "__main__":
    main()
