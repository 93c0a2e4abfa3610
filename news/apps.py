from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "Tin tức, chương trình"

    def ready(self) -> None:
        """Say when pages change by themselves."""
        from news import instants  # noqa: F401
