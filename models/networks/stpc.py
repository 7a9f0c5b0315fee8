"""STPC: spatial transformer point convolution for semantic segmentation of point clouds (arXiv:2009.01427).

Paper: the layer's roles (see spatial_transformer). Code (RandLA-Net): the host, an encoder-decoder on random samples. Our choice: the host itself, both
of its pooling layers replaced; code shared by the two layers of a block; the small and the aerial profile.
"""
from typing import Dict, Final, List, NamedTuple, Optional, Tuple

import torch
from torch import Tensor, nn

from networks.point_layers import AttentivePooling, EvenPooling, NormalisedLinear, PositionEncoding, UpSampling, activated, pair_geometry
from networks.spatial_transformer import LARGEST_FULL_KERNEL, AtomConvolution, SparseDeformer, deformation

POOLINGS = ("STPC", "ATTENTIVE", "MAX", "MEAN")


class Profile(NamedTuple):
    """Points of an input, its features, and for each level the width d (the block gives 2d) and the ratio of sampling; atoms M, neighbours K."""

    points: int
    features: int
    widths: Tuple[int, ...]
    ratios: Tuple[int, ...]
    atoms: int
    neighbours: int


PROFILES = {
    "s3dis": Profile(40960, 6, (16, 64, 128, 256, 512), (4, 4, 4, 4, 2), 16, 16),
    "semantic3d": Profile(65536, 6, (16, 64, 128, 256, 512), (4, 4, 4, 4, 2), 16, 16),
    "semantic-kitti": Profile(45056, 3, (16, 64, 128, 256), (4, 4, 4, 4), 16, 16),
    "small": Profile(4096, 6, (8, 16, 32), (4, 4, 4), 8, 12),
    # Our choice: airborne scans on one core; features: three heights above ground, intensity, place among the returns, number of returns.
    "aerial": Profile(4096, 6, (16, 32, 64), (4, 4, 4), 8, 12),
}


class Pooling(nn.Module):
    """A baseline in the layer's place: pools over the neighbours, then LReLU(BN(W ·)). It takes no notice of directions."""

    def __init__(self, kind: str, features: int, encoding: int, outputs: int) -> None:
        super().__init__()
        self.pooling = AttentivePooling(features, encoding) if kind == "ATTENTIVE" else EvenPooling(kind == "MAX")
        self.linear = NormalisedLinear(features + encoding, outputs)

    def forward(self, features: Tensor, encoding: Tensor, rows: Tensor, weights: Tensor, occupancy: Tensor) -> Tensor:
        return activated(self.linear(self.pooling(features, encoding, rows)))


class ResidualBlock(nn.Module):
    """The host's block of parameter d: features (rows, inputs) → (rows, 2d), and the regulariser of the dictionary where it is asked for (else 0)."""

    directional: Final[bool]

    def __init__(self, inputs: int, width: int, atoms: int, pooling: str, ista_steps: int, largest_full_kernel: int) -> None:
        super().__init__()
        half = width // 2
        self.directional = pooling == "STPC"
        self.reduction = NormalisedLinear(inputs, half)
        self.encoding = PositionEncoding(half)
        self.second_encoding = NormalisedLinear(half, half)
        if self.directional:
            self.deformer = SparseDeformer(atoms, ista_steps)
            self.first = AtomConvolution(half, half, atoms, half, largest_full_kernel)
            self.second = AtomConvolution(half, half, atoms, width, largest_full_kernel)
        else:
            self.first = Pooling(pooling, half, half, half)
            self.second = Pooling(pooling, half, half, width)
        self.expansion = NormalisedLinear(width, 2 * width)
        self.shortcut = NormalisedLinear(inputs, 2 * width)

    def forward(self, features: Tensor, geometry: Dict[str, Tensor], rows: Tensor, regularised: bool) -> Tuple[Tensor, Tensor]:
        regulariser = torch.zeros([], dtype=features.dtype, device=features.device)
        weights, occupancy = regulariser, regulariser
        if self.directional:
            shares = self.deformer(geometry["directions"])
            if regularised:
                regulariser = self.deformer.regulariser(geometry["directions"], shares)
            deformed = deformation(shares.reshape(rows.size(0), rows.size(1), -1))
            weights, occupancy = deformed["weights"], deformed["occupancy"]
        encoding = self.encoding(geometry["pairs"])
        pooled = self.first(activated(self.reduction(features)), encoding, rows, weights, occupancy)
        pooled = self.second(pooled, activated(self.second_encoding(encoding)), rows, weights, occupancy)
        return activated(self.expansion(pooled) + self.shortcut(features)), regulariser


