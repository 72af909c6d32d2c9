"""The results of a search as a table: CSV for people and for machines, XLSX."""
