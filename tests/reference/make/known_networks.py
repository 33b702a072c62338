"""Measures well-known networks with PyTorch and writes tests/reference/known_networks.json.

    python3 tests/reference/make/known_networks.py [names]     with torch and torchvision installed

Networks are those of torchvision where it has them, without the classifiers that only training uses; LeNet-5, Darknet-53, YOLOv3
and SegNet are written down below, from their papers and configuration files. Multiply-adds are those of convolutions and fully connected
layers, without biases, on one input of the size given. `layers` lists every such layer as [parameters, multiply-adds, shape of its output],
in ascending order.

The field is measured by gradient: convolutions become those of the mean of their channels with positive and equal weights, normalization and
activations let everything through, a maximum becomes a mean, branches that see the whole map (squeeze and excitation, the pooling of a whole image)
are left out. Then one unit of the last map is differentiated by
an input that is long along one axis and thin along the other, far from its ends. A network that enlarges maps is measured at every
phase: `lo` and `hi` have an entry for each unit of a period, `stride` is [input positions, units] of a period.
"""

import json
import sys
from pathlib import Path

import torch
import torchvision
from torch import nn
from torch.nn import functional
from torchvision.models import detection
from torchvision.ops import misc

PATH = Path(__file__).resolve().parents[1] / "known_networks.json"


