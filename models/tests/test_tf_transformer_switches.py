"""Tests of TF-Transformer's switches: shapes of the specification's section (c), parameter counts by hand, what a token holds."""
import sys
import unittest
from pathlib import Path

import torch

MODELS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(MODELS))

from export import archive_description  # noqa: E402
from networks.channels import Deltas  # noqa: E402
from networks.stem import ConvolutionalStem, by_band, by_frame  # noqa: E402
from networks.tf_transformer import TfTransformer  # noqa: E402
from switch_checks import parameter_count, randomised, shapes_of, unused_parameters  # noqa: E402

WINDOW = 20_720


class TfTransformerShapesTest(unittest.TestCase):
    def test_shapes_of_the_specification(self):
        module = randomised(TfTransformer(4))
        waveform = 0.1 * torch.randn(3, WINDOW)
        self.assertEqual(module.log_mel(waveform).shape, (3, 64, 128))
        self.assertEqual(module.features(waveform).shape, (3, 64, 128))
        names = ["time_embedding", "time_layers.1", "frequency_embedding", "frequency_layers.1", "fusion.layers.0", "fusion.layers.1", "fusion", "head"]
        self.assertEqual(shapes_of(module, names, waveform), {
            "time_embedding": (3, 128, 128), "time_layers.1": (3, 128, 128),
            "frequency_embedding": (3, 64, 128), "frequency_layers.1": (3, 64, 128),
            "fusion.layers.0": (3, 193, 128), "fusion.layers.1": (3, 193, 128), "fusion": (3, 128), "head": (3, 4)})
        self.assertEqual(module.time_embedding.weight.shape, (128, 64))
        self.assertEqual(module.frequency_embedding.weight.shape, (128, 128))
        self.assertEqual(module.time_position.shape, (1, 128, 128))
        self.assertEqual(module.frequency_position.shape, (1, 64, 128))
        self.assertEqual(module.fusion.time_domain.shape, (1, 1, 128))

    def test_shapes_of_the_other_fusions(self):
        waveform = 0.1 * torch.randn(2, WINDOW)
        cross = shapes_of(randomised(TfTransformer(4, fusion="cross")), ["fusion.time_layer", "fusion.frequency_layer", "fusion"], waveform)
        self.assertEqual(cross, {"fusion.time_layer": (2, 128, 128), "fusion.frequency_layer": (2, 64, 128), "fusion": (2, 256)})
        grid = shapes_of(randomised(TfTransformer(4, fusion="grid")), ["fusion.layers.0", "fusion.layers.1", "fusion"], waveform)
        self.assertEqual(grid, {"fusion.layers.0": (2, 128, 128), "fusion.layers.1": (2, 128, 128), "fusion": (2, 128)})
        self.assertEqual(shapes_of(randomised(TfTransformer(4, variant="no-fusion")), ["fusion"], waveform), {"fusion": (2, 256)})

    def test_shapes_of_the_planes(self):
        waveform = 0.1 * torch.randn(2, WINDOW)
        for switch, planes in (({"channels": 3}, 3), ({"stem": "convolution"}, 16), ({"channels": 3, "stem": "convolution"}, 16)):
            module = randomised(TfTransformer(4, **switch))
            self.assertEqual(module.features(waveform).shape, (2, 64, 128))
            shapes = shapes_of(module, ["planes", "time_embedding", "frequency_embedding", "fusion.layers.1"], waveform)
            self.assertEqual(shapes, {"planes": (2, planes, 64, 128), "time_embedding": (2, 128, 128), "frequency_embedding": (2, 64, 128),
                                      "fusion.layers.1": (2, 193, 128)})


