"""Products of matrices, `einsum`, and whatever else sums over axes of two tensors."""

import view
from problem import Problem
from tensor import State, Tensor, constant
from values import broadcast, text


def assembled(kind, data, kept, dims, parameters=0, macs=0, owner=None):
    """A node that sums over some axes.

    `dims` are the axes of the result: (tensor, atoms) for an axis that one of the tensors has, or a number for one that is new. `kept` has
    for each tensor the axes of the result that are axes of its own, as (place, atoms). The rows and columns that the first tensor keeps
    whole stay rows and columns; everything else becomes channels.
    """
    base, left = 0, set()
    for index, tensor in enumerate(data):
        own = [atom for place, atoms in kept[index] if isinstance(dims[place], tuple) and dims[place][0] == index for atom in atoms]
        left = {axis for axis in (1, 2) if tensor.map.sizes[axis] > 1 and view.covers(own, axis, tensor.map.sizes[axis])}
        if left:
            base = index
            break
    map = data[base].map
    sizes = [1, map.sizes[1] if 1 in left else 1, map.sizes[2] if 2 in left else 1]
    spatial, result, stride = [()] * len(dims), [()] * len(dims), 1
    for place in range(len(dims) - 1, -1, -1):
        entry = dims[place]
        if isinstance(entry, int):
            result[place] = ((0, stride, entry),) if entry != 1 else ()
            stride *= entry
            continue
        new = []
        for atom in reversed(entry[1]):
            if entry[0] == base and atom[0] in left:
                spatial[place] += (atom,)
                new.insert(0, atom)
            else:
                new.insert(0, (0, stride, atom[2]))
                stride *= atom[2]
        result[place] = tuple(new)
    sizes[0] = stride
    maps, sees = [], "pointwise"
    for index, tensor in enumerate(data):
        if tensor.map not in maps:
            maps.append(tensor.map)
        stays = [atom for place, atoms in kept[index] for atom in atoms if atom in spatial[place] and tensor.map.sizes[1:] == map.sizes[1:]]
        places = [atom for part in tensor.dims for atom in part if atom[0] != 0]
        mixed = [atom for atom in places if atom not in stays]
        if mixed and len(mixed) == len(places):
            sees = "whole" if sees != "unknown" else sees
        elif mixed:
            sees = "unknown" if sees != "whole" else sees
    made = State.graph.opaque(kind, maps, tuple(sizes), sees, parameters, macs, owner)
    return Tensor(made, tuple(view.merged(part) for part in result))


def over_steps(kind, x, place, units, parameters, macs, owner, is_causal):
    """A recurrent layer over the steps at `place`: each step sees itself and those before it, or all if it runs in both directions."""
    made = assembled(kind, [x], *beside_last(x, units), parameters, macs, owner)
    node, map = State.graph.by_id[made.map.id][0], x.map
    if not is_causal:
        node["sees"] = "whole"
        return made
    steps = x.shape[place]
    along = [axis for axis in (1, 2) if steps > 1 and x.dims[place] == view.full(axis, map.sizes[axis])]
    if along and made.map.sizes[3 - along[0]] == 1 and made.map.sizes[along[0]] == steps:
        # A window that ends at its own step and reaches back to the first from the last.
        across = map.sizes[3 - along[0]]
        rows = along[0] == 1
        node["sees"] = {"kernel": [steps, across] if rows else [across, steps], "stride": [1, across] if rows else [across, 1],
                        "padding": [steps - 1, 0, 0, 0] if rows else [0, steps - 1, 0, 0], "dilation": [1, 1]}
    elif steps > 1:
        node["sees"] = "unknown"
    return made


def beside_last(tensor, size):
    """What `assembled` is told where only the last axis changes, and what the last axis becomes."""
    axes = list(enumerate(tensor.dims[:-1]))
    return [axes], [(0, atoms) for _, atoms in axes] + [size]


