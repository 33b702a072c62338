//! Windows of ONNX: convolutions, transposed convolutions and pooling.

use super::node::Operator;
use super::walk::{Tensor, Walk, pair};
use crate::formats::builder::Value;
use crate::formats::{ModelError, ModelProblem};
use crate::network::{Axes, Axis, Channels, Conv, ConvTranspose, Op, Padding, PaddingMode, Pool, Sides};

/// Positive numbers along the spatial axes.
fn along(operator: &Operator<'_>, name: &str, across: u64) -> Result<Option<Axes<u64>>, ModelError> {
    let Some(ints) = operator.ints(name).filter(|ints| !ints.is_empty()) else { return Ok(None) };
    let numbers = ints.iter().map(|&int| u64::try_from(int).ok()).collect::<Option<Vec<u64>>>();
    let found = || operator.unsupported(name, format!("{ints:?}"));
    numbers.and_then(|numbers| pair(&numbers, across)).map(Some).ok_or_else(found)
}

/// The padding given as begins and ends.
fn sides(operator: &Operator<'_>) -> Result<Sides, ModelError> {
    let Some(pads) = operator.ints("pads").filter(|pads| !pads.is_empty()) else { return Ok(Sides::default()) };
    let pads_found = || operator.unsupported("pads", format!("{pads:?}"));
    let numbers = pads.iter().map(|&pad| u64::try_from(pad).ok()).collect::<Option<Vec<u64>>>();
    match *numbers.ok_or_else(pads_found)? {
        [left, right] => Ok(Sides::new(0, left, 0, right)),
        [top, left, bottom, right] => Ok(Sides::new(top, left, bottom, right)),
        _ => Err(pads_found()),
    }
}

/// The padding that `auto_pad` requests.
fn same(size: Axes<u64>, kernel: Axes<u64>, stride: Axes<u64>, dilation: Axes<u64>, is_upper: bool) -> Sides {
    let total = Axes::from_axis(|axis: Axis| {
        let (size, stride) = (*size.get(axis), (*stride.get(axis)).max(1));
        let extent = dilation.get(axis).saturating_mul(kernel.get(axis).saturating_sub(1)).saturating_add(1);
        let steps = size.div_ceil(stride).saturating_sub(1);
        steps.saturating_mul(stride).saturating_add(extent).saturating_sub(size)
    });
    let before = total.map(|total| if is_upper { total / 2 } else { total - total / 2 });
    Sides::new(before.height, before.width, total.height - before.height, total.width - before.width)
}

/// Stride, dilation and padding, common to all kinds.
struct Window {
    stride: Axes<u64>,
    dilation: Axes<u64>,
    padding: Sides,
    is_same: bool,
}

fn window(operator: &Operator<'_>, size: Axes<u64>, kernel: Axes<u64>) -> Result<Window, ModelError> {
    let stride = along(operator, "strides", 1)?.unwrap_or(Axes::new(1, 1));
    let dilation = along(operator, "dilations", 1)?.unwrap_or(Axes::new(1, 1));
    let (padding, is_same) = match operator.text("auto_pad") {
        None | Some("NOTSET" | "") => (sides(operator)?, false),
        Some("VALID") => (Sides::default(), false),
        Some("SAME_UPPER") => (same(size, kernel, stride, dilation, true), true),
        Some("SAME_LOWER") => (same(size, kernel, stride, dilation, false), false),
        Some(other) => return Err(operator.unsupported("auto_pad", other)),
    };
    Ok(Window { stride, dilation, padding, is_same })
}

/// A number of groups.
fn groups(operator: &Operator<'_>) -> Result<u64, ModelError> {
    let groups = operator.int("group").unwrap_or(1);
    u64::try_from(groups).ok().filter(|groups| *groups > 0).ok_or_else(|| operator.unsupported("group", groups))
}

