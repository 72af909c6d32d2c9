"""Put the texts that phrases are verified in into a table of their own; on another database there is nothing to do."""

from django.db import migrations

from rrma_search.engines.postgresql.schema import INDEX, TEXTS, WORDS, create_tables, is_supported

HAS_TEXTS = """
    SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = %s::regclass AND attname = 'words' AND NOT attisdropped)
"""
MOVE = f"""
    INSERT INTO {TEXTS}
    SELECT id, length(headings) + 1, headings || chr(10) || words FROM {WORDS} ON CONFLICT DO NOTHING;
    ALTER TABLE {WORDS} DROP COLUMN headings, DROP COLUMN words;
    ALTER INDEX {INDEX} RESET (gin_pending_list_limit)
"""


def move(apps, schema_editor):
    if not is_supported(schema_editor.connection):
        return
    create_tables(schema_editor.connection)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(HAS_TEXTS, [WORDS])
        if cursor.fetchone()[0]:
            cursor.execute(MOVE)


class Migration(migrations.Migration):
    dependencies = [("rrma_search", "0006_search_counters")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
