import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models
from wagtail.images import get_image_model_string

from rrma_search.page_model import PAGE_MODEL


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('rrma_directory', '0001_initial'),
        migrations.swappable_dependency(PAGE_MODEL),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(get_image_model_string()),
    ]

    operations = [
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, related_name='rrma_home_page', serialize=False, to=PAGE_MODEL)),
                ('eyebrow', models.CharField(blank=True, help_text='A few words that say what this collection is.', max_length=80, verbose_name='line above the title')),
                ('headline', models.CharField(blank=True, help_text='The large words of the page. Left blank: the title.', max_length=160, verbose_name='headline')),
                ('lede', models.TextField(blank=True, help_text='Two or three sentences under the headline. Plain text; figures are computed further down.', verbose_name='opening words')),
                ('image_alt', models.CharField(blank=True, help_text='What the picture shows, for those who do not see it. Left blank: the picture is decorative.', max_length=255, verbose_name='alternative text')),
                ('image_credit', models.CharField(blank=True, max_length=255, verbose_name='credit')),
                ('image', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_image_model_string(), verbose_name='illustration')),
            ],
            options={
                'verbose_name': 'home page',
                'verbose_name_plural': 'home pages',
            },
            bases=(PAGE_MODEL,),
        ),
        migrations.CreateModel(
            name='NetworkSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, help_text='Shown at the top of every page. Left blank: the name of the site.', max_length=80, verbose_name='name of the network')),
                ('tagline', models.CharField(blank=True, help_text='A few words beside the name.', max_length=160, verbose_name='tagline')),
                ('footer_text', models.TextField(blank=True, help_text='One or two sentences on what the network does. Plain text.', verbose_name='text at the foot of the pages')),
                ('footer_note', models.CharField(blank=True, help_text='A last line in small print, for example on the origin of the contents.', max_length=255, verbose_name='note at the foot of the pages')),
                ('contact_email', models.EmailField(blank=True, help_text='A shared mailbox of the network, shown to everyone; never somebody’s own address.', max_length=254, verbose_name='contact address')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'network',
                'verbose_name_plural': 'networks',
            },
        ),
        migrations.CreateModel(
            name='KeywordedPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='rrma_keyworded_items', to=PAGE_MODEL, verbose_name='page')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rrma_keyworded_pages', to='rrma_directory.keyword', verbose_name='keyword')),
            ],
            options={
                'verbose_name': 'keyword of a page',
                'verbose_name_plural': 'keywords of pages',
                'constraints': [models.UniqueConstraint(fields=('tag', 'content_object'), name='rrma_pages_keyword_once')],
            },
        ),
    ]
