from typing import Any

from django.db import migrations

from site_core.files.moving import move_private_files


def move(apps: Any, schema_editor: Any) -> None:
    """Documents leave the folder that the web server gives out; their names, and so the database, stay."""
    move_private_files()


class Migration(migrations.Migration):
    dependencies = [("site_core", "0006_clean_pictures")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
