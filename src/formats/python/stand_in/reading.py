"""Parts of a tensor, and a tensor read as the channels, rows and columns that a layer wants."""

import view
from problem import Problem
from tensor import State, Tensor, all_seen, data_of
from values import whole

AXES = ("channels", "height", "width")


def read_as(tensor, channels, rows, columns, kind="reshape"):
    """The map of a tensor in which the given axes are channels, rows and columns; None is an axis of size 1.

    Emits what the views in between amount to, if they amount to anything.
    """
    def atoms(places):
        if places is None:
            return ()
        return view.merged([atom for place in (places if isinstance(places, tuple) else (places,)) for atom in tensor.dims[place]])

    wanted = (atoms(channels), atoms(rows), atoms(columns))
    map = tensor.map
    if not map.vector and all(wanted[axis] == view.full(axis, map.sizes[axis]) for axis in range(3)):
        return map
    sizes = tuple(view.size_of(part) for part in wanted)
    if view.size_of([(0, 0, size) for size in sizes]) != view.size_of([(0, 0, size) for size in map.sizes]):
        raise Problem("batch_mixed", shape="×".join(str(size) for size in tensor.shape))
    graph = State.graph
    known = None if map.vector else _known(graph, map, wanted, sizes)
    out = graph.opaque(kind, [map], sizes, _window(map, wanted) or all_seen(map)) if known is None else known
    graph.by_id[out.id][0]["_view"] = True
    return out


def _known(graph, map, wanted, sizes):
    """Shuffled channels, and channels that become places or places that become channels."""
    channels, height, width = map.sizes
    c, h, w = wanted
    stays = view.is_whole(h, 1, height) and view.is_whole(w, 2, width)
    if stays and len(c) == 2 and c[0][1] == 1 and c[1][1] == c[0][2] and c[0][0] == c[1][0] == 0:
        return graph.emit("channel_shuffle", [map], sizes, groups=c[1][2])
    if stays and view.covers(c, 0, channels):
        return graph.opaque("permute", [map], sizes)
    if len(h) == 2 and len(w) == 2 and h[0] == (1, 1, height) and w[0] == (2, 1, width) and h[1][0] == w[1][0] == 0:
        rows, columns = h[1], w[1]
        if rows[2] == columns[2]:
            factor, rest = rows[2], sizes[0]
            outer = c == view.full(0, rest) if rest == 1 else c == ((0, factor * factor, rest),)
            if outer and rows[1] == factor and columns[1] == 1:
                return graph.emit("pixel_shuffle", [map], sizes, factor=factor)
            if c == view.full(0, rest) and rows[1] == factor * rest and columns[1] == rest:
                return graph.emit("depth_to_space", [map], sizes, factor=factor)
    if len(h) <= 1 and len(w) <= 1 and sizes[1] and height % sizes[1] == 0 and width % sizes[2] == 0:
        factor = height // sizes[1]
        if factor == width // sizes[2] and factor > 1:
            outer = [view.full(0, 1) if size == 1 else ((axis, factor, size),) for axis, size in ((1, sizes[1]), (2, sizes[2]))]
            digits = ((1, 1, factor), (2, 1, factor))
            if (h, w) == tuple(outer):
                if c == view.merged(view.full(0, channels) + digits):
                    return graph.emit("pixel_unshuffle", [map], sizes, factor=factor)
                if c == view.merged(digits + view.full(0, channels)):
                    return graph.emit("space_to_depth", [map], sizes, factor=factor)
    return None


def _window(map, wanted):
    """What a place sees where whole digits of rows and columns went into the channels, and nothing else."""
    sees = []
    for axis in (1, 2):
        size = map.sizes[axis]
        rest = wanted[axis]
        if rest == view.full(axis, size):
            sees.append(1)
        elif not rest:
            sees.append(size)
        elif len(rest) == 1 and rest[0][0] == axis and rest[0][1] * rest[0][2] == size:
            sees.append(rest[0][1])
        else:
            return None
    if sees == [1, 1]:
        return "pointwise"
    return {"kernel": sees, "stride": sees, "padding": [0, 0, 0, 0], "dilation": [1, 1]}