class TfTransformerSwitchesTest(unittest.TestCase):
    # By hand from section (c) for c = 4. An encoder layer has 198,272: norms 512, MSA 49,536 + 16,512, MLP 131,712. Time tokens 64·128 + 128 and positions
    # 128·128, frequency tokens 128·128 + 128 and positions 64·128, two layers for each.
    TIME = 8_320 + 16_384 + 2 * 198_272
    FREQUENCY = 16_512 + 8_192 + 2 * 198_272
    COUNTS = [
        # Class token and two domain embeddings, norm, head.
        ({}, TIME + FREQUENCY + 3 * 128 + 2 * 198_272 + 256 + 516),
        # A layer with cross-attention has one norm more: 256; the head reads 256.
        ({"fusion": "cross"}, TIME + FREQUENCY + 2 * (198_272 + 256) + 1_028),
        # W_1 and W_2 without biases.
        ({"fusion": "grid"}, TIME + FREQUENCY + 2 * 128 * 128 + 2 * 198_272 + 516),
        ({"variant": "no-fusion"}, TIME + FREQUENCY + 1_028),
        ({"variant": "time-only"}, TIME + 516),
        ({"variant": "frequency-only"}, FREQUENCY + 516),
        # Two more channels in W_t and in W_f.
        ({"channels": 3}, 1_240_196 + 2 * 64 * 128 + 2 * 128 * 128),
        ({"channels": 3, "variant": "time-only"}, TIME + 516 + 2 * 64 * 128),
        # 16·9 weights, scale and shift of 16, fifteen more planes in W_t and in W_f.
        ({"stem": "convolution"}, 1_240_196 + 144 + 32 + 15 * (64 * 128 + 128 * 128)),
        ({"stem": "convolution", "fusion": "grid"}, 1_272_324 + 144 + 32 + 15 * (64 * 128 + 128 * 128)),
        ({"stem": "convolution", "channels": 3}, 1_240_196 + 3 * 144 + 32 + 15 * (64 * 128 + 128 * 128)),
        ({"stem": "convolution", "variant": "frequency-only"}, FREQUENCY + 516 + 144 + 32 + 15 * 128 * 128),
    ]

    def test_parameter_counts_and_the_same_in_torchscript(self):
        waveform = 0.1 * torch.randn(2, WINDOW, generator=torch.Generator().manual_seed(1))
        for switch, expected in self.COUNTS:
            with self.subTest(switch):
                module = randomised(TfTransformer(4, **switch))
                self.assertEqual(parameter_count(module), expected)
                torch.testing.assert_close(torch.jit.script(module)(waveform), module(waveform))

    def test_every_parameter_of_a_switch_is_used(self):
        for switch, _ in self.COUNTS:
            self.assertEqual(unused_parameters(TfTransformer(4, **switch), WINDOW), [], switch)

    def test_combinations_without_a_sense_are_refused(self):
        for switch in ({"channels": 2}, {"stem": "none"}, {"variant": "time-only", "fusion": "cross"}, {"variant": "no-fusion", "fusion": "grid"}):
            with self.assertRaises(ValueError):
                TfTransformer(4, **switch)

    def test_a_token_holds_all_planes_of_its_frame_or_band(self):
        planes = torch.randn(2, 3, 64, 128)
        self.assertTrue(torch.equal(by_frame(planes)[1, :, 7], planes[1, :, :, 7].reshape(-1)))
        self.assertTrue(torch.equal(by_band(planes)[1, 5], planes[1, :, 5].reshape(-1)))

    def test_three_channels_are_the_features_and_their_slopes(self):
        features = torch.randn(2, 64, 128)
        self.assertTrue(torch.equal(TfTransformer(4, channels=3).planes(features), Deltas()(features)))

    def test_the_stem_is_pytorch_s_convolution_normalisation_and_gelu(self):
        own = ConvolutionalStem(3)
        reference = torch.nn.Sequential(torch.nn.Conv2d(3, 16, 3, padding=1, bias=False), torch.nn.BatchNorm2d(16), torch.nn.GELU())
        with torch.no_grad():
            reference[0].weight.copy_(own.convolution.weight)
        planes = torch.randn(4, 3, 8, 9)
        torch.testing.assert_close(own(planes), reference(planes))
        torch.testing.assert_close(own.eval()(planes), reference.eval()(planes))

    def test_a_training_step_renews_the_stem_s_statistics_once(self):
        module = TfTransformer(4, stem="convolution")
        waveform = 0.1 * torch.randn(2, WINDOW)
        before = module.planes.stem.convolution(module.features(waveform).unsqueeze(1)).mean(dim=[0, 2, 3])
        torch.jit.script(module)(waveform)
        torch.testing.assert_close(module.planes.stem.norm.running_mean, 0.1 * before)

    def test_an_archive_declares_the_stem(self):
        declared = {entry["name"]: entry for entry in archive_description("tf-transformer", 4, TfTransformer(4, stem="convolution"))["parameters"]}
        self.assertTrue(declared["planes.stem.convolution.weight"]["weightDecay"])
        # He: deviation √(2 / 9), nine inputs.
        self.assertEqual(declared["planes.stem.convolution.weight"]["initialisation"], {"rule": "truncated_normal", "std": 0.471405})
        self.assertEqual(declared["planes.stem.norm.weight"]["initialisation"], {"rule": "ones"})
        for name in ("planes.stem.norm.running_mean", "planes.stem.norm.running_variance"):
            self.assertTrue(declared[name]["runningStatistic"])


if __name__ == "__main__":
    unittest.main()
