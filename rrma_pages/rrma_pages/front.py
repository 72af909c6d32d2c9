"""What the home page reads from the search: latest sheets, entry points with counts, figures of the network."""
