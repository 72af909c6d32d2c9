import django.db.models.deletion
from django.db import migrations, models

from rrma_search.page_model import PAGE_MODEL


class Migration(migrations.Migration):

    dependencies = [
        ('rrma_pages', '0005_keywords_in_order'),
        migrations.swappable_dependency(PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PagePdf',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=PAGE_MODEL, verbose_name='page')),
                ('fingerprint', models.CharField(max_length=64, verbose_name='fingerprint of what it was made of')),
                ('data', models.BinaryField(verbose_name='file')),
                ('size', models.PositiveIntegerField(verbose_name='size in bytes')),
                ('pages', models.PositiveSmallIntegerField(verbose_name='number of pages')),
            ],
            options={
                'verbose_name': 'PDF of a page',
                'verbose_name_plural': 'PDFs of pages',
            },
        ),
    ]
