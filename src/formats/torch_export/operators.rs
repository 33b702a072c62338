//! What each operator of `PyTorch` is called in ONNX's words.

use super::call::Call;
use super::translation::{Translation, ints, whole, word};
use crate::formats::onnx::proto::Attribute;
use crate::formats::{ModelError, ModelProblem};
use crate::network::Activation;

impl<'p> Translation<'p> {
    /// One operator.
    pub(super) fn call(&mut self, call: &Call<'p>) -> Result<(), ModelError> {
        let input = |call: &Call<'p>| call.tensor("input").or(call.tensor("self")).map(str::to_owned);
        let own = input(call).unwrap_or_default();
        match call.operator {
            "conv1d" | "conv2d" | "convolution" | "_convolution" | "conv_transpose1d" | "conv_transpose2d" => {
                self.convolution(call)?;
            }
            "max_pool1d"
            | "max_pool2d"
            | "max_pool1d_with_indices"
            | "max_pool2d_with_indices"
            | "avg_pool1d"
            | "avg_pool2d" => self.pool(call)?,
            "max_unpool2d" => {
                let size = call.ints("output_size")?.ok_or_else(|| call.missing("output_size"))?;
                let indices = call.needed("indices")?.to_owned();
                self.push_own(call, "max_unpool", vec![own, indices], vec![ints("output_size", size)]);
            }
            "adaptive_avg_pool1d" | "adaptive_avg_pool2d" | "_adaptive_avg_pool2d" => {
                let size = call.ints("output_size")?.ok_or_else(|| call.missing("output_size"))?;
                self.push_own(call, "adaptive_avg_pool", vec![own], vec![ints("output_size", size)]);
            }
            "adaptive_max_pool1d" | "adaptive_max_pool2d" => {
                let size = call.ints("output_size")?.ok_or_else(|| call.missing("output_size"))?;
                self.push_own(call, "adaptive_max_pool", vec![own], vec![ints("output_size", size)]);
            }
            "batch_norm"
            | "_native_batch_norm_legit_no_training"
            | "native_batch_norm"
            | "cudnn_batch_norm"
            | "instance_norm"
            | "group_norm"
            | "native_group_norm"
            | "layer_norm"
            | "native_layer_norm" => {
                self.norm(call)?;
            }
            "prelu" | "_prelu_kernel" => {
                self.push(call, "PRelu", vec![own, call.needed("weight")?.to_owned()], Vec::new());
            }
            "linear" | "addmm" | "mm" => self.dense(call, own)?,
            "dropout" | "feature_dropout" | "alpha_dropout" | "feature_alpha_dropout" | "native_dropout" => {
                let share = self.number(call.number("p").unwrap_or(0.5));
                self.push(call, "Dropout", vec![own, share], Vec::new());
            }
            "softmax" | "_softmax" | "log_softmax" | "_log_softmax" => {
                let axis = call.int("dim")?.ok_or_else(|| call.missing("dim"))?;
                let kind = if call.operator.contains("log") { "LogSoftmax" } else { "Softmax" };
                self.push(call, kind, vec![own], vec![whole("axis", axis)]);
            }
            "hardtanh" | "clamp" | "clamp_min" | "clamp_max" | "relu6" => self.clip(call, own),
            "pow" => {
                let power = self.number(call.number("exponent").ok_or_else(|| call.unsupported("exponent"))?);
                self.push(call, "Pow", vec![own, power], Vec::new());
            }
            "add" | "sub" | "mul" | "div" | "minimum" | "maximum" | "rsub" => self.arithmetic(call, own)?,
            "glu" => {
                let rank = self.rank(call, &own)? as i64;
                let axis = call.int("dim")?.unwrap_or(-1);
                if axis != 1 && axis != 1 - rank {
                    return Err(call.unsupported("dim"));
                }
                self.push_own(call, "glu", vec![own], Vec::new());
            }
            "cat" | "concat" | "concatenate" => {
                let tensors = call.tensors("tensors").into_iter().map(str::to_owned).collect();
                self.push(call, "Concat", tensors, vec![whole("axis", call.int("dim")?.unwrap_or(0))]);
            }
            "chunk" | "split" | "split_with_sizes" | "tensor_split" => self.split(call, own)?,
            "contiguous" | "clone" | "detach" | "alias" | "lift_fresh_copy" | "to" | "_to_copy" | "type_as"
            | "float" | "identity" => self.push(call, "Identity", vec![own], Vec::new()),
            "view"
            | "reshape"
            | "_unsafe_view"
            | "flatten"
            | "unflatten"
            | "unsqueeze"
            | "squeeze"
            | "permute"
            | "transpose"
            | "t"
            | "mean"
            | "pad"
            | "constant_pad_nd"
            | "slice"
            | "flip"
            | "pixel_shuffle"
            | "pixel_unshuffle"
            | "channel_shuffle"
            | "upsample_nearest1d"
            | "upsample_nearest2d"
            | "upsample_linear1d"
            | "upsample_bilinear2d"
            | "upsample_bicubic2d"
            | "sym_size" => {
                self.moved(call, own)?;
            }
            _ => self.other(call, own)?,
        }
        Ok(())
    }

