"""What the tests of networks on points share."""
import torch


def generator(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def randomised(module: torch.nn.Module) -> torch.nn.Module:
    """Outside training, with parameters and statistics that are not those of a fresh module."""
    source = generator(1)
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(0.3 * torch.randn(parameter.shape, generator=source))
        for name, buffer in module.named_buffers():
            if name.endswith("running_mean"):
                buffer.copy_(0.2 * torch.randn(buffer.shape, generator=source))
            if name.endswith("running_var"):
                buffer.copy_(0.5 + torch.rand(buffer.shape, generator=source))
    return module.eval()


def sizes(points: int, ratios: tuple) -> list:
    found = [points]
    for ratio in ratios:
        found.append(found[-1] // ratio)
    return found


def example(batch: int, points: int, features: int, neighbours: int, ratios: tuple, seed: int = 5) -> tuple:
    """Points with their true neighbours, as the network takes them."""
    source = generator(seed)
    cloud = 5 * torch.randn(batch, points, 3, generator=source)
    tables, nearest = [], []
    levels = sizes(points, ratios)
    for size, kept in zip(levels, levels[1:]):
        distances = torch.cdist(cloud[:, :size], cloud[:, :size])
        distances[:, torch.arange(size), torch.arange(size)] = -1
        tables.append(distances.topk(neighbours, largest=False).indices)
        nearest.append(torch.cdist(cloud[:, :size], cloud[:, :kept]).argmin(dim=2))
    values = torch.randn(batch, points, features, generator=source)
    return cloud, values, torch.cat(tables, dim=1).int(), torch.cat(nearest, dim=1).int()
