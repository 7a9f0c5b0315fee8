"""Transformer parts shared by the networks, all scriptable."""
import torch
from torch import Tensor, nn

LAYER_NORM_EPSILON = 1e-6  # code: TNT


class SelfAttention(nn.Module):
    """Multi-head self-attention over (B, tokens, width), scores scaled by 1/sqrt(head size), biases everywhere."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        if width % heads != 0:
            raise ValueError(f"width {width} is not a multiple of {heads} heads")
        self.heads = heads
        self.scale = (width // heads) ** -0.5
        self.query_key_value = nn.Linear(width, 3 * width)
        self.projection = nn.Linear(width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        batch, tokens, width = x.size(0), x.size(1), x.size(2)
        parts = self.query_key_value(x).view(batch, tokens, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = parts[0], parts[1], parts[2]
        weights = torch.softmax(torch.matmul(query * self.scale, key.transpose(2, 3)), dim=3)
        mixed = torch.matmul(weights, value).transpose(1, 2).reshape(batch, tokens, width)
        return self.dropout(self.projection(mixed))


class Mlp(nn.Module):
    """width → ratio·width → width with GELU."""

    def __init__(self, width: int, ratio: int, dropout: float) -> None:
        super().__init__()
        self.expand = nn.Linear(width, ratio * width)
        self.contract = nn.Linear(ratio * width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        return self.dropout(self.contract(nn.functional.gelu(self.expand(x))))


class EncoderLayer(nn.Module):
    """Pre-norm encoder layer: z + MSA(LN(z)), then z + MLP(LN(z))."""

    def __init__(self, width: int, heads: int, ratio: int, dropout: float) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(width, eps=LAYER_NORM_EPSILON)
        self.attention = SelfAttention(width, heads, dropout)
        self.mlp_norm = nn.LayerNorm(width, eps=LAYER_NORM_EPSILON)
        self.mlp = Mlp(width, ratio, dropout)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.attention(self.attention_norm(x))
        return x + self.mlp(self.mlp_norm(x))


class BatchNorm(nn.Module):
    """Batch normalisation of (B, channels, …) in PyTorch's formulation, momentum 0.1.

    Its running statistics are parameters without gradient: who keeps, averages or sets a network's parameters does so with them.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))
        self.running_mean = nn.Parameter(torch.zeros(channels), requires_grad=False)
        self.running_variance = nn.Parameter(torch.ones(channels), requires_grad=False)

    def forward(self, x: Tensor) -> Tensor:
        return nn.functional.batch_norm(x, self.running_mean, self.running_variance, self.weight, self.bias, self.training, 0.1, 1e-5)


class CrossAttention(nn.Module):
    """Multi-head attention: queries of one sequence, keys and values of another, both (B, tokens, width)."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        if width % heads != 0:
            raise ValueError(f"width {width} is not a multiple of {heads} heads")
        self.heads = heads
        self.scale = (width // heads) ** -0.5
        self.query = nn.Linear(width, width)
        self.key_value = nn.Linear(width, 2 * width)
        self.projection = nn.Linear(width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, other: Tensor) -> Tensor:
        batch, tokens, width = x.size(0), x.size(1), x.size(2)
        size = width // self.heads
        query = self.query(x).view(batch, tokens, self.heads, size).transpose(1, 2)
        parts = self.key_value(other).view(batch, other.size(1), 2, self.heads, size).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(torch.matmul(query * self.scale, parts[0].transpose(2, 3)), dim=3)
        mixed = torch.matmul(weights, parts[1]).transpose(1, 2).reshape(batch, tokens, width)
        return self.dropout(self.projection(mixed))


class CrossAttentionLayer(nn.Module):
    """Pre-norm layer with cross-attention in place of self-attention."""

    def __init__(self, width: int, heads: int, ratio: int, dropout: float) -> None:
        super().__init__()
        self.query_norm = nn.LayerNorm(width, eps=LAYER_NORM_EPSILON)
        self.other_norm = nn.LayerNorm(width, eps=LAYER_NORM_EPSILON)
        self.attention = CrossAttention(width, heads, dropout)
        self.mlp_norm = nn.LayerNorm(width, eps=LAYER_NORM_EPSILON)
        self.mlp = Mlp(width, ratio, dropout)

    def forward(self, x: Tensor, other: Tensor) -> Tensor:
        x = x + self.attention(self.query_norm(x), self.other_norm(other))
        return x + self.mlp(self.mlp_norm(x))
