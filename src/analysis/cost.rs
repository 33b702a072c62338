//! Cost of a network: parameters, operations and activations, each as a derivation that explains the number.

use super::derivation::{Derivation, Label, Term};
use crate::network::{Axes, Interpolation, Learned, Op, Problem, Quantity, ResizeMode, Shape, ShapedNetwork, Step};

/// Convention of what counts as an operation.
///
/// A multiply-add is one MAC and two FLOPs; every other operation counts one in either unit. The default counts multiply-adds of
/// convolutions, transposed convolutions and fully connected layers and nothing else, as torchvision's documentation and fvcore's
/// convolution and linear counters do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the page")]
pub struct Convention {
    /// The unit.
    pub unit: CostUnit,
    /// Whether adding a bias counts: one per output value. With only this option on, a network without normalization agrees with torchinfo.
    pub bias: bool,
    /// Whether normalization counts: two per value, as in fvcore.
    pub norm: bool,
    /// Whether activations, sums, products, learned scales and bilinear enlargement count: one per output value, n − 1 for n operands.
    pub elementwise: bool,
    /// Whether pooling counts: one per tap of a window, one per value read by global and adaptive pooling.
    pub pooling: bool,
}

/// The unit in which operations are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CostUnit {
    /// Multiply-adds.
    #[default]
    Macs,
    /// Floating-point operations: two per multiply-add.
    Flops,
}

/// The cost of one node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Trainable parameters: weights, biases, scales and shifts, but not running statistics.
    pub parameters: Derivation,
    /// Operations under a convention.
    pub operations: Derivation,
    /// Output values, batch size 1; none of a layer that is switched off.
    pub activations: Derivation,
}

/// The cost of a whole network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Trainable parameters.
    pub parameters: u128,
    /// Operations under a convention.
    pub operations: u128,
    /// Output values of all nodes, batch size 1.
    pub activations: u128,
}

/// The cost of the node that produces a map; `None` for the input and for faulty layers.
///
/// # Errors
/// [`Problem::TooLarge`] if a number exceeds `u128`.
pub fn cost(shaped: &ShapedNetwork, map: usize, convention: Convention) -> Option<Result<Cost, Problem>> {
    let step = shaped.step_of(map)?;
    let input = shaped.shape(*step.sources.first()?)?;
    let counted = Cost {
        // Weights shared by several layers count at the first one.
        parameters: match step.shares {
            Some(_) => Derivation::default(),
            None => Derivation::sum(parameters(shaped.op(map), input, step)),
        },
        operations: Derivation::sum(operations(shaped.op(map), input, step, convention)),
        // A layer that is switched off passes its input through and stores nothing.
        activations: if shaped.node(map).is_some_and(|node| node.bypassed) {
            Derivation::default()
        } else {
            Derivation::sum([Term::product(extents(step.shape))])
        },
    };
    let checks = [
        (&counted.parameters, Quantity::Parameters),
        (&counted.operations, Quantity::Macs),
        (&counted.activations, Quantity::Activations),
    ];
    for (derivation, quantity) in checks {
        if derivation.total().is_none() {
            return Some(Err(Problem::TooLarge { quantity }));
        }
    }
    Some(Ok(counted))
}

/// The sum over all working nodes, including those whose output is unused.
///
/// # Errors
/// [`Problem::TooLarge`] if a number exceeds `u128`.
pub fn totals(shaped: &ShapedNetwork, convention: Convention) -> Result<Totals, Problem> {
    let mut totals = Totals::default();
    for map in 1..shaped.map_count() {
        let Some(cost) = cost(shaped, map, convention) else { continue };
        let cost = cost?;
        let add = |sum: u128, derivation: &Derivation, quantity| {
            derivation.total().and_then(|total| sum.checked_add(total)).ok_or(Problem::TooLarge { quantity })
        };
        totals = Totals {
            parameters: add(totals.parameters, &cost.parameters, Quantity::Parameters)?,
            operations: add(totals.operations, &cost.operations, Quantity::Macs)?,
            activations: add(totals.activations, &cost.activations, Quantity::Activations)?,
        };
    }
    Ok(totals)
}

