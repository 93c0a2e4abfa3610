"""What is stored is cleaned after this migration, see `site_core.doors.signals.migrated`."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("site_core", "0007_private_files")]

    operations = []
