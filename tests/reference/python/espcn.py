from math import sqrt

import torch
from torch import nn, Tensor


class ESPCN(nn.Module):
    """Super-resolution whose last layer makes places of channels."""

    def __init__(self, upscale_factor: int = 3, channels: int = 1) -> None:
        super().__init__()
        self.feature_maps = nn.Sequential(
            nn.Conv2d(channels, 64, (5, 5), (1, 1), (2, 2)),
            nn.Tanh(),
            nn.Conv2d(64, 32, (3, 3), (1, 1), (1, 1)),
            nn.Tanh(),
        )
        self.sub_pixel = nn.Sequential(
            nn.Conv2d(32, channels * upscale_factor ** 2, (3, 3), (1, 1), (1, 1)),
            nn.PixelShuffle(upscale_factor),
            nn.Sigmoid(),
        )
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                if module.in_channels == 32:
                    nn.init.normal_(module.weight.data, 0.0, 0.001)
                    nn.init.zeros_(module.bias.data)
                else:
                    fan = module.out_channels * module.weight.data[0][0].numel()
                    nn.init.normal_(module.weight.data, 0.0, sqrt(2 / fan))

    def forward(self, x: Tensor) -> Tensor:
        return self._forward_impl(x)

    def _forward_impl(self, x: Tensor) -> Tensor:
        x = self.feature_maps(x)
        return self.sub_pixel(x)
