//! What a figure shows, at any moment of its timeline.

use std::sync::Arc;

use convscope::analysis::{CellSet, Overview, Trace, Unit, trace};
use convscope::cnn::{Axes, Axis, Plan};
use convscope::scene::field::{FieldPicture, FieldStrings, FieldView, field_scene};
use convscope::scene::layers::{LayersPicture, LayersView, layers_scene};
use convscope::scene::side::{SidePicture, SideView, side_scene};
use convscope::scene::stack::{MapWords, Scope};
use convscope::scene::{Scene, Size, Viewport};

use super::args::View;
use super::failure::Failure;

/// More steps than these are not listed to somebody who listens.
const MOST_STEPS: usize = 12;

/// One unit in one view.
pub(crate) struct Picture {
    overview: Arc<Overview>,
    trace: Trace,
    field: FieldPicture,
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
    pub(crate) fn of(overview: Arc<Overview>, unit: Unit, view: View) -> Result<Self, Failure> {
        let plan = &overview.plan;
        let refused = |reason| Failure::Unit { node: plan.name(unit.map).into(), reason };
        let trace = trace::receptive(plan, unit).map_err(refused)?;
        let field = FieldPicture::of(&overview, &trace);
        let words = |map| words(&overview, map);
        let view = match view {
            View::Field => Drawn::Field,
            View::Layers => Drawn::Layers(LayersPicture::of(&overview, &trace, None, field.footprints.clone(), &words)),
            View::Side => Drawn::Side(SidePicture::of(&overview, &trace, None, Axis::Width, &words)),
        };
        Ok(Self { overview, trace, field, view })
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
        let focus = Some(self.field.unit.map);
        let left_out = |count: usize| format!("{count} more maps");
        match &self.view {
            Drawn::Field => {
                let plan = &self.overview.plan;
                let (input, output) = (name_and_size(plan, 0), name_and_size(plan, self.field.unit.map));
                let strings = FieldStrings { input: &input, output: &output };
                field_scene(&FieldView { reveal, ..self.field.view(size, strings) })
            }
            Drawn::Layers(picture) => layers_scene(&LayersView {
                size,
                view: Viewport::default(),
                picture,
                scope: Scope::default(),
                focus,
                reveal,
                highlighted: None,
                hover: None,
                left_out: &left_out,
            }),
            Drawn::Side(picture) => side_scene(&SideView {
                size,
                view: Viewport::default(),
                picture,
                scope: Scope::default(),
                focus,
                reveal,
                highlighted: None,
                hover: None,
                left_out: &left_out,
            }),
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

/// A map's name, and what its units see or, for the input, its size.
fn words(overview: &Overview, map: usize) -> MapWords {
    let one_dimensional = overview.plan.network().input.one_dimensional;
    let sees = match overview.fields[map].size() {
        Some(size) if map > 0 && one_dimensional => format!("sees {}", size.width),
        Some(size) if map > 0 => format!("sees {size}"),
        _ => map_size(&overview.plan, map),
    };
    MapWords { name: overview.plan.name(map).into(), sees }
}

fn name_and_size(plan: &Plan, map: usize) -> String {
    format!("{}, {}", plan.name(map), map_size(plan, map))
}

/// Rows and columns of a map.
fn map_size(plan: &Plan, map: usize) -> String {
    let size = plan.shape(map).map_or(Axes::both(0), |shape| shape.size());
    if plan.network().input.one_dimensional { size.width.to_string() } else { size.to_string() }
}
