//! Heat map: the influence map as shades of cells.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::heat_labels::numbers_in_words;
use super::{ColorRole, Edges, Frame, Mark, Role, Shape};
use crate::analysis::{InfluenceMap, NetworkAnalysis, NoInfluence, Unit, Weights, influence};
use crate::network::{Axes, Axis};

/// The shares of influence whose squares are computed.
pub const SHARES: [f64; 3] = [0.5, 0.95, 0.99];
/// The greatest range of a logarithmic scale, in powers of ten; smaller values get the faintest shade.
const DECADES: f64 = 4.0;
/// The shade of the smallest non-zero value, so that it is distinct from zero.
const FAINTEST: f64 = 0.03;

/// The scale from values to shades.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scale {
    /// Proportional.
    #[default]
    Linear,
    /// Logarithmic, from the smallest non-zero value, or from a ten-thousandth of the largest.
    Logarithmic,
}

/// The influence of each cell of the input on one unit, as shades.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heat {
    /// The input row of the first shade.
    pub top: i64,
    /// The input column of the first shade.
    pub left: i64,
    /// The number of rows.
    pub rows: usize,
    /// The number of columns.
    pub columns: usize,
    /// Shades from 0 to 1, row by row.
    pub shades: Arc<[f32]>,
    /// The smallest squares around the center that hold [`SHARES`] of all influence.
    pub squares: [Square; SHARES.len()],
    /// The influence of each cell as text, row by row: a multiple of the least if all are whole, else a percentage. Empty for large maps.
    pub numbers: Arc<[String]>,
    /// The values of the faintest and the strongest shade, as text.
    pub ends: [String; 2],
    /// The influence of every row, all of its cells together.
    pub row_profile: Profile,
    /// The influence of every column.
    pub column_profile: Profile,
}

/// The influence along one axis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Each sum as a part of the largest, 0 to 1, whatever the scale of the shades.
    pub parts: Arc<[f32]>,
    /// Each sum as text, as [`Heat::numbers`].
    pub numbers: Arc<[String]>,
}

impl Profile {
    fn of(sums: &[f64]) -> Self {
        let largest = sums.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let parts = sums.iter().map(|sum| (sum / largest) as f32).collect();
        Self { parts, numbers: numbers_in_words(sums, largest, 0.0).0 }
    }
}

/// A square around the center of a field.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Square {
    /// The least share of the influence that it holds.
    pub share: f64,
    /// Its side in cells.
    pub side: u64,
    /// Its borders, in cells.
    pub edges: Edges,
}

impl Heat {
    /// The shades of the influence on a unit of a network.
    ///
    /// # Errors
    /// Those of [`influence`].
    ///
    /// # Panics
    /// If the unit does not exist in the shaped network.
    pub fn of_unit(
        analysis: &NetworkAnalysis,
        unit: Unit,
        weights: Weights,
        scale: Scale,
    ) -> Result<Self, NoInfluence> {
        let map = influence(&analysis.shaped, unit, weights)?;
        Ok(Self::of(&map, map.centre(analysis.span(unit)), scale))
    }

