"""Runs every script whose path is on a line of standard input, as a program of its own.

Prints a line for each: its path, and as JSON what it printed or why it failed.
"""

import contextlib
import io
import json
import runpy
import sys
import warnings

warnings.simplefilter("ignore")
for path in sys.stdin.read().splitlines():
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            runpy.run_path(path, run_name="__main__")
        answer = {"printed": printed.getvalue()}
    except Exception as error:
        answer = {"failed": f"{type(error).__name__}: {error}"}
    print(path, json.dumps(answer), sep="\t", flush=True)
