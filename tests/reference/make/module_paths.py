"""Lists the layers of torchvision's networks by their module paths and writes tests/reference/module_paths.json.

    python3 tests/reference/make/module_paths.py     with torch and torchvision installed

`layers` are the calls of modules without children, in the order in which the network makes them, each as [path, class, parameters, shape of
the output]. A parameter that belongs to a module with children (the scale of ConvNeXt) follows with the class `Parameter`. `state` has
the names and shapes of `state_dict()`.
"""

import json
from pathlib import Path

import torch
import torchvision
from torchvision import models
from torchvision.models import detection, segmentation

PATH = Path(__file__).resolve().parents[1] / "module_paths.json"

# The networks by the ids of the presets: the model, the size of its input, and whether the state is listed.
PLAIN = {"weights": None}
NETWORKS = {
    "alexnet": (lambda: models.alexnet(**PLAIN), 224, False),
    "vgg16": (lambda: models.vgg16(**PLAIN), 224, True),
    "vgg19": (lambda: models.vgg19(**PLAIN), 224, False),
    "googlenet": (lambda: models.googlenet(aux_logits=False, init_weights=False, **PLAIN), 224, True),
    "inception-v3": (lambda: models.inception_v3(aux_logits=False, init_weights=False, **PLAIN), 299, False),
    "resnet18": (lambda: models.resnet18(**PLAIN), 224, False),
    "resnet34": (lambda: models.resnet34(**PLAIN), 224, False),
    "resnet50": (lambda: models.resnet50(**PLAIN), 224, True),
    "resnet101": (lambda: models.resnet101(**PLAIN), 224, False),
    "squeezenet1-1": (lambda: models.squeezenet1_1(**PLAIN), 224, True),
    "densenet121": (lambda: models.densenet121(**PLAIN), 224, True),
    "mobilenet-v2": (lambda: models.mobilenet_v2(**PLAIN), 224, True),
    "shufflenet-v2": (lambda: models.shufflenet_v2_x1_0(**PLAIN), 224, True),
    "efficientnet-b0": (lambda: models.efficientnet_b0(**PLAIN), 224, True),
    "convnext-tiny": (lambda: models.convnext_tiny(**PLAIN), 224, False),
    "deeplabv3-resnet50": (
        lambda: segmentation.deeplabv3_resnet50(weights=None, weights_backbone=None), 520, False),
    "fpn-resnet50": (
        lambda: detection.backbone_utils.resnet_fpn_backbone("resnet50", weights=None, trainable_layers=5), 224, False),
}


def measure(make, extent, with_state):
    model = make().eval()
    paths = {}
    for path, module in model.named_modules():
        paths.setdefault(module, path)
    layers = []

    def called(module, _, output):
        # The coarsest level of a pyramid puts out several maps and has no parameters.
        if not isinstance(output, torch.Tensor):
            return
        if not any(module.children()):
            count = sum(parameter.numel() for parameter in module.parameters())
            layers.append([paths[module], type(module).__name__, count, list(output.shape[1:])])
            return
        for name, parameter in module.named_parameters(recurse=False):
            layers.append([f"{paths[module]}.{name}", "Parameter", parameter.numel(), list(output.shape[1:])])

    for module in paths:
        module.register_forward_hook(called)
    with torch.no_grad():
        model(torch.zeros(1, 3, extent, extent))
    measured = {"layers": layers}
    if with_state:
        measured["state"] = [[key, list(value.shape)] for key, value in model.state_dict().items()]
    return measured


def main():
    lines = [f'"{name}": {json.dumps(measure(*network), separators=(",", ":"))}' for name, network in NETWORKS.items()]
    versions = f'"torch": "{torch.__version__}", "torchvision": "{torchvision.__version__}"'
    PATH.write_text("{" + versions + ', "networks": {\n' + ",\n".join(lines) + "\n}}\n")


if __name__ == "__main__":
    main()
