#!/usr/bin/python3
"""Writes the trainable archive of a network, and the example of a package as the exporting PyTorch computes it.

    export.py archive lgfa --classes 8 --out models/archives/lgfa-c8
    export.py example models/packages/lgfa-ravdess/2 --waveform speech.wav
    export.py example models/packages/stpc-aerial/1
    export.py optimise models/packages/lgfa-ravdess/2 --version 2-bf16 --freeze --precision bf16

`archive` writes OUT.pt.gz (TorchScript, every parameter zero, so that it packs to a few kilobytes) and OUT.json (input, output and, for each parameter,
shape, initialisation rule, whether weight decay applies, and the factor of its learning rate where that is not 1). The trainer initialises from these
rules with the run's seed.
`example` runs a package's model.pt in this PyTorch and writes example.npz: waveform, log_mel and logits; of a network on points its inputs, which are those
of the package's example unless --inputs names others, and logits. Run `affectlab train seal` afterwards, since the manifest holds the file's digest.
`optimise` writes a version of a package for serving alone: frozen, in mixed precision, or both; the trainable archive stays in it as trainable.pt. Seal it, too.
"""
import argparse
import gzip
import io
import json
import wave
from pathlib import Path
from typing import Optional

import numpy as np
import torch

from archives import without_debug_records
from networks.atfnn import Atfnn
from networks.didan import Didan
from networks.lgfa import Lgfa
from networks.stpc import Stpc
from networks.tf_transformer import TfTransformer
from optimise import PRECISIONS, write_optimised

# Code: TNT.
TRUNCATED_NORMAL = {"rule": "truncated_normal", "std": 0.02}
NETWORKS = {"lgfa": Lgfa, "tf-transformer": TfTransformer, "atfnn": Atfnn, "didan": Didan, "stpc": Stpc}
# Our choice (ATFNN, section c): the four gates of an LSTM lie one below the other.
GATES = 4
# Our choice (STPC, section d): the dictionary learns at a tenth of the rate.
LEARNING_RATE_SCALES = {"deformer.offset": 0.1}
RUNNING_STATISTICS = ("running_mean", "running_variance")
# What the trainer measures on the training speakers before the first epoch.
TRAINING_STATISTICS = {"normalisation.mean": "training_mean", "normalisation.deviation": "training_deviation"}


def initialisation(name: str, parameter: torch.Tensor, scheme: str) -> dict:
    """`tnt`: deviation 0.02 everywhere (code: TNT). `fan-in`: linear weights by 1/sqrt(inputs), at most 0.1 (our choice: starts faster on small corpora)."""
    if name.endswith("norm.weight"):
        return {"rule": "ones"}
    if name in TRAINING_STATISTICS:
        return {"rule": TRAINING_STATISTICS[name]}
    if name.endswith(RUNNING_STATISTICS):
        return {"rule": "zeros" if name.endswith("mean") else "ones"}
    if name.endswith("gate_bias"):
        return {"rule": "forget_gate"}
    if name.endswith((".bias", "deformer.offset", "deformer.threshold")):
        return {"rule": "zeros"}
    if name.endswith("atom_factors"):
        return {"rule": "truncated_normal", "std": round(parameter.shape[1] ** -0.5, 6)}
    if name.endswith("recurrent_weight"):
        return {"rule": "orthogonal", "blocks": GATES}
    if name.endswith("input_weight"):
        return {"rule": "glorot_uniform", "blocks": GATES}
    if parameter.dim() == 4:
        # Our choice (DIDAN, section d): He's, for what a ReLU follows.
        return {"rule": "truncated_normal", "std": round((2.0 / parameter[0].numel()) ** 0.5, 6)}
    if parameter.dim() >= 2:
        if scheme == "fan-in" and decays(name, parameter):
            return {"rule": "truncated_normal", "std": round(min(0.1, parameter.shape[1] ** -0.5), 6)}
        return dict(TRUNCATED_NORMAL)
    raise ValueError(f"no initialisation rule for {name}")


def decays(name: str, parameter: torch.Tensor) -> bool:
    """Weight decay falls on linear, LSTM and convolution weights only: not on biases, normalisations, positions and tokens."""
    return (name.endswith(".weight") or name.endswith("_weight")) and parameter.dim() in (2, 4)


def parameter_declaration(name: str, parameter: torch.Tensor, scheme: str) -> dict:
    declaration = {"name": name, "shape": list(parameter.shape), "initialisation": initialisation(name, parameter, scheme)}
    declaration["weightDecay"] = decays(name, parameter)
    if name.endswith(RUNNING_STATISTICS):
        declaration["runningStatistic"] = True
    for suffix, scale in LEARNING_RATE_SCALES.items():
        if name.endswith(suffix):
            declaration["learningRateScale"] = scale
    return declaration


def tensors(module: torch.nn.Module, classes: int) -> dict:
    """A speech network takes a window of sound; a network on points says itself what it takes, and answers for every point."""
    if isinstance(module, Stpc):
        inputs = module.inputs()
        return {"inputs": inputs, "output": {"name": "logits", "shape": inputs[0]["shape"][:2] + [classes], "type": "FLOAT32"}}
    return {
        "input": {"name": "waveform", "shape": ["batch", module.window_samples()], "type": "FLOAT32", "sampleRateHz": 16000},
        "output": {"name": "logits", "shape": ["batch", classes], "type": "FLOAT32"},
    }


