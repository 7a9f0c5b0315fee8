"""ATFNN: attentive time-frequency neural network (arXiv:2210.12430).

Paper: a Transformer encoder relates frequency bands (F-Encoder), a bidirectional LSTM relates frames (T-Encoder); F-Attention stresses ranges of bands,
T-Attention ranges of frames. Our choice: the wiring F-Encoder → F-Attention → transpose → T-Encoder → T-Attention, all sizes, the form of both
attentions, the front end.
"""
from typing import Dict, Final, Optional

import torch
from torch import Tensor, nn

from networks.frontend import MEL_BANDS, LogMel, normalisation_of, samples_for_frames
from networks.layers import LAYER_NORM_EPSILON, EncoderLayer

VARIANTS = ("full", "time-only", "frequency-only", "no-attention", "frequency-attention", "time-attention")
ATTENTIVE = ("full", "frequency-attention", "time-attention")
WIRINGS = ("sequential", "parallel")
GATES = ("softmax", "sigmoid")
BAND_RANGE = 4
FRAME_RANGE = 8


class AdditiveAttention(nn.Module):
    """Weights a_i = vᵀ tanh(W x_i + b) over (B, n, width), as shares that add up to 1.

    With `group` the score is the mean over so many neighbours, and they share one weight (the paper speaks of ranges). `sigmoid` gates each on its
    own and scales them to shares.
    """

    def __init__(self, width: int, size: int, group: int, sigmoid: bool) -> None:
        super().__init__()
        self.hidden = nn.Linear(width, size)
        self.score = nn.Linear(size, 1, bias=False)
        self.group = group
        self.sigmoid = sigmoid

    def forward(self, x: Tensor) -> Tensor:
        scores = self.score(torch.tanh(self.hidden(x))).squeeze(2)
        if self.group > 1:
            scores = scores.reshape(scores.size(0), -1, self.group).mean(dim=2)
        if self.sigmoid:
            gates = torch.sigmoid(scores)
            shares = gates / gates.sum(dim=1, keepdim=True)
        else:
            shares = torch.softmax(scores, dim=1)
        return shares.repeat_interleave(self.group, dim=1) / self.group


class BidirectionalLstm(nn.Module):
    """Layers of LSTM in both directions, one bias vector for each direction and layer, zero initial state: (B, n, inputs) → (B, n, 2·units).

    The second bias of PyTorch's LSTM adds nothing to the first: it is a buffer of zeros here, so that it is neither trained nor counted.
    """

    def __init__(self, inputs: int, units: int, dropout: float) -> None:
        super().__init__()
        self.forward_first = LstmDirection(inputs, units, False)
        self.backward_first = LstmDirection(inputs, units, True)
        self.forward_second = LstmDirection(2 * units, units, False)
        self.backward_second = LstmDirection(2 * units, units, True)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        x = torch.cat([self.forward_first(x), self.backward_first(x)], dim=2)
        x = self.dropout(x)
        return torch.cat([self.forward_second(x), self.backward_second(x)], dim=2)


class LstmDirection(nn.Module):
    """One direction of one layer; gates in the order i, f, g, o."""

    def __init__(self, inputs: int, units: int, backward: bool) -> None:
        super().__init__()
        self.input_weight = nn.Parameter(torch.zeros(4 * units, inputs))
        self.recurrent_weight = nn.Parameter(torch.zeros(4 * units, units))
        self.gate_bias = nn.Parameter(torch.zeros(4 * units))
        self.register_buffer("no_bias", torch.zeros(4 * units))
        self.units = units
        self.backward_in_time = backward

    def forward(self, x: Tensor) -> Tensor:
        if self.backward_in_time:
            x = x.flip([1])
        state = torch.zeros(1, x.size(0), self.units, dtype=x.dtype, device=x.device)
        weights = [self.input_weight, self.recurrent_weight, self.gate_bias, self.no_bias]
        output = torch.lstm(x, [state, state], weights, True, 1, 0.0, self.training, False, True)[0]
        return output.flip([1]) if self.backward_in_time else output


