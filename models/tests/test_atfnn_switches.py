"""Tests of ATFNN's switches: shapes of the specification's section (c), parameter counts by hand, wirings and gates."""
import sys
import unittest
from pathlib import Path

import torch

MODELS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(MODELS))

from networks.atfnn import AdditiveAttention, Atfnn  # noqa: E402
from switch_checks import parameter_count, randomised, shapes_of, unused_parameters  # noqa: E402

WINDOW = 20_720


class AtfnnShapesTest(unittest.TestCase):
    def test_shapes_of_the_specification(self):
        module = randomised(Atfnn(4))
        waveform = 0.1 * torch.randn(3, WINDOW)
        self.assertEqual(module.features(waveform).shape, (3, 64, 128))
        names = ["band_layers.0", "band_layers.1", "band_norm", "band_weights", "frame_encoder.forward_first", "frame_encoder", "frame_weights",
                 "hidden_layer", "head"]
        self.assertEqual(shapes_of(module, names, waveform), {
            "band_layers.0": (3, 64, 128), "band_layers.1": (3, 64, 128), "band_norm": (3, 64, 128), "band_weights": (3, 64),
            "frame_encoder.forward_first": (3, 128, 128), "frame_encoder": (3, 128, 256), "frame_weights": (3, 128),
            "hidden_layer": (3, 128), "head": (3, 4)})
        self.assertEqual(module.encode(module.features(waveform))["pooled"].shape, (3, 256))
        self.assertEqual(module.band_position.shape, (1, 64, 128))
        self.assertEqual(module.band_weights.hidden.weight.shape, (64, 128))
        self.assertEqual(module.band_weights.score.weight.shape, (1, 64))
        self.assertEqual(module.frame_weights.hidden.weight.shape, (64, 256))
        self.assertEqual(module.frame_encoder.forward_first.input_weight.shape, (512, 64))
        self.assertEqual(module.frame_encoder.backward_second.input_weight.shape, (512, 256))

    def test_shapes_of_what_is_pooled_by_the_switches(self):
        features = torch.randn(2, 64, 128)
        for switch, width in (({"variant": "time-only"}, 256), ({"variant": "frequency-only"}, 128), ({"wiring": "parallel"}, 384)):
            self.assertEqual(randomised(Atfnn(4, **switch)).encode(features)["pooled"].shape, (2, width), switch)


class AtfnnSwitchesTest(unittest.TestCase):
    # The specification's break-down for c = 4.
    BANDS, BAND_ATTENTION, FRAMES, FRAME_ATTENTION, CLASSIFIER = 8_192 + 396_544 + 256, 8_320, 197_632 + 394_240, 16_512, 33_412
    COUNTS = [
        ({}, BANDS + BAND_ATTENTION + FRAMES + FRAME_ATTENTION + CLASSIFIER),
        ({"variant": "time-only"}, FRAMES + CLASSIFIER),
        # The classifier reads 128 values in place of 256.
        ({"variant": "frequency-only"}, BANDS + CLASSIFIER - 128 * 128),
        ({"variant": "no-attention"}, BANDS + FRAMES + CLASSIFIER),
        ({"variant": "frequency-attention"}, BANDS + BAND_ATTENTION + FRAMES + CLASSIFIER),
        ({"variant": "time-attention"}, BANDS + FRAMES + FRAME_ATTENTION + CLASSIFIER),
        # The classifier reads 128 values of the bands, too.
        ({"wiring": "parallel"}, 1_055_108 + 128 * 128),
        ({"gate": "sigmoid"}, 1_055_108),
        ({"ranges": True}, 1_055_108),
        ({"wiring": "parallel", "gate": "sigmoid", "ranges": True, "floor_db": -30.0}, 1_055_108 + 128 * 128),
        ({"variant": "time-attention", "gate": "sigmoid", "ranges": True}, BANDS + FRAMES + FRAME_ATTENTION + CLASSIFIER),
    ]

    def test_parameter_counts_and_the_same_in_torchscript(self):
        waveform = 0.1 * torch.randn(2, WINDOW, generator=torch.Generator().manual_seed(1))
        for switch, expected in self.COUNTS:
            with self.subTest(switch):
                module = randomised(Atfnn(4, **switch))
                self.assertEqual(parameter_count(module), expected)
                torch.testing.assert_close(torch.jit.script(module)(waveform), module(waveform))

    def test_every_parameter_of_a_switch_is_used(self):
        for switch, _ in self.COUNTS:
            self.assertEqual(unused_parameters(Atfnn(4, **switch), WINDOW), [], switch)

    def test_combinations_without_a_sense_are_refused(self):
        for variant in ("time-only", "frequency-only", "no-attention"):
            for switch in ({"gate": "sigmoid"}, {"ranges": True}):
                with self.assertRaises(ValueError):
                    Atfnn(4, variant=variant, **switch)

    def test_parallel_encoders_both_hear_the_features(self):
        module, features = randomised(Atfnn(4, wiring="parallel")), torch.randn(2, 64, 128)
        encoded, shares = module.encode(features), module.attention(features)
        states = module.frame_encoder(features.transpose(1, 2))
        torch.testing.assert_close(encoded["pooled"][:, 128:], (states * shares["frames"].unsqueeze(2)).sum(dim=1))
        bands = features + module.band_position
        for layer in module.band_layers:
            bands = layer(bands)
        torch.testing.assert_close(encoded["pooled"][:, :128], (module.band_norm(bands) * shares["bands"].unsqueeze(2)).sum(dim=1))

    def test_sequential_frames_are_64_times_their_share_of_the_bands(self):
        module, features = randomised(Atfnn(4)), torch.randn(2, 64, 128)
        bands = features + module.band_position
        for layer in module.band_layers:
            bands = layer(bands)
        bands = module.band_norm(bands)
        heard = 64 * module.band_weights(bands).unsqueeze(2) * bands
        states = module.frame_encoder(heard.transpose(1, 2))
        pooled = (states * module.frame_weights(states).unsqueeze(2)).sum(dim=1)
        torch.testing.assert_close(module.encode(features)["pooled"], pooled)

    def test_without_attention_the_means_are_taken(self):
        features = torch.randn(2, 64, 128)
        module = randomised(Atfnn(4, variant="time-only"))
        torch.testing.assert_close(module.encode(features)["pooled"], module.frame_encoder(features.transpose(1, 2)).mean(dim=1), atol=1e-6, rtol=1e-4)
        module = randomised(Atfnn(4, variant="frequency-only"))
        bands = features + module.band_position
        for layer in module.band_layers:
            bands = layer(bands)
        torch.testing.assert_close(module.encode(features)["pooled"], module.band_norm(bands).mean(dim=1), atol=1e-6, rtol=1e-4)

    def test_sigmoid_gates_are_each_on_its_own(self):
        attention, x = randomised(AdditiveAttention(128, 64, 1, True)), torch.randn(2, 64, 128)
        gates = torch.sigmoid(attention.score(torch.tanh(attention.hidden(x))).squeeze(2))
        torch.testing.assert_close(attention(x), gates / gates.sum(dim=1, keepdim=True))

    def test_ranges_are_a_softmax_over_mean_scores(self):
        attention, x = randomised(AdditiveAttention(128, 64, 4, False)), torch.randn(2, 64, 128)
        scores = attention.score(torch.tanh(attention.hidden(x))).squeeze(2).reshape(2, 16, 4).mean(dim=2)
        expected = torch.softmax(scores, dim=1).unsqueeze(2).expand(2, 16, 4) / 4
        torch.testing.assert_close(attention(x), expected.reshape(2, 64))


if __name__ == "__main__":
    unittest.main()
