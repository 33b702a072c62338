"""The operators of the neutral format on tensors: shapes, and the nodes that they write."""

import view
from arithmetic import pointwise
from problem import Problem
from reading import as_vector, read_as
from reduction import opaque_like
from tensor import State, Tensor, data_of
from values import axes_of, axis_of, pair, single, text, whole


def places_of(tensor, count, last=False):
    """The axes of the tensor that are channels, rows and columns for a layer of so many dimensions."""
    if not isinstance(tensor, Tensor):
        raise Problem("not_a_tensor", found=type(tensor).__name__)
    if count > 2:
        raise Problem("three_dimensional")
    if tensor.ndim not in (count + 1, count + 2):
        raise Problem("dimensions", expected=count + 2, shape=text(tensor.shape))
    if tensor.ndim == count + 2 and tensor.shape[0] != 1:
        raise Problem("batch_mixed", shape=text(tensor.shape))
    if last:
        places = (tensor.ndim - 1, tensor.ndim - 2)
        return (places[0], tensor.ndim - 3, places[1]) if count == 2 else (places[0], None, places[1])
    first = tensor.ndim - count - 1
    return (first, first + 1, first + 2) if count == 2 else (first, None, first + 1)


def numbers(value, count, what):
    """The numbers of a layer of so many dimensions as [height, width]."""
    return pair(value, what) if count == 2 else single(value, what)


def sides_of(value, count):
    """A symmetric padding as [top, left, bottom, right]."""
    rows, columns = pair(value, "padding") if count == 2 else (0, single(value, "padding")[1])
    return [rows, columns, rows, columns]


