"""Which of the things that a program defines is the network."""

from missing import Missing
from numbers_stub import EMPTY, arguments_of
from torch_module import Module

FUNCTION = type(lambda: None)


def names_in(code):
    """All names that a piece of a program mentions."""
    names = set(code.co_names)
    for constant in code.co_consts:
        if hasattr(constant, "co_names"):
            names |= names_in(constant)
    return names


def functions_of(cls):
    out = []
    for member in cls.__dict__.values():
        member = getattr(member, "__func__", member)
        member = getattr(member, "fget", member)
        while hasattr(member, "__wrapped__"):
            member = member.__wrapped__
        if hasattr(member, "__code__"):
            out.append(member)
    return out


class Candidates:
    """The networks of a program: instances, classes, and functions that make one."""

    def __init__(self, namespace, given, kinds):
        own = {name: value for name, value in namespace.items() if name not in given or given[name] is not value}
        self.namespace = namespace
        self.kinds = kinds
        self.instances = [name for name, value in own.items() if isinstance(value, kinds) and not name.startswith("__")]
        self.classes = [name for name, value in own.items() if isinstance(value, type) and issubclass(value, kinds)
                        and value.__module__ == "__main__" and value.__name__ == name]
        self.functions = [name for name, value in own.items() if isinstance(value, FUNCTION) and self.code(value) is not None]
        self.uses = {}
        for name in self.classes:
            found = set()
            for function in functions_of(namespace[name]):
                found |= names_in(function.__code__)
            found |= set(base.__name__ for base in namespace[name].__mro__[1:])
            self.uses[name] = found - set([name])
        for name in self.functions:
            self.uses[name] = names_in(self.code(namespace[name]))
        inner = set(self.instances)
        for name in self.instances:
            children = set(id(module) for module in namespace[name].modules() if module is not namespace[name]) if hasattr(
                namespace[name], "modules") else set()
            inner -= set(other for other in self.instances if id(namespace[other]) in children)
        self.instances = [name for name in self.instances if name in inner]

    def code(self, function):
        while hasattr(function, "__wrapped__"):
            function = function.__wrapped__
        return getattr(function, "__code__", None)

    def reach(self, name, seen=None):
        """All names that a class or a function leads to."""
        seen = set() if seen is None else seen
        for other in self.uses.get(name, ()):
            if other in self.uses and other not in seen:
                seen.add(other)
                self.reach(other, seen)
        return seen

    def outermost(self):
        """Classes that no other class uses, the last one first."""
        used = set()
        for name in self.classes:
            used |= self.reach(name)
        # Classes that lead to each other in a circle are all outermost.
        names = [name for name in self.classes if name not in used] or list(self.classes)
        return list(reversed(names))

    def required(self, name):
        value = self.namespace[name]
        if isinstance(value, type):
            function = None
            for base in value.__mro__:
                if "__init__" in base.__dict__:
                    function = base.__dict__["__init__"]
                    break
            found, _ = arguments_of(function)
            if found:
                found = dict(list(found.items())[1:])
        else:
            found, _ = arguments_of(value)
        return found

    def is_ready(self, name):
        return not any(default is EMPTY for default in self.required(name).values())

    def makers(self, cls):
        """Functions without arguments of their own that lead to a class and return something."""
        return [name for name in self.functions if cls in self.reach(name) and self.is_ready(name) and not name.startswith(("_", "test", "main"))
                and name != "train"]

    def default(self):
        """The name of the likeliest network, or None."""
        if self.instances:
            return self.instances[-1]
        outer = self.outermost()
        for name in outer:
            if self.is_ready(name) and self.has_forward(name):
                makers = [maker for maker in self.makers(name)]
                rest = [other for other in outer if other != name and not self.is_ready(other) and self.makers(other)]
                if rest and outer.index(rest[0]) < outer.index(name):
                    continue
                return name
        for name in outer:
            makers = self.makers(name)
            if makers:
                return makers[0]
        for name in outer:
            if self.has_forward(name):
                return name
        ready = [name for name in self.functions if self.is_ready(name) and not name.startswith("_")]
        return None if outer else (ready[-1] if ready else (self.functions[-1] if self.functions else None))

    def has_forward(self, name):
        value = self.namespace[name]
        own = getattr(value, "forward", None) or getattr(value, "call", None)
        return own is not None and getattr(own, "__module__", "") == "__main__" or any(
            "forward" in base.__dict__ or "call" in base.__dict__ for base in value.__mro__ if base not in (Module, object))

    def listed(self):
        """All that could be asked for, the likeliest first."""
        outer = self.outermost()
        names = list(reversed(self.instances)) + outer
        for name in outer:
            names += self.makers(name)
        if not self.classes:
            names += [name for name in self.functions if not name.startswith("_")]
        names += [name for name in self.classes]
        return list(dict.fromkeys(names))


GUESSES = (
    (("num_classes", "n_classes", "classes", "nclass", "nb_classes", "num_class", "class_num", "n_class"), "10"),
    (("in_channels", "n_channels", "in_ch", "input_channels", "channels", "in_chans", "nc", "inchannel", "in_planes", "img_channels", "num_channels",
      "input_nc", "image_channels", "n_colors", "in_dim", "input_dim", "inp"), "3"),
    (("out_channels", "out_ch", "output_nc", "out_chans", "outchannel", "output_channels"), "3"),
    (("layers", "num_blocks", "num_block", "blocks", "depths", "block_config", "n_blocks", "layers_list"), "[2, 2, 2, 2]"),
    (("kernel_size", "kernel", "ks", "k"), "3"),
    (("stride",), "1"), (("padding",), "1"), (("groups", "cardinality"), "1"), (("depth", "n_layers", "num_layers", "nlayers"), "4"),
    (("growth_rate",), "32"), (("dropout", "drop_rate", "p", "dropout_rate"), "0.0"), (("image_size", "img_size"), "224"),
    (("patch_size",), "16"), (("scale", "scale_factor", "upscale_factor"), "2"), (("reduction", "ratio"), "16"),
    (("width", "dim", "hidden_dim", "hidden_size", "features", "filters", "planes", "base_channels", "nf", "ngf", "ndf", "embed_dim", "mid_channels",
      "hidden_channels", "n_filters", "num_features"), "64"),
    (("heads", "num_heads", "n_heads"), "8"), (("latent_dim", "z_dim", "nz"), "100"), (("bilinear", "bias", "batch_norm", "bn"), "True"),
)


def guess(name, candidates):
    """What an argument of that name usually is, as text; empty where nobody knows."""
    if name in ("block", "Block", "block_type", "block_cls", "bottleneck"):
        blocks = [other for other in candidates.classes if "lock" in other or "neck" in other]
        return blocks[0] if blocks else ""
    for names, value in GUESSES:
        if name.lower() in names:
            return value
    return ""
