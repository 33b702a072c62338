//! Operators of `PyTorch` that ONNX has no word for, in a domain of their own.

use super::node::Operator;
use super::walk::{Order, Tensor, Walk, pair, written};
use crate::formats::{ModelError, ModelProblem};
use crate::network::{Activation, Axes, Conv, Op};

/// The domain of these operators; no file has it.
pub(in crate::formats) const TORCH: &str = "torch";

impl<'a> Walk<'a> {
    /// What an operator of `PyTorch` makes of its inputs.
    pub(super) fn torch(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        match operator.node.op_type.as_str() {
            "activation" => {
                let input = self.tensor(operator, 0)?;
                let kind = operator.text("kind").and_then(Activation::from_name).ok_or_else(|| operator.unknown())?;
                self.kept(operator, Op::Activation(kind), &input)
            }
            "adaptive_avg_pool" => {
                let output = self.output_size(operator)?;
                let op = if output == Axes::new(1, 1) { Op::GlobalAvgPool } else { Op::AdaptiveAvgPool { output } };
                self.mapped(operator, op)
            }
            "adaptive_max_pool" => {
                let output = self.output_size(operator)?;
                let op = if output == Axes::new(1, 1) { Op::GlobalMaxPool } else { Op::AdaptiveMaxPool { output } };
                self.mapped(operator, op)
            }
            "channel_shuffle" => {
                let groups = whole(operator, "groups")?;
                self.mapped(operator, Op::ChannelShuffle { groups })
            }
            "pixel_unshuffle" => {
                let factor = whole(operator, "factor")?;
                self.mapped(operator, Op::PixelUnshuffle { factor })
            }
            "flip" => {
                let axis = operator.int("axis").unwrap_or(0);
                let rank = self.map(operator, 0)?.dims.len();
                let axis = super::places::map_axis(axis, rank).ok_or_else(|| operator.unsupported("dims", axis))?;
                self.mapped(operator, Op::Flip { axis })
            }
            "max_unpool" => self.max_unpool(operator),
            "glu" => self.mapped(operator, Op::Glu),
            "instance_norm" => self.mapped(operator, Op::InstanceNorm { affine: false }),
            "group_norm" => self.group_norm(operator),
            "linear" => self.torch_linear(operator),
            _ => self.opaque(operator),
        }
    }

    /// The size that an adaptive pooling asks for; −1 keeps that of an axis.
    fn output_size(&self, operator: &Operator<'a>) -> Result<Axes<u64>, ModelError> {
        let ints = operator.ints("output_size").unwrap_or_default();
        let input = self.map(operator, 0)?;
        let size = self.builder.shape(input.value).size();
        let asked = if input.dims.len() == 3 && ints.len() != 1 { None } else { pair(ints, 1) };
        let found = || operator.unsupported("output_size", format!("{ints:?}"));
        let asked = asked.ok_or_else(found)?;
        let extent =
            |asked: i64, own: u64| if asked == -1 { Ok(own) } else { u64::try_from(asked).map_err(|_| found()) };
        Ok(Axes::new(extent(asked.height, size.height)?, extent(asked.width, size.width)?))
    }

    fn group_norm(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let (input, dims) = (self.map(operator, 0)?, self.weights(operator, 1)?);
        let found = self.builder.shape(input.value).channels();
        if operator.input(2).is_none() || dims != [found] {
            return Err(operator.unsupported("weight", written(&dims)));
        }
        let groups = whole(operator, "groups")?;
        let output = self.kept(operator, Op::GroupNorm { groups }, &input)?;
        self.has_weights(operator, 1, output.value)?;
        Ok(output)
    }

    /// A fully connected layer on a vector, or at every position where the channels come last.
    fn torch_linear(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let (input, dims) = (self.tensor(operator, 0)?, self.weights(operator, 1)?);
        let &[out, said] = dims.as_slice() else { return Err(operator.unsupported("weight", written(&dims))) };
        let bias = operator.input(2).is_some();
        let output = if input.order == Order::ChannelsLast {
            super::linear::arrive(operator, said, self.builder.shape(input.value).channels())?;
            let op = Op::Conv(Conv { bias, ..Conv::new(out, Axes::new(1, 1)) });
            let value = self.builder.add(operator.name, op, &[input.value])?;
            let mut dims = input.dims;
            if let Some(last) = dims.last_mut() {
                *last = out;
            }
            Tensor { value, dims, order: Order::ChannelsLast }
        } else {
            self.linear(operator, &input, said, out, bias)?
        };
        self.has_weights(operator, 1, output.value)?;
        Ok(output)
    }
}

/// A whole number that must be there.
fn whole(operator: &Operator<'_>, name: &str) -> Result<u64, ModelError> {
    let number = operator.int(name).ok_or_else(|| operator.missing(name))?;
    u64::try_from(number)
        .map_err(|_| operator.error(ModelProblem::Unsupported { attribute: name.into(), found: number.to_string() }))
}
