//! Linear layers of ONNX.

use super::node::Operator;
use super::walk::{Order, Tensor, Walk};
use crate::formats::{ModelError, ModelProblem};
use crate::network::{Axes, Conv, Op};

impl<'a> Walk<'a> {
    pub(super) fn gemm(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let (input, dims) = (self.map(operator, 0)?, self.weights(operator, 1)?);
        if operator.is_set("transA") {
            return Err(operator.unsupported("transA", 1));
        }
        let &[rows, columns] = dims.as_slice() else {
            return Err(operator.unsupported("weights", format!("{dims:?}")));
        };
        let (said, out) = if operator.is_set("transB") { (columns, rows) } else { (rows, columns) };
        let output = self.linear(operator, &input, said, out, operator.input(2).is_some())?;
        self.has_weights(operator, 1, output.value)?;
        Ok(output)
    }

    /// A product with a stored matrix: fully connected on a vector, at every position if the channels come last.
    pub(super) fn matmul(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let (input, dims) = (self.tensor(operator, 0)?, self.weights(operator, 1)?);
        let &[said, out] = dims.as_slice() else {
            return Err(operator.unsupported("weights", format!("{dims:?}")));
        };
        if input.order != Order::ChannelsLast {
            let output = self.linear(operator, &input, said, out, false)?;
            self.has_weights(operator, 1, output.value)?;
            self.open_linear.insert(output.value);
            return Ok(output);
        }
        arrive(operator, said, self.builder.shape(input.value).channels())?;
        let op = Op::Conv(Conv { bias: false, ..Conv::new(out, Axes::new(1, 1)) });
        let value = self.builder.add(operator.name, op, &[input.value])?;
        self.has_weights(operator, 1, value)?;
        self.open_linear.insert(value);
        let mut dims = input.dims;
        if let Some(last) = dims.last_mut() {
            *last = out;
        }
        Ok(Tensor { value, dims, order: Order::ChannelsLast })
    }

    pub(super) fn linear(
        &mut self,
        operator: &Operator<'a>,
        input: &Tensor,
        said: u64,
        out: u64,
        bias: bool,
    ) -> Result<Tensor, ModelError> {
        if input.order != Order::ChannelsFirst || input.dims.len() != 2 {
            return Err(operator.error(ModelProblem::Dimensions { shape: super::walk::written(&input.dims) }));
        }
        // A vector input is represented as a map of C × 1 × 1.
        let value = self.builder.flattened(operator.name, input.value, true)?;
        arrive(operator, said, self.builder.shape(value).channels())?;
        let value = self.builder.add(operator.name, Op::Linear { out_features: out, bias }, &[value])?;
        Ok(Tensor { value, dims: vec![input.dims[0], out], order: Order::ChannelsFirst })
    }
}

/// Checks that the number of input features matches the weights.
pub(super) fn arrive(operator: &Operator<'_>, said: u64, found: u64) -> Result<(), ModelError> {
    let attribute = "input features".to_owned();
    if said == found { Ok(()) } else { Err(operator.error(ModelProblem::Mismatch { attribute, said, found })) }
}
