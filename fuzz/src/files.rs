//! Files that are nearly right: the bytes of a sample, changed in a few places.

use super::choices::Choices;

/// Samples of the formats that are text.
pub const TEXTS: [&str; 6] = [
    "Net(\n  (a): Sequential(\n    (0): Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))\n    (1-2): 2 x ReLU()\n  )\n  (pool): AdaptiveAvgPool2d(output_size=(1, 1))\n  (fc): Linear(in_features=8, out_features=10, bias=True)\n)",
    "Net(\n  1.776 k, 100.000% Params, 1.266 MMac, 100.000% MACs, \n  (b): BasicBlock(\n    (conv1): Conv2d(8, 8, kernel_size=(3, 3), padding=(1, 1))\n    (bn1): BatchNorm2d(8)\n    (conv2): Conv2d(8, 8, kernel_size=1)\n    (bn2): BatchNorm2d(8)\n    (downsample): Sequential(\n      (0): Identity()\n    )\n  )\n)",
    "name: 'n' input: 'x' input_shape { dim: [1, 3, 9, 9] }\nlayer { name: 'c' type: 'Convolution' bottom: 'x' top: 'c' convolution_param { num_output: 4 kernel_size: 3 pad: 1 group: 1 } }\nlayer { name: 'p' type: 'Pooling' bottom: 'c' top: 'p' pooling_param { pool: MAX kernel_size: 3 stride: 2 } }\nlayer { name: 's' type: 'Slice' bottom: 'p' top: 'q' top: 'r' slice_param { slice_point: 1 } }\nlayer { name: 'f' type: 'InnerProduct' bottom: 'q' top: 'f' inner_product_param { num_output: 3 } }",
    "[net]\nwidth=13\nheight=13\nchannels=3\n[convolutional]\nbatch_normalize=1\nfilters=8\nsize=3\npad=1\nactivation=leaky\n[maxpool]\nsize=2\nstride=1\n[shortcut]\nfrom=-2\n[route]\nlayers=-1,0\ngroups=2\n[upsample]\nstride=2\n[connected]\noutput=3\n",
    r#"{"class_name": "Sequential", "config": [{"class_name": "Conv2D", "config": {"name": "c", "batch_input_shape": [null, 9, 9, 3], "filters": 4, "kernel_size": [3, 3], "strides": [2, 2], "padding": "same", "activation": "relu"}}, {"class_name": "MaxPooling2D", "config": {"name": "p", "pool_size": 2, "padding": "same"}}, {"class_name": "Conv2DTranspose", "config": {"name": "t", "filters": 2, "kernel_size": 3, "strides": 2, "output_padding": 1}}, {"class_name": "Flatten", "config": {"name": "f"}}, {"class_name": "Dense", "config": {"name": "d", "units": 3}}]}"#,
    r#"{"class_name": "Functional", "config": {"name": "m", "layers": [{"class_name": "InputLayer", "config": {"name": "i", "batch_shape": [null, 8, 8, 3]}, "inbound_nodes": []}, {"class_name": "Conv2D", "config": {"name": "a", "filters": 3, "kernel_size": [1, 1]}, "inbound_nodes": [[["i", 0, 0, {}]]]}, {"class_name": "Add", "config": {"name": "s"}, "inbound_nodes": [{"args": [[{"class_name": "__keras_tensor__", "config": {"keras_history": ["a", 0, 0]}}, {"class_name": "__keras_tensor__", "config": {"keras_history": ["i", 0, 0]}}]], "kwargs": {}}]}], "input_layers": [["i", 0, 0]], "output_layers": [["s", 0, 0]]}}"#,
];

/// The bytes of a sample with some replaced, left out, repeated or put in.
pub fn mutated(sample: &[u8], choices: &mut Choices<'_>) -> Vec<u8> {
    const BYTES: [u8; 12] = [0, 1, 2, 0x7f, 0x80, 0xff, b'9', b'"', b'[', b'{', b'(', b'\n'];
    let mut bytes = sample.to_vec();
    for _ in 0..=choices.below(6) {
        let at = (choices.below(usize::from(u16::MAX)) * 257 + choices.below(257)) % bytes.len().max(1);
        match choices.below(6) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at.min(bytes.len()), *choices.pick(&BYTES)),
            2 => {
                let end = (at + choices.below(40)).min(bytes.len());
                bytes.drain(at.min(end)..end);
            }
            3 => {
                let end = (at + choices.below(40)).min(bytes.len());
                let piece = bytes[at.min(end)..end].to_vec();
                bytes.splice(at.min(end)..at.min(end), piece);
            }
            4 => {
                let number = choices.number().to_string().into_bytes();
                bytes.splice(at.min(bytes.len())..at.min(bytes.len()), number);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = *choices.pick(&BYTES);
                }
            }
        }
    }
    bytes
}
