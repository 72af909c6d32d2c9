"""The outbox of the replica, and what is known of it."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("rrma_search", "0004_postgresql_text_index")]

    operations = [
        migrations.CreateModel(
            name='ReplicaState',
            fields=[
                ('name', models.CharField(max_length=200, primary_key=True, serialize=False)),
                ('index', models.CharField(blank=True, max_length=255)),
                ('mapping_hash', models.CharField(blank=True, max_length=64)),
                ('documents', models.PositiveIntegerField(default=0)),
                ('rebuilt_at', models.DateTimeField(blank=True, null=True)),
                ('owner', models.CharField(blank=True, max_length=255)),
                ('beat_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PendingReplica',
            fields=[
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='rrma_search.indexeddocument', verbose_name='document')),
                ('version', models.BigIntegerField(db_index=True, verbose_name='version')),
                ('queued_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='waiting since')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                ('last_error', models.TextField(blank=True, verbose_name='error')),
                ('dead', models.BooleanField(default=False, verbose_name='given up')),
            ],
            options={
                'verbose_name': 'document that Elasticsearch has not taken',
                'verbose_name_plural': 'documents that Elasticsearch has not taken',
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['dead', 'queued_at'], name='rrma_search_replica_waiting')],
            },
        ),
    ]
