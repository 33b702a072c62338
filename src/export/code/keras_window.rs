//! Layers of Keras that read windows: what they cannot say by themselves is said by borders around them.

use super::Inexpressible;
use super::keras::Calls;
use super::python::Arguments;
use super::window::{ends, is_dilated};
use crate::cnn::{Axes, Axis, Channels, Conv, ConvTranspose, Padding, Pool, Sides};

impl Calls<'_> {
    pub(super) fn convolution(&mut self, conv: &Conv) -> Result<(), Inexpressible> {
        let (rank, step) = (self.rank, self.layer.step);
        let has_steps = !rank.is(conv.stride, 1);
        if has_steps && !rank.is(conv.dilation, 1) {
            return Err(Inexpressible::StrideAndDilation);
        }
        let sides = step.padding.unwrap_or_default();
        // Keras' rule for its word is the one of the notation; with stride 1 it is the usual symmetric padding too.
        let same = |axis| {
            let reach = conv.dilation.get(axis) * (conv.kernel.get(axis) - 1);
            sides.along(axis) == (reach / 2, reach - reach / 2)
        };
        let by_word = conv.padding == Padding::Same
            || (!has_steps && sides != Sides::default() && Axis::BOTH.into_iter().all(same));
        if !by_word {
            self.zeros(sides);
        }
        let (class, arguments) = match conv.channels {
            // Depthwise layers of Keras take the same stride on both axes only.
            Channels::Depthwise { multiplier } if rank.is(conv.stride, conv.stride.width) => {
                let arguments = Arguments::new([rank.pair(conv.kernel)]);
                ("DepthwiseConv", arguments.put_if(multiplier != 1, "depth_multiplier", multiplier))
            }
            _ => {
                let arguments = Arguments::new([step.shape.channels().to_string(), rank.pair(conv.kernel)]);
                ("Conv", arguments.put_if(step.groups != 1, "groups", step.groups))
            }
        };
        let arguments = arguments
            .put_if(has_steps, "strides", rank.pair(conv.stride))
            .put_if(by_word, "padding", "\"same\"")
            .put_if(!rank.is(conv.dilation, 1), "dilation_rate", rank.pair(conv.dilation))
            .put_if(!conv.bias, "use_bias", "False");
        self.push_named(&format!("{class}{}D", rank.digit()), arguments);
        Ok(())
    }

    pub(super) fn transposed(&mut self, conv: &ConvTranspose) -> Result<(), Inexpressible> {
        let rank = self.rank;
        if conv.groups != 1 {
            return Err(Inexpressible::TransposedGroups);
        }
        if !rank.is(conv.stride, 1) && !rank.is(conv.dilation, 1) {
            return Err(Inexpressible::StrideAndDilation);
        }
        let cropped = Axes::try_from_axis(|axis| self.crop_of_transposed(conv, axis))?;
        let arguments = Arguments::new([conv.out_channels.to_string(), rank.pair(conv.kernel)])
            .put_if(!rank.is(conv.stride, 1), "strides", rank.pair(conv.stride))
            .put_if(!rank.is(conv.dilation, 1), "dilation_rate", rank.pair(conv.dilation))
            .put_if(!conv.bias, "use_bias", "False");
        self.push_named(&format!("Conv{}DTranspose", rank.digit()), arguments);
        let ((top, bottom), (left, right)) = (cropped.height, cropped.width);
        self.crop(Sides { top, left, bottom, right });
        Ok(())
    }

    /// What is cropped off Keras' output, which is (input − 1) · stride + max(extent of the kernel, stride) long.
    fn crop_of_transposed(&self, conv: &ConvTranspose, axis: Axis) -> Result<(u64, u64), Inexpressible> {
        let extent = conv.dilation.get(axis) * (conv.kernel.get(axis) - 1) + 1;
        let input = self.layer.input_shape.size();
        let whole = (input.get(axis) - 1) * conv.stride.get(axis) + extent.max(*conv.stride.get(axis));
        let before = conv.padding.along(axis).0;
        let after = whole.checked_sub(before + self.layer.step.shape.size().get(axis));
        after.map(|after| (before, after)).ok_or(Inexpressible::OutputPadding)
    }

    pub(super) fn max_pool(&mut self, pool: &Pool) -> Result<(), Inexpressible> {
        if is_dilated(pool) {
            return Err(Inexpressible::DilatedPool);
        }
        let ends = ends(pool, self.layer.input_shape.size(), self.layer.step.shape.size());
        if ends.padding != Sides::default() {
            let Sides { top, left, bottom, right } = ends.padding;
            let rows = if self.rank.is_line { String::new() } else { format!("({top}, {bottom}), ") };
            let pads = format!("((0, 0), {rows}({left}, {right}), (0, 0))");
            // A layer that pads with zeros would let them win against what is negative.
            let line = Arguments::new([self.x().to_owned(), pads]).put("constant_values", "-math.inf").call("ops.pad");
            self.lines.push(line);
        }
        self.window("Max", pool);
        Ok(())
    }

    pub(super) fn avg_pool(&mut self, pool: &Pool) -> Result<(), Inexpressible> {
        let ends = ends(pool, self.layer.input_shape.size(), self.layer.step.shape.size());
        if is_dilated(pool) {
            return Err(Inexpressible::DilatedPool);
        }
        if ends.overhangs {
            return Err(Inexpressible::OverhangingMean);
        }
        self.zeros(ends.padding);
        self.window("Average", pool);
        Ok(())
    }

    fn window(&mut self, kind: &str, pool: &Pool) {
        let rank = self.rank;
        let arguments = Arguments::new([rank.pair(pool.kernel)]).put_if(
            pool.stride != pool.kernel,
            "strides",
            rank.pair(pool.stride),
        );
        self.push_named(&format!("{kind}Pooling{}D", rank.digit()), arguments);
    }

    pub(super) fn adaptive(&mut self, output: Axes<u64>) {
        let input = self.layer.input_shape.size();
        let digit = self.rank.digit();
        if input.height.is_multiple_of(output.height) && input.width.is_multiple_of(output.width) {
            let window = Axes::new(input.height / output.height, input.width / output.width);
            self.push_named(&format!("AveragePooling{digit}D"), Arguments::new([self.rank.pair(window)]));
        } else {
            self.push_named(&format!("AdaptiveAveragePooling{digit}D"), Arguments::new([self.rank.pair(output)]));
        }
    }
}
