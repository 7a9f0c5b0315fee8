"""Tests of the forms for serving alone: the same answers frozen, close answers in bfloat16, batch normalisation folded away, parameters kept beside."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch
from torch import nn

MODELS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(MODELS))

from networks.lgfa import Lgfa  # noqa: E402
from optimise import BF16_TOLERANCE, optimised, write_optimised  # noqa: E402


class Normalised(nn.Module):
    """A convolution with batch normalisation: (B, 2, 6, 6) → (B, 3, 4, 4)."""

    def __init__(self) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(2, 3, 3)
        self.normalisation = nn.BatchNorm2d(3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(self.normalisation(self.convolution(x)))


def normalised() -> nn.Module:
    """With statistics and factors that are not those of a fresh layer."""
    torch.manual_seed(3)
    generator = torch.Generator().manual_seed(3)
    module = Normalised()
    with torch.no_grad():
        module.normalisation.running_mean.copy_(torch.randn(3, generator=generator))
        module.normalisation.running_var.copy_(torch.rand(3, generator=generator) + 0.5)
        module.normalisation.weight.copy_(torch.randn(3, generator=generator))
        module.normalisation.bias.copy_(torch.randn(3, generator=generator))
    return module.eval()


def trained_lgfa() -> torch.jit.ScriptModule:
    torch.manual_seed(5)
    return torch.jit.script(Lgfa(4)).eval()


def waveforms() -> torch.Tensor:
    return torch.randn(3, 41200, generator=torch.Generator().manual_seed(7)) * 0.1


def kinds(module: torch.jit.ScriptModule) -> set:
    return {node.kind() for node in module.graph.findAllNodes("aten::batch_norm")} | {node.kind() for node in module.graph.findAllNodes("aten::conv2d")}


class FreezeTest(unittest.TestCase):
    def test_batch_normalisation_is_folded_into_the_convolution(self):
        module = normalised()
        frozen = optimised(torch.jit.script(module), freeze=True, precision="fp32")
        self.assertEqual(kinds(frozen), {"aten::conv2d"})
        x = torch.randn(4, 2, 6, 6, generator=torch.Generator().manual_seed(1))
        torch.testing.assert_close(frozen(x), module(x), atol=1e-5, rtol=1e-5)
        self.assertGreater(module(x).abs().max().item(), 0.1)

    def test_a_frozen_network_answers_the_same_and_has_no_parameters(self):
        module, x = trained_lgfa(), waveforms()
        expected, log_mel = module(x), module.log_mel(x)
        frozen = optimised(module, freeze=True, precision="fp32")
        torch.testing.assert_close(frozen(x), expected, atol=1e-5, rtol=1e-5)
        torch.testing.assert_close(frozen.log_mel(x), log_mel)
        self.assertEqual(list(frozen.parameters()), [])


class PrecisionTest(unittest.TestCase):
    def test_bf16_is_inside_and_float32_at_the_borders(self):
        module, x = trained_lgfa(), waveforms()
        expected, log_mel = module(x), module.log_mel(x)
        for freeze in (False, True):
            short = optimised(trained_lgfa(), freeze=freeze, precision="bf16")
            answer = short(x)
            self.assertEqual(answer.dtype, torch.float32)
            self.assertFalse(torch.equal(answer, expected))
            torch.testing.assert_close(answer, expected, atol=BF16_TOLERANCE, rtol=BF16_TOLERANCE)
            self.assertTrue(torch.equal(short.log_mel(x), log_mel), "the front end stays float32")

    def test_a_module_without_front_end_is_bf16_as_a_whole(self):
        module = normalised()
        short = optimised(torch.jit.script(normalised()), freeze=True, precision="bf16")
        x = torch.randn(4, 2, 6, 6, generator=torch.Generator().manual_seed(1))
        self.assertEqual(short(x).dtype, torch.float32)
        torch.testing.assert_close(short(x), module(x), atol=0.03, rtol=0.03)

    def test_unknown_precision_is_refused(self):
        with self.assertRaises(ValueError):
            optimised(trained_lgfa(), freeze=True, precision="int8")


class PackageTest(unittest.TestCase):
    def package(self, folder: str) -> Path:
        package = Path(folder) / "net" / "1"
        package.mkdir(parents=True)
        module, x = trained_lgfa(), waveforms()[:1]
        module.save(str(package / "model.pt"))
        np.savez(package / "example.npz", waveform=x.numpy(), logits=module(x).detach().numpy())
        (package / "CARD.md").write_text("# Card\n")
        manifest = {"version": "1", "protocol": "None.", "inputs": [{"name": "waveform"}], "outputs": [{"name": "logits"}],
                    "files": {name: "0" * 64 for name in ("model.pt", "example.npz", "CARD.md")}}
        (package / "model.json").write_text(json.dumps(manifest))
        return package

    def test_the_trainable_archive_stays_beside_the_frozen_one(self):
        with tempfile.TemporaryDirectory() as folder:
            package = self.package(folder)
            written = write_optimised(package, "1-frozen", True, "bf16")
            self.assertEqual(sorted(path.name for path in written.iterdir()), ["CARD.md", "example.npz", "model.json", "model.pt", "trainable.pt"])
            self.assertEqual((written / "trainable.pt").read_bytes(), (package / "model.pt").read_bytes())
            manifest = json.loads((written / "model.json").read_text())
            self.assertEqual((manifest["version"], manifest["exampleTolerance"]), ("1-frozen", BF16_TOLERANCE))
            self.assertIn("bf16 inside the graph and frozen", manifest["protocol"])
            frozen = torch.jit.load(str(written / "model.pt"))
            self.assertEqual(list(frozen.parameters()), [])
            with np.load(written / "example.npz") as example:
                np.testing.assert_array_equal(frozen(torch.from_numpy(example["waveform"])).numpy(), example["logits"])

    def test_a_float32_version_keeps_the_strict_tolerance(self):
        with tempfile.TemporaryDirectory() as folder:
            manifest = json.loads((write_optimised(self.package(folder), "2", True, "fp32") / "model.json").read_text())
            self.assertNotIn("exampleTolerance", manifest)

    def test_nothing_to_do_and_existing_versions_are_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            package = self.package(folder)
            with self.assertRaises(ValueError):
                write_optimised(package, "2", False, "fp32")
            with self.assertRaises(FileExistsError):
                write_optimised(package, "1", True, "fp32")


if __name__ == "__main__":
    unittest.main()
