"""Writes TorchScript modules that resemble none of Affectlab's networks. Run with any PyTorch from 1.13: python3 make_foreign.py"""
import pathlib
from typing import Dict, Optional, Tuple

import torch
from torch import Tensor, nn

HERE = pathlib.Path(__file__).parent


class GazeReader(nn.Module):
    """Word numbers (B, 7) and gaze points (B, 3, 2), two types, to a tuple: scores FLOAT64 (B, 4) and a decision BOOL (B)."""

    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(11, 5)
        self.mix = nn.Linear(5 + 6, 4)
        self.dropout = nn.Dropout(0.5)

    def forward(self, word_numbers: Tensor, gaze: Tensor) -> Tuple[Tensor, Tensor]:
        mixed = torch.cat([self.words(word_numbers).mean(1), gaze.flatten(1)], dim=1)
        scores = torch.softmax(self.dropout(self.mix(mixed)), dim=1)
        return scores.double(), scores[:, 0] > 0.25


class Described(nn.Module):
    """A dictionary of two types."""

    def forward(self, x: Tensor) -> Dict[str, Tensor]:
        return {"total": x.sum(1), "largest": x.argmax(1)}


class Mean(nn.Module):
    """One number for the whole batch: cannot be batched."""

    def forward(self, x: Tensor) -> Tensor:
        return x.mean(0)


class Counted(nn.Module):
    """An argument that is no tensor."""

    def forward(self, x: Tensor, times: int = 2, scale: Optional[Tensor] = None) -> Tensor:
        return x * times


class Half(nn.Module):
    """A type that cannot leave the module."""

    def forward(self, x: Tensor) -> Tensor:
        return x.to(torch.bfloat16)


class Neighbours(nn.Module):
    """The answer for an item depends on who else is in the batch, so no example can be kept."""

    def forward(self, x: Tensor) -> Tensor:
        return x - x.mean(0, keepdim=True)


def main():
    torch.manual_seed(7)
    modules = {"gaze-reader": GazeReader(), "described": Described(), "mean": Mean(), "counted": Counted(), "half": Half(), "neighbours": Neighbours()}
    for name, module in modules.items():
        torch.jit.script(module).save(str(HERE / f"{name}.pt"))
    torch.jit.trace(modules["described"], torch.ones(2, 3), strict=False).save(str(HERE / "traced.pt"))


if __name__ == "__main__":
    main()
