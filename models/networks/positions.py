"""Positions that are not learned: sines and cosines (recalled: the first Transformer; which form LGFA takes is our choice, a switch)."""
import torch
from torch import Tensor

POSITIONS = ("learned", "sinusoidal")
LONGEST_PERIOD = 10000.0


def sinusoids(count: int, width: int) -> Tensor:
    """(1, count, width) in [-1, 1]: sin(p / 10000^(2i / width)) at 2i, the cosine of the same at 2i + 1, p from 0."""
    if width % 2 != 0:
        raise ValueError(f"sines and cosines need an even width, not {width}")
    place = torch.arange(count, dtype=torch.float64).unsqueeze(1)
    angle = place / LONGEST_PERIOD ** (torch.arange(0, width, 2, dtype=torch.float64) / width)
    return torch.stack([angle.sin(), angle.cos()], dim=2).reshape(1, count, width).float()
