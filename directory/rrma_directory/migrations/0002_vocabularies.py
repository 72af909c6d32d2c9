from functools import partial

from django.db import migrations

from rrma_directory.vocabularies import load_vocabularies


def load(apps, schema_editor):
    load_vocabularies(partial(apps.get_model, "rrma_directory"))


class Migration(migrations.Migration):
    dependencies = [("rrma_directory", "0001_initial")]

    # Backwards nothing is removed: what editors made of these rows since is theirs.
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
