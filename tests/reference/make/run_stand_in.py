"""Runs the stand-in for PyTorch and Keras with this machine's Python: quicker than the interpreter inside Convscope while one works on it.

    python3 tests/reference/make/run_stand_in.py net.py [--model NAME] [--input 3x224x224] [--arg name=value]...
"""

import argparse
import json
import sys

sys.dont_write_bytecode = True
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "src/formats/python/stand_in"


class Finder:
    """Finds the modules of the stand-in before those of this Python."""

    own = {path.stem: path for path in FOLDER.rglob("*.py") if path.parent.name != "native"}

    def find_spec(self, name, path=None, target=None):
        import importlib.util

        if name in self.own:
            return importlib.util.spec_from_file_location(name, self.own[name])
        return None


def read(source, options):
    """What the stand-in reads out of a program."""
    before = {name: sys.modules.pop(name) for name in list(sys.modules) if name in Finder.own}
    finder = Finder()
    sys.meta_path.insert(0, finder)
    try:
        import reader

        out = reader.read_json(source, options)
    finally:
        sys.meta_path.remove(finder)
        for name in Finder.own:
            sys.modules.pop(name, None)
        sys.modules.update(before)
    return json.loads(out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--model")
    parser.add_argument("--input")
    parser.add_argument("--arg", action="append", default=[])
    parser.add_argument("--debug", action="store_true")
    options = parser.parse_args()
    asked = {"model": options.model, "debug": options.debug, "arguments": dict(arg.split("=", 1) for arg in options.arg)}
    if options.input:
        asked["input"] = [int(size) for size in options.input.split("x")]
    print(json.dumps(read(Path(options.file).read_text(), asked), indent=1))
