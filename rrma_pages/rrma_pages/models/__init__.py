"""Models of rrma_pages, one noun a module."""
