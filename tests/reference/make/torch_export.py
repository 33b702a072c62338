"""Archives of torch.export with what PyTorch itself says of the networks in them.

Run with PyTorch 2.8 or later for `models/model.json`, with an earlier one (2.3 to 2.7) and the argument `old` for
`serialized_exported_program.json`:

    python torch_export.py ../torch_export [old]

Writes NAME.pt2 for each network, and into truth.json the shapes, parameters and multiply-adds of each layer with weights.
"""

import json
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn
from torch.export import Dim


class Digits(nn.Module):
    """Convolutions, norms, pooling and a classifier, in the order of their constructors."""

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 6, 5, padding=2), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 3, bias=False), nn.BatchNorm2d(16), nn.ReLU(inplace=True), nn.AvgPool2d(2, ceil_mode=True),
        )
        self.classifier = nn.Sequential(nn.Flatten(), nn.Dropout(0.3), nn.Linear(16 * 36, 24), nn.Tanh(), nn.Linear(24, 10))

    def forward(self, x):
        return F.log_softmax(self.classifier(self.features(x)), dim=1)


class Block(nn.Module):
    """A residual block with a gate for each channel."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.squeeze = nn.AdaptiveAvgPool2d(1)
        self.fc1 = nn.Conv2d(outputs, outputs // 4, 1)
        self.fc2 = nn.Conv2d(outputs // 4, outputs, 1)
        self.down = None
        if stride != 1 or inputs != outputs:
            self.down = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        y = y * torch.sigmoid(self.fc2(F.silu(self.fc1(self.squeeze(y)))))
        return F.relu(y + (x if self.down is None else self.down(x)))


class Residual(nn.Module):
    """Residual blocks."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 7, 2, 3, bias=False)
        self.layer1 = nn.Sequential(Block(8, 8, 1), Block(8, 8, 1))
        self.layer2 = nn.Sequential(Block(8, 16, 2), Block(16, 16, 1))
        self.fc = nn.Linear(16, 5)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.stem(x)), 3, 2, 1)
        x = self.layer2(self.layer1(x))
        return self.fc(x.mean((2, 3)))


class Words(nn.Module):
    """Operators that are seldom met, one after another."""

    def __init__(self):
        super().__init__()
        self.same = nn.Conv2d(3, 8, (3, 4), padding="same", dilation=(2, 1))
        self.group = nn.GroupNorm(2, 8)
        self.instance = nn.InstanceNorm2d(8)
        self.learned = nn.InstanceNorm2d(8, affine=True)
        self.slopes = nn.PReLU(8)
        self.depthwise = nn.Conv2d(8, 8, 3, groups=8, padding=1)
        self.norm = nn.LayerNorm(8)
        self.wide = nn.Linear(8, 16)
        self.narrow = nn.Linear(16, 8, bias=False)
        self.up = nn.ConvTranspose2d(8, 8, 3, stride=2, padding=1, output_padding=1)
        self.twice = nn.Upsample(scale_factor=2)
        self.smooth = nn.Upsample(scale_factor=1.5, mode="bilinear", align_corners=True)
        self.mirror = nn.ReflectionPad2d(2)
        self.shuffle = nn.PixelShuffle(2)
        self.unshuffle = nn.PixelUnshuffle(2)
        self.mixed = nn.ChannelShuffle(2)
        self.pool = nn.AdaptiveMaxPool2d(3)
        self.fc = nn.Linear(4 * 9, 5)

    def forward(self, x):
        x = self.slopes(self.learned(self.instance(self.group(self.same(x)))))
        y = self.depthwise(x).permute(0, 2, 3, 1)
        x = x - self.narrow(F.gelu(self.wide(self.norm(y)))).permute(0, 3, 1, 2)
        a, b = x.chunk(2, 1)
        x = torch.cat([b, torch.maximum(a, b)], 1)
        x = F.hardswish(F.relu6(F.hardtanh(self.mixed(x))))
        x = F.leaky_relu(self.up(x), 0.1)
        x = self.unshuffle(self.shuffle(self.twice(x)))
        x = self.mirror(self.smooth(x))[:, :, 2:-2, 1:-1]
        x = F.interpolate(x, size=(14, 14), mode="bilinear")
        x = F.glu(F.pad(x, (1, 2, 0, 1)), 1)
        return self.fc(self.pool(x).view(x.size(0), -1))


