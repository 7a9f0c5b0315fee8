"""What the tests of switches share: counts, random weights, shapes inside a network, parameters without a gradient."""
from typing import Dict, List

import torch
from torch import nn


def parameter_count(module: nn.Module) -> int:
    """Of the trained ones: running statistics do not count."""
    return sum(parameter.numel() for parameter in module.parameters() if parameter.requires_grad)


def randomised(module: nn.Module) -> nn.Module:
    """The module with weights of deviation 0.1 and dropout off."""
    generator = torch.Generator().manual_seed(1)
    with torch.no_grad():
        for parameter in module.parameters():
            if parameter.requires_grad:
                parameter.copy_(0.1 * torch.randn(parameter.shape, generator=generator))
    return module.eval()


def shape(output) -> object:
    if isinstance(output, dict):
        return {name: tuple(value.shape) for name, value in output.items()}
    return tuple(output.shape)


def shapes_of(module: nn.Module, names: List[str], waveform: torch.Tensor) -> Dict[str, object]:
    """Shapes of what the named submodules gave while the module heard the waveform, in the last call of each."""
    seen: Dict[str, object] = {}
    hooks = [module.get_submodule(name).register_forward_hook(lambda _, __, output, name=name: seen.update({name: shape(output)}))
             for name in names]
    try:
        with torch.no_grad():
            module(waveform)
    finally:
        for hook in hooks:
            hook.remove()
    return seen


def unused_parameters(module: nn.Module, samples: int) -> List[str]:
    module(0.1 * torch.randn(2, samples)).sum().backward()
    return [name for name, parameter in module.named_parameters() if parameter.requires_grad and parameter.grad is None]
