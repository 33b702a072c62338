"""`torch.nn.Module` and its containers."""

from collections import OrderedDict

import view
from graph import Graph, Map
from missing import Missing, program_line
from problem import Problem
from tensor import Size, State, Tensor


class Parameter(Tensor):
    """A weight. It is its own and only parameter."""

    requires_grad = True
    # Shared weights are told by identity: a number must not be used again for another weight.
    alive = []

    def __init__(self, data=None, requires_grad=True):
        Parameter.alive.append(self)
        sizes = data.shape if isinstance(data, Tensor) else (0,)
        if isinstance(data, Tensor) and data.map is not None:
            raise Problem("needs_values")
        Tensor.__init__(self, sizes=sizes)
        self.params = (self,)
        self.requires_grad = requires_grad

    def _become(self, other):
        return self


class Strict(type):
    """While a network is made, nothing may depend on what is missing."""

    def __call__(cls, *args, **kwargs):
        Missing.strict += 1
        try:
            made = type.__call__(cls, *args, **kwargs)
        finally:
            Missing.strict -= 1
        if hasattr(made, "__dict__"):
            # Beside the attributes that a module looks up itself.
            made.__dict__["_made_at"] = program_line()
        return made


class Module(metaclass=Strict):
    """A layer or a network of layers."""

    training = True
    dump_patches = False
    _version = 1
    _path = None

    def __init__(self, *args, **kwargs):
        for name in ("_parameters", "_buffers", "_modules"):
            object.__setattr__(self, name, OrderedDict())
        object.__setattr__(self, "_hooks", [])
        object.__setattr__(self, "training", True)

    def __setattr__(self, name, value):
        tables = self.__dict__.get("_modules")
        if isinstance(value, (Module, Parameter)) and tables is None:
            raise AttributeError("cannot assign %s before Module.__init__() call" % ("module" if isinstance(value, Module) else "parameters"))
        if tables is not None:
            for table in (self._parameters, self._buffers, tables):
                if name in table:
                    if table is self._buffers and isinstance(value, Tensor) and not isinstance(value, Parameter):
                        table[name] = value
                        return
                    del table[name]
            if isinstance(value, Parameter):
                self.__dict__.pop(name, None)
                self._parameters[name] = value
                return
            if isinstance(value, Module):
                self.__dict__.pop(name, None)
                tables[name] = value
                return
        object.__setattr__(self, name, value)

    def __getattr__(self, name):
        own = self.__dict__
        for table in ("_parameters", "_buffers", "_modules"):
            if table in own and name in own[table]:
                return own[table][name]
        raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))

    def __delattr__(self, name):
        for table in (self._parameters, self._buffers, self._modules):
            if name in table:
                del table[name]
                return
        object.__delattr__(self, name)

    def __dir__(self):
        return list(self.__dict__) + list(self._modules)

    # Running.

    def __call__(self, *args, **kwargs):
        graph = State.graph
        if not graph.scopes and not State.tracing:
            return tried(self, args, kwargs)
        if len(graph.scopes) > 120:
            raise RecursionError("modules call each other without an end")
        path = self._path
        named = path is not None
        if not named:
            path = graph.scopes[-1][0] if graph.scopes else ""
        graph.scopes.append((path, named and getattr(type(self).forward, "is_leaf", False)))
        start = len(graph.nodes)
        Missing.strict += 1
        try:
            out = self.forward(*args, **kwargs)
            for hook in self._hooks:
                changed = hook(self, args, out)
                out = out if changed is None else changed
            return out
        except Problem as problem:
            # Of the layer itself, not of those that hold it.
            problem.line = problem.line or self.__dict__.get("_made_at", 0)
            raise
        finally:
            Missing.strict -= 1
            graph.leave(start)

    def forward(self, *args, **kwargs):
        raise Problem("no_forward", name=type(self).__name__)

    # The tree.

    def add_module(self, name, module):
        if not isinstance(module, Module) and module is not None:
            raise TypeError("%s is not a Module subclass" % type(module).__name__)
        self._modules[str(name)] = module

    register_module = add_module

    def register_parameter(self, name, param):
        self.__dict__.pop(name, None)
        self._parameters[name] = param

    def register_buffer(self, name, tensor, persistent=True):
        self.__dict__.pop(name, None)
        self._buffers[name] = tensor

    def register_forward_hook(self, hook, **kwargs):
        self._hooks.append(hook)
        return self

    def _ignore(self, *args, **kwargs):
        return self

    register_forward_pre_hook = register_full_backward_hook = register_backward_hook = _ignore
    to = cuda = cpu = float = half = double = type = requires_grad_ = share_memory = compile = bfloat16 = xpu = _ignore
    zero_grad = remove = _ignore

    def load_state_dict(self, *args, **kwargs):
        return self

    def state_dict(self, *args, **kwargs):
        return OrderedDict(list(self.named_parameters()) + list(self.named_buffers()))

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        memo = set() if memo is None else memo
        if id(self) in memo:
            return
        memo.add(id(self))
        yield prefix, self
        for name, module in self._modules.items():
            if module is not None:
                for pair in module.named_modules(memo, prefix + "." + name if prefix else name):
                    yield pair

    def modules(self):
        for _, module in self.named_modules():
            yield module

    def named_children(self):
        seen = set()
        for name, module in self._modules.items():
            if module is not None and id(module) not in seen:
                seen.add(id(module))
                yield name, module

    def children(self):
        for _, module in self.named_children():
            yield module

    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        seen = set()
        for path, module in self.named_modules() if recurse else [("", self)]:
            for name, parameter in module._parameters.items():
                if parameter is not None and id(parameter) not in seen:
                    seen.add(id(parameter))
                    yield (prefix + "." if prefix else "") + (path + "." if path else "") + name, parameter

    def parameters(self, recurse=True):
        for _, parameter in self.named_parameters(recurse=recurse):
            yield parameter

    def named_buffers(self, prefix="", recurse=True):
        for path, module in self.named_modules() if recurse else [("", self)]:
            for name, buffer in module._buffers.items():
                if buffer is not None:
                    yield (path + "." if path else "") + name, buffer

    def buffers(self, recurse=True):
        for _, buffer in self.named_buffers(recurse=recurse):
            yield buffer

    def get_submodule(self, target):
        module = self
        for name in target.split(".") if target else []:
            module = getattr(module, name)
        return module

    def get_parameter(self, target):
        path, _, name = target.rpartition(".")
        return getattr(self.get_submodule(path), name)

    def apply(self, fn):
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    def train(self, mode=True):
        for module in self.modules():
            object.__setattr__(module, "training", bool(mode))
        return self

    def eval(self):
        return self.train(False)

    def _get_name(self):
        return type(self).__name__

    def extra_repr(self):
        return ""

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, self.extra_repr())


