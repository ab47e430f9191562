"""The application as ``habeas serve`` loads it, in a process that ends with the one it serves for.

Killed without warning, the command would leave that process behind, which holds the port.
"""

from __future__ import annotations

import os

from habeas.sources.confined.confinement import prepare_to_fork
from habeas.workspace.wsgi import application

__all__ = ["application"]

if os.name == "posix":
    prepare_to_fork()
