"""Tests of the STPC layer: golden values and properties of the specification."""
import sys
import unittest
from pathlib import Path

import torch

MODELS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(MODELS))

from networks.point_layers import NormalisedLinear, PositionEncoding, UpSampling, pair_geometry  # noqa: E402
from networks.spatial_transformer import AtomConvolution, SparseDeformer, deformation, fibonacci_directions  # noqa: E402
from point_examples import generator, randomised  # noqa: E402

THETA_AT_ITS_LOWEST = -30.0


def unit(rows: int, seed: int) -> torch.Tensor:
    return torch.nn.functional.normalize(torch.randn(rows, 3, generator=generator(seed)), dim=1)


class DictionaryTest(unittest.TestCase):
    def test_golden_directions_of_the_specification(self):
        atoms = fibonacci_directions(16)
        for atom, expected in {0: (0.34799, 0.0, 0.9375), 1: (-0.42986, 0.39378, 0.8125), 15: (-0.04472, -0.3451, -0.9375)}.items():
            torch.testing.assert_close(atoms[atom], torch.tensor(expected), atol=6e-6, rtol=0)
        torch.testing.assert_close(atoms.norm(dim=1), torch.ones(16))
        self.assertAlmostEqual(float(torch.linalg.eigvalsh(atoms.t() @ atoms)[2]), 5.54, places=2)

    def test_trained_directions_keep_their_length(self):
        deformer = randomised(SparseDeformer(16, 1))
        torch.testing.assert_close(deformer.dictionary().norm(dim=1), torch.ones(16))
        self.assertFalse(torch.allclose(deformer.dictionary(), fibonacci_directions(16), atol=0.1))


class SparseDeformerTest(unittest.TestCase):
    def test_golden_codes_of_the_specification(self):
        diagonal = 3 ** -0.5
        golden = {
            (1.0, 0.0, 0.0): {3: 0.00321, 5: 0.31694, 8: 0.45989, 13: 0.21996},
            (0.0, 1.0, 0.0): {3: 0.16219, 6: 0.46595, 11: 0.37186},
            (0.0, 0.0, 1.0): {0: 0.4375, 1: 0.3125, 2: 0.1875, 3: 0.0625},
            (diagonal, diagonal, diagonal): {0: 0.25553, 3: 0.52127, 6: 0.00918, 8: 0.21402},
        }
        codes = SparseDeformer(16, 1)(torch.tensor(list(golden)))
        for code, atoms in zip(codes, golden.values()):
            expected = torch.zeros(16)
            for atom, share in atoms.items():
                expected[atom] = share
            torch.testing.assert_close(code, expected, atol=6e-6, rtol=0)

    def test_threshold_is_bounded(self):
        deformer = SparseDeformer(16, 1)
        self.assertAlmostEqual(float(deformer.theta()), 0.5)
        for raw, expected in ((THETA_AT_ITS_LOWEST, 0.2), (-THETA_AT_ITS_LOWEST, 0.8)):
            torch.nn.init.constant_(deformer.threshold, raw)
            self.assertAlmostEqual(float(deformer.theta()), expected, places=5)

    def test_sparsity_and_reconstruction_are_those_of_the_specification(self):
        directions = unit(20000, 3)
        for steps, raw, active, degrees in ((1, 0.0, 3.99, 4.5), (10, THETA_AT_ITS_LOWEST, 4.47, 2.2), (50, THETA_AT_ITS_LOWEST, 2.87, 3.9)):
            deformer = SparseDeformer(16, steps)
            torch.nn.init.constant_(deformer.threshold, raw)
            with torch.no_grad():
                shares = deformer(directions)
                cosine = torch.nn.functional.cosine_similarity(shares @ deformer.dictionary(), directions, dim=1)
            self.assertAlmostEqual(float((shares > 0).float().sum(dim=1).mean()), active, delta=0.03)
            self.assertAlmostEqual(float(torch.rad2deg(torch.acos(cosine.clamp(max=1))).mean()), degrees, delta=0.1)
            torch.testing.assert_close(shares.sum(dim=1), torch.ones(20000), atol=1e-5, rtol=0)

    def test_iteration_solves_the_lasso(self):
        deformer = SparseDeformer(16, 2000)
        directions = unit(50, 4)
        atoms, theta = deformer.dictionary(), deformer.theta()
        with torch.no_grad():
            shares = deformer(directions)
            # At the solution each used atom's correlation with what is left is θ; the scale, which the shares have lost, follows from one atom.
            largest = shares.argmax(dim=1)
            recovered = shares @ atoms
            own = (directions * atoms[largest]).sum(dim=1)
            scale = (own - theta) / (recovered * atoms[largest]).sum(dim=1)
            rest = (directions - scale.unsqueeze(1) * recovered) @ atoms.t()
        used = shares > 1e-4
        self.assertGreater(int(used.sum()), 50)
        torch.testing.assert_close(rest[used], theta.detach().expand(int(used.sum())), atol=2e-3, rtol=0)
        self.assertLess(float(rest[shares == 0].max()), float(theta) + 2e-3)

    def test_no_direction_has_no_atom(self):
        for steps in (1, 10):
            self.assertFalse(SparseDeformer(8, steps)(torch.zeros(3, 3)).any())

    def test_regulariser_sees_reconstruction_and_atoms_that_fall_together(self):
        deformer = SparseDeformer(16, 1)
        directions = unit(20000, 6)
        apart = float(deformer.regulariser(directions, deformer(directions)))
        self.assertAlmostEqual(apart, 0.0042, delta=0.0015)
        with torch.no_grad():
            deformer.offset[1] = deformer.start[0] - deformer.start[1]
            shares = deformer(directions)
        expected = 0.1 * 2 * 0.1 ** 2 / (16 * 15)
        torch.testing.assert_close(deformer.regulariser(torch.zeros(200, 3), torch.zeros(200, 16)).detach(), torch.tensor(expected), atol=1e-8, rtol=1e-3)
        value = deformer.regulariser(directions, shares)
        value.backward()
        self.assertTrue(bool(deformer.offset.grad.abs().sum() > 0))


