"""No personal address, no path of a machine, and the top of the tree as promised."""

import re

TEXT = {".py", ".md", ".yaml", ".yml", ".html", ".txt", ".toml", ".po", ".css", ".svg", ".csv", ".sh", ""}
ADDRESS = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)")
TOP_LEVEL = (
    *("pyproject.toml", "site", "rrma_pages", "directory", "casestudies", "newsletter", "search", "tests"),
    *("README.md", "Makefile", "benchmarks", "docs", "CHANGELOG.md", "LICENSE", ".ci/run"),
)
MACHINE = re.compile("/" + r"(root|home|work|Users)/\w")


def texts(tracked_files):
    return [(path, path.read_text(encoding="utf-8")) for path in tracked_files if path.suffix in TEXT]


def test_every_mailbox_is_on_an_example_domain(tracked_files):
    allowed = re.compile(r"(?i)(^|\.)example\.(org|com|net)$|^localhost$|\.invalid$|\.test$")
    found = [
        (path.name, match[0])
        for path, text in texts(tracked_files)
        for match in ADDRESS.finditer(text)
        if not allowed.search(match["host"])
    ]
    assert not found


def test_no_path_of_a_machine(tracked_files):
    assert not [(path.name, match[0]) for path, text in texts(tracked_files) for match in MACHINE.finditer(text)]


def test_the_top_level_entries_are_there(root):
    for entry in TOP_LEVEL:
        assert (root / entry).exists(), entry


def test_each_part_says_what_lives_there(root):
    for part in ("search", "directory", "rrma_pages", "casestudies", "newsletter", "site"):
        assert (root / part / "README.md").exists(), part
