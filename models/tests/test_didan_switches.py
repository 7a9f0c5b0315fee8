"""Tests of DIDAN's switches: shapes of the specification's section (c), parameter counts by hand, channels, the layer that is aligned."""
import sys
import unittest
from pathlib import Path

import torch

MODELS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(MODELS))

from networks.didan import Didan  # noqa: E402
from switch_checks import parameter_count, randomised, shapes_of, unused_parameters  # noqa: E402

WINDOW = 41_200
# Where the small network without normalisation pools.
POOLINGS = (2, 5, 10, 15, 20)


class DidanShapesTest(unittest.TestCase):
    def test_shapes_of_the_paper_s_stages(self):
        """Channels of an eighth on the paper's image: the sides are the specification's."""
        module = randomised(Didan(5, size=224, hidden=16, normalisation="none"))
        shapes = shapes_of(module, [f"convolutions.{index}" for index in POOLINGS], 0.1 * torch.randn(1, WINDOW))
        expected = [(1, 8, 112, 112), (1, 16, 56, 56), (1, 32, 28, 28), (1, 64, 14, 14), (1, 64, 7, 7)]
        self.assertEqual(list(shapes.values()), expected)

    def test_the_paper_s_embedding_has_25088_values(self):
        with torch.no_grad():
            module = Didan(5, divisor=1, size=224, hidden=16, normalisation="none").eval()
            self.assertEqual(module.embed(torch.rand(1, 224, 224)).shape, (1, 25_088))

    def test_shapes_of_the_small_network(self):
        module = randomised(Didan(5, normalisation="none"))
        waveform = 0.1 * torch.randn(3, WINDOW)
        self.assertEqual(module.log_mel(waveform).shape, (3, 257, 256))
        self.assertEqual(module.features(waveform).shape, (3, 64, 64))
        shapes = shapes_of(module, [f"convolutions.{index}" for index in POOLINGS] + ["regression"], waveform)
        expected = [(3, 8, 32, 32), (3, 16, 16, 16), (3, 32, 8, 8), (3, 64, 4, 4), (3, 64, 2, 2), (3, 5)]
        self.assertEqual(list(shapes.values()), expected)


class DidanSwitchesTest(unittest.TestCase):
    # By hand for c = 5 beside the specification's 144,416 + 50,053.
    COUNTS = [
        ({"normalisation": "none"}, 144_416 + 50_053),
        # Two more input channels of the first convolution: 2·9·8.
        ({"normalisation": "none", "channels": 3}, 144_416 + 50_053 + 144),
        # Scale and shift of 8 + 16 + 2·32 + 4·64 channels.
        ({}, 144_416 + 50_053 + 2 * 344),
        ({"channels": 3, "align_hidden": True}, 144_416 + 50_053 + 2 * 344 + 144),
        ({"normalisation": "group", "channels": 3}, 144_416 + 50_053 + 2 * 344 + 144),
    ]

    def test_parameter_counts_and_the_same_in_torchscript(self):
        waveform = 0.1 * torch.randn(2, WINDOW, generator=torch.Generator().manual_seed(1))
        for switch, expected in self.COUNTS:
            with self.subTest(switch):
                module = randomised(Didan(5, **switch))
                self.assertEqual(parameter_count(module), expected)
                torch.testing.assert_close(torch.jit.script(module)(waveform), module(waveform))

    def test_parameter_counts_of_the_paper_s_network_with_three_channels(self):
        with torch.no_grad():
            module = Didan(5, divisor=1, size=224, hidden=16, normalisation="none", channels=3)
        self.assertEqual(parameter_count(module.convolutions), 9_220_480)

    def test_every_parameter_of_a_switch_is_used(self):
        for switch, _ in self.COUNTS:
            self.assertEqual(unused_parameters(Didan(5, **switch), WINDOW), [], switch)

    def test_channels_are_the_same_image(self):
        three, one = randomised(Didan(5, channels=3, normalisation="none")), randomised(Didan(5, normalisation="none"))
        with torch.no_grad():
            weights = three.state_dict()
            first = weights.pop("convolutions.1.weight")
            renumbered = {name: weights[numbered(name, 1)] for name in one.state_dict() if name != "convolutions.0.weight"}
            one.load_state_dict({**renumbered, "convolutions.0.weight": first.sum(dim=1, keepdim=True)})
        image = torch.rand(2, 64, 64)
        torch.testing.assert_close(three.classify(image), one.classify(image), atol=1e-5, rtol=1e-4)

    def test_the_hidden_layer_can_be_aligned(self):
        module = randomised(Didan(5, align_hidden=True, normalisation="none"))
        # The first fully connected layer of 256·128 + 128, and what follows it.
        self.assertEqual(parameter_count(module.aligned), 32_896)
        self.assertEqual(parameter_count(module.regression), 50_053 - 32_896)
        embedding = module.embed(torch.rand(2, 64, 64))
        self.assertEqual(embedding.shape, (2, 128))
        self.assertGreaterEqual(float(embedding.min()), 0.0)

    def test_two_channels_are_refused(self):
        with self.assertRaises(ValueError):
            Didan(5, channels=2)


def numbered(name: str, further: int) -> str:
    """The name of the same convolution so many places further."""
    parts = name.split(".")
    if parts[0] != "convolutions":
        return name
    return ".".join([parts[0], str(int(parts[1]) + further), *parts[2:]])


if __name__ == "__main__":
    unittest.main()
