from django.db import migrations

from rrma_search.group_permissions import grant

VOCABULARIES = ["theme", "keyword", "country", "sdg", "organisationkind", "cooperationkind", "territory"]
RECORDS = ["organisation", "cooperation"]

# Wagtail's own two groups: editors keep the directory, moderators keep its vocabularies too.
GRANTS = {
    "Editors": [
        *((model, action) for model in RECORDS for action in ("add", "change", "view")),
        *((model, "view") for model in VOCABULARIES),
    ],
    "Moderators": [(model, action) for model in RECORDS + VOCABULARIES for action in ("add", "change", "delete", "view")],
}


def grant_directory(apps, schema_editor):
    grant(apps, "rrma_directory", GRANTS)


class Migration(migrations.Migration):
    dependencies = [
        ("rrma_directory", "0002_vocabularies"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0096_referenceindex_referenceindex_source_object_and_more"),
    ]

    # Backwards nothing is taken away: who may do what is the administrators' choice since.
    operations = [migrations.RunPython(grant_directory, migrations.RunPython.noop)]
