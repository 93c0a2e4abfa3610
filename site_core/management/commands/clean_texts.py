"""Clean the texts that are stored already. `migrate` runs it once; running it again changes nothing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from site_core.doors.stored import clean_stored


class Command(BaseCommand):
    help = "Làm sạch chữ đã lưu: bỏ ký tự không nhìn thấy, chuẩn hóa dấu tiếng Việt. Chạy lại không đổi gì."

    def handle(self, *args: Any, verbosity: int = 1, **options: Any) -> None:
        count, refused = clean_stored()
        if verbosity:
            self.stdout.write(f"Đã làm sạch {count} bản ghi.")
        for row in refused:
            self.stderr.write(f"Không sửa được vì đã có bản ghi trùng: {row}")
