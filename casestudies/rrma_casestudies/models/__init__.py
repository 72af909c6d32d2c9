"""Models of rrma_casestudies, one noun a module."""
