"""What comes from modules that are not here.

A file may import what it likes: charts, data sets, training loops. All of that passes, gives nothing and repeats nothing. Only where it
would decide about the network it is refused, with its name.
"""

import sys

from problem import Problem

# The name of the program's file, as in `reader.py`.
FILE = "<model>"
# Parts of names in libraries that make well-known networks.
LIBRARIES = (".models.", ".applications.", "timm.", "torch.hub.load", "from_pretrained", "segmentation_models", "smp.", "ultralytics.",
             "transformers.", "efficientnet", "monai.networks", "open_clip.", "clip.load", "keras_cv.", "keras_hub.")

# Lines that write a model to a file, as in `foreign.rs`.
TO_ONNX = "torch.onnx.export(model, torch.zeros(1, 3, 224, 224), 'model.onnx', dynamo=False)"
TO_JSON = "open('model.json', 'w').write(model.to_json())"


def program_line():
    """The line of the program that is running."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == FILE:
            return frame.f_lineno
        frame = frame.f_back
    return 0


def distance(left, right):
    """How many letters must change to make one word of another."""
    row = list(range(len(right) + 1))
    for index, letter in enumerate(left):
        before, row[0] = row[0], index + 1
        for place, other in enumerate(right):
            before, row[place + 1] = row[place + 1], min(row[place + 1] + 1, row[place] + 1, before + (letter != other))
    return row[-1]


def nearest(name, names):
    """The name that was probably meant: the same but for capitals, or but for a letter or two."""
    lower = name.lower()
    for other in names:
        if other.lower() == lower:
            return other
    close = [(distance(lower, other.lower()), other) for other in names if abs(len(other) - len(name)) <= 2]
    close = [pair for pair in close if pair[0] <= (2 if len(name) > 5 else 1)]
    return min(close)[1] if close else None


class Missing:
    """Anything of a module that is not here."""

    # How many networks are being made or run: there, nothing may depend on what is missing.
    strict = 0
    # The calls of libraries that make networks, with their lines.
    models = []

    def __init__(self, name, line=0, package=None):
        object.__setattr__(self, "_name", name)
        # Where it is made.
        object.__setattr__(self, "_line", line)
        # The module that is here but has no such name.
        object.__setattr__(self, "_package", package)

    def refuse(self, *args, **kwargs):
        package = self._package
        if package is not None:
            head = package.__dict__["__name__"]
            # What follows the name of the module: `Conv2D()`.
            name = self._name[len(head) + 1 :].partition("(")[0].partition(".")[0].partition("[")[0]
            near = nearest(name, [key for key in package.__dict__ if not key.startswith("_")])
            if near is not None:
                raise Problem("misspelled", name=head + "." + name, near=head + "." + near).made(self._line)
        if self.is_model:
            is_keras = any(part in self._name for part in ("keras", "tensorflow"))
            raise Problem("library_model", name=self._name.partition("(")[0], remedy=TO_JSON if is_keras else TO_ONNX).made(self._line)
        # What is only imported is told where it is used.
        raise Problem("missing", name=self._name).made(self._line if "(" in self._name else 0)

    is_model = property(lambda self: "(" in self._name and any(part in self._name for part in LIBRARIES))

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Missing(self._name + "." + name, self._line, self._package)

    def __setattr__(self, name, value):
        pass

    def __call__(self, *args, **kwargs):
        from tensor import Tensor

        if len(args) == 1 and not kwargs and (isinstance(args[0], type) or hasattr(args[0], "__code__")):
            # A decorator.
            return args[0]
        if any(isinstance(arg, Tensor) and arg.map is not None for arg in list(args) + list(kwargs.values())):
            self.refuse()
        made = Missing(self._name + "()", program_line() or self._line, self._package)
        if made.is_model and self._name.count("(") == 0:
            Missing.models.append(made)
        return made

    def __mro_entries__(self, bases):
        return (type("Missing", (MissingBase,), {"_missing": self}),)

    def _lenient(self):
        """Outside of networks a training loop may run over nothing."""
        if Missing.strict:
            self.refuse()

    def __iter__(self):
        self._lenient()
        return iter(())

    def __repr__(self):
        return "<%s>" % self._name

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return None

    def __hash__(self):
        return id(self)

    def __next__(self):
        raise StopIteration

    def __bool__(self):
        self._lenient()
        return False

    def __len__(self):
        self._lenient()
        return 0

    def _same(self, *args):
        self._lenient()
        return self

    __eq__ = lambda self, other: self is other
    __ne__ = lambda self, other: self is not other

    def __lt__(self, other):
        self._lenient()
        return False

    __le__ = __gt__ = __ge__ = __contains__ = __lt__
    __getitem__ = lambda self, key: Missing(self._name + "[…]", self._line, self._package)
    __setitem__ = __delitem__ = lambda self, *args: None
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _same
    __mod__ = __pow__ = __neg__ = __abs__ = __and__ = __or__ = __ror__ = __matmul__ = __rpow__ = _same
    __index__ = __int__ = __float__ = refuse


class MissingBase:
    """What a class inherits from a module that is not here."""

    _missing = None

    def __init__(self, *args, **kwargs):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(type(self)._missing, name)

    def __call__(self, *args, **kwargs):
        type(self)._missing.refuse()


class Package:
    """A module that is here; what is not in it is missing."""

    def __init__(self, _package, **contents):
        self.__dict__.update(contents)
        self.__dict__.setdefault("__name__", _package)
        self.__dict__.setdefault("__all__", [key for key in contents if not key.startswith("_")])
        self.__dict__.setdefault("__version__", "2.0.0")
        self.__dict__["__path__"] = []

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Missing(self.__dict__["__name__"] + "." + name, program_line(), self)
