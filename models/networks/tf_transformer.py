"""TF-Transformer: time-frequency joint learning (arXiv:2308.14568).

Paper: a Time Transformer relates frames, a Frequency Transformer relates bands, each on its own; a third Transformer takes both local representations
and learns a global one for classification. Our choice: all sizes, the three forms of fusion, the class token, learned positions, the front end, and all
switches. A switch that is not taken leaves no trace in the TorchScript: `hasattr` of a submodule is decided when a network is scripted.
"""
from typing import Final, Optional

import torch
from torch import Tensor, nn

from networks.channels import CHANNELS
from networks.frontend import MEL_BANDS, LogMel, normalisation_of, samples_for_frames
from networks.layers import LAYER_NORM_EPSILON, CrossAttentionLayer, EncoderLayer
from networks.stem import STEMS, Planes, by_band, by_frame

VARIANTS = ("full", "time-only", "frequency-only", "no-fusion")
FUSIONS = ("joint", "cross", "grid")


def encoder(width: int, layers: int, dropout: float) -> nn.ModuleList:
    return nn.ModuleList([EncoderLayer(width, 4, 4, dropout) for _ in range(layers)])


class JointFusion(nn.Module):
    """Encoder over [class ; time tokens + E_time ; frequency tokens + E_frequency]; the class token is the answer."""

    def __init__(self, width: int, layers: int, dropout: float) -> None:
        super().__init__()
        self.class_token = nn.Parameter(torch.zeros(1, 1, width))
        self.time_domain = nn.Parameter(torch.zeros(1, 1, width))
        self.frequency_domain = nn.Parameter(torch.zeros(1, 1, width))
        self.layers = encoder(width, layers, dropout)
        self.norm = nn.LayerNorm(width, eps=LAYER_NORM_EPSILON)

    def forward(self, time: Tensor, frequency: Tensor) -> Tensor:
        tokens = torch.cat([self.class_token.expand(time.size(0), -1, -1), time + self.time_domain, frequency + self.frequency_domain], dim=1)
        for layer in self.layers:
            tokens = layer(tokens)
        return self.norm(tokens[:, 0])


