//! `convscope figure`.

use std::sync::Arc;

use convscope::analysis::{CellSet, Convention, Overview, Unit, trace};
use convscope::cnn::{Axes, Plan};
use convscope::paint::{Caption, Theme, svg};
use convscope::scene::field::{FieldPicture, FieldStrings, field_scene};

use super::args::{Figure, View};
use super::failure::Failure;
use super::{output, source};

/// More steps than these are not listed to somebody who listens.
const MOST_STEPS: usize = 12;

/// Draws the figure that is asked for.
pub(crate) fn run(asked: &Figure) -> Result<(), Failure> {
    let overview = Arc::new(Overview::of(source::plan(&asked.source)?, Convention::default()));
    let plan = &overview.plan;
    let unit = match &asked.unit {
        Some(named) => named.find(plan)?,
        None => Unit::centre(plan, overview.last_local_map()).expect("a plan without faults has all maps"),
    };
    let node = plan.name(unit.map);
    let trace = trace::receptive(plan, unit).map_err(|reason| Failure::Unit { node: node.into(), reason })?;
    let picture = FieldPicture::of(&overview, &trace);
    let scene = match asked.view {
        View::Field => {
            let (input, output) = (words(plan, 0), words(plan, unit.map));
            field_scene(&picture.view(asked.size, FieldStrings { input: &input, output: &output }))
        }
    };
    let caption = Caption {
        title: &format!("The receptive field of {node}"),
        description: &description(&picture, node, &trace.cells[0]),
    };
    output::write(&svg((&scene).into(), &Theme::of(asked.theme.into()), caption)?, asked.output.as_deref())
}

/// The name of a map with its rows and columns.
fn words(plan: &Plan, map: usize) -> String {
    let size = plan.shape(map).map_or(Axes::both(0), |shape| shape.size());
    let one_dimensional = plan.network().input.one_dimensional;
    let size = if one_dimensional { size.width.to_string() } else { size.to_string() };
    format!("{}, {size}", plan.name(map))
}

/// What the picture shows, for those who cannot see it.
fn description(picture: &FieldPicture, node: &str, seen: &CellSet) -> String {
    let Unit { row, col, .. } = picture.unit;
    let sizes: Vec<&str> = picture.footprints.iter().map(|footprint| footprint.label.as_str()).collect();
    let Some(last) = sizes.last() else { return format!("Unit {row}, {col} of {node} sees nothing of the input.") };
    let growth =
        if sizes.len() > MOST_STEPS { String::new() } else { format!(" Layer by layer: {}.", sizes.join(", ")) };
    format!(
        "Unit {row}, {col} of {node} sees a field of {last}; {} input positions influence it.{growth}",
        seen.count()
    )
}
