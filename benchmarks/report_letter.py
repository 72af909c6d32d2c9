"""The section of docs/benchmarks.md about the letter."""

import datetime
import os
from collections.abc import Iterable, Mapping
from typing import Any

from .letter import ITEMS, MESSAGES, RECIPIENTS

HEADING = "## The letter"
INTRODUCTION = """
A letter of {items} items of every kind on the demonstration's site, six of them with their picture; {weight:,.0f} kB of
HTML. What somebody waits for is timed as above. Recipients are noted once, a third of them with themes of their choice;
then {messages:,} messages leave by SMTP to a server on the same machine, which takes everything.
"""
APART = """
Measured by `{command}` on {date}, load average {load} at the end.
"""
TARGETS = {"HTML and text": 300}


def letter(found: Mapping[str, Any], command: str = "") -> Iterable[str]:
    """The section; `command` says which run it is from, where that is not the whole report's."""
    yield HEADING
    if command:
        date = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
        yield APART.format(command=command, date=date, load=f"{os.getloadavg()[0]:.1f}").rstrip()
    yield INTRODUCTION.format(items=ITEMS, messages=MESSAGES, weight=found["bytes"] / 1000)
    yield "| what | target | measured | SQL queries |"
    yield "|---|---|---|---|"
    for name, timing in found["waited_for"].items():
        target = f"{TARGETS[name]} ms" if name in TARGETS else ""
        yield f"| {name} | {target} | {timing['p50']:,.0f} / {timing['p90']:,.0f} ms | {timing['queries']} |"
    yield f"| {found['queued']:,} of {RECIPIENTS:,} recipients noted | 20 s | {found['queueing']:.2f} s | |"
    yield f"| a message made and handed over, processor | | {found['each'] * 1000:.1f} ms | |"
    yield f"| messages handed over in a second, by the clock | | {found['a_second']:.0f} | |"
    yield ""


def put_into(report: str, section: str) -> str:
    """`report` with `section` in the place of what it says about the letter, at its end if it says nothing yet."""
    before, _heading, rest = report.partition(HEADING)
    _old, found, after = rest.partition("\n## ")
    return "\n".join([before.rstrip(), "", section.rstrip(), ""]) + (f"\n## {after}" if found else "")
