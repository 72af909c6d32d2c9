"""What readers are told of a file before they download it: its format, its size, its language, read from it."""

from __future__ import annotations

import logging
import re
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import IO, Any

from django.core.cache import cache
from django.utils.formats import number_format
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

__all__ = ["FileFacts", "file_facts", "human_size", "language_name"]

logger = logging.getLogger(__name__)

KEPT = 3600
"""Seconds that what was read of a file is kept."""
MISSING_KEPT = 60
"""Seconds before a file that was missing is looked for again."""

# Where Office Open XML and OpenDocument say their language. Nothing longer is read: a zip may unpack to gigabytes.
METADATA = ("docProps/core.xml", "meta.xml")
METADATA_SIZE = 100_000
PDF_SIZE = 20_000_000

_IN_METADATA = re.compile(rb"<dc:language[^>]*>\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*</dc:language>")
_IN_PDF = re.compile(rb"/Lang\s*\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)")


@dataclass(frozen=True, slots=True)
class FileFacts:
    """`format` in capitals (« DOCX »), `size` in bytes, `language` as the file gives its code, "" when it does not."""

    format: str
    size: int
    language: str


def file_facts(document: Any) -> FileFacts | None:
    """What is to be told of the file of `document`, an object of Wagtail's library; None when the file is missing.

    The file is read once an hour at most, and anew as soon as another one replaces it.
    """
    name = document.file.name
    if not name:
        return None
    key = f"rrma_pages:file:{document.pk}:{sha256(name.encode()).hexdigest()[:16]}:{document.file_hash}"
    kept = cache.get(key)
    if kept is None:
        kept = _read(document) or ()
        cache.set(key, kept, KEPT if kept else MISSING_KEPT)
    return FileFacts(*kept) if kept else None


def human_size(size: int) -> str:
    """`size` bytes as readers say it, in powers of ten: « 48 ko », « 1,2 Mo »."""
    if size < 1_000_000:
        return _("%(number)s kB") % {"number": max(1, round(size / 1000))}
    return _("%(number)s MB") % {"number": number_format(round(size / 1_000_000, 1), 1, use_l10n=True)}


def language_name(code: str) -> str:
    """The name of the language `code` in the active language; "" for one that Django does not know."""
    try:
        name = get_language_info(code)["name_translated"]
    except KeyError:
        return ""
    # French writes the names of languages without a capital.
    return name.lower() if (get_language() or "").startswith("fr") else name


def _read(document: Any) -> tuple[str, int, str] | None:
    suffix = PurePosixPath(document.file.name).suffix
    try:
        with document.file.storage.open(document.file.name, "rb") as file:
            size = file.size
            return suffix[1:].upper(), size, _language(file, suffix.lower(), size)
    except OSError:
        logger.warning("The file of the document %s is missing: %s", document.pk, document.file.name)
        return None


def _language(file: IO[bytes], suffix: str, size: int) -> str:
    if suffix == ".pdf":
        found = _IN_PDF.search(file.read()) if size <= PDF_SIZE else None
    else:
        found = _IN_METADATA.search(_metadata(file))
    return found[1].decode() if found else ""


def _metadata(file: IO[bytes]) -> bytes:
    """The part of an office document that says its language; empty for any other file."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = [part for part in archive.infolist() if part.filename in METADATA]
            return archive.read(parts[0]) if parts and parts[0].file_size <= METADATA_SIZE else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):  # not an archive, or one that is packed strangely
        return b""
