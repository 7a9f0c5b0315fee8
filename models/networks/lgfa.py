"""LGFA: local to global feature aggregation (arXiv:2306.01491).

Paper: every token holds the whole frequency axis; a Frame Transformer inside each segment is nested in a Segment Transformer over the utterance,
and frame embeddings are aggregated with their segment's own feature. Code (TNT): the block-by-block nesting, inner → add projection → outer.
Our choice: all sizes, the front end, dropout, that the raw segment itself is embedded as the segment feature, and all switches.

A switch that is not taken leaves no trace in the TorchScript: `hasattr` of a submodule is decided when a network is scripted, so archives and packages of
the default form stay what they are.
"""
from typing import Dict, Optional

import torch
from torch import Tensor, nn
from torch.jit import Final

from networks.channels import CHANNELS, ChannelsInTokens
from networks.concatenating_block import ConcatenatingBlock
from networks.frontend import MEL_BANDS, LogMel, normalisation_of, samples_for_frames
from networks.layers import LAYER_NORM_EPSILON, EncoderLayer
from networks.patches import PATCH, Patches
from networks.positions import POSITIONS, sinusoids

VARIANTS = ("full", "segment-only", "frame-only", "patches")
POOLINGS = ("class-token", "mean")
AGGREGATIONS = ("add", "concatenate")
SEGMENT_FRAMES = 8


class NestedBlock(nn.Module):
    """One block: frames inside their segments, aggregation local → segment, then segments over the window."""

    def __init__(self, segment_frames: int, frame_width: int, segment_width: int, dropout: float, local: bool, overall: bool) -> None:
        super().__init__()
        self.local = local
        self.overall = overall
        self.frame_layer = EncoderLayer(frame_width, 4, 4, dropout) if local else nn.Identity()
        aggregating = local and overall
        self.aggregating = aggregating
        self.aggregation_norm = nn.LayerNorm(frame_width, eps=LAYER_NORM_EPSILON) if aggregating else nn.Identity()
        self.aggregation = nn.Linear(segment_frames * frame_width, segment_width) if aggregating else nn.Identity()
        self.segment_layer = EncoderLayer(segment_width, 8, 4, dropout) if overall else nn.Identity()

    def forward(self, frames: Tensor, segments: Tensor) -> Dict[str, Tensor]:
        """frames (B·M, k, d_f), segments (B, M + 1, d_s) with the class token first, which the aggregation leaves alone."""
        if self.local:
            frames = self.frame_layer(frames)
        if self.aggregating:
            batch, count = segments.size(0), segments.size(1) - 1
            local = self.aggregation(self.aggregation_norm(frames).reshape(batch, count, -1))
            segments = torch.cat([segments[:, :1], segments[:, 1:] + local], dim=1)
        if self.overall:
            segments = self.segment_layer(segments)
        return {"frames": frames, "segments": segments}


