"""Runs programs for PyTorch and compares them with what was measured.

Standard input is a list of networks; the argument says what is compared: shapes (and parameters) or fields.
"""

import json
import re
import sys

import torch
import torch.nn.functional as F
from torch import nn


def load(job):
    """The module that a program defines."""
    space = {"__name__": "program"}
    exec(compile(job["programs"]["PyTorch"], job["name"], "exec"), space)
    classes = [c for c in space.values() if isinstance(c, type) and issubclass(c, nn.Module) and c.__module__ == "program"]
    assert len(classes) == 1, classes
    return classes[0]


def input_of(job):
    """The extents that a program's own last lines give it: one less where the network has one axis."""
    return [int(n) for n in re.search(r"torch\.zeros\(1, ([\d, ]+)\)", job["programs"]["PyTorch"]).group(1).split(", ")]


def shapes(job):
    # Large networks are too slow to compute; without data only their shapes are.
    large = job["params"] > 2_000_000
    with torch.device("meta" if large else "cpu"), torch.no_grad():
        module = load(job)().eval()
        y = module(torch.ones(1, *input_of(job)))
    found = list(y.shape[1:])
    if len(found) == 2:
        found.insert(1, 1)
    assert found == job["output"], f"{job['name']}: {found} instead of {job['output']}"
    count = sum(p.numel() for p in module.parameters() if p.requires_grad)
    assert count == job["params"], f"{job['name']}: {count} parameters instead of {job['params']}"


def linear():
    """Makes every layer linear, so that a gradient is zero only where nothing is read."""
    for name in ("relu", "relu6", "silu", "hardswish", "hardsigmoid", "gelu", "leaky_relu", "elu"):
        setattr(F, name, lambda x: x)
    torch.sigmoid = torch.tanh = lambda x: x
    nn.LayerNorm.forward = nn.BatchNorm2d.forward = nn.BatchNorm1d.forward = lambda self, x: x
    exact = F.max_pool2d

    def summed(x, kernel_size, stride, padding=0, dilation=1, ceil_mode=False):
        size = exact(x, kernel_size, stride, padding, dilation, ceil_mode).shape[2:]
        pair = lambda v: (v, v) if isinstance(v, int) else v
        (kh, kw), (ph, pw), (dh, dw) = pair(kernel_size), pair(padding), pair(dilation)
        beyond = [k * d + s for k, d, s in zip((kh, kw), (dh, dw), pair(stride))]
        x = F.pad(torch.nan_to_num(x, neginf=0.0), (pw, beyond[1], ph, beyond[0]))
        ones = torch.ones(x.shape[1], 1, kh, kw, dtype=x.dtype)
        y = F.conv2d(x, ones, stride=stride, dilation=dilation, groups=x.shape[1])
        return y[:, :, : size[0], : size[1]]

    F.max_pool2d = summed


def fields(job):
    module = load(job)().double().eval()
    with torch.no_grad():
        for name, weight in module.named_parameters():
            weight.fill_(0.0 if name.endswith("bias") else 1.0 / max(1, weight[0].numel()))
    x = torch.ones(1, *job["input"], dtype=torch.double, requires_grad=True)
    y = module(x)
    for unit in job["units"]:
        row, col = unit["pos"]
        reached = torch.zeros(job["input"][1:], dtype=torch.bool)
        if y.requires_grad:
            (gradient,) = torch.autograd.grad(y[0, :, row, col].sum(), x, retain_graph=True)
            reached = gradient[0].abs().sum(0) > 0
        cells = reached.nonzero()
        hull = None
        if len(cells):
            (top, left), (bottom, right) = cells.min(0).values.tolist(), cells.max(0).values.tolist()
            hull = [top, bottom, left, right]
        found, measured = (hull, int(reached.sum())), (unit["hull"], unit["support"])
        assert found == measured, f"{job['name']} {unit['at']}: {found} instead of {measured}"


# Small maps are done before threads have begun.
torch.set_num_threads(1)
jobs = json.load(sys.stdin)
if sys.argv[1] == "fields":
    linear()
for job in jobs:
    {"shapes": shapes, "fields": fields}[sys.argv[1]](job)
print(len(jobs), "networks")
