"""Writes tiny.pt.gz and tiny.json: a network with the methods of a real archive that trains in milliseconds.

Run with Debian's python3-torch from this folder: python3 tiny.py
"""

import gzip
import io
import json
import math

import torch
from torch import nn

BANDS, FRAMES, WIDTH, CLASSES = 8, 256, 16, 4


class Tiny(nn.Module):
    def __init__(self):
        super().__init__()
        time = torch.arange(400) / 16000.0
        centres = torch.tensor([200.0, 400.0, 600.0, 900.0, 1300.0, 1900.0, 2700.0, 3800.0])
        self.register_buffer("cosine", torch.cos(2 * math.pi * time.unsqueeze(1) * centres) / 20)
        self.register_buffer("sine", torch.sin(2 * math.pi * time.unsqueeze(1) * centres) / 20)
        self.hidden = nn.Linear(BANDS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(WIDTH, CLASSES)

    @torch.jit.export
    def log_mel(self, waveform: torch.Tensor) -> torch.Tensor:
        frames = waveform.unfold(1, 400, 160)
        power = frames.matmul(self.cosine).square() + frames.matmul(self.sine).square()
        return torch.log(power + 1e-6).transpose(1, 2)

    @torch.jit.export
    def features(self, waveform: torch.Tensor) -> torch.Tensor:
        log = self.log_mel(waveform)
        centred = log - log.mean(dim=(1, 2), keepdim=True)
        return centred / (centred.square().mean(dim=(1, 2), keepdim=True).sqrt() + 1e-5)

    @torch.jit.export
    def embed(self, features: torch.Tensor) -> torch.Tensor:
        hidden = self.norm(torch.nn.functional.gelu(self.hidden(features.transpose(1, 2))))
        return self.dropout(hidden).mean(dim=1)

    @torch.jit.export
    def regress(self, embedding: torch.Tensor) -> torch.Tensor:
        return self.head(embedding)

    @torch.jit.export
    def classify(self, features: torch.Tensor) -> torch.Tensor:
        return self.regress(self.embed(features))

    def forward(self, waveform: torch.Tensor) -> torch.Tensor:
        return self.classify(self.features(waveform))


def declaration(name, parameter):
    if parameter.dim() > 1:
        initialisation = {"rule": "truncated_normal", "std": 0.3}
    else:
        initialisation = {"rule": "ones" if name == "norm.weight" else "zeros"}
    return {
        "name": name,
        "shape": list(parameter.shape),
        "initialisation": initialisation,
        "weightDecay": parameter.dim() > 1,
    }


network = Tiny()
for parameter in network.parameters():
    parameter.data.zero_()
buffer = io.BytesIO()
torch.jit.save(torch.jit.script(network), buffer)
with open("tiny.pt.gz", "wb") as file:
    file.write(gzip.compress(buffer.getvalue(), mtime=0))
description = {
    "network": "tiny",
    "classes": CLASSES,
    "parameterCount": sum(p.numel() for p in network.parameters()),
    "input": {"name": "waveform", "shape": ["batch", 41200], "type": "FLOAT32", "sampleRateHz": 16000},
    "output": {"name": "logits", "shape": ["batch", CLASSES], "type": "FLOAT32"},
    "parameters": [declaration(name, p) for name, p in network.named_parameters()],
}
with open("tiny.json", "w") as file:
    json.dump(description, file, indent=1)
    file.write("\n")
