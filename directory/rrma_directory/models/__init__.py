"""Models of rrma_directory, one noun a module."""
