"""`rrma_demo`: put the demonstration network in place, or say where it is."""

import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from rrma_site.demo import accounts, network


class Command(BaseCommand):
    """Creates what is missing of the demonstration network; run twice, it changes nothing."""

    help = "Create the demonstration network; what is there already is left as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options: an administrator for the demonstration, and a reminder of the address."""
        parser.add_argument("--admin", action="store_true", help="also create the account « admin », for a trial only")
        parser.add_argument("--announce", action="store_true", help="only say where the site is and how to sign in")

    def handle(self, *args: Any, **options: Any) -> None:
        """Does what the options ask, in French as the content is."""
        with override("fr"):
            if not options["announce"]:
                self._load(admin=options["admin"])
            if options["announce"] and options["verbosity"]:
                self._announce()

    def _load(self, admin: bool) -> None:
        network.load()
        if admin:
            accounts.make_administrator()
        network.catch_up()

    def _announce(self) -> None:
        if _is_taken(settings.PORT):
            raise CommandError(f"Le port {settings.PORT} est déjà pris ; pour un autre : make demo PORT=8001")
        address = f"http://localhost:{settings.PORT}/"
        self.stdout.write(f"\nSite de démonstration : {address}")
        self.stdout.write(f"Administration :        {address}admin/")
        account = accounts.administrator()
        if account:
            self.stdout.write("Compte :                {}\nMot de passe :          {}".format(*account))
        self.stdout.write("\nCtrl+C pour arrêter.\n")


def _is_taken(port: int) -> bool:
    """Whether something listens on `port` of this machine already."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
