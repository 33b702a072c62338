"""What comes from modules that are not here.

A file may import what it likes: charts, data sets, training loops. All of that passes, gives nothing and repeats nothing. Only where it
would decide about the network it is refused, with its name.
"""

from problem import Problem


class Missing:
    """Anything of a module that is not here."""

    # How many networks are being made or run: there, nothing may depend on what is missing.
    strict = 0

    def __init__(self, name, line=0):
        object.__setattr__(self, "_name", name)
        object.__setattr__(self, "_line", line)

    def refuse(self, *args, **kwargs):
        raise Problem("missing", name=self._name, imported=self._line)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Missing(self._name + "." + name, self._line)

    def __setattr__(self, name, value):
        pass

    def __call__(self, *args, **kwargs):
        from tensor import Tensor

        if len(args) == 1 and not kwargs and (isinstance(args[0], type) or hasattr(args[0], "__code__")):
            # A decorator.
            return args[0]
        if any(isinstance(arg, Tensor) and arg.map is not None for arg in list(args) + list(kwargs.values())):
            self.refuse()
        return Missing(self._name + "()", self._line)

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
    __getitem__ = lambda self, key: Missing(self._name + "[…]", self._line)
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
        return Missing(self.__dict__["__name__"] + "." + name)
