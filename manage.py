#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys


def main() -> None:
    """Run a management command with the settings named in DJANGO_SETTINGS_MODULE (development by default)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_core.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
