//! What a figure shows, at any moment of its timeline.

use std::sync::Arc;

use convscope::analysis::{CellSet, Overview, Trace, Unit, Weights, trace};
use convscope::network::{Axes, Axis, Plan};
use convscope::scene::field::{FieldPicture, FieldStrings, FieldView, field_scene};
use convscope::scene::layers::{LayersPicture, LayersView, layers_scene};
use convscope::scene::side::{SidePicture, SideView, side_scene};
use convscope::scene::stack::MapWords;
use convscope::scene::{Heat, Scale, Scene, Size};

use super::args::{Figure, View};
use super::failure::Failure;

/// More steps than these are not listed to somebody who listens.
const MOST_STEPS: usize = 12;

/// One unit in one view.
pub(crate) struct Picture {
    overview: Arc<Overview>,
    trace: Trace,
    field: FieldPicture,
    heat: Option<Heat>,
    influences: Option<Trace>,
    view: Drawn,
}

/// What a view needs besides the field.
enum Drawn {
    Field,
    Layers(LayersPicture),
    Side(SidePicture),
}

impl Picture {
    /// The picture of a unit of a plan without faults.
    pub(crate) fn of(overview: Arc<Overview>, unit: Unit, asked: &Figure) -> Result<Self, Failure> {
        let plan = &overview.plan;
        let refused = |reason| Failure::Unit { node: plan.name(unit.map).into(), reason };
        let trace = trace::receptive(plan, unit).map_err(refused)?;
        let field = FieldPicture::of(&overview, &trace);
        let heat = asked.heat.map(|weights| heat(&overview, unit, weights.into(), asked.log)).transpose()?;
        let influences = asked.influences.then(|| trace::projective(plan, unit).map_err(refused)).transpose()?;
        let words = |map| words(&overview, map);
        let view = match asked.view {
            View::Field => Drawn::Field,
            View::Layers => Drawn::Layers({
                let footprints = field.footprints.clone();
                LayersPicture::of(&overview, &trace, influences.as_ref(), footprints, &words)
            }),
            View::Side => {
                let rate = if plan.network().input.one_dimensional { asked.rate } else { 0 };
                Drawn::Side({
                    let influences = influences.as_ref();
                    SidePicture::of(&overview, &trace, influences, Axis::Width, &words).with_rate(rate)
                })
            }
        };
        Ok(Self { overview, trace, field, heat, influences, view })
    }

    /// The number of steps in which it comes about.
    pub(crate) fn steps(&self) -> usize {
        match &self.view {
            Drawn::Field => self.field.footprints.len(),
            Drawn::Layers(picture) => picture.stack.steps,
            Drawn::Side(picture) => picture.stack.steps,
        }
    }

    /// The scene after so many steps; between whole numbers it is on its way.
    pub(crate) fn scene(&self, size: Size, reveal: f64) -> Scene {
        let heat = self.heat.as_ref();
        match &self.view {
            Drawn::Field => {
                let plan = &self.overview.plan;
                let (input, output) = (name_and_size(plan, 0), name_and_size(plan, self.field.unit.map));
                let Unit { map, .. } = self.field.unit;
                let above = self.influences.as_ref();
                let reached = above.and_then(|all| self.field.reached(&self.overview, all, map));
                let name = reached.map_or_else(String::new, |reached| name_and_size(plan, reached.layer));
                let strings = FieldStrings { input: &input, output: &output, reached: &name };
                let influenced = above.map(|all| &all.cells[map]);
                field_scene(&FieldView { heat, reveal, influenced, reached, ..self.field.view(size, strings) })
            }
            Drawn::Layers(picture) => layers_scene(&LayersView { heat, reveal, ..picture.view(size, &left_out) }),
            Drawn::Side(picture) => side_scene(&SideView { heat, reveal, ..picture.view(size, &left_out) }),
        }
    }

    /// What it is called.
    pub(crate) fn title(&self) -> String {
        format!("The receptive field of {}", self.overview.plan.name(self.field.unit.map))
    }

    /// What it shows, for those who cannot see it.
    pub(crate) fn description(&self) -> String {
        let Unit { map, row, col } = self.field.unit;
        let node = self.overview.plan.name(map);
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

/// How much each cell of the input counts for a unit.
fn heat(overview: &Overview, unit: Unit, weights: Weights, log: bool) -> Result<Heat, Failure> {
    let scale = if log { Scale::Logarithmic } else { Scale::Linear };
    Heat::of_unit(overview, unit, weights, scale)
        .map_err(|reason| Failure::Influence { node: overview.plan.name(unit.map).into(), reason })
}

/// A map's name, and what its units see or, for the input, its size.
fn words(overview: &Overview, map: usize) -> MapWords {
    let is_line = overview.plan.network().input.one_dimensional;
    let sees = match overview.fields[map].size() {
        Some(size) if map > 0 && is_line => format!("sees {}", size.width),
        Some(size) if map > 0 => format!("sees {}×{}", size.height, size.width),
        _ if map > 0 => String::new(),
        _ => map_size(&overview.plan, 0),
    };
    MapWords { name: overview.plan.name(map).to_owned(), sees }
}

fn left_out(count: usize) -> String {
    format!("{count} more")
}

fn name_and_size(plan: &Plan, map: usize) -> String {
    format!("{}, {}", plan.name(map), map_size(plan, map))
}

/// Rows and columns of a map.
fn map_size(plan: &Plan, map: usize) -> String {
    let size = plan.shape(map).map_or(Axes::both(0), |shape| shape.size());
    if plan.network().input.one_dimensional { size.width.to_string() } else { size.to_string() }
}
