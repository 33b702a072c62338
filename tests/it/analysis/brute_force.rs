//! Brute force: the gradient of one unit, computed value by value over every channel and tap.

use convscope::analysis::Unit;
use convscope::network::{
    Axes, Interpolation, MapAxis, Op, PaddingMode, ResizeMode, ResizeTo, Sees, ShapedNetwork, SoftmaxAxis,
};

/// A value for every channel, row and column of a map.
#[derive(Clone)]
pub(crate) struct Values {
    pub(crate) channels: usize,
    pub(crate) rows: usize,
    pub(crate) cols: usize,
    numbers: Vec<f64>,
}

impl Values {
    fn zeros(shaped: &ShapedNetwork, map: usize) -> Self {
        let shape = shaped.shape(map).expect("a working map");
        let (channels, size) = (shape.channels() as usize, shape.size().map(|extent| extent as usize));
        Self { channels, rows: size.height, cols: size.width, numbers: vec![0.0; channels * size.height * size.width] }
    }

    fn place(&mut self, c: usize, y: usize, x: usize) -> &mut f64 {
        &mut self.numbers[(c * self.rows + y) * self.cols + x]
    }

    fn get(&self, c: usize, y: usize, x: usize) -> f64 {
        self.numbers[(c * self.rows + y) * self.cols + x]
    }

    /// The sum over the channels at a cell.
    pub(crate) fn at(&self, y: usize, x: usize) -> f64 {
        (0..self.channels).map(|c| self.get(c, y, x)).sum()
    }
}

/// For every map the gradient of the sum over the unit's channels, with all weights equal to groups / input channels and every pool a sum.
///
/// The indices of a max pooling layer have no gradient. `Indices::Count` treats them as values that depend on their windows, so that what is
/// not zero is what a unit depends on.
pub(crate) fn gradients(shaped: &ShapedNetwork, unit: Unit, indices: Indices) -> Vec<Values> {
    let mut all: Vec<Values> = (0..shaped.map_count()).map(|map| Values::zeros(shaped, map)).collect();
    for c in 0..all[unit.map].channels {
        *all[unit.map].place(c, unit.row as usize, unit.col as usize) = 1.0;
    }
    for map in (1..=unit.map).rev() {
        let (below, above) = all.split_at_mut(map);
        let step = shaped.step_of(map).expect("a working node");
        let mut offset = 0;
        for (slot, &source) in step.sources.iter().enumerate() {
            let is_index = slot == 1 && step.unpools.is_some();
            if !is_index || indices == Indices::Count {
                hand_down(shaped, map, slot, offset, &above[0], &mut below[source]);
            }
            offset += below[source].channels;
        }
    }
    all
}

/// Whether the indices of max pooling layers count as values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Indices {
    Count,
    HaveNoGradient,
}

/// The cells of window `index` of a pooling layer that lie inside a map of this size.
fn cells_inside((kernel, stride, dilation, before): (u64, u64, u64, u64), index: usize, size: usize) -> usize {
    let places = (0..kernel as i64).map(|tap| index as i64 * stride as i64 + tap * dilation as i64 - before as i64);
    places.filter(|place| (0..size as i64).contains(place)).count()
}

/// Whether only one cell of a window lies inside the map, so that the index of its largest value is always the same.
fn is_settled(shaped: &ShapedNetwork, map: usize, slot: usize, (y, x): (usize, usize), out: &Values) -> bool {
    let step = shaped.step_of(map).expect("a working node");
    let Some(pool) = step.unpools.as_ref().filter(|_| slot == 1) else { return false };
    let sides = step.padding.expect("the padding of the pooling layer");
    let Axes { height: k, width: l } = pool.kernel;
    let rows = cells_inside((k, pool.stride.height, pool.dilation.height, sides.top), y, out.rows);
    let cols = cells_inside((l, pool.stride.width, pool.dilation.width, sides.left), x, out.cols);
    rows * cols < 2
}

