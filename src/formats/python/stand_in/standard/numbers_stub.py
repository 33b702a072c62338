"""What functions take, for programs that ask."""

from missing import Package

EMPTY = type("_empty", (), {})


def arguments_of(function):
    """The names of a function's arguments with their defaults (EMPTY where there is none), and whether it takes any others."""
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    bound = hasattr(function, "__self__")
    function = getattr(function, "__func__", function)
    code = getattr(function, "__code__", None)
    if code is None:
        return {}, True
    names = list(code.co_varnames[: code.co_argcount])
    defaults = function.__defaults__ or ()
    out = dict.fromkeys(names, EMPTY)
    out.update(zip(names[len(names) - len(defaults) :], defaults))
    for name in code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]:
        out[name] = (function.__kwdefaults__ or {}).get(name, EMPTY)
    if bound and names:
        out.pop(names[0])
    return out, bool(code.co_flags & 8)


class Parameter:
    empty = EMPTY
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)

    def __init__(self, name, default):
        self.name, self.default, self.annotation, self.kind = name, default, EMPTY, 1


class Signature:
    def __init__(self, function):
        target = function.__init__ if isinstance(function, type) else function
        found, _ = arguments_of(target)
        if isinstance(function, type):
            found.pop("self", None)
        self.parameters = {name: Parameter(name, default) for name, default in found.items()}


def inspect():
    return Package("inspect", signature=Signature, Parameter=Parameter, isclass=lambda value: isinstance(value, type), isfunction=callable,
                   getfullargspec=lambda function: type("Spec", (), {"args": list(arguments_of(function)[0])}))
