from django.db import migrations, models

from rrma_search.group_permissions import grant


def grant_report(apps, schema_editor):
    view = [("searchcounter", "view")]
    grant(apps, "rrma_search", {"Editors": view, "Moderators": view})


class Migration(migrations.Migration):
    dependencies = [("rrma_search", "0005_replica")]

    operations = [
        migrations.CreateModel(
            name="SearchCounter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quarter", models.DateField(verbose_name="quarter")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("text", models.CharField(blank=True, max_length=200, verbose_name="search")),
                (
                    "band",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "no result"),
                            (1, "1 or 2 results"),
                            (3, "3 to 9 results"),
                            (10, "10 results or more"),
                        ],
                        verbose_name="results",
                    ),
                ),
                ("count", models.PositiveIntegerField(verbose_name="times")),
            ],
            options={
                "verbose_name": "counted search",
                "verbose_name_plural": "counted searches",
                "ordering": ["-quarter", "band", "-count", "text"],
                "default_permissions": ("view",),
            },
        ),
        # Backwards nothing is taken away: who may do what is the administrators' choice since.
        migrations.RunPython(grant_report, migrations.RunPython.noop),
    ]
