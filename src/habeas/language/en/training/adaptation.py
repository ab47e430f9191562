"""Before anything else: the encoder learns how such reports are worded, by guessing hidden words.

``python -m habeas.language.en.training.adaptation CORPUS KEPT_APART OUT PIECES``: masked-language
training (Devlin et al. 2019: 15 % of the pieces, of which 80 % are hidden, 10 % replaced, 10 %
left) on the raw text of reports. The table of word shapes, new to this encoder, is learnt here as
well.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from habeas.language.en.labels import SHAPES
from habeas.language.en.tokens import split_words
from habeas.language.en.training.encoder import VOCABULARY, WIDTH, Encoder, pretrained_folder
from habeas.language.en.training.model import fast_numbers
from habeas.language.en.wordpieces import WordPieces

LENGTH, ROWS = 160, 16
HIDDEN = 103  # [MASK]


class WordGuesser(nn.Module):
    """The encoder with a head that guesses hidden pieces; its table is the encoder's own."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder.pretrained()
        self.transform = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.bias = nn.Parameter(torch.zeros(VOCABULARY))

    def forward(self, ids: Tensor, shapes: Tensor, chosen: Tensor) -> Tensor:
        """Scores of the vocabulary at the ``chosen`` places."""
        hidden = self.encoder(ids, shapes, torch.ones_like(ids))[chosen]
        hidden = self.norm(functional.gelu(self.transform(hidden)))
        scores: Tensor = hidden @ self.encoder.pieces.weight.t() + self.bias
        return scores


def runs_of_words(text: str, length: int = 8) -> set[str]:
    """Every run of ``length`` words, to recognise a passage by."""
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[i : i + length]) for i in range(len(words) - length + 1)}


def paragraphs(corpus: Path, kept_apart: Path, seed: int = 3) -> Iterator[str]:
    """Paragraphs of the raw reports in random order: all of the smaller series twice.

    What stands in the passages of ``kept_apart``, by which the reading is measured, is left out.
    """
    apart: set[str] = set()
    for path in sorted(kept_apart.glob("*.txt")):
        apart |= runs_of_words(path.read_text("utf-8"))
    texts: list[str] = []
    for folder, share in (("amnesty-text", 1.0), ("amnesty-text", 1.0), ("state-text", 0.6)):
        chooser = random.Random(seed)
        for path in sorted((corpus / folder).glob("*")):
            for line in re.split(r"\n\s*\n|\n(?=[A-Z•#])", path.read_text("utf-8", "replace")):
                wanted = len(line) > 80 and chooser.random() < share
                if wanted and apart.isdisjoint(runs_of_words(line)):
                    texts.append(" ".join(line.split()))
    random.Random(seed).shuffle(texts)
    yield from texts


def rows(texts: Iterator[str], wordpieces: WordPieces) -> Iterator[tuple[list[int], list[int]]]:
    """Texts as rows of a fixed length, a text after another."""
    ids: list[int] = []
    shapes: list[int] = []
    for text in texts:
        pieces = wordpieces.of_window([[text[s:e] for s, e in split_words(text)]])
        ids.extend(pieces.ids)
        shapes.extend(pieces.shapes)
        while len(ids) >= LENGTH:
            yield ids[:LENGTH], shapes[:LENGTH]
            ids, shapes = ids[LENGTH:], shapes[LENGTH:]


def hide(ids: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Some pieces hidden or replaced, and which ones are to be guessed."""
    draw = torch.rand(ids.shape, generator=generator)
    chosen = (draw < 0.15) & (ids > 999)
    other = torch.randint(1000, VOCABULARY, ids.shape, generator=generator)
    changed = torch.where(chosen & (draw < 0.12), torch.tensor(HIDDEN), ids)
    return torch.where(chosen & (draw >= 0.12) & (draw < 0.135), other, changed), chosen


def train(corpus: Path, kept_apart: Path, out: Path, pieces: int) -> None:
    """Train on ``pieces`` pieces of text and write ``adapted.pt``."""
    torch.manual_seed(11)
    generator = torch.Generator().manual_seed(13)
    wordpieces = WordPieces.from_file(pretrained_folder() / "tokenizer.json")
    model = WordGuesser().train()
    steps = pieces // (LENGTH * ROWS)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, 3e-4, total_steps=steps + 1, pct_start=0.06, anneal_strategy="linear"
    )
    stream, started, running = rows(paragraphs(corpus, kept_apart), wordpieces), time.time(), 7.0
    for number in range(1, steps + 1):
        batch = [row for _, row in zip(range(ROWS), stream, strict=False)]
        if len(batch) < ROWS:
            break
        ids = torch.tensor([row[0] for row in batch])
        shapes = torch.tensor([row[1] for row in batch])
        hidden, chosen = hide(ids, generator)
        shapes = torch.where(chosen & (torch.rand(ids.shape) < 0.3), SHAPES.index("pad"), shapes)
        with fast_numbers():
            loss = functional.cross_entropy(model(hidden, shapes, chosen).float(), ids[chosen])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        running = 0.97 * running + 0.03 * float(loss.detach())
        if number % 50 == 0:
            print(f"{number}/{steps} {time.time() - started:.0f}s loss {running:.3f}", flush=True)
        if number % 400 == 0:
            torch.save(model.encoder.state_dict(), out / "adapted.pt")
    torch.save(model.encoder.state_dict(), out / "adapted.pt")


if __name__ == "__main__":
    train(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
