"""Everything between a fresh checkout and a running site: what `make run` calls.

Each step sees for itself whether it has anything to do, so a second start takes seconds.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from site_core.operations.processes import run_together

LOGIN_FILE = "admin-login.txt"


class Command(BaseCommand):
    help = (
        "Chuẩn bị cơ sở dữ liệu, dữ liệu tham chiếu, nội dung ban đầu, chỉ mục; rồi chạy trang web và tiến trình nền."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000", help="cổng (mặc định 8000 hoặc PORT)")
        parser.add_argument(
            "--without-samples",
            action="store_true",
            default=os.environ.get("WITHOUT_SAMPLES", "0") not in ("", "0"),
            help="lần đầu không nạp nội dung mẫu (hoặc WITHOUT_SAMPLES=1)",
        )
        parser.add_argument("--prepare-only", action="store_true", help="chuẩn bị rồi dừng")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        for command in ("load_places", "load_policy_reference", "load_search_words"):
            call_command(command, stdout=self.stdout)
        call_command("load_first_content", without_samples=options["without_samples"], stdout=self.stdout)
        call_command("roles", stdout=self.stdout)
        login = self._administrator()
        call_command("search_index", "ensure", stdout=self.stdout)
        if options["prepare_only"]:
            return
        port = str(options["port"])
        self.stdout.write(
            f"\n  Trang web: http://localhost:{port}/\n  Quản trị:  http://localhost:{port}/admin/   {login}\n  Dừng: Ctrl-C\n"
        )
        self.stdout.flush()
        run_together(
            {
                "web": ["gunicorn", "site_core.wsgi", "--bind", f"0.0.0.0:{port}", *_GUNICORN],
                "worker": ["manage.py", "worker"],
            }
        )

    def _administrator(self) -> str:
        """Make the first administrator with a random password; say how to log in as long as the note is there."""
        note = Path(settings.VAR_DIR) / LOGIN_FILE
        users = get_user_model()
        if not users.objects.filter(is_superuser=True).exists():
            password = secrets.token_urlsafe(12)
            users.objects.create_superuser("admin", "", password)
            note.touch(mode=0o600)
            note.write_text(f"admin / {password}\n", encoding="utf-8")
        if note.exists():
            return f"{note.read_text(encoding='utf-8').strip()}   (ghi ở {note})"
        return "tài khoản quản trị đã có từ trước"


# One process with threads: SQLite has one writer anyway. The limit lets an over-long query reach the site, which
# answers it with a page that says what to do.
_GUNICORN = [
    *("--workers", "1"),
    *("--threads", "8"),
    *("--limit-request-line", "0"),
    *("--access-logfile", os.devnull),
    "--no-control-socket",
]
