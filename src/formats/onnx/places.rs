//! Placement operators: reshaping, padding, resizing, slicing and concatenating.

use super::fold::resolved;
use super::node::{Operator, axis};
use super::walk::{Order, Tensor, Walk, written};
use crate::formats::{ModelError, ModelProblem};
use crate::network::{Axes, Interpolation, MapAxis, Op, PaddingMode, ResizeMode, ResizeTo, Sides};

impl<'a> Walk<'a> {
    /// A Reshape: other extents for the same values.
    pub(super) fn reshape(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let input = self.tensor(operator, 0)?;
        let rank = input.dims.len();
        let shape_found = || operator.error(ModelProblem::Dimensions { shape: written(&input.dims) });
        let dims = match operator.node.op_type.as_str() {
            "Flatten" if operator.int("axis").unwrap_or(1) == 1 => resolved(&input.dims, &[0, -1]),
            "Flatten" => None,
            "Squeeze" => {
                let axes = self.list(operator, 1, "axes");
                let axes = axes.map(|axes| axes.iter().map(|&at| axis(at, rank)).collect::<Option<Vec<usize>>>());
                match axes {
                    None => Some(
                        input
                            .dims
                            .iter()
                            .enumerate()
                            .filter(|(at, dim)| *at == 0 || **dim != 1)
                            .map(|(_, dim)| *dim)
                            .collect(),
                    ),
                    Some(None) => None,
                    Some(Some(axes)) => {
                        let is_one = axes.iter().all(|&at| input.dims[at] == 1);
                        let kept = input.dims.iter().enumerate().filter(|(at, _)| !axes.contains(at));
                        is_one.then(|| kept.map(|(_, &dim)| dim).collect())
                    }
                }
            }
            "Unsqueeze" => {
                let axes = self.list(operator, 1, "axes").ok_or_else(|| operator.missing("axes"))?;
                let places: Option<Vec<usize>> = axes.iter().map(|&at| axis(at, rank + axes.len())).collect();
                places.and_then(|mut places| {
                    places.sort_unstable();
                    let mut dims = input.dims.clone();
                    for at in places {
                        if at > dims.len() {
                            return None;
                        }
                        dims.insert(at, 1);
                    }
                    Some(dims)
                })
            }
            _ => {
                let asked = self.list(operator, 1, "shape").ok_or_else(|| operator.unsupported("shape", "computed"))?;
                resolved(&input.dims, &asked)
            }
        };
        let dims = dims.ok_or_else(shape_found)?;
        self.arranged(operator, &input, dims)
    }

    /// A tensor with new extents, if a layer here can represent it.
    fn arranged(&mut self, operator: &Operator<'a>, input: &Tensor, dims: Vec<u64>) -> Result<Tensor, ModelError> {
        let shape = self.builder.shape(input.value);
        let (channels, size) = (shape.channels(), shape.size());
        let batch = input.dims.first().copied().unwrap_or(1);
        let own = [batch, channels, size.height, size.width];
        let fail = || operator.error(ModelProblem::Dimensions { shape: written(&dims) });
        match (input.order, dims.as_slice()) {
            (_, dims) if dims == input.dims.as_slice() => Ok(input.clone()),
            // A map as one row of values. With channels last, their order differs unless there is one value per channel.
            (Order::ChannelsFirst | Order::ChannelsLast, &[rows, length])
                if rows == batch && u128::from(length) == shape.elements() =>
            {
                if !shape.is_map() {
                    return Ok(Tensor { dims, ..input.clone() });
                }
                if input.order == Order::ChannelsLast && size != Axes::new(1, 1) {
                    return Err(fail());
                }
                let value = self.builder.add(operator.name, Op::Flatten, &[input.value])?;
                Ok(Tensor { value, dims, order: Order::ChannelsFirst })
            }
            (Order::ChannelsFirst, &[rows, groups, each, height, width])
                if shape.is_map()
                    && [rows, height, width] == [batch, size.height, size.width]
                    && groups.saturating_mul(each) == channels =>
            {
                Ok(Tensor { value: input.value, dims, order: Order::Grouped(groups) })
            }
            (Order::Dealt(groups), back) if back == own => {
                let value = self.builder.add(operator.name, Op::ChannelShuffle { groups }, &[input.value])?;
                Ok(Tensor { value, dims, order: Order::ChannelsFirst })
            }
            (Order::Grouped(_), back) if back == own => {
                Ok(Tensor { value: input.value, dims, order: Order::ChannelsFirst })
            }
            // A map with an additional axis of one row, or without it.
            (Order::ChannelsFirst, &[rows, c, width]) if shape.is_map() && [rows, c, 1, width] == own => {
                Ok(Tensor { value: input.value, dims, order: Order::ChannelsFirst })
            }
            (Order::ChannelsFirst, back) if shape.is_map() && back == own => {
                Ok(Tensor { value: input.value, dims, order: Order::ChannelsFirst })
            }
            _ => Err(fail()),
        }
    }

