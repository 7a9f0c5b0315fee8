"""Tests of the networks themselves: parameter counts of the specifications, shapes, the front end against plain NumPy."""
import json
import sys
import unittest
from pathlib import Path

import numpy as np
import torch

MODELS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(MODELS))

from export import archive_description, write_archive  # noqa: E402
from export import NETWORKS  # noqa: E402
from networks.atfnn import Atfnn  # noqa: E402
from networks.didan import Didan  # noqa: E402
from networks.layers import BatchNorm  # noqa: E402
from networks.lgfa import Lgfa  # noqa: E402
from networks.tf_transformer import TfTransformer  # noqa: E402
from reference.log_mel import log_mel, synthetic_waveform  # noqa: E402
from switch_checks import randomised  # noqa: E402


class LgfaTest(unittest.TestCase):
    def test_parameter_counts_of_the_specification(self):
        for classes, expected in {4: 4_031_556, 6: 4_032_070, 8: 4_032_584}.items():
            self.assertEqual(sum(p.numel() for p in Lgfa(classes).parameters()), expected)
        for segment_frames, expected in {4: 3_711_812, 16: 4_683_332}.items():
            self.assertEqual(sum(p.numel() for p in Lgfa(4, segment_frames=segment_frames).parameters()), expected)

    def test_shapes_from_waveform_to_logits(self):
        module = torch.jit.script(Lgfa(6)).eval()
        waveform = torch.randn(3, 41200) * 0.1
        self.assertEqual(module.log_mel(waveform).shape, (3, 64, 256))
        self.assertEqual(module.features(waveform).shape, (3, 64, 256))
        self.assertEqual(module(waveform).shape, (3, 6))

    def test_every_switch_scripts_and_runs(self):
        for variant in ("full", "segment-only", "frame-only"):
            for pooling in ("class-token", "mean"):
                module = torch.jit.script(Lgfa(4, variant=variant, pooling=pooling)).eval()
                self.assertEqual(module(torch.randn(2, 41200)).shape, (2, 4))

    def test_every_parameter_of_an_ablation_is_used(self):
        for variant, expected in {"full": 4_032_584, "segment-only": 3_302_152, "frame-only": 205_256}.items():
            module = Lgfa(8, variant=variant, pooling="mean")
            self.assertEqual(parameter_count(module), expected, variant)
            module(torch.randn(2, 41200)).sum().backward()
            unused = [name for name, parameter in module.named_parameters() if parameter.grad is None]
            self.assertEqual(unused, [], variant)

    def test_unknown_switch_is_refused(self):
        with self.assertRaises(ValueError):
            Lgfa(4, variant="none")
        with self.assertRaises(ValueError):
            Lgfa(4, segment_frames=7)

    def test_the_class_token_is_not_touched_by_the_aggregation(self):
        block = Lgfa(4).blocks[0]
        block.segment_layer = torch.nn.Identity()
        segments = torch.randn(2, 33, 256)
        after = block(torch.randn(64, 8, 64), segments)["segments"]
        self.assertTrue(torch.equal(after[:, 0], segments[:, 0]))
        self.assertFalse(torch.equal(after[:, 1:], segments[:, 1:]))

    def test_frames_stay_inside_their_segment(self):
        module = Lgfa(4).eval()
        frames = torch.randn(4, 8, 64)
        changed = frames.clone()
        changed[2] += 1.0
        before, after = module.blocks[0].frame_layer(frames), module.blocks[0].frame_layer(changed)
        self.assertTrue(torch.equal(before[[0, 1, 3]], after[[0, 1, 3]]))


