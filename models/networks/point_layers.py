"""Parts of networks on point clouds, all scriptable. Points of a batch are rows (rows, channels); `rows` are row numbers of the whole batch.

Code (RandLA-Net): batch normalisation with momentum 0.99 and epsilon 1e-6 behind every linear layer, LeakyReLU of slope 0.2, position encoding,
attentive pooling. Our choice: no bias where a normalisation follows, which has one; the maximum and the mean as baselines.
"""
from typing import Dict, Final

import torch
from torch import Tensor, nn

NORM_EPSILON = 1e-6
NORM_MOMENTUM = 0.01  # PyTorch counts the new share: 1 - 0.99


def activated(x: Tensor) -> Tensor:
    """LeakyReLU."""
    return nn.functional.leaky_relu(x, 0.2)


class Norm(nn.Module):
    """Batch normalisation of rows. Outside training, scale and shift go into the linear map before it, so that no pass over the rows is spent on it."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm1d(width, eps=NORM_EPSILON, momentum=NORM_MOMENTUM)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(x)

    def scale(self) -> Tensor:
        variance = self.norm.running_var
        assert variance is not None
        return self.norm.weight * torch.rsqrt(variance + self.norm.eps)

    def shift(self) -> Tensor:
        mean = self.norm.running_mean
        assert mean is not None
        return self.norm.bias - mean * self.scale()


class NormalisedLinear(nn.Module):
    """BN(W x): (rows, inputs) → (rows, outputs), without activation."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.linear = nn.Linear(inputs, outputs, bias=False)
        self.norm = Norm(outputs)

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            return self.norm(self.linear(x))
        return nn.functional.linear(x, self.linear.weight * self.norm.scale().unsqueeze(1), self.norm.shift())


class UpSampling(nn.Module):
    """BN(W [skip ; coarse of the nearest kept point]), activated. The coarse part of W acts before the rows are repeated."""

    def __init__(self, skip: int, coarse: int, outputs: int) -> None:
        super().__init__()
        self.linear = nn.Linear(skip + coarse, outputs, bias=False)
        self.norm = Norm(outputs)
        self.skip = skip

    def forward(self, skip: Tensor, coarse: Tensor, rows: Tensor) -> Tensor:
        weight = self.linear.weight
        if self.training:
            mixed = torch.embedding(torch.mm(coarse, weight[:, self.skip:].t()), rows)
            return activated(self.norm(torch.addmm(mixed, skip, weight[:, :self.skip].t())))
        weight = weight * self.norm.scale().unsqueeze(1)
        mixed = torch.embedding(nn.functional.linear(coarse, weight[:, self.skip:], self.norm.shift()), rows)
        return activated(torch.addmm(mixed, skip, weight[:, :self.skip].t()))


class PositionEncoding(nn.Module):
    """LReLU(BN(W [|p_i - p_j|, p_i - p_j, p_i, p_j])) of pairs, code (RandLA-Net).

    Takes what is linearly the same, [|v|, v, p_i] with v = p_j - p_i: (pairs, 7) → (pairs, outputs).
    """

    def __init__(self, outputs: int) -> None:
        super().__init__()
        self.linear = nn.Linear(10, outputs, bias=False)
        self.norm = Norm(outputs)

    def forward(self, pairs: Tensor) -> Tensor:
        full = self.linear.weight
        weight = torch.cat([full[:, :1], full[:, 7:] - full[:, 1:4], full[:, 4:7] + full[:, 7:]], dim=1)
        if self.training:
            return activated(self.norm(nn.functional.linear(pairs, weight)))
        return activated(nn.functional.linear(pairs, weight * self.norm.scale().unsqueeze(1), self.norm.shift()))


def pair_geometry(points: Tensor, rows: Tensor) -> Dict[str, Tensor]:
    """Points (rows, 3) and their neighbours' rows (rows, K) → `pairs` (rows·K, 7) = [|v|, v, p_i], v = p_j - p_i, and `directions` (rows·K, 3) = v / |v|.

    A direction is zero where |v| < 1e-9: the point itself, and copies of it.
    """
    neighbours = rows.size(1)
    own = points.unsqueeze(1).expand(points.size(0), neighbours, 3).reshape(-1, 3)
    offset = torch.embedding(points, rows.reshape(-1)) - own
    distance = offset.square().sum(dim=1, keepdim=True).sqrt()
    directions = offset / distance.clamp_min(1e-9)
    return {"pairs": torch.cat([distance, offset, own], dim=1), "directions": directions * (distance >= 1e-9).to(points.dtype)}


class AttentivePooling(nn.Module):
    """Code (RandLA-Net): softmax over the neighbours of a bias-free linear layer of h = [features ; encoding], weighted sum: (rows, channels)."""

    def __init__(self, features: int, encoding: int) -> None:
        super().__init__()
        self.score = nn.Linear(features + encoding, features + encoding, bias=False)
        self.features = features

    def forward(self, features: Tensor, encoding: Tensor, rows: Tensor) -> Tensor:
        h = torch.cat([torch.embedding(features, rows), encoding.reshape(rows.size(0), rows.size(1), -1)], dim=2)
        return (torch.softmax(self.score(h), dim=1) * h).sum(dim=1)


class EvenPooling(nn.Module):
    """Maximum or mean over the neighbours of h = [features ; encoding]: an isotropic filter, to compare with (our choice)."""

    maximum: Final[bool]

    def __init__(self, maximum: bool) -> None:
        super().__init__()
        self.maximum = maximum

    def forward(self, features: Tensor, encoding: Tensor, rows: Tensor) -> Tensor:
        gathered = torch.embedding(features, rows)
        encoded = encoding.reshape(rows.size(0), rows.size(1), -1)
        if self.maximum:
            return torch.cat([gathered.amax(dim=1), encoded.amax(dim=1)], dim=1)
        return torch.cat([gathered.mean(dim=1), encoded.mean(dim=1)], dim=1)
