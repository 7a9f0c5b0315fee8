"""Three channels of a spectrogram: static, delta, delta-delta, or of an image: the same one (our choice, switches in the specifications' section (b))."""
import torch
from torch import Tensor, nn

# One channel is the specifications' default.
CHANNELS = (1, 3)


class Deltas(nn.Module):
    """Features (B, bands, n) → (B, 3, bands, n): the features, their slope, and the slope's slope, by regression over ± 2 frames.

    d_t = Σ_{i = 1, 2} i (x_{t+i} − x_{t−i}) / (2 Σ i²). Our choice: before the first frame and behind the last one lies that frame again; slopes are of
    normalised features, per frame of 10 ms, and not normalised themselves.
    """

    def slope(self, x: Tensor) -> Tensor:
        frames = x.size(2)
        padded = nn.functional.pad(x, [2, 2], mode="replicate")
        near = padded[:, :, 3:frames + 3] - padded[:, :, 1:frames + 1]
        far = padded[:, :, 4:] - padded[:, :, :frames]
        return (near + 2.0 * far) / 10.0

    def forward(self, features: Tensor) -> Tensor:
        delta = self.slope(features)
        return torch.stack([features, delta, self.slope(delta)], dim=1)


class ChannelsInTokens(nn.Module):
    """Features (B, bands, n) → (B, 3·bands, n): the channels of `Deltas` one below the other, so that a frame's token holds all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.deltas = Deltas()

    def forward(self, features: Tensor) -> Tensor:
        return self.deltas(features).flatten(1, 2)


class SameChannels(nn.Module):
    """Image (B, 1, height, width) → (B, channels, height, width), all channels the same."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.channels = channels

    def forward(self, image: Tensor) -> Tensor:
        return image.expand(-1, self.channels, -1, -1)
