//! Heads: what the models end with.

use super::arguments::Arguments;
use super::convolution::Convolution;
use super::wiring::Wiring;
use crate::formats::builder::Value;
use crate::formats::{ModelError, ModelProblem};
use crate::network::{Axes, ConvTranspose, Interpolation, Op, Padding, Sides};

/// Distances that each side of a box is told by, as shares that sum to 1.
const DISTANCES: u64 = 16;
/// Channels between a classifier's convolution and its matrix.
const CLASSIFIER: u64 = 1280;

/// What a head tells of each cell beside boxes and classes, by convolutions of its own.
struct Beside {
    /// Channels.
    out: u64,
    /// Their name.
    name: &'static str,
}

impl Wiring<'_> {
    /// A head, whose outputs become the network's.
    pub(super) fn head(&mut self, arguments: &Arguments<'_, '_>, inputs: &[Value]) -> Result<Value, ModelError> {
        match (arguments.module, inputs) {
            ("Classify", &[input]) => self.classifier(arguments, input),
            ("Detect" | "Segment", _) if self.model.has_anchors() => self.anchored(arguments, inputs),
            ("Detect" | "Segment" | "Pose" | "OBB", _) => self.free(arguments, inputs),
            _ => Err(arguments.error(ModelProblem::UnknownKind { kind: arguments.module.into() })),
        }
    }

    fn classifier(&mut self, arguments: &Arguments<'_, '_>, input: Value) -> Result<Value, ModelError> {
        let name = &arguments.name;
        let classes = self.out(arguments)?;
        let (kernel, stride) = (arguments.whole_or(1, "k", 1)?, arguments.whole_or(2, "s", 1)?);
        let settings = Convolution::new(CLASSIFIER, kernel, self.activation).step(stride);
        let value = self.conv(&format!("{name}.conv"), settings, input)?;
        let value = self.add(&format!("{name}.pool"), Op::GlobalAvgPool, &[value])?;
        let value = self.add(&format!("{name}.flatten"), Op::Flatten, &[value])?;
        self.add(&format!("{name}.linear"), Op::Linear { out_features: classes, bias: true }, &[value])
    }

    /// The head of `YOLOv5`: one 1 × 1 convolution a map, with 4 sides, 1 certainty and the classes for each anchor.
    fn anchored(&mut self, arguments: &Arguments<'_, '_>, inputs: &[Value]) -> Result<Value, ModelError> {
        let name = &arguments.name;
        let (classes, anchors) = (arguments.whole_or(0, "nc", 80)?, self.anchors()?);
        let masks = if arguments.module == "Segment" { arguments.whole_or(2, "nm", 32)? } else { 0 };
        let out = anchors * (classes + 5 + masks);
        let mut last = None;
        for (level, &input) in inputs.iter().enumerate() {
            let value = self.plain(&format!("{name}.m.{level}"), out, 1, true, input)?;
            self.outputs.push(value);
            last = Some(value);
        }
        if let (true, Some(&first)) = (masks > 0, inputs.first()) {
            let hidden = self.model.width(arguments.whole_or(3, "npr", 256)?);
            let value = self.keeping(&format!("{name}.proto.cv1"), hidden, 3, first)?;
            let op = Op::Upsample { scale: Axes::new(2, 2), mode: Interpolation::Nearest };
            let value = self.add(&format!("{name}.proto.upsample"), op, &[value])?;
            self.prototypes(name, hidden, masks, value)?;
        }
        last.ok_or_else(|| arguments.error(ModelProblem::Missing { attribute: "from".into() }))
    }

    /// The head since `YOLOv8`: boxes and classes of each map by convolutions of their own. What is computed of them without further
    /// weights, the boxes themselves, is not shown: the mean over the [distances](DISTANCES) has 16 fixed numbers for weights.
    fn free(&mut self, arguments: &Arguments<'_, '_>, inputs: &[Value]) -> Result<Value, ModelError> {
        let name = &arguments.name;
        let Some(&first) = inputs.first() else {
            return Err(arguments.error(ModelProblem::Missing { attribute: "from".into() }));
        };
        let classes = arguments.whole_or(0, "nc", 80)?;
        let channels = self.channels(name, first)?;
        let for_boxes = 16.max(channels / 4).max(4 * DISTANCES);
        let for_classes = channels.max(classes.min(100));
        let beside = match arguments.module {
            "Segment" => Some(Beside { out: arguments.whole_or(1, "nm", 32)?, name: "masks" }),
            "Pose" => {
                let points = arguments.numbers(1, "kpt_shape")?.unwrap_or(vec![17, 3]);
                let out = points.iter().try_fold(1_u64, |product, number| product.checked_mul(*number));
                Some(Beside { out: out.ok_or_else(|| arguments.unsupported(1, "kpt_shape"))?, name: "keypoints" })
            }
            "OBB" => Some(Beside { out: arguments.whole_or(1, "ne", 1)?, name: "angles" }),
            _ => None,
        };
        let mut last = first;
        for (level, &input) in inputs.iter().enumerate() {
            let boxes = self.told(&format!("{name}.cv2.{level}"), for_boxes, 4 * DISTANCES, input)?;
            let kinds = if self.has_old_head {
                self.told(&format!("{name}.cv3.{level}"), for_classes, classes, input)?
            } else {
                self.told_by_depth(&format!("{name}.cv3.{level}"), for_classes, classes, input)?
            };
            let mut values = vec![boxes, kinds];
            if let Some(Beside { out, .. }) = beside {
                values.push(self.told(&format!("{name}.cv4.{level}"), (channels / 4).max(out), out, input)?);
            }
            let kind = beside.as_ref().map_or("boxes", |beside| beside.name);
            last = self.concat(&format!("{name}.{kind}{level}"), &values)?;
            self.outputs.push(last);
        }
        if let ("Segment", Some(Beside { out, .. })) = (arguments.module, beside) {
            let hidden = self.model.width(arguments.whole_or(2, "npr", 256)?);
            let value = self.keeping(&format!("{name}.proto.cv1"), hidden, 3, first)?;
            let op = ConvTranspose {
                out_channels: hidden,
                groups: 1,
                kernel: Axes::new(2, 2),
                stride: Axes::new(2, 2),
                padding: Padding::Sides(Sides::new(0, 0, 0, 0)),
                output_padding: Axes::new(0, 0),
                dilation: Axes::new(1, 1),
                bias: true,
            };
            let value = self.add(&format!("{name}.proto.upsample"), Op::ConvTranspose(op), &[value])?;
            self.prototypes(name, hidden, out, value)?;
        }
        Ok(last)
    }

    /// Two 3 × 3 convolutions and one alone.
    fn told(&mut self, name: &str, hidden: u64, out: u64, input: Value) -> Result<Value, ModelError> {
        let value = self.keeping(&format!("{name}.0"), hidden, 3, input)?;
        let value = self.keeping(&format!("{name}.1"), hidden, 3, value)?;
        self.plain(&format!("{name}.2"), out, 1, true, value)
    }

    /// As [`told`](Self::told), each 3 × 3 convolution as a depthwise one and a 1 × 1, as since `YOLO11`.
    fn told_by_depth(&mut self, name: &str, hidden: u64, out: u64, input: Value) -> Result<Value, ModelError> {
        let mut value = input;
        for step in 0..2 {
            let channels = self.channels(name, value)?;
            let depthwise = Convolution::new(channels, 3, self.activation).grouped(channels.max(1));
            value = self.conv(&format!("{name}.{step}.0"), depthwise, value)?;
            value = self.keeping(&format!("{name}.{step}.1"), hidden, 1, value)?;
        }
        self.plain(&format!("{name}.2"), out, 1, true, value)
    }

    /// The end of what masks are mixed from, which is an output too.
    fn prototypes(&mut self, name: &str, hidden: u64, masks: u64, input: Value) -> Result<(), ModelError> {
        let value = self.keeping(&format!("{name}.proto.cv2"), hidden, 3, input)?;
        let value = self.keeping(&format!("{name}.proto.cv3"), masks, 1, value)?;
        self.outputs.push(value);
        Ok(())
    }
}
