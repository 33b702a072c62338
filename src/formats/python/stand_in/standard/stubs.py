"""Modules of the standard library of which models need a word or two."""

from missing import Missing, Package


def nothing(*args, **kwargs):
    return None


class SimpleNamespace:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)


def random_number(*args, **kwargs):
    return 0.5


class suppress:
    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True


class nullcontext(suppress):
    def __exit__(self, *args):
        return None


def contextmanager(function):
    class Context:
        def __init__(self, *args, **kwargs):
            self.steps = function(*args, **kwargs)

        def __enter__(self):
            return next(self.steps)

        def __exit__(self, *args):
            for _ in self.steps:
                pass

    return Context


def joined(*parts):
    return "/".join(str(part).rstrip("/") for part in parts)


def packages():
    path = Package("os.path", join=joined, exists=lambda path: False, isfile=lambda path: False, isdir=lambda path: False,
                   basename=lambda path: str(path).rpartition("/")[2], dirname=lambda path: str(path).rpartition("/")[0],
                   abspath=lambda path: path, realpath=lambda path: path, expanduser=lambda path: path,
                   splitext=lambda path: tuple(str(path).rpartition(".")[::2]))
    os = Package("os", path=path, environ={}, getenv=lambda name, default=None: default, makedirs=nothing, listdir=lambda *args: [],
                 getcwd=lambda: "/", sep="/", linesep="\n", name="posix")
    sys = Package("sys", path=[], argv=["model.py"], maxsize=2 ** 63 - 1, version="3.11", version_info=(3, 11, 0), modules={}, platform="web",
                  exit=nothing, setrecursionlimit=nothing)
    random = Package("random", random=random_number, uniform=lambda a, b: a, randint=lambda a, b: a, choice=lambda items: items[0], seed=nothing,
                     shuffle=nothing, sample=lambda items, count: list(items)[:count])
    import numbers_stub

    return {
        "os": os, "os.path": path, "sys": sys, "random": random, "numbers": Package("numbers", Number=(int, float), Integral=int, Real=float),
        "warnings": Package("warnings", warn=nothing, filterwarnings=nothing, simplefilter=nothing, catch_warnings=nullcontext),
        "time": Package("time", time=lambda: 0.0, sleep=nothing, perf_counter=lambda: 0.0),
        "contextlib": Package("contextlib", suppress=suppress, nullcontext=nullcontext, contextmanager=contextmanager),
        "types": Package("types", SimpleNamespace=SimpleNamespace, FunctionType=type(nothing), MethodType=type([].append)),
        "string": Package("string", ascii_lowercase="abcdefghijklmnopqrstuvwxyz", ascii_letters="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "__future__": Package("__future__", annotations=None, print_function=None, division=None, absolute_import=None, unicode_literals=None),
        "builtins": Package("builtins"), "inspect": numbers_stub.inspect(),
    }