class Atfnn(nn.Module):
    """Waveform (B, 20720) at 16 kHz in [-1, 1] → logits (B, classes).

    `features` gives the normalised log-mel (B, 64, 128), `classify` takes it to logits, `attention` the weights of bands (B, 64) and frames (B, 128).
    Switches: `variant` (the ablations), `wiring`, `gate`, `ranges` (neighbours share a weight), `floor_db`, `normalisation`. The specification normalises
    with the training folds' statistics, which is `normalisation="corpus"`; by default each window is normalised by itself as in LGFA, where a trial favoured
    that (our choice).
    """

    FRAMES = 128
    parallel: Final[bool]
    with_bands: Final[bool]
    with_frames: Final[bool]
    band_attention: Final[bool]
    frame_attention: Final[bool]

    def __init__(self, classes: int, units: int = 128, attention_size: int = 64, hidden: int = 128, variant: str = "full",
                 wiring: str = "sequential", gate: str = "softmax", ranges: bool = False, floor_db: Optional[float] = None,
                 normalisation: str = "utterance") -> None:
        super().__init__()
        if variant not in VARIANTS or wiring not in WIRINGS or gate not in GATES:
            raise ValueError(f"variant is one of {VARIANTS}, wiring one of {WIRINGS}, gate one of {GATES}")
        if wiring == "parallel" and variant != "full":
            raise ValueError("the ablations are those of the sequential wiring")
        if (gate != "softmax" or ranges) and variant not in ATTENTIVE:
            raise ValueError(f"variant {variant} has no attention: gate and ranges are for {ATTENTIVE}")
        self.parallel = wiring == "parallel"
        self.with_bands = variant != "time-only"
        self.with_frames = variant != "frequency-only"
        self.band_attention = variant in ("full", "frequency-attention")
        self.frame_attention = variant in ("full", "time-attention")
        self.log_mel_front_end = LogMel()
        self.normalisation = normalisation_of(normalisation, floor_db)
        if self.with_bands:
            self.band_position = nn.Parameter(torch.zeros(1, MEL_BANDS, self.FRAMES))
            self.band_layers = nn.ModuleList([EncoderLayer(self.FRAMES, 4, 4, 0.1) for _ in range(2)])
            self.band_norm = nn.LayerNorm(self.FRAMES, eps=LAYER_NORM_EPSILON)
        if self.band_attention:
            self.band_weights = AdditiveAttention(self.FRAMES, attention_size, BAND_RANGE if ranges else 1, gate == "sigmoid")
        if self.with_frames:
            self.frame_encoder = BidirectionalLstm(MEL_BANDS, units, 0.3)
        if self.frame_attention:
            self.frame_weights = AdditiveAttention(2 * units, attention_size, FRAME_RANGE if ranges else 1, gate == "sigmoid")
        pooled = (self.FRAMES if self.parallel else 0) + (2 * units if self.with_frames else self.FRAMES)
        self.hidden_layer = nn.Linear(pooled, hidden)
        self.dropout = nn.Dropout(0.5)
        self.head = nn.Linear(hidden, classes)

    @torch.jit.export
    def log_mel(self, waveform: Tensor) -> Tensor:
        return self.log_mel_front_end(waveform)

    @torch.jit.export
    def features(self, waveform: Tensor) -> Tensor:
        return self.normalisation(self.log_mel(waveform))

    def encode(self, features: Tensor) -> Dict[str, Tensor]:
        count = features.size(1)
        bands = torch.ones_like(features[:, :, 0]) / count
        frames = torch.ones_like(features[:, 0]) / features.size(2)
        encoded = features
        if self.with_bands:
            encoded = features + self.band_position
            for layer in self.band_layers:
                encoded = layer(encoded)
            encoded = self.band_norm(encoded)
        if self.band_attention:
            bands = self.band_weights(encoded)
        by_bands = (encoded * bands.unsqueeze(2)).sum(dim=1)
        if not self.with_frames:
            return {"pooled": by_bands, "bands": bands, "frames": frames}
        # The mean weight is 1: without attention the features stay as they are.
        heard = features if self.parallel else count * bands.unsqueeze(2) * encoded
        states = self.frame_encoder(heard.transpose(1, 2))
        if self.frame_attention:
            frames = self.frame_weights(states)
        pooled = (states * frames.unsqueeze(2)).sum(dim=1)
        if self.parallel:
            pooled = torch.cat([by_bands, pooled], dim=1)
        return {"pooled": pooled, "bands": bands, "frames": frames}

    @torch.jit.export
    def attention(self, features: Tensor) -> Dict[str, Tensor]:
        """The shares of bands and frames: what the network looks at."""
        encoded = self.encode(features)
        return {"bands": encoded["bands"], "frames": encoded["frames"]}

    @torch.jit.export
    def classify(self, features: Tensor) -> Tensor:
        return self.head(self.dropout(torch.relu(self.hidden_layer(self.encode(features)["pooled"]))))

    def forward(self, waveform: Tensor) -> Tensor:
        return self.classify(self.features(waveform))

    @staticmethod
    def window_samples() -> int:
        return samples_for_frames(Atfnn.FRAMES)
