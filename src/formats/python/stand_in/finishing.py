"""From what was written down to the network in the neutral format."""

from problem import Problem

FLAT = ("flatten", "activation", "dropout", "identity", "softmax", "log_softmax", "linear", "prelu")


def finished(graph, outputs, name, sizes):
    """The network as an object of the neutral JSON format. The first output comes last."""
    maps = [tensor.map for tensor in outputs if tensor.map is not None]
    if not maps:
        raise Problem("not_from_input")
    first = [tensor for tensor in outputs if tensor.map is not None][0]
    if first.ndim <= 2 and not first.map.vector and not any(atoms for atoms in first.dims[:-1]):
        # A vector comes out.
        sizes_out = first.map.sizes
        graph.scopes = []
        maps[0] = graph.emit("flatten", [first.map], (sizes_out[0] * sizes_out[1] * sizes_out[2], 1, 1), vector=True)
    nodes = [dict(node) for node in graph.nodes]
    nodes = without_unused(nodes, [map.id for map in maps])
    nodes = with_output_last(nodes, maps[0].id, graph)
    nodes = with_vectors(nodes, graph)
    nodes = with_flattening_in_place(nodes, graph)
    share(nodes)
    nodes = [{key: value for key, value in node.items() if not key.startswith("_")} for node in nodes]
    if len(maps) > 1:
        graph.note("several_outputs", count=len(maps), name=maps[0].id)
    keys = ("channels", "height", "width")
    if len(sizes) == 3:
        shape = dict(zip(keys, sizes))
    elif len(sizes) == 2:
        shape = {"channels": sizes[0], "length": sizes[1]}
    else:
        shape = {"channels": sizes[0], "height": 1, "width": 1}
    return {"name": name, "input": shape, "nodes": nodes}


def without_unused(nodes, outputs):
    """The nodes that lead to an output, and those with parameters that lead nowhere."""
    needed = set(outputs)
    kept = []
    for node in reversed(nodes):
        if node["id"] in needed or node["op"] in ("conv", "conv_transpose", "linear"):
            needed.update(node["inputs"])
            kept.append(node)
    kept.reverse()
    return kept


def with_output_last(nodes, output, graph):
    """The output comes last; what reads it, too, comes before a copy of it."""
    if not nodes:
        return [{"id": "output", "op": "identity", "inputs": [output]}]
    if nodes[-1]["id"] == output:
        return nodes
    readers = set([output])
    for node in nodes:
        if any(source in readers for source in node["inputs"]):
            readers.add(node["id"])
    if readers == set([output]) and output != "input":
        last = [node for node in nodes if node["id"] == output]
        return [node for node in nodes if node["id"] != output] + last
    return nodes + [{"id": graph.unique("output"), "op": "identity", "inputs": [output]}]


def with_vectors(nodes, graph):
    """Fully connected layers on a map of one place, after which only such layers come, are layers on a vector: it is flattened before."""
    readers = {}
    for node in nodes:
        for source in node["inputs"]:
            readers.setdefault(source, []).append(node)
    flat = {}
    def sizes_of(id):
        return graph.by_id[id][1].sizes if id in graph.by_id else None

    for node in reversed(nodes):
        sizes = sizes_of(node["id"])
        is_layer = node.get("was") == "linear" and node["op"] == "conv"
        passes = node["op"] in FLAT or node["op"] in ("batch_norm", "add", "concat") and "axis" not in node
        ends = all(flat.get(reader["id"], False) for reader in readers.get(node["id"], []))
        flat[node["id"]] = bool(sizes and sizes[1:] == (1, 1) and (is_layer or passes) and ends)
    # A node is a vector only if all that it reads is one or is a layer's own input.
    changed = True
    starts = set(node["id"] for node in nodes if node.get("was") == "linear" and node["op"] == "conv" and flat[node["id"]])
    while changed:
        changed = False
        for node in nodes:
            if flat[node["id"]] and node["id"] not in starts and not all(flat.get(source, False) for source in node["inputs"]):
                flat[node["id"]] = False
                changed = True
        for node in nodes:
            if flat[node["id"]] and not all(flat.get(reader["id"], False) for reader in readers.get(node["id"], [])):
                flat[node["id"]] = False
                starts.discard(node["id"])
                changed = True
    out, flattened, gone = [], {}, {}
    for node in nodes:
        node["inputs"] = [gone.get(source, source) for source in node["inputs"]]
        if node["op"] == "flatten" and flat.get(node["inputs"][0]):
            # A vector already.
            gone[node["id"]] = node["inputs"][0]
            continue
        if node["id"] in starts:
            source = node["inputs"][0]
            already = flat.get(source, False) or source in graph.by_id and graph.by_id[source][1].vector
            if not already:
                if source not in flattened:
                    id = graph.unique((node.get("block", "") + "." if node.get("block") else "") + "flatten")
                    made = {"id": id, "op": "flatten", "inputs": [source]}
                    if node.get("block"):
                        made["block"] = node["block"]
                    out.append(made)
                    flattened[source] = id
                source = flattened[source]
            if node.get("_counted"):
                # The name says what the layer turned out to be.
                before, (_, map) = node["id"], graph.by_id[node["id"]]
                node["id"] = map.id = gone[before] = graph.counted("linear", {}, node.get("block", ""))
                flat[map.id], graph.by_id[map.id] = flat[before], (node, map)
            node = {"id": node["id"], "op": "linear", "inputs": [source], "out_features": node["out_channels"], "bias": node["bias"],
                    **{key: node[key] for key in ("block", "_owner") if key in node}}
        out.append(node)
    return out


