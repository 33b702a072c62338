import torch
import torch.nn as nn
import torch.nn.functional as F


class Bottom(nn.Module):
    def __init__(self, cin, cout, stride):
        super().__init__()
        self.conv = nn.Conv2d(cin, cout, 3, stride=stride, padding=1, bias=False)
        self.gn = nn.GroupNorm(8, cout)

    def forward(self, x):
        return F.relu(self.gn(self.conv(x)))


class FPN(nn.Module):
    def __init__(self):
        super(FPN, self).__init__()
        self.c1, self.c2, self.c3, self.c4 = Bottom(3, 32, 2), Bottom(32, 64, 2), Bottom(64, 128, 2), Bottom(128, 256, 2)
        self.toplayer = nn.Conv2d(256, 64, kernel_size=1)
        self.latlayer1 = nn.Conv2d(128, 64, kernel_size=1)
        self.latlayer2 = nn.Conv2d(64, 64, kernel_size=1)
        self.smooth1 = nn.Conv2d(64, 64, kernel_size=3, padding=1)
        self.smooth2 = nn.Conv2d(64, 64, kernel_size=3, padding=1)

    def _upsample_add(self, x, y):
        _, _, H, W = y.size()
        return F.interpolate(x, size=(H, W), mode='nearest') + y

    def forward(self, x):
        c2 = self.c2(self.c1(x))
        c3 = self.c3(c2)
        c4 = self.c4(c3)
        p4 = self.toplayer(c4)
        p3 = self._upsample_add(p4, self.latlayer1(c3))
        p2 = self._upsample_add(p3, self.latlayer2(c2))
        return self.smooth2(p2), self.smooth1(p3), p4