class LeNet(nn.Sequential):
    """LeNet-5 with every map of the second convolution joined to all maps before it."""

    def __init__(self):
        super().__init__(
            nn.Conv2d(1, 6, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(16, 120, 5), nn.Tanh(),
            nn.Flatten(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10))


def unit(before, after, kernel, stride=1):
    return nn.Sequential(
        nn.Conv2d(before, after, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(after), nn.LeakyReLU(0.1))


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.body = nn.Sequential(unit(channels, channels // 2, 1), unit(channels // 2, channels, 3))

    def forward(self, x):
        return x + self.body(x)


class Darknet53(nn.Module):
    def __init__(self, classes=1000):
        super().__init__()
        self.stem = unit(3, 32, 3)
        self.stages = nn.ModuleList()
        channels = 32
        for count in (1, 2, 8, 8, 4):
            self.stages.append(nn.Sequential(unit(channels, 2 * channels, 3, 2), *[Residual(2 * channels) for _ in range(count)]))
            channels *= 2
        self.last = nn.Identity()
        # As Darknet has it, the classifier is a convolution of the pooled map.
        self.head = nn.Conv2d(channels, classes, 1) if classes else None

    def maps(self, x):
        x, maps = self.stem(x), []
        for stage in self.stages:
            x = stage(x)
            maps.append(x)
        return maps

    def forward(self, x):
        x = self.last(self.maps(x)[-1])
        return self.head(functional.adaptive_avg_pool2d(x, 1)).flatten(1)


class Yolo3(nn.Module):
    """YOLOv3 for the 80 classes of COCO: three maps of 3 · (4 + 1 + 80) channels, the finest of which is put out last."""

    def __init__(self):
        super().__init__()
        self.backbone = Darknet53(None)
        self.necks, self.heads, self.lateral = nn.ModuleList(), nn.ModuleList(), nn.ModuleList()
        channels = 1024
        for width in (512, 256, 128):
            neck = [unit(channels, width, 1), unit(width, 2 * width, 3), unit(2 * width, width, 1), unit(width, 2 * width, 3), unit(2 * width, width, 1)]
            self.necks.append(nn.Sequential(*neck))
            self.heads.append(nn.Sequential(unit(width, 2 * width, 3), nn.Conv2d(2 * width, 255, 1)))
            self.lateral.append(unit(width, width // 2, 1) if width > 128 else nn.Identity())
            channels = width // 2 + width
        self.last = nn.Identity()

    def forward(self, x):
        maps = self.backbone.maps(x)[:1:-1]
        for index, (map, neck, head, lateral) in enumerate(zip(maps, self.necks, self.heads, self.lateral)):
            joined = map if index == 0 else torch.cat([functional.interpolate(before, scale_factor=2.0), map], 1)
            here = neck(joined)
            out = head(here)
            before = lateral(here)
        return self.last(out)


class Pyramid(nn.Module):
    """The feature pyramid of torchvision on ResNet-50, levels 2 to 5, with norms that are trained."""

    def __init__(self):
        super().__init__()
        self.body = detection.backbone_utils.resnet_fpn_backbone(
            backbone_name="resnet50", weights=None, norm_layer=nn.BatchNorm2d, trainable_layers=5)
        self.body.fpn.extra_blocks = None
        self.last = nn.Identity()

    def forward(self, x):
        return self.last(self.body(x)["0"])


class IndexedPool(nn.Module):
    """Max pooling that also gives its indices and the size of its input."""

    def forward(self, x):
        pooled, indices = functional.max_pool2d(x, 2, 2, ceil_mode=True, return_indices=True)
        return pooled, (indices, x.shape[2:])


class Unpool(nn.Module):
    def forward(self, x, where):
        indices, size = where
        if x.is_meta:
            return x.new_empty(*x.shape[:2], *size)
        return functional.max_unpool2d(x, indices, 2, 2, 0, size)


class LinearPool(nn.Module):
    """Stands for max pooling; its mean stands for the indices, which depend on the same cells."""

    def forward(self, x):
        pooled = functional.avg_pool2d(x, 2, 2, ceil_mode=True)
        return pooled, (pooled, x.shape[2:])


class LinearUnpool(nn.Module):
    """Stands for max unpooling: a cell depends on the value and on the index of its window."""

    def forward(self, x, where):
        pooled, (height, width) = where
        return functional.interpolate(x + pooled, scale_factor=2.0)[:, :, :height, :width]


class SegNet(nn.Module):
    """SegNet for the 11 classes of CamVid, from the paper and its configuration file for Caffe: the convolutions of VGG-16, then their
    mirror image, with batch normalization after all but the last. Caffe rounds the sizes of pooled maps up."""

    def __init__(self, classes=11):
        super().__init__()
        blocks = [(64, 64), (128, 128), (256, 256, 256), (512, 512, 512), (512, 512, 512)]
        mirrored = [(512, 512, 512), (512, 512, 256), (256, 256, 128), (128, 64), (64,)]
        channels = 3
        self.down, self.up = nn.ModuleList(), nn.ModuleList()
        for part, stages in ((self.down, blocks), (self.up, mirrored)):
            for stage in stages:
                layers = []
                for width in stage:
                    layers += [nn.Conv2d(channels, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU()]
                    channels = width
                part.append(nn.Sequential(*layers))
        self.pool, self.unpool = IndexedPool(), Unpool()
        self.last = nn.Conv2d(channels, classes, 3, padding=1)

    def forward(self, x):
        kept = []
        for stage in self.down:
            x, where = self.pool(stage(x))
            kept.append(where)
        for stage, where in zip(self.up, reversed(kept)):
            x = stage(self.unpool(x, where))
        return self.last(x)


def segmenter():
    model = torchvision.models.segmentation.deeplabv3_resnet50(weights=None, weights_backbone=None, aux_loss=False)
    return model


def inception():
    model = torchvision.models.inception_v3(weights=None, init_weights=False)
    model.AuxLogits = None
    model.aux_logits = False
    return model


def googlenet():
    return torchvision.models.googlenet(weights=None, aux_logits=False, init_weights=False)


# What makes each, the input, the module whose output is the last map, how many units of it make a period, and the size of the long input.
MODELS = {
    "lenet5": (LeNet, (1, 32, 32), "7", 1, (128, 64)),
    "squeezenet1-1": (torchvision.models.squeezenet1_1, (3, 224, 224), "classifier.2", 1, (1024, 64)),
    "googlenet": (googlenet, (3, 224, 224), "inception5b", 1, (2560, 96)),
    "inception-v3": (inception, (3, 299, 299), "Mixed_7c", 1, (4096, 107)),
    "densenet121": (torchvision.models.densenet121, (3, 224, 224), "features.norm5", 1, (5120, 64)),
    "efficientnet-b0": (torchvision.models.efficientnet_b0, (3, 224, 224), "features", 1, (2560, 64)),
    "convnext-tiny": (torchvision.models.convnext_tiny, (3, 224, 224), "features", 1, (5120, 64)),
    "darknet53": (Darknet53, (3, 256, 256), "last", 1, (2560, 64)),
    "yolov3": (Yolo3, (3, 416, 416), "last", 4, (4096, 64)),
    "deeplabv3-resnet50": (segmenter, (3, 520, 520), "classifier", 1, (5120, 64)),
    "segnet": (SegNet, (3, 360, 480), "last", 32, (1536, 64)),
    "fpn-resnet50": (Pyramid, (3, 224, 224), "last", 8, (2560, 64)),
}


def counted(model, shape):
    """Parameters, multiply-adds, the sorted list of layers, the shapes of all outputs."""
    layers = []

    def count(module, given, out):
        weights = module.weight[0].numel()
        parameters = sum(weight.numel() for weight in module.parameters())
        shape = list(out.shape[1:])
        if isinstance(module, nn.Linear) and len(shape) == 3:
            shape = [shape[2], shape[0], shape[1]]  # Channels last.
        layers.append([parameters, out.numel() * weights, shape])

    hooks = [m.register_forward_hook(count) for m in model.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    # Shapes are all that is needed.
    model.to("meta")
    with torch.no_grad():
        model(torch.zeros(1, *shape, device="meta"))
    for hook in hooks:
        hook.remove()
    return sum(weight.numel() for weight in model.parameters()), sum(layer[1] for layer in layers), sorted(layers)


class Nothing(nn.Module):
    """Stands for a branch that sees the whole map where its output is joined to others."""

    def __init__(self, channels):
        super().__init__()
        self.channels = channels

    def forward(self, x):
        return x.new_zeros(x.shape[0], self.channels, *x.shape[2:])


THROUGH = (nn.BatchNorm2d, nn.LayerNorm, nn.ReLU, nn.SiLU, nn.GELU, nn.Tanh, nn.LeakyReLU, nn.Dropout, misc.SqueezeExcitation,
           torchvision.ops.StochasticDepth)


class OfMean(nn.Module):
    """Stands for a convolution: one channel with equal weights, from the mean of all channels."""

    def __init__(self, convolution):
        super().__init__()
        height, width = convolution.kernel_size
        self.weight = torch.full((1, 1, height, width), 1 / (height * width), dtype=torch.float64)
        self.settings = convolution.stride, convolution.padding, convolution.dilation

    def forward(self, x):
        return functional.conv2d(x.mean(1, keepdim=True), self.weight, None, *self.settings)


class MeanOfLast(nn.Module):
    """Stands for a fully connected layer at every position, channels last."""

    def forward(self, x):
        return x.mean(-1, keepdim=True)


def linearize(module):
    for name, child in module.named_children():
        if isinstance(child, torchvision.models.segmentation.deeplabv3.ASPPPooling):
            setattr(module, name, Nothing(1))
        elif isinstance(child, THROUGH):
            setattr(module, name, nn.Identity())
        elif isinstance(child, IndexedPool):
            setattr(module, name, LinearPool())
        elif isinstance(child, Unpool):
            setattr(module, name, LinearUnpool())
        elif isinstance(child, nn.MaxPool2d):
            setattr(module, name, nn.AvgPool2d(child.kernel_size, child.stride, child.padding, child.ceil_mode))
        elif isinstance(child, nn.Conv2d):
            setattr(module, name, OfMean(child))
        elif isinstance(child, nn.Linear):
            setattr(module, name, MeanOfLast())
        else:
            linearize(child)
    if hasattr(module, "layer_scale"):
        module.layer_scale.data = torch.ones(1, 1, 1)


class Reached(Exception):
    pass


def along(model, module, channels, size, axis, period):
    """The first and last input index that units of a period and their successors see along an axis."""
    shape = size if axis == 0 else size[::-1]
    x = torch.zeros(1, channels, *shape, dtype=torch.float64, requires_grad=True)
    kept = []

    def keep(_, __, out):
        kept.append(out)
        raise Reached

    hook = dict(model.named_modules())[module].register_forward_hook(keep)
    try:
        model(x)
    except Reached:
        pass
    hook.remove()
    out = kept[0]
    line = out.sum((0, 1, 3 - axis))
    middle = len(line) // 2 // period * period
    spans = []
    for index in range(middle, middle + 2 * period):
        gradient, = torch.autograd.grad(line[index], x, retain_graph=True)
        seen = gradient.abs().sum((0, 1, 3 - axis)).nonzero().flatten()
        assert 0 < seen[0] and seen[-1] + 1 < size[0], "the long input is too short"
        spans.append((int(seen[0]), int(seen[-1])))
    step = spans[period][0] - spans[0][0]
    assert all(b[side] - a[side] == step for a, b in zip(spans, spans[period:]) for side in (0, 1))
    shift = step * (middle // period)
    sizes = [last - first + 1 for first, last in spans[:period]]
    return {"size": max(sizes), "min_size": min(sizes), "stride": [step, period],
            "lo": [first - shift for first, _ in spans[:period]], "hi": [last - shift for _, last in spans[:period]]}


def through(x, *_, **__):
    return x


def measured(name):
    make, shape, module, period, size = MODELS[name]
    model = make().eval()
    parameters, macs, layers = counted(model, shape)
    model = make().eval()
    linearize(model)
    model.double()
    max_pool = functional.max_pool2d
    functional.max_pool2d = lambda x, kernel_size, stride=None, padding=0: functional.avg_pool2d(x, kernel_size, stride, padding)
    functional.relu = through
    try:
        field = {name: along(model, module, shape[0], size, axis, period) for axis, name in enumerate(["height", "width"])}
    finally:
        functional.max_pool2d = max_pool
    return {"name": name, "input": list(shape), "params": parameters, "macs": macs, "field": field, "layers": layers}


def main(names):
    known = {case["name"]: case for case in json.loads(PATH.read_text())["cases"]} if PATH.exists() else {}
    for name in names or MODELS:
        known[name] = measured(name)
        print(name, known[name]["params"], known[name]["macs"], known[name]["field"]["height"], flush=True)
    head = {"torch": torch.__version__, "torchvision": torchvision.__version__}
    lines = [json.dumps(known[name], separators=(",", ":")) for name in MODELS if name in known]
    PATH.write_text(json.dumps(head)[:-1] + ', "cases": [\n' + ",\n".join(lines) + "\n]}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
