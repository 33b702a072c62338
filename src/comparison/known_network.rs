//! A row of the table of well-known networks: field, costs and publication of a network.

use std::cmp::Ordering;

use crate::analysis::{AxisField, Convention, Field, Totals, fields, totals};
use crate::network::{Axes, InputShape, ShapedNetwork};
use crate::presets::{Preset, Source};

/// A well-known network on the input of its publication.
///
/// ```
/// use convscope::analysis::Convention;
/// use convscope::comparison::KnownNetwork;
/// use convscope::presets::Preset;
///
/// let vgg = KnownNetwork::of(Preset::Vgg16, Convention::default()).expect("a well-known network");
/// assert_eq!(vgg.field.width.size(), 212);
/// assert_eq!(vgg.totals.parameters, 138_357_544);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct KnownNetwork {
    /// The preset.
    pub preset: Preset,
    /// The publication.
    pub source: Source,
    /// The input.
    pub input: InputShape,
    /// The field of the last map before global pooling or a fully connected layer.
    pub field: Axes<AxisField>,
    /// Parameters, operations and activations for this input.
    pub totals: Totals,
}

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The name.
    Name,
    /// The year of publication.
    Year,
    /// The input's shape.
    Input,
    /// The size of the field.
    Field,
    /// The effective stride.
    Stride,
    /// The effective padding: input positions of the first unit's field beyond the border.
    Padding,
    /// The center of the first unit's field, in input positions from 0.
    Center,
    /// Trainable parameters.
    Parameters,
    /// Multiply-adds or FLOPs.
    Operations,
    /// Authors, venue and address of the publication.
    Source,
}

impl Column {
    /// All columns, in their order.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Year,
        Self::Field,
        Self::Stride,
        Self::Padding,
        Self::Center,
        Self::Parameters,
        Self::Operations,
        Self::Input,
        Self::Source,
    ];

    /// The ascending order of two networks by this column.
    pub fn compare(self, a: &KnownNetwork, b: &KnownNetwork) -> Ordering {
        let by = |value: fn(&KnownNetwork) -> i128| value(a).cmp(&value(b));
        match self {
            Self::Name => a.preset.id().cmp(b.preset.id()),
            Self::Year => a.source.year.cmp(&b.source.year),
            Self::Input => a.elements().cmp(&b.elements()),
            Self::Field => a.field.width.size().cmp(&b.field.width.size()),
            Self::Stride => {
                let [(a, per_a), (b, per_b)] = [a, b].map(|network| network.field.width.lowest_stride());
                a.saturating_mul(per_b).cmp(&b.saturating_mul(per_a))
            }
            Self::Padding => by(|network| network.field.width.padding().unwrap_or_default()),
            Self::Center => by(|network| network.doubled_center().unwrap_or_default()),
            Self::Parameters => a.totals.parameters.cmp(&b.totals.parameters),
            Self::Operations => a.totals.operations.cmp(&b.totals.operations),
            Self::Source => (a.source.authors, a.source.year).cmp(&(b.source.authors, b.source.year)),
        }
    }
}

impl KnownNetwork {
    /// The row of a preset, with operations counted by `convention`; `None` for small stacks.
    ///
    /// Computes the fields and costs of all layers, which takes a few milliseconds.
    pub fn of(preset: Preset, convention: Convention) -> Option<Self> {
        let source = preset.source()?;
        let shaped = ShapedNetwork::new(preset.network());
        let local = |field: Field| match field {
            Field::Local(axes) => Some(axes),
            _ => None,
        };
        let field = fields(&shaped).into_iter().rev().find_map(local)?;
        let totals = totals(&shaped, convention).ok()?;
        Some(Self { preset, source, input: shaped.network().input, field, totals })
    }

    /// The number of input values.
    pub fn elements(&self) -> u128 {
        let size = self.input.size.map(u128::from);
        u128::from(self.input.channels).saturating_mul(size.height).saturating_mul(size.width)
    }

    /// Twice the center of the first unit's field along the width, in input positions from 0; `None` if the field is empty.
    pub fn doubled_center(&self) -> Option<i128> {
        let (first, last) = self.field.width.span(0)?;
        first.checked_add(last)
    }

    /// A value of the field as text: once if both axes agree or the network is one-dimensional, otherwise height × width.
    pub fn along(&self, value: impl Fn(&AxisField) -> String) -> String {
        let (height, width) = (value(&self.field.height), value(&self.field.width));
        if self.input.one_dimensional || height == width { width } else { format!("{height} × {width}") }
    }
}
