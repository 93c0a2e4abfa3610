"""Put right the files of a site that is older than its rules about them; the migration and the worker do the same."""

from __future__ import annotations

import math
from typing import Any

from django.core.management.base import BaseCommand

from site_core.files.moving import move_private_files
from site_core.pictures.stored import clean_waiting


class Command(BaseCommand):
    help = (
        "Chuyển tệp không phải ảnh ra khỏi thư mục công khai; xóa vị trí chụp, tên máy và ghi chú ẩn trong ảnh cũ. "
        "Chạy lại bao nhiêu lần cũng được."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        moved = move_private_files()
        self.stdout.write(f"Đã chuyển {moved} tệp, làm sạch {clean_waiting(math.inf)} ảnh.")
