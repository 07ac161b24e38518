"""Extraction of many articles, by several processes, none of which can take the others' work with it.

`extract` is one pure function of an article, so it may run anywhere. With one job it runs here, with a clock set on it.
With more it runs in worker processes that receive one article at a time: one that dies (out of memory, killed) or sits
on an article for too long costs that article and nothing else, and is replaced. Articles come out in the order in which
they went in, and no more of them are held in memory than the workers can chew on.

Workers are `python -m canbo.loaders.batch`, started afresh rather than forked: a fork would copy the Java machine of
an open store, and a spawn would run a notebook's or script's own main module again.
"""

from __future__ import annotations

import atexit
import contextlib
import signal
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from types import FrameType
from typing import IO, Any

import msgspec

from .article import Article
from .statement import Statement

SECONDS = 30.0  # seconds one article may take; the longest of the news takes a fraction of one
AHEAD = 4  # articles in hand for each worker
_LENGTH = struct.Struct(">Q")
_encoder = msgspec.msgpack.Encoder()
_articles = msgspec.msgpack.Decoder(Article)
_replies: msgspec.msgpack.Decoder[list[Statement] | str] = msgspec.msgpack.Decoder(list[Statement] | str)
Read = tuple[Article, list[Statement]]


def extract_all(
    articles: Iterable[Article], *, jobs: int = 1, seconds: float = SECONDS, problem: Callable[[str], None]
) -> Iterator[Read]:
    """Each article with its statements, in order; one that fails is left out, and `problem` gets a line that names it.

    `seconds` is what one article may take.

    >>> problems = []
    >>> [len(statements) for _, statements in extract_all([Article(text="Không có ai.")], problem=problems.append)]
    [0]
    >>> problems
    []
    """
    return _by_workers(articles, jobs, seconds, problem) if jobs > 1 else _here(articles, seconds, problem)


def _named(article: Article, why: str) -> str:
    return f"{article.source or f'article {article.id}'}: {why}; the article is left out"


class _TooLong(BaseException):
    """The clock ran out; not an `Exception`, so that no handler on the way takes it for something else."""


def _ring(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise _TooLong


def _here(articles: Iterable[Article], seconds: float, problem: Callable[[str], None]) -> Iterator[Read]:
    for article in articles:
        try:
            found = _timed(article, seconds)
        except _TooLong:
            found = f"not read within {seconds:g} seconds"
        if isinstance(found, str):
            problem(_named(article, found))
        else:
            yield article, found


def _timed(article: Article, seconds: float) -> list[Statement] | str:
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        return _attempt(article)  # only the main thread of a POSIX process can be interrupted by a clock
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return _attempt(article)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _attempt(article: Article) -> list[Statement] | str:
    """The article's statements, or in what the reader failed: one odd article must not end the reading of an archive."""
    from .extract import extract

    try:
        found: list[Statement] = extract(article)
    except Exception as error:
        return f"the reader failed on it ({type(error).__name__}: {' '.join(str(error).split())})"
    return found


# --- several processes ---------------------------------------------------------------------------------------------


class _Worker:
    """A process that reads articles one by one; started on first use, replaced when it is gone."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, article: Article, seconds: float) -> list[Statement] | str:
        """The article's statements, or why there are none."""
        if self._process is not None and self._process.poll() is not None:
            self.stop()  # it ended while it had nothing to do
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        process = self._process
        clock = threading.Timer(seconds, process.kill)
        clock.start()
        try:
            _send(process.stdin, _encoder.encode(article))
            reply = _receive(process.stdout)
        except OSError:
            reply = None
        finally:
            late = clock.finished.is_set()
            clock.cancel()
        if reply is not None:
            found: list[Statement] | str = _replies.decode(reply)
            return found
        status = self.stop()
        return f"not read within {seconds:g} seconds" if late else f"the process that read it ended ({_cause(status)})"

    def stop(self) -> int:
        """End the process; its exit status."""
        process, self._process = self._process, None
        if process is None:
            return 0
        with contextlib.suppress(OSError):  # what it never read
            if process.stdin:
                process.stdin.close()
        try:
            status = process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            status = process.wait()
        if process.stdout:
            process.stdout.close()
        return status


def _cause(status: int) -> str:
    return signal.Signals(-status).name if status < 0 else f"exit status {status}"


_resting: list[_Worker] = []  # started ones wait here for the next call: a load calls once for each of its transactions


@atexit.register
def _end_workers() -> None:
    while _resting:
        _resting.pop().stop()


def _by_workers(
    articles: Iterable[Article], jobs: int, seconds: float, problem: Callable[[str], None]
) -> Iterator[Read]:
    idle: SimpleQueue[_Worker] = SimpleQueue()
    workers = [_resting.pop() if _resting else _Worker() for _ in range(jobs)]
    for worker in workers:
        idle.put(worker)

    def run(article: Article) -> list[Statement] | str:
        worker = idle.get()
        try:
            return worker.read(article, seconds)
        finally:
            idle.put(worker)

    pool = ThreadPoolExecutor(jobs)
    waiting: deque[tuple[Article, Future[list[Statement] | str]]] = deque()
    try:
        for article in articles:
            waiting.append((article, pool.submit(run, article)))
            if len(waiting) >= jobs * AHEAD:
                yield from _done(*waiting.popleft(), problem)
        while waiting:
            yield from _done(*waiting.popleft(), problem)
    finally:
        pool.shutdown(cancel_futures=True)
        _resting.extend(workers)


def _done(article: Article, result: Future[list[Statement] | str], problem: Callable[[str], None]) -> Iterator[Read]:
    found = result.result()
    if isinstance(found, str):
        problem(_named(article, found))
    else:
        yield article, found


def _send(pipe: IO[bytes] | Any, message: bytes) -> None:
    pipe.write(_LENGTH.pack(len(message)) + message)
    pipe.flush()


def _receive(pipe: IO[bytes] | Any) -> bytes | None:
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    message = pipe.read(length)
    return message if len(message) == length else None


def _serve() -> None:
    """What a worker does until its standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    articles, replies = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while (message := _receive(articles)) is not None:
        _send(replies, _encoder.encode(_attempt(_articles.decode(message))))


if __name__ == "__main__":
    _serve()
