"""Enumerations."""


class auto:
    pass


class EnumMeta(type):
    def __new__(meta, name, bases, members):
        made = type.__new__(meta, name, bases, {key: value for key, value in members.items() if not _is_member(key, value)})
        table, count = {}, 0
        for key, value in members.items():
            if _is_member(key, value):
                count += 1
                if isinstance(value, auto):
                    value = key.lower() if issubclass(made, str) else count
                same = [item for item in table.values() if item.value == value]
                if same:
                    member = same[0]
                else:
                    kinds = [kind for kind in (str, int, float) if issubclass(made, kind)]
                    member = kinds[0].__new__(made, value) if kinds else object.__new__(made)
                    member.__dict__["value"] = member.__dict__["_value_"] = value
                    member.__dict__["name"] = member.__dict__["_name_"] = key
                table[key] = member
                type.__setattr__(made, key, member)
        made.__members__ = table
        return made

    def __call__(cls, value):
        for member in cls.__members__.values():
            if member.value == value or member is value:
                return member
        raise ValueError("%r is not a valid %s" % (value, cls.__name__))

    def __iter__(cls):
        return iter(dict.fromkeys(cls.__members__.values()))

    def __len__(cls):
        return len(set(cls.__members__.values()))

    def __getitem__(cls, name):
        return cls.__members__[name]

    def __contains__(cls, value):
        return value in cls.__members__.values()


def _is_member(key, value):
    return not key.startswith("_") and not hasattr(value, "__get__") and not isinstance(value, (staticmethod, classmethod, property))


class Enum(metaclass=EnumMeta):
    def __repr__(self):
        return "<%s.%s>" % (type(self).__name__, self.name)

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return self is other or isinstance(self, (str, int)) and self.value == other


class IntEnum(int, Enum):
    pass


class StrEnum(str, Enum):
    pass


Flag = IntFlag = Enum


def unique(cls):
    return cls
