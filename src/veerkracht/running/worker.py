"""One worker: does the jobs that wait, one at a time, and beside that shows itself and offers what is due."""

import logging
import os
import signal
import socket
import sys
from threading import Event, Thread
from types import FrameType

from django.db import DatabaseError, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as DatabaseWorker

from veerkracht.running.actions.chores import offer
from veerkracht.running.actions.work import leave, seen, take_over

logger = logging.getLogger(__name__)

BEAT = 10.0
"""So many seconds lie between two times that a worker shows itself."""


class Worker(DatabaseWorker):
    """A worker that ends when it is asked to, after the job it is doing; and when the process beside it ends."""

    def __init__(self, *, interval: float, beside: int = 0, batch: bool = False) -> None:
        name = f"{socket.gethostname()[:40]}-{os.getpid()}-{get_random_string(6)}"
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
        )
        self.beside = beside
        self.ended = Event()

    def run(self) -> None:
        beating = Thread(target=self._beat, name="beat", daemon=True)
        self._show()
        beating.start()
        try:
            super().run()
        finally:
            self.ended.set()
            beating.join(BEAT)
            leave(name=self.worker_id)

    def shutdown(self, _signal: int, _frame: FrameType | None) -> None:
        """End after this job; who asks twice does not want to wait."""
        if not self.running:
            self.reset_signals()
            sys.exit(1)
        self.running = False

    def _beat(self) -> None:
        try:
            while not self.ended.wait(BEAT):
                if self.beside and os.getppid() != self.beside:
                    os.kill(os.getpid(), signal.SIGTERM)
                    return
                self._show()
        finally:
            connection.close()

    def _show(self) -> None:
        """Be seen, take over what others left, offer what is due. A database that is away is waited for."""
        try:
            seen(name=self.worker_id)
            take_over()
            offer()
        except DatabaseError as problem:
            logger.warning("The database did not answer (%s).", type(problem).__name__)
            connection.close_if_unusable_or_obsolete()
