"""`manage.py createstaff NAME`: an account that posts notices and looks at the counts."""

from __future__ import annotations

import getpass
import os
from typing import Any

from django.contrib.auth.models import Permission, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

PERMISSIONS = (
    "add_notice", "change_notice", "delete_notice", "view_notice", "view_usefulcount", "view_missedsearch",
)  # fmt: skip


class Command(BaseCommand):
    help = "Makes a staff account, or gives an existing one a new password. STAFF_PASSWORD, or it asks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--superuser", action="store_true", help="may also manage the accounts of others")

    def handle(self, *args: Any, **options: Any) -> None:
        password = os.environ.get("STAFF_PASSWORD") or getpass.getpass("Password: ")
        user = User.objects.filter(username=options["name"]).first() or User(username=options["name"])
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user.set_password(password)
        user.is_staff, user.is_active, user.is_superuser = True, True, options["superuser"]
        user.save()
        permissions = Permission.objects.filter(content_type__app_label="notices", codename__in=PERMISSIONS)
        user.user_permissions.set(permissions)
        self.stdout.write(f"{user.username}: OK")