    /// A fully connected layer.
    fn dense(&mut self, call: &Call<'p>, own: String) -> Result<(), ModelError> {
        match call.operator {
            "linear" => {
                let rank = self.rank(call, call.needed("input")?)?;
                let inputs = with_bias(own, call.needed("weight")?, call.tensor("bias"));
                if rank == 2 {
                    self.push(call, "Gemm", inputs, vec![whole("transB", 1)]);
                } else {
                    self.push_own(call, "linear", inputs, Vec::new());
                }
            }
            "addmm" => {
                let inputs = with_bias(call.needed("mat1")?.to_owned(), call.needed("mat2")?, call.tensor("self"));
                self.push(call, "Gemm", inputs, Vec::new());
            }
            _ => self.push(call, "MatMul", vec![own, call.needed("mat2")?.to_owned()], Vec::new()),
        }
        Ok(())
    }

    /// A non-linearity, a number that shapes are computed with, or what is not known.
    fn other(&mut self, call: &Call<'p>, own: String) -> Result<(), ModelError> {
        let sum = match call.operator {
            "add" => Some("Add"),
            "mul" => Some("Mul"),
            "floordiv" => Some("Div"),
            _ => None,
        };
        if let Some(kind) = Activation::from_name(call.operator).filter(|_| !own.is_empty()) {
            self.push_own(call, "activation", vec![own], vec![word("kind", kind.name())]);
            return Ok(());
        }
        if let Some(kind) = sum {
            let inputs = call.arguments().map(|value| self.scalar(call, value)).collect::<Result<Vec<_>, _>>()?;
            self.push(call, kind, inputs, Vec::new());
            return Ok(());
        }
        let inputs = call.arguments().flat_map(super::program::names).map(str::to_owned).collect();
        self.push_own(call, call.operator, inputs, Vec::new());
        Ok(())
    }

    /// Bounds: those of 0 and 6 are `ReLU6`, those of −1 and 1 a hard tanh.
    fn clip(&mut self, call: &Call<'p>, own: String) {
        let bound = |names: [&str; 2]| names.into_iter().find_map(|name| call.number(name));
        let bounds = match call.operator {
            "relu6" => (Some(0.0), Some(6.0)),
            "hardtanh" => (
                Some(bound(["min_val", "min_val"]).unwrap_or(-1.0)),
                Some(bound(["max_val", "max_val"]).unwrap_or(1.0)),
            ),
            _ => (bound(["min", "min"]), bound(["max", "max"])),
        };
        if bounds == (Some(-1.0), Some(1.0)) {
            self.push_own(call, "activation", vec![own], vec![word("kind", Activation::Hardtanh.name())]);
            return;
        }
        let mut inputs = vec![own];
        for bound in [bounds.0, bounds.1] {
            inputs.push(bound.map(|bound| self.number(bound)).unwrap_or_default());
        }
        self.push(call, "Clip", inputs, Vec::new());
    }

