"""docs/operate.md, « In production », « Maintenance » and « Backup »: carried out word for word, but for the folder."""

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPMessage
from pathlib import Path

import pytest

from tests.house.conftest import ROOT
from tests.site.ports import free_port

PAGE = ROOT / "docs/operate.md"
FOLDER = "/srv/traverses"
HOST = "www.example.org"
HASTY = ROOT / "tests/site/hasty"


def commands(heading: str) -> list[str]:
    """The shell blocks of the section `heading`, in their order."""
    sections = re.split(r"^## +", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    [section] = [section for section in sections if section.startswith(f"{heading}\n")]
    return [
        re.sub(r"^ {3}", "", block, flags=re.MULTILINE) for block in re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    ]


@pytest.fixture
def shell(tmp_path) -> Callable[[str], str]:
    """A function that runs commands as on a new machine, with the variables of the guide; it gives what they print."""

    def run(script: str) -> str:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", in_place(script, tmp_path)],
            cwd=ROOT,
            env={**bare_environment(), "PYTHONPATH": str(HASTY)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr[-3_000:] + done.stdout[-1_000:]
        return done.stdout + done.stderr

    return run


def in_place(script: str, folder: Path) -> str:
    variables, *_others = commands("In production")
    return (variables + script).replace(FOLDER, str(folder))


def bare_environment() -> dict[str, str]:
    """Nothing of this process but where its programs and its language are."""
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def test_nothing_is_left_to_mend_in_the_settings(shell):
    check = commands("In production")[1].strip().splitlines()[-1]
    assert "check --deploy" in check and "--fail-level WARNING" in check
    assert "no issues (0 silenced)" in shell(check)


@pytest.mark.slow
def test_what_concerns_other_host_names_is_asked_for_and_told_otherwise(shell):
    with pytest.raises(AssertionError, match=r"security\.W005"):
        shell("unset HSTS_SUBDOMAINS\n" + commands("In production")[1].strip().splitlines()[-1])


def test_mail_leaves_as_its_address_says(shell):
    told = shell(
        """python -c 'from rrma_site import settings as s
print(s.EMAIL_BACKEND, s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_HOST_USER, s.DEFAULT_FROM_EMAIL)'"""
    )
    expected = "django.core.mail.backends.smtp.EmailBackend smtp.example.org 587 True site site@example.org"
    assert told.strip() == expected


def test_mail_that_cannot_leave_is_refused(shell):
    with pytest.raises(AssertionError, match="EMAIL_URL begins with"):
        shell("EMAIL_URL=pigeon://roof python -c 'import rrma_site.settings'")


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The site as the guide starts it, on a port of its own."""
    port = free_port()
    start = commands("In production")[2].strip().replace(":8000", f":{port}")
    script = in_place(f"exec {start}", folder)
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(["bash", "-c", script], cwd=ROOT, env=bare_environment(), stdout=log, stderr=log)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


class Plainly(urllib.request.HTTPRedirectHandler):
    """Follows no redirection."""

    def redirect_request(self, *args) -> None:
        return None


def ask(url: str, forwarded: str | None = "https") -> tuple[int, HTTPMessage]:
    """The status and headers of what the site answers to the web server before it, waiting until it answers."""
    headers = {"Host": HOST} | ({"X-Forwarded-Proto": forwarded, "X-Forwarded-For": "192.0.2.1"} if forwarded else {})
    opener = urllib.request.build_opener(Plainly)
    deadline = time.monotonic() + 60
    while True:
        try:
            with opener.open(urllib.request.Request(url, headers=headers), timeout=20) as answer:
                return answer.status, answer.headers
        except urllib.error.HTTPError as error:
            return error.code, error.headers
        except (urllib.error.URLError, ConnectionError):
            assert time.monotonic() < deadline
            time.sleep(0.3)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_guide_leads_to_a_site_over_https_that_is_closed_backed_up_and_restored(shell, tmp_path):
    assert "no issues (0 silenced)" in shell(commands("In production")[1])
    close, page = commands("Maintenance")
    on, off = close.strip().splitlines()
    with server(tmp_path) as url:
        status, headers = ask(f"{url}/admin/login/")
        assert status == 200
        assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
        assert all("Secure" in cookie for cookie in headers.get_all("Set-Cookie"))
        status, headers = ask(f"{url}/admin/login/", forwarded="http")
        assert (status, headers["Location"]) == (301, f"https://{HOST}/admin/login/")
        assert ask(f"{url}/static/rrma_pages/errors.css")[0] == 200
        shell(on)
        status, headers = ask(f"{url}/")
        assert status == 503 and headers["Retry-After"]
        assert ask(f"{url}/admin/login/")[0] == 200
        shell(off)
        assert ask(f"{url}/")[0] != 503

        (tmp_path / "media").mkdir(exist_ok=True)
        (tmp_path / "media/plan.svg").write_text("<svg/>")
        backup, restore, *_others = commands("Backup")
        shell(backup)
    shell("python site/manage.py flush --no-input --verbosity 0; rm -r " + FOLDER + "/media")
    shell(restore)
    assert (tmp_path / "media/plan.svg").read_text() == "<svg/>"
    assert "no issues" in shell(
        "python site/manage.py check --database default && python site/manage.py migrate --check"
    )
    told = shell(
        'python site/manage.py shell -v0 -c "from rrma_directory.models import SDG; print(SDG.objects.count())"'
    )
    assert told.strip() == "17"
    assert "Nous revenons" in shell(page.replace("> maintenance.html", ""))
