"""Measures with PyTorch what units depend on if the statistics of normalizations count, at inference and in training.

    python3 statistics.py > statistics.json

Needs PyTorch 1.13 or later. Every case is a random chain of convolutions and normalizations in the notation. A unit depends on an input cell
if autograd finds a derivative of a random sum over its channels greater than 1e-12, in double precision with random weights; `model.eval()` is
inference, `model.train()` training with a batch of one image.
"""

import json
import random

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
CHANNELS = 4


class LayerNorm(nn.Module):
    """Over the channels at every position."""

    def forward(self, x):
        return nn.functional.layer_norm(x.permute(0, 2, 3, 1), (CHANNELS,)).permute(0, 3, 1, 2)


class RmsNorm(nn.Module):
    def forward(self, x):
        return x / (x.square().mean(1, keepdim=True) + 1e-6).sqrt()


def layer():
    kind = random.choice(["conv", "conv", "conv", "bn", "instancenorm", "gn", "ln", "rms"])
    if kind == "conv":
        k, s, d = random.choice([1, 2, 3]), random.choice([1, 1, 2]), random.choice([1, 1, 2])
        p = random.randint(0, d * (k - 1) // 2)
        return f"conv {CHANNELS} k{k} s{s} p{p} d{d}", nn.Conv2d(CHANNELS, CHANNELS, k, s, p, d)
    return {
        "bn": ("bn", nn.BatchNorm2d(CHANNELS)),
        "instancenorm": ("instancenorm affine", nn.InstanceNorm2d(CHANNELS, affine=True)),
        "gn": ("gn 2", nn.GroupNorm(2, CHANNELS)),
        "ln": ("ln", LayerNorm()),
        "rms": ("rms", RmsNorm()),
    }[kind]


def chain():
    """A chain with a norm, whose maps have several cells, as text and module."""
    while True:
        layers = [layer() for _ in range(random.randint(2, 5))]
        height, width = random.randint(7, 12), random.randint(7, 12)
        model = nn.Sequential(*(module for _, module in layers))
        try:
            out = model(torch.randn(1, CHANNELS, height, width))
        except (RuntimeError, ValueError):
            continue
        has_norm = any("norm" in text or text.startswith(("bn", "gn")) for text, _ in layers)
        if has_norm and out.shape[2] * out.shape[3] > 3:
            return (height, width), [text for text, _ in layers], model


def seen(model, size, row, column):
    x = torch.randn(1, CHANNELS, *size, requires_grad=True)
    # The plain sum of what a layer norm puts out is always the same.
    (model(x)[0, :, row, column] * torch.randn(CHANNELS)).sum().backward()
    cells = x.grad[0].abs().sum(0) > 1e-12
    return ["".join("#" if cell else "." for cell in line) for line in cells.tolist()]


def case(mode):
    size, lines, model = chain()
    model.train(mode == "training")
    for module in model:
        if isinstance(module, (nn.BatchNorm2d, nn.InstanceNorm2d, nn.GroupNorm)):
            nn.init.normal_(module.weight)
    with torch.no_grad():
        rows, columns = model(torch.randn(1, CHANNELS, *size)).shape[2:]
    units = []
    for row, column in sorted({(0, 0), (rows // 2, columns // 2), (rows - 1, columns - 1)}):
        units.append({"row": row, "column": column, "cells": seen(model, size, row, column)})
    return {"net": "; ".join([f"input {CHANNELS}x{size[0]}x{size[1]} {mode}", *lines]), "units": units}


random.seed(11)
torch.manual_seed(11)
print(json.dumps({"cases": [case(mode) for mode in ("inference", "training") for _ in range(40)]}, indent=0))
