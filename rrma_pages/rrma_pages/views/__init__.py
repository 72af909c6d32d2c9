"""Views of rrma_pages: the style sheet of a site's colours, and the pages that say what went wrong."""
