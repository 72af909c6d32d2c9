from django.db import migrations

from rrma_search.group_permissions import grant


def grant_synonyms(apps, schema_editor):
    keep = [("synonymgroup", action) for action in ("add", "change", "delete", "view")]
    grant(apps, "rrma_search", {"Editors": [("synonymgroup", "view")], "Moderators": keep})


class Migration(migrations.Migration):
    dependencies = [
        ("rrma_search", "0002_sqlite_text_index"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0096_referenceindex_referenceindex_source_object_and_more"),
    ]

    # Backwards nothing is taken away: who may do what is the administrators' choice since.
    operations = [migrations.RunPython(grant_synonyms, migrations.RunPython.noop)]