def archive_description(network: str, classes: int, module: torch.nn.Module, scheme: str = "tnt") -> dict:
    parameters = [parameter_declaration(name, value, scheme) for name, value in module.named_parameters()]
    return {
        "network": network,
        "classes": classes,
        "parameterCount": sum(value.numel() for value in module.parameters()),
        **tensors(module, classes),
        "parameters": parameters,
    }


def write_archive(network: str, classes: int, out: Path, switches: dict, scheme: str = "tnt") -> None:
    module = NETWORKS[network](classes, **switches)
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.zero_()
    scripted = torch.jit.script(module)
    plain = io.BytesIO()
    torch.jit.save(scripted, plain)
    description = archive_description(network, classes, module, scheme)
    if switches:
        description["switches"] = switches
    if scheme != "tnt":
        description["initialisationScheme"] = scheme
    out.parent.mkdir(parents=True, exist_ok=True)
    # A fixed time stamp keeps the file the same from export to export, as long as PYTHONHASHSEED is: TorchScript lists constants in the order of a set.
    with open(f"{out}.pt.gz", "wb") as target, gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0) as packed:
        packed.write(without_debug_records(plain.getvalue()))
    Path(f"{out}.json").write_text(json.dumps(description, indent=1) + "\n")


def read_waveform(path: Path, samples: int) -> np.ndarray:
    """The first window of a 16 kHz mono 16-bit WAV as float32 (1, samples)."""
    with wave.open(str(path), "rb") as source:
        if (source.getframerate(), source.getnchannels(), source.getsampwidth()) != (16000, 1, 2):
            raise ValueError(f"{path} is not 16 kHz mono 16-bit")
        values = np.frombuffer(source.readframes(source.getnframes()), dtype="<i2").astype(np.float32) / 32768.0
    if len(values) < samples:
        raise ValueError(f"{path} has {len(values)} samples, the example needs {samples}")
    return values[None, :samples]


def read_inputs(names: list, path: Path) -> dict:
    """The arrays that a network on points takes, by name in its order."""
    with np.load(path) as arrays:
        missing = [name for name in names if name not in arrays]
        if missing:
            raise ValueError(f"{path} has no {', '.join(missing)}")
        return {name: arrays[name] for name in names}


def example_of_waveform(module: torch.jit.ScriptModule, waveform: Path) -> dict:
    values = read_waveform(waveform, Lgfa.window_samples())
    tensor = torch.from_numpy(values)
    return {"waveform": values, "log_mel": module.log_mel(tensor).numpy(), "logits": module(tensor).numpy()}


def example_of_inputs(module: torch.jit.ScriptModule, inputs: dict) -> dict:
    return {**inputs, "logits": module(*(torch.from_numpy(array) for array in inputs.values())).numpy()}


def write_example(package: Path, waveform: Optional[Path] = None, inputs: Optional[Path] = None) -> None:
    module = torch.jit.load(str(package / "model.pt"), map_location="cpu").eval()
    names = [entry["name"] for entry in json.loads((package / "model.json").read_text())["inputs"]]
    with torch.no_grad():
        if names != ["waveform"]:
            arrays = example_of_inputs(module, read_inputs(names, inputs or package / "example.npz"))
        elif waveform is None:
            raise ValueError(f"{package} takes sound: name a recording with --waveform")
        else:
            arrays = example_of_waveform(module, waveform)
    np.savez(package / "example.npz", **{name: np.ascontiguousarray(array) for name, array in arrays.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    archive = commands.add_parser("archive")
    archive.add_argument("network", choices=sorted(NETWORKS))
    archive.add_argument("--classes", type=int, required=True)
    archive.add_argument("--out", type=Path, required=True)
    archive.add_argument("--switches", type=json.loads, default={}, help='JSON, for instance {"pooling": "mean"}')
    archive.add_argument("--initialisation", choices=["tnt", "fan-in"], default="tnt")
    example = commands.add_parser("example")
    example.add_argument("package", type=Path)
    example.add_argument("--waveform", type=Path, help="of a speech network: 16 kHz mono 16-bit WAV")
    example.add_argument("--inputs", type=Path, help="of a network on points: .npz with its inputs by name")
    optimise = commands.add_parser("optimise")
    optimise.add_argument("package", type=Path)
    optimise.add_argument("--version", required=True, help="of the new package, which is written beside the old one")
    optimise.add_argument("--freeze", action="store_true", help="constants and batch normalisation folded, no parameters left")
    optimise.add_argument("--precision", choices=PRECISIONS, default="fp32")
    arguments = parser.parse_args()
    if arguments.command == "archive":
        write_archive(arguments.network, arguments.classes, arguments.out, arguments.switches, arguments.initialisation)
    elif arguments.command == "optimise":
        print(write_optimised(arguments.package, arguments.version, arguments.freeze, arguments.precision))
    else:
        write_example(arguments.package, arguments.waveform, arguments.inputs)


if __name__ == "__main__":
    main()