def with_flattening_in_place(nodes, graph):
    """A map is flattened where the program does that, not only where a layer first wants a vector, and is called as there."""
    # What several layers want as a vector is flattened once.
    first, same = {}, {}
    for node in nodes[:-1]:
        if node["op"] == "flatten":
            kept = first.setdefault(node["inputs"][0], node["id"])
            if kept != node["id"]:
                same[node["id"]] = kept
    nodes = [node for node in nodes if node["id"] not in same]
    for node in nodes:
        node["inputs"] = [same.get(source, source) for source in node["inputs"]]
    by_id = {node["id"]: node for node in nodes}
    readers = {}
    for node in nodes:
        for source in node["inputs"]:
            readers.setdefault(source, []).append(node)
    for node in [node for node in nodes if node["op"] == "flatten"]:
        source, between = node["inputs"][0], []
        while source in by_id and by_id[source].get("_flat") and len(readers[source]) == 1:
            between.append(by_id[source])
            source = by_id[source]["inputs"][0]
        if source not in graph.flats or between and node is nodes[-1] and between[0] is not nodes[-2]:
            continue
        if between:
            for reader in readers.get(node["id"], []):
                reader["inputs"] = [between[0]["id"] if input == node["id"] else input for input in reader["inputs"]]
            readers[between[0]["id"]] = readers.get(node["id"], [])
            node["inputs"], between[-1]["inputs"] = [source], [node["id"]]
            readers[node["id"]] = [between[-1]]
            nodes.remove(node)
            nodes.insert(nodes.index(between[-1]), node)
        layer, block = graph.flats[source]
        if layer or block != node.get("block", ""):
            before = node["id"]
            node["id"] = graph.unique(layer) if layer else graph.counted("flatten", {}, block)
            node.pop("block", None)
            if block:
                node["block"] = block
            for reader in readers.get(before, []):
                reader["inputs"] = [node["id"] if input == before else input for input in reader["inputs"]]
            readers[node["id"]] = readers.pop(before, [])
            if before in graph.by_id:
                graph.by_id[before][1].id = node["id"]
    return nodes


def share(nodes):
    """Says of every node whose weights another before it has, which one that is."""
    owners = {}
    for node in nodes:
        owner = node.pop("_owner", None)
        if owner:
            first = owners.setdefault((node["op"],) + owner, node["id"])
            if first != node["id"]:
                node["shares"] = first


def to_json(value):
    """A value as JSON text."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(float(value)) if isinstance(value, float) else repr(int(value))
    if isinstance(value, str):
        out = []
        for letter in value:
            code = ord(letter)
            if letter in '"\\':
                out.append("\\" + letter)
            elif code < 32 or 0xD800 <= code < 0xE000:
                out.append("\\u%04x" % code)
            else:
                out.append(letter)
        return '"' + "".join(out) + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(to_json(str(key)) + ": " + to_json(part) for key, part in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(to_json(part) for part in value) + "]"
    return to_json(str(value))
