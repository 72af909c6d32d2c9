from django.db import migrations, models

BATCH = 500


def count_words(apps, schema_editor):
    """Count the words of the documents that are there already."""
    documents = apps.get_model("rrma_search", "IndexedDocument").objects.using(schema_editor.connection.alias)
    numbers = list(documents.filter(deleted=False).values_list("pk", flat=True))
    for start in range(0, len(numbers), BATCH):
        rows = list(documents.filter(pk__in=numbers[start : start + BATCH]).only("body", "passages"))
        for row in rows:
            row.length = sum(len(text.split()) for text in (row.body, *(part["text"] for part in row.passages)))
        documents.bulk_update(rows, ["length"])


class Migration(migrations.Migration):
    dependencies = [
        ("rrma_search", "0007_postgresql_texts_apart"),
    ]

    operations = [
        migrations.AddField(
            model_name="indexeddocument",
            name="length",
            field=models.PositiveIntegerField(default=0, verbose_name="length in words"),
        ),
        migrations.RunPython(count_words, migrations.RunPython.noop, elidable=True),
    ]
