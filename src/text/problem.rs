//! Problems of layers, localized. In English these are the engine's own sentences.

use leptos_i18n::td_string;

use crate::i18n::Locale;
use crate::network::{Arity, Axis, Fault, Parameter, Problem, Quantity, Side};

/// A fault as a sentence that begins with the layer's name.
pub fn fault(locale: Locale, fault: &Fault) -> String {
    td_string!(locale, problem.at, node = &fault.node, problem = problem(locale, &fault.problem))
}

/// A problem as a sentence.
pub fn problem(locale: Locale, problem: &Problem) -> String {
    match problem {
        Problem::Zero { parameter: which } => td_string!(locale, problem.zero, parameter = parameter(locale, *which)),
        &Problem::WindowTooLarge { axis, extent, kernel, dilation, size, before, after } => {
            td_string!(
                locale,
                problem.window,
                axis = axis_name(locale, axis),
                extent = extent,
                kernel = kernel,
                dilation = dilation,
                size = size,
                before = before,
                after = after
            )
        }
        &Problem::TransposedAway { axis, extent, before, after } => {
            let axis = axis_name(locale, axis);
            td_string!(locale, problem.transposed, axis = axis, extent = extent, before = before, after = after)
        }
        &Problem::CroppedAway { axis, size, before, after } => {
            let axis = axis_name(locale, axis);
            td_string!(locale, problem.cropped, axis = axis, size = size, before = before, after = after)
        }
        &Problem::PoolPadding { axis, padding, kernel } => {
            td_string!(locale, problem.pool_padding, axis = axis_name(locale, axis), padding = padding, kernel = kernel)
        }
        &Problem::OutputPadding { axis, output_padding, stride, dilation } => {
            let axis = axis_name(locale, axis);
            td_string!(
                locale,
                problem.output_padding,
                axis = axis,
                output_padding = output_padding,
                stride = stride,
                dilation = dilation
            )
        }
        &Problem::Groups { groups, channels, side } => {
            let side = match side {
                Side::Input => td_string!(locale, problem.side_input),
                Side::Output => td_string!(locale, problem.side_output),
            };
            td_string!(locale, problem.groups, groups = groups, channels = channels, side = side)
        }
        &Problem::Channels { first, other } => td_string!(locale, problem.channels, first = first, other = other),
        Problem::Sizes { first, other } => {
            td_string!(locale, problem.sizes, first = first.to_string(), other = other.to_string())
        }
        Problem::Shapes { first, other } => {
            td_string!(locale, problem.shapes, first = first.to_string(), other = other.to_string())
        }
        &Problem::SplitSum { sum, channels } => td_string!(locale, problem.split_sum, sum = sum, channels = channels),
        &Problem::SplitIndex { index, sections } => {
            td_string!(locale, problem.split_index, index = index, sections = sections)
        }
        &Problem::NeedsMap { length } => td_string!(locale, problem.needs_map, length = length),
        Problem::DeclaredSize { declared, made } => {
            td_string!(locale, problem.declared_size, declared = declared.to_string(), made = made.to_string())
        }
        &Problem::SliceOutside { start, end, size } => {
            td_string!(locale, problem.slice_outside, start = start, end = end, size = size)
        }
        &Problem::Uneven { axis, size, factor } => {
            td_string!(locale, problem.uneven, axis = axis_name(locale, axis), size = size, factor = factor)
        }
        &Problem::PaddingMode { axis, padding, mode, size } => {
            let axis = axis_name(locale, axis);
            td_string!(locale, problem.padding_mode, axis = axis, padding = padding, mode = mode, size = size)
        }
        Problem::NeedsPool => td_string!(locale, problem.needs_pool).into(),
        Problem::Shares { name } => td_string!(locale, problem.shares, name = name.clone()),
        &Problem::DeclaredShape { count } => td_string!(locale, problem.declared_shape, count = count),
        Problem::NeedsVector { shape } => td_string!(locale, problem.needs_vector, shape = shape.to_string()),
        &Problem::Arity { expected, found } => {
            let expected = match expected {
                Arity::One => td_string!(locale, problem.one),
                Arity::Two => td_string!(locale, problem.two),
                Arity::OneOrMore => td_string!(locale, problem.one_or_more),
                Arity::TwoOrMore => td_string!(locale, problem.two_or_more),
            };
            td_string!(locale, problem.arity, expected = expected, found = found)
        }
        Problem::TooLarge { quantity: which } => {
            td_string!(locale, problem.too_large, quantity = quantity(locale, *which))
        }
        Problem::Upstream { name } => td_string!(locale, problem.upstream, name = name.clone()),
    }
}

