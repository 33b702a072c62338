//! The blocks of the models: bottlenecks in series, in parallel to the input, and pooling pyramids.

use super::arguments::Arguments;
use super::convolution::Convolution;
use super::wiring::Wiring;
use crate::formats::ModelError;
use crate::formats::builder::Value;
use crate::network::{Activation, Axes, Op, Padding, Pool, Sides};

/// Two convolutions, between which the channels may be fewer, and the input added where the shapes allow it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bottleneck {
    out: u64,
    /// Whether the input is added.
    has_shortcut: bool,
    /// Groups of the second convolution.
    groups: u64,
    /// Both kernels.
    kernels: [Axes<u64>; 2],
    /// Channels between them.
    hidden: u64,
}

const ONE: Axes<u64> = Axes::new(1, 1);
const THREE: Axes<u64> = Axes::new(3, 3);

impl Bottleneck {
    /// As many channels between the convolutions as behind them.
    fn even(out: u64, has_shortcut: bool, groups: u64, kernels: [Axes<u64>; 2]) -> Self {
        Self { out, has_shortcut, groups, kernels, hidden: out }
    }
}

/// A share of channels, as Python's `int` cuts it.
fn share(channels: u64, share: f64) -> u64 {
    (channels as f64 * share) as u64
}

impl Wiring<'_> {
    /// A block that is named by its class.
    pub(super) fn block(
        &mut self,
        arguments: &Arguments<'_, '_>,
        number: u64,
        input: Value,
    ) -> Result<Value, ModelError> {
        let name = arguments.name.as_str();
        let out = self.out(arguments)?;
        match arguments.module {
            "C1" => {
                let first = self.keeping(&format!("{name}.cv1"), out, 1, input)?;
                let mut value = first;
                for step in 0..number {
                    value = self.keeping(&format!("{name}.m.{step}"), out, 3, value)?;
                }
                return self.add(&format!("{name}.add"), Op::Add, &[value, first]);
            }
            "C2PSA" => {
                let hidden = share(self.channels(name, input)?, arguments.share_or(1, "e", 0.5)?);
                return self.attentive(arguments, number, hidden, input);
            }
            "C3k2" => {
                let is_nested = self.model.is_large() || arguments.flag_or(1, "c3k", false)?;
                let hidden = share(out, arguments.share_or(2, "e", 0.5)?);
                if arguments.get(3).is_some() {
                    return Err(arguments.unsupported(3, "g"));
                }
                return self.split(name, out, hidden, number, input, |wiring, name, input| {
                    if is_nested {
                        let inner = Bottleneck::even(share(hidden, 0.5), true, 1, [THREE, THREE]);
                        wiring.c3(name, hidden, share(hidden, 0.5), 2, input, |wiring, name, input| {
                            wiring.bottleneck(name, inner, input)
                        })
                    } else {
                        let inner = Bottleneck::even(hidden, true, 1, [THREE, THREE]);
                        wiring.bottleneck(name, Bottleneck { hidden: share(hidden, 0.5), ..inner }, input)
                    }
                });
            }
            _ => {}
        }
        let unsaid = arguments.module != "C2f";
        let has_shortcut = arguments.flag_or(1, "shortcut", unsaid)?;
        let groups = arguments.whole_or(2, "g", 1)?;
        if arguments.module == "Bottleneck" {
            return self.single_bottleneck(arguments, out, has_shortcut, groups, input);
        }
        let hidden = share(out, arguments.share_or(3, "e", 0.5)?);
        let even = |kernels| Bottleneck::even(hidden, has_shortcut, groups, kernels);
        match arguments.module {
            "C2" => {
                let inner = even([THREE, THREE]);
                let (first, second) = self.halves(name, hidden, input)?;
                let mut value = first;
                for step in 0..number {
                    value = self.bottleneck(&format!("{name}.m.{step}"), inner, value)?;
                }
                let value = self.concat(&format!("{name}.cat"), &[value, second])?;
                self.keeping(&format!("{name}.cv2"), out, 1, value)
            }
            "C2f" => {
                let inner = even([THREE, THREE]);
                self.split(name, out, hidden, number, input, |wiring, name, input| {
                    wiring.bottleneck(name, inner, input)
                })
            }
            "BottleneckCSP" => self.partial(name, out, hidden, number, even([ONE, THREE]), input),
            "C3Ghost" => self.c3(name, out, hidden, number, input, |wiring, name, input| {
                wiring.ghost_bottleneck(name, hidden, 3, 1, input)
            }),
            "C3x" => {
                let inner = even([Axes::new(1, 3), Axes::new(3, 1)]);
                self.c3(name, out, hidden, number, input, |wiring, name, input| wiring.bottleneck(name, inner, input))
            }
            _ => {
                let inner = even([ONE, THREE]);
                self.c3(name, out, hidden, number, input, |wiring, name, input| wiring.bottleneck(name, inner, input))
            }
        }
    }

    /// A bottleneck in a row of its own; that of `YOLOv5` begins with a 1 × 1 kernel, later ones with a 3 × 3.
    fn single_bottleneck(
        &mut self,
        arguments: &Arguments<'_, '_>,
        out: u64,
        has_shortcut: bool,
        groups: u64,
        input: Value,
    ) -> Result<Value, ModelError> {
        let is_old = self.model.has_anchors();
        let place = if is_old { 3 } else { 4 };
        if let (false, Some(_)) = (is_old, arguments.get(3)) {
            return Err(arguments.unsupported(3, "k"));
        }
        let hidden = share(out, arguments.share_or(place, "e", 0.5)?);
        let kernels = if is_old { [ONE, THREE] } else { [THREE, THREE] };
        self.bottleneck(&arguments.name, Bottleneck { out, has_shortcut, groups, kernels, hidden }, input)
    }

    fn bottleneck(&mut self, name: &str, settings: Bottleneck, input: Value) -> Result<Value, ModelError> {
        let Bottleneck { out, has_shortcut, groups, kernels: [first, second], hidden } = settings;
        let is_added = has_shortcut && self.channels(name, input)? == out;
        let convolution = |out, kernel| Convolution { kernel, ..Convolution::new(out, 1, self.activation) };
        let (first, second) = (convolution(hidden, first), convolution(out, second).grouped(groups));
        let value = self.conv(&format!("{name}.cv1"), first, input)?;
        let value = self.conv(&format!("{name}.cv2"), second, value)?;
        if is_added { self.add(&format!("{name}.add"), Op::Add, &[input, value]) } else { Ok(value) }
    }

    /// `C3`: modules in series beside a 1 × 1 convolution.
    fn c3(
        &mut self,
        name: &str,
        out: u64,
        hidden: u64,
        number: u64,
        input: Value,
        module: impl Fn(&mut Self, &str, Value) -> Result<Value, ModelError>,
    ) -> Result<Value, ModelError> {
        let mut value = self.keeping(&format!("{name}.cv1"), hidden, 1, input)?;
        for step in 0..number {
            value = module(self, &format!("{name}.m.{step}"), value)?;
        }
        let beside = self.keeping(&format!("{name}.cv2"), hidden, 1, input)?;
        let value = self.concat(&format!("{name}.cat"), &[value, beside])?;
        self.keeping(&format!("{name}.cv3"), out, 1, value)
    }

    /// `C2f`: modules in series from half the channels, the outputs of all of which are kept.
    fn split(
        &mut self,
        name: &str,
        out: u64,
        hidden: u64,
        number: u64,
        input: Value,
        module: impl Fn(&mut Self, &str, Value) -> Result<Value, ModelError>,
    ) -> Result<Value, ModelError> {
        let (first, second) = self.halves(name, hidden, input)?;
        let mut values = vec![first, second];
        let mut value = second;
        for step in 0..number {
            value = module(self, &format!("{name}.m.{step}"), value)?;
            values.push(value);
        }
        let value = self.concat(&format!("{name}.cat"), &values)?;
        self.keeping(&format!("{name}.cv2"), out, 1, value)
    }

    /// A 1 × 1 convolution, and both halves of its channels.
    pub(super) fn halves(&mut self, name: &str, hidden: u64, input: Value) -> Result<(Value, Value), ModelError> {
        let value = self.keeping(&format!("{name}.cv1"), 2 * hidden, 1, input)?;
        let half = |index| Op::Split { sections: vec![hidden; 2], index };
        let first = self.add(&format!("{name}.chunk0"), half(0), &[value])?;
        let second = self.add(&format!("{name}.chunk1"), half(1), &[value])?;
        Ok((first, second))
    }

    /// `BottleneckCSP`: the block before `C3`, whose norm follows the join.
    fn partial(
        &mut self,
        name: &str,
        out: u64,
        hidden: u64,
        number: u64,
        inner: Bottleneck,
        input: Value,
    ) -> Result<Value, ModelError> {
        let mut value = self.keeping(&format!("{name}.cv1"), hidden, 1, input)?;
        for step in 0..number {
            value = self.bottleneck(&format!("{name}.m.{step}"), inner, value)?;
        }
        let value = self.plain(&format!("{name}.cv3"), hidden, 1, false, value)?;
        let beside = self.plain(&format!("{name}.cv2"), hidden, 1, false, input)?;
        let value = self.concat(&format!("{name}.cat"), &[value, beside])?;
        let mut value = self.add(&format!("{name}.bn"), Op::BatchNorm, &[value])?;
        value =
            self.add(&format!("{name}.act"), Op::Activation(self.activation.unwrap_or(Activation::Silu)), &[value])?;
        self.keeping(&format!("{name}.cv4"), out, 1, value)
    }

    /// `GhostConv`: half of the channels are made from the other half, each from one, by a 5 × 5 kernel.
    pub(super) fn ghost(&mut self, name: &str, settings: Convolution, input: Value) -> Result<Value, ModelError> {
        let half = settings.out / 2;
        let first = self.conv(&format!("{name}.cv1"), Convolution { out: half, ..settings }, input)?;
        let cheap = Convolution::new(half, 5, settings.activation).grouped(half.max(1));
        let second = self.conv(&format!("{name}.cv2"), cheap, first)?;
        self.concat(&format!("{name}.cat"), &[first, second])
    }

    pub(super) fn ghost_bottleneck(
        &mut self,
        name: &str,
        out: u64,
        kernel: u64,
        stride: u64,
        input: Value,
    ) -> Result<Value, ModelError> {
        let channels = self.channels(name, input)?;
        let depthwise = |channels: u64| Convolution::new(channels, kernel, None).step(stride).grouped(channels.max(1));
        let half = out / 2;
        let squeeze = Convolution::new(half, 1, self.activation);
        let mut value = self.ghost(&format!("{name}.conv.0"), squeeze, input)?;
        let mut beside = input;
        if stride == 2 {
            value = self.conv(&format!("{name}.conv.1"), depthwise(half / 2 * 2), value)?;
            beside = self.conv(&format!("{name}.shortcut.0"), depthwise(channels), beside)?;
            beside = self.conv(&format!("{name}.shortcut.1"), Convolution::new(out, 1, None), beside)?;
        }
        value = self.ghost(&format!("{name}.conv.2"), Convolution::new(out, 1, None), value)?;
        self.add(&format!("{name}.add"), Op::Add, &[value, beside])
    }

    /// `SPP`: windows of several sizes around each cell.
    pub(super) fn pyramid(&mut self, arguments: &Arguments<'_, '_>, input: Value) -> Result<Value, ModelError> {
        let name = &arguments.name;
        let out = self.out(arguments)?;
        let hidden = self.channels(name, input)? / 2;
        let first = self.keeping(&format!("{name}.cv1"), hidden, 1, input)?;
        let mut values = vec![first];
        for (step, kernel) in arguments.numbers(1, "k")?.unwrap_or(vec![5, 9, 13]).into_iter().enumerate() {
            values.push(self.add(&format!("{name}.m.{step}"), largest(kernel), &[first])?);
        }
        let value = self.concat(&format!("{name}.cat"), &values)?;
        self.keeping(&format!("{name}.cv2"), out, 1, value)
    }

    /// `SPPF`: one window again and again.
    pub(super) fn fast_pyramid(&mut self, arguments: &Arguments<'_, '_>, input: Value) -> Result<Value, ModelError> {
        let name = &arguments.name;
        let out = self.out(arguments)?;
        let (kernel, times) = (arguments.whole_or(1, "k", 5)?, arguments.whole_or(2, "n", 3)?);
        if times > 64 {
            return Err(arguments.unsupported(2, "n"));
        }
        let channels = self.channels(name, input)?;
        let mut value = self.keeping(&format!("{name}.cv1"), channels / 2, 1, input)?;
        let mut values = vec![value];
        for step in 0..times {
            value = self.add(&format!("{name}.m{step}"), largest(kernel), &[value])?;
            values.push(value);
        }
        let value = self.concat(&format!("{name}.cat"), &values)?;
        let value = self.keeping(&format!("{name}.cv2"), out, 1, value)?;
        let is_added = arguments.flag_or(3, "shortcut", false)? && channels == out;
        if is_added { self.add(&format!("{name}.add"), Op::Add, &[value, input]) } else { Ok(value) }
    }
}

/// The largest value of a window that keeps the size.
fn largest(kernel: u64) -> Op {
    let half = kernel / 2;
    Op::MaxPool(Pool {
        stride: ONE,
        padding: Padding::Sides(Sides::new(half, half, half, half)),
        ..Pool::new(Axes::new(kernel, kernel))
    })
}
