//! Rearranging layers in Keras: combined maps, moved cells and channels, padding, resizing.

use super::writer::Writer;
use crate::export::code::lines::Arguments;
use crate::export::code::{CodeError, Feature};
use crate::network::{Axes, Interpolation, MapAxis, PaddingMode, ResizeMode, ResizeTo, Sides};

impl Writer<'_> {
    /// Passes all operands to a layer of a kind.
    pub(super) fn combined(&mut self, kind: &str) {
        let operands = self.layer.operands.join(", ");
        let name = &self.layer.id;
        self.lines.then(|_| format!("layers.{kind}(name=\"{name}\")([{operands}])"));
    }

    pub(super) fn concatenate(&mut self, axis: MapAxis) {
        let (operands, name) = (self.layer.operands.join(", "), &self.layer.id);
        let axis = match axis {
            MapAxis::Channels => String::new(),
            MapAxis::Height | MapAxis::Width => format!("axis={}, ", self.layout.axis_channels_last(axis)),
        };
        self.lines.then(|_| format!("layers.Concatenate({axis}name=\"{name}\")([{operands}])"));
    }

    /// Enlargement by whole factors.
    pub(super) fn upsample(&mut self, scale: Axes<u64>, mode: Interpolation) -> Result<(), CodeError> {
        let is_bilinear = mode == Interpolation::Bilinear;
        if is_bilinear && self.layout.is_line() {
            return Err(self.lacks(Feature::LinearSignal));
        }
        let arguments = Arguments::new([self.layout.pair(scale)]);
        self.own(arguments.with_if(is_bilinear, "interpolation", "\"bilinear\""), "UpSampling{}D");
        Ok(())
    }

    /// Resizing to a size with the maps' borders aligned, as the framework has it; its nearest cell differs from `PyTorch`'s.
    pub(super) fn resize(&mut self, to: ResizeTo, mode: ResizeMode, align_corners: bool) -> Result<(), CodeError> {
        let by_size = self.layer.resizes_to_size(to);
        if align_corners || !by_size || mode == ResizeMode::Nearest || self.layout.is_line() {
            return Err(self.lacks(Feature::SuchResizing));
        }
        let output = self.layer.step.shape.size();
        let size = format!("({}, {})", output.height, output.width);
        let mode = mode.name();
        self.lines.then(|value| format!("ops.image.resize({value}, {size}, interpolation=\"{mode}\")"));
        Ok(())
    }

    /// Rows and columns added around the map or removed from it.
    pub(super) fn around(&mut self, kind: &str, sides: Sides, name: String) {
        let extent = match sides.as_symmetric() {
            Some(extent) => self.layout.pair(extent),
            None if self.layout.is_line() => format!("({}, {})", sides.left, sides.right),
            None => self.layout.grouped(&self.layout.ends(sides)),
        };
        self.named(Arguments::new([extent]), &format!("{kind}{{}}D"), &name);
    }

    /// Non-zero padding.
    pub(super) fn mirrored(&mut self, sides: Sides, mode: PaddingMode) -> Result<(), CodeError> {
        if mode != PaddingMode::Reflect {
            return Err(self.lacks(Feature::MirroredPadding));
        }
        let ends = self.layout.ends(sides);
        self.lines.then(|value| format!("ops.pad({value}, ((0, 0), {ends}, (0, 0)), mode=\"reflect\")"));
        Ok(())
    }

    /// (g, C/g) becomes (C/g, g) at every position.
    pub(super) fn shuffle(&mut self, groups: u64) {
        let id = &self.layer.id;
        let [split, swapped] = ["groups", "swapped"].map(|word| self.names.take(&format!("{id}_{word}")));
        let shape = self.layer.input;
        let all = self.layout.channels_last(shape);
        let each = shape.channels() / groups;
        let place = all.rsplit_once(", ").map_or("", |(place, _)| place);
        let order = if self.layout.is_line() { "1, 3, 2" } else { "1, 2, 4, 3" };
        self.named(Arguments::new([format!("({place}, {groups}, {each})")]), "Reshape", &split);
        self.named(Arguments::new([format!("({order})")]), "Permute", &swapped);
        self.own(Arguments::new([format!("({all})")]), "Reshape");
    }

    /// The map reshaped, its axes transposed, and reshaped back to three axes.
    pub(super) fn reshaped(&mut self, axes: &str, order: &str) {
        let id = &self.layer.id;
        let [split, swapped] = ["pixels", "swapped"].map(|word| self.names.take(&format!("{id}_{word}")));
        let all = self.layout.channels_last(self.layer.step.shape);
        self.named(Arguments::new([format!("({axes})")]), "Reshape", &split);
        self.named(Arguments::new([format!("({order})")]), "Permute", &swapped);
        self.named(Arguments::new([format!("({all})")]), "Reshape", id);
    }
}
