"""`math`, of the few functions that come from outside."""

from _convscope import acos, asin, atan, atan2, cos, cosh, erf, exp, log, sin, sinh, sqrt, tan, tanh

pi, e, tau = 3.141592653589793, 2.718281828459045, 6.283185307179586
inf, nan = float("inf"), float("nan")

_log = log


def log(x, base=None):
    return _log(x) if base is None else _log(x) / _log(base)


def log2(x):
    # Exact for powers of two, as of whole numbers.
    if isinstance(x, int) and x > 0 and x & (x - 1) == 0:
        return float(x.bit_length() - 1)
    return _log(x) / _log(2)


def log10(x):
    power = _log(x) / _log(10)
    return float(round(power)) if 10 ** round(power) == x else power


def log1p(x):
    return _log(1 + x)


def pow(x, y):
    return float(x) ** float(y)


def floor(x):
    if hasattr(x, "__floor__") and not isinstance(x, float):
        return x.__floor__()
    return int(x // 1)


def ceil(x):
    return -int(-x // 1)


def trunc(x):
    return int(x)


def fabs(x):
    return float(abs(x))


def fmod(x, y):
    return x - int(x / y) * y


def modf(x):
    return x - int(x), float(int(x))


def hypot(*values):
    return sqrt(sum(value * value for value in values))


def dist(a, b):
    return hypot(*[x - y for x, y in zip(a, b)])


def gcd(*values):
    out = 0
    for value in values:
        value = abs(value)
        while value:
            out, value = value, out % value
    return out


def lcm(*values):
    out = 1
    for value in values:
        out = out * value // gcd(out, value)
    return abs(out)


def isqrt(n):
    root = int(sqrt(n))
    while root * root > n:
        root -= 1
    while (root + 1) * (root + 1) <= n:
        root += 1
    return root


def prod(values, start=1):
    for value in values:
        start *= value
    return start


def fsum(values):
    return float(sum(values))


def factorial(n):
    return prod(range(1, n + 1))


def comb(n, k):
    return factorial(n) // factorial(k) // factorial(n - k)


def isclose(a, b, rel_tol=1e-09, abs_tol=0.0):
    return abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)


def isnan(x):
    return x != x


def isinf(x):
    return x in (inf, -inf)


def isfinite(x):
    return not isnan(x) and not isinf(x)


def copysign(x, y):
    return abs(x) if y >= 0 else -abs(x)


def degrees(x):
    return x * 180 / pi


def radians(x):
    return x * pi / 180


def exp2(x):
    return 2.0 ** x


def cbrt(x):
    return x ** (1 / 3)