/// The name of a hyper-parameter.
pub fn parameter(locale: Locale, parameter: Parameter) -> &'static str {
    match parameter {
        Parameter::Kernel => td_string!(locale, parameter.kernel),
        Parameter::Stride => td_string!(locale, parameter.stride),
        Parameter::Dilation => td_string!(locale, parameter.dilation),
        Parameter::Padding => td_string!(locale, parameter.padding),
        Parameter::OutputPadding => td_string!(locale, parameter.output_padding),
        Parameter::Channels => td_string!(locale, parameter.channels),
        Parameter::OutChannels => td_string!(locale, parameter.out_channels),
        Parameter::OutFeatures => td_string!(locale, parameter.out_features),
        Parameter::Groups => td_string!(locale, parameter.groups),
        Parameter::Multiplier => td_string!(locale, parameter.multiplier),
        Parameter::Scale => td_string!(locale, parameter.scale),
        Parameter::OutputSize => td_string!(locale, parameter.output_size),
        Parameter::Crop => td_string!(locale, parameter.crop),
        Parameter::Section => td_string!(locale, parameter.section),
        Parameter::SliceIndex => td_string!(locale, parameter.slice_index),
        Parameter::Bias => td_string!(locale, parameter.bias),
        Parameter::CeilMode => td_string!(locale, parameter.ceil_mode),
        Parameter::Interpolation => td_string!(locale, parameter.interpolation),
        Parameter::Activation => td_string!(locale, parameter.activation),
        Parameter::Probability => td_string!(locale, parameter.probability),
        Parameter::Kind => td_string!(locale, parameter.kind),
        Parameter::OutputShape => td_string!(locale, parameter.output_shape),
        Parameter::Sees => td_string!(locale, parameter.sees),
        Parameter::Parameters => td_string!(locale, parameter.parameters),
        Parameter::Macs => td_string!(locale, parameter.macs),
        Parameter::Affine => td_string!(locale, parameter.affine),
        Parameter::Neighbours => td_string!(locale, parameter.neighbours),
        Parameter::Axis => td_string!(locale, parameter.axis),
        Parameter::PerChannel => td_string!(locale, parameter.per_channel),
        Parameter::Start => td_string!(locale, parameter.start),
        Parameter::End => td_string!(locale, parameter.end),
        Parameter::Step => td_string!(locale, parameter.step),
        Parameter::Factor => td_string!(locale, parameter.factor),
        Parameter::CountIncludePad => td_string!(locale, parameter.count_include_pad),
        Parameter::PaddingMode => td_string!(locale, parameter.padding_mode),
        Parameter::Norm => td_string!(locale, parameter.norm),
        Parameter::AlignCorners => td_string!(locale, parameter.align_corners),
        Parameter::Height => td_string!(locale, parameter.height),
        Parameter::Width => td_string!(locale, parameter.width),
    }
}

fn axis_name(locale: Locale, axis: Axis) -> &'static str {
    match axis {
        Axis::Height => td_string!(locale, parameter.height),
        Axis::Width => td_string!(locale, parameter.width),
    }
}

fn quantity(locale: Locale, quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Parameter(which) => parameter(locale, which),
        Quantity::OutputSize => td_string!(locale, parameter.output_size),
        Quantity::Parameters => td_string!(locale, problem.parameters),
        Quantity::Macs => td_string!(locale, problem.macs),
        Quantity::Activations => td_string!(locale, problem.activations),
    }
}