class Stpc(nn.Module):
    """Points, features, neighbours, up-sampling → logits (B, N, classes).

    points (B, N, 3): coordinates relative to the input's centre, in random order: level l consists of the first N_l points, N_0 = N, N_{l+1} = N_l // ratio_l.
    features (B, N, F): what is known of each point, coordinates included where they shall count.
    neighbours (B, R, K), R = Σ N_l: for level after level the K nearest points of the level, the point itself first, as numbers in 0 … N_l - 1.
    upsampling (B, R): for level after level the nearest point of the next level, as numbers in 0 … N_{l+1} - 1.
    Indices are INT32 or INT64; one outside its range is refused. `regularised` gives in addition the regulariser of the dictionaries, the mean over levels;
    it draws its sample from PyTorch's generator. Switches: a profile and what differs from it, `pooling` (the baselines).
    """

    def __init__(self, classes: int, profile: str = "s3dis", points: Optional[int] = None, features: Optional[int] = None,
                 widths: Optional[List[int]] = None, ratios: Optional[List[int]] = None, atoms: Optional[int] = None,
                 neighbours: Optional[int] = None, pooling: str = "STPC", ista_steps: int = 1,
                 largest_full_kernel: int = LARGEST_FULL_KERNEL, dropout: float = 0.5) -> None:
        super().__init__()
        if profile not in PROFILES or pooling not in POOLINGS:
            raise ValueError(f"profile is one of {tuple(PROFILES)}, pooling one of {POOLINGS}")
        wanted = {"points": points, "features": features, "widths": widths, "ratios": ratios, "atoms": atoms, "neighbours": neighbours}
        chosen = PROFILES[profile]._replace(**{name: value for name, value in wanted.items() if value is not None})
        if len(chosen.widths) != len(chosen.ratios) or any(width % 2 for width in chosen.widths) or ista_steps < 1:
            raise ValueError(f"a ratio for each width, even widths, at least one step of ISTA: {chosen}, {ista_steps}")
        self.profile = chosen
        self.ratios: List[int] = list(chosen.ratios)
        blocks, inputs, skips = [], 8, []
        for level, width in enumerate(chosen.widths):
            blocks.append(ResidualBlock(inputs, width, chosen.atoms, pooling, ista_steps, largest_full_kernel))
            inputs = 2 * width
            skips += [inputs] if level else [inputs, inputs]
        self.entrance = NormalisedLinear(chosen.features, 8)
        self.blocks = nn.ModuleList(blocks)
        self.bottom = NormalisedLinear(inputs, inputs)
        decoders = []
        for skip in reversed(skips[:-1]):
            decoders.append(UpSampling(skip, inputs, skip))
            inputs = skip
        self.decoders = nn.ModuleList(decoders)
        self.first_head = NormalisedLinear(inputs, 64)
        self.second_head = NormalisedLinear(64, 32)
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(32, classes)

    def sizes(self, points: int) -> List[int]:
        """Points of every level, the one below the last block included."""
        sizes = [points]
        for ratio in self.ratios:
            sizes.append(sizes[-1] // ratio)
        return sizes

    @torch.jit.export
    def regularised(self, points: Tensor, features: Tensor, neighbours: Tensor, upsampling: Tensor) -> Tuple[Tensor, Tensor]:
        return self.segment(points, features, neighbours, upsampling, True)

    def forward(self, points: Tensor, features: Tensor, neighbours: Tensor, upsampling: Tensor) -> Tensor:
        return self.segment(points, features, neighbours, upsampling, False)[0]

    def segment(self, points: Tensor, features: Tensor, neighbours: Tensor, upsampling: Tensor, regularised: bool) -> Tuple[Tensor, Tensor]:
        batch = points.size(0)
        sizes = self.sizes(points.size(1))
        item = torch.arange(batch, device=points.device).reshape(batch, 1, 1)
        x = activated(self.entrance(features.reshape(-1, features.size(2))))
        skips: List[Tensor] = []
        nearest: List[Tensor] = []
        regulariser = torch.zeros([], dtype=x.dtype, device=x.device)
        begin = 0
        for level, block in enumerate(self.blocks):
            size, kept = sizes[level], sizes[level + 1]
            rows = rows_of_batch(neighbours[:, begin:begin + size], item, size)
            nearest.append(rows_of_batch(upsampling[:, begin:begin + size].unsqueeze(2), item, kept).reshape(-1))
            geometry = pair_geometry(points[:, :size].reshape(-1, 3), rows.reshape(batch * size, -1))
            x, penalty = block(x, geometry, rows.reshape(batch * size, -1), regularised)
            regulariser = regulariser + penalty / len(self.blocks)
            if level == 0:
                skips.append(x)
            x = torch.embedding(x, rows[:, :kept].reshape(batch * kept, -1)).amax(dim=1)
            skips.append(x)
            begin += size
        x = activated(self.bottom(x))
        for step, decoder in enumerate(self.decoders):
            x = decoder(skips[len(skips) - 2 - step], x, nearest[len(nearest) - 1 - step])
        x = self.dropout(activated(self.second_head(activated(self.first_head(x)))))
        return self.head(x).reshape(batch, sizes[0], -1), regulariser

    def inputs(self) -> List[dict]:
        """What the archive says of the inputs."""
        total = sum(self.sizes(self.profile.points)[:-1])
        return [
            {"name": "points", "shape": ["batch", self.profile.points, 3], "type": "FLOAT32"},
            {"name": "features", "shape": ["batch", self.profile.points, self.profile.features], "type": "FLOAT32"},
            {"name": "neighbours", "shape": ["batch", total, self.profile.neighbours], "type": "INT32"},
            {"name": "upsampling", "shape": ["batch", total], "type": "INT32"},
        ]


def rows_of_batch(indices: Tensor, item: Tensor, size: int) -> Tensor:
    """Numbers within an item (B, n, k) → row numbers of the batch. A number outside would be another item's row, so it is refused."""
    if int(indices.min()) < 0 or int(indices.max()) >= size:
        raise ValueError("an index lies outside its level")
    return indices.to(torch.int64) + item * size
