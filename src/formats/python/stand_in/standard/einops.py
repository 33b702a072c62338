"""`einops`: axes by name."""

import view
from arithmetic import expanded
from problem import Problem
from reduction import reduced
from tensor import Tensor, constant
from torch_module import Module


def _parsed(side):
    groups, group = [], None
    for word in side.replace("(", " ( ").replace(")", " ) ").split():
        if word == "(":
            group = []
        elif word == ")":
            groups.append(group)
            group = None
        elif group is not None:
            group.append(word)
        else:
            groups.append([word])
    return groups


def _split(tensor, left, pattern, sizes):
    """The tensor with an axis for each name, and the size of each name."""
    if ["..."] in left:
        at = left.index(["..."])
        left[at : at + 1] = [["…%d" % index] for index in range(tensor.ndim - len(left) + 1)]
    if len(left) != tensor.ndim:
        raise Problem("setting", what="pattern", value="%s on %s" % (pattern, "×".join(map(str, tensor.shape))))
    names, shape, known = [], [], dict(sizes)
    for group, size in zip(left, tensor.shape):
        product, unknown = 1, None
        for name in group:
            if name.isdigit():
                known[name] = int(name)
            if name in known:
                product *= known[name]
            else:
                unknown = name
        if unknown is not None:
            if product == 0 or size % product:
                raise Problem("setting", what="pattern", value="%s on %s" % (pattern, "×".join(map(str, tensor.shape))))
            known[unknown] = size // product
        elif product != size:
            raise Problem("setting", what="pattern", value="%s on %s" % (pattern, "×".join(map(str, tensor.shape))))
        names += group
        shape += [known[name] for name in group]
    return tensor.reshape(tuple(shape)), names, known


def _expand_dots(right, names):
    dots = [name for name in names if name.startswith("…")]
    out = []
    for group in right:
        if group == ["..."]:
            out += [[name] for name in dots]
        else:
            out.append([part for name in group for part in (dots if name == "..." else [name])])
    return out


def rearrange(tensor, pattern, **sizes):
    if isinstance(tensor, (list, tuple)):
        import torch_base

        tensor = torch_base.stack(tensor)
    left, _, right = pattern.partition("->")
    tensor, names, known = _split(tensor, _parsed(left), pattern, sizes)
    right = _expand_dots(_parsed(right), names)
    order = [name for group in right for name in group if name in names and not name.isdigit()]
    ones = [index for index, name in enumerate(names) if name not in order]
    if any(tensor.shape[index] != 1 for index in ones):
        raise Problem("setting", what="pattern", value="%s on %s" % (pattern, "×".join(map(str, tensor.shape))))
    tensor = tensor.permute([names.index(name) for name in order] + ones)
    shape = []
    for group in right:
        size = 1
        for name in group:
            size *= int(name) if name.isdigit() else known[name]
        shape.append(size)
    return tensor.reshape(tuple(shape))


def reduce(tensor, pattern, reduction, **sizes):
    left, _, right = pattern.partition("->")
    tensor, names, known = _split(tensor, _parsed(left), pattern, sizes)
    right = _expand_dots(_parsed(right), names)
    kept = [name for group in right for name in group]
    gone = [index for index, name in enumerate(names) if name not in kept]
    if gone:
        tensor = reduced(tensor, reduction if isinstance(reduction, str) else "mean", tuple(gone), False)
    rest = [name for name in names if name in kept]
    return rearrange(tensor, " ".join(rest) + " -> " + pattern.partition("->")[2], **{name: known[name] for name in rest})


def repeat(tensor, pattern, **sizes):
    left, _, right = pattern.partition("->")
    tensor, names, known = _split(constant(tensor), _parsed(left), pattern, {name: size for name, size in sizes.items() if name in left.replace("(", " ").replace(")", " ").split()})
    known.update(sizes)
    right = _expand_dots(_parsed(right), names)
    flat = [name for group in right for name in group]
    order = [name for name in flat if name in names and not name.isdigit()]
    tensor = tensor.permute([names.index(name) for name in order] + [index for index, name in enumerate(names) if name not in order])
    wide = [known[name] if not name.isdigit() else int(name) for name in flat]
    tensor = tensor.reshape(tuple(known[name] if name in order else 1 for name in flat))
    tensor = expanded(tensor, tuple(wide))
    shape = []
    for group in right:
        size = 1
        for name in group:
            size *= int(name) if name.isdigit() else known[name]
        shape.append(size)
    return tensor.reshape(tuple(shape))


class Rearrange(Module):
    function = staticmethod(rearrange)

    def __init__(self, pattern, *args, **sizes):
        super().__init__()
        self.settings = (pattern, args, sizes)

    def forward(self, x):
        pattern, args, sizes = self.settings
        return self.function(x, pattern, *args, **sizes)


class Reduce(Rearrange):
    function = staticmethod(reduce)


class layers:
    class torch:
        Rearrange, Reduce = Rearrange, Reduce