def as_vector(tensor):
    """The map of a tensor all of whose values are in its last axis: a vector."""
    if tensor.map.vector:
        return tensor.map
    channels, height, width = tensor.map.sizes
    return State.graph.emit("flatten", [tensor.map], (channels * height * width, 1, 1), vector=True, _view=True)


def sliced(tensor, axis, start, stop, step):
    """The tensor with a part of one of its axes."""
    atoms = tensor.dims[axis]
    size = view.size_of(atoms)
    count = max(0, -(-(stop - start) // step))
    if count < 1:
        raise Problem("vanished", op="slice")
    if (start, step, count) == (0, 1, size):
        return tensor
    map = tensor.map
    if not atoms:
        return tensor
    first = atoms[0]
    of, stride, digits = first
    whole_size = map.sizes[of]
    sizes = list(map.sizes)
    rest = view.size_of(atoms[1:])
    if digits * stride == whole_size and step == 1 and start % rest == 0 and count % rest == 0:
        # The outermost digit of the axis: neighbours in the map.
        begin, end = start // rest * stride, (start // rest + count // rest) * stride
        sizes[of] = end - begin
        out = _part(map, of, begin, end, 1, sizes)
        new = ((of, stride, count // rest),) if count // rest != 1 else ()
        return Tensor(out, _replaced(tensor.dims, axis, new + atoms[1:]))
    if len(atoms) == 1 and digits == whole_size:
        sizes[of] = count
        out = _part(map, of, start, min(stop, start + (count - 1) * step + 1), step, sizes)
        return Tensor(out, _replaced(tensor.dims, axis, view.full(of, count)))
    if len(atoms) == 1 and stride == 1 and count == 1:
        # One value of the innermost digit: every so-many-th of the map.
        sizes[of] = whole_size // digits
        out = _part(map, of, start, whole_size - digits + start + 1, digits, sizes)
        dims = [tuple((a, s // digits, n) if a == of else (a, s, n) for a, s, n in part) for part in _replaced(tensor.dims, axis, ())]
        return Tensor(out, tuple(view.merged(part) for part in dims))
    if len(atoms) == 1 and count == 1:
        # One value of a digit in the middle, which only matters to the channels.
        if of == 0:
            sizes[0] = whole_size // digits
            out = State.graph.opaque("select", [map], sizes)
            dims = [tuple((a, s // digits, n) if a == 0 and s > stride else (a, s, n) for a, s, n in part)
                    for part in _replaced(tensor.dims, axis, ())]
            return Tensor(out, tuple(view.merged(part) for part in dims))
    settled = canonical(tensor)
    if settled is not None:
        return sliced(settled, axis, start, stop, step)
    shape = list(tensor.shape)
    shape[axis] = count
    from tensor import scrambled

    return scrambled(tensor, tuple(shape), "slice")


def canonical(tensor):
    """The tensor as channels × rows × columns of a map of its own, where the views in between amount to an operator; else None."""
    if tensor.ndim not in (3, 4) or tensor.map.vector:
        return None
    for places in ((1, 2, 3), (3, 1, 2)) if tensor.ndim == 4 else ((1, None, 2), (2, None, 1), (2, 1, None)):
        if all(atoms == view.full(axis, tensor.map.sizes[axis]) for axis, place in enumerate(places) if place is not None
               for atoms in [tensor.dims[place]]):
            return None
    places = (1, 2, 3) if tensor.ndim == 4 else (1, None, 2)
    wanted = tuple(() if place is None else tensor.dims[place] for place in places)
    sizes = tuple(view.size_of(part) for part in wanted)
    if view.size_of([(0, 0, size) for size in sizes]) != view.size_of([(0, 0, size) for size in tensor.map.sizes]):
        return None
    map = _known(State.graph, tensor.map, wanted, sizes)
    return None if map is None else data_of(map, tensor.ndim, *places)


def _replaced(dims, axis, atoms):
    return dims[:axis] + (view.merged(atoms),) + dims[axis + 1 :]


def _part(map, axis, start, stop, step, sizes):
    graph = State.graph
    if axis != 0 and step == 1:
        sides = [start, map.sizes[axis] - stop]
        return graph.emit("crop", [map], sizes, crop=[sides[0], 0, sides[1], 0] if axis == 1 else [0, sides[0], 0, sides[1]])
    return graph.emit("slice", [map], sizes, vector=map.vector, axis=AXES[axis], start=start, end=stop, step=step)


def sections_of(tensor, axis, sections):
    """The parts of an axis, one behind the other."""
    if tensor.map is None:
        shape = tensor.shape
        return tuple(tensor._constant(shape[:axis] + (size,) + shape[axis + 1 :]) for size in sections)
    if len(sections) == 1:
        return (tensor,)
    if len(tensor.dims[axis]) > 1:
        settled = canonical(tensor)
        tensor = tensor if settled is None else settled
    atoms = tensor.dims[axis]
    map = tensor.map
    if atoms == view.full(0, map.sizes[0]) and not map.vector:
        out = []
        for index, size in enumerate(sections):
            part = State.graph.emit("split", [map], (size,) + map.sizes[1:], sections=list(sections), index=index)
            out.append(Tensor(part, _replaced(tensor.dims, axis, view.full(0, size))))
        return tuple(out)
    out, start = [], 0
    for size in sections:
        out.append(sliced(tensor, axis, start, start + size, 1))
        start += size
    return tuple(out)


def indexed(tensor, key):
    """`tensor[key]` with numbers, slices, None and `...`."""
    keys = list(key) if isinstance(key, tuple) else [key]
    if any(isinstance(item, bool) for item in keys):
        raise Problem("indexed_by_values")
    known = sum(1 for item in keys if item is not None and item is not Ellipsis)
    if known > tensor.ndim:
        raise Problem("setting", what="dim", value=known - 1)
    # `==` of tensors compares values.
    place = [index for index, item in enumerate(keys) if item is Ellipsis]
    at = place[0] if place else len(keys)
    keys[at : at + 1] = [slice(None)] * (tensor.ndim - known)
    shape, axis, out = [], 0, tensor
    values = _picked(tensor, keys) if tensor.map is None else None
    for item in keys:
        if item is None:
            shape.append(1)
            continue
        size = tensor.shape[axis]
        if isinstance(item, slice):
            # Slices may be made of tensors of one number.
            item = slice(*(None if part is None else whole(part, "slice") for part in (item.start, item.stop, item.step)))
            start, stop, step = item.indices(size)
            if step < 0:
                raise Problem("backwards")
            count = max(0, -(-(stop - start) // step))
            if out.map is not None:
                out = sliced(out, axis, start, stop, step)
            shape.append(count)
        elif isinstance(item, (list, tuple)) or isinstance(item, Tensor) and item.ndim:
            if out.map is not None:
                raise Problem("indexed_by_values")
            shape += list(item.shape) if isinstance(item, Tensor) else [len(item)]
        else:
            index = whole(item, "index")
            if not -size <= index < size:
                raise IndexError("index %d is out of bounds for dimension %d with size %d" % (index, axis, size))
            index %= size
            if out.map is not None:
                out = sliced(out, axis, index, index + 1, 1)
        axis += 1
    if out.map is None:
        return tensor._constant(shape, values)
    return out.reshape(tuple(shape))


def _picked(tensor, keys):
    """The values of a part of a constant of one axis."""
    if tensor.values is None or len(keys) != 1 or tensor.ndim != 1 or not isinstance(keys[0], (int, slice)):
        if tensor.values is not None and tensor.ndim == 2 and isinstance(keys[0], int) and keys[1:] == [slice(None)]:
            width = tensor.sizes[1]
            return tensor.values[keys[0] % tensor.sizes[0] * width :][:width]
        return None
    picked = tensor.values[keys[0]]
    return picked if isinstance(picked, list) else [picked]
