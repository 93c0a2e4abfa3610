from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "policies"
    verbose_name = "Chính sách"

    def ready(self) -> None:
        from policies import signals  # noqa: F401  (connects the receivers)