fn parameters(op: &Op, input: Shape, step: &Step) -> Vec<Term> {
    let channels = u128::from(step.shape.channels());
    match op.learned() {
        Learned::Kernel { kernel, bias } => weights_and_biases(kernel_weights(kernel, input, step), bias, channels),
        Learned::Matrix { bias } => weights_and_biases(linear_weights(input, step), bias, channels),
        Learned::ScalesAndShifts { affine: true } => {
            vec![Term::product([(channels, Label::Scales)]), Term::product([(channels, Label::Shifts)])]
        }
        Learned::Scales => vec![Term::product([(channels, Label::Scales)])],
        Learned::Slopes { per_channel } => {
            vec![Term::product([(if per_channel { channels } else { 1 }, Label::Slopes)])]
        }
        Learned::Declared(block) => {
            declared(block.parameters).map(|count| Term::product([count])).into_iter().collect()
        }
        Learned::ScalesAndShifts { affine: false } | Learned::Nothing => Vec::new(),
    }
}

fn weights_and_biases(weights: Vec<(u128, Label)>, bias: bool, channels: u128) -> Vec<Term> {
    let mut terms = vec![Term::product(weights)];
    if bias {
        terms.push(Term::product([(channels, Label::Biases)]));
    }
    terms
}

fn kernel_weights(kernel: Axes<u64>, input: Shape, step: &Step) -> Vec<(u128, Label)> {
    let inputs = input.channels() / step.groups;
    let label = if step.groups == 1 { Label::InputChannels } else { Label::InputChannelsOfGroup };
    vec![
        (step.shape.channels().into(), Label::OutputChannels),
        (inputs.into(), label),
        (kernel.height.into(), Label::KernelHeight),
        (kernel.width.into(), Label::KernelWidth),
    ]
}

fn linear_weights(input: Shape, step: &Step) -> Vec<(u128, Label)> {
    vec![(step.shape.channels().into(), Label::OutputFeatures), (input.channels().into(), Label::InputFeatures)]
}

fn operations(op: &Op, input: Shape, step: &Step, convention: Convention) -> Vec<Term> {
    let outputs = || extents(step.shape);
    let with = |factor: u128, label: Label, mut rest: Vec<(u128, Label)>| {
        rest.insert(0, (factor, label));
        Term::product(rest)
    };
    let learned = |macs: Vec<(u128, Label)>, bias: bool| {
        let macs = match convention.unit {
            CostUnit::Macs => Term::product(macs),
            CostUnit::Flops => with(2, Label::FlopsPerMac, macs),
        };
        let bias = (convention.bias && bias).then(|| with(1, Label::BiasAddition, outputs()));
        std::iter::once(macs).chain(bias).collect()
    };
    let only_if = |counts: bool, term: &dyn Fn() -> Term| if counts { vec![term()] } else { Vec::new() };
    match op {
        Op::Conv(conv) => learned(multiply_adds(conv.kernel, input, step, Positions::Outputs), conv.bias),
        Op::ConvTranspose(conv) => learned(multiply_adds(conv.kernel, input, step, Positions::Inputs), conv.bias),
        Op::Linear { bias, .. } => learned(linear_weights(input, step), *bias),
        Op::Opaque(opaque) => declared(opaque.macs).map_or_else(Vec::new, |macs| learned(vec![macs], false)),
        Op::BatchNorm
        | Op::LayerNorm
        | Op::GroupNorm { .. }
        | Op::RmsNorm
        | Op::InstanceNorm { .. }
        | Op::LocalResponseNorm { .. } => only_if(convention.norm, &|| with(2, Label::NormOperations, outputs())),
        Op::Activation(_)
        | Op::Softmax { .. }
        | Op::LogSoftmax { .. }
        | Op::Prelu { .. }
        | Op::Glu
        | Op::Scale
        | Op::Resize { mode: ResizeMode::Bilinear | ResizeMode::Bicubic, .. }
        | Op::Upsample { mode: Interpolation::Bilinear, .. } => {
            only_if(convention.elementwise, &|| Term::product(outputs()))
        }
        Op::Add | Op::Mul | Op::Sub | Op::Div | Op::Minimum | Op::Maximum => {
            only_if(convention.elementwise, &|| with(step.sources.len() as u128 - 1, Label::Operations, outputs()))
        }
        Op::MaxPool(pool) | Op::AvgPool(pool) | Op::LpPool { pool, .. } => only_if(convention.pooling, &|| {
            let mut factors = outputs();
            factors.push((pool.kernel.height.into(), Label::KernelHeight));
            factors.push((pool.kernel.width.into(), Label::KernelWidth));
            Term::product(factors)
        }),
        Op::GlobalAvgPool | Op::GlobalMaxPool | Op::AdaptiveAvgPool { .. } | Op::AdaptiveMaxPool { .. } => {
            only_if(convention.pooling, &|| Term::product(extents(input)))
        }
        Op::Upsample { mode: Interpolation::Nearest, .. }
        | Op::Resize { mode: ResizeMode::Nearest, .. }
        | Op::MaxUnpool
        | Op::Concat { .. }
        | Op::Slice { .. }
        | Op::Flip { .. }
        | Op::PixelShuffle { .. }
        | Op::PixelUnshuffle { .. }
        | Op::DepthToSpace { .. }
        | Op::SpaceToDepth { .. }
        | Op::Split { .. }
        | Op::ChannelShuffle { .. }
        | Op::Pad { .. }
        | Op::Crop(_)
        | Op::Flatten
        | Op::Dropout { .. }
        | Op::Identity => Vec::new(),
    }
}

