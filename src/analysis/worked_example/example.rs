//! The example itself: which layers it has, and every value in them.

use super::layer::{Layer, Rule, has_relu, keeps_example, nearest_window};
use super::picture::picture;
use crate::analysis::{NetworkAnalysis, Unit, border};
use crate::network::{Axes, Axis, PaddingMode};

/// Two layers are worked out in a row if the upper one's units read at most this many cells of the lower map along an axis.
const MOST_TAPS_IN_A_ROW: u64 = 7;

/// A value that a unit reads, in the order of the taps, row by row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Product {
    /// The tap: row and column of the kernel, from 0.
    pub tap: (u64, u64),
    /// The cell of the source, in its rows and columns; outside of the map on padding.
    pub cell: (i64, i64),
    /// Whether the cell lies outside of the source.
    pub on_padding: bool,
    /// The value that is read.
    pub value: f64,
    /// The weight of the tap; 1 for pooling.
    pub weight: f64,
}

/// How one unit is computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Computation {
    /// What it does with the values.
    pub rule: Rule,
    /// What it reads.
    pub products: Vec<Product>,
    /// How many values count in a mean.
    pub divisor: u64,
    /// The result.
    pub result: f64,
}

/// Small numbers in the maps of one or two layers in a row.
#[derive(Clone, Debug)]
pub struct WorkedExample<'a> {
    analysis: &'a NetworkAnalysis,
    /// The layers, the lowest first: one or two.
    layers: Vec<Layer>,
}

impl<'a> WorkedExample<'a> {
    /// The example of the layer that made a map, with the layer below it if both are small. For a map without a kernel of its own, such as
    /// an activation or a sum, it is the example of the nearest layer below whose units have the same rows and columns.
    ///
    /// None if there is no such layer, if it is impossible, or if its kernel has more than [`MOST_TAPS`](super::MOST_TAPS).
    pub fn of(analysis: &'a NetworkAnalysis, map: usize) -> Option<Self> {
        let upper = nearest_window(analysis, map, &|_| true)?;
        let is_small = |layer: &Layer| layer.is_at_most(MOST_TAPS_IN_A_ROW);
        let lower = is_small(&upper).then(|| nearest_window(analysis, upper.source, &keeps_example)).flatten();
        let lower = lower.filter(is_small);
        // The lower layer goes as far as the map that the upper one reads, with the activations in between.
        let lower = lower.map(|lower| {
            let rectified = has_relu(analysis, upper.source, lower.map);
            Layer { map: upper.source, rectified, ..lower }
        });
        Some(Self { analysis, layers: lower.into_iter().chain([upper]).collect() })
    }

    /// The maps of the example, the lowest first: the source of the lowest layer, then what each layer makes.
    pub fn maps(&self) -> Vec<usize> {
        self.layers.iter().take(1).map(|layer| layer.source).chain(self.layers.iter().map(|layer| layer.map)).collect()
    }

    /// The numbers of taps along each axis of the layer that makes a map of the example; none for its lowest map.
    pub fn kernel(&self, map: usize) -> Option<Axes<u64>> {
        Some(self.layer(map)?.kernel())
    }

    /// The weights of the layer that makes a map, row by row; none where it pools, and for the lowest map.
    pub fn weights(&self, map: usize) -> Option<Vec<f64>> {
        let layer = self.layer(map).filter(|layer| layer.rule == Rule::Sum)?;
        let kernel = layer.kernel();
        let taps = (0..kernel.height).flat_map(|row| (0..kernel.width).map(move |column| (row, column)));
        Some(taps.map(|tap| self.weight(layer, tap)).collect())
    }

    /// First and last row, first and last column that the units of an area read of the map below, padding included; none for the lowest map.
    pub fn read_by(&self, map: usize, [top, bottom, left, right]: [i64; 4]) -> Option<[i64; 4]> {
        let windows = self.layer(map)?.windows;
        let (rows, columns) = (windows.height.ends(top, bottom)?, windows.width.ends(left, right)?);
        Some([rows.0, rows.1, columns.0, columns.1])
    }

    /// The value of a cell of a map of the example; 0 outside of it.
    pub fn value(&self, unit: Unit) -> f64 {
        if !unit.exists(&self.analysis.shaped) {
            return 0.0;
        }
        match self.layer(unit.map) {
            Some(layer) => {
                let result = self.compute(layer, unit).result;
                if layer.rectified { result.max(0.0) } else { result }
            }
            None => picture(unit.row, unit.col),
        }
    }

