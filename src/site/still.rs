//! Still pictures: what one unit sees, as the page itself draws it.

use std::sync::Arc;

use super::words::filled;
use super::{Language, PageProblem};
use crate::analysis::{NetworkAnalysis, Trace, Unit, Weights, trace};
use crate::network::{Axes, Axis};
use crate::paint::{Caption, adaptive_svg};
use crate::scene::field::{FieldPicture, FieldStrings, FieldView, field_scene};
use crate::scene::kernel::{KernelPicture, KernelWords, kernel_scene};
use crate::scene::layers::hourglass::Hourglass;
use crate::scene::layers::{LayersPicture, LayersView, layers_scene};
use crate::scene::side::{SidePicture, SideView, side_scene};
use crate::scene::stack::{MapWords, Stack};
use crate::scene::{Heat, Scale, Scene, Size, View};

/// The view that shows a network best: a signal from the side, an encoder with its decoder as a U, all others by their field.
pub(super) fn best_view(analysis: &NetworkAnalysis) -> View {
    if analysis.shaped.network().input.one_dimensional {
        return View::Side;
    }
    let trace = Unit::centre(&analysis.shaped, analysis.last_local_map())
        .and_then(|unit| trace::receptive(&analysis.shaped, unit).ok());
    let stack = trace.map(|trace| Stack::of(analysis, &trace, None, &|_| MapWords::default()));
    let hourglass = stack.and_then(|stack| Hourglass::of(&stack, stack.selected));
    if hourglass.is_some() { View::Layers } else { View::Field }
}

/// A unit of a network in one view.
pub(super) struct Still {
    pub(super) analysis: Arc<NetworkAnalysis>,
    pub(super) unit: Unit,
    trace: Trace,
    view: View,
    heat: Option<Heat>,
}

impl Still {
    /// A unit of a network's last local map: the one in the middle, or at a row and column.
    pub(super) fn of(
        analysis: NetworkAnalysis,
        view: View,
        place: Option<(i64, i64)>,
        is_shaded: bool,
    ) -> Result<Self, PageProblem> {
        let map = analysis.last_local_map();
        let placed = place.map(|(row, col)| Unit { map, row, col }).filter(|unit| unit.exists(&analysis.shaped));
        let no_field = || PageProblem::NoField { network: analysis.shaped.network().name.clone() };
        let unit = placed.or_else(|| Unit::centre(&analysis.shaped, map)).ok_or_else(no_field)?;
        let trace = trace::receptive(&analysis.shaped, unit)?;
        let heat = is_shaded.then(|| Heat::of_unit(&analysis, unit, Weights::Paths, Scale::Linear)).transpose()?;
        Ok(Self { analysis: Arc::new(analysis), unit, trace, view, heat })
    }

    /// The name of the unit's map.
    pub(super) fn layer(&self) -> &str {
        self.analysis.shaped.name(self.unit.map)
    }

    /// The scene at the end of the timeline.
    pub(super) fn scene(&self, size: Size, language: Language) -> Scene {
        let Self { analysis, trace, unit, .. } = self;
        let texts = &language.words().frame;
        let heat = self.heat.as_ref();
        let field = FieldPicture::of(analysis, trace);
        let words = |map| self.words(map, language);
        let left_out = |count: usize| filled(&texts.left_out, &[("count", &count.to_string())]);
        match self.view {
            View::Field => {
                let [input, output] = [0, unit.map].map(|map| self.name_and_size(map, language));
                let strings = FieldStrings { input: &input, output: &output, zoom: "", reached: "" };
                let reveal = field.footprints.len() as f64;
                field_scene(&FieldView { reveal, heat, has_profiles: heat.is_some(), ..field.view(size, strings) })
            }
            View::Layers => {
                let picture = LayersPicture::of(analysis, trace, None, field.footprints.clone(), &words);
                let reveal = picture.stack.steps as f64;
                layers_scene(&LayersView { reveal, heat, ..picture.view(size, &left_out) })
            }
            View::Side => {
                let picture = SidePicture::of(analysis, trace, None, Axis::Width, &words);
                let reveal = picture.stack.steps as f64;
                side_scene(&SideView { reveal, heat, ..picture.view(size, &left_out) })
            }
            View::Kernel => {
                let missing = filled(&texts.no_kernel, &[("layer", self.layer())]);
                let picture = KernelPicture::of(analysis, *unit, &words, KernelWords { missing });
                kernel_scene(&picture.view(size))
            }
        }
    }

    /// The picture as an SVG element in both color schemes.
    pub(super) fn svg(&self, size: Size, language: Language, title: &str) -> Result<String, PageProblem> {
        let scene = self.scene(size, language);
        Ok(adaptive_svg((&scene).into(), Caption { title, description: "" })?)
    }

    fn words(&self, map: usize, language: Language) -> MapWords {
        let is_line = self.analysis.shaped.network().input.one_dimensional;
        let field = match self.analysis.fields[map].size() {
            Some(size) if is_line => size.width.to_string(),
            Some(size) => size.to_string(),
            None => String::new(),
        };
        let sees = match map {
            0 => self.size(0),
            _ if field.is_empty() => String::new(),
            _ => filled(&language.words().frame.sees, &[("field", &field)]),
        };
        MapWords { name: self.name(map, language).to_owned(), sees }
    }

    /// A layer's own name, or the word for the input.
    fn name(&self, map: usize, language: Language) -> &str {
        if map == 0 { &language.words().frame.input } else { self.analysis.shaped.name(map) }
    }

    fn name_and_size(&self, map: usize, language: Language) -> String {
        format!("{}, {}", self.name(map, language), self.size(map))
    }

    /// Rows and columns of a map.
    fn size(&self, map: usize) -> String {
        let size = self.analysis.shaped.shape(map).map_or(Axes::both(0), |shape| shape.size());
        if self.analysis.shaped.network().input.one_dimensional { size.width.to_string() } else { size.to_string() }
    }
}
