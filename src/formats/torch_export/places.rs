//! Operators that move values to other places.

use super::call::Call;
use super::operators::flag;
use super::translation::{Translation, ints, whole, word};
use crate::formats::ModelError;

impl<'p> Translation<'p> {
    /// An operator that moves values.
    pub(super) fn moved(&mut self, call: &Call<'p>, own: String) -> Result<(), ModelError> {
        match call.operator {
            "view" | "reshape" | "_unsafe_view" => {
                let name = if call.get("shape").is_some() { "shape" } else { "size" };
                let shape = self.shape(call, name)?.ok_or_else(|| call.missing(name))?;
                self.push(call, "Reshape", vec![own, shape], Vec::new());
            }
            "flatten" | "unflatten" => self.flattened(call, own)?,
            "unsqueeze" | "squeeze" => {
                let axes = call.ints("dim")?;
                let mut inputs = vec![own];
                if let Some(axes) = axes {
                    inputs.push(self.list(axes));
                }
                let kind = if call.operator == "squeeze" { "Squeeze" } else { "Unsqueeze" };
                self.push(call, kind, inputs, Vec::new());
            }
            "permute" | "transpose" | "t" => self.transposed(call, own)?,
            "mean" => {
                let mut attributes = vec![flag("keepdims", call.flag("keepdim").unwrap_or(false))];
                attributes.extend(call.ints("dim")?.map(|axes| ints("axes", axes)));
                self.push(call, "ReduceMean", vec![own], attributes);
            }
            "pad" | "constant_pad_nd" => self.padded(call, own)?,
            "slice" => {
                let (axis, step) = (call.int("dim")?.unwrap_or(0), call.int("step")?.unwrap_or(1));
                let begin = self.shape(call, "start")?;
                let begin = begin.unwrap_or_else(|| self.list(vec![0]));
                let end = self.shape(call, "end")?;
                let end = end.unwrap_or_else(|| self.list(vec![i64::MAX]));
                let (axis, step) = (self.list(vec![axis]), self.list(vec![step]));
                self.push(call, "Slice", vec![own, begin, end, axis, step], Vec::new());
            }
            "flip" => {
                let axes = call.ints("dims")?.unwrap_or_default();
                let &[axis] = axes.as_slice() else { return Err(call.unsupported("dims")) };
                self.push_own(call, "flip", vec![own], vec![whole("axis", axis)]);
            }
            "pixel_shuffle" => {
                let factor = call.int("upscale_factor")?.ok_or_else(|| call.missing("upscale_factor"))?;
                self.push(call, "DepthToSpace", vec![own], vec![whole("blocksize", factor), word("mode", "CRD")]);
            }
            "pixel_unshuffle" => {
                let factor = call.int("downscale_factor")?.ok_or_else(|| call.missing("downscale_factor"))?;
                self.push_own(call, "pixel_unshuffle", vec![own], vec![whole("factor", factor)]);
            }
            "channel_shuffle" => {
                let groups = call.int("groups")?.ok_or_else(|| call.missing("groups"))?;
                self.push_own(call, "channel_shuffle", vec![own], vec![whole("groups", groups)]);
            }
            "sym_size" => {
                let axis = call.int("dim")?.ok_or_else(|| call.missing("dim"))?;
                self.extent(call, &own, axis);
            }
            _ => self.resized(call, own)?,
        }
        Ok(())
    }

    /// All axes from the channels on as one; other flattenings as the program says that they come out.
    fn flattened(&mut self, call: &Call<'p>, own: String) -> Result<(), ModelError> {
        let rank = self.rank(call, &own)? as i64;
        let (begin, end) = (call.int("start_dim")?.unwrap_or(0), call.int("end_dim")?.unwrap_or(-1));
        if call.operator == "flatten" && begin == 1 && (end == -1 || end == rank - 1) {
            self.push(call, "Flatten", vec![own], vec![whole("axis", 1)]);
            return Ok(());
        }
        let output = call.outputs.first().copied().unwrap_or_default();
        let dims: Option<Vec<i64>> = self.dims(output).into_iter().collect();
        let dims = dims.ok_or_else(|| call.unsupported("start_dim"))?;
        let shape = self.list(dims);
        self.push(call, "Reshape", vec![own, shape], Vec::new());
        Ok(())
    }

