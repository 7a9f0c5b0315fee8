"""Tests of a package's example as the exporting PyTorch computes it."""
import json
import sys
import tempfile
import unittest
import wave
from pathlib import Path

import numpy as np
import torch

MODELS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(MODELS))

from export import archive_description, write_example  # noqa: E402
from networks.lgfa import Lgfa  # noqa: E402
from networks.stpc import Stpc  # noqa: E402
from point_examples import example, randomised  # noqa: E402
from reference.log_mel import synthetic_waveform  # noqa: E402

NAMES = ("points", "features", "neighbours", "upsampling")


def write_package(folder: Path, module: torch.nn.Module, inputs: list) -> None:
    torch.jit.save(torch.jit.script(module), str(folder / "model.pt"))
    (folder / "model.json").write_text(json.dumps({"inputs": inputs}))


class ExampleOfPointsTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.package = Path(temporary.name)
        self.module = randomised(Stpc(3, profile="small", points=512))
        write_package(self.package, self.module, archive_description("stpc", 3, self.module)["inputs"])
        self.arrays = {name: tensor.numpy() for name, tensor in zip(NAMES, example(1, 512, 6, 12, (4, 4, 4)))}

    def check(self, expected: dict) -> None:
        with np.load(self.package / "example.npz") as written:
            self.assertEqual(set(written), {*NAMES, "logits"})
            for name, array in expected.items():
                np.testing.assert_array_equal(written[name], array)
                self.assertEqual(written[name].dtype, array.dtype)
            with torch.no_grad():
                logits = self.module(*(torch.from_numpy(expected[name]) for name in NAMES)).numpy()
            np.testing.assert_allclose(written["logits"], logits, atol=1e-5)

    def test_inputs_are_those_of_the_package_s_example(self):
        np.savez(self.package / "example.npz", **self.arrays, logits=np.zeros((1, 512, 3), np.float32))
        write_example(self.package)
        self.check(self.arrays)

    def test_inputs_may_be_named(self):
        other = {name: tensor.numpy() for name, tensor in zip(NAMES, example(1, 512, 6, 12, (4, 4, 4), seed=6))}
        np.savez(self.package / "example.npz", **self.arrays)
        np.savez(self.package / "other.npz", **other)
        write_example(self.package, inputs=self.package / "other.npz")
        self.check(other)

    def test_what_is_missing_is_named(self):
        np.savez(self.package / "example.npz", points=self.arrays["points"])
        with self.assertRaisesRegex(ValueError, "features, neighbours, upsampling"):
            write_example(self.package)


class ExampleOfSoundTest(unittest.TestCase):
    def test_a_recording_s_first_window_is_the_example(self):
        with tempfile.TemporaryDirectory() as name:
            package = Path(name)
            module = Lgfa(4).eval()
            write_package(package, module, [{"name": "waveform"}])
            with self.assertRaisesRegex(ValueError, "--waveform"):
                write_example(package)
            samples = np.tile((16384 * synthetic_waveform()).astype("<i2"), 2)
            with wave.open(str(package / "speech.wav"), "wb") as target:
                target.setnchannels(1)
                target.setsampwidth(2)
                target.setframerate(16000)
                target.writeframes(samples.tobytes())
            write_example(package, package / "speech.wav")
            with np.load(package / "example.npz") as written:
                self.assertEqual(written["waveform"].shape, (1, module.window_samples()))
                with torch.no_grad():
                    np.testing.assert_allclose(written["logits"], module(torch.from_numpy(written["waveform"])).numpy(), atol=1e-5)


if __name__ == "__main__":
    unittest.main()
