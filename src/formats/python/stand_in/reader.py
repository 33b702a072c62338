"""Reads the network out of a program: runs it, finds the model, gives it an input and writes down what it computes."""

import builtins

import choosing
import finishing
import graph as graphs
import importing
from missing import Missing, program_line
from numbers_stub import EMPTY, arguments_of
from problem import Problem, UnknownMethod
from tensor import State, Tensor
from torch_module import Module, input_tensor, name_modules, outputs_of

FILE = "<model>"
# `ast.PyCF_ONLY_AST`.
TREE_ONLY = 0x400
TRIED = (224, 32, 28, 64, 256, 96, 128, 227, 299, 512, 48, 572)
LENGTHS = (16000, 1024, 128, 4096, 100, 256, 512)


def read(source, options):
    """An object with `network`, `question` or `error`, and what was seen on the way.

    `options` may have `model`, a name; `arguments`, texts of Python by name; `input`, two or three sizes.
    """
    program = Program(source, options)
    try:
        found = program.read()
    except (Problem, UnknownMethod) as problem:
        if options.get("debug"):
            raise
        code, fields = problem.code, dict(problem.fields)
        if code == "features" and program.sizes:
            code, fields["input"] = "features_of_input", "×".join(str(size) for size in program.sizes)
        found = {"error": described(code, program.line_of(problem), fields)}
    except RecursionError as problem:
        found = {"error": {"code": "recursion", "line": program.line_of(problem)}}
    except Exception as problem:
        if options.get("debug"):
            raise
        found = {"error": {"code": "raised", "line": program.line_of(problem), "kind": type(problem).__name__, "message": str(problem)[:300]}}
    found["models"] = program.candidates.listed()[:40] if program.candidates else []
    found["model"] = program.model_name
    found["notes"] = [described(note.pop("code"), note.pop("line", 0), note) for note in program.notes]
    return found


def described(code, line, fields):
    """A problem or a note for the reader outside: its fields are texts."""
    return dict(code=code, line=line, **{key: str(value) for key, value in fields.items()})


