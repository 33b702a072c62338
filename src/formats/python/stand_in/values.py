"""Shapes of NumPy's kind: broadcasting, axes, pairs."""

from problem import Problem


def pair(value, what="size"):
    """A number or a pair of numbers as [height, width]."""
    if hasattr(value, "__missing__"):
        value.refuse()
    if isinstance(value, (tuple, list)):
        if len(value) == 1:
            value = (value[0], value[0])
        if len(value) != 2:
            raise Problem("setting", what=what, value=repr(value))
        return [whole(value[0], what), whole(value[1], what)]
    return [whole(value, what)] * 2


def single(value, what="size"):
    """The number of a one-dimensional layer as [1, number]."""
    if isinstance(value, (tuple, list)):
        if len(value) != 1:
            raise Problem("setting", what=what, value=repr(value))
        value = value[0]
    return [1, whole(value, what)]


def whole(value, what="size"):
    """A whole number. What comes from a module that is not here says so."""
    if isinstance(value, bool) or not isinstance(value, int):
        if hasattr(value, "refuse"):
            value.refuse()
        if hasattr(value, "__index__"):
            return value.__index__()
        raise Problem("setting", what=what, value=repr(value)[:80])
    return value


def broadcast(*shapes):
    length = max(len(shape) for shape in shapes)
    out = []
    for place in range(length):
        size = 1
        for shape in shapes:
            at = place - length + len(shape)
            if at >= 0 and shape[at] != 1:
                if size != 1 and size != shape[at]:
                    raise Problem("broadcast", shapes=" and ".join(text(shape) for shape in shapes))
                size = shape[at]
        out.append(size)
    return tuple(out)


def text(shape):
    return "×".join(str(size) for size in shape) or "1"


def axis_of(axis, length):
    axis = whole(axis, "dim")
    if not -length <= axis < max(length, 1):
        raise Problem("setting", what="dim", value=axis)
    return axis % max(length, 1)


def axes_of(axes, length):
    if axes is None:
        return tuple(range(length))
    if isinstance(axes, int):
        axes = (axes,)
    return tuple(axis_of(axis, length) for axis in axes)


def completed(shape, count):
    """A shape whose -1 is replaced by what is left of so many values."""
    shape = [whole(size, "shape") for size in shape]
    known = 1
    for size in shape:
        known *= 1 if size == -1 else size
    if -1 in shape:
        if known == 0 or count % known:
            raise Problem("reshape", shape=text(shape), count=count)
        shape[shape.index(-1)] = count // known
    elif known != count:
        raise Problem("reshape", shape=text(shape), count=count)
    return tuple(shape)
