"""What stops a reading, with a code that the reader outside translates."""


class Problem(Exception):
    """Something in the program that cannot be followed. `code` names the sentence, `fields` fill it."""

    def __init__(self, code, **fields):
        self.code = code
        self.fields = fields
        text = ", ".join("%s %s" % item for item in fields.items())
        super().__init__(code + (": " + text if text else ""))
        # The line where the layer was made, and whether that says more than the line where it is used.
        self.line, self.at_making = 0, False

    def made(self, line):
        """The problem at the line where something was made, which matters more than where it is used."""
        self.line, self.at_making = line, bool(line)
        return self


class UnknownMethod(AttributeError):
    """A method of a tensor that is not here; `hasattr` says no."""

    code = "unknown"

    def __init__(self, name):
        AttributeError.__init__(self, name)
        self.fields = {"name": name}