    /// A sum, difference, product or quotient of tensors, or of a tensor and a number.
    fn arithmetic(&mut self, call: &Call<'p>, own: String) -> Result<(), ModelError> {
        // Numbers that shapes are computed with have no names.
        if own.is_empty() {
            return self.other(call, own);
        }
        let other = if let Some(other) = call.tensor("other") {
            other.to_owned()
        } else {
            let value = call.get("other").ok_or_else(|| call.missing("other"))?;
            self.scalar(call, value)?
        };
        let kind = match call.operator {
            "add" => "Add",
            "mul" => "Mul",
            "div" => "Div",
            "minimum" => "Min",
            "maximum" => "Max",
            _ => "Sub",
        };
        let inputs = if call.operator == "rsub" { vec![other, own] } else { vec![own, other] };
        self.push(call, kind, inputs, Vec::new());
        Ok(())
    }

    /// A norm. Without learned factors a batch norm changes nothing that is shown.
    fn norm(&mut self, call: &Call<'p>) -> Result<(), ModelError> {
        let input = call.needed("input")?.to_owned();
        let (weight, bias) = (call.tensor("weight"), call.tensor("bias"));
        let Some(weight) = weight else {
            match call.operator {
                "instance_norm" => self.push_own(call, "instance_norm", vec![input], Vec::new()),
                "batch_norm" | "_native_batch_norm_legit_no_training" | "native_batch_norm" | "cudnn_batch_norm" => {
                    self.push(call, "Identity", vec![input], Vec::new());
                }
                _ => return Err(call.missing("weight")),
            }
            return Ok(());
        };
        let rank = self.rank(call, &input)?;
        let inputs = with_bias(input, weight, bias);
        match call.operator {
            "instance_norm" => self.push(call, "InstanceNormalization", inputs, Vec::new()),
            "group_norm" | "native_group_norm" => {
                let groups =
                    call.int("num_groups")?.or(call.int("group")?).ok_or_else(|| call.missing("num_groups"))?;
                self.push_own(call, "group_norm", inputs, vec![whole("groups", groups)]);
            }
            "layer_norm" | "native_layer_norm" => {
                let axes = call.ints("normalized_shape")?.unwrap_or_default().len();
                let axis = whole("axis", rank as i64 - axes as i64);
                self.push(call, "LayerNormalization", inputs, vec![axis]);
            }
            _ => self.push(call, "BatchNormalization", inputs, Vec::new()),
        }
        Ok(())
    }

    /// Pieces of one axis, as long as the program says.
    fn split(&mut self, call: &Call<'p>, own: String) -> Result<(), ModelError> {
        let axis = call.int("dim")?.unwrap_or(0);
        let rank = self.rank(call, &own)? as i64;
        let place = usize::try_from(if axis < 0 { axis + rank } else { axis }).map_err(|_| call.unsupported("dim"))?;
        let pieces: Option<Vec<i64>> =
            call.outputs.iter().map(|output| self.dims(output).get(place).copied().flatten()).collect();
        let pieces = pieces.ok_or_else(|| {
            call.error(ModelProblem::Unsupported { attribute: "dim".into(), found: axis.to_string() })
        })?;
        let pieces = self.list(pieces);
        self.push(call, "Split", vec![own, pieces], vec![whole("axis", axis)]);
        Ok(())
    }
}

/// What a layer with weights reads.
pub(super) fn with_bias(input: String, weight: &str, bias: Option<&str>) -> Vec<String> {
    let mut inputs = vec![input, weight.to_owned()];
    inputs.extend(bias.map(str::to_owned));
    inputs
}

/// Whether something is so.
pub(super) fn flag(name: &str, is_set: bool) -> Attribute {
    whole(name, i64::from(is_set))
}
