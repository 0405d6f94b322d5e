#!/usr/bin/env python
import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
    try:
        settings.SECRET_KEY  # noqa: B018  reads all settings
    except ImproperlyConfigured as error:
        sys.exit(f"Newsdesk cannot start: {error}")
    execute_from_command_line(sys.argv)
