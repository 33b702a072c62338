"""Gives the same weights to the programs of three frameworks and compares what they compute.

Standard input is a list of networks. A network that a framework has no exact form of is skipped there.
"""

import json
import sys

import jax
import jax.numpy as jnp
import keras
import numpy as np
import torch
from torch import nn

random = np.random.default_rng(1)


def load(job, framework):
    space = {"__name__": "program"}
    exec(compile(job["programs"][framework], f"{job['name']} {framework}", "exec"), space)
    return space


def module(space, kind):
    return next(c for c in space.values() if isinstance(c, type) and issubclass(c, kind) and c.__module__ == "program")


def weights_of(torch_module):
    """Random weights by the names of layers, in the layouts of PyTorch."""
    weights = {}
    for name, p in torch_module.named_parameters():
        value = random.normal(size=tuple(p.shape), scale=1 / np.sqrt(max(1, p[0].numel() if p.dim() else 1)))
        p.data = torch.tensor(value, dtype=torch.float32)
        weights[name] = p.data.numpy()
    return weights


def channels_last(weights, layer, kind, shape, mirrored=False):
    """A weight in the layout that Keras and Flax share, or the one weight that has another layout."""
    if kind == "bias":
        return weights[f"{layer}.bias"]
    value = weights.get(f"{layer}.weight", weights.get(layer))
    if value.ndim == 1 or layer.startswith("scale"):
        return value.reshape(shape)
    if value.ndim == 2:
        return value.T
    spatial = tuple(range(2, value.ndim))
    value = value.transpose(*spatial, 1, 0)
    if mirrored:
        value = np.flip(value, axis=tuple(range(value.ndim - 2)))
    return value


def run_keras(job, weights, x):
    model = load(job, "Keras")["build"]()
    for layer in model.layers:
        if not layer.weights:
            continue
        values = []
        for w in layer.weights:
            kind = w.path.split("/")[-1]
            if "moving" in kind or "seed" in w.path:
                values.append(np.array(w.value.detach()))
            elif kind in ("gamma",):
                values.append(weights[f"{layer.name}.weight"])
            elif kind in ("beta", "bias"):
                values.append(weights[f"{layer.name}.bias"])
            elif isinstance(layer, (keras.layers.DepthwiseConv1D, keras.layers.DepthwiseConv2D)):
                value = weights[f"{layer.name}.weight"]
                spatial = tuple(range(2, value.ndim))
                values.append(value.transpose(*spatial, 0, 1).reshape(w.shape))
            else:
                values.append(channels_last(weights, layer.name, "kernel", w.shape).reshape(w.shape))
        layer.set_weights(values)
    if len(model.input_shape) > x.ndim:
        # A line that is enlarged by mixing is a picture of one row in Keras.
        x = x[:, :, None]
    y = model(x.transpose(0, *range(2, x.ndim), 1))
    y = y.detach().numpy() if hasattr(y, "detach") else np.asarray(y)
    return y, sum(int(np.prod(w.shape)) for w in model.trainable_weights)


def run_flax(job, weights, x):
    from flax import linen

    model = module(load(job, "Flax"), linen.Module)()
    x = jnp.asarray(x.transpose(0, *range(2, x.ndim), 1))
    variables = jax.jit(model.init)(jax.random.key(0), x)
    text = job["programs"]["Flax"]
    params = {}
    for layer, group in variables.get("params", {}).items():
        if not isinstance(group, dict):
            params[layer] = jnp.asarray(weights[layer].reshape(group.shape))
            continue
        own = next(line for line in text.splitlines() if f'name="{layer}"' in line)
        mirrored = "nn.ConvTranspose" in own or "input_dilation" in own
        params[layer] = {}
        for kind, value in group.items():
            given = channels_last(weights, layer, kind, value.shape, mirrored)
            if mirrored and kind == "kernel":
                # Transposed kernels are stored with the input's channels first.
                given = given.swapaxes(-1, -2)
                if given.shape != value.shape:
                    groups = given.shape[-2] // value.shape[-2]
                    parts = np.split(given, groups, axis=-2)
                    given = np.concatenate(parts, axis=-1)
            assert given.shape == value.shape, (layer, kind, given.shape, value.shape)
            params[layer][kind] = jnp.asarray(given)
    variables = {**variables, "params": params} if params else variables
    y = np.asarray(jax.jit(model.apply)(variables, x))
    return y, sum(p.size for p in jax.tree.leaves(params))


def channels_first(y):
    return y.transpose(0, y.ndim - 1, *range(1, y.ndim - 1))


compared = {"Keras": 0, "Flax": 0}
for job in json.load(sys.stdin):
    torch_module = module(load(job, "PyTorch"), nn.Module)().eval()
    weights = weights_of(torch_module)
    shape = job["input"]
    is_line = "length × channels" in job["programs"].get("Flax", job["programs"].get("Keras", ""))
    shape = [shape[0], shape[2]] if is_line else shape
    x = random.normal(size=(2, *shape)).astype(np.float32)
    with torch.no_grad():
        expected = torch_module(torch.tensor(x)).numpy()
    for framework, run in (("Keras", run_keras), ("Flax", run_flax)):
        if framework not in job["programs"]:
            continue
        try:
            y, count = run(job, weights, x)
        except Exception as error:
            print("WRONG", job["name"], framework, type(error).__name__, str(error)[:300])
            continue
        y = channels_first(y) if y.ndim > 2 else y
        y = y.reshape(expected.shape) if y.size == expected.size else y
        left_out = "Left out" in job["programs"][framework]
        if count != job["params"] and not left_out:
            print("WRONG", job["name"], framework, count, "parameters instead of", job["params"])
        elif y.shape != expected.shape:
            print("WRONG", job["name"], framework, y.shape, "instead of", expected.shape)
        elif not np.allclose(y, expected, rtol=1e-3, atol=1e-3 * max(1e-3, np.abs(expected).max())):
            print("WRONG", job["name"], framework, "off by", np.abs(y - expected).max(), "of", np.abs(expected).max())
        else:
            compared[framework] += 1
print(compared)