def einsum(equation, *operands):
    """Einstein's sum over letters; `...` too."""
    if len(operands) == 1 and isinstance(operands[0], (tuple, list)):
        operands = tuple(operands[0])
    operands = [constant(operand) for operand in operands]
    equation = equation.replace(" ", "")
    left, arrow, right = equation.partition("->")
    terms = left.split(",")
    if len(terms) != len(operands):
        raise Problem("setting", what="equation", value=equation)
    dots = 0
    for term, operand in zip(terms, operands):
        if "..." in term:
            dots = max(dots, operand.ndim - len(term) + 3)
    letters = "αβγδεζηθ"[:dots]
    terms = [term.replace("...", letters[dots - (operand.ndim - len(term) + 3) :] if "..." in term else "") for term, operand in zip(terms, operands)]
    if not arrow:
        joined = "".join(terms)
        right = letters + "".join(sorted(letter for letter in set(joined) if joined.count(letter) == 1 and letter not in letters))
    right = right.replace("...", letters)
    for term, operand in zip(terms, operands):
        if len(term) != operand.ndim or len(set(term)) != len(term):
            raise Problem("setting", what="equation", value=equation)
    if len(operands) > 2:
        first = "".join(dict.fromkeys(letter for letter in terms[0] + terms[1] if letter in right or any(letter in term for term in terms[2:])))
        between = contracted(terms[:2], operands[:2], first, "einsum")
        return einsum(",".join([first] + terms[2:]) + "->" + right, between, *operands[2:])
    return contracted(terms, operands, right, "einsum")


def contracted(terms, operands, right, kind):
    sizes = {}
    for term, operand in zip(terms, operands):
        for letter, size in zip(term, operand.shape):
            if sizes.get(letter, 1) not in (1, size) and size != 1:
                raise Problem("broadcast", shapes=" and ".join(text(part.shape) for part in operands))
            sizes[letter] = max(size, sizes.get(letter, 1))
    shape = tuple(sizes[letter] for letter in right)
    data = [operand for operand in operands if operand.map is not None]
    params = {id(p): p for operand in operands if operand.map is None for p in operand.params}
    if not data:
        return Tensor(sizes=shape, params=tuple(params.values()))
    gone = [letter for letter in sizes if letter not in right]
    if not gone and len(operands) == 1:
        return operands[0].permute([terms[0].index(letter) for letter in right])
    if not gone and len(operands) == 2:
        both = []
        for term, operand in zip(terms, operands):
            order = sorted(range(len(term)), key=lambda index: right.index(term[index]))
            part = operand.permute(order)
            both.append(part.reshape(tuple(sizes_at(letter, term, operand) for letter in right)))
        return both[0] * both[1]
    if len(data) == 1 and len(operands) == 2:
        found = _as_linear(terms, operands, right, gone)
        if found is not None:
            return found
    macs = 1
    for letter in sizes:
        macs *= sizes[letter]
    axes, kept = [], [[] for _ in data]
    for place, letter in enumerate(right):
        entry = sizes[letter]
        index = -1
        for term, operand in zip(terms, operands):
            if operand.map is None:
                continue
            index += 1
            if letter in term and operand.shape[term.index(letter)] == sizes[letter]:
                atoms = operand.dims[term.index(letter)]
                kept[index].append((place, atoms))
                entry = (index, atoms) if isinstance(entry, int) else entry
        axes.append(entry)
    count = sum(parameter.numel() for parameter in params.values())
    out = assembled(kind, data, kept, axes, count, macs if len(operands) > 1 else 0, tuple(params) or None)
    return out.reshape(shape)


def sizes_at(letter, term, operand):
    return operand.shape[term.index(letter)] if letter in term else 1


def _as_linear(terms, operands, right, gone):
    """The product with a matrix of weights is a fully connected layer over the axis that is summed."""
    from operators import linear

    which = 0 if operands[0].map is not None else 1
    x, weight, term, letters = operands[which], operands[1 - which], terms[which], terms[1 - which]
    if weight.ndim != 2 or len(gone) != 1 or gone[0] not in term or gone[0] not in letters or not weight.params:
        return None
    new = letters.replace(gone[0], "")
    if new in term:
        return None
    last = term.replace(gone[0], "") + gone[0]
    out = linear(x.permute([term.index(letter) for letter in last]), weight if letters == new + gone[0] else weight.t())
    order = last[:-1] + new
    return out.permute([order.index(letter) for letter in right])


def matmul(left, right):
    """The product of matrices, over the last axis of the first and the last but one of the second."""
    left, right = constant(left), constant(right)
    if not left.ndim or not right.ndim:
        raise TypeError("matmul: both arguments need to be at least 1-D")
    if left.shape[-1] != right.shape[-2 if right.ndim > 1 else -1]:
        raise Problem("broadcast", shapes="%s and %s" % (text(left.shape), text(right.shape)))
    length = max(left.ndim, right.ndim, 2) - 2
    batch = "abcdefgh"[:length]
    broadcast(left.shape[:-2], right.shape[:-2])
    first = (batch[length - (left.ndim - 2) :] + "mk") if left.ndim > 1 else "k"
    second = (batch[length - (right.ndim - 2) :] + "kn") if right.ndim > 1 else "k"
    out = batch + ("m" if left.ndim > 1 else "") + ("n" if right.ndim > 1 else "")
    return contracted([first, second], [left, right], out, "matmul")