def parameter_count(module: torch.nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


class TfTransformerTest(unittest.TestCase):
    def test_parameter_counts_of_the_specification(self):
        for classes, expected in {4: 1_240_196, 6: 1_240_454}.items():
            self.assertEqual(parameter_count(TfTransformer(classes)), expected)

    def test_every_switch_scripts_and_computes_the_same(self):
        waveform = 0.1 * torch.randn(2, 20720)
        switches = [{"fusion": fusion} for fusion in ("joint", "cross", "grid")]
        switches += [{"variant": variant} for variant in ("time-only", "frequency-only", "no-fusion")]
        for switch in switches:
            module = randomised(TfTransformer(4, **switch))
            torch.testing.assert_close(torch.jit.script(module)(waveform), module(waveform))

    def test_the_ablations_are_parts_of_the_whole(self):
        whole = parameter_count(TfTransformer(4))
        for variant in ("time-only", "frequency-only", "no-fusion"):
            self.assertLess(parameter_count(TfTransformer(4, variant=variant)), whole)

    def test_the_grid_is_the_mean_of_sums(self):
        fusion = randomised(TfTransformer(4, fusion="grid")).fusion
        time, frequency = torch.randn(2, 128, 128), torch.randn(2, 64, 128)
        grid = fusion.time_projection(time).unsqueeze(2) + fusion.frequency_projection(frequency).unsqueeze(1)
        cells = grid.reshape(2, 16, 8, 8, 8, 128).mean(dim=[2, 4]).flatten(1, 2)
        for layer in fusion.layers:
            cells = layer(cells)
        torch.testing.assert_close(fusion(time, frequency), cells.mean(dim=1), atol=1e-5, rtol=1e-4)

    def test_unknown_switches_are_refused(self):
        for switch in ({"fusion": "none"}, {"variant": "none"}):
            with self.assertRaises(ValueError):
                TfTransformer(4, **switch)


class AtfnnTest(unittest.TestCase):
    def test_parameter_counts_of_the_specification(self):
        for classes, expected in {4: 1_055_108, 6: 1_055_366}.items():
            self.assertEqual(parameter_count(Atfnn(classes)), expected)

    def test_every_switch_scripts_and_computes_the_same(self):
        waveform = 0.1 * torch.randn(2, 20720)
        variants = ("full", "time-only", "frequency-only", "no-attention", "frequency-attention", "time-attention")
        for switch in [{"variant": variant} for variant in variants] + [{"wiring": "parallel"}, {"gate": "sigmoid"}, {"ranges": True}]:
            module = randomised(Atfnn(4, **switch))
            torch.testing.assert_close(torch.jit.script(module)(waveform), module(waveform))

    def test_attention_adds_up_to_one_and_is_even_without_one(self):
        features = torch.randn(3, 64, 128)
        for switch in ({}, {"gate": "sigmoid"}, {"ranges": True}):
            shares = randomised(Atfnn(4, **switch)).attention(features)
            self.assertEqual(shares["bands"].shape, (3, 64))
            self.assertEqual(shares["frames"].shape, (3, 128))
            for share in shares.values():
                torch.testing.assert_close(share.sum(dim=1), torch.ones(3))
        even = randomised(Atfnn(4, variant="no-attention")).attention(features)
        torch.testing.assert_close(even["bands"], torch.full((3, 64), 1 / 64))

    def test_ranges_share_one_weight(self):
        shares = randomised(Atfnn(4, ranges=True)).attention(torch.randn(1, 64, 128))
        self.assertTrue(torch.equal(shares["bands"].reshape(16, 4).min(dim=1).values, shares["bands"].reshape(16, 4).max(dim=1).values))
        self.assertTrue(torch.equal(shares["frames"].reshape(16, 8).min(dim=1).values, shares["frames"].reshape(16, 8).max(dim=1).values))

    def test_the_lstm_is_that_of_pytorch_with_one_bias(self):
        own = randomised(Atfnn(4)).frame_encoder
        reference = torch.nn.LSTM(64, 128, 2, batch_first=True, bidirectional=True).eval()
        with torch.no_grad():
            for layer, (forward, backward) in enumerate([(own.forward_first, own.backward_first), (own.forward_second, own.backward_second)]):
                for suffix, direction in (("", forward), ("_reverse", backward)):
                    getattr(reference, f"weight_ih_l{layer}{suffix}").copy_(direction.input_weight)
                    getattr(reference, f"weight_hh_l{layer}{suffix}").copy_(direction.recurrent_weight)
                    getattr(reference, f"bias_ih_l{layer}{suffix}").copy_(direction.gate_bias)
                    getattr(reference, f"bias_hh_l{layer}{suffix}").zero_()
        frames = torch.randn(2, 128, 64)
        torch.testing.assert_close(own(frames), reference(frames)[0], atol=1e-5, rtol=1e-4)

    def test_switches_that_exclude_each_other_are_refused(self):
        for switch in ({"variant": "none"}, {"wiring": "none"}, {"gate": "none"}, {"wiring": "parallel", "variant": "time-only"}):
            with self.assertRaises(ValueError):
                Atfnn(4, **switch)


class DidanTest(unittest.TestCase):
    def test_parameter_counts_of_the_specification(self):
        small = Didan(5, normalisation="none")
        self.assertEqual(parameter_count(small.convolutions), 144_416)
        self.assertEqual(parameter_count(small.regression), 50_053)

    def test_parameter_counts_of_the_paper_s_network(self):
        with torch.no_grad():
            module = Didan(5, divisor=1, size=224, hidden=4096, normalisation="none")
        self.assertEqual(parameter_count(module.convolutions), 9_219_328)
        self.assertEqual(parameter_count(module.regression), 119_566_341)

    def test_shapes_and_the_two_halves(self):
        for switch in ({}, {"normalisation": "none"}, {"normalisation": "group"}, {"align_hidden": True}):
            module = torch.jit.script(randomised(Didan(6, **switch)))
            waveform = 0.1 * torch.randn(3, 41200)
            features = module.features(waveform)
            self.assertEqual(features.shape, (3, 64, 64))
            embedding = module.embed(features)
            self.assertEqual(embedding.shape, (3, 128 if switch.get("align_hidden") else 256))
            torch.testing.assert_close(module.regress(embedding), module(waveform))

    def test_the_image_is_the_top_80_decibels_with_low_frequencies_at_the_bottom(self):
        seconds = torch.arange(41200) / 16000
        tone = torch.sin(2 * torch.pi * 500 * seconds)[None]
        image = Didan(4).features(tone)[0]
        self.assertGreaterEqual(float(image.min()), 0.0)
        self.assertLessEqual(float(image.max()), 1.0)
        self.assertEqual(int(image.mean(dim=1).argmax()), 63 - int(500 / 8000 * 64))
        torch.testing.assert_close(Didan(4).features(0.1 * tone)[0], image, atol=1e-3, rtol=1e-3)
        self.assertTrue(torch.equal(Didan(4).features(torch.zeros(1, 41200)), torch.zeros(1, 64, 64)))

    def test_running_statistics_are_parameters_that_training_renews_and_serving_does_not(self):
        module = torch.jit.script(randomised(Didan(4)))
        statistics = {name: value for name, value in module.named_parameters() if "running" in name}
        self.assertEqual(len(statistics), 2 * 8)
        waveform = 0.1 * torch.randn(3, 41200)
        before = {name: value.clone() for name, value in statistics.items()}
        served = module(waveform)
        torch.testing.assert_close(module(waveform[:1]), served[:1])
        for name, value in statistics.items():
            self.assertTrue(torch.equal(value, before[name]), name)
        module.train()
        module(waveform).sum().backward()
        for name, value in statistics.items():
            self.assertFalse(torch.equal(value, before[name]), name)
            self.assertIsNone(value.grad)

    def test_batch_normalisation_is_pytorch_s(self):
        ours, reference = BatchNorm(3), torch.nn.BatchNorm2d(3)
        x = torch.randn(4, 3, 5, 6)
        for _ in range(3):
            torch.testing.assert_close(ours(x), reference(x))
        torch.testing.assert_close(ours.eval()(2 * x), reference.eval()(2 * x))

    def test_an_archive_declares_running_statistics(self):
        description = archive_description("didan", 4, Didan(4))
        declared = {entry["name"]: entry for entry in description["parameters"] if entry.get("runningStatistic")}
        self.assertEqual(len(declared), 2 * 8)
        for name, entry in declared.items():
            self.assertEqual(entry["initialisation"]["rule"], "zeros" if name.endswith("mean") else "ones")
            self.assertFalse(entry["weightDecay"])

    def test_unknown_switches_are_refused(self):
        for switch in ({"normalisation": "layer"}, {"size": 50}):
            with self.assertRaises(ValueError):
                Didan(4, **switch)


class FrontEndTest(unittest.TestCase):
    def test_log_mel_equals_plain_numpy(self):
        waveform = synthetic_waveform()
        with torch.no_grad():
            computed = torch.jit.script(Lgfa(4)).log_mel(torch.from_numpy(waveform[None]))[0].numpy()
        np.testing.assert_allclose(computed, log_mel(waveform), atol=1e-4)

    def test_normalisation_takes_gain_away_and_survives_silence(self):
        module = Lgfa(4)
        waveform = torch.from_numpy(synthetic_waveform()[None])
        waveform = waveform + 0.01 * torch.randn(waveform.shape, generator=torch.Generator().manual_seed(1))
        torch.testing.assert_close(module.features(waveform), module.features(waveform * 0.25), atol=1e-3, rtol=1e-3)
        self.assertTrue(torch.equal(module.features(torch.zeros(1, 41200)), torch.zeros(1, 64, 256)))


class ArchiveTest(unittest.TestCase):
    def test_committed_archives_are_those_of_the_networks(self):
        archives = sorted((MODELS / "archives").glob("*.json"))
        self.assertGreaterEqual(len(archives), 7)
        for path in archives:
            committed = json.loads(path.read_text())
            module = NETWORKS[committed["network"]](committed["classes"], **committed.get("switches", {}))
            expected = archive_description(committed["network"], committed["classes"], module, committed.get("initialisationScheme", "tnt"))
            self.assertEqual(committed["parameters"], expected["parameters"])
            self.assertEqual(committed["parameterCount"], expected["parameterCount"])

    def test_archive_holds_zeros_and_every_rule(self):
        import gzip
        import io
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "net"
            write_archive("lgfa", 4, out, {})
            module = torch.jit.load(io.BytesIO(gzip.decompress(Path(f"{out}.pt.gz").read_bytes())))
            self.assertTrue(all(not p.any() for p in module.parameters()))
            names = [entry["name"] for entry in json.loads(Path(f"{out}.json").read_text())["parameters"]]
            self.assertEqual(names, [name for name, _ in module.named_parameters()])


if __name__ == "__main__":
    unittest.main()
