//! Density of a field: how many of its cells the unit really sees.

use crate::analysis::{NetworkAnalysis, Unit};
use crate::network::Axes;

/// The cells that the middle unit of the last local map sees, and the cells of its field, holes included. Both are clipped to the input.
///
/// Fewer cells are touched than the field has where dilations or strides leave holes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldDensity {
    /// The number of cells that influence the unit.
    pub touched: u128,
    /// The number of cells of the field.
    pub cells: u128,
}

impl FieldDensity {
    /// The density of a network's field; `None` if the field has no closed form, or is too large to list.
    ///
    /// ```
    /// use convscope::analysis::NetworkAnalysis;
    /// use convscope::comparison::FieldDensity;
    /// use convscope::presets::Preset;
    ///
    /// let analysis = NetworkAnalysis::new(Preset::DilatedTwos.network().into());
    /// let density = FieldDensity::of(&analysis).expect("a field of 13×13");
    /// assert_eq!((density.touched, density.cells), (49, 169));
    /// ```
    pub fn of(analysis: &NetworkAnalysis) -> Option<Self> {
        let unit = Unit::centre(&analysis.shaped, analysis.last_local_map())?;
        let span = analysis.span(unit)?;
        let input = analysis.shaped.shape(0)?.size();
        let clipped = |(first, last): (i128, i128), extent: u64| {
            let (first, end) = (first.max(0), last.saturating_add(1).min(extent.into()));
            u128::try_from(end.saturating_sub(first)).unwrap_or(0)
        };
        let sides = Axes::new(clipped(span.height, input.height), clipped(span.width, input.width));
        let touched = analysis.seen(unit).ok()?.count();
        Some(Self { touched, cells: sides.height.checked_mul(sides.width)? })
    }

    /// Whether the unit misses cells of its field.
    pub const fn has_holes(self) -> bool {
        self.touched < self.cells
    }

    /// The fraction of the field that is seen, 0 to 1.
    pub fn share(self) -> f64 {
        self.touched as f64 / self.cells.max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;

    fn density(text: &str) -> Option<FieldDensity> {
        let network = notation::read(text).expect("a network in the notation");
        FieldDensity::of(&NetworkAnalysis::new(network.into()))
    }

    #[test]
    fn a_dense_field_has_no_holes() {
        for text in ["input 1x15x15; conv 1 k7 p3", "input 1x31x31; conv 1 k3 p1; conv 1 k3 p2 d2; conv 1 k3 p4 d4"] {
            let density = density(text).expect("a closed form");
            assert!(!density.has_holes() && density.touched > 0, "{text}: {density:?}");
        }
    }

    #[test]
    fn holes_of_one_dilated_kernel_are_counted() {
        assert_eq!(density("input 1x15x15; conv 1 k3 p2 d2"), Some(FieldDensity { touched: 9, cells: 25 }));
    }

    #[test]
    fn what_lies_on_padding_is_no_hole() {
        assert_eq!(density("input 1x5x5; conv 1 k9 p4"), Some(FieldDensity { touched: 25, cells: 25 }));
        // Of nine taps, one reads the input; it is the only cell of the input that the field could touch on these rows.
        assert_eq!(density("input 1x3x3; conv 1 k3 p3 d3"), Some(FieldDensity { touched: 1, cells: 9 }));
    }
}
