//! `AlexNet` (Krizhevsky, "One weird trick for parallelizing convolutional neural networks", 2014), as in torchvision.

pub(super) const ALEXNET: &str = "
input 3x224x224
conv 64 k11 s4 p2; relu
maxpool k3 s2
conv 192 k5 p2; relu
maxpool k3 s2
conv 384 k3 p1; relu
conv 256 k3 p1; relu
conv 256 k3 p1; relu
maxpool k3 s2
adaptive 6
flatten
dropout 0.5; linear 4096; relu
dropout 0.5; linear 4096; relu
linear 1000
";