    /// The shades of an influence map.
    ///
    /// `centre` is the center of the field in half cells: the sum of its first and last index on each axis.
    pub fn of(map: &InfluenceMap, centre: Axes<i64>, scale: Scale) -> Self {
        let largest = map.values.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let shade = Shade::of(map, largest, scale);
        let shades = map.values.iter().map(|value| shade.at(value / largest) as f32).collect();
        let squares = SHARES.map(|share| {
            let side = map.side_holding(share, centre);
            let (row, column) = (f64::midpoint(centre.height as f64, 1.0), f64::midpoint(centre.width as f64, 1.0));
            let half = side as f64 / 2.0;
            let edges = if map.rows == 1 {
                [map.top as f64, map.top as f64 + 1.0, column - half, column + half]
            } else {
                [row - half, row + half, column - half, column + half]
            };
            Square { share, side, edges }
        });
        let (numbers, ends) = numbers_in_words(&map.values, largest, largest * shade.lowest());
        let rows = map.values.chunks(map.cols.max(1)).map(|row| row.iter().sum()).collect::<Vec<f64>>();
        let mut columns = vec![0.0; map.cols];
        for row in map.values.chunks(map.cols.max(1)) {
            columns.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
        Self {
            top: map.top,
            left: map.left,
            rows: map.rows,
            columns: map.cols,
            shades,
            squares,
            numbers,
            ends,
            row_profile: Profile::of(&rows),
            column_profile: Profile::of(&columns),
        }
    }

    /// The shades as a mark.
    pub fn mark(&self, frame: &Frame, tint: ColorRole) -> Mark {
        let origin = frame.scene_from_cell(self.top as f64, self.left as f64);
        let shape = Shape::Raster {
            frame: Frame { origin, ..*frame },
            rows: self.rows,
            columns: self.columns,
            values: Arc::clone(&self.shades),
        };
        Mark::new(Role::Influence, tint, shape)
    }

    /// The shades of the cells that lie entirely between borders, as a mark.
    pub fn mark_within(&self, frame: &Frame, tint: ColorRole, [top, bottom, left, right]: Edges) -> Mark {
        let cut = |first: i64, count: usize, near: f64, far: f64| {
            let from = (near.ceil() as i64).max(first);
            let end = (far.floor() as i64).min(first + count as i64).max(from);
            (from, (from - first) as usize..(end - first) as usize)
        };
        let (top, rows) = cut(self.top, self.rows, top, bottom);
        let (left, columns) = cut(self.left, self.columns, left, right);
        if (rows.len(), columns.len()) == (self.rows, self.columns) {
            return self.mark(frame, tint);
        }
        let line = |row: usize| &self.shades[row * self.columns..][columns.clone()];
        let shades: Arc<[f32]> = rows.clone().flat_map(line).copied().collect();
        let (rows, columns) = (rows.len(), columns.len());
        Self { top, left, rows, columns, shades, ..self.without_numbers() }.mark(frame, tint)
    }

    /// The strongest shade at every index along an axis, as a map of one row.
    #[must_use]
    pub fn along(&self, axis: Axis) -> Self {
        let strongest = |cells: &mut dyn Iterator<Item = f32>| cells.fold(0.0, f32::max);
        let cell = |row: usize, column: usize| self.shades[row * self.columns + column];
        let (left, columns) = match axis {
            Axis::Height => (self.top, self.rows),
            Axis::Width => (self.left, self.columns),
        };
        let shades = (0..columns).map(|index| match axis {
            Axis::Height => strongest(&mut (0..self.columns).map(|column| cell(index, column))),
            Axis::Width => strongest(&mut (0..self.rows).map(|row| cell(row, index))),
        });
        Self { top: 0, left, rows: 1, columns, shades: shades.collect(), ..self.without_numbers() }
    }

    /// The same shades without texts and profiles.
    fn without_numbers(&self) -> Self {
        Self {
            shades: Arc::clone(&self.shades),
            numbers: Arc::default(),
            ends: self.ends.clone(),
            row_profile: Profile::default(),
            column_profile: Profile::default(),
            ..*self
        }
    }
}

/// The mapping from values, as parts of the largest, to shades.
enum Shade {
    Linear,
    /// Over this many powers of ten.
    Logarithmic(f64),
}

impl Shade {
    fn of(map: &InfluenceMap, largest: f64, scale: Scale) -> Self {
        if scale == Scale::Linear {
            return Self::Linear;
        }
        let least = map.values.iter().copied().filter(|value| *value > 0.0).fold(largest, f64::min);
        Self::Logarithmic((largest / least).log10().clamp(f64::MIN_POSITIVE, DECADES))
    }

    /// The value at the lower end of the scale, as a part of the largest.
    fn lowest(&self) -> f64 {
        match self {
            Self::Linear => 0.0,
            Self::Logarithmic(decades) => 10.0_f64.powf(-decades),
        }
    }

