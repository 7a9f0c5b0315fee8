"""DIDAN: deep implicit distribution alignment (arXiv:2302.08921).

Paper: VGG-11 on the spectrum image of an utterance; f is its convolutional part, g its fully connected part; features X of source and target come from
f, and the trainer asks that target features are sparse combinations of source features (L_ida). Only f and g are here: W is the trainer's.
Our choice: STFT parameters, 80 dB range, the small widths and the batch normalisation for training from scratch.

A window of 2.575 s stands for its utterance (our choice). The specification resizes the whole utterance to one image; a served network takes windows of
one length, so that an answer depends on its window alone and recordings of any length and streams are answered with the same module. The image's top
80 dB and its minimum and maximum are the window's for the same reason.

Three channels are three times the same image, the form in which image-pretrained weights take it (our choice). There are no such weights in this project:
with three channels, too, training is from scratch, and the switch is there for whoever brings them.

Group normalisation, a switch, keeps windows apart from each other, but without a comparison of windows the images look so alike to
the last layers that training hardly begins. In alignment each corpus's batch is normalised by itself, and the running statistics mix both.
"""
import torch
from torch import Tensor, nn

from networks.channels import CHANNELS, SameChannels
from networks.frontend import LogMagnitude, samples_for_frames
from networks.layers import BatchNorm

# Channels of VGG-11's stages; a pooling by two ends each.
STAGES = ((64,), (128,), (256, 256), (512, 512), (512, 512))
NORMALISATIONS = ("none", "batch", "group")
CHANNELS_PER_GROUP = 4


class SpectrumImage(nn.Module):
    """Decibels (B, bins, frames) → image (B, size, size) in [0, 1], low frequencies at the bottom: the top 80 dB of each window, min–max."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def forward(self, decibels: Tensor) -> Tensor:
        highest = decibels.amax(dim=[1, 2], keepdim=True)
        clipped = torch.maximum(decibels, highest - 80.0)
        lowest = clipped.amin(dim=[1, 2], keepdim=True)
        # A window without any change becomes black.
        scaled = (clipped - lowest) / torch.clamp(highest - lowest, min=1e-5)
        image = nn.functional.interpolate(scaled.flip([1]).unsqueeze(1), size=[self.size, self.size], mode="bilinear", align_corners=False)
        return image.squeeze(1)


class Didan(nn.Module):
    """Waveform (B, 41200) at 16 kHz in [-1, 1] → logits (B, classes).

    `features` gives the image (B, size, size), `embed` takes it to what is aligned, X (B, d), `regress` takes that to logits; `classify` is the one
    after the other. Defaults are the small variant; `divisor=1, size=224, hidden=4096, normalisation="none"` is the paper's VGG-11. `align_hidden`
    aligns after the first fully connected layer, its ReLU and dropout instead (the specification's switch); `channels` is 1 or 3.
    """

    FRAMES = 256

    def __init__(self, classes: int, divisor: int = 8, size: int = 64, hidden: int = 128, normalisation: str = "batch",
                 align_hidden: bool = False, channels: int = 1) -> None:
        super().__init__()
        if normalisation not in NORMALISATIONS or channels not in CHANNELS:
            raise ValueError(f"normalisation is one of {NORMALISATIONS}, channels one of {CHANNELS}")
        if size % 32 != 0:
            raise ValueError(f"size {size} is no multiple of 32: there are five poolings by two")
        self.decibels = LogMagnitude()
        self.image = SpectrumImage(size)
        layers = [SameChannels(channels)] if channels > 1 else []
        for stage in STAGES:
            for width in stage:
                layers.append(nn.Conv2d(channels, width // divisor, 3, padding=1))
                if normalisation != "none":
                    layers.append(Normalisation(width // divisor, normalisation))
                layers.append(nn.ReLU())
                channels = width // divisor
            layers.append(nn.MaxPool2d(2))
        self.convolutions = nn.Sequential(*layers)
        width = channels * (size // 32) ** 2
        first = nn.Sequential(nn.Linear(width, hidden), nn.ReLU(), nn.Dropout(0.5))
        second = nn.Sequential(nn.Linear(hidden, hidden), nn.ReLU(), nn.Dropout(0.5), nn.Linear(hidden, classes))
        self.aligned = first if align_hidden else nn.Identity()
        self.regression = second if align_hidden else nn.Sequential(*first, *second)

    @torch.jit.export
    def log_mel(self, waveform: Tensor) -> Tensor:
        """The decibels before the image; its name is that of the other networks' first step."""
        return self.decibels(waveform)

    @torch.jit.export
    def features(self, waveform: Tensor) -> Tensor:
        return self.image(self.decibels(waveform))

    @torch.jit.export
    def embed(self, features: Tensor) -> Tensor:
        return self.aligned(self.convolutions(features.unsqueeze(1)).flatten(1))

    @torch.jit.export
    def regress(self, embedding: Tensor) -> Tensor:
        return self.regression(embedding)

    @torch.jit.export
    def classify(self, features: Tensor) -> Tensor:
        return self.regress(self.embed(features))

    def forward(self, waveform: Tensor) -> Tensor:
        return self.classify(self.features(waveform))

    @staticmethod
    def window_samples() -> int:
        return samples_for_frames(Didan.FRAMES)


class Normalisation(nn.Module):
    """Batch or group normalisation; named so that its scale starts at one."""

    def __init__(self, channels: int, kind: str) -> None:
        super().__init__()
        self.norm = BatchNorm(channels) if kind == "batch" else nn.GroupNorm(max(1, channels // CHANNELS_PER_GROUP), channels)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(x)