def cleaned(source):
    """The program without what notebooks and consoles put in."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "").split("\n")
    if any(line.startswith(">>> ") for line in lines):
        lines = [line[4:] if line.startswith((">>> ", "... ")) else ("" if line.strip() in (">>>", "...") else "# " + line) for line in lines]
    full = [line for line in lines if line.strip()]
    indent = min((len(line) - len(line.lstrip(" \t")) for line in full if not line.lstrip().startswith("#")), default=0)
    if indent and all(not line[:indent].strip() for line in full):
        lines = [line[indent:] for line in lines]
    return "\n".join("pass  # " + line if line.startswith(("%", "!")) else line for line in lines) + "\n"


class Program:
    def __init__(self, source, options):
        self.source = cleaned(source)
        self.options = options
        self.notes = []
        self.candidates = None
        self.model_name = None
        # The sizes of the input that goes in.
        self.sizes = None

    def line_of(self, problem):
        """The line of the program where a problem arose: the innermost one."""
        line = 0
        if isinstance(problem, SyntaxError):
            return problem.lineno or 0
        if getattr(problem, "at_making", False):
            return problem.line
        trace = problem.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == FILE:
                line = trace.tb_lineno
            trace = trace.tb_next
        # A sequence calls its layers by itself, so that only where a layer is made is in the program.
        return line or getattr(problem, "line", 0)

    def fresh(self):
        State.graph = graphs.Graph()
        State.graph.line = program_line
        State.graph.notes = self.notes
        State.tracing = False

    def note(self, code, **fields):
        if dict(code=code, **fields) not in self.notes:
            self.notes.append(dict(code=code, **fields))

    # Running the program.

    def read(self):
        self.fresh()
        State.examples, State.attempts = [], []
        Missing.strict, Missing.models = 0, []
        try:
            compile(self.source, FILE, "exec")
        except SyntaxError as problem:
            return {"error": {"code": "syntax", "line": problem.lineno or 0, "message": str(problem.msg)}}
        importer = importing.Importer(FILE)
        imports = " ".join(line.strip() for line in self.source.split("\n") if line.lstrip().startswith(("import ", "from ")))
        self.is_keras = ("keras" in imports or "tensorflow" in imports) and "torch" not in imports or "torch" not in imports and (
            "keras." in self.source or "tf." in self.source) or ("torch" not in self.source and "nn." not in self.source and any(
            word in self.source for word in ("Conv2D(", "Conv1D(", "Dense(", "MaxPooling2D", "Conv2DTranspose")))
        given = {"__name__": "__main__", "__file__": FILE}
        namespace = dict(given)
        before = builtins.__import__, builtins.print, getattr(builtins, "open", None), getattr(builtins, "input", None)
        builtins.__import__ = importer
        builtins.print = lambda *args, **kwargs: None
        builtins.open = builtins.input = Missing("open")
        try:
            prelude = importing.keras_prelude(importer) if self.is_keras else importing.prelude(importer)
            given.update(prelude)
            namespace.update(prelude)
            if self.is_keras:
                import keras_base

                keras_base.State.input_option = self.options.get("input")
            self.failures = []
            self.kinds = (Module,)
            if self.is_keras:
                self.kinds = (Module, keras_base.Model)
            self.run(self.source.split("\n"), 0, namespace)
            return self.found(namespace, given)
        finally:
            for name, line in importer.missing.items():
                self.note("missing_module", name=name, line=line)
            builtins.__import__, builtins.print = before[:2]
            builtins.open, builtins.input = before[2:]

    def run(self, lines, before, namespace):
        """Runs statements one by one. What fails and does not concern a network is left out, as loading data does."""
        for first, text, code in statements_of(lines, before):
            start = text.lstrip("\n").replace("(", " ")
            if start.startswith("if ") and "__name__" in start.partition(":")[0] and "\n" in start:
                body = text.split("\n")[first:]
                indent = min((len(line) - len(line.lstrip()) for line in body if line.strip()), default=0)
                if indent:
                    self.run([line[indent:] for line in body], first, namespace)
                    continue
            try:
                exec(code, namespace)
            except (Exception, SystemExit) as problem:
                # A tree is slow to make, so only of what failed.
                statement = compile(text, FILE, "exec", TREE_ONLY).body[0]
                self.failures.append((statement, problem))
                if self.concerns_network(statement, problem, namespace):
                    raise
                for name in targets_of(statement):
                    namespace[name] = Missing(name, statement.lineno)

    def concerns_network(self, statement, problem, namespace):
        """Whether a network is not what the program says if this statement is left out."""
        if isinstance(problem, (SystemExit, AssertionError)):
            return False
        kind = type(statement).__name__
        if kind in ("ClassDef", "FunctionDef"):
            return True
        names = [namespace.get(name) for name in names_of(statement)]
        networks = [value for value in names if isinstance(value, self.kinds) or isinstance(value, type) and issubclass(value, self.kinds)]
        tensors = [value for value in names if isinstance(value, Tensor)]
        if kind in ("Assign", "AugAssign", "AnnAssign"):
            return bool(networks or tensors)
        return bool(networks) and any(word in attributes_of(statement) for word in ("add", "append", "add_module", "extend", "insert"))

    def found(self, namespace, given):
        self.candidates = candidates = choosing.Candidates(namespace, given, self.kinds)
        name = self.options.get("model") or candidates.default()
        if self.options.get("model") and name not in namespace:
            raise Problem("no_such_model", name=name)
        self.model_name = name
        if name is None:
            for statement, failure in self.failures:
                if not isinstance(failure, (SystemExit, AssertionError)):
                    raise failure
            for made in Missing.models[-1:]:
                made.refuse()
            outer = candidates.outermost()
            if outer:
                raise Problem("no_forward", name=outer[0]).made(self.class_line(outer[0]))
            raise Problem("no_model")
        for statement, failure in self.failures:
            if not isinstance(failure, SystemExit):
                self.note("left_out", line=statement.lineno, message=str(failure)[:200] or type(failure).__name__)
        return self.model(namespace, name)

    def class_line(self, name):
        """The line where a class is defined."""
        for index, line in enumerate(self.source.split("\n"), 1):
            if line.lstrip().startswith("class ") and line.lstrip()[6:].lstrip().startswith(name):
                return index
        return 0

    # Making the model.

    def model(self, namespace, name):
        value = namespace[name]
        kinds = self.candidates.kinds
        arguments = dict(self.options.get("arguments") or {})
        asked = []
        forward = {}
        if not isinstance(value, kinds):
            if not callable(value) or isinstance(value, Missing):
                raise Problem("no_such_model", name=name)
            expected = self.candidates.required(name)
            given = {}
            for key in list(arguments):
                if key in expected:
                    given[key] = self.evaluated(key, arguments.pop(key), namespace)
            for key, default in expected.items():
                asked.append({"name": key, "required": default is EMPTY, "default": "" if default is EMPTY else text_of(default),
                              "guess": choosing.guess(key, self.candidates) if default is EMPTY else text_of(default),
                              "given": self.options["arguments"][key] if key in given else None})
            if any(entry["required"] and entry["given"] is None for entry in asked):
                return {"question": {"arguments": asked, "input": self.input_text() or "3x224x224", "input_known": bool(self.options.get("input"))}}
            self.fresh()
            Missing.strict += 1
            try:
                value = value(**given)
            finally:
                Missing.strict -= 1
            if isinstance(value, (tuple, list)) and value and isinstance(value[0], kinds):
                value = value[0]
            if not isinstance(value, kinds):
                raise Problem("not_a_model", name=name, found=type(value).__name__)
        forward = {key: self.evaluated(key, text, namespace) for key, text in arguments.items()}
        if self.is_keras and not isinstance(value, Module):
            import keras_base

            return keras_base.network(self, value, name, asked)
        return self.network(value, name, forward, asked)

    def evaluated(self, name, text, namespace):
        try:
            return eval(compile(text, "<argument>", "eval"), namespace)
        except Exception as problem:
            raise Problem("argument", name=name, value=text, message=str(problem)[:100])

    def input_text(self):
        sizes = self.options.get("input") or self.example()
        return "x".join(str(size) for size in sizes) if sizes else None

    def example(self):
        """The shape of a made-up input in the program's text."""
        for maker in ("torch.randn", "torch.rand", "torch.zeros", "torch.ones", "torch.empty", "input_size=", "summary("):
            rest = self.source
            while maker in rest:
                rest = rest.partition(maker)[2]
                inside = rest.lstrip(" (")
                numbers = []
                for part in inside.replace(")", ",").split(",")[:5]:
                    part = part.strip(" ()")
                    if not part.isdigit():
                        if numbers or maker != "summary(":
                            break
                        continue
                    numbers.append(int(part))
                if len(numbers) == 4:
                    return tuple(numbers[1:])
                if len(numbers) == 3 and not maker.startswith("torch"):
                    return tuple(numbers)
        return None

    # Running the model.

    def network(self, module, name, forward, asked):
        module.eval()
        name_modules(module)
        chosen = self.options.get("input")
        title = name if not isinstance(self.candidates.namespace[name], Module) else type(module).__name__
        if chosen:
            return self.answer(self.traced(module, tuple(chosen), forward), title, tuple(chosen), asked)
        for example, shape in State.examples:
            if example is module or type(example) is type(module):
                self.note("input_from_example", shape="x".join(str(size) for size in shape))
                return self.answer(self.traced(module, shape, forward), title, shape, asked)
        example = self.example()
        for tried, shape in State.attempts:
            if tried is module or type(tried) is type(module):
                # The program itself stops with this input, which is the one to report.
                self.note("input_from_example", shape="x".join(str(size) for size in shape))
                return self.answer(self.traced(module, shape, forward), title, shape, asked)
        shapes, is_open = self.possible(module, forward)
        if not shapes:
            if example:
                self.note("input_from_example", shape="x".join(str(size) for size in example))
                return self.answer(self.traced(module, example, forward), title, example, asked)
            self.sizes = self.kept_sizes
            raise self.last
        if example and len(example) == len(shapes[0]):
            if example in shapes or self.works(module, example, forward):
                shapes.insert(0, example)
        if is_open:
            return {"question": {"arguments": asked, "input": "x".join(str(size) for size in shapes[0]), "input_known": False}}
        self.note("input_assumed", shape="x".join(str(size) for size in shapes[0]))
        return self.answer(self.traced(module, shapes[0], forward), title, shapes[0], asked)

    def works(self, module, shape, forward):
        try:
            self.traced(module, shape, forward)
            return True
        except Exception as problem:
            self.last = problem
            return False

    def possible(self, module, forward):
        """Shapes that the model takes, and whether it takes more than one size."""
        first = None
        for layer in module.modules():
            table = layer.__dict__.get("_parameters", {})
            weight = table.get("weight", table.get("weight_v"))
            if weight is not None and weight.ndim >= 2 or hasattr(layer, "count") and hasattr(layer, "in_channels"):
                first = layer
                break
        shapes = []
        self.last, self.kept_sizes = Problem("not_from_input"), None
        if first is not None and hasattr(first, "in_features"):
            count = first.in_features
            pictures = []
            for channels in (1, 3):
                side = int(round((count / channels) ** 0.5))
                if channels * side * side == count and side > 1:
                    pictures.append((channels, side, side))
            for shape in pictures + [(count,)]:
                if self.works(module, shape, forward):
                    return [shape], False
            channels = 3
        else:
            channels = getattr(first, "in_channels", 3) if first is not None else 3
        dimensions = getattr(first, "count", 2)
        kept = None
        for size in LENGTHS if dimensions == 1 else TRIED:
            shape = (channels, size) if dimensions == 1 else (channels, size, size)
            if self.works(module, shape, forward):
                shapes.append(shape)
                if len(shapes) == 2:
                    return shapes, True
                continue
            if kept is None:
                kept, self.kept_sizes = self.last, self.sizes
            # The layer that is defined first need not be the first to read.
            if getattr(self.last, "code", "") == "channels" and not shapes:
                expected, found = self.last.fields["expected"], self.last.fields["found"]
                if found and expected * channels % found == 0 and expected != found:
                    again = (expected * channels // found,) + shape[1:]
                    if self.works(module, again, forward):
                        channels = again[0]
                        shapes.append(again)
        self.last = kept or self.last
        return shapes, False

    def traced(self, module, sizes, forward):
        self.fresh()
        self.sizes = tuple(sizes)
        State.tracing = True
        given = [input_tensor(sizes)]
        expected, _ = arguments_of(module.forward)
        names = list(expected)[1:]
        extra = {key: value for key, value in forward.items() if key in names}
        unknown = [key for key in forward if key not in names]
        if unknown:
            raise Problem("no_argument", name=unknown[0])
        for key in names:
            if expected[key] is EMPTY and key not in extra:
                extra[key] = None
                self.note("second_input", name=key)
        try:
            return State.graph, outputs_of(module(*given, **extra))
        finally:
            State.tracing = False

    def answer(self, traced, title, sizes, asked):
        graph, outputs = traced
        State.graph = graph
        network = finishing.finished(graph, outputs, title, sizes)
        return {"network": network, "arguments": asked, "input": "x".join(str(size) for size in sizes)}


def statements_of(lines, before):
    """The statements of a program that is known to be valid: line, text with as many empty lines before it, code.

    A statement begins at a line that is not indented. Where what begins there cannot be compiled (a bracket or a text is open, a decorator
    stands alone), it goes on.
    """
    start = 0
    while start < len(lines):
        line = lines[start]
        if not line.strip() or line.startswith("#"):
            start += 1
            continue
        end = start + 1
        while True:
            while end < len(lines) and (not lines[end].strip() or lines[end][0] in " \t#)]}" or goes_on(lines[end])):
                end += 1
            text = "\n" * (before + start) + "\n".join(lines[start:end]) + "\n"
            try:
                code = compile(text, FILE, "exec")
                break
            except SyntaxError:
                if end >= len(lines):
                    raise
                end += 1
        yield before + start + 1, text, code
        start = end


def goes_on(line):
    word = line.partition(":")[0].partition(" ")[0].partition("(")[0].strip()
    return word in ("else", "elif", "except", "finally", "except*")


def walk(node):
    """All nodes of a tree of a program."""
    yield node
    for field in getattr(node, "_fields", ()):
        value = getattr(node, field, None)
        for part in value if isinstance(value, list) else [value]:
            if hasattr(part, "_fields"):
                for inner in walk(part):
                    yield inner


def names_of(node):
    return [part.id for part in walk(node) if type(part).__name__ == "Name"]


def attributes_of(node):
    return [part.attr for part in walk(node) if type(part).__name__ == "Attribute"]


def targets_of(statement):
    """The names that a statement would have given values."""
    if type(statement).__name__ not in ("Assign", "AnnAssign", "For", "With", "Try", "If"):
        return []
    return [part.id for part in walk(statement) if type(part).__name__ == "Name" and type(part.ctx).__name__ == "Store"]


def text_of(value):
    """A default as it stands in a program."""
    if isinstance(value, (int, float, str, bool, type(None), list, tuple, dict)):
        return repr(value)
    return getattr(value, "__name__", None) or repr(value)


def read_json(source, options):
    return finishing.to_json(read(source, options))