class Signal(nn.Module):
    """One axis, dilated causal convolutions whose padding is cut off."""

    def __init__(self):
        super().__init__()
        self.convs = nn.ModuleList(nn.Conv1d(2 if step == 0 else 4, 4, 3, padding=2 * 2**step, dilation=2**step) for step in range(3))
        self.last = nn.Conv1d(4, 1, 1)

    def forward(self, x):
        for conv in self.convs:
            x = F.relu(conv(x)[:, :, : -conv.padding[0]])
        return self.last(F.max_pool1d(x, 4))


class Shared(nn.Module):
    """One convolution that runs three times."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 4, 1)
        self.again = nn.Conv2d(4, 4, 3, padding=1)

    def forward(self, x):
        x = self.first(x)
        for _ in range(3):
            x = F.elu(self.again(x)) + x
        return x


class Sized(nn.Module):
    """A map that gets the size of another."""

    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(3, 4, 4, 2, 1)
        self.side = nn.Conv2d(7, 2, 3, padding=1)

    def forward(self, x):
        y = F.interpolate(self.down(x), size=x.shape[2:])
        return self.side(torch.cat([x, y], 1))


def measured(model, example):
    """Shapes, parameters and multiply-adds of layers with weights, in the order in which they run."""
    layers = []

    def hook(name):
        def note(module, inputs, output):
            shape = list(output.shape[1:])
            if isinstance(module, (nn.Conv1d, nn.Conv2d)):
                macs = output[0].numel() * module.weight[0].numel()
            elif isinstance(module, nn.ConvTranspose2d):
                macs = inputs[0][0].numel() * module.weight[0].numel()
            else:
                macs = output[0].numel() * module.in_features
                shape = shape if len(shape) == 1 else [shape[-1], *shape[:-1]]
            layers.append({
                "name": name,
                "shape": shape,
                "params": sum(parameter.numel() for parameter in module.parameters()),
                "macs": macs,
            })
        return note

    for name, module in model.named_modules():
        if isinstance(module, (nn.Conv1d, nn.Conv2d, nn.ConvTranspose2d, nn.Linear)):
            module.register_forward_hook(hook(name))
    with torch.no_grad():
        output = model(example)
    return {
        "input": list(example.shape[1:]),
        "output": list(output.shape[1:]),
        "params": sum(parameter.numel() for parameter in model.parameters()),
        "layers": layers,
    }


def main():
    folder = Path(sys.argv[1])
    is_old = "old" in sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    sides = {2: Dim("height", min=8, max=1024), 3: Dim("width", min=8, max=1024)}
    cases = [
        ("digits", Digits(), torch.zeros(1, 1, 28, 28), None, False),
        ("residual", Residual(), torch.zeros(1, 3, 64, 48), None, False),
        ("residual_decomposed", Residual(), torch.zeros(1, 3, 64, 48), None, True),
        ("words", Words(), torch.zeros(1, 3, 16, 16), None, False),
        ("batches", Words(), torch.zeros(2, 3, 16, 16), ({0: Dim("batch")},), False),
        ("signal", Signal(), torch.zeros(1, 2, 64), None, False),
        ("shared", Shared(), torch.zeros(1, 3, 9, 9), None, False),
        ("sized", Sized(), torch.zeros(1, 3, 20, 24), (sides,), False),
    ]
    if is_old:
        cases = [(f"{name}_old", *rest) for name, *rest in cases if name in ("digits", "residual", "words")]
    path = folder / "truth.json"
    truth = json.loads(path.read_text()) if path.exists() else {}
    for name, model, example, dynamic, is_decomposed in cases:
        torch.manual_seed(0)
        model.eval()
        program = torch.export.export(model, (example,), dynamic_shapes=dynamic)
        if is_decomposed:
            program = program.run_decompositions()
        torch.export.save(program, folder / f"{name}.pt2")
        truth[name] = {"torch": torch.__version__.split("+")[0], "is_sized": dynamic is None or 2 not in dynamic[0], **measured(model, example)}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(truth[name])}" for name in sorted(truth))
    path.write_text(f"{{\n{lines}\n}}\n")


main()
