//! LeNet-5 (`LeCun` et al., "Gradient-based learning applied to document recognition", 1998) as usual in courses: each
//! channel of the second convolution reads all channels before it, and the pools have no parameters.

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