impl<'a> Walk<'a> {
    /// A convolution.
    pub(super) fn conv(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let (input, dims) = (self.map(operator, 0)?, self.weights(operator, 1)?);
        let (channels, size) = self.builder.map(operator.name, input.value)?;
        let weights_found = || operator.unsupported("weights", format!("{dims:?}"));
        let (&[out, said, ref kernel @ ..], groups) = (dims.as_slice(), groups(operator)?) else {
            return Err(weights_found());
        };
        let kernel = pair(kernel, 1).ok_or_else(weights_found)?;
        let said = said.saturating_mul(groups);
        if said != channels {
            let attribute = "input channels".to_owned();
            return Err(operator.error(ModelProblem::Mismatch { attribute, said, found: channels }));
        }
        let Window { stride, dilation, padding, is_same } = window(operator, size, kernel)?;
        let padding = if is_same { Padding::Same } else { Padding::Sides(padding) };
        let bias = operator.input(2).is_some();
        let op = Op::Conv(Conv {
            channels: Channels::Grouped { out, groups },
            kernel,
            stride,
            padding,
            padding_mode: PaddingMode::Zeros,
            dilation,
            bias,
        });
        let output = self.layer(operator, op, &input)?;
        self.has_weights(operator, 1, output.value)?;
        Ok(output)
    }

    /// A transposed convolution.
    pub(super) fn transposed(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let (input, dims) = (self.map(operator, 0)?, self.weights(operator, 1)?);
        let (channels, _) = self.builder.map(operator.name, input.value)?;
        let weights_found = || operator.unsupported("weights", format!("{dims:?}"));
        let &[said, out, ref kernel @ ..] = dims.as_slice() else { return Err(weights_found()) };
        let kernel = pair(kernel, 1).ok_or_else(weights_found)?;
        if said != channels {
            let attribute = "input channels".to_owned();
            return Err(operator.error(ModelProblem::Mismatch { attribute, said, found: channels }));
        }
        if let Some(shape) = operator.ints("output_shape").filter(|shape| !shape.is_empty()) {
            return Err(operator.unsupported("output_shape", format!("{shape:?}")));
        }
        if let Some(auto) = operator.text("auto_pad").filter(|auto| !matches!(*auto, "NOTSET" | "VALID" | "")) {
            return Err(operator.unsupported("auto_pad", auto));
        }
        let groups = groups(operator)?;
        let op = Op::ConvTranspose(ConvTranspose {
            out_channels: out.saturating_mul(groups),
            groups,
            kernel,
            stride: along(operator, "strides", 1)?.unwrap_or(Axes::new(1, 1)),
            padding: Padding::Sides(sides(operator)?),
            output_padding: along(operator, "output_padding", 0)?.unwrap_or_default(),
            dilation: along(operator, "dilations", 1)?.unwrap_or(Axes::new(1, 1)),
            bias: operator.input(2).is_some(),
        });
        let output = self.layer(operator, op, &input)?;
        self.has_weights(operator, 1, output.value)?;
        Ok(output)
    }

    /// A pooling layer.
    pub(super) fn pool(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let input = self.map(operator, 0)?;
        let (_, size) = self.builder.map(operator.name, input.value)?;
        let kernel = along(operator, "kernel_shape", 1)?.ok_or_else(|| operator.missing("kernel_shape"))?;
        let Window { stride, dilation, padding, is_same } = window(operator, size, kernel)?;
        let padding = if is_same { Padding::Same } else { Padding::Sides(padding) };
        let ceil_mode = operator.is_set("ceil_mode");
        let count_include_pad = operator.is_set("count_include_pad");
        let pool = Pool { kernel, stride, padding, dilation, ceil_mode, count_include_pad };
        let op = if operator.node.op_type == "MaxPool" { Op::MaxPool(pool) } else { Op::AvgPool(pool) };
        let pooled = self.layer(operator, op, &input)?;
        if let Some(name) = operator.node.outputs.get(1).filter(|name| !name.is_empty()) {
            self.indices.insert(name, pooled.value);
        }
        Ok(pooled)
    }

