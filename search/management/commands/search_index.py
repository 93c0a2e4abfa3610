"""Look after the index."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines.base import EngineUnavailable, NoIndex
from search.indexing import index, outbox, pages
from search.readiness import readiness
from search.service import engine


class Command(BaseCommand):
    help = (
        "Chỉ mục tìm kiếm: status (tình trạng), rebuild (lập lại), drain (làm hết việc chờ), "
        "verify (đối chiếu và sửa), prune (dọn chỉ mục cũ), ensure (lập nếu chưa có)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["status", "rebuild", "drain", "verify", "prune", "ensure"])

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, options["action"])()
        except EngineUnavailable as error:
            raise CommandError(f"Máy tìm kiếm chưa dùng được: {error}") from error

    def status(self) -> None:
        state = {**readiness(), "index": engine().status()}
        self.stdout.write(json.dumps(state, ensure_ascii=False, indent=2, default=str))

    def rebuild(self) -> None:
        count = index.rebuild(engine(), self._progress() if self.stdout.isatty() else None)
        self.stdout.write(f"Đã lập lại chỉ mục: {count} tài liệu.")

    def ensure(self) -> None:
        """Rebuild only where there is no index yet, or one of another shape. A server that is down is left to the worker."""
        try:
            try:
                engine().status()
            except NoIndex:
                self.rebuild()
            self.drain()
        except EngineUnavailable as error:
            self.stdout.write(f"Chưa cập nhật được chỉ mục, tiến trình nền sẽ làm sau: {error}")

    def prune(self) -> None:
        removed = engine().prune()
        self.stdout.write("\n".join(["Đã xóa:", *removed]) if removed else "Không có chỉ mục cũ nào.")

    def drain(self) -> None:
        self.stdout.write(f"Đã cập nhật {outbox.drain(engine())} trang.")

    def verify(self) -> None:
        """Compare, mend what drifted, and exit with 1 when anything had."""
        drift = index.compare(engine())
        if not drift.total:
            self.stdout.write("Chỉ mục khớp với cơ sở dữ liệu.")
            return
        for label, keys in (("thiếu", drift.missing), ("cũ", drift.stale), ("thừa", drift.surplus)):
            if keys:
                self.stdout.write(f"{label}: {', '.join(keys)}")
        index.repair(drift)
        mended = outbox.drain(engine())
        raise CommandError(f"Chỉ mục lệch {drift.total} tài liệu; đã sửa {mended} trang.", returncode=1)

    def _progress(self) -> Callable[[int], None]:
        """A line on the terminal that counts."""
        total = pages.count()

        def show(done: int) -> None:
            if done % 50 == 0 or done == total:
                share = min(done / total, 1.0) if total else 1.0
                bar = "█" * round(30 * share)
                self.stdout.write(f"\r{bar:░<30} {done}/{total} ", ending="")
                self.stdout.flush()

        return show
