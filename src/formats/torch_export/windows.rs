//! Operators with windows.

use super::call::Call;
use super::operators::{flag, with_bias};
use super::translation::{Translation, ints, whole};
use crate::formats::ModelError;

impl<'p> Translation<'p> {
    /// A convolution, transposed or not.
    pub(super) fn convolution(&mut self, call: &Call<'p>) -> Result<(), ModelError> {
        let (input, weight) = (call.needed("input")?, call.needed("weight")?);
        let axes = self.rank(call, weight)?.saturating_sub(2);
        let dilation = spread(call, call.ints("dilation")?, axes, 1, "dilation")?;
        let mut attributes = vec![
            ints("strides", spread(call, call.ints("stride")?, axes, 1, "stride")?),
            ints("dilations", dilation.clone()),
            whole("group", call.int("groups")?.unwrap_or(1)),
        ];
        let pads = match call.text("padding") {
            None => {
                let padding = spread(call, call.ints("padding")?, axes, 0, "padding")?;
                [padding.clone(), padding].concat()
            }
            Some("valid") => vec![0; 2 * axes],
            // An odd cell stands at the end.
            Some("same") => {
                let kernel: Option<Vec<i64>> = self.dims(weight).into_iter().skip(2).collect();
                let kernel = kernel.ok_or_else(|| call.unsupported("weight"))?;
                let total = kernel.iter().zip(&dilation).map(|(kernel, step)| (kernel - 1).saturating_mul(*step));
                let begins: Vec<i64> = total.clone().map(|total| total / 2).collect();
                let ends: Vec<i64> = total.map(|total| total - total / 2).collect();
                [begins, ends].concat()
            }
            Some(_) => return Err(call.unsupported("padding")),
        };
        attributes.push(ints("pads", pads));
        let is_transposed = call.operator.starts_with("conv_transpose") || call.flag("transposed") == Some(true);
        if is_transposed {
            let more = spread(call, call.ints("output_padding")?, axes, 0, "output_padding")?;
            attributes.push(ints("output_padding", more));
        }
        let inputs = with_bias(input.to_owned(), weight, call.tensor("bias"));
        self.push(call, if is_transposed { "ConvTranspose" } else { "Conv" }, inputs, attributes);
        Ok(())
    }

    /// A pooling layer.
    pub(super) fn pool(&mut self, call: &Call<'p>) -> Result<(), ModelError> {
        let is_max = call.operator.starts_with("max");
        let axes = if call.operator.contains("1d") { 1 } else { 2 };
        if call.get("divisor_override").is_some() {
            return Err(call.unsupported("divisor_override"));
        }
        let kernel = call.ints("kernel_size")?.ok_or_else(|| call.missing("kernel_size"))?;
        let kernel = spread(call, Some(kernel), axes, 1, "kernel_size")?;
        let stride = call.ints("stride")?.filter(|stride| !stride.is_empty()).unwrap_or(kernel.clone());
        let padding = spread(call, call.ints("padding")?, axes, 0, "padding")?;
        let attributes = vec![
            ints("kernel_shape", kernel),
            ints("strides", spread(call, Some(stride), axes, 1, "stride")?),
            ints("pads", [padding.clone(), padding].concat()),
            ints("dilations", spread(call, call.ints("dilation")?, axes, 1, "dilation")?),
            flag("ceil_mode", call.flag("ceil_mode").unwrap_or(false)),
            flag("count_include_pad", call.flag("count_include_pad").unwrap_or(true)),
        ];
        let input = call.tensor("self").or(call.tensor("input")).ok_or_else(|| call.missing("self"))?;
        let kind = if is_max { "MaxPool" } else { "AveragePool" };
        self.push(call, kind, vec![input.to_owned()], attributes);
        Ok(())
    }
}

/// A number for each axis; one stands for all.
fn spread(
    call: &Call<'_>,
    numbers: Option<Vec<i64>>,
    axes: usize,
    unsaid: i64,
    name: &str,
) -> Result<Vec<i64>, ModelError> {
    match numbers.as_deref() {
        None => Ok(vec![unsaid; axes]),
        Some(&[one]) => Ok(vec![one; axes]),
        Some(all) if all.len() == axes => Ok(all.to_vec()),
        Some(_) => Err(call.unsupported(name)),
    }
}
