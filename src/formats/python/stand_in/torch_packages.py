"""The modules of PyTorch and of what stands beside it."""

import torch_base
import torch_functional
import torch_layers
import torch_module
from missing import Missing, Package
from tensor import Size, Tensor, constant
from torch_module import Module, Parameter


def contents(module, names=None):
    return {key: value for key, value in vars(module).items() if not key.startswith("__") and (names is None or key in names)}


def same(module, *args, **kwargs):
    """What is done to a module or a weight and changes neither shape nor wiring."""
    return module


class _Init:
    def __getattr__(self, name):
        if name == "calculate_gain":
            return lambda *args, **kwargs: 1.0
        if name.startswith("_calculate_fan_in"):
            return lambda tensor: (1, 1)
        if name.startswith("_calculate"):
            return lambda *args: 1
        return same


def weight_norm(module, name="weight", dim=0):
    """The weights become a direction and a factor a kernel; both are learned."""
    weight = module._parameters.pop(name, None)
    if isinstance(weight, Parameter):
        g = Parameter(Tensor(sizes=(weight.shape[dim if dim is not None else 0],)))
        module._parameters[name + "_g"], module._parameters[name + "_v"] = g, weight
        object.__setattr__(module, name, Tensor(sizes=weight.shape, params=(weight, g)))
    return module


def remove_weight_norm(module, name="weight"):
    if name + "_v" in module._parameters:
        weight = module._parameters.pop(name + "_v")
        del module._parameters[name + "_g"]
        module.__dict__.pop(name, None)
        module._parameters[name] = weight
    return module


def checkpoint(function, *args, use_reentrant=None, preserve_rng_state=True, **kwargs):
    return function(*args, **kwargs)


def checkpoint_sequential(functions, segments, input, **kwargs):
    for function in functions:
        input = function(input)
    return input


def n_tuple(count):
    return lambda value: tuple(value) if isinstance(value, (tuple, list)) else (value,) * count


class Trainer(Module):
    """Lightning's module: a network that also knows how it is trained."""

    def save_hyperparameters(self, *args, **kwargs):
        pass

    def log(self, *args, **kwargs):
        pass

    log_dict = log


class Decorators(Package):
    """A package whose members are decorators or do nothing."""

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return same