class PairGeometryTest(unittest.TestCase):
    def test_pairs_hold_distance_offset_and_own_position(self):
        points = torch.tensor([[0.0, 0.0, 0.0], [3.0, 4.0, 0.0]])
        geometry = pair_geometry(points, torch.tensor([[0, 1], [1, 0]]))
        torch.testing.assert_close(geometry["pairs"][1], torch.tensor([5.0, 3.0, 4.0, 0.0, 0.0, 0.0, 0.0]))
        torch.testing.assert_close(geometry["pairs"][3], torch.tensor([5.0, -3.0, -4.0, 0.0, 3.0, 4.0, 0.0]))
        torch.testing.assert_close(geometry["directions"][1], torch.tensor([0.6, 0.8, 0.0]))
        self.assertFalse(geometry["directions"][[0, 2]].any())

    def test_encoding_is_that_of_ten_inputs(self):
        module = randomised(PositionEncoding(6))
        points, rows = torch.randn(20, 3, generator=generator(2)), torch.randint(0, 20, [20, 4], generator=generator(3))
        own, other = points.unsqueeze(1).expand(20, 4, 3), points[rows]
        ten = torch.cat([(own - other).norm(dim=2, keepdim=True), own - other, own, other], dim=2).reshape(-1, 10)
        expected = torch.nn.functional.leaky_relu(module.norm(ten @ module.linear.weight.t()), 0.2)
        torch.testing.assert_close(module(pair_geometry(points, rows)["pairs"]), expected, atol=1e-5, rtol=1e-4)

    def test_folded_normalisation_is_the_plain_one(self):
        module, x = randomised(NormalisedLinear(5, 7)), torch.randn(30, 5, generator=generator(4))
        torch.testing.assert_close(module(x), module.norm(module.linear(x)), atol=1e-5, rtol=1e-4)

    def test_up_sampling_is_a_linear_map_of_the_concatenation(self):
        module = UpSampling(3, 5, 4)
        skip, coarse, rows = torch.randn(8, 3), torch.randn(2, 5), torch.tensor([0, 1, 1, 0, 0, 0, 1, 1])
        for training in (True, False):
            module = randomised(module).train(training)
            plain = module.norm(torch.cat([skip, coarse[rows]], dim=1) @ module.linear.weight.t())
            torch.testing.assert_close(module(skip, coarse, rows), torch.nn.functional.leaky_relu(plain, 0.2), atol=1e-5, rtol=1e-4)


