"""Measures the operators of `operators.json.gz` with PyTorch: shapes, parameters, multiply-adds and the cells that units depend on.

    python3 operators.py > operators.json

Needs PyTorch 1.13 or later. Every case is an operator with a setting drawn at random, now and then between two convolutions. Sets are
measured by change: each input cell is raised and lowered by 10 in all channels, and a unit depends on it if one of its values changes by
more than 1e-9, in double precision with random weights. For max unpooling, whose cells change only where a largest value is found, this is
done around a hundred random inputs; the windows of its pooling layer do not overlap, since PyTorch does not say which of two values stays. Normalisations pass their input through there and a
minimum or maximum of maps is a sum, as in the other files.
"""

import json
import math
import random
import sys

import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
SETTINGS = 32


def pair(low, high):
    return [random.randint(low, high), random.randint(low, high)]


def axis(name):
    return {"channels": 1, "height": 2, "width": 3}[name]


def tf_same(size, kernel, stride, dilation):
    out = -(-size // stride)
    total = max((out - 1) * stride + dilation * (kernel - 1) + 1 - size, 0)
    return total // 2, total - total // 2


def same_sides(shape, node):
    (t, b), (l, r) = (tf_same(shape[i + 2], node["kernel"][i], node["stride"][i], node["dilation"][i]) for i in (0, 1))
    return [t, l, b, r]


class Conv(nn.Module):
    def __init__(self, node, shape):
        super().__init__()
        self.sides = node["padding"]
        self.mode = {"zeros": "constant"}.get(node.get("padding_mode", "zeros"), node.get("padding_mode"))
        self.conv = nn.Conv2d(shape[1], node["out_channels"], node["kernel"], node["stride"], 0, node["dilation"])

    def forward(self, x):
        t, l, b, r = self.sides
        return self.conv(F.pad(x, (l, r, t, b), mode=self.mode))


class Pool(nn.Module):
    def __init__(self, node, shape):
        super().__init__()
        self.node = node
        self.sides = node["padding"] if node["padding"] != "same" else same_sides(shape, node)

    def forward(self, x):
        t, l, b, r = self.sides
        kernel, stride = self.node["kernel"], self.node["stride"]
        if self.node["padding"] != "same":
            return F.max_pool2d(x, kernel, stride, (t, l), 1, self.node["ceil_mode"])
        if self.node["op"] == "max_pool":
            return F.max_pool2d(F.pad(x, (l, r, t, b), value=-math.inf), kernel, stride)
        if self.node.get("count_include_pad", True):
            return F.avg_pool2d(F.pad(x, (l, r, t, b)), kernel, stride)
        ones = F.avg_pool2d(F.pad(torch.ones_like(x), (l, r, t, b)), kernel, stride)
        return F.avg_pool2d(F.pad(x, (l, r, t, b)), kernel, stride) / ones


def norm_pool(node):
    return nn.LPPool2d(node["norm"], node["kernel"], node["stride"], ceil_mode=node["ceil_mode"])


def unpool(pool, values, x):
    """The values at the cells of the largest values that the pooling layer finds in x."""
    t, l = pool["padding"][:2]
    _, indices = F.max_pool2d(x, pool["kernel"], pool["stride"], (t, l), 1, pool["ceil_mode"], return_indices=True)
    return F.max_unpool2d(values, indices, pool["kernel"], pool["stride"], (t, l), x.shape[2:])


class Transposed(nn.Module):
    def __init__(self, node, shape):
        super().__init__()
        kernel, stride, dilation = node["kernel"], node["stride"], node["dilation"]
        extent = [d * (k - 1) + 1 for d, k in zip(dilation, kernel)]
        self.size = [n * s if node["padding"] == "same" else n * s + max(e - s, 0) for n, s, e in zip(shape[2:], stride, extent)]
        self.crop = [max(e - s, 0) // 2 if node["padding"] == "same" else 0 for e, s in zip(extent, stride)]
        self.conv = nn.ConvTranspose2d(shape[1], node["out_channels"], kernel, stride, 0, 0, dilation=dilation)

    def forward(self, x):
        y = self.conv(x)
        y = F.pad(y, (0, max(0, self.size[1] - y.shape[3]), 0, max(0, self.size[0] - y.shape[2])))
        t, l = self.crop
        return y[:, :, t:t + self.size[0], l:l + self.size[1]]


def subpixel(node):
    r = node["factor"]
    if node["op"] == "pixel_shuffle":
        return lambda x: F.pixel_shuffle(x, r)
    if node["op"] == "pixel_unshuffle":
        return lambda x: F.pixel_unshuffle(x, r)
    if node["op"] == "depth_to_space":
        def deep(x):
            n, c, h, w = x.shape
            x = x.reshape(n, r, r, c // (r * r), h, w)
            return x.permute(0, 3, 4, 1, 5, 2).reshape(n, c // (r * r), h * r, w * r)
        return deep

    def wide(x):
        n, c, h, w = x.shape
        x = x.reshape(n, c, h // r, r, w // r, r)
        return x.permute(0, 3, 5, 1, 2, 4).reshape(n, c * r * r, h // r, w // r)
    return wide


def resized(node):
    options = {"mode": node["mode"], "align_corners": node["align_corners"] if node["mode"] != "nearest" else None}
    if "output" in node:
        return lambda x: F.interpolate(x, size=node["output"], **options)
    return lambda x: F.interpolate(x, scale_factor=node["scale"], **options)


def module(node, shape):
    """The module of a node that reads one map, and its parameters' number where sets are measured with another."""
    op = node["op"]
    channels = shape[1]
    simple = {
        "global_max_pool": lambda: lambda x: x.amax((2, 3), keepdim=True),
        "adaptive_max_pool": lambda: lambda x: F.adaptive_max_pool2d(x, node["output"]),
        "glu": lambda: lambda x: F.glu(x, 1),
        "slice": lambda: lambda x: x[(slice(None),) * axis(node["axis"]) + (slice(node["start"], node["end"], node["step"]),)],
        "flip": lambda: lambda x: torch.flip(x, (axis(node["axis"]),)),
        "pad": lambda: lambda x: F.pad(x, (node["padding"][1], node["padding"][3], node["padding"][0], node["padding"][2]), mode=node["mode"].replace("zeros", "constant")),
        "resize": lambda: resized(node),
        "activation": lambda: {"softplus": F.softplus, "log_sigmoid": F.logsigmoid, "softsign": F.softsign, "celu": F.celu, "exp": lambda x: torch.exp(x / 20), "abs": torch.abs, "square": torch.square, "hardtanh": lambda x: x, "log": lambda x: x, "neg": torch.neg, "sqrt": lambda x: x, "sin": lambda x: x, "cos": lambda x: x}[node["kind"]],
    }
    if op in simple:
        return simple[op]()
    if op.endswith("shuffle") or op in ("depth_to_space", "space_to_depth"):
        return subpixel(node)
    if op in ("softmax", "log_softmax"):
        function = getattr(F, op)
        if node["axis"] == "channels":
            return lambda x: function(x, 1)
        return lambda x: function(x.flatten(2), 2).reshape(x.shape)
    return {
        "conv": Conv, "conv_transpose": Transposed, "max_pool": Pool, "avg_pool": Pool,
        "prelu": lambda node, _: nn.PReLU(channels if node["per_channel"] else 1),
        "instance_norm": lambda node, _: nn.InstanceNorm2d(channels, affine=node["affine"]),
        "lp_pool": lambda node, _: norm_pool(node),
        "local_response_norm": lambda node, _: nn.LocalResponseNorm(node["size"]),
    }[op](node, shape)


JOINS = {
    "sub": lambda maps: maps[0] - sum(maps[1:]), "div": lambda maps: maps[0] / maps[1],
    # A sum: of two values one of which is always larger, the other would not show.
    "minimum": lambda maps: maps[0] + 2 * maps[1], "maximum": lambda maps: maps[0] + 2 * maps[1],
}


def conv(out, kernel, padding, **more):
    return {"op": "conv", "out_channels": out, "kernel": kernel, "stride": [1, 1], "padding": padding, "dilation": [1, 1],
            "groups": 1, "bias": True, **more}


def windows():
    return {"kernel": pair(1, 4), "stride": pair(1, 3), "dilation": [1, 1]}


def settings(op, c, h, w):
    mode = lambda: random.choice(["reflect", "replicate", "circular"])
    if op == "mirrored_conv":
        k = pair(1, 4)
        return conv(random.randint(1, 4), k, [random.randint(0, min(3, n - 1)) for n in (h, w, h, w)], padding_mode=mode(), stride=pair(1, 3), dilation=pair(1, 2))
    if op == "pad":
        return {"op": op, "padding": [random.randint(0, min(4, n - 1)) for n in (h, w, h, w)], "mode": mode()}
    if op in ("max_pool", "avg_pool"):
        return {"op": op, **windows(), "padding": "same", "ceil_mode": False, **({"count_include_pad": False} if op == "avg_pool" else {})}
    if op == "lp_pool":
        # With an even exponent or 1 no sum of powers is negative, of which the root would be no number.
        return {"op": op, "norm": random.choice([1, 2, 4]), "kernel": pair(1, 4), "stride": pair(1, 3), "ceil_mode": random.random() < 0.4}
    if op == "conv_transpose":
        return {"op": op, "out_channels": random.randint(1, 4), **windows(), "padding": random.choice(["same", "valid"]), "dilation": pair(1, 2), "groups": 1, "bias": True, "output_padding": [0, 0]}
    if op == "resize":
        to = {"output": pair(1, 20)} if random.random() < 0.6 else {"scale": [random.choice([0.5, 0.75, 1.5, 1.7, 2.0, 2.5, 3.0]) for _ in "hw"]}
        return {"op": op, **to, "mode": random.choice(["nearest", "bilinear", "bicubic"]), "align_corners": "output" in to and random.random() < 0.5}
    if op in ("softmax", "log_softmax"):
        return {"op": op, "axis": random.choice(["channels", "map"])}
    if op == "prelu":
        return {"op": op, "per_channel": random.random() < 0.5}
    if op == "instance_norm":
        return {"op": op, "affine": random.random() < 0.5}
    if op == "local_response_norm":
        return {"op": op, "size": random.randint(1, 5)}
    if op == "adaptive_max_pool":
        return {"op": op, "output": pair(1, 6)}
    if op == "activation":
        return {"op": op, "kind": random.choice(["softplus", "log_sigmoid", "hardtanh", "softsign", "celu", "exp", "log", "abs", "neg", "square", "sqrt", "sin", "cos"])}
    if op == "slice":
        name = random.choice(["channels", "height", "width"])
        size = {"channels": c, "height": h, "width": w}[name]
        start = random.randint(0, size - 1)
        return {"op": op, "axis": name, "start": start, "end": random.randint(start + 1, size), "step": random.randint(1, 3)}
    if op == "flip":
        return {"op": op, "axis": random.choice(["channels", "height", "width"])}
    if op == "concat":
        return {"op": op, "axis": random.choice(["channels", "height", "width"])}
    if op in ("pixel_shuffle", "pixel_unshuffle", "depth_to_space", "space_to_depth"):
        return {"op": op, "factor": random.randint(1, 3)}
    return {"op": op}


def network(op, number):
    h, w = random.randint(4, 12), random.randint(4, 12)
    node = settings(op, 4, h, w)
    c = 4
    if "factor" in node:
        r = node["factor"]
        if op in ("pixel_shuffle", "depth_to_space"):
            c = r * r * random.randint(1, 2)
        else:
            h, w = r * random.randint(1, 4), r * random.randint(1, 4)
    nodes = []
    if op == "max_unpool":
        if random.random() < 0.4:
            nodes.append({"id": "before", **conv(c, [3, 3], [1, 1, 1, 1])})
        kernel = pair(1, 4)
        top, left = (random.randint(0, k // 2) for k in kernel)
        nodes.append({"id": "pool", "op": "max_pool", "kernel": kernel, "stride": [k + random.randint(0, 1) for k in kernel],
                      "padding": [top, left, top, left], "dilation": [1, 1], "ceil_mode": random.random() < 0.5})
        # Values from elsewhere: what they see and what the indices see differ.
        nodes.append({"id": "values", "op": "flip", "axis": random.choice(["height", "width"])})
        nodes.append({"id": "op", **node, "inputs": ["values", "pool"]})
    elif op in JOINS or op == "concat":
        # Two branches that see differently.
        nodes.append({"id": "left", **conv(c, [3, 3], [1, 1, 1, 1]), "inputs": ["input"]})
        nodes.append({"id": "right", **conv(c, [1, 5], [0, 2, 0, 2]), "inputs": ["input"]})
        nodes.append({"id": "op", **node, "inputs": ["left", "right"]})
    else:
        if random.random() < 0.4:
            nodes.append({"id": "before", **conv(c, [3, 3], [1, 1, 1, 1])})
        nodes.append({"id": "op", **node})
    if random.random() < 0.4:
        nodes.append({"id": "after", **conv(2, [2, 3], [1, 1, 0, 1], dilation=pair(1, 2))})
    return {"name": f"{op}_{number:02}", "input": {"channels": c, "height": h, "width": w}, "nodes": nodes}


def measure(net):
    shape = [1, net["input"]["channels"], net["input"]["height"], net["input"]["width"]]
    zero = torch.rand(shape) + 1
    values, steps, truths, before = {"input": zero}, [], [], "input"
    for node in net["nodes"]:
        inputs = node.get("inputs", [before])
        maps = [values[name] for name in inputs]
        if node["op"] == "max_unpool":
            at = next(place for place, other in enumerate(net["nodes"]) if other["id"] == inputs[1])
            pool, source = net["nodes"][at], net["nodes"][at - 1]["id"] if at else "input"
            inputs = [inputs[0], source]
            run = lambda maps, pool=pool: unpool(pool, *maps)
            maps, made = [values[name] for name in inputs], None
        elif node["op"] in JOINS:
            run = JOINS[node["op"]]
        elif node["op"] == "concat":
            run = lambda maps, dim=axis(node["axis"]): torch.cat(maps, dim)
        else:
            made = module(node, maps[0].shape)
            passes = node["op"] in ("instance_norm", "local_response_norm")
            run = (lambda maps: maps[0]) if passes else (lambda maps, made=made: made(maps[0]))
            if passes and maps[0].shape[2] * maps[0].shape[3] > 1:
                assert made(maps[0]).shape == maps[0].shape
        output = run(maps)
        values[node["id"]] = output
        steps.append((node["id"], inputs, run))
        is_module = node["op"] not in JOINS and node["op"] != "concat" and isinstance(made, nn.Module)
        parameters = sum(p.numel() for p in made.parameters()) if is_module else 0
        positions = output if node["op"] == "conv" else maps[0]
        weights = {"conv": lambda: made.conv.weight.numel(), "conv_transpose": lambda: made.conv.weight.numel()}.get(node["op"], lambda: 0)()
        macs = weights * positions.shape[2] * positions.shape[3]
        truths.append({"id": node["id"], "shape": list(output.shape[1:]), "params": parameters, "macs": macs, "act": output.numel()})
        before = node["id"]

    def run_all(x):
        values = {"input": x}
        for name, inputs, run in steps:
            values[name] = run([values[i] for i in inputs])
        return values[before]

    with torch.no_grad():
        base = run_all(zero)
        h, w = shape[2:]

        def changes(zero):
            base, raised = run_all(zero), zero.repeat(2 * h * w, 1, 1, 1)
            for cell in range(h * w):
                raised[cell, :, cell // w, cell % w] += 10 + torch.rand(shape[1])
                raised[h * w + cell, :, cell // w, cell % w] -= 10 + torch.rand(shape[1])
            moved = torch.nan_to_num((run_all(raised) - base).abs(), nan=1.0).amax(1) > 1e-9
            return (moved[:h * w] | moved[h * w:]).reshape(h, w, *moved.shape[1:])

        moved = changes(zero)
        if any(node["op"] == "max_unpool" for node in net["nodes"]):
            for _ in range(99):
                moved |= changes(torch.rand(shape) + 1)
    rows, cols = base.shape[2:]
    units = {"center": (rows // 2, cols // 2), "corner": (0, 0), "end": (rows - 1, cols - 1), "edge": (rows // 2, cols - 1)}
    fields = []
    for name, (row, col) in units.items():
        cells = moved[:, :, row, col].nonzero().tolist()
        by_row = {}
        for y, x in cells:
            by_row.setdefault(y, []).append(x)
        groups = {}
        for y, xs in by_row.items():
            groups.setdefault(tuple(xs), []).append(y)
        hull = [min(by_row), max(by_row), min(x for _, x in cells), max(x for _, x in cells)] if cells else None
        runs = lambda numbers: [[n, n, 1] for n in numbers]
        fields.append({"at": name, "pos": [row, col], "hull": hull, "support": len(cells),
                       "set": [{"rows": runs(ys), "cols": runs(xs)} for xs, ys in groups.items()]})
    return {"nodes": truths, "params": sum(t["params"] for t in truths), "macs": sum(t["macs"] for t in truths),
            "rf_node": before, "rf": fields}


OPERATORS = ["mirrored_conv", "pad", "max_pool", "avg_pool", "conv_transpose", "resize", "softmax", "log_softmax", "prelu", "glu",
             "instance_norm", "local_response_norm", "global_max_pool", "adaptive_max_pool", "activation", "slice", "flip", "concat",
             "sub", "div", "minimum", "maximum", "pixel_shuffle", "pixel_unshuffle", "depth_to_space", "space_to_depth",
             "lp_pool", "max_unpool"]


def main():
    random.seed(20240612)
    torch.manual_seed(20240612)
    cases = []
    for op in OPERATORS:
        number = 0
        while number < SETTINGS:
            net = network(op, number)
            try:
                cases.append({"net": net, "truth": measure(net)})
            except (RuntimeError, ValueError) as error:
                print(op, str(error)[:90], file=sys.stderr)
                continue
            number += 1
    json.dump({"cases": cases}, sys.stdout, separators=(",", ":"))


main()