fn hand_down(shaped: &ShapedNetwork, map: usize, slot: usize, offset: usize, out: &Values, inp: &mut Values) {
    let step = shaped.step_of(map).expect("a working node");
    for c in 0..out.channels {
        for y in 0..out.rows {
            for x in 0..out.cols {
                let gradient = out.get(c, y, x);
                if gradient == 0.0 {
                    continue;
                }
                if let Some((c, y, x)) = pixel_read(shaped.op(map), (c, y, x), inp, out) {
                    *inp.place(c, y, x) += gradient;
                    continue;
                }
                let (channels, weight) = channels_read(shaped.op(map), step.groups as usize, c, offset, out, inp);
                let cells = Axes::new(
                    read_along(shaped, map, slot, y, inp.rows, true),
                    read_along(shaped, map, slot, x, inp.cols, false),
                );
                for c in channels {
                    for &(y, wy) in &cells.height {
                        for &(x, wx) in &cells.width {
                            if !is_settled(shaped, map, slot, (y, x), out) {
                                *inp.place(c, y, x) += gradient * weight * wy * wx;
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The only value that a value reads if channels become cells, or cells become channels.
fn pixel_read(op: &Op, (c, y, x): (usize, usize, usize), inp: &Values, out: &Values) -> Option<(usize, usize, usize)> {
    Some(match op {
        Op::PixelShuffle { factor } => {
            let r = *factor as usize;
            (c * r * r + (y % r) * r + x % r, y / r, x / r)
        }
        Op::DepthToSpace { factor } => {
            let r = *factor as usize;
            (((y % r) * r + x % r) * out.channels + c, y / r, x / r)
        }
        Op::PixelUnshuffle { factor } => {
            let r = *factor as usize;
            (c / (r * r), y * r + c % (r * r) / r, x * r + c % r)
        }
        Op::SpaceToDepth { factor } => {
            let r = *factor as usize;
            let phase = c / inp.channels;
            (c % inp.channels, y * r + phase / r, x * r + phase % r)
        }
        _ => return None,
    })
}

/// The input channels that an output channel reads, and the weight of each.
fn channels_read(op: &Op, groups: usize, c: usize, offset: usize, out: &Values, inp: &Values) -> (Vec<usize>, f64) {
    match op {
        Op::Conv(_) | Op::ConvTranspose(_) => {
            let (each_in, each_out) = (inp.channels / groups, out.channels / groups);
            let group = c / each_out;
            ((group * each_in..(group + 1) * each_in).collect(), groups as f64 / inp.channels as f64)
        }
        Op::Glu => (vec![c, c + out.channels], 1.0),
        Op::Slice { axis: MapAxis::Channels, start, step, .. } => (vec![*start as usize + c * *step as usize], 1.0),
        Op::Flip { axis: MapAxis::Channels } => (vec![inp.channels - 1 - c], 1.0),
        Op::Softmax { axis: SoftmaxAxis::Channels }
        | Op::LogSoftmax { axis: SoftmaxAxis::Channels }
        | Op::Opaque(_) => ((0..inp.channels).collect(), 1.0),
        Op::Concat { axis: MapAxis::Channels } => {
            ((offset..offset + inp.channels).contains(&c).then(|| c - offset).into_iter().collect(), 1.0)
        }
        Op::Split { sections, index } => {
            let start: u64 = sections[..*index as usize].iter().sum();
            (vec![start as usize + c], 1.0)
        }
        Op::ChannelShuffle { groups } => {
            // Write the channels into a table of g rows and read it by columns: the c-th is the one wanted.
            let groups = *groups as usize;
            let each = inp.channels / groups;
            let read: Vec<usize> = (0..each).flat_map(|col| (0..groups).map(move |row| row * each + col)).collect();
            (vec![read[c]], 1.0)
        }
        _ => (vec![c], 1.0),
    }
}

fn read_along(shaped: &ShapedNetwork, map: usize, slot: usize, u: usize, size: usize, rows: bool) -> Vec<(usize, f64)> {
    let pick = |axes: &Axes<u64>| if rows { axes.height as i64 } else { axes.width as i64 };
    let before = |sides: &convscope::network::Sides| if rows { sides.top as i64 } else { sides.left as i64 };
    let u = u as i64;
    let inside = |index: i64| usize::try_from(index).ok().filter(|&index| index < size);
    let ones = |indices: Vec<i64>| indices.into_iter().filter_map(inside).map(|index| (index, 1.0)).collect();
    let window = |kernel: &Axes<u64>, stride: &Axes<u64>, dilation: &Axes<u64>, before: i64| {
        ones((0..pick(kernel)).map(|tap| u * pick(stride) + tap * pick(dilation) - before).collect())
    };
    match shaped.op(map) {
        Op::Conv(conv) => {
            let padding = shaped.step_of(map).and_then(|step| step.padding).expect("a convolution's padding");
            let places = (0..pick(&conv.kernel))
                .map(|tap| u * pick(&conv.stride) + tap * pick(&conv.dilation) - before(&padding));
            ones(places.map(|place| mirrored(conv.padding_mode, place, size as i64)).collect())
        }
        Op::MaxPool(pool) | Op::AvgPool(pool) | Op::LpPool { pool, .. } => {
            let padding = shaped.step_of(map).and_then(|step| step.padding).expect("a pool's padding");
            window(&pool.kernel, &pool.stride, &pool.dilation, before(&padding))
        }
        Op::MaxUnpool => {
            let step = shaped.step_of(map).expect("a working node");
            let pool = step.unpools.as_ref().expect("the pooling layer");
            let first = before(&step.padding.expect("its padding"));
            let holds = |window: i64, tap: i64| window * pick(&pool.stride) + tap * pick(&pool.dilation) - first == u;
            ones((0..size as i64).filter(|&window| (0..pick(&pool.kernel)).any(|tap| holds(window, tap))).collect())
        }
        Op::ConvTranspose(conv) => {
            let padding = shaped.step_of(map).and_then(|step| step.padding).expect("a convolution's cropping");
            let hits =
                |index: i64, tap: i64| index * pick(&conv.stride) + tap * pick(&conv.dilation) - before(&padding) == u;
            let indices = 0..size as i64;
            ones(
                indices
                    .flat_map(|i| (0..pick(&conv.kernel)).filter(move |&tap| hits(i, tap)).map(move |_| i))
                    .collect(),
            )
        }
        Op::Upsample { scale, mode: Interpolation::Nearest } => ones(vec![u / pick(scale)]),
        Op::Upsample { scale, mode: Interpolation::Bilinear } => {
            // Exact in units of 1 / (2 · scale).
            let position = (2 * u + 1 - pick(scale)).max(0);
            let (index, rest) = (position / (2 * pick(scale)), position % (2 * pick(scale)));
            let after = rest as f64 / (2 * pick(scale)) as f64;
            let next = (index + 1).min(size as i64 - 1);
            [(index, 1.0 - after), (next, after)]
                .into_iter()
                .filter(|(_, weight)| *weight > 0.0)
                .map(|(index, weight)| (inside(index).expect("an index of the input"), weight))
                .collect()
        }
        Op::Slice { axis: MapAxis::Height, start, step, .. } if rows => ones(vec![*start as i64 + u * *step as i64]),
        Op::Slice { axis: MapAxis::Width, start, step, .. } if !rows => ones(vec![*start as i64 + u * *step as i64]),
        Op::Flip { axis: MapAxis::Height } if rows => ones(vec![size as i64 - 1 - u]),
        Op::Flip { axis: MapAxis::Width } if !rows => ones(vec![size as i64 - 1 - u]),
        Op::Concat { axis } if *axis == if rows { MapAxis::Height } else { MapAxis::Width } => {
            let sources = &shaped.step_of(map).expect("a working node").sources[..slot];
            let pick = |source: &usize| pick(&shaped.shape(*source).expect("a working map").size());
            ones(vec![u - sources.iter().map(pick).sum::<i64>()])
        }
        Op::Softmax { axis: SoftmaxAxis::Map } | Op::LogSoftmax { axis: SoftmaxAxis::Map } => {
            ones((0..size as i64).collect())
        }
        Op::Opaque(opaque) => match opaque.sees {
            Sees::Pointwise => ones(vec![u]),
            Sees::Window => {
                let seen = opaque.window;
                window(&seen.kernel, &seen.stride, &seen.dilation, before(&seen.padding))
            }
            Sees::Whole => ones((0..size as i64).collect()),
            Sees::Unknown => unreachable!("of what is not known there is no gradient"),
        },
        Op::Pad { sides, mode } => ones(vec![mirrored(*mode, u - before(sides), size as i64)]),
        Op::Resize { to, mode, align_corners } => {
            let out = shaped.shape(map).expect("a working map").size();
            let scale = match to {
                ResizeTo::Size(_) => None,
                ResizeTo::Scale(scale) => Some(if rows { scale.height } else { scale.width }),
            };
            resized(*mode, *align_corners, scale, (size as i64, pick(&out)), u)
        }
        Op::Crop(sides) => ones(vec![u + before(sides)]),
        Op::Mul if slot > 0 && size == 1 => ones(vec![0]),
        _ => ones(vec![u]),
    }
}

/// The index whose value a position around a map holds; one outside the map for zeros.
fn mirrored(mode: PaddingMode, place: i64, size: i64) -> i64 {
    // The map repeated as often as any padding needs.
    let cells: Vec<i64> = match mode {
        PaddingMode::Zeros => return place,
        PaddingMode::Replicate => return place.clamp(0, size - 1),
        PaddingMode::Circular => (0..size).collect(),
        PaddingMode::Reflect if size == 1 => vec![0],
        PaddingMode::Reflect => (0..size).chain((1..size - 1).rev()).collect(),
    };
    cells[place.rem_euclid(cells.len() as i64) as usize]
}

/// The indices that a resized map reads, with the absolute weights, by PyTorch's formulas in floating point.
fn resized(
    mode: ResizeMode,
    align_corners: bool,
    scale: Option<f64>,
    (input, output): (i64, i64),
    u: i64,
) -> Vec<(usize, f64)> {
    let step = scale.map_or(input as f64 / output as f64, |scale| 1.0 / scale);
    if mode == ResizeMode::Nearest {
        let index = match (input == output, output == 2 * input) {
            (true, _) => u,
            (_, true) => u / 2,
            _ => (u as f32 * step as f32) as i64,
        };
        return vec![(index.min(input - 1) as usize, 1.0)];
    }
    let position = match (align_corners, output) {
        (true, 1) => 0.0,
        (true, _) => u as f64 * ((input - 1) as f64 / (output - 1) as f64),
        (false, _) => (u as f64 + 0.5) * step - 0.5,
    };
    if mode == ResizeMode::Bilinear {
        let position = if input == output { u as f64 } else { position.max(0.0) };
        let weights =
            (0..input).map(|index| (index as usize, 1.0 - (position.min((input - 1) as f64) - index as f64).abs()));
        return weights.filter(|(_, weight)| *weight > 1e-9).collect();
    }
    let first = (position + 1e-9).floor();
    let rest = position - first;
    let taps = if rest.abs() < 1e-9 { vec![0] } else { vec![-1, 0, 1, 2] };
    taps.into_iter().map(|tap| (((first as i64 + tap).clamp(0, input - 1)) as usize, 1.0)).collect()
}
