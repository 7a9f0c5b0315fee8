"""Tests of STPC's host network: the specification's shapes, parameter counts, the form that the trainer and the services take."""
import io
import sys
import unittest
from pathlib import Path

import torch

MODELS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(MODELS))

from export import archive_description  # noqa: E402
from networks.stpc import POOLINGS, Stpc  # noqa: E402
from optimise import optimised  # noqa: E402
from point_examples import example, randomised  # noqa: E402

S3DIS_WIDTHS = (16, 64, 128, 256, 512)
SMALL = {"profile": "small", "points": 512}


def small_example(batch: int = 2) -> tuple:
    return example(batch, 512, 6, 12, (4, 4, 4))


def counted(module: torch.nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def block_parameters(inputs: int, width: int, atoms: int, pooling: str) -> int:
    """By hand: each linear map has no bias, each normalisation two values a channel."""
    half = width // 2
    count = inputs * half + 2 * half + 10 * half + 2 * half + half * half + 2 * half
    for outputs in (half, width):
        count += 2 * outputs
        if pooling != "STPC":
            count += width * outputs + (width * width if pooling == "ATTENTIVE" else 0)
        else:
            kernel = atoms * width * outputs
            count += (atoms * width * 4 + 4 * width * outputs) if kernel > 2_000_000 else kernel
            count += width * outputs + atoms * outputs
    count += 3 * atoms + 1 if pooling == "STPC" else 0
    return count + width * 2 * width + 4 * width + inputs * 2 * width + 4 * width


def network_parameters(classes: int, features: int, widths: tuple, atoms: int, pooling: str) -> int:
    count, inputs, skips = features * 8 + 16, 8, []
    for width in widths:
        count += block_parameters(inputs, width, atoms, pooling)
        inputs = 2 * width
        skips.append(inputs)
    count += inputs * inputs + 2 * inputs
    for skip in skips[-2::-1] + skips[:1]:
        count += (skip + inputs) * skip + 2 * skip
        inputs = skip
    return count + inputs * 64 + 128 + 64 * 32 + 64 + 32 * classes + classes


class HostTest(unittest.TestCase):
    def test_parameter_counts(self):
        for pooling in POOLINGS:
            small = Stpc(6, profile="small", pooling=pooling)
            self.assertEqual(counted(small), network_parameters(6, 6, (8, 16, 32), 8, pooling))
        self.assertEqual(counted(Stpc(13)), network_parameters(13, 6, S3DIS_WIDTHS, 16, "STPC"))
        self.assertEqual(counted(Stpc(13)), 8_019_986)
        self.assertEqual(counted(Stpc(19, profile="semantic-kitti")), network_parameters(19, 3, S3DIS_WIDTHS[:4], 16, "STPC"))

    def test_shapes_of_the_specification_s_table(self):
        with torch.no_grad():
            module = randomised(Stpc(13))
            self.assertEqual(module.sizes(40960), [40960, 10240, 2560, 640, 160, 80])
            found = {}
            parts = {name: getattr(module, name) for name in ("entrance", "bottom", "first_head", "second_head", "head")}
            parts.update({f"blocks.{level}": block for level, block in enumerate(module.blocks)})
            parts.update({f"decoders.{step}": decoder for step, decoder in enumerate(module.decoders)})
            for name, part in parts.items():
                part.register_forward_hook(lambda _, __, result, name=name: found.update({name: result[0] if isinstance(result, tuple) else result}))
            # An eighth of the points: 5120, 1280, 320, 80, 20, 10.
            logits = module(*example(1, 5120, 6, 16, (4, 4, 4, 4, 2)))
        self.assertEqual(logits.shape, (1, 5120, 13))
        encoded = {f"blocks.{level}": (rows, width) for level, (rows, width) in enumerate([(5120, 32), (1280, 128), (320, 256), (80, 512), (20, 1024)])}
        decoded = {f"decoders.{step}": (rows, width) for step, (rows, width) in enumerate([(20, 512), (80, 256), (320, 128), (1280, 32), (5120, 32)])}
        heads = {"entrance": (5120, 8), "bottom": (10, 1024), "first_head": (5120, 64), "second_head": (5120, 32), "head": (5120, 13)}
        self.assertEqual({name: tuple(result.shape) for name, result in found.items()}, {**encoded, **decoded, **heads})

    def test_kernels_are_factorised_above_two_million_weights(self):
        with torch.no_grad():
            blocks = Stpc(13).blocks
        self.assertEqual([block.first.factorised for block in blocks], [False, False, False, False, True])
        self.assertEqual([block.second.factorised for block in blocks], [False, False, False, False, True])

    def test_scripted_is_eager_and_takes_either_index_type(self):
        inputs = small_example()
        for switches in [{"pooling": pooling} for pooling in POOLINGS] + [{"ista_steps": 5}, {"largest_full_kernel": 0}]:
            module = randomised(Stpc(6, **SMALL, **switches))
            scripted = torch.jit.script(module)
            expected = module(*inputs)
            self.assertGreater(float(expected.std()), 1e-3)
            torch.testing.assert_close(scripted(*inputs), expected)
            torch.testing.assert_close(scripted(*inputs[:2], inputs[2].long(), inputs[3].long()), expected)

    def test_frozen_is_scripted_and_has_no_parameters(self):
        inputs = small_example()
        for pooling in POOLINGS:
            module = torch.jit.script(randomised(Stpc(6, **SMALL, pooling=pooling)))
            expected = module(*inputs)
            frozen = optimised(module, freeze=True, precision="fp32")
            torch.testing.assert_close(frozen(*inputs), expected, atol=1e-4, rtol=1e-3)
            self.assertEqual(list(frozen.parameters()), [])

    def test_items_of_a_batch_do_not_see_each_other(self):
        module, inputs = randomised(Stpc(6, **SMALL)), small_example(3)
        together = module(*inputs)
        for item in range(3):
            alone = module(*(tensor[item:item + 1] for tensor in inputs))
            torch.testing.assert_close(together[item:item + 1], alone, atol=1e-4, rtol=1e-3)

    def test_the_order_of_neighbours_does_not_matter(self):
        for pooling in POOLINGS:
            module, inputs = randomised(Stpc(6, **SMALL, pooling=pooling)), small_example(1)
            order = torch.cat([torch.zeros(1, dtype=torch.int64), 1 + torch.randperm(11)])
            changed = module(inputs[0], inputs[1], inputs[2][:, :, order], inputs[3])
            torch.testing.assert_close(changed, module(*inputs), atol=1e-4, rtol=1e-3)

    def test_an_index_outside_its_level_is_refused(self):
        module, inputs = torch.jit.script(randomised(Stpc(6, **SMALL))), small_example()
        # 512 exists in the batch, as the first row of the next item; 128 is the first that the second level lacks.
        for table, place, value in ((2, (0, 5, 3), 512), (2, (0, 5, 3), -1), (2, (0, 600, 3), 128), (3, (0, 5), 128)):
            broken = [tensor.clone() for tensor in inputs]
            broken[table][place] = value
            with self.assertRaisesRegex(Exception, "outside its level"):
                module(*broken)

    def test_unknown_switches_are_refused(self):
        for switches in ({"profile": "none"}, {"pooling": "SUM"}, {"ratios": [4]}, {"widths": [8, 16, 33]}, {"ista_steps": 0}):
            with self.assertRaises(ValueError):
                Stpc(6, **{"profile": "small", **switches})


class TrainingTest(unittest.TestCase):
    def test_every_parameter_is_trained_and_dictionaries_are_regularised(self):
        for pooling in POOLINGS:
            module, inputs = torch.jit.script(randomised(Stpc(6, **SMALL, pooling=pooling))).train(), small_example()
            logits, regulariser = module.regularised(*inputs)
            self.assertEqual(regulariser.shape, ())
            self.assertEqual(float(regulariser) > 0, pooling == "STPC")
            torch.nn.functional.cross_entropy(logits.reshape(-1, 6), torch.arange(1024) % 6).backward()
            self.assertEqual([name for name, p in module.named_parameters() if p.grad is None or not p.grad.any()], [])

    def test_training_uses_the_batch_s_statistics_and_keeps_them(self):
        module, inputs = randomised(Stpc(6, **SMALL, dropout=0.0)), small_example()
        kept = module(*inputs)
        with torch.no_grad():
            module.train()
            first = module(*inputs)
        self.assertFalse(torch.allclose(first, kept, atol=1e-2))
        self.assertFalse(torch.allclose(module.eval()(*inputs), kept, atol=1e-4))

    def test_without_positions_only_stpc_sees_directions(self):
        """A turned cloud has the same distances; what the baselines know of directions they have from the position encoding."""
        cloud, values, neighbours, upsampling = small_example(1)
        turned = cloud[:, :, [2, 0, 1]]
        for pooling in POOLINGS:
            module = randomised(Stpc(6, **SMALL, pooling=pooling))
            for block in module.blocks:
                torch.nn.init.zeros_(block.encoding.linear.weight)
            change = (module(turned, values, neighbours, upsampling) - module(cloud, values, neighbours, upsampling)).abs().max()
            self.assertEqual(float(change) > 1e-3, pooling == "STPC", pooling)


class ArchiveTest(unittest.TestCase):
    def test_description_names_inputs_and_what_learns_slowly(self):
        description = archive_description("stpc", 6, Stpc(6, profile="small"), "fan-in")
        shapes = {entry["name"]: (entry["shape"], entry["type"]) for entry in description["inputs"]}
        self.assertEqual(shapes["points"], (["batch", 4096, 3], "FLOAT32"))
        self.assertEqual(shapes["features"], (["batch", 4096, 6], "FLOAT32"))
        self.assertEqual(shapes["neighbours"], (["batch", 4096 + 1024 + 256, 12], "INT32"))
        self.assertEqual(shapes["upsampling"], (["batch", 4096 + 1024 + 256], "INT32"))
        self.assertEqual(description["output"]["shape"], ["batch", 4096, 6])
        slow = {entry["name"]: entry["learningRateScale"] for entry in description["parameters"] if "learningRateScale" in entry}
        self.assertEqual(slow, {f"blocks.{level}.deformer.offset": 0.1 for level in range(3)})

    def test_a_saved_module_of_zeros_starts_from_the_fibonacci_directions(self):
        module = Stpc(6, **SMALL)
        with torch.no_grad():
            for parameter in module.parameters():
                parameter.zero_()
        saved = io.BytesIO()
        torch.jit.save(torch.jit.script(module), saved)
        saved.seek(0)
        loaded = torch.jit.load(saved)
        deformer = dict(loaded.named_modules())["blocks.0.deformer"]
        torch.testing.assert_close(deformer.start + deformer.offset, Stpc(6, **SMALL).blocks[0].deformer.start)
        self.assertTrue(bool(torch.isfinite(loaded.eval()(*small_example())).all()))


if __name__ == "__main__":
    unittest.main()
