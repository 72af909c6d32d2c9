"""What each trade needs of the directory (see `rrma_search.groups`)."""

from rrma_search.group_permissions import keep
from rrma_search.groups import Trade

__all__ = ["GRANTS"]

APP = "rrma_directory"
RECORDS = ["organisation", "cooperation"]
VOCABULARIES = ["theme", "keyword", "country", "sdg", "organisationkind", "cooperationkind", "territory"]
# Who writes names organisations that nobody has recorded yet, and finds words that are missing.
WRITING = [
    *keep(APP, [*RECORDS, "keyword"], ["add", "change", "view"]),
    *keep(APP, VOCABULARIES, ["view"]),
]
PICTURES = ["wagtailimages.add_image", "wagtailimages.choose_image"]

GRANTS = {
    Trade.WRITING: [*WRITING, *PICTURES],
    Trade.PUBLISHING: [*WRITING, *PICTURES],
    Trade.DIRECTORY: [*keep(APP, RECORDS), *keep(APP, VOCABULARIES, ["view"]), *PICTURES],
    Trade.VOCABULARIES: keep(APP, VOCABULARIES),
}
