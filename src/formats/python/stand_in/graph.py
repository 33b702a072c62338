"""The network that is being written down: nodes in the neutral JSON format, and the maps that they put out."""

from problem import Problem

# Names of functions for ids; an operator that is not listed is called as it is.
SHORT = {"activation": "", "batch_norm": "bn", "layer_norm": "ln", "max_pool": "maxpool", "avg_pool": "avgpool", "global_avg_pool": "gap",
         "adaptive_avg_pool": "adaptive", "global_max_pool": "gmp", "channel_shuffle": "shuffle"}


class Map:
    """What a node puts out: channels × rows × columns, or a vector of so many channels."""

    __slots__ = ("id", "sizes", "vector")

    def __init__(self, id, channels, height=1, width=1, vector=False):
        self.id = id
        self.sizes = (channels, height, width)
        self.vector = vector


class Graph:
    """Nodes in the order in which they were computed."""

    def __init__(self, most=20000):
        self.nodes = []
        self.by_id = {}
        self.names = set(["input"])
        self.scopes = []
        self.most = most
        self.notes = []
        self.line = lambda: 0

    def note(self, code, **fields):
        """Something that the reader should be told, once."""
        note = dict(code=code, line=self.line(), **fields)
        if note not in self.notes:
            self.notes.append(note)

    def unique(self, name):
        if name not in self.names:
            self.names.add(name)
            return name
        count = 2
        while "%s_%d" % (name, count) in self.names:
            count += 1
        name = "%s_%d" % (name, count)
        self.names.add(name)
        return name

    def name_for(self, op, attributes):
        """The path of the module that computes, or a counted name where a function or an unnamed module does."""
        path, is_leaf = self.scopes[-1] if self.scopes else ("", False)
        if is_leaf and path and not path.isdigit():
            return self.unique(path), path.rpartition(".")[0]
        block = path.rpartition(".")[0] if is_leaf else path
        kind = attributes.get("kind") or SHORT.get(op, op)
        kind = "".join(letter if letter.isalnum() else "_" for letter in kind).strip("_") or op
        prefix = block + "." if block else ""
        count = 1
        while "%s%s%d" % (prefix, kind, count) in self.names:
            count += 1
        return self.unique("%s%s%d" % (prefix, kind, count)), block

    def emit(self, op, inputs, sizes, vector=False, owner=None, name=None, **attributes):
        """Adds a node that reads maps. `owner` is the parameter whose second use shares the weights of the first."""
        if len(self.nodes) >= self.most:
            raise Problem("too_many", count=self.most)
        for size in sizes:
            if size < 1:
                raise Problem("vanished", op=op)
        if name is None:
            id, block = self.name_for(op, attributes)
        else:
            id, block = self.unique(name), ""
        node = {"id": id, "op": op, "inputs": [map.id for map in inputs]}
        node.update((key, value) for key, value in attributes.items() if value is not None)
        if block:
            node["block"] = block
        if owner is not None:
            # Which of the nodes that are kept has the weights first is known only at the end.
            node["_owner"] = owner if isinstance(owner, tuple) else (owner,)
        out = Map(id, *sizes, vector=vector)
        self.nodes.append(node)
        self.by_id[id] = (node, out)
        return out

    def opaque(self, kind, inputs, sizes, sees="pointwise", parameters=0, macs=0, owner=None, **attributes):
        """A node of which only the shape and the costs are known."""
        return self.emit("opaque", inputs, sizes, kind=kind, output=list(sizes), sees=sees, parameters=parameters or None,
                         macs=macs or None, owner=owner, **attributes)
