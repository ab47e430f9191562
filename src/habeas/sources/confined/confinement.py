"""A process gives up what it does not need to parse a file: memory, time, network, files, programs.

Two fences stand behind one another. The first is Python's own audit hooks, which hold on every
system and cannot be taken away again: no socket, no other program, no file but those of Python
itself. The second is the kernel's, where there is one (Linux, in part macOS): limits on memory and
processor time, nothing written, and a network without a way out. It holds too when a library
written in C has been taken over.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from typing import Any

from habeas.sources.confined.limits import Limits

_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "os.kill",
    "pty.",
    "ftplib.",
    "http.",
    "smtplib.",
    "urllib.",
    "webbrowser.",
)
_CHANGES_FILES = frozenset(
    f"os.{name}"
    for name in (
        "chmod chown link mkdir remove rename rmdir symlink truncate unlink utime setxattr"
    ).split()
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NEW_USER = 0x10000000  # CLONE_NEWUSER of Linux's sched.h
_NEW_NETWORK = 0x40000000  # CLONE_NEWNET
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl.h
_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS
_KILLED = 9
_GRACE = 5  # seconds between the signal that says why, and the one that says nothing


class ForbiddenError(PermissionError):
    """Something was tried that no parsing of a file needs."""


def confine(limits: Limits) -> None:
    """Give up all that is not needed, for good: there is no way back in this process.

    Args:
        limits: memory and processor time, which count from the start of the process.
    """
    if sys.platform == "linux":
        _leave_network()
    if sys.platform != "win32":
        _limit_resources(
            {
                "RLIMIT_AS": limits.memory,
                "RLIMIT_CPU": limits.processor,
                "RLIMIT_FSIZE": 0,  # nothing is written
                "RLIMIT_CORE": 0,  # no image of the memory, with the names in it, is left behind
            }
        )
    sys.dont_write_bytecode = True
    readable = tuple(
        os.path.realpath(folder) + os.sep for folder in {sys.prefix, sys.base_prefix, *sys.path}
    )

    def guard(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            _check_open(arguments, readable)
        elif event.startswith(_FORBIDDEN) or event in _CHANGES_FILES:
            raise ForbiddenError(event)

    sys.addaudithook(guard)


def prepare_to_fork() -> None:
    """Leave no image of the memory behind.

    That it ends with the process that started it, this process sees to itself (``worker.py``). The
    kernel's ``PR_SET_PDEATHSIG`` would end it with the *thread* that started it.
    """
    _limit_resources({"RLIMIT_CORE": 0})


def confine_program(memory: int, output: int) -> None:
    """The kernel's limits alone, for another program that this process is about to become.

    Args:
        memory: bytes of address space that each of its processes may take.
        output: bytes that a file of it may have.
    """
    if sys.platform == "linux":
        _leave_network()
    if sys.platform != "win32":
        _limit_resources({"RLIMIT_AS": memory, "RLIMIT_FSIZE": output, "RLIMIT_CORE": 0})


def _check_open(arguments: tuple[Any, ...], readable: tuple[str, ...]) -> None:
    """Only Python's own files are opened, such as modules and their data, and only to be read."""
    path, mode, flags = arguments
    if isinstance(path, int):
        return  # what is open already
    changes = flags & _WRITES if isinstance(flags, int) else set(mode or "") & set("wax+")
    if changes or not os.path.realpath(os.fsdecode(path)).startswith(readable):
        raise ForbiddenError("open")


def _limit_resources(wanted: Mapping[str, int]) -> None:
    """The kernel's limits; those that a system does not know are left out."""
    import resource  # noqa: PLC0415 -- there is none on Windows

    for name, most in wanted.items():
        number = getattr(resource, name, None)
        if number is None:
            continue
        _, hard = resource.getrlimit(number)
        last = most + _GRACE if name == "RLIMIT_CPU" else most
        if hard != resource.RLIM_INFINITY:
            last = min(last, hard)
        try:
            resource.setrlimit(number, (min(most, last), last))
        except (OSError, ValueError):  # macOS knows RLIMIT_AS and does not take it
            continue


def _leave_network() -> None:
    """A network of its own, with nothing in it, where the kernel allows it; end with the parent."""
    libc = ctypes.CDLL(None)
    libc.prctl(_DIE_WITH_PARENT, _KILLED, 0, 0, 0)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if libc.unshare(_NEW_NETWORK) != 0:  # only an administrator may; others in a user space of own
        libc.unshare(_NEW_USER | _NEW_NETWORK)
