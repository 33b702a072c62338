//! Picture of a figure: a view of a network at a moment of its timeline, as a scene.

use std::sync::Arc;

use convscope::analysis::{CellSet, NetworkAnalysis, Trace, Unit, Weights, trace};
use convscope::network::{Axes, Axis, ShapedNetwork};
use convscope::scene::field::{FieldPicture, FieldStrings, FieldView, field_scene};
use convscope::scene::kernel::{KernelPicture, KernelView, KernelWords, equation, kernel_scene};
use convscope::scene::layers::{LayersPicture, LayersView, layers_scene};
use convscope::scene::side::{SidePicture, SideView, side_scene};
use convscope::scene::stack::MapWords;
use convscope::scene::{Heat, Scale, Scene, Size};

use super::args::{Figure, View};
use super::failure::Failure;

/// The largest number of steps that a description lists.
const MOST_STEPS: usize = 12;

/// One unit in one view.
pub(crate) struct Picture {
    analysis: Arc<NetworkAnalysis>,
    trace: Trace,
    field: FieldPicture,
    heat: Option<Heat>,
    influences: Option<Trace>,
    view: Drawn,
}

/// The data of a view besides the field.
enum Drawn {
    Field,
    Layers(LayersPicture),
    Side(SidePicture),
    Kernel(KernelPicture),
}

impl Picture {
    /// The picture of a unit of a shaped network without faults.
    pub(crate) fn of(analysis: Arc<NetworkAnalysis>, unit: Unit, asked: &Figure) -> Result<Self, Failure> {
        let shaped = &analysis.shaped;
        let refused = |reason| Failure::Unit { node: shaped.name(unit.map).into(), reason };
        let trace = trace::receptive(shaped, unit).map_err(refused)?;
        let field = FieldPicture::of(&analysis, &trace);
        let heat = asked.heat.map(|weights| heat(&analysis, unit, weights.into(), asked.log)).transpose()?;
        let influences = asked.influences.then(|| trace::projective(shaped, unit).map_err(refused)).transpose()?;
        let words = |map| words(&analysis, map);
        let view = match asked.view {
            View::Field => Drawn::Field,
            View::Layers => Drawn::Layers({
                let footprints = field.footprints.clone();
                LayersPicture::of(&analysis, &trace, influences.as_ref(), footprints, &words)
            }),
            View::Side => {
                let rate = if shaped.network().input.one_dimensional { asked.rate } else { 0 };
                Drawn::Side({
                    let influences = influences.as_ref();
                    SidePicture::of(&analysis, &trace, influences, Axis::Width, &words).with_rate(rate)
                })
            }
            View::Kernel => {
                let missing = format!("{} has no kernel", shaped.name(unit.map));
                Drawn::Kernel(KernelPicture::of(&analysis, unit, &words, KernelWords { missing }))
            }
        };
        Ok(Self { analysis, trace, field, heat, influences, view })
    }

    /// The number of steps of its timeline.
    pub(crate) fn steps(&self) -> usize {
        match &self.view {
            Drawn::Field => self.field.footprints.len(),
            Drawn::Layers(picture) => picture.stack.steps,
            Drawn::Side(picture) => picture.stack.steps,
            Drawn::Kernel(picture) => picture.taps(),
        }
    }

    /// The scene at a position of the timeline, in steps; between integers it is in motion.
    pub(crate) fn scene(&self, size: Size, reveal: f64) -> Scene {
        let heat = self.heat.as_ref();
        match &self.view {
            Drawn::Field => {
                let shaped = &self.analysis.shaped;
                let (input, output) = (name_and_size(shaped, 0), name_and_size(shaped, self.field.unit.map));
                let Unit { map, .. } = self.field.unit;
                let above = self.influences.as_ref();
                let reached = above.and_then(|all| self.field.reached(&self.analysis, all, map));
                let name = reached.map_or_else(String::new, |reached| name_and_size(shaped, reached.layer));
                let strings = FieldStrings { input: &input, output: &output, zoom: "zoom", reached: &name };
                let influenced = above.map(|all| &all.cells[map]);
                let has_profiles = heat.is_some();
                let view = FieldView { has_profiles, influenced, reached, ..self.field.view(size, strings) };
                field_scene(&FieldView { heat, reveal, ..view })
            }
            Drawn::Layers(picture) => layers_scene(&LayersView { heat, reveal, ..picture.view(size, &left_out) }),
            Drawn::Side(picture) => side_scene(&SideView { heat, reveal, ..picture.view(size, &left_out) }),
            Drawn::Kernel(picture) => {
                let reveal = reveal / picture.taps().max(1) as f64;
                kernel_scene(&KernelView { reveal, ..picture.view(size) })
            }
        }
    }

    /// The title.
    pub(crate) fn title(&self) -> String {
        let node = self.analysis.shaped.name(self.field.unit.map);
        match self.view {
            Drawn::Kernel(_) => format!("The computation of {node}"),
            Drawn::Field | Drawn::Layers(_) | Drawn::Side(_) => format!("The receptive field of {node}"),
        }
    }

    /// The description for screen readers.
    pub(crate) fn description(&self) -> String {
        let Unit { map, row, col } = self.field.unit;
        let node = self.analysis.shaped.name(map);
        if let Drawn::Kernel(KernelPicture { computation: Some(computation), .. }) = &self.view {
            let equation = equation(computation, usize::MAX);
            return format!("Unit {row}, {col} of {node}, in made-up numbers: {equation}.");
        }
        let seen: &CellSet = &self.trace.cells[0];
        let sizes: Vec<&str> = self.field.footprints.iter().map(|footprint| footprint.label.as_str()).collect();
        let Some(last) = sizes.last() else { return format!("Unit {row}, {col} of {node} sees nothing of the input.") };
        let growth =
            if sizes.len() > MOST_STEPS { String::new() } else { format!(" Layer by layer: {}.", sizes.join(", ")) };
        format!(
            "Unit {row}, {col} of {node} sees a field of {last}; {} input positions influence it.{growth}",
            seen.count()
        )
    }
}

/// The influence of each cell of the input on a unit.
fn heat(analysis: &NetworkAnalysis, unit: Unit, weights: Weights, log: bool) -> Result<Heat, Failure> {
    let scale = if log { Scale::Logarithmic } else { Scale::Linear };
    Heat::of_unit(analysis, unit, weights, scale)
        .map_err(|reason| Failure::Influence { node: analysis.shaped.name(unit.map).into(), reason })
}

/// A map's name, and its field size or, for the input, its size.
fn words(analysis: &NetworkAnalysis, map: usize) -> MapWords {
    let is_line = analysis.shaped.network().input.one_dimensional;
    let sees = match analysis.fields[map].size() {
        Some(size) if map > 0 && is_line => format!("sees {}", size.width),
        Some(size) if map > 0 => format!("sees {}×{}", size.height, size.width),
        _ if map > 0 => String::new(),
        _ => map_size(&analysis.shaped, 0),
    };
    MapWords { name: analysis.shaped.name(map).to_owned(), sees }
}

fn left_out(count: usize) -> String {
    format!("{count} more")
}

fn name_and_size(shaped: &ShapedNetwork, map: usize) -> String {
    format!("{}, {}", shaped.name(map), map_size(shaped, map))
}

/// Rows and columns of a map.
fn map_size(shaped: &ShapedNetwork, map: usize) -> String {
    let size = shaped.shape(map).map_or(Axes::both(0), |shape| shape.size());
    if shaped.network().input.one_dimensional { size.width.to_string() } else { size.to_string() }
}