class Lgfa(nn.Module):
    """Waveform (B, 41200) at 16 kHz in [-1, 1] → logits (B, classes).

    `features` gives the normalised log-mel (B, 64, 256), `classify` takes it to logits; `forward` is the one after the other. The trainer puts its
    masks between the two. Switches: segment length k, `variant` (the ablations full, segment-only, frame-only, patches), `pooling`, `floor_db`,
    `aggregation` (add, or concatenate and project), `channels` (3: with delta and delta-delta inside every token), `positions`, `normalisation`
    (utterance, or corpus: with the training folds' statistics). An ablation has no parameters of what it leaves out; `patches` is segment-only with 64
    patches of 16 bands × 16 frames in place of segments.
    """

    FRAMES = 256
    # Final, because TorchScript leaves out only those branches that hang on constants, and the others' attributes may be missing.
    local: Final[bool]
    overall: Final[bool]

    def __init__(self, classes: int, segment_frames: int = SEGMENT_FRAMES, frame_width: int = 64, segment_width: int = 256, blocks: int = 4,
                 dropout: float = 0.1, variant: str = "full", pooling: str = "class-token",
                 floor_db: Optional[float] = None, aggregation: str = "add", channels: int = 1, positions: str = "learned",
                 normalisation: str = "utterance") -> None:
        super().__init__()
        if self.FRAMES % segment_frames != 0:
            raise ValueError(f"{self.FRAMES} frames do not divide into segments of {segment_frames}")
        if variant not in VARIANTS or pooling not in POOLINGS:
            raise ValueError(f"variant is one of {VARIANTS}, pooling one of {POOLINGS}")
        if aggregation not in AGGREGATIONS or channels not in CHANNELS or positions not in POSITIONS:
            raise ValueError(f"aggregation is one of {AGGREGATIONS}, channels one of {CHANNELS}, positions one of {POSITIONS}")
        if aggregation != "add" and variant != "full":
            raise ValueError(f"variant {variant} aggregates nothing: {aggregation} is for the full network")
        if variant == "patches" and segment_frames != SEGMENT_FRAMES:
            raise ValueError("patches are no segments: segment_frames cannot be chosen with them")
        self.segment_frames = segment_frames
        self.local = variant not in ("segment-only", "patches")
        self.overall = variant != "frame-only"
        self.mean_pooling = pooling == "mean"
        learned = positions == "learned"
        bands = channels * MEL_BANDS
        segments, segment_size = self.FRAMES // segment_frames, segment_frames * bands
        if variant == "patches":
            segments, segment_size = (MEL_BANDS // PATCH) * (self.FRAMES // PATCH), channels * PATCH * PATCH
        self.log_mel_front_end = LogMel()
        self.normalisation = normalisation_of(normalisation, floor_db)
        if channels > 1:
            self.channels = ChannelsInTokens()
        if variant == "patches":
            self.patches = Patches(channels)
        if self.local:
            self.frame_embedding = nn.Linear(bands, frame_width)
            if learned:
                self.frame_position = nn.Parameter(torch.zeros(1, segment_frames, frame_width))
            else:
                self.register_buffer("frame_position", sinusoids(segment_frames, frame_width))
        if self.overall:
            self.segment_embedding = nn.Linear(segment_size, segment_width)
            self.segment_norm = nn.LayerNorm(segment_width, eps=LAYER_NORM_EPSILON)
            self.class_token = nn.Parameter(torch.zeros(1, 1, segment_width))
            if learned:
                self.segment_position = nn.Parameter(torch.zeros(1, segments + 1, segment_width))
            else:
                self.register_buffer("segment_position", sinusoids(segments + 1, segment_width))
        self.dropout = nn.Dropout(dropout)
        if aggregation == "add":
            self.blocks = nn.ModuleList(
                [NestedBlock(segment_frames, frame_width, segment_width, dropout, self.local, self.overall) for _ in range(blocks)])
        else:
            self.blocks = nn.ModuleList([ConcatenatingBlock(segment_frames, frame_width, segment_width, dropout) for _ in range(blocks)])
        head_width = segment_width if self.overall else frame_width
        self.head_norm = nn.LayerNorm(head_width, eps=LAYER_NORM_EPSILON)
        self.head = nn.Linear(head_width, classes)

    @torch.jit.export
    def log_mel(self, waveform: Tensor) -> Tensor:
        return self.log_mel_front_end(waveform)

    @torch.jit.export
    def features(self, waveform: Tensor) -> Tensor:
        return self.normalisation(self.log_mel(waveform))

    @torch.jit.export
    def classify(self, features: Tensor) -> Tensor:
        batch = features.size(0)
        if hasattr(self, "channels"):
            features = self.channels(features)
        by_frame = features.transpose(1, 2)
        frames = by_frame.reshape(-1, self.segment_frames, by_frame.size(2))
        segments = by_frame.reshape(batch, -1, self.segment_frames * by_frame.size(2))
        if hasattr(self, "patches"):
            segments = self.patches(features)
        if self.local:
            frames = self.dropout(self.frame_embedding(frames) + self.frame_position)
        if self.overall:
            embedded = self.segment_norm(self.segment_embedding(segments))
            segments = self.dropout(torch.cat([self.class_token.expand(batch, -1, -1), embedded], dim=1) + self.segment_position)
        for block in self.blocks:
            state = block(frames, segments)
            frames, segments = state["frames"], state["segments"]
        if not self.overall:
            pooled = frames.reshape(batch, -1, frames.size(2)).mean(dim=1)
        elif self.mean_pooling:
            pooled = segments[:, 1:].mean(dim=1)
        else:
            pooled = segments[:, 0]
        return self.head(self.head_norm(pooled))

    def forward(self, waveform: Tensor) -> Tensor:
        return self.classify(self.features(waveform))

    @staticmethod
    def window_samples() -> int:
        return samples_for_frames(Lgfa.FRAMES)
