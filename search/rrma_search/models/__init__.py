"""Models of rrma_search, one noun a module."""
