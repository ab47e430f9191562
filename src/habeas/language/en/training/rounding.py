"""A matrix in whole numbers: what one row loses by rounding, the rows after it make good.

Which rows can stand in for which is known from what the layer gets (GPTQ, Frantar et al. 2023).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from habeas.language.en.encoder import Floats

Whole = npt.NDArray[np.int8]
TWO_NEIGHBOURS = 128  # 255 * 128 is the most that fits 16 bits with a sign
DAMPED = 0.01  # of the mean square: so that rows nearly alike do not make good without end


def column_scales(matrix: Floats) -> Floats:
    """What one step of each column is worth, in 8 bits with a sign: (columns,).

    Older processors add the products of two neighbours in 16 bits, and would cut off what is
    larger than 255 times 128. So two neighbours of one sign never come to more than 128.

    >>> column_scales(np.array([[1.27], [0.0]])).round(4)
    array([0.01])
    >>> column_scales(np.array([[1.27], [1.27]])).round(4)
    array([0.02])
    """
    pairs = matrix.reshape(len(matrix) // 2, 2, -1)
    together = [np.maximum(sign * pairs, 0).sum(1).max(0) for sign in (1, -1)]
    alone = np.abs(matrix).max(0) / 127
    # One less: both may be rounded up by a half.
    scales: Floats = np.maximum(alone, np.maximum(*together) / (TWO_NEIGHBOURS - 1)).clip(1e-9)
    return scales


def in_whole_numbers(matrix: Floats, scales: Floats, products: Floats) -> Whole:
    """``matrix`` (rows, columns) in steps of ``scales`` (columns,), rounded row by row.

    ``products`` (rows, rows) are the products of what the rows are multiplied with, summed over
    all that was seen: rows that never got anything stay as they are rounded.

    >>> both_alike = np.ones((2, 2), np.float32)
    >>> in_whole_numbers(np.array([[1.4], [1.4]], np.float32), np.ones(1), both_alike).T
    array([[1, 2]], dtype=int8)
    """
    left = matrix.astype(np.float64) / scales
    makes_good = _makes_good(products)
    found = np.zeros(matrix.shape, np.int8)
    for row in range(len(matrix)):
        low, high = np.full(matrix.shape[1], -127), np.full(matrix.shape[1], 127)
        if row % 2:
            before = found[row - 1].astype(int)
            low = np.maximum(low, -TWO_NEIGHBOURS - np.minimum(before, 0))
            high = np.minimum(high, TWO_NEIGHBOURS - np.maximum(before, 0))
        found[row] = np.clip(np.rint(left[row]), low, high)
        lost = (left[row] - found[row]) / makes_good[row, row]
        left[row + 1 :] -= np.outer(makes_good[row, row + 1 :], lost)
    return found


def _makes_good(products: Floats) -> npt.NDArray[np.float64]:
    """How much of what a row loses each later row takes over: (rows, rows), upper triangle."""
    seen = products.astype(np.float64)
    own = np.diagonal(seen)
    seen = seen + np.diag(np.where(own > 0, DAMPED * own.mean(), 1.0))
    upper: npt.NDArray[np.float64] = np.linalg.cholesky(np.linalg.inv(seen)).T
    return upper
