//! LeNet-5 (`LeCun` et al., "Gradient-based learning applied to document recognition", 1998) as courses build it: each map of the second
//! convolution reads all maps before it, and the pools have nothing to learn.

pub(super) const LENET: &str = "
input 1x32x32
conv 6 k5; tanh
avgpool k2
conv 16 k5; tanh
avgpool k2
conv 120 k5; tanh
flatten
linear 84; tanh
linear 10
";