    fn at(&self, part: f64) -> f64 {
        if part <= 0.0 {
            return 0.0;
        }
        let shade = match self {
            Self::Linear => part,
            Self::Logarithmic(decades) => 1.0 + part.log10() / decades,
        };
        shade.max(FAINTEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;
    use crate::network::ShapedNetwork;
    use crate::scene::Point;

    fn heat(text: &str, centre: i64, scale: Scale) -> Heat {
        let shaped = ShapedNetwork::new(notation::read(text).expect("a network in the notation"));
        let unit = Unit::centre(&shaped, shaped.map_count() - 1).expect("the last layer works");
        let map = influence(&shaped, unit, Weights::Paths).expect("a map");
        Heat::of(&map, Axes::both(centre), scale)
    }

    const THREE_THREES: &str = "input 1x15x15; conv 1 k3 p1; conv 1 k3 p1; conv 1 k3 p1";

    #[test]
    fn shades_are_in_proportion_to_path_counts() {
        let heat = heat(THREE_THREES, 14, Scale::Linear);
        assert_eq!((heat.top, heat.left, heat.rows, heat.columns), (4, 4, 7, 7));
        let middle: Vec<f32> = heat.shades[21..28].iter().map(|shade| shade * 7.0).collect();
        for (found, paths) in middle.iter().zip([1.0, 3.0, 6.0, 7.0, 6.0, 3.0, 1.0]) {
            assert!((found - paths).abs() < 1e-5, "{middle:?}");
        }
    }

    #[test]
    fn a_logarithmic_scale_shows_what_hardly_counts() {
        let small = heat(THREE_THREES, 14, Scale::Logarithmic);
        // From 1 path in 49 to all of them.
        let edge = 1.0 + (7.0_f64 / 49.0).log10() / 49.0_f64.log10();
        assert!((small.shades[0] - 0.03).abs() < 1e-6 && (f64::from(small.shades[3]) - edge).abs() < 1e-6);
        let deep = heat(&format!("input 1x41x41{}", "; conv 1 k3 p1".repeat(20)), 40, Scale::Logarithmic);
        let middle = deep.shades[deep.shades.len() / 2];
        assert!((middle - 1.0).abs() < 1e-6 && deep.shades.iter().filter(|shade| **shade < 0.04).count() > 400);
        let even = heat("input 1x9x9; conv 1 k3", 8, Scale::Logarithmic);
        assert!(even.shades.iter().all(|shade| (shade - 1.0).abs() < 1e-6));
    }

    #[test]
    fn a_part_has_the_shades_of_its_cells() {
        let heat = heat(THREE_THREES, 14, Scale::Linear);
        let frame = Frame::upright(Point::default(), 10.0, 10.0);
        let mark = heat.mark_within(&frame, ColorRole::Ink, [6.5, 9.0, 0.0, 6.9]);
        let Shape::Raster { frame, rows, columns, values } = mark.shape else { panic!("an image") };
        assert_eq!((frame.origin, rows, columns), (Point::new(40.0, 70.0), 2, 2));
        assert_eq!(values[..], [heat.shades[21], heat.shades[22], heat.shades[28], heat.shades[29]]);
    }

    #[test]
    fn along_an_axis_each_index_has_the_strongest_shade_of_its_cells() {
        // Dilated rows: every other row is not seen at all.
        let heat = heat("input 1x15x15; conv 1 k3x1 p2x0 d2x1; conv 1 k1x3 p0x1; conv 1 k1x3 p0x1", 14, Scale::Linear);
        let rows = heat.along(Axis::Height);
        assert_eq!((rows.top, rows.left, rows.rows, rows.columns), (0, 5, 1, 5));
        assert_eq!(rows.shades[..], [1.0, 0.0, 1.0, 0.0, 1.0]);
        let columns = heat.along(Axis::Width);
        assert_eq!((columns.top, columns.left, columns.rows, columns.columns), (0, 5, 1, 5));
        let shades = [1.0 / 3.0, 2.0 / 3.0, 1.0, 2.0 / 3.0, 1.0 / 3.0];
        assert!(
            columns.shades.iter().zip(shades).all(|(one, two): (&f32, f32)| (one - two).abs() < 1e-6),
            "{columns:?}"
        );
    }

    #[test]
    fn profiles_are_the_sums_of_rows_and_columns() {
        let heat = heat("input 1x15x15; conv 1 k1x3 p0x1; conv 1 k1x3 p0x1; conv 1 k3 p1", 14, Scale::Logarithmic);
        assert_eq!(heat.column_profile.numbers[..], ["1", "3", "6", "7", "6", "3", "1"]);
        assert_eq!(heat.row_profile.numbers[..], ["1", "1", "1"]);
        let sevenths: Vec<f32> = heat.column_profile.parts.iter().map(|part| (part * 7.0).round()).collect();
        assert_eq!(sevenths, [1.0, 3.0, 6.0, 7.0, 6.0, 3.0, 1.0]);
    }

    #[test]
    fn squares_stand_around_the_middle() {
        let heat = heat(THREE_THREES, 14, Scale::Linear);
        let sides = heat.squares.map(|square| square.side);
        assert_eq!(sides, [5, 7, 7]);
        assert_eq!(heat.squares[0].edges, [5.0, 10.0, 5.0, 10.0]);
    }

    #[test]
    fn the_middle_of_an_even_field_lies_between_cells() {
        let even = heat("input 1x8x8; conv 1 k2; conv 1 k3", 7, Scale::Linear);
        assert_eq!(even.squares[2].edges, [2.0, 6.0, 2.0, 6.0]);
    }
}
