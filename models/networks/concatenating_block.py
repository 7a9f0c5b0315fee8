"""The other form of LGFA's aggregation local → segment: concatenate and project (our choice, a switch in section (g) of its specification)."""
from typing import Dict

import torch
from torch import Tensor, nn

from networks.layers import LAYER_NORM_EPSILON, EncoderLayer


class ConcatenatingBlock(nn.Module):
    """Frames inside their segments, then S_m ← [S_m ; vec(LN(Z_m))] A + a with A ∈ ℝ^{(d_s + k·d_f)×d_s}, then segments over the window.

    The projection takes the place of the sum, so the segment's own feature passes through A, too.
    """

    def __init__(self, segment_frames: int, frame_width: int, segment_width: int, dropout: float) -> None:
        super().__init__()
        self.frame_layer = EncoderLayer(frame_width, 4, 4, dropout)
        self.aggregation_norm = nn.LayerNorm(frame_width, eps=LAYER_NORM_EPSILON)
        self.aggregation = nn.Linear(segment_width + segment_frames * frame_width, segment_width)
        self.segment_layer = EncoderLayer(segment_width, 8, 4, dropout)

    def forward(self, frames: Tensor, segments: Tensor) -> Dict[str, Tensor]:
        """frames (B·M, k, d_f), segments (B, M + 1, d_s) with the class token first, which the aggregation leaves alone."""
        frames = self.frame_layer(frames)
        batch, count = segments.size(0), segments.size(1) - 1
        local = self.aggregation_norm(frames).reshape(batch, count, -1)
        aggregated = self.aggregation(torch.cat([segments[:, 1:], local], dim=2))
        return {"frames": frames, "segments": self.segment_layer(torch.cat([segments[:, :1], aggregated], dim=1))}
