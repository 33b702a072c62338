"""Compiles every file whose path is on a line of standard input. Says nothing if all is well."""

import py_compile
import sys

for path in sys.stdin.read().splitlines():
    py_compile.compile(path, cfile=path + "c", doraise=True)
