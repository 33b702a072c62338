//! Attention over all positions, as `YOLO11` has it at its smallest map.

use super::arguments::Arguments;
use super::convolution::Convolution;
use super::wiring::Wiring;
use crate::formats::builder::Value;
use crate::formats::{ModelError, ModelProblem};
use crate::network::{Axes, Op, Opaque, Problem, Quantity, SeenWindow, Sees};

impl Wiring<'_> {
    /// `C2PSA`: attention and a feed-forward block on half the channels, both with the input added.
    pub(super) fn attentive(
        &mut self,
        arguments: &Arguments<'_, '_>,
        number: u64,
        hidden: u64,
        input: Value,
    ) -> Result<Value, ModelError> {
        let name = arguments.name.as_str();
        let out = self.channels(name, input)?;
        let heads = hidden / 64;
        if heads == 0 || !hidden.is_multiple_of(heads) {
            return Err(arguments.unsupported(0, "c2"));
        }
        let (kept, mut value) = self.halves(name, hidden, input)?;
        for step in 0..number {
            let name = format!("{name}.m.{step}");
            let seen = self.attention(arguments, &format!("{name}.attn"), hidden, heads, value)?;
            value = self.add(&format!("{name}.add"), Op::Add, &[value, seen])?;
            let wide = self.keeping(&format!("{name}.ffn.0"), 2 * hidden, 1, value)?;
            let narrow = self.conv(&format!("{name}.ffn.1"), Convolution::new(hidden, 1, None), wide)?;
            value = self.add(&format!("{name}.add2"), Op::Add, &[value, narrow])?;
        }
        let value = self.concat(&format!("{name}.cat"), &[kept, value])?;
        self.keeping(&format!("{name}.cv2"), out, 1, value)
    }

    /// Attention with heads whose keys are half as long as their values, and a depthwise convolution of the values added.
    ///
    /// Multiply-adds of the two matrix products: N² · (C/2 + C) for N positions and C channels.
    fn attention(
        &mut self,
        arguments: &Arguments<'_, '_>,
        name: &str,
        channels: u64,
        heads: u64,
        input: Value,
    ) -> Result<Value, ModelError> {
        let (value_length, key_length) = (channels / heads, channels / heads / 2);
        let keys = key_length * heads;
        let all = self.conv(&format!("{name}.qkv"), Convolution::new(channels + 2 * keys, 1, None), input)?;
        let (_, Axes { height, width }) = self.builder.map(name, all)?;
        let positions = height.checked_mul(width);
        let products = positions.and_then(|count| count.checked_mul(count)?.checked_mul(keys + channels));
        let macs = products
            .ok_or_else(|| arguments.error(ModelProblem::Layer(Problem::TooLarge { quantity: Quantity::Macs })))?;
        let block = Opaque {
            kind: "Attention".into(),
            output: vec![channels, height, width],
            parameters: 0,
            macs,
            sees: Sees::Whole,
            window: SeenWindow::THREE,
        };
        let seen = self.builder.opaque(&format!("{name}.attention"), block, &[all])?;
        // Query, key and value of each head stand side by side.
        let sections = [key_length, key_length, value_length].repeat(heads as usize);
        let mut values = Vec::new();
        for head in 0..heads {
            let op = Op::Split { sections: sections.clone(), index: 3 * head + 2 };
            values.push(self.add(&format!("{name}.v{head}"), op, &[all])?);
        }
        let values = match values[..] {
            [value] => value,
            _ => self.concat(&format!("{name}.v"), &values)?,
        };
        let places = Convolution::new(channels, 3, None).grouped(channels);
        let places = self.conv(&format!("{name}.pe"), places, values)?;
        let sum = self.add(&format!("{name}.add"), Op::Add, &[seen, places])?;
        self.conv(&format!("{name}.proj"), Convolution::new(channels, 1, None), sum)
    }
}