def window(size, before, after, kernel, stride, dilation=1, ceil=False):
    """The size that a sliding window leaves, by the formulas of the neutral format."""
    if stride < 1 or kernel < 1 or dilation < 1:
        raise Problem("setting", what="size", value="0")
    room = size + before + after - dilation * (kernel - 1) - 1
    if room < 0:
        raise Problem("window_too_large", kernel=dilation * (kernel - 1) + 1, size=size + before + after)
    out = (-(-room // stride) if ceil else room // stride) + 1
    if ceil and (out - 1) * stride >= size + before:
        out -= 1
    return out


def same_sides(sizes, kernel, stride, dilation=(1, 1)):
    """TensorFlow's rule, as [top, left, bottom, right]."""
    sides = []
    for size, k, s, d in zip(sizes, kernel, stride, dilation):
        total = max((-(-size // s) - 1) * s + d * (k - 1) + 1 - size, 0)
        sides.append((total // 2, total - total // 2))
    return [sides[0][0], sides[1][0], sides[0][1], sides[1][1]]


def owner_of(weight):
    return tuple(id(parameter) for parameter in weight.params)


def count_of(*weights):
    return sum(parameter.numel() for weight in weights if weight is not None for parameter in weight.params)


def conv(x, weight, bias, stride=1, padding=0, dilation=1, groups=1, count=2, last=False, mode="zeros"):
    """A convolution. The weights are out × in / groups × kernel."""
    places = places_of(x, count, last)
    if x.map is None:
        raise Problem("not_from_input")
    if weight.ndim != count + 2:
        raise Problem("dimensions", expected=count + 2, shape=text(weight.shape))
    out, per_group = weight.shape[0], weight.shape[1]
    kernel = numbers(tuple(weight.shape[2:]), count, "kernel_size")
    stride, dilation = numbers(stride, count, "stride"), numbers(dilation, count, "dilation")
    groups = whole(groups, "groups")
    found = x.shape[places[0]]
    if found != per_group * groups:
        raise Problem("channels", expected=per_group * groups, found=found)
    if groups < 1 or out % groups:
        raise Problem("groups", groups=groups, channels=out)
    sizes = [1 if place is None else x.shape[place] for place in places[1:]]
    if padding == "same":
        sides = same_sides(sizes, kernel, stride, dilation)
        written = "same"
    else:
        sides = [0] * 4 if padding == "valid" else padding if isinstance(padding, list) and len(padding) == 4 else sides_of(padding, count)
        written = "valid" if padding == "valid" else sides
    after = [window(sizes[axis], sides[axis], sides[axis + 2], kernel[axis], stride[axis], dilation[axis]) for axis in (0, 1)]
    map = read_as(x, *places)
    shape = (out, after[0], after[1])
    graph = State.graph
    if not weight.params:
        macs = out * after[0] * after[1] * per_group * kernel[0] * kernel[1]
        sees = {"kernel": kernel, "stride": stride, "padding": sides, "dilation": dilation}
        made = graph.opaque("fixed convolution", [map], shape, sees, count_of(bias), macs)
    else:
        made = graph.emit("conv", [map], shape, owner=owner_of(weight), out_channels=out, kernel=kernel, stride=stride, padding=written,
                          dilation=dilation, groups=groups, bias=bias is not None and bool(bias.params),
                          padding_mode=mode if mode not in ("zeros", None) else None)
        extra = count_of(weight) - weight.numel()
        if extra == out:
            # Weight normalisation: one learned factor a kernel beside the weights.
            made = graph.emit("scale", [made], shape, owner=owner_of(weight), name=made.id + ".weight_g")
        elif extra:
            made = graph.opaque("weights", [made], shape, parameters=extra, owner=owner_of(weight))
    return data_of(made, x.ndim, *places)


def conv_transpose(x, weight, bias, stride=1, padding=0, output_padding=0, groups=1, dilation=1, count=2, last=False):
    """A transposed convolution. The weights are in × out / groups × kernel. `padding` may be "same" or "valid", as in TensorFlow."""
    places = places_of(x, count, last)
    if x.map is None:
        raise Problem("not_from_input")
    if isinstance(output_padding, Tensor):
        raise Problem("setting", what="output_padding", value="a tensor")
    out = weight.shape[1] * whole(groups, "groups")
    kernel = numbers(tuple(weight.shape[2:]), count, "kernel_size")
    stride, dilation = numbers(stride, count, "stride"), numbers(dilation, count, "dilation")
    if x.shape[places[0]] != weight.shape[0]:
        raise Problem("channels", expected=weight.shape[0], found=x.shape[places[0]])
    sizes = [1 if place is None else x.shape[place] for place in places[1:]]
    if isinstance(padding, str):
        after = [size * s if padding == "same" else size * s + max(d * (k - 1) + 1 - s, 0)
                 for size, s, k, d in zip(sizes, stride, kernel, dilation)]
        written, extra = padding, None
    else:
        written = sides_of(padding, count)
        extra = numbers(output_padding, count, "output_padding") if count == 2 else [0, single(output_padding)[1]]
        after = [(size - 1) * s + d * (k - 1) + 1 - written[axis] - written[axis + 2] + extra[axis]
                 for axis, (size, s, k, d) in enumerate(zip(sizes, stride, kernel, dilation))]
    map = read_as(x, *places)
    made = State.graph.emit("conv_transpose", [map], (out, after[0], after[1]), owner=owner_of(weight), out_channels=out, kernel=kernel,
                            stride=stride, padding=written, output_padding=extra, dilation=dilation, groups=groups,
                            bias=bias is not None and bool(bias.params))
    return data_of(made, x.ndim, *places)


def pool(x, op, kernel, stride=None, padding=0, dilation=1, ceil=False, count=2, last=False, include=True, norm=None):
    """Maximum or mean over windows."""
    places = places_of(x, count, last)
    if x.map is None:
        return x._constant(x.sizes)
    kernel = numbers(kernel, count, "kernel_size")
    empty = stride is None or isinstance(stride, (tuple, list)) and not stride
    stride = kernel if empty else numbers(stride, count, "stride")
    dilation = numbers(dilation, count, "dilation")
    sizes = [1 if place is None else x.shape[place] for place in places[1:]]
    if isinstance(padding, str):
        sides = same_sides(sizes, kernel, stride, dilation) if padding == "same" else [0] * 4
        written = padding
    else:
        sides = written = sides_of(padding, count)
    after = [window(sizes[axis], sides[axis], sides[axis + 2], kernel[axis], stride[axis], dilation[axis], bool(ceil)) for axis in (0, 1)]
    map = read_as(x, *places)
    shape = (map.sizes[0], after[0], after[1])
    if op.startswith("LPPool"):
        if ceil and [window(sizes[axis], 0, 0, kernel[axis], stride[axis]) for axis in (0, 1)] != after:
            raise Problem("setting", what="norm_type", value=op.split("=")[1])
        sees = {"kernel": kernel, "stride": stride, "padding": [0] * 4, "dilation": [1, 1]}
        return data_of(State.graph.opaque(op, [map], shape, sees), x.ndim, *places)
    made = State.graph.emit(op, [map], shape, kernel=kernel, stride=stride, norm=norm,
                            padding=written if op != "lp_pool" else None,
                            dilation=dilation if op == "max_pool" and dilation != [1, 1] else None, ceil_mode=True if ceil else None,
                            count_include_pad=False if op == "avg_pool" and not include and any(sides) else None)
    return data_of(made, x.ndim, *places)


def norm_pool(x, norm, kernel, stride=None, ceil=False, count=2):
    """The p-norm of windows."""
    if isinstance(norm, bool) or not isinstance(norm, (int, float)):
        norm = whole(norm, "norm_type")
    if not 0 < norm < float("inf"):
        # PyTorch divides by 0, or has no number.
        raise Problem("setting", what="norm_type", value=repr(norm))
    if norm == int(norm):
        return pool(x, "lp_pool", kernel, stride, ceil=ceil, count=count, norm=int(norm))
    # The format has whole exponents only; the window is the same.
    return pool(x, "LPPool p=%s" % norm, kernel, stride, ceil=ceil, count=count)


def with_indices(out, x, count=2):
    """The output of a max pooling and its indices, which know the pooling."""
    indices = Tensor(sizes=out.sizes)
    if out.map is not None:
        places = places_of(x, count)
        indices.pooled = out.map, [1 if place is None else x.shape[place] for place in places[1:]]
    return out, indices


def max_unpool(x, indices, kernel, stride=None, padding=0, output_size=None, count=2):
    """Values put back to the cells of the largest values of a max pooling."""
    places = places_of(x, count)
    if x.map is None:
        raise Problem("not_from_input")
    kernel = numbers(kernel, count, "kernel_size")
    stride = kernel if stride is None else numbers(stride, count, "stride")
    padding = [0, single(padding)[1]] if count == 1 else pair(padding, "padding")
    sizes = [1 if place is None else x.shape[place] for place in places[1:]]
    usual = [(size - 1) * s - 2 * p + k for size, s, p, k in zip(sizes, stride, padding, kernel)]
    out = usual
    if output_size is not None:
        out = [whole(size, "output_size") for size in tuple(output_size)[-count:]]
        out = [1] * (2 - count) + out
        if any(abs(size - other) >= s for size, other, s in list(zip(out, usual, stride))[2 - count :]):
            raise Problem("setting", what="output_size", value=text(tuple(output_size)))
    pooled = getattr(indices, "pooled", None)
    if pooled is None:
        shape = (x.shape[places[0]], out[0], out[1])
        return data_of(State.graph.opaque("max_unpool", [read_as(x, *places)], shape, "unknown"), x.ndim, *places)
    map, before = pooled
    if out != before:
        # Indices count cells row by row: with rows of the same length, they mean the same cells in a map of fewer or more rows.
        first = 2 - count
        end = (sizes[first] - 1) * stride[first] + kernel[first] - padding[first]
        if out[first + 1 :] != before[first + 1 :] or out[first] < min(end, before[first]):
            raise Problem("unpool_size", found=text(tuple(out[first:])), shape=text(tuple(before[first:])))
    if (x.shape[places[0]], *sizes) != tuple(map.sizes):
        raise Problem("broadcast", shapes=text((x.shape[places[0]], *sizes)) + " and " + text(tuple(map.sizes)))
    made = State.graph.emit("max_unpool", [read_as(x, *places), map], (map.sizes[0], before[0], before[1]))
    made = data_of(made, x.ndim, *places)
    return made if out == before else pad(made, [0, 0, out[0] - before[0], out[1] - before[1]], places=places)


def adaptive_pool(x, op, output, count=2):
    """Pooling to a given size."""
    places = places_of(x, count)
    if x.map is None:
        return x._constant(x.sizes)
    sizes = [1 if place is None else x.shape[place] for place in places[1:]]
    if count == 2:
        output = list(output) if isinstance(output, (tuple, list)) else [output, output]
    else:
        output = [1, output[0] if isinstance(output, (tuple, list)) else output]
    output = [size if wanted is None else whole(wanted, "output_size") for wanted, size in zip(output, sizes)]
    map = read_as(x, *places)
    shape = (map.sizes[0], output[0], output[1])
    if output == [1, 1]:
        made = State.graph.emit("global_%s_pool" % op, [map], shape)
    else:
        made = State.graph.emit("adaptive_%s_pool" % op, [map], shape, output=output)
    return data_of(made, x.ndim, *places)


def resize(x, size=None, scale=None, mode="nearest", align_corners=None, count=2, last=False):
    """Interpolation to a size or by a factor."""
    if x.map is None:
        return x._constant(x.sizes)
    places = places_of(x, count, last)
    sizes = [1 if place is None else x.shape[place] for place in places[1:]]
    if size is not None:
        output = numbers(tuple(size) if isinstance(size, (tuple, list)) else size, count, "size")
    else:
        if scale is None:
            raise ValueError("either size or scale_factor should be defined")
        scale = list(scale) if isinstance(scale, (tuple, list)) else [scale] * count
        scale = ([1] if count == 1 else []) + scale
        for factor in scale:
            if hasattr(factor, "refuse"):
                factor.refuse()
        output = [int(size * float(factor)) for size, factor in zip(sizes, scale)]
    mode = {"linear": "bilinear", "nearest-exact": "nearest", "bicubic": "bicubic", "cubic": "bicubic"}.get(mode, mode)
    map = read_as(x, *places)
    shape = (map.sizes[0], output[0], output[1])
    integral = all(out % size == 0 for out, size in zip(output, sizes))
    if mode in ("nearest", "bilinear") and integral and not align_corners:
        made = State.graph.emit("upsample", [map], shape, scale=[out // size for out, size in zip(output, sizes)], mode=mode)
    elif mode in ("nearest", "bilinear", "bicubic"):
        made = State.graph.emit("resize", [map], shape, output=output, mode=mode, align_corners=True if align_corners else None)
    elif mode == "area":
        made = State.graph.emit("adaptive_avg_pool", [map], shape, output=output)
    else:
        made = State.graph.opaque("resize " + str(mode), [map], shape, "unknown")
    return data_of(made, x.ndim, *places)


def pad(x, sides, mode="constant", places=None):
    """Padding by [top, left, bottom, right]; negative sides cut off."""
    if x.map is None:
        return x
    if places is None:
        places = places_of(x, 2)
    map = read_as(x, *places)
    graph = State.graph
    crop, grow = [max(0, -side) for side in sides], [max(0, side) for side in sides]
    for operator, part, sign in (("crop", crop, -1), ("pad", grow, 1)):
        if any(part):
            channels, height, width = map.sizes
            shape = (channels, height + sign * (part[0] + part[2]), width + sign * (part[1] + part[3]))
            if operator == "crop":
                map = graph.emit("crop", [map], shape, crop=part)
            else:
                word = {"constant": None, "zeros": None, "reflect": "reflect", "symmetric": "reflect", "replicate": "replicate",
                        "circular": "circular"}.get(str(mode).lower(), mode)
                map = graph.emit("pad", [map], shape, padding=part, mode=word)
    return data_of(map, x.ndim, *places)


def linear(x, weight, bias=None):
    """A fully connected layer over the last axis. The weights are out × in."""
    if not isinstance(x, Tensor):
        raise Problem("not_a_tensor", found=type(x).__name__)
    out, features = weight.shape if weight.ndim == 2 else (1, weight.shape[0])
    if x.shape[-1:] != (features,):
        raise Problem("features", expected=features, found=x.shape[-1] if x.ndim else 0, shape=text(x.shape))
    has_bias = bias is not None and bool(bias.params)
    if x.map is None:
        return Tensor(sizes=x.sizes[:-1] + (out,), params=tuple(dict.fromkeys(x.params + weight.params + (bias.params if bias is not None else ()))))
    graph = State.graph
    owner = owner_of(weight)
    atoms, rest = x.dims[-1], [atom for part in x.dims[:-1] for atom in part]
    channels, height, width = x.map.sizes
    if not weight.params:
        macs = out * features * view.size_of(rest)
        return _through(x, out, "fixed linear", count_of(bias), macs, None)
    if not x.map.vector and view.covers(atoms, 0, channels) and not any(atom[0] for atom in atoms):
        made = graph.emit("conv", [x.map], (out, height, width), owner=owner, out_channels=out, kernel=[1, 1], bias=has_bias, was="linear")
        return Tensor(made, x.dims[:-1] + (view.full(0, out),))
    if not rest:
        made = graph.emit("linear", [as_vector(x)], (out, 1, 1), vector=True, owner=owner, out_features=out, bias=has_bias)
        return Tensor(made, ((),) * (x.ndim - 1) + (view.full(0, out),))
    if not any(atom[0] == 0 for atom in rest) and not x.map.vector:
        # Whole rows or columns beside the channels: first they become channels.
        left = [place for place in range(x.ndim - 1) if x.dims[place]]
        if len(left) == 1:
            map = read_as(x, x.ndim - 1, None, left[0])
            made = graph.emit("conv", [map], (out,) + map.sizes[1:], owner=owner, out_channels=out, kernel=[1, 1], bias=has_bias, was="linear")
            return data_of(made, x.ndim, x.ndim - 1, None, left[0])
    count = out * features + (out if has_bias else 0)
    return _through(x, out, "linear", count, out * features * view.size_of(rest), owner)


def _through(x, out, kind, parameters, macs, owner):
    """A linear map over an axis that is not the channels: the rest of the tensor stays what it is."""
    from contraction import assembled, beside_last

    return assembled(kind, [x], *beside_last(x, out), parameters, macs, owner)


def batch_norm(x, weight=None, bias=None, count=None, last=False, kind="batch_norm", **attributes):
    """Normalisation by running statistics, with a factor and an offset a channel."""
    if x.map is None:
        return x
    if not last and x.ndim == 2 or x.map.vector:
        place = x.ndim - 1
    else:
        place = x.ndim - 1 if last else (1 if count is None or x.ndim == count + 2 else 0)
    if weight is not None and x.shape[place] != weight.numel():
        raise Problem("channels", expected=weight.numel(), found=x.shape[place])
    map = x.map
    if x.dims[place] != view.full(0, map.sizes[0]):
        if x.ndim in (3, 4) and not last:
            map = read_as(x, *places_of(x, x.ndim - 2))
            x = data_of(map, x.ndim, *places_of(x, x.ndim - 2))
        elif not any(atom for index, part in enumerate(x.dims) if index != place for atom in part) and not map.vector:
            map = as_vector(x)
            x = data_of(map, x.ndim, place)
    parameters = count_of(weight, bias)
    graph = State.graph
    if parameters == 2 * map.sizes[0]:
        made = graph.emit(kind, [map], map.sizes, vector=map.vector, owner=owner_of(weight), **attributes)
    elif kind == "instance_norm" and not parameters:
        attributes.pop("affine", None)
        made = graph.emit(kind, [map], map.sizes, vector=map.vector, **attributes)
    else:
        made = graph.emit("opaque", [map], map.sizes, vector=map.vector, kind=kind, sees="pointwise", parameters=parameters or None,
                          output=None if map.vector else list(map.sizes), owner=owner_of(weight) if weight is not None and weight.params else None)
    return Tensor(made, x.dims)


def layer_norm(x, shape, weight=None, bias=None, kind="layer_norm"):
    """Normalisation over the last axes."""
    if x.map is None:
        return x
    shape = tuple(shape) if isinstance(shape, (tuple, list)) else (shape,)
    if tuple(x.shape[-len(shape) :]) != shape:
        raise Problem("features", expected=text(shape), found=text(x.shape[-len(shape) :]), shape=text(x.shape))
    map = x.map
    atoms = [atom for part in x.dims[-len(shape) :] for atom in part]
    parameters = count_of(weight, bias)
    owner = owner_of(weight) if weight is not None and weight.params else None
    channels = view.covers(atoms, 0, map.sizes[0]) and not any(atom[0] for atom in atoms)
    expected = map.sizes[0] * (2 if kind == "layer_norm" else 1)
    if channels and parameters == expected:
        made = State.graph.emit(kind, [map], map.sizes, vector=map.vector, owner=owner)
    else:
        made = State.graph.emit("opaque", [map], map.sizes, vector=map.vector, kind=kind, sees="pointwise", parameters=parameters or None,
                                output=None if map.vector else list(map.sizes), owner=owner)
    return Tensor(made, x.dims)


def group_norm(x, groups, weight=None, bias=None, last=False):
    """Normalisation over groups of channels with all their places."""
    if x.map is None:
        return x
    place = x.ndim - 1 if last else 1
    channels = x.shape[place]
    if channels % whole(groups, "num_groups"):
        raise Problem("groups", groups=groups, channels=channels)
    return batch_norm(x, weight, bias, last=last, kind="group_norm", groups=groups)


def softmax(x, dim, op="softmax"):
    """Shares that sum to one along an axis."""
    if x.map is None:
        return x._constant(x.sizes)
    if dim is None:
        dim = 1 if x.ndim in (2, 4) else 0
    axis = axis_of(dim, x.ndim)
    atoms, map = x.dims[axis], x.map
    if atoms and view.covers(atoms, 0, map.sizes[0]) and not any(atom[0] for atom in atoms) or not atoms and map.sizes[0] == 1:
        return Tensor(State.graph.emit(op, [map], map.sizes, vector=map.vector), x.dims)
    if not any(atom[0] == 0 for atom in atoms) and all(view.covers(atoms, place, map.sizes[place]) for place in (1, 2)):
        return Tensor(State.graph.emit(op, [map], map.sizes, axis="map"), x.dims)
    return opaque_like(x, op, [axis])


def flip(x, axes):
    """The tensor backwards along some axes."""
    if x.map is None:
        return x._constant(x.sizes)
    for axis in axes:
        atoms = x.dims[axis]
        places = [place for place in range(3) if atoms and atoms == view.full(place, x.map.sizes[place])]
        if places:
            word = ("channels", "height", "width")[places[0]]
            x = Tensor(State.graph.emit("flip", [x.map], x.map.sizes, axis=word), x.dims)
        elif atoms:
            x = opaque_like(x, "flip", [axis])
    return x


def prelu(x, weight, last=False):
    if x.map is None:
        return x
    count = weight.numel()
    if count not in (1, x.map.sizes[0]):
        raise Problem("channels", expected=count, found=x.map.sizes[0])
    made = State.graph.emit("prelu", [x.map], x.map.sizes, vector=x.map.vector, owner=owner_of(weight), per_channel=count != 1)
    return Tensor(made, x.dims)


def glu(x, dim=-1):
    axis = axis_of(dim, x.ndim)
    map = x.map
    if map is not None and x.dims[axis] == view.full(0, map.sizes[0]) and map.sizes[0] % 2 == 0:
        half = map.sizes[0] // 2
        made = State.graph.emit("glu", [map], (half,) + map.sizes[1:], vector=map.vector)
        return Tensor(made, x.dims[:axis] + (view.full(0, half),) + x.dims[axis + 1 :])
    first, second = x.chunk(2, axis)
    return first * pointwise(second, "sigmoid")


def shuffle_pixels(x, factor):
    """Channels become places, in PyTorch's order."""
    n, c, h, w = x.shape
    factor = whole(factor, "upscale_factor")
    if c % (factor * factor):
        raise Problem("groups", groups=factor * factor, channels=c)
    out = x.reshape(n, c // factor ** 2, factor, factor, h, w).permute(0, 1, 4, 2, 5, 3).reshape(n, c // factor ** 2, h * factor, w * factor)
    return out if out.map is None else data_of(read_as(out, 1, 2, 3), 4, 1, 2, 3)


def unshuffle_pixels(x, factor):
    """Places become channels, in PyTorch's order."""
    n, c, h, w = x.shape
    factor = whole(factor, "downscale_factor")
    if h % factor or w % factor:
        raise Problem("reshape", shape=text((h // factor, w // factor)), count=h * w)
    out = x.reshape(n, c, h // factor, factor, w // factor, factor).permute(0, 1, 3, 5, 2, 4)
    out = out.reshape(n, c * factor ** 2, h // factor, w // factor)
    return out if out.map is None else data_of(read_as(out, 1, 2, 3), 4, 1, 2, 3)


def dropout(x, p=0.5, kind="dropout"):
    """Dropout, which lets everything through when the network is used."""
    if x.map is None:
        return x
    return Tensor(State.graph.emit("dropout", [x.map], x.map.sizes, vector=x.map.vector, p=float(p), _flat=x.is_flat), x.dims)


def identity(x):
    if x.map is None:
        return x
    return Tensor(State.graph.emit("identity", [x.map], x.map.sizes, vector=x.map.vector, _flat=x.is_flat), x.dims)


def local_response_norm(x, size):
    if x.map is None:
        return x
    return Tensor(State.graph.emit("local_response_norm", [x.map], x.map.sizes, size=whole(size, "size")), x.dims)
