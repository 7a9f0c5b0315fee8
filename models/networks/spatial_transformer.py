"""The STPC layer: direction dictionary, sparse deformer, convolution over ordered atoms (arXiv:2009.01427).

Paper: the roles. A learned dictionary of directions, a sparse code of each neighbour by few of them, neighbour features moved into the ordered space of
the dictionary, an image-like convolution there; all trained end to end. Our choice: every formula, sizes, the centre tap and the occupancy term,
the factorised kernel, the regulariser.
"""
import math
from typing import Dict, Final

import torch
from torch import Tensor, nn

from networks.point_layers import Norm, activated

LARGEST_FULL_KERNEL = 2_000_000
FACTORS = 4


def fibonacci_directions(atoms: int) -> Tensor:
    """Unit directions (atoms, 3), spread evenly over the sphere."""
    index = torch.arange(atoms, dtype=torch.float64)
    z = 1 - (2 * index + 1) / atoms
    angle = index * math.pi * (3 - math.sqrt(5))
    radius = torch.sqrt(1 - z * z)
    return torch.stack([radius * torch.cos(angle), radius * torch.sin(angle), z], dim=1).float()


class SparseDeformer(nn.Module):
    """Directions (pairs, 3), unit or zero → shares of the atoms (pairs, M), each row adding up to 1, or 0 where no atom is near enough.

    min over b ≥ 0 of ½|u - Dᵀb|² + θ|b|₁ by unrolled ISTA from b = 0, then b / Σb. The dictionary is its start plus a trained offset, rows of length 1;
    θ stays in (0.2, 0.8).
    """

    steps: Final[int]

    def __init__(self, atoms: int, steps: int) -> None:
        super().__init__()
        self.register_buffer("start", fibonacci_directions(atoms))
        self.offset = nn.Parameter(torch.zeros(atoms, 3))
        self.threshold = nn.Parameter(torch.zeros(1))
        self.steps = steps

    def dictionary(self) -> Tensor:
        return nn.functional.normalize(self.start + self.offset, dim=1)

    def theta(self) -> Tensor:
        return 0.2 + 0.6 * torch.sigmoid(self.threshold)

    def forward(self, directions: Tensor) -> Tensor:
        atoms, theta = self.dictionary(), self.theta()
        if self.steps == 1:
            # The step's length is a factor that the normalisation takes away.
            code = torch.relu(nn.functional.linear(directions, atoms, -theta.expand(atoms.size(0))))
        else:
            # D Dᵀ and DᵀD have the same largest eigenvalue.
            step = 1.0 / torch.linalg.eigvalsh(torch.mm(atoms.t(), atoms).detach())[2]
            code = torch.relu(step * (torch.mm(directions, atoms.t()) - theta))
            for _ in range(self.steps - 1):
                rest = directions - torch.mm(code, atoms)
                code = torch.relu(torch.addmm(code, rest, step * atoms.t()) - step * theta)
        return code / (code.sum(dim=1, keepdim=True) + 1e-8)

    def regulariser(self, directions: Tensor, shares: Tensor) -> Tensor:
        """mean(1 - cos(Dᵀβ, u)) over a random hundredth of the pairs that have a direction, plus 0.1 · mean over m ≠ n of max(0, d_m·d_n - 0.9)²."""
        pairs = directions.size(0)
        sample = torch.randint(0, pairs, [max(1, pairs // 100)], device=directions.device)
        atoms = self.dictionary()
        chosen = directions[sample]
        present = chosen.abs().sum(dim=1).gt(0).to(chosen.dtype)
        angle = 1 - nn.functional.cosine_similarity(torch.mm(shares[sample], atoms), chosen, dim=1)
        reconstruction = (angle * present).sum() / present.sum().clamp_min(1.0)
        close = torch.relu(torch.mm(atoms, atoms.t()) - 0.9).square()
        others = atoms.size(0) * (atoms.size(0) - 1)
        return reconstruction + 0.1 * (close.sum() - close.diagonal().sum()) / others


def deformation(shares: Tensor) -> Dict[str, Tensor]:
    """Shares (rows, K, M) → `weights` (rows, M, K), the neighbours' weights in each atom, which add up to 1 or are all zero, and `occupancy` (rows, M)."""
    total = shares.sum(dim=1)
    return {"weights": (shares / (total + 1e-6).unsqueeze(1)).transpose(1, 2), "occupancy": total / shares.size(1)}


class AtomConvolution(nn.Module):
    """out_i = LReLU(BN(Σ_m W_mᵀ Z_i[m] + W_0ᵀ h_ii + Qᵀ o_i)), Z_i[m] = Σ_j weights_imj h_ij, h = [features ; encoding].

    Features (rows, C), encoding of pairs (rows·K, E) with the point itself as neighbour 0, neighbours' rows (rows, K) → (rows, outputs).
    Above LARGEST_FULL_KERNEL weights the kernel is factorised: FACTORS sums over the atoms for each channel, then a linear layer.
    """

    factorised: Final[bool]

    def __init__(self, features: int, encoding: int, atoms: int, outputs: int, largest_full_kernel: int) -> None:
        super().__init__()
        width = features + encoding
        self.factorised = atoms * width * outputs > largest_full_kernel
        if self.factorised:
            self.atom_factors = nn.Parameter(torch.zeros(width, atoms, FACTORS))
        self.kernel = nn.Linear(FACTORS * width if self.factorised else atoms * width, outputs, bias=False)
        self.centre = nn.Linear(width, outputs, bias=False)
        self.occupancy = nn.Linear(atoms, outputs, bias=False)
        self.norm = Norm(outputs)

    def ordered(self, features: Tensor, encoding: Tensor, rows: Tensor, weights: Tensor) -> Tensor:
        """Z (rows, M, channels)."""
        encoded = encoding.reshape(rows.size(0), rows.size(1), -1)
        return torch.bmm(weights, torch.cat([torch.embedding(features, rows), encoded], dim=2))

    def forward(self, features: Tensor, encoding: Tensor, rows: Tensor, weights: Tensor, occupancy: Tensor) -> Tensor:
        ordered = self.ordered(features, encoding, rows, weights)
        if self.factorised:
            factors = torch.bmm(ordered.permute(2, 0, 1), self.atom_factors)
            image = factors.transpose(0, 1).reshape(rows.size(0), -1)
        else:
            image = ordered.reshape(rows.size(0), -1)
        own = torch.cat([features, encoding.reshape(rows.size(0), rows.size(1), -1)[:, 0]], dim=1)
        y = torch.addmm(torch.mm(own, self.centre.weight.t()), occupancy, self.occupancy.weight.t())
        y = torch.addmm(y, image, self.kernel.weight.t())
        if self.training:
            return activated(self.norm(y))
        return activated(y * self.norm.scale() + self.norm.shift())
