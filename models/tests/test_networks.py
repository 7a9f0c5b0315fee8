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
from networks.lgfa import Lgfa  # noqa: E402
from reference.log_mel import log_mel, synthetic_waveform  # noqa: E402


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
        archives = sorted((MODELS / "archives").glob("lgfa-*.json"))
        self.assertGreaterEqual(len(archives), 4)
        for path in archives:
            committed = json.loads(path.read_text())
            module = Lgfa(committed["classes"], **committed.get("switches", {}))
            expected = archive_description("lgfa", committed["classes"], module, committed.get("initialisationScheme", "tnt"))
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