/// A count that an opaque block declares, as a factor; `None` for 0.
fn declared(count: u64) -> Option<(u128, Label)> {
    (count > 0).then(|| (count.into(), Label::Declared))
}

/// The positions at which the weights of a kernel are applied.
#[derive(Clone, Copy)]
enum Positions {
    /// Every position of the output: convolutions.
    Outputs,
    /// Every position of the input: transposed convolutions.
    Inputs,
}

/// The multiply-adds of a kernel as factors: positions × weights. Taps that fall on padding count.
fn multiply_adds(kernel: Axes<u64>, input: Shape, step: &Step, positions: Positions) -> Vec<(u128, Label)> {
    let (size, height, width) = match positions {
        Positions::Outputs => (step.shape.size(), Label::OutputHeight, Label::OutputWidth),
        Positions::Inputs => (input.size(), Label::InputHeight, Label::InputWidth),
    };
    let mut factors = vec![(size.height.into(), height), (size.width.into(), width)];
    factors.extend(kernel_weights(kernel, input, step));
    factors
}

fn extents(shape: Shape) -> Vec<(u128, Label)> {
    match shape {
        Shape::Map { channels, size } => vec![
            (channels.into(), Label::Channels),
            (size.height.into(), Label::Height),
            (size.width.into(), Label::Width),
        ],
        Shape::Vector { length } => vec![(length.into(), Label::Values)],
    }
}
/// The costs of a network's layers and their sums under a [`Convention`]. Shapes and fields do not depend on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Costs {
    /// What counts as an operation.
    pub convention: Convention,
    /// The cost of every working layer, by map number.
    pub by_map: Vec<Option<Result<Cost, Problem>>>,
    /// The sums, or an error if one is too large.
    pub totals: Result<Totals, Problem>,
}

impl Costs {
    /// The costs of a shaped network.
    pub fn of(shaped: &ShapedNetwork, convention: Convention) -> Self {
        let by_map = (0..shaped.map_count()).map(|map| cost(shaped, map, convention)).collect();
        Self { convention, by_map, totals: totals(shaped, convention) }
    }

    /// The cost of a layer by its map number; `None` for the input, for faulty layers and for numbers that are too large.
    pub fn of_map(&self, map: usize) -> Option<&Cost> {
        self.by_map.get(map)?.as_ref()?.as_ref().ok()
    }
}
