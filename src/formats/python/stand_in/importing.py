"""What `import` finds: the stand-ins, a little of the standard library, and for everything else a name that gives nothing."""

import builtins
import sys

from missing import Missing, Package

# Files of this folder that programs may import by their names.
OPEN = ("functools", "collections", "typing", "dataclasses", "enum", "abc", "copy", "operator", "numpy", "einops", "math", "itertools")
ALIASES = {"collections.abc": "collections", "typing_extensions": "typing", "einops.layers.torch": "einops", "einops.layers": "einops",
           "__future__": "__future__"}
KERAS = ("keras", "tensorflow", "tf_keras")


class Importer:
    """Answers the imports of one program."""

    def __init__(self, file):
        self.file = file
        self.known = {}
        self.missing = {}
        self.real = builtins.__import__

    def line(self):
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == self.file:
                return frame.f_lineno
            frame = frame.f_back
        return 0

    def __call__(self, name, globals=None, locals=None, fromlist=(), level=0):
        if globals is None or globals.get("__file__") != self.file:
            return self.real(name, globals, locals, fromlist or (), level)
        if level:
            return self.relative(name, level)
        found = self.find(name)
        if not fromlist and "." in name:
            return self.find(name.partition(".")[0])
        if fromlist and "*" in fromlist and isinstance(found, Missing):
            # Nothing to take.
            return Package(name)
        return found

    def relative(self, name, level):
        """Files beside this one: those of torchvision are known."""
        for package in ("torchvision.models.", "torchvision."):
            if package + name in self.known or self.load(package + name):
                return self.known[package + name]
        return self.absent("." * level + name)

    def find(self, name):
        if name in self.known:
            return self.known[name]
        if name in ALIASES:
            return self.find(ALIASES[name])
        if name in OPEN:
            self.known[name] = Package(name, **{key: value for key, value in vars(self.real(name, {}, {}, ("x",), 0)).items()
                                                if not key.startswith("__") and key != "Missing"})
            return self.known[name]
        if self.load(name):
            return self.known[name]
        return self.absent(name)

    def load(self, name):
        """Makes all modules of a family known."""
        head = name.partition(".")[0]
        if head in KERAS:
            import keras_packages as family
        elif head in ("torch", "torchvision", "pytorch_lightning", "lightning"):
            import torch_packages as family
        else:
            import stubs as family
        for key, module in family.packages().items():
            self.known.setdefault(key, module)
        return name in self.known

    def absent(self, name):
        if name not in self.missing:
            self.missing[name] = self.line()
        head, _, rest = name.partition(".")
        if rest and head in self.known and not isinstance(self.known[head], Missing):
            return Missing(name, self.missing[name])
        return Missing(name, self.missing[name])


def prelude(importer):
    """The names that a pasted piece of a program takes for granted."""
    torch = importer.find("torch")
    nn, functional = torch.nn, torch.nn.functional
    typing = importer.find("typing")
    names = {"torch": torch, "nn": nn, "F": functional, "Tensor": torch.Tensor, "Parameter": nn.Parameter, "init": nn.init,
             "torchvision": importer.find("torchvision"), "math": importer.find("math"), "np": importer.find("numpy"),
             "partial": importer.find("functools").partial, "reduce": importer.find("functools").reduce,
             "OrderedDict": importer.find("collections").OrderedDict, "namedtuple": importer.find("collections").namedtuple,
             "dataclass": importer.find("dataclasses").dataclass, "deepcopy": importer.find("copy").deepcopy,
             "copy": importer.find("copy"), "functools": importer.find("functools"), "itertools": importer.find("itertools"),
             "pl": importer.find("pytorch_lightning"), "weight_norm": nn.utils.weight_norm, "spectral_norm": nn.utils.spectral_norm,
             "rearrange": importer.find("einops").rearrange, "os": importer.find("os"), "warnings": importer.find("warnings"),
             "Variable": lambda tensor, **kwargs: tensor}
    names.update((name, getattr(typing, name)) for name in ("Any", "Optional", "Union", "List", "Tuple", "Dict", "Type", "Callable", "Sequence",
                                                            "Iterable", "Literal"))
    return names


def keras_prelude(importer):
    keras = importer.find("keras")
    names = {"keras": keras, "tf": importer.find("tensorflow"), "layers": keras.layers, "models": keras.models, "Model": keras.Model,
             "Sequential": keras.Sequential, "Input": keras.Input, "K": keras.backend, "np": importer.find("numpy"),
             "math": importer.find("math"), "regularizers": keras.regularizers, "initializers": keras.initializers}
    names.update((name, value) for name, value in vars(keras.layers).items() if isinstance(value, type))
    return names
