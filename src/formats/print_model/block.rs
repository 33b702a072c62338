//! Block templates of well-known networks, recognized by the names of their modules.

use super::tree::Module;
use super::wiring::{Wiring, joined};
use crate::formats::ModelError;
use crate::formats::builder::Value;
use crate::network::{MapAxis, Op};

/// How the modules of a block are connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Template {
    /// `ResNet`'s blocks: alternating convolutions and norms, the input added before the last activation.
    Residual,
    /// `MobileNet`'s blocks: one Sequential, the input added if the shape is the same.
    Inverted,
    /// `SqueezeNet`'s blocks: a squeeze, then two expansions concatenated.
    Fire,
    /// A gate: pooling, squeeze, expansion, multiplied with the input.
    Gate,
    /// `GoogLeNet`'s blocks: branches concatenated.
    Inception,
    /// `DenseNet`'s layers: norms before convolutions, in order.
    DenseLayer,
    /// `DenseNet`'s blocks: every layer reads all maps before it.
    DenseBlock,
}

/// The modules that a residual block may have.
const RESIDUAL: [&str; 17] = [
    "conv1",
    "bn1",
    "relu",
    "conv2",
    "bn2",
    "conv3",
    "bn3",
    "downsample",
    "shortcut",
    "act1",
    "act2",
    "act3",
    "act",
    "se",
    "drop_path",
    "drop_block",
    "relu1",
];

/// The template that a module follows.
pub(super) fn template(module: &Module<'_>) -> Option<Template> {
    let has = |name: &str| module.child(name).is_some();
    let only = |names: &[&str]| module.children.iter().all(|child| names.contains(&child.name.as_str()));
    let class = module.class;
    if has("conv1")
        && has("bn1")
        && has("conv2")
        && has("bn2")
        && only(&RESIDUAL)
        && ["Block", "Bottleneck", "Residual"].iter().any(|word| class.contains(word))
    {
        return Some(Template::Residual);
    }
    if class.contains("InvertedResidual") && (only(&["conv"]) || only(&["block"])) {
        return Some(Template::Inverted);
    }
    if has("squeeze") && has("expand1x1") && has("expand3x3") {
        return Some(Template::Fire);
    }
    if has("fc1")
        && has("fc2")
        && only(&["avgpool", "fc1", "activation", "fc2", "scale_activation", "relu"])
        && class.contains("Squeeze")
    {
        return Some(Template::Gate);
    }
    if class == "Inception"
        && module.children.len() > 1
        && module.children.iter().all(|child| child.name.starts_with("branch"))
    {
        return Some(Template::Inception);
    }
    if class == "_DenseLayer" && has("norm1") && has("conv1") && has("norm2") && has("conv2") {
        return Some(Template::DenseLayer);
    }
    if class == "_DenseBlock" && module.children.iter().all(|child| child.name.starts_with("denselayer")) {
        return Some(Template::DenseBlock);
    }
    None
}

impl Wiring {
    /// A block that follows a template.
    pub(super) fn block(
        &mut self,
        template: Template,
        module: &Module<'_>,
        path: &str,
        input: Value,
    ) -> Result<Value, ModelError> {
        match template {
            Template::Residual => self.residual(module, path, input),
            Template::Inverted => {
                let child = &module.children[0];
                let value = self.module(child, &joined(path, &child.name), input)?;
                // The input is added if the stride is 1 and the channels are kept: exactly then the shapes agree.
                if self.builder.shape(value) == self.builder.shape(input) {
                    self.extra(module, path, Op::Add, &[value, input])
                } else {
                    Ok(value)
                }
            }
            Template::Fire => {
                let squeezed = self.child(module, path, "squeeze", input)?;
                let squeezed = self.child(module, path, "squeeze_activation", squeezed)?;
                let mut branches = Vec::new();
                for name in ["expand1x1", "expand3x3"] {
                    let expanded = self.child(module, path, name, squeezed)?;
                    branches.push(self.child(module, path, &format!("{name}_activation"), expanded)?);
                }
                self.extra(module, path, Op::Concat { axis: MapAxis::Channels }, &branches)
            }
            Template::Gate => {
                let pooled = match module.child("avgpool") {
                    Some(_) => self.child(module, path, "avgpool", input)?,
                    None => self.extra(module, path, Op::GlobalAvgPool, &[input])?,
                };
                let squeezed = self.child(module, path, "fc1", pooled)?;
                let squeezed = match module.child("activation") {
                    Some(_) => self.child(module, path, "activation", squeezed)?,
                    None => self.activate(module, path, squeezed)?,
                };
                let expanded = self.child(module, path, "fc2", squeezed)?;
                let gate = match module.child("scale_activation") {
                    Some(_) => self.child(module, path, "scale_activation", expanded)?,
                    None => {
                        self.extra(module, path, Op::Activation(crate::network::Activation::Sigmoid), &[expanded])?
                    }
                };
                self.extra(module, path, Op::Mul, &[input, gate])
            }
            Template::Inception => {
                let mut branches = Vec::new();
                for child in &module.children {
                    branches.push(self.module(child, &joined(path, &child.name), input)?);
                }
                self.extra(module, path, Op::Concat { axis: MapAxis::Channels }, &branches)
            }
            Template::DenseLayer => {
                let mut value = input;
                for name in ["norm1", "relu1", "conv1", "norm2", "relu2", "conv2"] {
                    value = self.child(module, path, name, value)?;
                }
                Ok(value)
            }
            Template::DenseBlock => {
                let mut maps = vec![input];
                for child in &module.children {
                    let path = joined(path, &child.name);
                    let value = if maps.len() == 1 {
                        input
                    } else {
                        self.extra(child, &path, Op::Concat { axis: MapAxis::Channels }, &maps)?
                    };
                    maps.push(self.module(child, &path, value)?);
                }
                self.extra(module, path, Op::Concat { axis: MapAxis::Channels }, &maps)
            }
        }
    }

    fn residual(&mut self, module: &Module<'_>, path: &str, input: Value) -> Result<Value, ModelError> {
        let mut value = input;
        let last = if module.child("conv3").is_some() { 3 } else { 2 };
        for number in 1..=last {
            value = self.child(module, path, &format!("conv{number}"), value)?;
            value = self.child(module, path, &format!("bn{number}"), value)?;
            if number < last {
                value = match module.child(&format!("act{number}")) {
                    Some(_) => self.child(module, path, &format!("act{number}"), value)?,
                    None => self.activate(module, path, value)?,
                };
            }
        }
        value = self.child(module, path, "se", value)?;
        let mut shortcut = self.child(module, path, "downsample", input)?;
        shortcut = self.child(module, path, "shortcut", shortcut)?;
        let sum = self.extra(module, path, Op::Add, &[value, shortcut])?;
        match module.child(&format!("act{last}")) {
            Some(_) => self.child(module, path, &format!("act{last}"), sum),
            None => self.activate(module, path, sum),
        }
    }
}
