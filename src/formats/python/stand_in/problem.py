"""What stops a reading, with a code that the reader outside translates."""


class Problem(Exception):
    """Something in the program that cannot be followed. `code` names the sentence, `fields` fill it."""

    def __init__(self, code, **fields):
        self.code = code
        self.fields = fields
        text = ", ".join("%s %s" % item for item in fields.items())
        super().__init__(code + (": " + text if text else ""))


class UnknownMethod(AttributeError):
    """A method of a tensor that is not here; `hasattr` says no."""

    code = "unknown"

    def __init__(self, name):
        AttributeError.__init__(self, name)
        self.fields = {"name": name}
