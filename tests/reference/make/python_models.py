"""Measures the models of tests/reference/python with real PyTorch or Keras and writes tests/reference/python/truth.json.

    python3 tests/reference/make/python_models.py torch     with torch installed
    python3 tests/reference/make/python_models.py keras     with keras and one of its backends installed

Multiply-adds are those of convolutions, transposed and fully connected layers, products of matrices and recurrent layers, without biases: every weight of the layer times
the places of its output (of its input where it is transposed). Parameters are the trainable ones. Shapes are without the batch, channels
first.
"""

import json
import sys
import types
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "python"

# File, what makes the model, its input, and what Convscope is told: the name of the model and arguments.
TORCH = [
    ("lenet", "LeNet()", (1, 28, 28), None, {}),
    ("alexnet_small", "AlexNet()", (3, 32, 32), None, {}),
    ("vgg_config", "VGG('VGG11')", (3, 32, 32), None, {"vgg_name": "'VGG11'"}),
    ("resnet_make_layer", "ResNet18()", (3, 32, 32), None, {}),
    ("resnet_make_layer", "ResNet50()", (3, 32, 32), "ResNet50", {}),
    ("unet_pad", "UNet(3, 2)", (3, 75, 101), "UNet", {"n_channels": "3", "n_classes": "2"}),
    ("unet_pad", "UNet(1, 2, bilinear=True)", (1, 64, 64), "UNet", {"n_channels": "1", "n_classes": "2", "bilinear": "True"}),
    ("tcn_chomp", "model", (2, 400), None, {}),
    ("wavenet", "WaveNet()", (1, 4000), None, {}),
    ("patchgan", "netD", (6, 256, 256), None, {}),
    ("dncnn", "DnCNN(1)", (1, 64, 64), None, {"channels": "1"}),
    ("espcn", "ESPCN()", (1, 40, 40), None, {}),
    ("densenet_small", "DenseNet()", (3, 32, 32), None, {}),
    ("inception_block", "SmallGoogLeNet()", (3, 96, 96), None, {}),
    ("mobilenet_cifar", "MobileNetV2()", (3, 32, 32), None, {}),
    ("se_resnet", "SENet()", (3, 32, 32), None, {}),
    ("aspp", "Segmenter()", (3, 128, 160), None, {}),
    ("fpn", "FPN()", (3, 128, 128), None, {}),
    ("autoencoder", "AutoEncoder()", (1, 28, 28), None, {}),
    ("crnn", "CRNN()", (1, 32, 100), None, {}),
    ("convnext_block", "ConvNeXt()", (3, 64, 64), None, {}),
    ("shuffle_split", "Net()", (3, 32, 32), None, {}),
    ("focus_attention", "Model()", (3, 32, 48), None, {}),
]
KERAS = [
    ("keras_sequential", "model", (1, 28, 28), None, {}),
    ("keras_functional", "model", (3, 64, 64), None, {}),
    ("keras_subclass", "model", (4, 1000), None, {}),
]


def namespace_of(file):
    names = {"__name__": "__main__"}
    try:
        exec(compile((FOLDER / (file + ".py")).read_text(), file + ".py", "exec"), names)
    except Exception as problem:
        print(file, "stops:", problem)
    return names


def torch_case(file, make, shape):
    import torch
    from torch import nn

    model = eval(make, namespace_of(file)).eval()
    macs = [0]

    def count(module, given, out):
        if isinstance(module, (nn.Conv1d, nn.Conv2d)):
            macs[0] += out.numel() * module.weight[0].numel()
        elif isinstance(module, nn.ConvTranspose2d):
            macs[0] += given[0].numel() * module.weight[0].numel()
        elif isinstance(module, nn.Linear):
            macs[0] += out.numel() * module.in_features
        elif isinstance(module, nn.LSTM):
            macs[0] += given[0].shape[0] * sum(weight.numel() for name, weight in module.named_parameters() if "weight" in name)

    plain = torch.Tensor.__matmul__

    def multiply(left, right):
        macs[0] += left.numel() * right.shape[-1]
        return plain(left, right)

    torch.Tensor.__matmul__ = multiply
    for module in model.modules():
        module.register_forward_hook(count)
    with torch.no_grad():
        out = model(torch.zeros(1, *shape))
    torch.Tensor.__matmul__ = plain
    out = out[0] if isinstance(out, tuple) else out
    return sum(weight.numel() for weight in model.parameters()), macs[0], list(out.shape)


def keras_case(file, make, shape):
    import keras
    import numpy

    empty = (numpy.zeros((8, 28, 28)), numpy.zeros(8))
    keras.datasets.mnist.load_data = lambda: (empty, empty)
    keras.Model.fit = lambda *args, **kwargs: None
    tensorflow = types.ModuleType("tensorflow")
    tensorflow.keras = keras
    sys.modules.update({"tensorflow": tensorflow, "tensorflow.keras": keras, "tensorflow.keras.layers": keras.layers})
    model = eval(make, namespace_of(file))
    macs = 0

    def leaves(layer):
        inner = getattr(layer, "_layers", None) or []
        return [part for child in inner for part in leaves(child)] if inner else [layer]

    sizes = {}
    for layer in [part for top in model.layers for part in leaves(top)]:
        kind = type(layer).__name__
        if not hasattr(layer, "kernel") and kind != "SeparableConv2D":
            continue
        weights = [int(numpy.prod(weight.shape)) for weight in layer.weights if "bias" not in weight.name]
        node = layer._inbound_nodes[0] if layer._inbound_nodes else None
        given = node.input_tensors[0].shape if node else (None, 1000, 4)
        after = layer.compute_output_shape(given)
        if kind == "Conv2DTranspose":
            places = given[1:-1]
        else:
            places = after[1:-1]
        macs += sum(weights) * int(numpy.prod(places)) if places else sum(weights)
    return sum(int(numpy.prod(weight.shape)) for weight in model.trainable_weights), macs, list(model.output_shape)


def main(framework):
    path = FOLDER / "truth.json"
    kept = [case for case in json.loads(path.read_text()) if case["framework"] != framework] if path.exists() else []
    for file, make, shape, model, arguments in TORCH if framework == "torch" else KERAS:
        params, macs, out = (torch_case if framework == "torch" else keras_case)(file, make, shape)
        kept.append({"file": file + ".py", "framework": framework, "made_by": make, "model": model, "arguments": arguments,
                     "input": list(shape), "params": params, "macs": macs, "output": out})
        print(kept[-1])
    path.write_text("[\n" + ",\n".join(json.dumps(case) for case in kept) + "\n]\n")


if __name__ == "__main__":
    main(sys.argv[1])
