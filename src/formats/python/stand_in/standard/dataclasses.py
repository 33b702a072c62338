"""Classes that are made of their fields."""


class _Missing:
    pass


MISSING = _Missing()
KW_ONLY = _Missing


class Field:
    def __init__(self, default=MISSING, default_factory=MISSING, init=True, **kwargs):
        self.default, self.default_factory, self.init = default, default_factory, init
        self.name = self.type = None
        self.metadata = kwargs.get("metadata") or {}


def field(**kwargs):
    return Field(**kwargs)


def fields(thing):
    return tuple(thing.__dataclass_fields__.values())


def dataclass(cls=None, **settings):
    return _made(cls, settings) if cls is not None else (lambda cls: _made(cls, settings))


def _made(cls, settings):
    known = {}
    for base in reversed(cls.__mro__[1:]):
        known.update(getattr(base, "__dataclass_fields__", {}))
    own = cls.__dict__.get("__annotations__")
    if own is None:
        own = getattr(cls, "__annotations__", {})
    for name, kind in own.items():
        if "ClassVar" in str(kind):
            continue
        value = cls.__dict__.get(name, MISSING)
        entry = value if isinstance(value, Field) else Field(default=value)
        entry.name, entry.type = name, kind
        known[name] = entry
        if isinstance(value, Field):
            if value.default is not MISSING:
                setattr(cls, name, value.default)
            else:
                delattr(cls, name)
    cls.__dataclass_fields__ = known

    def init(self, *args, **kwargs):
        names = [name for name, entry in known.items() if entry.init]
        if len(args) > len(names):
            raise TypeError("%s() takes %d positional arguments but %d were given" % (cls.__name__, len(names), len(args)))
        values = dict(zip(names, args))
        for name, value in kwargs.items():
            if name not in names or name in values:
                raise TypeError("%s() got an unexpected argument '%s'" % (cls.__name__, name))
            values[name] = value
        for name, entry in known.items():
            if name not in values:
                if entry.default is not MISSING:
                    values[name] = entry.default
                elif entry.default_factory is not MISSING:
                    values[name] = entry.default_factory()
                elif entry.init:
                    raise TypeError("%s() is missing the argument '%s'" % (cls.__name__, name))
            if name in values:
                object.__setattr__(self, name, values[name])
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    if settings.get("init", True) and "__init__" not in cls.__dict__:
        cls.__init__ = init
    if "__repr__" not in cls.__dict__:
        cls.__repr__ = lambda self: "%s(%s)" % (cls.__name__, ", ".join("%s=%r" % (name, getattr(self, name, None)) for name in known))
    if settings.get("eq", True) and "__eq__" not in cls.__dict__:
        cls.__eq__ = lambda self, other: type(self) is type(other) and vars(self) == vars(other)
        if "__hash__" not in cls.__dict__ or cls.__dict__["__hash__"] is None:
            cls.__hash__ = lambda self: id(self)
    return cls


def asdict(thing):
    return {name: asdict(value) if hasattr(value, "__dataclass_fields__") else value
            for name, value in ((name, getattr(thing, name)) for name in thing.__dataclass_fields__)}


def astuple(thing):
    return tuple(asdict(thing).values())


def replace(thing, **changes):
    return type(thing)(**{**{name: getattr(thing, name) for name in thing.__dataclass_fields__}, **changes})


def is_dataclass(thing):
    return hasattr(thing, "__dataclass_fields__")
