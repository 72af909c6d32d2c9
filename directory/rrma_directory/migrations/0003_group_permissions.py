from django.db import migrations

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


def grant(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GRANTS):
        for model, action in GRANTS[group.name]:
            content_type, _created = ContentType.objects.get_or_create(app_label="rrma_directory", model=model)
            permission, _created = Permission.objects.get_or_create(
                content_type=content_type,
                codename=f"{action}_{model}",
                defaults={"name": f"Can {action} {apps.get_model('rrma_directory', model)._meta.verbose_name}"},
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("rrma_directory", "0002_vocabularies"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0096_referenceindex_referenceindex_source_object_and_more"),
    ]

    # Backwards nothing is taken away: who may do what is the administrators' choice since.
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
