"""The engine of a site that has an Elasticsearch server besides its database, where a replica of the projection is.

The modules in here need the Elasticsearch client, which is not installed everywhere: they are imported where the
settings ask for this engine, and nowhere else.
"""