class Layer:
    """One STPC layer on one point: neighbours around it, their features; the point itself comes first."""

    def __init__(self, largest_full_kernel: int = 2_000_000, neighbours: int = 16) -> None:
        self.deformer = SparseDeformer(16, 1).double()
        self.convolution = randomised(AtomConvolution(6, 0, 16, 5, largest_full_kernel)).double()
        source = generator(9)
        self.features = torch.randn(neighbours, 6, generator=source).double()
        self.around = torch.cat([torch.zeros(1, 3), torch.randn(neighbours - 1, 3, generator=source)]).double()

    def __call__(self, around: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        count = features.size(0)
        shares = self.deformer(torch.nn.functional.normalize(around, dim=1)).reshape(1, count, 16)
        deformed = deformation(shares)
        weights = torch.cat([deformed["weights"], torch.zeros(count - 1, 16, count).double()])
        occupancy = deformed["occupancy"].expand(count, 16)
        rows = torch.arange(count).expand(count, count)
        return self.convolution(features, torch.zeros(count * count, 0).double(), rows, weights, occupancy)[0]


class StpcLayerTest(unittest.TestCase):
    def test_permuting_the_neighbours_changes_nothing(self):
        for largest in (2_000_000, 0):
            layer = Layer(largest)
            order = torch.cat([torch.zeros(1, dtype=torch.int64), 1 + torch.randperm(15, generator=generator(2))])
            torch.testing.assert_close(layer(layer.around[order], layer.features[order]), layer(layer.around, layer.features), atol=1e-12, rtol=0)

    def test_directions_matter(self):
        layer = Layer()
        before = layer(layer.around, layer.features)
        quarter = torch.tensor([[0.0, -1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]).double()
        self.assertGreater(float((layer(layer.around @ quarter.t(), layer.features) - before).abs().max()), 0.05)
        exchanged = torch.cat([layer.features[:1], layer.features[1:].flip([0])])
        self.assertGreater(float((layer(layer.around, exchanged) - before).abs().max()), 0.05)

    def test_rotating_neighbours_and_dictionary_together_changes_nothing(self):
        layer = Layer()
        before = layer(layer.around, layer.features)
        rotation = torch.linalg.qr(torch.randn(3, 3, generator=generator(8)).double())[0]
        layer.deformer.start.copy_(layer.deformer.start @ rotation.t())
        torch.testing.assert_close(layer(layer.around @ rotation.t(), layer.features), before, atol=1e-12, rtol=0)

    def test_equal_kernels_make_a_direction_balanced_mean(self):
        layer = Layer()
        with torch.no_grad():
            layer.convolution.occupancy.weight.zero_()
            layer.convolution.centre.weight.zero_()
            kernel = layer.convolution.kernel.weight
            kernel.copy_(kernel[:, :6].repeat(1, 16))
            shares = layer.deformer(torch.nn.functional.normalize(layer.around, dim=1))
            balanced = (shares / (shares.sum(dim=0) + 1e-6)).t() @ layer.features
            expected = layer.convolution.norm(balanced.sum(dim=0, keepdim=True) @ kernel[:, :6].t())
            expected = torch.nn.functional.leaky_relu(expected, 0.2)[0]
        torch.testing.assert_close(layer(layer.around, layer.features), expected, atol=1e-5, rtol=1e-5)

    def test_empty_atoms_give_zeros(self):
        layer = Layer(neighbours=4)
        shares = layer.deformer(torch.nn.functional.normalize(layer.around, dim=1)).reshape(1, 4, 16)
        deformed = deformation(shares)
        empty = deformed["occupancy"][0] == 0
        self.assertTrue(bool(empty.any()) and not bool(empty.all()))
        self.assertFalse(deformed["weights"][0, empty].any())
        torch.testing.assert_close(deformed["weights"][0, ~empty].sum(dim=1), torch.ones(int((~empty).sum())).double(), atol=1e-3, rtol=0)
        self.assertTrue(bool(torch.isfinite(layer(torch.zeros(4, 3).double(), layer.features)).all()))

    def test_share_of_empty_atoms_is_that_of_the_specification(self):
        deformer, source = SparseDeformer(16, 1), generator(11)
        for flatten, expected in ((1.0, 0.01), (0.0, 0.13)):
            around = torch.nn.functional.normalize(torch.randn(2000, 16, 3, generator=source) * torch.tensor([1.0, 1.0, flatten]), dim=2)
            with torch.no_grad():
                shares = deformer(around.reshape(-1, 3)).reshape(2000, 16, 16)
            self.assertAlmostEqual(float((deformation(shares)["occupancy"] == 0).float().mean()), expected, delta=0.02)

    def test_a_factorised_kernel_equals_the_full_one_that_it_stands_for(self):
        layer = Layer(0)
        factorised = layer.convolution
        full = AtomConvolution(6, 0, 16, 5, 2_000_000).double().eval()
        with torch.no_grad():
            kernel = torch.einsum("cmr,ocr->omc", factorised.atom_factors, factorised.kernel.weight.reshape(5, 6, 4))
            shared = {name: value for name, value in factorised.state_dict().items() if name != "atom_factors"}
            full.load_state_dict({**shared, "kernel.weight": kernel.reshape(5, -1)})
        expected = layer(layer.around, layer.features)
        layer.convolution = full
        torch.testing.assert_close(layer(layer.around, layer.features), expected, atol=1e-12, rtol=0)


if __name__ == "__main__":
    unittest.main()
