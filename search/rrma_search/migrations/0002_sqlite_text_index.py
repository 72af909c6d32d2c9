"""Make the text tables of the embedded engine; on another database there is nothing to make."""

from django.db import migrations

from rrma_search.engines.sqlite.schema import create_tables, drop_tables


def create(apps, schema_editor):
    create_tables(schema_editor.connection)


def drop(apps, schema_editor):
    drop_tables(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("rrma_search", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