State.tracing = False


def outputs_of(value):
    """All tensors of what `forward` returns, in order."""
    if isinstance(value, Tensor):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [tensor for part in value for tensor in outputs_of(part)]
    if hasattr(value, "__dict__") and not isinstance(value, (type, Module)):
        return [tensor for part in vars(value).values() for tensor in outputs_of(part)]
    return []


def input_tensor(sizes):
    """The network's input as a tensor: [channels, height, width], [channels, length] or [features]."""
    if len(sizes) == 3:
        map = Map("input", *sizes)
        dims = ((),) + tuple(view.full(axis, size) for axis, size in enumerate(sizes))
    elif len(sizes) == 2:
        map = Map("input", sizes[0], 1, sizes[1])
        dims = ((), view.full(0, sizes[0]), view.full(2, sizes[1]))
    else:
        map = Map("input", sizes[0])
        dims = ((), view.full(0, sizes[0]))
    return Tensor(map, dims)


def tried(module, args, kwargs):
    """A network that the program itself runs, on made-up values: which shape goes in and which comes out."""
    shapes = [arg.shape for arg in args if isinstance(arg, Tensor)]
    if shapes and len(shapes[0]) in (2, 3, 4):
        State.attempts.append((module, tuple(shapes[0][1:])))
    graph = State.graph
    try:
        State.graph, State.tracing = Graph(), True
        given = [input_tensor(arg.shape[1:]) if isinstance(arg, Tensor) and arg.ndim in (2, 3, 4) else arg for arg in args]
        training = module.training
        name_modules(module)
        out = module.eval()(*given, **kwargs)
        module.train(training)
    finally:
        State.graph, State.tracing = graph, False
    if shapes and len(shapes[0]) in (2, 3, 4):
        State.examples.append((module, tuple(shapes[0][1:])))
    return without_history(out, shapes[0][0] if shapes and shapes[0] else 1)


# The networks that the program runs, with the shapes that went in: those that ran to the end, and all.
State.examples, State.attempts = [], []


