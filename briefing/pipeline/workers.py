"""Workers: processes beside this one that analyse for it once a load proves long, so that it uses every core.

They are started as the reader starts its load, and talk through pipes of their own; see docs/notes/workers.md.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

ALONE = 100
"""Articles analysed in this process before others are started: what they cost (half a second each) must be earned."""

MOST = 4
"""Workers where nobody asks for more: saving is one process's work, and three keep it busy."""

_AHEAD = 3
"""Pieces of work handed in ahead for each worker: one at work, one waiting, one waiting to be kept."""

_MODULE = "briefing.pipeline.workers"

R = TypeVar("R")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Work that was handed in, who keeps what comes of it, and the answer of a worker where one was asked."""

    work: Callable[[], Any]
    keep: Callable[[Any], None]
    answer: Future[tuple[Any, list[logging.LogRecord]]] | None


class Workers:
    """Does pure work, here or beside, and keeps what comes of it here, in the order in which it was handed in.

    `jobs` is how many processes may be started; 1 starts none. None lets the machine decide, which starts none where
    each would be `heavy`. What was handed in before an interruption is done and kept; after a failed keeping nothing
    more is. Whatever a worker cannot do is done here.
    """

    def __init__(self, jobs: int | None, *, heavy: bool = False) -> None:
        self._jobs = jobs or (1 if heavy else min(_cores(), MOST))
        self._articles = 0
        self._failed = False
        self._waiting: deque[_Piece] = deque()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._threads = ThreadPoolExecutor(self._jobs)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.finish()
        finally:
            self._dismiss()

    def put(self, work: Callable[[], R], keep: Callable[[R], None], articles: int) -> None:
        """Hand in work on so many articles; `keep` gets what it returns, sooner or later.

        `work` must be pure: a call of public functions on values. Raises what `keep` raises.
        """
        if self._failed:
            return
        self._waiting.append(_Piece(work, keep, self._asked(work) if articles and self._are_earned() else None))
        self._articles += articles
        self._keep(room=_AHEAD * len(self._processes))

    def keep_done(self) -> None:
        """Keep what is done by now, so that it need not wait for more to be handed in."""
        while self._waiting and ((answer := self._waiting[0].answer) is None or answer.done()):
            self._keep_first()

    def finish(self) -> None:
        """Wait until all that was handed in is done and kept."""
        self._keep(room=0)

    def _keep(self, room: int) -> None:
        while len(self._waiting) > room:
            self._keep_first()
        self.keep_done()

    def _keep_first(self) -> None:
        first = self._waiting[0]
        try:
            found = self._found(first)
            self._waiting.popleft()
            first.keep(found)
        except Exception:
            self._failed = True
            self._waiting.clear()
            raise

    def _found(self, piece: _Piece) -> Any:
        """What comes of the work. It is done here where no worker was asked, or the one that was asked is no more."""
        if piece.answer is not None:
            try:
                found, records = piece.answer.result()
            except Exception as error:  # a lost worker must not lose the load
                log.warning("a worker was lost; the analysis goes on in this process", exc_info=error)
                self._jobs = 1
            else:
                for record in records:
                    logging.getLogger(record.name).handle(record)
                return found
        return piece.work()

    def _are_earned(self) -> bool:
        """Whether workers are there to be asked; they are started when enough was done without."""
        if self._jobs > 1 and not self._processes and self._articles >= ALONE:
            try:
                for _ in range(self._jobs):
                    self._processes.append(_started())
                    self._idle.put(self._processes[-1])
            except OSError as error:
                log.warning("no worker can be started; the analysis goes on in this process", exc_info=error)
                self._jobs = 1
        return self._jobs > 1 and bool(self._processes)

    def _asked(self, work: Callable[[], Any]) -> Future[tuple[Any, list[logging.LogRecord]]] | None:
        try:
            return self._threads.submit(self._answer, pickle.dumps(work, pickle.HIGHEST_PROTOCOL))
        except (pickle.PicklingError, AttributeError, TypeError, RecursionError):
            return None  # such as a labeller that lives in this process alone

    def _answer(self, question: bytes) -> tuple[Any, list[logging.LogRecord]]:
        """A worker's answer, waited for in a thread of its own. There are as many threads as workers."""
        worker = self._idle.get()
        assert worker.stdin is not None
        assert worker.stdout is not None
        try:
            worker.stdin.write(question)
            worker.stdin.flush()
            answer: tuple[Any, list[logging.LogRecord]] = pickle.load(worker.stdout)
            return answer
        except BaseException:
            worker.stdout.close()  # the rest of a broken answer must not be taken for the next one
            raise
        finally:
            self._idle.put(worker)

    def _dismiss(self) -> None:
        for process in self._processes:
            process.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            with contextlib.suppress(BrokenPipeError), process:
                pass  # closes its pipes and waits for its end


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def own_python(module: str) -> tuple[list[str], dict[str, str]]:
    """The words and the environment by which a process runs a module of this program.

    It imports what this process would, and nothing from the folder where the reader happens to be.
    """
    known = os.pathsep.join(filter(None, sys.path))
    return [sys.executable, "-P", "-m", module], os.environ | {"PYTHONPATH": known}


def _started() -> subprocess.Popen[bytes]:
    """A new worker, as nice as this process, silent, and out of reach of ctrl+c, which this process has to answer."""
    words, environment = own_python(_MODULE)
    return subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        process_group=0,
    )


def serve() -> None:
    """What a worker does: it answers until nobody can ask any more, also because the one who asked was killed."""
    from logging.handlers import QueueHandler  # for workers alone

    asked, told = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what something prints must not stand between the answers
    records: SimpleQueue[logging.LogRecord] = SimpleQueue()
    logging.getLogger().addHandler(QueueHandler(records))
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            found = pickle.load(asked)()
            answer = (found, [records.get() for _ in range(records.qsize())])
            told.write(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
            told.flush()


if __name__ == "__main__":
    serve()
