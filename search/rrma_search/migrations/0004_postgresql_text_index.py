"""Make the tables of the text index on PostgreSQL; on another database there is nothing to make."""

from django.db import migrations

from rrma_search.engines.postgresql.schema import create_tables, drop_tables


def create(apps, schema_editor):
    create_tables(schema_editor.connection)


def drop(apps, schema_editor):
    drop_tables(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("rrma_search", "0003_group_permissions")]

    operations = [migrations.RunPython(create, drop)]
