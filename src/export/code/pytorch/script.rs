//! File of a network in PyTorch.

use super::assembly::Assembly;
use super::calls::Calls;
use super::modules::{Modules, ROOT};
use super::writer::{Draft, draft};
use crate::export::code::CodeError;
use crate::export::code::layers::{Layer, input_is_read_once, layers};
use crate::export::code::names::{Names, class_name};
use crate::export::code::numbers::Layout;
use crate::export::code::script::{documentation, indented};
use crate::network::ShapedNetwork;

/// The text of the file.
pub(in crate::export::code) fn script(shaped: &ShapedNetwork) -> Result<String, CodeError> {
    let layout = Layout::of(shaped);
    let several = if layout.is_line() { "signal" } else { "image" };
    let input = if input_is_read_once(shaped) { "x" } else { several };
    let (layers, _) = layers(shaped, input, &mut Names::new());
    let drafts = layers.iter().map(|layer| draft(layout, layer)).collect::<Result<Vec<Draft>, CodeError>>()?;
    let sources: Vec<&[usize]> =
        (1..=layers.len()).map(|map| shaped.step_of(map).map_or(&[][..], |step| &step.sources)).collect();
    let modules = Modules::of(&layers, &drafts, &sources);
    let calls = Calls::of(&modules, &layers, &drafts, &sources);
    let class = class_name(&shaped.network().name);
    let mut assembly = Assembly::new(layout, &layers, &modules, &calls, &drafts, &class);
    let classes = assembly.classes()?;
    let (mut inits, forwards) = (assembly.inits(ROOT), assembly.forward(ROOT, input)?);
    inits.insert(0, "super().__init__()".into());

    let head = documentation(shaped, "in PyTorch", &["Shapes are channels × height × width."]);
    let (inits, forwards) = (indented(&inits, 2), indented(&forwards, 2));
    let body = format!(
        "{classes}class {class}(nn.Module):\n    def __init__(self):\n{inits}\n    def forward(self, {input}):\n{forwards}"
    );
    let functional = if body.contains("F.") { "import torch.nn.functional as F\n" } else { "" };
    let ordered = if body.contains("OrderedDict(") { "from collections import OrderedDict\n\n" } else { "" };
    let shape = input_shape(layout, shaped);
    Ok(format!(
        r#"{head}
{ordered}import torch
{functional}from torch import nn


{body}

if __name__ == "__main__":
    model = {class}().eval()
    with torch.no_grad():
        output = model(torch.zeros(1, {shape}))
    print("Output shape:", tuple(output.shape[1:]))
    print("Parameters:", sum(parameter.numel() for parameter in model.parameters()))
"#
    ))
}

/// The extents of the input, channels first.
fn input_shape(layout: Layout, shaped: &ShapedNetwork) -> String {
    let input = shaped.network().input;
    format!("{}, {}", input.channels, layout.by_axis(|axis| input.size.get(axis).to_string()))
}

/// The layers of a script, with what stands for their inputs and outputs in one module.
pub(super) fn placed<'a>(layer: &Layer<'a>, id: String, operands: Vec<String>, target: String) -> Layer<'a> {
    Layer { id, operands, target, ..layer.clone() }
}
