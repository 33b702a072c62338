"""The operators as functions."""


def mul(a, b):
    return a * b


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def truediv(a, b):
    return a / b


def floordiv(a, b):
    return a // b


def neg(a):
    return -a


def itemgetter(*keys):
    return lambda value: value[keys[0]] if len(keys) == 1 else tuple(value[key] for key in keys)


def attrgetter(name):
    def get(value):
        for part in name.split("."):
            value = getattr(value, part)
        return value

    return get