    /// A Transpose: another order of the axes.
    pub(super) fn transpose(&self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let input = self.tensor(operator, 0)?;
        let order = match (input.order, operator.ints("perm")) {
            (Order::ChannelsFirst, Some([0, 2, 3, 1])) => Order::ChannelsLast,
            (Order::ChannelsFirst, Some([0, 2, 1])) if input.dims.len() == 3 => Order::ChannelsLast,
            (Order::ChannelsLast, Some([0, 3, 1, 2] | [0, 2, 1])) => Order::ChannelsFirst,
            (Order::Grouped(groups), Some([0, 2, 1, 3, 4])) => Order::Dealt(groups),
            (order, Some(same)) if same.iter().zip(0..).all(|(&axis, place)| axis == place) => order,
            (_, found) => return Err(operator.unsupported("perm", format!("{:?}", found.unwrap_or_default()))),
        };
        let permutation = operator.ints("perm").unwrap_or_default();
        let dims = permutation.iter().map(|&at| input.dims.get(axis(at, input.dims.len())?).copied());
        let dims = dims.collect::<Option<Vec<u64>>>().filter(|dims| dims.len() == input.dims.len());
        let dims = dims.ok_or_else(|| operator.unsupported("perm", format!("{permutation:?}")))?;
        Ok(Tensor { value: input.value, dims, order })
    }

    pub(super) fn pad(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let input = self.map(operator, 0)?;
        let mode = match operator.text("mode") {
            None | Some("constant" | "") => PaddingMode::Zeros,
            Some("reflect") => PaddingMode::Reflect,
            Some("edge") => PaddingMode::Replicate,
            Some("wrap") => PaddingMode::Circular,
            Some(mode) => return Err(operator.unsupported("mode", mode)),
        };
        let value = operator.float("value").or_else(|| self.constant(operator, 2)?.single()).unwrap_or(0.0);
        if value != 0.0 {
            return Err(operator.unsupported("value", value));
        }
        let pads = self.list(operator, 1, "pads").ok_or_else(|| operator.unsupported("pads", "computed"))?;
        let found = || operator.unsupported("pads", format!("{pads:?}"));
        let [top, left, bottom, right] = match *pads.as_slice() {
            [0, 0, top, left, 0, 0, bottom, right] if input.dims.len() == 4 => [top, left, bottom, right],
            [0, 0, left, 0, 0, right] if input.dims.len() == 3 => [0, left, 0, right],
            _ => return Err(found()),
        };
        let positive = [top, left, bottom, right].map(|pad| u64::try_from(pad.max(0)).unwrap_or(0));
        let negative = [top, left, bottom, right].map(|pad| pad.min(0).unsigned_abs());
        let mut tensor = input.clone();
        if negative != [0; 4] {
            tensor = self.layer(operator, Op::Crop(Sides::from(negative)), &tensor)?;
        }
        if positive != [0; 4] {
            tensor = self.layer(operator, Op::Pad { sides: Sides::from(positive), mode }, &tensor)?;
        }
        Ok(tensor)
    }

