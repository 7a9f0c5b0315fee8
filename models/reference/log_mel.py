#!/usr/bin/python3
"""Log-mel in plain NumPy, written from the specification's table alone, to check the networks' front end against.

    log_mel.py OUT.npz    writes a synthetic waveform and its log-mel
"""
import sys

import numpy as np


def filter_bank(bands: int = 64, fft: int = 512, rate: int = 16000, low: float = 20.0, high: float = 8000.0) -> np.ndarray:
    """Rows are triangular filters of peak 1, computed band by band and bin by bin."""
    edges = 700.0 * (10.0 ** (np.linspace(2595 * np.log10(1 + low / 700), 2595 * np.log10(1 + high / 700), bands + 2) / 2595) - 1)
    bank = np.zeros((bands, fft // 2 + 1))
    for band in range(bands):
        left, centre, right = edges[band:band + 3]
        for k in range(fft // 2 + 1):
            f = k * rate / fft
            if left < f <= centre:
                bank[band, k] = (f - left) / (centre - left)
            elif centre < f < right:
                bank[band, k] = (right - f) / (right - centre)
    return bank


def log_mel(signal: np.ndarray) -> np.ndarray:
    """signal (N) → (64, 1 + (N - 400) // 160), in double precision."""
    count = 1 + (len(signal) - 400) // 160
    window = np.hamming(400)
    bank = filter_bank()
    columns = []
    for n in range(count):
        frame = signal[n * 160:n * 160 + 400].astype(np.float64) * window
        power = np.abs(np.fft.rfft(frame, 512)) ** 2
        columns.append(np.log(np.maximum(bank @ power, 1e-10)))
    return np.stack(columns, axis=1)


def synthetic_waveform(samples: int = 41200) -> np.ndarray:
    """A gliding harmonic tone with pauses, a little noise and a stretch of exact silence: every branch of the front end is used."""
    time = np.arange(samples) / 16000.0
    pitch = 140 + 60 * np.sin(2 * np.pi * 0.7 * time)
    phase = 2 * np.pi * np.cumsum(pitch) / 16000.0
    voice = sum(np.sin(h * phase) / h for h in range(1, 20))
    envelope = np.clip(np.sin(2 * np.pi * 2.3 * time), 0, None)
    noise = np.random.default_rng(20261123).standard_normal(samples) * 0.003
    signal = 0.15 * voice * envelope + noise
    signal[20000:24000] = 0
    return signal.astype(np.float32)


if __name__ == "__main__":
    waveform = synthetic_waveform()
    np.savez(sys.argv[1], waveform=waveform[None], log_mel=log_mel(waveform)[None].astype(np.float32))
