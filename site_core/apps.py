from django.apps import AppConfig


class SiteCoreConfig(AppConfig):
    name = "site_core"
    verbose_name = "Trang web"

    def ready(self) -> None:
        from site_core import signals  # noqa: F401  (connects the receivers)
        from site_core.pictures.encoding import register_avif

        register_avif()
