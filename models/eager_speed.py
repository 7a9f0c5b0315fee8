"""Speed and memory of a training step in PyTorch eager mode, to set beside the trainer's own.

    python3 models/eager_speed.py lgfa --classes 8 --switches '{"pooling": "mean", "floor_db": -30.0}' --threads 1

The step is the trainer's without its augmentation: features without gradient, forward, cross-entropy, backward, clipping of the global norm, AdamW.
"""
import argparse
import json
import resource
import time

import torch

from export import NETWORKS

WARM_UP_STEPS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", choices=sorted(NETWORKS))
    parser.add_argument("--classes", type=int, required=True)
    parser.add_argument("--switches", type=json.loads, default={})
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    network = NETWORKS[arguments.network](arguments.classes, **arguments.switches)
    network.train()
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3, weight_decay=5e-2)
    waveforms = torch.randn(arguments.batch, network.window_samples()) * 0.1
    targets = torch.nn.functional.one_hot(torch.arange(arguments.batch) % arguments.classes, arguments.classes).float()
    begin = 0.0
    for step in range(WARM_UP_STEPS + arguments.steps):
        if step == WARM_UP_STEPS:
            begin = time.perf_counter()
        with torch.no_grad():
            features = network.features(waveforms)
        loss = torch.nn.functional.cross_entropy(network.classify(features), targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"PyTorch {torch.__version__}, {arguments.threads} thread(s): {arguments.steps * arguments.batch / seconds:.1f} windows/s, "
          f"{1000 * seconds / arguments.steps:.0f} ms a step of {arguments.batch}, peak {peak:.0f} MiB")


if __name__ == "__main__":
    main()