    /// How a unit of a map above the lowest is computed.
    pub fn computation(&self, unit: Unit) -> Option<Computation> {
        let layer = self.layer(unit.map).filter(|_| unit.exists(&self.analysis.shaped))?;
        Some(self.compute(layer, unit))
    }

    fn layer(&self, map: usize) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.map == map)
    }

    fn compute(&self, layer: &Layer, unit: Unit) -> Computation {
        let (rows, columns) = (layer.windows.height.taps(unit.row), layer.windows.width.taps(unit.col));
        let products: Vec<Product> = rows
            .iter()
            .flat_map(|&row| columns.iter().map(move |&column| (row, column)))
            .map(|((tap_row, row), (tap_column, column))| {
                let tap = (tap_row, tap_column);
                let (value, on_padding) = self.read(layer, row, column);
                Product { tap, cell: (row, column), on_padding, value, weight: self.weight(layer, tap) }
            })
            .collect();
        let sum = || products.iter().map(|product| product.value * product.weight).sum::<f64>();
        let inside = || products.iter().filter(|product| !product.on_padding);
        let divisor = match layer.rule {
            Rule::Mean { includes_padding: true } => {
                layer.counted(Axis::Height, unit.row) * layer.counted(Axis::Width, unit.col)
            }
            _ => inside().count() as u64,
        };
        let result = match layer.rule {
            Rule::Sum => sum(),
            Rule::Largest => inside().map(|product| product.value).reduce(f64::max).unwrap_or_default(),
            Rule::Mean { .. } => sum() / divisor.max(1) as f64,
        };
        Computation { rule: layer.rule, products, divisor: divisor.max(1), result }
    }

    /// The value of a cell of a layer's source, and whether the cell lies on padding.
    fn read(&self, layer: &Layer, row: i64, column: i64) -> (f64, bool) {
        let source = |row, col| self.value(Unit { map: layer.source, row, col });
        let Axes { height, width } = layer.input;
        let is_inside = (0..height).contains(&row) && (0..width).contains(&column);
        let value = match layer.padding_mode {
            _ if is_inside => source(row, column),
            PaddingMode::Zeros => 0.0,
            mode => source(border::folded(mode, row, height), border::folded(mode, column, width)),
        };
        (value, !is_inside)
    }

    /// The weight of a tap. The kernels of lower layers look for edges, those of upper layers add up, so that two in a row do not undo each
    /// other.
    fn weight(&self, layer: &Layer, (row, column): (u64, u64)) -> f64 {
        let is_upper = self.layers.len() > 1 && self.layers.last().is_some_and(|last| last.map == layer.map);
        if layer.rule != Rule::Sum || is_upper {
            return 1.0;
        }
        let Axes { height, width } = layer.kernel();
        let side = |place: u64, count: u64| (place * 2 + 1).cmp(&count) as i8;
        match (height, width) {
            (1, 1) => 2.0,
            (_, 1) => -f64::from(side(row, height)),
            _ => -f64::from(side(column, width)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::reading::signed;
    use crate::formats::notation;
    use std::sync::Arc;

    /// What a value of the last map should be, from a padded copy of the picture and the value's row and column.
    type Brute<'a> = &'a dyn Fn(&dyn Fn(i64, i64) -> f64, i64, i64) -> f64;

    fn analysis(text: &str) -> NetworkAnalysis {
        NetworkAnalysis::new(Arc::new(notation::read(text).expect("a network in the notation")))
    }

    /// Fails unless every value of the last map is what `brute` says of a padded copy of the picture.
    fn agrees(text: &str, padding: i64, brute: Brute<'_>) {
        let analysis = analysis(text);
        let last = analysis.shaped.map_count() - 1;
        let example = WorkedExample::of(&analysis, last).expect("an example");
        let input = analysis.shaped.shape(0).expect("an input").size();
        let padded = |row: i64, column: i64| {
            let (row, column) = (row - padding, column - padding);
            let is_inside = (0..signed(input.height)).contains(&row) && (0..signed(input.width)).contains(&column);
            if is_inside { picture(row, column) } else { 0.0 }
        };
        let size = analysis.shaped.shape(last).expect("an output").size();
        for row in 0..signed(size.height) {
            for col in 0..signed(size.width) {
                let value = example.value(Unit { map: last, row, col });
                assert!((value - brute(&padded, row, col)).abs() < 1e-12, "{text}: {row}, {col}: {value}");
            }
        }
    }

    fn edges(column: i64) -> f64 {
        [1.0, 0.0, -1.0][column as usize]
    }

    #[test]
    fn a_convolution_adds_up_products() {
        agrees("input 1x9x11; conv 1 k3 s2 p2 d2", 2, &|picture, row, column| {
            let taps = (0..3).flat_map(|r| (0..3).map(move |c| (r, c)));
            taps.map(|(r, c)| picture(row * 2 + r * 2, column * 2 + c * 2) * edges(c)).sum()
        });
    }

    #[test]
    fn two_in_a_row_are_worked_out_from_the_picture_with_the_relu_between() {
        for (relu, floor) in [("", f64::NEG_INFINITY), ("relu; ", 0.0)] {
            agrees(&format!("input 1x12x12; conv 1 k3; {relu}conv 1 k3"), 0, &|picture, row, column| {
                let taps = || (0..3).flat_map(|r| (0..3).map(move |c| (r, c)));
                let middle = |row: i64, column: i64| -> f64 {
                    taps().map(|(r, c)| picture(row + r, column + c) * edges(c)).sum::<f64>().max(floor)
                };
                taps().map(|(r, c)| middle(row + r, column + c)).sum()
            });
        }
    }

    #[test]
    fn pooling_takes_the_largest_or_the_mean() {
        let window = |picture: &dyn Fn(i64, i64) -> f64, row: i64, column: i64| {
            [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(r, c)| picture(row * 2 + r, column * 2 + c))
        };
        agrees("input 1x9x9; maxpool k2", 0, &|picture, row, column| {
            window(picture, row, column).into_iter().fold(0.0, f64::max)
        });
        agrees("input 1x9x9; avgpool k2 s2 p1", 1, &|picture, row, column| {
            window(picture, row, column).iter().sum::<f64>() / 4.0
        });
    }

    #[test]
    fn a_mean_without_padding_divides_by_the_cells_of_the_map() {
        let analysis = analysis("input 1x8x8; avgpool k3 s1 p1 nopadcount");
        let example = WorkedExample::of(&analysis, 1).expect("an example");
        let sum = picture(0, 0) + picture(0, 1) + picture(1, 0) + picture(1, 1);
        assert!((example.value(Unit { map: 1, row: 0, col: 0 }) - sum / 4.0).abs() < 1e-12);
    }

    #[test]
    fn a_transposed_convolution_paints_a_kernel_for_every_cell() {
        agrees("input 1x5x5; deconv 1 k3 s2 p1", 0, &|picture, row, column| {
            let mut sum = 0.0;
            for (r, c) in (0..5).flat_map(|r| (0..5).map(move |c| (r, c))) {
                let (y, x) = (row + 1 - r * 2, column + 1 - c * 2);
                if (0..3).contains(&y) && (0..3).contains(&x) {
                    sum += picture(r, c) * edges(x);
                }
            }
            sum
        });
    }

    #[test]
    fn cells_beyond_the_map_hold_what_the_padding_mode_says() {
        let analysis = analysis("input 1x8x8; conv 1 k3 p1 reflect");
        let computation = WorkedExample::of(&analysis, 1)
            .and_then(|example| example.computation(Unit { map: 1, row: 0, col: 0 }))
            .expect("an example");
        let corner = &computation.products[0];
        assert!(corner.on_padding && corner.cell == (-1, -1) && corner.value == picture(1, 1), "{corner:?}");
    }

    #[test]
    fn a_layer_without_a_kernel_shows_the_nearest_one_below() {
        let analysis = analysis("input 3x16x16; conv 8 k3 p1; a: relu; conv 8 k3 p1; b: bn; add a,b; relu");
        let last = analysis.shaped.map_count() - 1;
        let example = WorkedExample::of(&analysis, last).expect("an example");
        assert!(example.maps().len() >= 2 && example.maps().iter().all(|&map| map < last), "{:?}", example.maps());
        assert!(WorkedExample::of(&analysis, 0).is_none());
    }

    #[test]
    fn what_a_batch_norm_makes_of_the_numbers_is_not_guessed() {
        let analysis = analysis("input 3x16x16; conv 8 k3 p1; bn; relu; conv 8 k3 p1");
        assert_eq!(WorkedExample::of(&analysis, 4).expect("an example").maps(), [3, 4]);
    }
}
