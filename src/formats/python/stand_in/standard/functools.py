"""Functions of functions."""


class partial:
    def __init__(self, func, *args, **keywords):
        if isinstance(func, partial):
            args, keywords, func = func.args + args, {**func.keywords, **keywords}, func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __call__(self, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})


class partialmethod:
    def __init__(self, func, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, instance, owner=None):
        return partial(self.func, *(() if instance is None else (instance,)), *self.args, **self.keywords)


def reduce(function, iterable, *initial):
    items = iter(iterable)
    value = initial[0] if initial else next(items)
    for item in items:
        value = function(value, item)
    return value


def update_wrapper(wrapper, wrapped, *args, **kwargs):
    for name in ("__name__", "__qualname__", "__doc__", "__module__"):
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, *args, **kwargs):
    return lambda wrapper: update_wrapper(wrapper, wrapped)


def lru_cache(maxsize=128, typed=False):
    return maxsize if callable(maxsize) else (lambda function: function)


def cache(function):
    return function


def total_ordering(cls):
    return cls


def singledispatch(function):
    function.register = lambda *args: (lambda other: other)
    return function


class cached_property:
    def __init__(self, func):
        self.func = func

    def __get__(self, instance, owner=None):
        return self if instance is None else self.func(instance)


def cmp_to_key(function):
    class Key:
        def __init__(self, value):
            self.value = value

        def __lt__(self, other):
            return function(self.value, other.value) < 0

    return Key