    /// A Resize: another size of the map.
    pub(super) fn resize(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let input = self.map(operator, 0)?;
        let (_, size) = self.builder.map(operator.name, input.value)?;
        // Upsample of version 9 has its scales second, Resize third, before its sizes.
        let scales_at = if operator.node.op_type == "Resize" && operator.node.inputs.len() > 2 { 2 } else { 1 };
        let scales = match self.constant(operator, scales_at).and_then(|constant| constant.values.clone()) {
            Some(scales) if !scales.is_empty() => Some(scales),
            _ => {
                operator.attribute("scales").map(|scales| scales.floats.iter().map(|&scale| f64::from(scale)).collect())
            }
        };
        let spatial = |numbers: &[f64]| match *numbers {
            [batch, channels, height, width] if batch == 1.0 && channels == 1.0 => Some(Axes::new(height, width)),
            [batch, channels, width] if batch == 1.0 && channels == 1.0 && size.height == 1 => {
                Some(Axes::new(1.0, width))
            }
            _ => None,
        };
        let sizes = self.list(operator, 3, "sizes");
        let asked = scales.or_else(|| {
            let factor = |(&size, &dim): (&i64, &u64)| size as f64 / dim.max(1) as f64;
            Some(sizes.as_ref()?.iter().zip(&input.dims).map(factor).collect::<Vec<f64>>())
        });
        let factors = asked.ok_or_else(|| operator.missing("scales"))?;
        let scale = spatial(&factors).filter(|scale| scale.height > 0.0 && scale.width > 0.0);
        let scale = scale.ok_or_else(|| operator.unsupported("scales", format!("{factors:?}")))?;
        let whole = |factor: f64| factor.fract() == 0.0 && (1.0..1e9).contains(&factor);
        let is_whole = whole(scale.height) && whole(scale.width);
        let word = operator.text("mode").unwrap_or("nearest");
        let transform = operator
            .text("coordinate_transformation_mode")
            .unwrap_or(if operator.node.op_type == "Upsample" { "asymmetric" } else { "half_pixel" });
        let is_floor = transform == "asymmetric" && operator.text("nearest_mode") == Some("floor");
        let (mode, align_corners) = match (word, transform) {
            // With whole factors all roundings agree.
            ("nearest", _) if is_whole || is_floor => (ResizeMode::Nearest, false),
            ("linear", "half_pixel" | "pytorch_half_pixel") => (ResizeMode::Bilinear, false),
            ("cubic", "half_pixel" | "pytorch_half_pixel") => (ResizeMode::Bicubic, false),
            ("linear", "align_corners") => (ResizeMode::Bilinear, true),
            ("cubic", "align_corners") => (ResizeMode::Bicubic, true),
            (word, transform) => return Err(operator.unsupported("mode", format!("{word} {transform}"))),
        };
        let upsampled = match mode {
            ResizeMode::Nearest => Some(Interpolation::Nearest),
            ResizeMode::Bilinear if !align_corners => Some(Interpolation::Bilinear),
            ResizeMode::Bilinear | ResizeMode::Bicubic => None,
        };
        let op = match (upsampled, sizes.as_deref()) {
            (Some(mode), _) if is_whole => Op::Upsample { scale: scale.map(|factor| factor as u64), mode },
            (_, Some(&[.., height, width])) if size.height != 1 || input.dims.len() == 4 => {
                let extent = |extent: i64| u64::try_from(extent).unwrap_or(0);
                let to = ResizeTo::Size(Axes::new(extent(height), extent(width)));
                Op::Resize { to, mode, align_corners }
            }
            (_, Some(&[.., width])) => {
                let to = ResizeTo::Size(Axes::new(1, u64::try_from(width).unwrap_or(0)));
                Op::Resize { to, mode, align_corners }
            }
            (_, _) => Op::Resize { to: ResizeTo::Scale(scale), mode, align_corners },
        };
        self.layer(operator, op, &input)
    }

    /// A Slice of the map.
    pub(super) fn slice(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let input = self.map(operator, 0)?;
        let needed = |list: Option<Vec<i64>>, name: &str| list.ok_or_else(|| operator.unsupported(name, "computed"));
        let starts = needed(self.list(operator, 1, "starts"), "starts")?;
        let ends = needed(self.list(operator, 2, "ends"), "ends")?;
        let axes = self.list(operator, 3, "axes").unwrap_or_else(|| (0..starts.len() as i64).collect());
        let steps = self.list(operator, 4, "steps").unwrap_or_else(|| vec![1; starts.len()]);
        let mut tensor = input.clone();
        let mut cut = [0; 4];
        for (((&start, &end), &at), &step) in starts.iter().zip(&ends).zip(&axes).zip(&steps) {
            let at = axis(at, input.dims.len()).ok_or_else(|| operator.unsupported("axes", at))?;
            let dim = i64::try_from(input.dims[at]).unwrap_or(i64::MAX);
            let place = |value: i64| if value < 0 { value.saturating_add(dim).max(0) } else { value.min(dim) };
            let (start, end) = (place(start), place(end));
            if start >= end {
                return Err(operator.unsupported("ends", end));
            }
            let (before, within, after) =
                (start.unsigned_abs(), (end - start).unsigned_abs(), (dim - end).unsigned_abs());
            let step =
                u64::try_from(step).ok().filter(|step| *step > 0).ok_or_else(|| operator.unsupported("steps", step))?;
            match at {
                _ if before == 0 && after == 0 && step == 1 => {}
                1..=3 if at == 1 || step != 1 => {
                    let along = map_axis(at as i64, input.dims.len());
                    let along = along.ok_or_else(|| operator.unsupported("axes", at))?;
                    let op = Op::Slice { axis: along, start: before, end: before + within, step };
                    tensor = self.layer(operator, op, &tensor)?;
                }
                2 if input.dims.len() == 4 => (cut[0], cut[2]) = (before, after),
                2 | 3 => (cut[1], cut[3]) = (before, after),
                _ => return Err(operator.unsupported("axes", at)),
            }
        }
        if cut == [0; 4] { Ok(tensor) } else { self.layer(operator, Op::Crop(Sides::from(cut)), &tensor) }
    }

