"""The engine of a site that has an Elasticsearch server besides its database: a replica of the projection.

The client library is imported by the modules in here only, which nothing imports unless the settings ask for it.
"""




