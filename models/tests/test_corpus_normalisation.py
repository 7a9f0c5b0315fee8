"""Tests of the normalisation with the training folds' statistics, a switch of LGFA, TF-Transformer and ATFNN."""
import sys
import unittest
from pathlib import Path

import torch

MODELS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(MODELS))

from export import archive_description  # noqa: E402
from networks.atfnn import Atfnn  # noqa: E402
from networks.frontend import CorpusNormalisation  # noqa: E402
from networks.lgfa import Lgfa  # noqa: E402
from networks.tf_transformer import TfTransformer  # noqa: E402
from optimise import optimised  # noqa: E402
from switch_checks import parameter_count, randomised, unused_parameters  # noqa: E402

NETWORKS = {"lgfa": (Lgfa, 41_200), "tf-transformer": (TfTransformer, 20_720), "atfnn": (Atfnn, 20_720)}


def with_statistics(module):
    """The module with weights and statistics that are neither 0 nor 1."""
    randomised(module)
    module.normalisation.mean.copy_(torch.linspace(-12, -3, 64).reshape(1, 64, 1))
    module.normalisation.deviation.copy_(torch.linspace(1, 4, 64).reshape(1, 64, 1))
    return module


class CorpusNormalisationTest(unittest.TestCase):
    def test_every_network_has_it_with_statistics_that_are_not_trained(self):
        for name, (network, samples) in NETWORKS.items():
            with self.subTest(name):
                with torch.no_grad():
                    module = with_statistics(network(4, normalisation="corpus"))
                waveform = 0.1 * torch.randn(2, samples, generator=torch.Generator().manual_seed(1))
                torch.testing.assert_close(torch.jit.script(module)(waveform), module(waveform))
                self.assertEqual(parameter_count(module), parameter_count(network(4)))
                self.assertEqual(unused_parameters(module, samples), [])
                mean = torch.linspace(-12, -3, 64).reshape(64, 1)
                deviation = torch.linspace(1, 4, 64).reshape(64, 1)
                torch.testing.assert_close(module.features(waveform), (module.log_mel(waveform) - mean) / deviation)

    def test_a_network_begins_with_what_the_statistics_are_of(self):
        waveform = 0.1 * torch.randn(2, 41_200)
        module = Lgfa(4, normalisation="corpus")
        self.assertTrue(torch.equal(module.features(waveform), module.log_mel(waveform)))

    def test_the_floor_comes_before_the_statistics(self):
        log_mel = torch.randn(2, 64, 10) - 6.0
        power = log_mel.exp()
        floored = torch.log(power + 1e-3 * power.mean(dim=(1, 2), keepdim=True))
        torch.testing.assert_close(CorpusNormalisation(-30.0)(log_mel), floored)

    def test_a_band_without_deviation_is_no_division_by_zero(self):
        normalisation = CorpusNormalisation()
        with torch.no_grad():
            normalisation.deviation.zero_()
        self.assertTrue(torch.isfinite(normalisation(torch.randn(1, 64, 5))).all())

    def test_an_archive_says_that_the_trainer_measures_them(self):
        for name, (network, _) in NETWORKS.items():
            description = archive_description(name, 4, network(4, normalisation="corpus"))
            declared = {entry["name"]: entry for entry in description["parameters"]}
            for statistic in ("mean", "deviation"):
                entry = declared[f"normalisation.{statistic}"]
                self.assertEqual(entry["initialisation"], {"rule": f"training_{statistic}"})
                self.assertEqual(entry["shape"], [1, 64, 1])
                self.assertFalse(entry["weightDecay"])
                self.assertNotIn("runningStatistic", entry)
            self.assertEqual(description["parameterCount"], parameter_count(network(4)) + 2 * 64)

    def test_statistics_stay_float32_in_bf16(self):
        with torch.no_grad():
            module = with_statistics(Lgfa(4, normalisation="corpus"))
            expected = module.features(0.1 * torch.ones(1, 41_200))
            short = optimised(torch.jit.script(module), freeze=False, precision="bf16")
            self.assertEqual(short.network.normalisation.mean.dtype, torch.float32)
            self.assertTrue(torch.equal(short.network.features(0.1 * torch.ones(1, 41_200)), expected))

    def test_unknown_normalisations_and_floors_are_refused(self):
        for network, _ in NETWORKS.values():
            for switch in ({"normalisation": "speaker"}, {"normalisation": "corpus", "floor_db": 3.0}):
                with self.assertRaises(ValueError):
                    network(4, **switch)


if __name__ == "__main__":
    unittest.main()
