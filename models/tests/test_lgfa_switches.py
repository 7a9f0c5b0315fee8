"""Tests of LGFA's switches: shapes of the specification's section (c), parameter counts by hand, patches and slopes against plain NumPy."""
import sys
import unittest
from pathlib import Path

import numpy as np
import torch

MODELS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(MODELS))

from networks.channels import ChannelsInTokens, Deltas  # noqa: E402
from networks.lgfa import Lgfa  # noqa: E402
from networks.patches import Patches  # noqa: E402
from networks.positions import sinusoids  # noqa: E402
from switch_checks import parameter_count, randomised, shapes_of, unused_parameters  # noqa: E402


class LgfaShapesTest(unittest.TestCase):
    def test_shapes_of_the_specification(self):
        module = randomised(Lgfa(4))
        shapes = shapes_of(module, ["frame_embedding", "segment_norm", "blocks.0", "blocks.3", "head_norm", "head"], torch.randn(3, 41200))
        self.assertEqual(shapes["frame_embedding"], (3 * 32, 8, 64))
        self.assertEqual(shapes["segment_norm"], (3, 32, 256))
        for block in ("blocks.0", "blocks.3"):
            self.assertEqual(shapes[block], {"frames": (3 * 32, 8, 64), "segments": (3, 33, 256)})
        self.assertEqual(shapes["head_norm"], (3, 256))
        self.assertEqual(shapes["head"], (3, 4))
        self.assertEqual(module.frame_position.shape, (1, 8, 64))
        self.assertEqual(module.segment_position.shape, (1, 33, 256))
        self.assertEqual(module.blocks[0].aggregation.weight.shape, (256, 512))

    def test_shapes_of_the_patches(self):
        module = randomised(Lgfa(4, variant="patches"))
        shapes = shapes_of(module, ["patches", "segment_norm", "blocks.3"], torch.randn(3, 41200))
        self.assertEqual(shapes["patches"], (3, 64, 256))
        self.assertEqual(shapes["segment_norm"], (3, 64, 256))
        self.assertEqual(shapes["blocks.3"]["segments"], (3, 65, 256))
        self.assertEqual(len(module.blocks), 4)

    def test_shapes_of_three_channels(self):
        shapes = shapes_of(randomised(Lgfa(4, channels=3)), ["channels", "frame_embedding", "segment_norm"], torch.randn(2, 41200))
        self.assertEqual(shapes, {"channels": (2, 192, 256), "frame_embedding": (64, 8, 64), "segment_norm": (2, 32, 256)})


class LgfaSwitchesTest(unittest.TestCase):
    # By hand from section (c) for c = 4, beside the full network's 4,031,556:
    COUNTS = [
        # 4 layers of 789,760 (norms 1,024, MSA 197,376 + 65,792, MLP 525,568), embedding 256·256 + 256 and its norm 512, class token 256,
        # positions 65·256, head 512 + 1,028.
        ({"variant": "patches"}, 4 * 789_760 + 65_792 + 512 + 256 + 16_640 + 512 + 1_028),
        # Two more channels of 16·16 values in every patch.
        ({"variant": "patches", "channels": 3}, 3_243_780 + 2 * 256 * 256),
        # W_f has 128·64, W_s 2·512·256 more rows' values.
        ({"channels": 3}, 4_031_556 + 128 * 64 + 2 * 512 * 256),
        ({"variant": "segment-only", "channels": 3}, 3_301_124 + 2 * 512 * 256),
        ({"variant": "frame-only", "channels": 3}, 204_996 + 128 * 64),
        # A grows by 256 × 256 in each of 4 blocks.
        ({"aggregation": "concatenate"}, 4_031_556 + 4 * 256 * 256),
        # Neither 8·64 nor 33·256 positions are learned.
        ({"positions": "sinusoidal"}, 4_031_556 - 8 * 64 - 33 * 256),
        ({"aggregation": "concatenate", "channels": 3, "positions": "sinusoidal", "pooling": "mean", "floor_db": -30.0},
         4_031_556 + 4 * 256 * 256 + 128 * 64 + 2 * 512 * 256 - 8 * 64 - 33 * 256),
    ]

    def test_parameter_counts_and_the_same_in_torchscript(self):
        waveform = 0.1 * torch.randn(2, 41200, generator=torch.Generator().manual_seed(1))
        for switch, expected in self.COUNTS:
            with self.subTest(switch):
                module = randomised(Lgfa(4, **switch))
                self.assertEqual(parameter_count(module), expected)
                torch.testing.assert_close(torch.jit.script(module)(waveform), module(waveform))

    def test_every_parameter_of_a_switch_is_used(self):
        for switch, _ in self.COUNTS:
            self.assertEqual(unused_parameters(Lgfa(4, **switch), 41200), [], switch)

    def test_combinations_without_a_sense_are_refused(self):
        for switch in ({"aggregation": "none"}, {"channels": 2}, {"positions": "none"}, {"variant": "patches", "segment_frames": 16},
                       {"variant": "patches", "aggregation": "concatenate"}, {"variant": "frame-only", "aggregation": "concatenate"},
                       {"variant": "segment-only", "aggregation": "concatenate"}):
            with self.assertRaises(ValueError):
                Lgfa(4, **switch)

    def test_concatenation_leaves_the_class_token_alone_and_is_a_projection_of_both(self):
        block = randomised(Lgfa(4, aggregation="concatenate")).blocks[0]
        block.segment_layer = torch.nn.Identity()
        frames, segments = torch.randn(64, 8, 64), torch.randn(2, 33, 256)
        after = block(frames, segments)
        self.assertTrue(torch.equal(after["segments"][:, 0], segments[:, 0]))
        local = block.aggregation_norm(after["frames"]).reshape(2, 32, 512)
        weight, bias = block.aggregation.weight, block.aggregation.bias
        projected = segments[:, 1:] @ weight[:, :256].T + local @ weight[:, 256:].T + bias
        torch.testing.assert_close(after["segments"][:, 1:], projected, atol=1e-5, rtol=1e-4)


