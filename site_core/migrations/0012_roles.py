"""The groups and the workflow that Wagtail brings get the names of our roles, and are emptied for `manage.py roles` to fill.

Pages and collections at the root are named in Vietnamese: editors read them in every chooser.
"""

from typing import Any

from django.db import migrations

GROUPS = {"Moderators": "Duyệt", "Editors": "Biên tập"}
WORKFLOW, TASK = "Moderators approval", "Moderators approval"


def name(apps: Any, schema_editor: Any) -> None:
    groups = apps.get_model("auth", "Group").objects
    for theirs, ours in GROUPS.items():
        for group in groups.filter(name=theirs):
            if groups.filter(name=ours).exists():
                continue
            group.name = ours
            group.save()
            group.permissions.clear()
            apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(group=group).delete()
            apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(group=group).delete()
    workflows = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW)
    apps.get_model("wagtailcore", "WorkflowPage").objects.filter(workflow__in=workflows).delete()
    workflows.update(name="Duyệt tin")
    apps.get_model("wagtailcore", "Task").objects.filter(name=TASK).update(name="Duyệt")
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title="Root").update(title="Gốc", draft_title="Gốc")
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name="Root").update(name="Chung")


class Migration(migrations.Migration):
    dependencies = [
        ("site_core", "0011_localities"),
        ("auth", "0012_alter_user_first_name_max_length"),
        # These look for the groups by the names that they had.
        ("wagtailadmin", "0006_formstate"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(name, migrations.RunPython.noop)]
