from django.apps import AppConfig, apps


class SiteCoreConfig(AppConfig):
    name = "site_core"
    verbose_name = "Trang web"

    def ready(self) -> None:
        """Connect the receivers, register the worker's steps, the fields for numbers and the formats of pictures, clean rich text."""
        from site_core import signals  # noqa: F401
        from site_core.approvals import notices, reminders  # noqa: F401
        from site_core.background import shared_steps  # noqa: F401
        from site_core.doors import signals as door_signals  # noqa: F401
        from site_core.doors.redirects import compare_clean_addresses
        from site_core.gone import signals as gone_signals  # noqa: F401
        from site_core.language.labels import name_columns_of_sites, name_many
        from site_core.mail import steps as mail_steps  # noqa: F401
        from site_core.numbers import overrides
        from site_core.pictures.encoding import register_avif
        from site_core.rate_limit import steps as rate_limit_steps  # noqa: F401
        from site_core.text.safe_html import trust_no_rich_text
        from site_core.versions import signals as version_signals  # noqa: F401

        notices.connect()
        overrides.register()
        register_avif()
        compare_clean_addresses()
        trust_no_rich_text()
        name_many(apps.get_models())
        name_columns_of_sites()
