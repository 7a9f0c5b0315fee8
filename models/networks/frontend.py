"""The front end that every speech network shares: waveform in, normalised log-mel out.

All values are our choice (the papers' texts give none), fixed in the specifications' section (b): 16 kHz mono, Hamming window of 25 ms,
hop 10 ms, 512-point FFT, power spectrum, no pre-emphasis, no centre padding, 64 triangular filters of peak 1 on mel(f) = 2595 log10(1 + f/700)
from 20 to 8000 Hz, natural logarithm of max(value, 1e-10).
"""
import math
from typing import List, Optional

import torch
from torch import Tensor, nn

SAMPLE_RATE = 16000
FRAME_LENGTH = 400
FRAME_SHIFT = 160
FFT_SIZE = 512
MEL_BANDS = 64
MEL_LOW_HZ = 20.0
MEL_HIGH_HZ = 8000.0
LOG_FLOOR = 1e-10
# A window of digital silence has no deviation; its features become zero instead of infinite.
DEVIATION_FLOOR = 1e-5
NORMALISATIONS = ("utterance", "corpus")


def samples_for_frames(frames: int) -> int:
    """Number of samples from which exactly `frames` frames are cut without padding."""
    return FRAME_LENGTH + (frames - 1) * FRAME_SHIFT


def mel_filters() -> Tensor:
    """Triangular filters of peak 1, shape (FFT_SIZE / 2 + 1, MEL_BANDS)."""

    def to_mel(hertz: float) -> float:
        return 2595.0 * math.log10(1.0 + hertz / 700.0)

    def to_hertz(mel: float) -> float:
        return 700.0 * (10.0 ** (mel / 2595.0) - 1.0)

    low, high = to_mel(MEL_LOW_HZ), to_mel(MEL_HIGH_HZ)
    edges: List[float] = [to_hertz(low + (high - low) * i / (MEL_BANDS + 1)) for i in range(MEL_BANDS + 2)]
    frequencies = torch.arange(FFT_SIZE // 2 + 1, dtype=torch.float64) * SAMPLE_RATE / FFT_SIZE
    columns = []
    for band in range(MEL_BANDS):
        left, centre, right = edges[band], edges[band + 1], edges[band + 2]
        rising = (frequencies - left) / (centre - left)
        falling = (right - frequencies) / (right - centre)
        columns.append(torch.clamp(torch.minimum(rising, falling), min=0.0))
    return torch.stack(columns, dim=1).float()


class LogMel(nn.Module):
    """Waveform (B, N) in [-1, 1] → log-mel (B, 64, n), n = 1 + floor((N - 400) / 160)."""

    def __init__(self) -> None:
        super().__init__()
        window = 0.54 - 0.46 * torch.cos(2 * math.pi * torch.arange(FRAME_LENGTH, dtype=torch.float64) / (FRAME_LENGTH - 1))
        self.register_buffer("window", window.float())
        self.register_buffer("filters", mel_filters())

    def forward(self, waveform: Tensor) -> Tensor:
        frames = waveform.unfold(1, 400, 160) * self.window
        spectrum = torch.fft.rfft(frames, n=512, dim=2)
        power = spectrum.real * spectrum.real + spectrum.imag * spectrum.imag
        return torch.log(torch.clamp(torch.matmul(power, self.filters), min=1e-10)).transpose(1, 2)


class LogMagnitude(nn.Module):
    """Waveform (B, N) in [-1, 1] → 20·log10(magnitude + 1e-10) (B, 257, n), of the same frames as the log-mel's."""

    def __init__(self) -> None:
        super().__init__()
        window = 0.54 - 0.46 * torch.cos(2 * math.pi * torch.arange(FRAME_LENGTH, dtype=torch.float64) / (FRAME_LENGTH - 1))
        self.register_buffer("window", window.float())

    def forward(self, waveform: Tensor) -> Tensor:
        spectrum = torch.fft.rfft(waveform.unfold(1, 400, 160) * self.window, n=512, dim=2)
        magnitude = torch.sqrt(spectrum.real * spectrum.real + spectrum.imag * spectrum.imag)
        return (20.0 * torch.log10(magnitude + 1e-10)).transpose(1, 2)


def relative_floor(floor_db: Optional[float]) -> float:
    """What `floor_db` is as a share of a window's mean mel power; 0 without a floor."""
    if floor_db is not None and not -100.0 <= floor_db < 0.0:
        raise ValueError(f"floor_db is {floor_db}, not in [-100, 0)")
    return 0.0 if floor_db is None else 10.0 ** (floor_db / 10.0)


class UtteranceNormalisation(nn.Module):
    """Subtracts each band's mean over the window's frames and divides by the window's one standard deviation.

    The specification normalises by utterance; a served window stands for its utterance here (our choice), so that a window's answer depends on
    that window alone, whether it comes from a clip, an hour of recording or a stream.

    `floor_db` (our choice, None is the specification's plain form) first adds to every mel power a floor that many decibels relative to the window's
    mean mel power. Without it, bands and pauses far below the speech weigh as much as the speech, and what lossy or coarse formats change there
    (quantisation noise, bands a codec drops) moves the answer.
    """

    def __init__(self, floor_db: Optional[float] = None) -> None:
        super().__init__()
        self.relative_floor: float = relative_floor(floor_db)

    def forward(self, log_mel: Tensor) -> Tensor:
        if self.relative_floor > 0.0:
            power = torch.exp(log_mel)
            log_mel = torch.log(power + self.relative_floor * power.mean(dim=[1, 2], keepdim=True))
        centred = log_mel - log_mel.mean(dim=2, keepdim=True)
        deviation = torch.sqrt((centred * centred).mean(dim=[1, 2], keepdim=True))
        return centred / torch.clamp(deviation, min=1e-5)


class CorpusNormalisation(nn.Module):
    """Z-score of each band with statistics of the training folds (LGFA's switch, the default of TF-Transformer's and ATFNN's specifications).

    Mean and deviation (1, 64, 1) are parameters without gradient, as the statistics of batch normalisation are, so that whoever keeps or sets a network's
    parameters does so with them. The trainer measures them on the training speakers before the first epoch and leaves them alone afterwards. With mean 0
    and deviation 1, with which a network begins, `forward` gives what they are the statistics of.

    `floor_db` is that of the other normalisation (our choice).
    """

    def __init__(self, floor_db: Optional[float] = None) -> None:
        super().__init__()
        self.relative_floor: float = relative_floor(floor_db)
        self.mean = nn.Parameter(torch.zeros(1, MEL_BANDS, 1), requires_grad=False)
        self.deviation = nn.Parameter(torch.ones(1, MEL_BANDS, 1), requires_grad=False)

    def forward(self, log_mel: Tensor) -> Tensor:
        # As in UtteranceNormalisation: a function for both would be another TorchScript in the archives that there are.
        if self.relative_floor > 0.0:
            power = torch.exp(log_mel)
            log_mel = torch.log(power + self.relative_floor * power.mean(dim=[1, 2], keepdim=True))
        return (log_mel - self.mean) / torch.clamp(self.deviation, min=1e-5)


def normalisation_of(kind: str, floor_db: Optional[float]) -> nn.Module:
    """The module of a network's switch `normalisation`."""
    if kind not in NORMALISATIONS:
        raise ValueError(f"normalisation is one of {NORMALISATIONS}")
    return UtteranceNormalisation(floor_db) if kind == "utterance" else CorpusNormalisation(floor_db)
