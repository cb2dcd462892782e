"""`veerkracht work`: do the jobs that wait, and what is done again and again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from veerkracht.running.start import require_ready
from veerkracht.running.worker import Worker


class Command(BaseCommand):
    help = "Does the jobs that wait until it is asked to stop (SIGTERM, Ctrl-C). Several may run at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what waits now, then stop")
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between two looks at the list (1)")
        parser.add_argument("--beside", type=int, default=0, help="stop when the process with this number ends")

    def handle(self, *, once: bool, interval: float, beside: int, **options: Any) -> None:
        require_ready()
        worker = Worker(interval=max(0.1, interval), beside=beside, batch=once)
        worker.configure_signals()
        if not beside and not once:
            self.stdout.write(_("Worker %(name)s waits for jobs. Stop it with Ctrl-C.") % {"name": worker.worker_id})
            self.stdout.flush()
        worker.run()
