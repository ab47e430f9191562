"""The encoder at run time: ONNX Runtime, one pass over the text; its weights come in 8 bits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from habeas.errors import LanguageModelError
from habeas.language.en.labels import SHAPES
from habeas.language.en.wordpieces import Pieces

Floats = npt.NDArray[np.float32]
PIECES_A_BATCH = 1024  # padding included; more gains no speed and costs memory
MOST_PADDING = 1.05  # to read padding costs more than to read in more batches


class Encoder:
    """Windows of sentences become one vector a word."""

    def __init__(self, path: Path, threads: int = 0) -> None:
        """Load the weights at ``path``; ``threads`` 0 takes what the machine has."""
        import onnxruntime  # noqa: PLC0415 -- slow to import, and only reading needs it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_mem_pattern = False  # windows differ in size: plans for each cost 60 MB
        options.enable_cpu_mem_arena = False  # it would keep all that the largest batch needed
        options.add_session_config_entry("session.disable_quant_qdq", "1")  # restores the weights
        try:
            self._session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime's own exceptions share no public root
            raise LanguageModelError(f"{path.name} cannot be loaded: reinstall habeas") from error

    def vectors(self, windows: Sequence[Pieces]) -> list[Floats]:
        """For each window an array (words, width)."""
        out: list[Floats] = [np.empty((0, 0), np.float32)] * len(windows)
        for group in groups_of([len(window.ids) for window in windows]):
            longest = len(windows[group[-1]].ids)
            ids = np.zeros((len(group), longest), np.int64)
            shapes = np.full((len(group), longest), SHAPES.index("pad"), np.int64)
            mask = np.zeros((len(group), longest), np.float32)
            for row, number in enumerate(group):
                length = len(windows[number].ids)
                ids[row, :length] = windows[number].ids
                shapes[row, :length] = windows[number].shapes
                mask[row, :length] = 1.0
            inputs = {"ids": ids, "shapes": shapes, "mask": mask}
            hidden = self._session.run(None, inputs)[0]
            for row, number in enumerate(group):
                out[number] = hidden[row, windows[number].firsts]
        return out


def groups_of(lengths: Sequence[int]) -> list[list[int]]:
    """Which windows are read together: such of like length, with little padding.

    >>> groups_of([60, 20, 21, 150])
    [[1, 2], [0], [3]]
    """
    groups: list[list[int]] = []
    held = 0  # pieces of the last group, without padding
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        held += lengths[number]
        padded = (len(groups[-1]) + 1) * lengths[number] if groups else 0
        if not groups or padded > min(PIECES_A_BATCH, held * MOST_PADDING):
            groups.append([])
            held = lengths[number]
        groups[-1].append(number)
    return groups
