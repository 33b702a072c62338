//! Small networks in the notation, and pictures of their middle units.

use crate::analysis::{NetworkAnalysis, Trace, Unit, Weights, trace};
use crate::formats::notation;
use crate::network::Axis;
use crate::scene::field::FieldPicture;
use crate::scene::layers::{LayersPicture, LayersView};
use crate::scene::side::{SidePicture, SideView};
use crate::scene::stack::MapWords;
use crate::scene::{Heat, Scale, Size};
use std::sync::Arc;

/// The canvas of a wide page.
pub(super) const WIDE: Size = Size::new(752.0, 690.0);
/// The canvas of a phone.
pub(super) const NARROW: Size = Size::new(390.0, 420.0);

/// A network and one of its units.
pub(super) struct Case {
    pub(super) analysis: Arc<NetworkAnalysis>,
    pub(super) unit: Unit,
}

impl Case {
    /// A network and the middle unit of its last local map.
    pub(super) fn of(network: &str) -> Self {
        let network = notation::read(network).expect("the network is written well");
        Self::new(NetworkAnalysis::new(Arc::new(network)))
    }

    pub(super) fn new(analysis: NetworkAnalysis) -> Self {
        let unit = Unit::centre(&analysis.shaped, analysis.last_local_map()).expect("the network works");
        Self { analysis: Arc::new(analysis), unit }
    }

    /// The same network with another unit.
    pub(super) fn at(self, row: i64, col: i64) -> Self {
        Self { unit: Unit { row, col, ..self.unit }, ..self }
    }

    /// The same network with a unit of another map.
    pub(super) fn on(self, map: usize) -> Self {
        let unit = Unit::centre(&self.analysis.shaped, map).expect("the map exists");
        Self { unit, ..self }
    }

    pub(super) fn trace(&self) -> Trace {
        trace::receptive(&self.analysis.shaped, self.unit).expect("the trace is small")
    }

    pub(super) fn influences(&self) -> Trace {
        trace::projective(&self.analysis.shaped, self.unit).expect("the trace is small")
    }

    pub(super) fn heat(&self) -> Heat {
        Heat::of_unit(&self.analysis, self.unit, Weights::Paths, Scale::Linear).expect("the trace is small")
    }

    pub(super) fn layers(&self, influences: Option<&Trace>) -> LayersPicture {
        let trace = self.trace();
        let footprints = FieldPicture::of(&self.analysis, &trace).footprints;
        LayersPicture::of(&self.analysis, &trace, influences, footprints, &|map| words(&self.analysis, map))
    }

    pub(super) fn side(&self, axis: Axis, influences: Option<&Trace>) -> SidePicture {
        SidePicture::of(&self.analysis, &self.trace(), influences, axis, &|map| words(&self.analysis, map))
    }
}

fn words(analysis: &NetworkAnalysis, map: usize) -> MapWords {
    let shape = analysis.shaped.shape(map).expect("the map exists");
    let sees = match analysis.fields[map].size() {
        _ if map == 0 => shape.to_string(),
        Some(size) if analysis.shaped.network().input.one_dimensional => format!("sees {}", size.width),
        Some(size) => format!("sees {}×{}", size.height, size.width),
        None => String::new(),
    };
    MapWords { name: analysis.shaped.name(map).to_owned(), sees }
}

fn left_out(count: usize) -> String {
    format!("⋯ {count} more")
}

/// The complete layers view of a picture.
pub(super) fn layers_view(picture: &LayersPicture, size: Size) -> LayersView<'_> {
    picture.view(size, &left_out)
}

/// The complete side view of a picture.
pub(super) fn side_view(picture: &SidePicture, size: Size) -> SideView<'_> {
    picture.view(size, &left_out)
}
