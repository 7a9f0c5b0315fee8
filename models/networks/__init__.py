"""Networks as TorchScript-able PyTorch modules; each file names its specification and marks what is paper and what is our choice."""