    /// A max unpooling to the size of the pooling layer's input: the indices mean other cells in a map of another size.
    pub(super) fn max_unpool(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let input = self.map(operator, 0)?;
        let name = operator.input(1).ok_or_else(|| operator.missing("indices"))?;
        let unknown = || operator.error(ModelProblem::UnknownInput { input: name.into() });
        let pool = *self.indices.get(name).ok_or_else(unknown)?;
        let output = self.layer_of(operator, Op::MaxUnpool, &input, &[input.value, pool])?;
        let size = self.builder.shape(output.value).size();
        let asked = if let Some(extents) = self.list(operator, 2, "output_size") {
            let found = || operator.unsupported("output_shape", format!("{extents:?}"));
            let numbers = extents.iter().map(|&int| u64::try_from(int).ok()).collect::<Option<Vec<u64>>>();
            let numbers = numbers.ok_or_else(found)?;
            let axes = if input.dims.len() == 3 { 1 } else { 2 };
            let last = numbers.get(numbers.len().saturating_sub(axes)..).unwrap_or_default();
            pair(last, 1).ok_or_else(found)?
        } else {
            let kernel = along(operator, "kernel_shape", 1)?.ok_or_else(|| operator.missing("kernel_shape"))?;
            let Window { stride, padding, .. } = window(operator, size, kernel)?;
            let from = self.builder.shape(input.value).size();
            Axes::from_axis(|axis: Axis| {
                let (before, after) = padding.along(axis);
                let grown = (from.get(axis).saturating_sub(1)).saturating_mul(*stride.get(axis));
                grown.saturating_add(*kernel.get(axis)).saturating_sub(before).saturating_sub(after)
            })
        };
        if asked != size {
            return Err(operator.unsupported("output_shape", asked));
        }
        Ok(output)
    }

    /// A p-norm of windows, or of the whole map. Padding, whose zeros add nothing to a sum of powers, becomes a layer of its own.
    pub(super) fn lp_pool(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let input = self.map(operator, 0)?;
        let (_, size) = self.builder.map(operator.name, input.value)?;
        let p = operator.int("p").unwrap_or(2);
        let norm = u64::try_from(p).ok().filter(|norm| *norm > 0).ok_or_else(|| operator.unsupported("p", p))?;
        if operator.node.op_type == "GlobalLpPool" {
            return self.layer(operator, Op::LpPool { norm, pool: Pool::new(size) }, &input);
        }
        let kernel = along(operator, "kernel_shape", 1)?.ok_or_else(|| operator.missing("kernel_shape"))?;
        let Window { stride, dilation, padding, .. } = window(operator, size, kernel)?;
        if dilation != Axes::both(1) {
            return Err(operator.unsupported("dilations", format!("{}, {}", dilation.height, dilation.width)));
        }
        let ceil_mode = operator.is_set("ceil_mode");
        if padding == Sides::default() {
            let pool = Pool { stride, ceil_mode, ..Pool::new(kernel) };
            return self.layer(operator, Op::LpPool { norm, pool }, &input);
        }
        if ceil_mode {
            return Err(operator.unsupported("ceil_mode", "1"));
        }
        let pad = Op::Pad { sides: padding, mode: PaddingMode::Zeros };
        let value = self.builder.add(&format!("{}_pad", operator.name), pad, &[input.value])?;
        let pool = Pool { stride, ..Pool::new(kernel) };
        self.layer(operator, Op::LpPool { norm, pool }, &Tensor { value, ..input })
    }

    /// A layer on one input.
    pub(super) fn layer(&mut self, operator: &Operator<'a>, op: Op, input: &Tensor) -> Result<Tensor, ModelError> {
        self.layer_of(operator, op, input, &[input.value])
    }

