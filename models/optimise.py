"""A package's module for serving alone: frozen (constants folded, batch normalisation folded into convolutions), in mixed precision if wanted.

Freezing removes the parameters, so the trainable archive stays beside the frozen one (`trainable.pt`).
"""
import io
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from archives import without_debug_records

PRECISIONS = ("fp32", "bf16")
# Of numbers with eight bits of mantissa; the measured differences are in docs/results/precision.md.
BF16_TOLERANCE = 0.05
# What tests and tools call on a served speech network besides forward.
KEPT_METHODS = ("log_mel",)


class Bf16Network(nn.Module):
    """FLOAT32 at the borders, bfloat16 inside. The front end stays FLOAT32: a power spectrum has more range than eight bits of mantissa resolve."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    @torch.jit.export
    def log_mel(self, waveform: Tensor) -> Tensor:
        return self.network.log_mel(waveform)

    def forward(self, waveform: Tensor) -> Tensor:
        return self.network.classify(self.network.features(waveform).to(torch.bfloat16)).to(torch.float32)


class Bf16Module(nn.Module):
    """As `Bf16Network` for a module without a front end: the whole of it in bfloat16. One FLOAT32 tensor in, one out."""

    def __init__(self, module: nn.Module) -> None:
        super().__init__()
        self.module = module

    def forward(self, x: Tensor) -> Tensor:
        return self.module(x.to(torch.bfloat16)).to(torch.float32)


def in_bf16(module: torch.jit.ScriptModule) -> torch.jit.ScriptModule:
    """Changes the given module. A front end's buffers and the statistics it normalises with stay as they are; everything else becomes bfloat16."""
    with_front_end = hasattr(module, "features") and hasattr(module, "classify")
    if with_front_end:
        for name, parameter in module.named_parameters():
            if not name.startswith("normalisation."):
                parameter.data = parameter.data.to(torch.bfloat16)
        return torch.jit.script(Bf16Network(module)).eval()
    return torch.jit.script(Bf16Module(module.to(torch.bfloat16))).eval()


def optimised(module: torch.jit.ScriptModule, freeze: bool, precision: str) -> torch.jit.ScriptModule:
    """A module for serving; the given one is used up."""
    if precision not in PRECISIONS:
        raise ValueError(f"precision is one of {PRECISIONS}, not {precision}")
    module = module.eval()
    if precision == "bf16":
        module = in_bf16(module)
    if freeze:
        # Freezing also folds batch normalisation into the convolution before it.
        module = torch.jit.freeze(module, preserved_attrs=[name for name in KEPT_METHODS if hasattr(module, name)])
    return module


def run_example(module: torch.jit.ScriptModule, example: dict, manifest: dict) -> dict:
    """The example's arrays with the outputs that this module gives."""
    names = [output["name"] for output in manifest["outputs"]]
    with torch.no_grad():
        given = module(*[torch.from_numpy(example[spec["name"]]) for spec in manifest["inputs"]])
    values = [given] if isinstance(given, Tensor) else [given[name] for name in names] if isinstance(given, dict) else list(given)
    return {**example, **{name: np.ascontiguousarray(value.numpy()) for name, value in zip(names, values)}}


def write_optimised(package: Path, version: str, freeze: bool, precision: str) -> Path:
    """A new version beside `package`; to be sealed afterwards (`affectlab train seal`), since the manifest holds the digests."""
    if not freeze and precision == "fp32":
        raise ValueError("nothing to do: freeze, another precision, or both")
    target = package.parent / version
    if target.exists():
        raise FileExistsError(f"{target} exists already")
    manifest = json.loads((package / "model.json").read_text())
    module = optimised(torch.jit.load(str(package / "model.pt"), map_location="cpu"), freeze, precision)
    target.mkdir()
    for name in manifest["files"]:
        if name not in ("model.pt", "example.npz", "trainable.pt"):
            shutil.copyfile(package / name, target / name)
    trainable = "trainable.pt" if "trainable.pt" in manifest["files"] else "model.pt"
    shutil.copyfile(package / trainable, target / "trainable.pt")
    plain = io.BytesIO()
    torch.jit.save(module, plain)
    (target / "model.pt").write_bytes(without_debug_records(plain.getvalue()))
    with np.load(package / "example.npz") as archive:
        example = {name: archive[name] for name in archive.files}
    np.savez(target / "example.npz", **run_example(module, example, manifest))
    done = ([] if precision == "fp32" else [f"{precision} inside the graph"]) + (["frozen"] if freeze else [])
    manifest["version"] = version
    manifest["protocol"] += f" For serving: {' and '.join(done)}; the trainable archive is trainable.pt. The metrics are those of version {package.name}."
    if precision == "bf16":
        manifest["exampleTolerance"] = BF16_TOLERANCE
    (target / "model.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")
    return target
