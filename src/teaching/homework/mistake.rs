//! Mistakes in homework: a wrong cell is recomputed with each classic mistake.

use super::TableRow;

/// A classic mistake: a wrong rule that gives the written number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mistake {
    /// The layer's own stride was included; only those before it count.
    OwnStride,
    /// The whole kernel was added instead of kernel − 1.
    KernelNotLessOne,
    /// The strides before the layer were omitted.
    StrideForgotten,
    /// Only the stride of the preceding layer was used, not the product of all.
    OnlyLastStride,
    /// Padding was counted as part of the field.
    PaddingCounted,
    /// Dilation was omitted.
    DilationForgotten,
    /// The kernel was written, as if the layer were the first.
    KernelAlone,
    /// Field and kernel were multiplied.
    Multiplied,
    /// The strides were omitted and the whole kernel was added: fields and kernels were summed.
    KernelsAdded,
    /// The number belongs to the row above.
    RowAbove,
    /// The number belongs to the row below.
    RowBelow,
    /// Size: padding was omitted.
    SizeWithoutPadding,
    /// Size: padding was counted at one end only.
    SizePaddedOnce,
    /// Size: the “+ 1” of the formula was omitted.
    SizeWithoutLast,
    /// Size: rounded up instead of down.
    SizeRoundedUp,
    /// Size: the stride was omitted.
    SizeWithoutStride,
    /// Size: dilation was omitted.
    SizeWithoutDilation,
}

/// The right numbers around a wrong field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// The field of the preceding layer; 1 for the input.
    pub(super) below: u128,
    /// The effective stride before the layer.
    pub(super) jump: u128,
    /// The stride of the preceding layer; 1 for the input.
    pub(super) last_stride: u128,
    /// The field of the following layer, if there is one.
    pub(super) above: Option<u128>,
}

/// The mistakes that give this field for a layer, the likeliest first.
///
/// Right is r + (k − 1) · d · j, with r and j the field and the effective stride before the layer.
pub(super) fn of_field(row: &TableRow, around: Around, written: u128) -> Vec<Mistake> {
    let Around { below, jump, last_stride, above } = around;
    let (kernel, stride) = (u128::from(row.kernel), u128::from(row.stride));
    let (dilation, padding) = (u128::from(row.dilation), u128::from(row.padding));
    let grown =
        |steps: u128, spread: u128, jump: u128| below.checked_add(steps.checked_mul(spread)?.checked_mul(jump)?);
    let steps = kernel - 1;
    let right = grown(steps, dilation, jump);
    let padded = |by: Option<u128>| right?.checked_add(by?);
    let unpadded = |by: Option<u128>| right?.checked_sub(by?);
    let twice = padding.checked_mul(2);
    let on_input = twice.and_then(|twice| twice.checked_mul(jump));
    let rules = [
        (Mistake::OwnStride, jump.checked_mul(stride).and_then(|jump| grown(steps, dilation, jump))),
        (Mistake::DilationForgotten, grown(steps, 1, jump)),
        (Mistake::StrideForgotten, grown(steps, dilation, 1)),
        (Mistake::OnlyLastStride, grown(steps, dilation, last_stride)),
        (Mistake::KernelNotLessOne, grown(kernel, dilation, jump)),
        (Mistake::KernelsAdded, grown(kernel, dilation, 1)),
        (Mistake::PaddingCounted, padded(Some(padding))),
        (Mistake::PaddingCounted, padded(twice)),
        (Mistake::PaddingCounted, padded(on_input)),
        (Mistake::PaddingCounted, unpadded(Some(padding))),
        (Mistake::PaddingCounted, unpadded(twice)),
        (Mistake::PaddingCounted, unpadded(on_input)),
        (Mistake::RowAbove, Some(below)),
        (Mistake::RowBelow, above),
        (Mistake::KernelAlone, Some(kernel)),
        (Mistake::Multiplied, below.checked_mul(kernel)),
    ];
    told(&rules, written)
}

/// The mistakes that give this size for a layer, the likeliest first.
///
/// Right is ⌊(n + 2p − d (k − 1) − 1) / s⌋ + 1 (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016).
pub(super) fn of_size(row: &TableRow, below: u64, above: Option<u64>, written: u64) -> Vec<Mistake> {
    let size = |padding: u64, dilation: u64, stride: u64, divide: Division, last: u64| {
        let window = dilation.checked_mul(row.kernel - 1)?.checked_add(1)?;
        let places = below.checked_add(padding)?.checked_sub(window)?;
        Some(u128::from(divide(places, stride) + last))
    };
    let (down, up): (Division, Division) = (|a, b| a / b, u64::div_ceil);
    let both = row.padding.saturating_mul(2);
    let rules = [
        (Mistake::SizeWithoutPadding, size(0, row.dilation, row.stride, down, 1)),
        (Mistake::SizePaddedOnce, size(row.padding, row.dilation, row.stride, down, 1)),
        (Mistake::SizeWithoutLast, size(both, row.dilation, row.stride, down, 0)),
        (Mistake::SizeRoundedUp, size(both, row.dilation, row.stride, up, 1)),
        (Mistake::SizeWithoutStride, size(both, row.dilation, 1, down, 1)),
        (Mistake::SizeWithoutDilation, size(both, 1, row.stride, down, 1)),
        (Mistake::RowAbove, Some(below.into())),
        (Mistake::RowBelow, above.map(u128::from)),
    ];
    told(&rules, written.into())
}

/// A division that rounds in one direction.
type Division = fn(u64, u64) -> u64;

fn told(rules: &[(Mistake, Option<u128>)], written: u128) -> Vec<Mistake> {
    let mut found = Vec::new();
    for (mistake, value) in rules {
        if *value == Some(written) && !found.contains(mistake) {
            found.push(*mistake);
        }
    }
    found
}
