"""The replica: an Elasticsearch index that is fed from the projection only, and may be lost at any time."""
