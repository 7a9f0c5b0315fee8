"""Square patches of a spectrogram, as image Transformers cut them: the baseline that LGFA argues against (paper: the argument; our choice: sizes)."""
from torch import Tensor, nn

PATCH = 16  # our choice (LGFA, section c, ablation v)


class Patches(nn.Module):
    """Spectrogram (B, channels·bands, n), channels one below the other → (B, bands/16 · n/16, channels·256).

    Patches lie row by row from the lowest bands and the first frame; inside one: channels, bands, frames.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.channels = channels
        self.size = PATCH

    def forward(self, x: Tensor) -> Tensor:
        batch, frames = x.size(0), x.size(2)
        rows, columns = x.size(1) // (self.channels * self.size), frames // self.size
        cut = x.reshape(batch, self.channels, rows, self.size, columns, self.size)
        return cut.permute(0, 2, 4, 1, 3, 5).reshape(batch, rows * columns, -1)