def without_history(value, batch):
    """What came out as constants, in a batch of as many as went in."""
    if isinstance(value, Tensor):
        shape = tuple(value.shape)
        return Tensor(sizes=(batch,) + shape[1:] if shape[:1] == (1,) else shape)
    if isinstance(value, dict):
        return type(value)((key, without_history(part, batch)) for key, part in value.items())
    if type(value) in (list, tuple):
        return type(value)(without_history(part, batch) for part in value)
    return value


def name_modules(root):
    for path, module in root.named_modules():
        object.__setattr__(module, "_path", path)


class Sequential(Module):
    def __init__(self, *args):
        super().__init__()
        if len(args) == 1 and isinstance(args[0], dict):
            for name, module in args[0].items():
                self.add_module(name, module)
        else:
            for index, module in enumerate(args):
                if hasattr(module, "refuse"):
                    module.refuse()
                self.add_module(str(index), module)

    def forward(self, input):
        for module in self:
            input = module(input)
        return input

    def __iter__(self):
        return iter(list(self._modules.values()))

    def __len__(self):
        return len(self._modules)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return type(self)(OrderedDict(list(self._modules.items())[index])) if type(self) is Sequential else Sequential(
                OrderedDict(list(self._modules.items())[index]))
        return list(self._modules.values())[index]

    def __setitem__(self, index, module):
        self._modules[list(self._modules)[index]] = module

    def __delitem__(self, index):
        for name in list(self._modules)[index] if isinstance(index, slice) else [list(self._modules)[index]]:
            del self._modules[name]

    def append(self, module):
        self.add_module(str(len(self)), module)
        return self

    def extend(self, modules):
        for module in modules:
            self.append(module)
        return self

    def insert(self, index, module):
        parts = list(self._modules.values())
        parts.insert(index, module)
        self._modules.clear()
        return self.extend(parts)


class ModuleList(Module):
    def __init__(self, modules=None):
        super().__init__()
        self.extend(modules or [])

    __iter__ = Sequential.__iter__
    __len__ = Sequential.__len__
    __setitem__ = Sequential.__setitem__
    __delitem__ = Sequential.__delitem__
    insert = Sequential.insert

    def __getitem__(self, index):
        parts = list(self._modules.values())
        return ModuleList(parts[index]) if isinstance(index, slice) else parts[index]

    def append(self, module):
        self.add_module(str(len(self)), module)
        return self

    def extend(self, modules):
        for module in modules:
            if hasattr(module, "refuse"):
                module.refuse()
            self.append(module)
        return self

    def __iadd__(self, modules):
        return self.extend(modules)

    def __add__(self, other):
        return ModuleList(list(self) + list(other))


class ModuleDict(Module):
    def __init__(self, modules=None):
        super().__init__()
        self.update(modules or {})

    def update(self, modules):
        for name, module in modules.items() if hasattr(modules, "items") else modules:
            self.add_module(name, module)

    __iter__ = lambda self: iter(self._modules)
    __len__ = Sequential.__len__
    __contains__ = lambda self, key: key in self._modules
    __getitem__ = lambda self, key: self._modules[key]
    __setitem__ = lambda self, key, module: self.add_module(key, module)
    keys = lambda self: self._modules.keys()
    values = lambda self: self._modules.values()
    items = lambda self: self._modules.items()

    def __delitem__(self, key):
        del self._modules[key]

    def pop(self, key):
        return self._modules.pop(key)


class ParameterList(Module):
    def __init__(self, parameters=None):
        super().__init__()
        for parameter in parameters or []:
            self.append(parameter)

    def append(self, parameter):
        self._parameters[str(len(self._parameters))] = parameter
        return self

    __iter__ = lambda self: iter(list(self._parameters.values()))
    __len__ = lambda self: len(self._parameters)
    __getitem__ = lambda self, index: list(self._parameters.values())[index]


class ParameterDict(Module):
    def __init__(self, parameters=None):
        super().__init__()
        self._parameters.update(parameters or {})

    __getitem__ = lambda self, key: self._parameters[key]
    __setitem__ = lambda self, key, value: self._parameters.__setitem__(key, value)
    __contains__ = lambda self, key: key in self._parameters
    keys = lambda self: self._parameters.keys()
    items = lambda self: self._parameters.items()
    values = lambda self: self._parameters.values()


class DataParallel(Module):
    def __init__(self, module, *args, **kwargs):
        super().__init__()
        self.module = module

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)