    /// A Split of the channels.
    pub(super) fn split(&mut self, operator: &Operator<'a>) -> Result<Vec<Tensor>, ModelError> {
        let input = self.map(operator, 0)?;
        let at = operator.int("axis").unwrap_or(0);
        if axis(at, input.dims.len()) != Some(1) {
            return Err(operator.unsupported("axis", at));
        }
        let channels = self.builder.shape(input.value).channels();
        let count = operator.node.outputs.len() as u64;
        if count > MOST_SLICES {
            return Err(operator.unsupported("outputs", count));
        }
        let sections: Vec<u64> = match self.list(operator, 1, "split") {
            Some(sections) => sections.iter().map(|&section| u64::try_from(section).unwrap_or(0)).collect(),
            None => (0..count)
                .map(|index| {
                    let each = channels.div_ceil(count.max(1));
                    each.min(channels.saturating_sub(each.saturating_mul(index)))
                })
                .collect(),
        };
        (0..count).map(|index| self.layer(operator, Op::Split { sections: sections.clone(), index }, &input)).collect()
    }

    pub(super) fn concat(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let count = operator.node.inputs.len();
        let tensors = (0..count).map(|place| self.map(operator, place)).collect::<Result<Vec<_>, _>>()?;
        let Some(first) = tensors.first() else { return Err(operator.missing("input 0")) };
        let at = operator.int("axis").unwrap_or(1);
        let along = map_axis(at, first.dims.len()).ok_or_else(|| operator.unsupported("axis", at))?;
        if count == 1 {
            return Ok(first.clone());
        }
        let values: Vec<_> = tensors.iter().map(|tensor| tensor.value).collect();
        let value = self.builder.add(operator.name, Op::Concat { axis: along }, &values)?;
        Ok(self.plain(first.dims[0], value, first.dims.len()))
    }

    /// A `ReduceMean` over all positions.
    pub(super) fn reduce_mean(&mut self, operator: &Operator<'a>) -> Result<Tensor, ModelError> {
        let input = self.tensor(operator, 0)?;
        let axes = self.list(operator, 1, "axes").unwrap_or_default();
        let rank = input.dims.len();
        let mut places = axes.iter().filter_map(|&at| axis(at, rank)).collect::<Vec<usize>>();
        places.sort_unstable();
        let spatial: Vec<usize> = match input.order {
            Order::ChannelsFirst => (2..rank).collect(),
            Order::ChannelsLast => (1..rank.saturating_sub(1)).collect(),
            Order::Grouped(_) | Order::Dealt(_) => Vec::new(),
        };
        if places != spatial || places.is_empty() {
            return Err(operator.unsupported("axes", format!("{axes:?}")));
        }
        let pooled = self.builder.add(operator.name, Op::GlobalAvgPool, &[input.value])?;
        let mut dims = input.dims;
        for at in places {
            dims[at] = 1;
        }
        let tensor = Tensor { value: pooled, dims, order: input.order };
        if operator.int("keepdims").unwrap_or(1) != 0 {
            return Ok(tensor);
        }
        let value = self.builder.flattened(operator.name, tensor.value, true)?;
        let channels = self.builder.shape(value).channels();
        Ok(Tensor { value, dims: vec![tensor.dims[0], channels], order: Order::ChannelsFirst })
    }
}

/// The largest number of slices of a Split.
const MOST_SLICES: u64 = 1024;

/// The map axis for an axis of the graph, counted with the batch.
pub(super) fn map_axis(at: i64, rank: usize) -> Option<MapAxis> {
    match (axis(at, rank)?, rank) {
        (1, _) => Some(MapAxis::Channels),
        (2, 4) => Some(MapAxis::Height),
        (2, 3) | (3, 4) => Some(MapAxis::Width),
        _ => None,
    }
}
