"""Type hints, which mean nothing here."""

import collections


class _Hint:
    def __init__(self, name):
        self._name = name

    def __getitem__(self, key):
        return self

    def __call__(self, *args, **kwargs):
        return args[0] if args else self

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __mro_entries__(self, bases):
        return (object,) if len(bases) == 1 else ()

    def __repr__(self):
        return "typing." + self._name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self


for _name in ("Any", "Optional", "Union", "List", "Tuple", "Dict", "Set", "FrozenSet", "Type", "ClassVar", "Final", "Literal", "Annotated",
              "Concatenate", "ParamSpec", "TypeAlias", "Self", "Text", "AnyStr", "NoReturn", "Never", "IO", "DefaultDict", "Deque", "Required",
              "Awaitable", "Unpack", "Protocol", "SupportsInt", "SupportsFloat", "TypeGuard", "NotRequired", "ForwardRef", "LiteralString"):
    globals()[_name] = _Hint(_name)
for _name in ("Iterable", "Sequence", "Mapping", "Callable", "Iterator", "Generator", "MutableMapping", "MutableSequence", "Hashable",
              "Collection", "Container", "Sized"):
    globals()[_name] = getattr(collections, _name)
OrderedDict, Counter = collections.OrderedDict, collections.Counter
TYPE_CHECKING = False


class Generic:
    def __class_getitem__(cls, key):
        return cls


def TypeVar(name, *args, **kwargs):
    return _Hint(name)


def NewType(name, kind):
    return kind


def cast(kind, value):
    return value


def overload(function):
    return function


final = no_type_check = runtime_checkable = override = overload


def get_type_hints(*args, **kwargs):
    return {}


class _NamedTupleMeta(type):
    def __new__(meta, name, bases, members):
        if name == "NamedTuple":
            return type.__new__(meta, name, bases, members)
        made = type.__new__(type, name, (), dict(members))
        fields = list(getattr(made, "__annotations__", {}))
        base = collections.namedtuple(name, fields, defaults=[members[field] for field in fields if field in members])
        rest = {key: value for key, value in members.items() if key not in fields and not key.startswith("__annot")}
        rest.pop("__classcell__", None)
        return type(name, (base,), rest)


class NamedTuple(metaclass=_NamedTupleMeta):
    pass


class TypedDict(dict):
    def __init_subclass__(cls, **kwargs):
        pass