class CrossFusion(nn.Module):
    """Time tokens ask frequency tokens, then frequency tokens ask time tokens; both means side by side."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.time_layer = CrossAttentionLayer(width, 4, 4, dropout)
        self.frequency_layer = CrossAttentionLayer(width, 4, 4, dropout)

    def forward(self, time: Tensor, frequency: Tensor) -> Tensor:
        asked = self.time_layer(time, frequency)
        return torch.cat([asked.mean(dim=1), self.frequency_layer(frequency, time).mean(dim=1)], dim=1)


class GridFusion(nn.Module):
    """Every frame with every band, averaged to 16 × 8 cells, encoded, averaged."""

    def __init__(self, width: int, layers: int, dropout: float) -> None:
        super().__init__()
        self.time_projection = nn.Linear(width, width, bias=False)
        self.frequency_projection = nn.Linear(width, width, bias=False)
        self.layers = encoder(width, layers, dropout)

    def forward(self, time: Tensor, frequency: Tensor) -> Tensor:
        # The mean of sums over a cell is the sum of means: the whole grid is never made.
        rows = torch.nn.functional.adaptive_avg_pool1d(self.time_projection(time).transpose(1, 2), 16).transpose(1, 2)
        columns = torch.nn.functional.adaptive_avg_pool1d(self.frequency_projection(frequency).transpose(1, 2), 8).transpose(1, 2)
        cells = (rows.unsqueeze(2) + columns.unsqueeze(1)).flatten(1, 2)
        for layer in self.layers:
            cells = layer(cells)
        return cells.mean(dim=1)


class MeanFusion(nn.Module):
    """Without a third module: the means of what there is, side by side."""

    def forward(self, time: Tensor, frequency: Tensor) -> Tensor:
        return torch.cat([time.mean(dim=1), frequency.mean(dim=1)], dim=1)


class TfTransformer(nn.Module):
    """Waveform (B, 20720) at 16 kHz in [-1, 1] → logits (B, classes).

    `features` gives the normalised log-mel (B, 64, 128), `classify` takes it to logits. Switches: `fusion`, `variant` (the ablations), `floor_db`,
    `channels` (3: with delta and delta-delta inside every token), `stem` (linear tokens, or a convolution before them), `normalisation`. The specification
    normalises with the training folds' statistics, which is `normalisation="corpus"`; by default each window is normalised by itself as in LGFA, where a trial
    favoured that (our choice).
    """

    FRAMES = 128
    fused: Final[bool]
    with_time: Final[bool]

    def __init__(self, classes: int, width: int = 128, layers: int = 2, dropout: float = 0.1, fusion: str = "joint", variant: str = "full",
                 floor_db: Optional[float] = None, channels: int = 1, stem: str = "linear",
                 normalisation: str = "utterance") -> None:
        super().__init__()
        if fusion not in FUSIONS or variant not in VARIANTS:
            raise ValueError(f"fusion is one of {FUSIONS}, variant one of {VARIANTS}")
        if channels not in CHANNELS or stem not in STEMS:
            raise ValueError(f"channels is one of {CHANNELS}, stem one of {STEMS}")
        if fusion != "joint" and variant != "full":
            raise ValueError(f"variant {variant} has no third module: {fusion} is for the full network")
        self.with_time = variant != "frequency-only"
        with_frequency = variant != "time-only"
        self.log_mel_front_end = LogMel()
        self.normalisation = normalisation_of(normalisation, floor_db)
        self.dropout = nn.Dropout(dropout)
        planes = 1
        if channels > 1 or stem != "linear":
            self.planes = Planes(channels, stem)
            planes = self.planes.count
        if self.with_time:
            self.time_embedding = nn.Linear(planes * MEL_BANDS, width)
            self.time_position = nn.Parameter(torch.zeros(1, self.FRAMES, width))
            self.time_layers = encoder(width, layers, dropout)
        if with_frequency:
            self.frequency_embedding = nn.Linear(planes * self.FRAMES, width)
            self.frequency_position = nn.Parameter(torch.zeros(1, MEL_BANDS, width))
            self.frequency_layers = encoder(width, layers, dropout)
        if variant == "full" and fusion == "joint":
            self.fusion = JointFusion(width, layers, dropout)
        elif variant == "full" and fusion == "cross":
            self.fusion = CrossFusion(width, dropout)
        elif variant == "full":
            self.fusion = GridFusion(width, layers, dropout)
        elif variant == "no-fusion":
            self.fusion = MeanFusion()
        self.fused = self.with_time and with_frequency
        self.head = nn.Linear(2 * width if variant == "no-fusion" or (variant == "full" and fusion == "cross") else width, classes)

    @torch.jit.export
    def log_mel(self, waveform: Tensor) -> Tensor:
        return self.log_mel_front_end(waveform)

    @torch.jit.export
    def features(self, waveform: Tensor) -> Tensor:
        return self.normalisation(self.log_mel(waveform))

    def time_tokens(self, features: Tensor) -> Tensor:
        """Features (B, planes·64, 128) → (B, 128, width)."""
        tokens = self.dropout(self.time_embedding(features.transpose(1, 2)) + self.time_position)
        for layer in self.time_layers:
            tokens = layer(tokens)
        return tokens

    def frequency_tokens(self, features: Tensor) -> Tensor:
        """Features (B, 64, planes·128) → (B, 64, width)."""
        tokens = self.dropout(self.frequency_embedding(features) + self.frequency_position)
        for layer in self.frequency_layers:
            tokens = layer(tokens)
        return tokens

    @torch.jit.export
    def classify(self, features: Tensor) -> Tensor:
        frames, bands = features, features
        if hasattr(self, "planes"):
            planes = self.planes(features)
            frames, bands = by_frame(planes), by_band(planes)
        if self.fused:
            return self.head(self.fusion(self.time_tokens(frames), self.frequency_tokens(bands)))
        if self.with_time:
            return self.head(self.time_tokens(frames).mean(dim=1))
        return self.head(self.frequency_tokens(bands).mean(dim=1))

    def forward(self, waveform: Tensor) -> Tensor:
        return self.classify(self.features(waveform))

    @staticmethod
    def window_samples() -> int:
        return samples_for_frames(TfTransformer.FRAMES)