    /// Another order of the axes. That of a stored matrix is kept with the matrix.
    fn transposed(&mut self, call: &Call<'p>, own: String) -> Result<(), ModelError> {
        let tensor = call.needed("self")?;
        let rank = self.rank(call, tensor)?;
        let axis = |axis: i64| {
            let place = if axis < 0 { axis.checked_add(rank as i64) } else { Some(axis) };
            place.and_then(|place| usize::try_from(place).ok()).filter(|place| *place < rank)
        };
        let order = match call.operator {
            "permute" => {
                let dims = call.ints("dims")?.ok_or_else(|| call.missing("dims"))?;
                dims.iter().map(|&at| axis(at).map(|at| at as i64)).collect::<Option<Vec<i64>>>()
            }
            name => {
                let (first, second) =
                    if name == "t" { (0, 1) } else { (call.int("dim0")?.unwrap_or(0), call.int("dim1")?.unwrap_or(1)) };
                axis(first).zip(axis(second)).map(|(first, second)| {
                    let mut order: Vec<i64> = (0..rank as i64).collect();
                    order.swap(first, second);
                    order
                })
            }
        };
        let order = order.ok_or_else(|| call.unsupported("dims"))?;
        if self.is_stored(tensor) && order == [1, 0] {
            self.turn(call, tensor);
        } else {
            self.push(call, "Transpose", vec![own], vec![ints("perm", order)]);
        }
        Ok(())
    }

    /// Cells around the map: left and right, then above and below.
    fn padded(&mut self, call: &Call<'p>, own: String) -> Result<(), ModelError> {
        let rank = self.rank(call, &own)?;
        let pads = call.ints("pad")?.ok_or_else(|| call.missing("pad"))?;
        if pads.len() % 2 != 0 || pads.len() > 2 * rank {
            return Err(call.unsupported("pad"));
        }
        let (mut begins, mut ends) = (vec![0; rank], vec![0; rank]);
        for (place, pair) in pads.chunks(2).enumerate() {
            begins[rank - 1 - place] = pair[0];
            ends[rank - 1 - place] = pair[1];
        }
        let mode = match call.text("mode").unwrap_or("constant") {
            "replicate" => "edge",
            "circular" => "wrap",
            mode => mode,
        };
        let pads = self.list([begins, ends].concat());
        let mut inputs = vec![own, pads];
        if let Some(value) = call.number("value") {
            inputs.push(self.number(value));
        }
        self.push(call, "Pad", inputs, vec![word("mode", mode)]);
        Ok(())
    }

    /// Another size of the map.
    fn resized(&mut self, call: &Call<'p>, own: String) -> Result<(), ModelError> {
        let mode = if call.operator.contains("nearest") {
            "nearest"
        } else if call.operator.contains("bicubic") {
            "cubic"
        } else {
            "linear"
        };
        let transform = match (mode, call.flag("align_corners")) {
            ("nearest", _) => "asymmetric",
            (_, Some(true)) => "align_corners",
            (_, Some(false) | None) => "half_pixel",
        };
        let attributes =
            vec![word("mode", mode), word("coordinate_transformation_mode", transform), word("nearest_mode", "floor")];
        if let Some(scales) = call.numbers("scale_factors") {
            let scales = self.numbers([vec![1.0, 1.0], scales].concat());
            self.push(call, "Resize", vec![own, String::new(), scales], attributes);
            return Ok(());
        }
        let size = self.shape(call, "output_size")?.ok_or_else(|| call.missing("output_size"))?;
        let kept: Vec<i64> = self.dims(&own).into_iter().take(2).map(|dim| dim.unwrap_or(1)).collect();
        let kept = self.list(kept);
        let sizes = self.joined(kept, size);
        self.push(call, "Resize", vec![own, String::new(), String::new(), sizes], attributes);
        Ok(())
    }
}