    /// A layer on several inputs, with the axes of the first in the graph.
    fn layer_of(
        &mut self,
        operator: &Operator<'a>,
        op: Op,
        input: &Tensor,
        values: &[Value],
    ) -> Result<Tensor, ModelError> {
        let value = self.builder.add(operator.name, op, values)?;
        Ok(self.plain(input.dims.first().copied().unwrap_or(1), value, input.dims.len()))
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::notation;
    use crate::formats::onnx::proto::{Attribute, Dimension, Graph, Kind, Node, TensorKind, TensorShape, ValueInfo};
    use crate::formats::onnx::read_graph;

    fn ints(name: &str, ints: &[i64]) -> Attribute {
        Attribute { name: name.into(), ints: ints.to_vec(), ..Attribute::default() }
    }

    fn node(op_type: &str, inputs: &[&str], outputs: &[&str], attributes: Vec<Attribute>) -> Node {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let (inputs, outputs) = (names(inputs), names(outputs));
        Node { inputs, outputs, op_type: op_type.into(), attributes, ..Node::default() }
    }

    /// The network of a graph on a map of 3 × 9 × 8, in the notation.
    fn read(nodes: Vec<Node>) -> Result<String, String> {
        let dims = [1, 3, 9, 8].map(|value| Dimension { value: Some(value) }).to_vec();
        let kind = Some(Kind { tensor: Some(TensorKind { shape: Some(TensorShape { dims }) }) });
        let output = nodes.last().map(|node| node.outputs[0].clone()).unwrap_or_default();
        let graph = Graph {
            nodes,
            inputs: vec![ValueInfo { name: "x".into(), kind }],
            outputs: vec![ValueInfo { name: output, kind: None }],
            ..Graph::default()
        };
        let import = read_graph(&graph, 18, None).map_err(|error| error.to_string())?;
        Ok(notation::write_inline(&import.network))
    }

    #[test]
    fn a_norm_of_windows_is_read_with_its_padding() {
        let power = |p| Attribute { name: "p".into(), int: p, ..Attribute::default() };
        let pool = |more| node("LpPool", &["x"], &["y"], [vec![ints("kernel_shape", &[3, 2])], more].concat());
        assert_eq!(read(vec![pool(vec![])]), Ok("input 3x9x8; y: lppool norm2 k3x2 s1".into()));
        let padded = pool(vec![power(3), ints("strides", &[2, 2]), ints("pads", &[1, 0, 1, 1])]);
        assert_eq!(read(vec![padded]), Ok("input 3x9x8; y_pad: pad 1,0,1,1; y: lppool norm3 k3x2 s2".into()));
        let whole = node("GlobalLpPool", &["x"], &["y"], vec![power(1)]);
        assert_eq!(read(vec![whole]), Ok("input 3x9x8; y: lppool norm1 k9x8".into()));
    }

    #[test]
    fn an_unpooling_goes_back_to_the_size_of_the_pooling_layers_input() {
        let windows = || vec![ints("kernel_shape", &[2, 2]), ints("strides", &[2, 2])];
        let pool = |rows: i64| {
            let kernel = vec![ints("kernel_shape", &[rows, 2]), ints("strides", &[rows, 2])];
            node("MaxPool", &["x"], &["y", "places"], kernel)
        };
        let unpool = |places| node("MaxUnpool", &["r", places], &["z"], windows());
        let relu = || node("Relu", &["y"], &["r"], vec![]);
        let read_with = |rows, places| read(vec![pool(rows), relu(), unpool(places)]);
        // Nine rows: four windows of two cover eight of them only, and indices in a map of eight would mean other cells.
        assert!(read_with(2, "places").is_err_and(|error| error.contains("output_shape")));
        assert!(read_with(2, "y").is_err());
        let kernel = vec![ints("kernel_shape", &[3, 2]), ints("strides", &[3, 2])];
        let unpool = node("MaxUnpool", &["r", "places"], &["z"], kernel);
        let read = read(vec![pool(3), relu(), unpool]);
        assert_eq!(read, Ok("input 3x9x8; y: maxpool k3x2; r: relu; z: unpool y".into()));
    }
}
