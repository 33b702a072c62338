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
        # Where the program flattens a map, by the map's node: the name of the layer that flattens, or None for a function; and its block.
        self.flats = {}
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
        """The path of the module that computes, or a counted name where a function or an unnamed module does; the block; which it is."""
        path, is_leaf = self.scopes[-1] if self.scopes else ("", False)
        if is_leaf and path and not path.isdigit():
            return self.unique(path), path.rpartition(".")[0], False
        block = path.rpartition(".")[0] if is_leaf else path
        return self.counted(op, attributes, block), block, True

    def counted(self, op, attributes, block):
        """A name of the operator's kind with a number."""
        kind = attributes.get("kind") or SHORT.get(op, op)
        kind = "".join(letter if letter.isalnum() else "_" for letter in kind).strip("_") or op
        prefix = block + "." if block else ""
        count = 1
        while "%s%s%d" % (prefix, kind, count) in self.names:
            count += 1
        return self.unique("%s%s%d" % (prefix, kind, count))

    def leave(self, start):
        """Ends the scope of a module, whose nodes begin at `start`.

        A layer may put nodes before its own, such as the flattening of what it reads. The name of the module belongs to the layer: to the
        node with its weights, or else to the first that is more than another view of the input.
        """
        path, is_leaf = self.scopes.pop()
        nodes = self.nodes[start:]
        if not is_leaf or not path or path.isdigit() or len(nodes) < 2:
            return
        main = [node for node in nodes if "_owner" in node] or [node for node in nodes if "_view" not in node]
        at = nodes.index(main[0]) if main else 0
        if at == 0:
            return
        freed = [node["id"] for node in nodes]
        for node in nodes:
            # A copy in a model that is used again has a name of its own.
            if node["id"] != path and not node["id"].startswith(path + "_"):
                return
        self.names.difference_update(freed)
        names = {node["id"]: self.unique(path) for node in nodes[at:]}
        block = path.rpartition(".")[0]
        names.update((node["id"], self.counted(node["op"], node, block)) for node in nodes[:at])
        self.rename(names, nodes)

    def rename(self, names, readers):
        """Gives nodes other names at once, and tells the nodes that may read them."""
        entries = {before: self.by_id.pop(before) for before in names}
        flats = {before: self.flats.pop(before) for before in names if before in self.flats}
        for before, (node, out) in entries.items():
            node["id"] = out.id = names[before]
            self.by_id[node["id"]] = (node, out)
        self.flats.update((names[before], found) for before, found in flats.items())
        for node in readers:
            node["inputs"] = [names.get(source, source) for source in node["inputs"]]

    def flattens(self, map, is_layer=False):
        """Notes that the program flattens a map here, where a later layer may want a vector."""
        path, is_leaf = self.scopes[-1] if self.scopes else ("", False)
        block = path.rpartition(".")[0] if is_leaf else path
        if is_layer:
            self.flats[map.id] = (path if is_leaf and path and not path.isdigit() else None, block)
        else:
            self.flats.setdefault(map.id, (None, block))

    def emit(self, op, inputs, sizes, vector=False, owner=None, name=None, **attributes):
        """Adds a node that reads maps. `owner` is the parameter whose second use shares the weights of the first."""
        if len(self.nodes) >= self.most:
            raise Problem("too_many", count=self.most)
        for size in sizes:
            if size < 1:
                raise Problem("vanished", op=op)
        is_counted = False
        if name is None:
            id, block, is_counted = self.name_for(op, attributes)
        else:
            id, block = self.unique(name), ""
        node = {"id": id, "op": op, "inputs": [map.id for map in inputs]}
        node.update((key, value) for key, value in attributes.items() if value is not None)
        if block:
            node["block"] = block
        if is_counted:
            node["_counted"] = True
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
