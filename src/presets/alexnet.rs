//! `AlexNet` (Krizhevsky, "One weird trick for parallelizing convolutional neural networks", 2014), as in torchvision.

pub(super) const ALEXNET: &str = "
input 3x224x224
conv 64 k11 s4 p2 =features.0; relu =features.1
maxpool k3 s2 =features.2
conv 192 k5 p2 =features.3; relu =features.4
maxpool k3 s2 =features.5
conv 384 k3 p1 =features.6; relu =features.7
conv 256 k3 p1 =features.8; relu =features.9
conv 256 k3 p1 =features.10; relu =features.11
maxpool k3 s2 =features.12
adaptive 6 =avgpool
flatten
dropout 0.5 =classifier.0; linear 4096 =classifier.1; relu =classifier.2
dropout 0.5 =classifier.3; linear 4096 =classifier.4; relu =classifier.5
linear 1000 =classifier.6
";
