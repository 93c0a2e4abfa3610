"""The background process: every step that the apps have registered."""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from site_core.background.worker import Worker


class Command(BaseCommand):
    help = "Chạy nền: cập nhật chỉ mục, đăng bài hẹn giờ. Dừng bằng Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        worker = Worker()
        while not stop.is_set():
            close_old_connections()
            stop.wait(worker.round())
        worker.stop()
