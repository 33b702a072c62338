"""How the axes of a tensor lie on the channels, rows and columns of a map.

A map has three axes: 0 channels, 1 rows, 2 columns. An atom `(axis, stride, size)` is a digit of the index along an axis: the index is the
sum of `stride * digit` over the atoms of that axis. A view has a list of atoms for each axis of the tensor, outermost first. So `view`,
`permute` and `flatten` change nothing but the lists, and what they amount to shows where a layer reads the tensor.

Batch size is 1, and axes of size 1 have no atoms.
"""


def full(axis, size):
    """The atoms of a whole axis."""
    return ((axis, 1, size),) if size != 1 else ()


def merged(atoms):
    """The same digits in as few atoms as possible."""
    out = []
    for atom in atoms:
        axis, stride, size = atom
        if out:
            before = out[-1]
            if before[0] == axis and before[1] == stride * size:
                out[-1] = (axis, stride, before[2] * size)
                continue
        out.append(atom)
    return tuple(out)


def size_of(atoms):
    """The number of values of the digits together."""
    size = 1
    for atom in atoms:
        size *= atom[2]
    return size


def shape_of(dims):
    return tuple(size_of(atoms) for atoms in dims)


def reshaped(dims, shape):
    """The lists of a view with another shape, or None where a new axis would cut across a digit."""
    rest = list(merged([atom for atoms in dims for atom in atoms]))
    rest.reverse()
    out = []
    for size in shape:
        taken = []
        while size != 1:
            if not rest:
                return None
            axis, stride, count = rest.pop()
            if size % count == 0:
                taken.append((axis, stride, count))
                size //= count
            elif count % size == 0:
                inner = count // size
                taken.append((axis, stride * inner, size))
                rest.append((axis, stride, inner))
                size = 1
            else:
                return None
        out.append(merged(taken))
    return None if rest else tuple(out)


def of_axis(dims, axis):
    """The atoms of one axis of the map, from the most significant."""
    atoms = [atom for atoms in dims for atom in atoms if atom[0] == axis]
    return sorted(atoms, key=lambda atom: -atom[1])


def is_whole(atoms, axis, size):
    """Whether the atoms are exactly the whole axis in its order."""
    return merged(atoms) == full(axis, size)


def covers(atoms, axis, size):
    """Whether the atoms contain all of an axis, in whatever order."""
    return size_of([atom for atom in atoms if atom[0] == axis]) == size