def packages():
    init = _Init()
    nn_names = {**contents(torch_module, ("Module", "Sequential", "ModuleList", "ModuleDict", "ParameterList", "ParameterDict", "DataParallel")),
                **{key: value for key, value in contents(torch_layers).items() if isinstance(value, type) and issubclass(value, Module)}}
    nn_names = {key: value for key, value in nn_names.items() if not key.startswith("_")}
    functional = Package("torch.nn.functional", **{key: value for key, value in contents(torch_functional).items()
                                                   if callable(value) and not isinstance(value, type) and not key.startswith("_")})
    parametrizations = Package("torch.nn.utils.parametrizations", weight_norm=weight_norm, spectral_norm=same)
    nn_utils = Package("torch.nn.utils", weight_norm=weight_norm, spectral_norm=same, remove_weight_norm=remove_weight_norm,
                       remove_spectral_norm=same, parametrizations=parametrizations, fuse_conv_bn_eval=lambda conv, bn: conv)
    utils = Package("torch.nn.modules.utils", _pair=n_tuple(2), _single=n_tuple(1), _triple=n_tuple(3), _ntuple=n_tuple)
    modules = Package("torch.nn.modules", utils=utils, **nn_names)
    modules.__dict__.update((name, modules) for name in ("conv", "module", "batchnorm", "container", "activation", "linear", "pooling", "dropout",
                                                         "normalization", "padding", "upsampling", "pixelshuffle"))
    parameter = Package("torch.nn.parameter", Parameter=Parameter, UninitializedParameter=Parameter)
    nn = Package("torch.nn", functional=functional, init=init, utils=nn_utils, modules=modules, parameter=parameter, Parameter=Parameter,
                 SyncBatchNorm=torch_layers.SyncBatchNorm, **{key: value for key, value in nn_names.items() if key != "SyncBatchNorm"})
    nn.__dict__["parallel"] = Package("torch.nn.parallel", DistributedDataParallel=torch_module.DataParallel, DataParallel=torch_module.DataParallel)
    cuda = Package("torch.cuda", is_available=lambda: False, device_count=lambda: 0, empty_cache=lambda: None,
                   amp=Package("torch.cuda.amp", autocast=torch_base.no_grad))
    jit = Package("torch.jit", script=same, export=same, ignore=same, unused=same, script_method=same, is_scripting=lambda: False,
                  is_tracing=lambda: False, annotate=lambda type, value: value, Final=Missing("torch.jit.Final"), ScriptModule=Module,
                  annotations=Package("torch.jit.annotations"), trace=same, _overload_method=same)
    jit.__dict__["interface"] = same
    cp = Package("torch.utils.checkpoint", checkpoint=checkpoint, checkpoint_sequential=checkpoint_sequential)
    torch_utils = Package("torch.utils", checkpoint=cp, model_zoo=Package("torch.utils.model_zoo", load_url=lambda *args, **kwargs: {}))
    hub = Package("torch.hub", load_state_dict_from_url=lambda *args, **kwargs: {})
    backends = Package("torch.backends", mps=Package("torch.backends.mps", is_available=lambda: False),
                       cudnn=Package("torch.backends.cudnn"), cuda=Package("torch.backends.cuda"))
    helpers = ("builtins", "math", "operators", "torch_functional", "Problem", "State", "Parameter", "to_shape", "constant", "whole", "axis_of", "binary",
               "pointwise", "expanded", "concat", "broadcast", "CPU", "Device", "DType", "Size", "Tensor")
    functions = {key: value for key, value in contents(torch_base).items() if not key.startswith("_") and key not in helpers}
    torch = Package("torch", nn=nn, cuda=cuda, jit=jit, utils=torch_utils, hub=hub, backends=backends, Size=Size, Tensor=Tensor,
                    fx=Decorators("torch.fx"), **functions)
    torch.__dict__["_assert"] = torch_base._assert
    torch.__dict__["special"] = Package("torch.special", expit=torch_base.sigmoid)
    torch.__dict__["linalg"] = Package("torch.linalg", norm=torch_base.norm, vector_norm=torch_base.norm)
    torch.__dict__["amp"] = Package("torch.amp", autocast=torch_base.no_grad)
    torch.__dict__["mps"] = Package("torch.mps", is_available=lambda: False)
    annotations = jit.annotations
    annotations.__dict__.update((name + str(count), list) for name in ("BroadcastingList",) for count in (1, 2, 3))
    import torchvision_ops

    vision = torchvision_ops.packages(torch)
    lightning = Package("pytorch_lightning", LightningModule=Trainer)
    found = {"torch": torch, "torch.nn": nn, "torch.nn.functional": functional, "torch.nn.init": init, "torch.nn.utils": nn_utils,
             "torch.nn.utils.parametrizations": parametrizations, "torch.nn.modules": modules, "torch.nn.modules.utils": utils,
             "torch.nn.parameter": parameter, "torch.nn.parallel": nn.parallel, "torch.cuda": cuda, "torch.cuda.amp": cuda.amp,
             "torch.jit": jit, "torch.jit.annotations": annotations, "torch.utils": torch_utils, "torch.utils.checkpoint": cp,
             "torch.utils.model_zoo": torch_utils.model_zoo, "torch.hub": hub, "torch.backends": backends,
             "torch.backends.cudnn": backends.cudnn, "torch.fx": torch.fx, "torch.amp": torch.amp,
             "pytorch_lightning": lightning, "lightning": lightning, "lightning.pytorch": lightning}
    found.update(("torch.nn.modules." + name, modules) for name in ("conv", "module", "batchnorm", "container", "activation", "linear", "pooling"))
    found.update(("torch.nn.utils." + name, nn_utils) for name in ("weight_norm", "spectral_norm"))
    found.update(vision)
    return found
