"""What TF-Transformer's tokens are cut from: features as they are, with their slopes, or through a convolution (all our choice, switches)."""
from torch import Tensor, nn

from networks.channels import Deltas
from networks.layers import BatchNorm

STEMS = ("linear", "convolution")
STEM_CHANNELS = 16


class ConvolutionalStem(nn.Module):
    """Planes (B, channels, bands, n) → (B, 16, bands, n): one 3 × 3 convolution, batch normalisation, GELU.

    The convolution has no bias of its own: batch normalisation takes any away and brings one.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(channels, STEM_CHANNELS, 3, padding=1, bias=False)
        self.norm = BatchNorm(STEM_CHANNELS)

    def forward(self, planes: Tensor) -> Tensor:
        return nn.functional.gelu(self.norm(self.convolution(planes)))


class OnePlane(nn.Module):
    """Features (B, bands, n) → (B, 1, bands, n)."""

    def forward(self, features: Tensor) -> Tensor:
        return features.unsqueeze(1)


class Planes(nn.Module):
    """Features (B, bands, n) → planes (B, count, bands, n): 1 or 3 channels, then the stem if there is one."""

    def __init__(self, channels: int, stem: str) -> None:
        super().__init__()
        self.channels = Deltas() if channels > 1 else OnePlane()
        convolution = stem == "convolution"
        self.stem = ConvolutionalStem(channels) if convolution else nn.Identity()
        self.count = STEM_CHANNELS if convolution else channels

    def forward(self, features: Tensor) -> Tensor:
        return self.stem(self.channels(features))


def by_frame(planes: Tensor) -> Tensor:
    """(B, count, bands, n) → (B, count·bands, n): a frame holds all planes."""
    return planes.flatten(1, 2)


def by_band(planes: Tensor) -> Tensor:
    """(B, count, bands, n) → (B, bands, count·n): a band holds all planes."""
    return planes.transpose(1, 2).flatten(2)
