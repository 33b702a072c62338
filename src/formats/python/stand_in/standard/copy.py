"""Copies."""


def copy(value):
    if isinstance(value, (list, dict, set)):
        return type(value)(value)
    return _copied(value, None, lambda part: part)


def deepcopy(value, memo=None):
    memo = {} if memo is None else memo
    if isinstance(value, (int, float, str, bytes, bool, type(None), type, type(deepcopy), range)):
        return value
    if id(value) in memo:
        return memo[id(value)]
    if isinstance(value, dict):
        made = memo[id(value)] = type(value)()
        for key, part in value.items():
            made[deepcopy(key, memo)] = deepcopy(part, memo)
        return made
    if isinstance(value, (list, set)):
        made = memo[id(value)] = type(value)()
        for part in value:
            made.append(deepcopy(part, memo)) if isinstance(value, list) else made.add(deepcopy(part, memo))
        return made
    if isinstance(value, tuple):
        parts = [deepcopy(part, memo) for part in value]
        made = type(value)(*parts) if hasattr(value, "_fields") else type(value)(parts)
        memo[id(value)] = made
        return made
    return _copied(value, memo, lambda part: deepcopy(part, memo))


def _copied(value, memo, part):
    if getattr(value, "map", None) is not None or not hasattr(value, "__dict__") or hasattr(value, "refuse"):
        return value
    made = object.__new__(type(value))
    if hasattr(type(value), "alive"):
        type(value).alive.append(made)
    if memo is not None:
        memo[id(value)] = made
    for key, member in value.__dict__.items():
        made.__dict__[key] = part(member)
    return made
