"""Containers."""

from _collections import deque


class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            rest = list(self.items())
            self.clear()
            self[key] = value
            self.update(rest)

    def popitem(self, last=True):
        key = list(self)[-1 if last else 0]
        return key, self.pop(key)

    def copy(self):
        return type(self)(self)


class defaultdict(dict):
    def __init__(self, default_factory=None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value


class Counter(dict):
    def __init__(self, iterable=(), **kwargs):
        super().__init__(**kwargs)
        self.update(iterable)

    def update(self, iterable=()):
        for item in iterable:
            self[item] = self.get(item, 0) + (iterable[item] if isinstance(iterable, dict) else 1)

    def __missing__(self, key):
        return 0

    def most_common(self, n=None):
        return sorted(self.items(), key=lambda item: -item[1])[:n]


class UserDict(dict):
    pass


def namedtuple(typename, field_names, rename=False, defaults=None, module=None):
    names = field_names.replace(",", " ").split() if isinstance(field_names, str) else list(field_names)
    preset = dict(zip(names[len(names) - len(defaults or ()) :], defaults or ()))

    def new(cls, *args, **kwargs):
        values = dict(zip(names, args))
        if len(args) > len(names):
            raise TypeError("%s takes %d arguments" % (typename, len(names)))
        values.update(kwargs)
        missing = [name for name in names if name not in values and name not in preset]
        if missing or len(values) > len(names):
            raise TypeError("%s: missing or unknown arguments: %s" % (typename, ", ".join(missing or list(values))))
        return tuple.__new__(cls, [values[name] if name in values else preset[name] for name in names])

    def replace(self, **kwargs):
        return type(self)(*[kwargs.get(name, value) for name, value in zip(names, self)])

    members = {"__new__": new, "_fields": tuple(names), "_replace": replace, "_asdict": lambda self: dict(zip(names, self)),
               "__repr__": lambda self: "%s(%s)" % (typename, ", ".join("%s=%r" % pair for pair in zip(names, self))),
               "_make": classmethod(lambda cls, values: cls(*values)), "__slots__": ()}
    for index, name in enumerate(names):
        members[name] = property(lambda self, index=index: tuple.__getitem__(self, index))
    return type(typename, (tuple,), members)


class _Kind(type):
    def __instancecheck__(cls, value):
        return cls._check(value)

    def __getitem__(cls, key):
        return cls


def _kind(name, check):
    return _Kind(name, (), {"_check": staticmethod(check)})


Iterable = _kind("Iterable", lambda value: hasattr(value, "__iter__"))
Sequence = _kind("Sequence", lambda value: isinstance(value, (list, tuple, str, range)))
MutableSequence = _kind("MutableSequence", lambda value: isinstance(value, list))
Mapping = _kind("Mapping", lambda value: isinstance(value, dict))
MutableMapping = _kind("MutableMapping", lambda value: isinstance(value, dict))
Callable = _kind("Callable", callable)
Hashable = _kind("Hashable", lambda value: not isinstance(value, (list, dict, set)))
Iterator = _kind("Iterator", lambda value: hasattr(value, "__next__"))
Generator = Iterator
Set = _kind("Set", lambda value: isinstance(value, (set, frozenset)))
Container = Collection = Iterable
Sized = _kind("Sized", lambda value: hasattr(value, "__len__"))
