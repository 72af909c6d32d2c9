"""The list of the directory."""

from rrma_search.views import SearchView

from ..directory_page import DIRECTORY, DirectoryPage


class DirectoryView(SearchView):
    """The organisations, by name, narrowed by what they are, where they are and with whom they work."""

    listing = DIRECTORY
    page_class = DirectoryPage
    template_name = "rrma_directory/directory.html"