class PatchesTest(unittest.TestCase):
    def test_a_patch_is_a_square_of_the_spectrogram(self):
        for channels in (1, 3):
            spectrogram = np.random.default_rng(1).normal(size=(2, channels, 64, 256)).astype(np.float32)
            patches = Patches(channels)(torch.from_numpy(spectrogram.reshape(2, channels * 64, 256))).numpy()
            self.assertEqual(patches.shape, (2, 64, channels * 256))
            for row in range(4):
                for column in range(16):
                    square = spectrogram[:, :, 16 * row:16 * row + 16, 16 * column:16 * column + 16]
                    np.testing.assert_array_equal(patches[:, 16 * row + column], square.reshape(2, -1))


class DeltasTest(unittest.TestCase):
    @staticmethod
    def slope(x):
        """Regression over ± 2 frames, frame by frame; edge frames repeat."""
        slopes = np.zeros_like(x)
        last = x.shape[2] - 1
        for frame in range(x.shape[2]):
            for step in (1, 2):
                slopes[:, :, frame] += step * (x[:, :, min(frame + step, last)] - x[:, :, max(frame - step, 0)]) / 10
        return slopes

    def test_slopes_equal_plain_numpy(self):
        features = np.random.default_rng(1).normal(size=(2, 5, 11))
        channels = Deltas()(torch.from_numpy(features)).numpy()
        self.assertEqual(channels.shape, (2, 3, 5, 11))
        np.testing.assert_array_equal(channels[:, 0], features)
        np.testing.assert_allclose(channels[:, 1], self.slope(features), atol=1e-12)
        np.testing.assert_allclose(channels[:, 2], self.slope(self.slope(features)), atol=1e-12)

    def test_a_ramp_has_its_slope_and_no_curvature(self):
        channels = Deltas()(torch.arange(20, dtype=torch.float64).expand(1, 2, 20) * 0.5)
        torch.testing.assert_close(channels[:, 1, :, 2:-2], torch.full((1, 2, 16), 0.5, dtype=torch.float64))
        torch.testing.assert_close(channels[:, 2, :, 4:-4], torch.zeros(1, 2, 12, dtype=torch.float64))

    def test_a_frame_holds_all_channels(self):
        features = torch.randn(2, 64, 16)
        self.assertTrue(torch.equal(ChannelsInTokens()(features), Deltas()(features).reshape(2, 192, 16)))


class SinusoidsTest(unittest.TestCase):
    def test_equal_plain_numpy(self):
        place, pair = np.arange(33)[:, None], np.arange(128)[None, :]
        angle = place / 10000 ** (2 * pair / 256)
        positions = sinusoids(33, 256)[0].numpy()
        np.testing.assert_allclose(positions[:, 0::2], np.sin(angle), atol=1e-6)
        np.testing.assert_allclose(positions[:, 1::2], np.cos(angle), atol=1e-6)

    def test_an_odd_width_is_refused(self):
        with self.assertRaises(ValueError):
            sinusoids(4, 5)


if __name__ == "__main__":
    unittest.main()
