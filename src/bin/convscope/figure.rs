//! `convscope figure`.

use std::sync::Arc;

use convscope::analysis::{CellSet, Convention, Overview, Trace, Unit, Weights, influence, trace};
use convscope::cnn::{Axes, Axis, Plan};
use convscope::paint::{Caption, Theme, svg};
use convscope::scene::field::{FieldPicture, FieldStrings, FieldView, field_scene};
use convscope::scene::layers::{LayersPicture, LayersView, layers_scene};
use convscope::scene::side::{SidePicture, side_scene};
use convscope::scene::stack::MapWords;
use convscope::scene::{Heat, Scale, Scene, Size};

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
    let heat = asked.heat.map(|weights| heat(&overview, unit, weights.into(), asked.log)).transpose()?;
    let scene = match asked.view {
        View::Field => {
            let (input, output) = (words(plan, 0), words(plan, unit.map));
            let view = picture.view(asked.size, FieldStrings { input: &input, output: &output });
            field_scene(&FieldView { heat: heat.as_ref(), ..view })
        }
        View::Layers => layers(&overview, &trace, &picture, heat.as_ref(), asked.size),
        View::Side => side(&overview, &trace, asked.size),
    };
    let title = asked.title.clone().unwrap_or_else(|| format!("The receptive field of {node}"));
    let caption = Caption { title: &title, description: &description(&picture, node, &trace.cells[0]) };
    output::write(&svg((&scene).into(), &Theme::of(asked.theme.into()), caption)?, asked.output.as_deref())
}

/// How much each cell of the input counts for a unit.
fn heat(overview: &Overview, unit: Unit, weights: Weights, log: bool) -> Result<Heat, Failure> {
    let map = influence(&overview.plan, unit, weights)
        .map_err(|reason| Failure::Influence { node: overview.plan.name(unit.map).into(), reason })?;
    let scale = if log { Scale::Logarithmic } else { Scale::Linear };
    Ok(Heat::of(&map, map.centre(overview.span(unit)), scale))
}

/// Every map as a grid of its own.
fn layers(overview: &Overview, trace: &Trace, field: &FieldPicture, heat: Option<&Heat>, size: Size) -> Scene {
    let picture = LayersPicture::of(overview, trace, None, field.footprints.clone(), &|map| map_words(overview, map));
    layers_scene(&LayersView { heat, ..picture.view(size, &left_out) })
}

/// The cross-section along the columns.
fn side(overview: &Overview, trace: &Trace, size: Size) -> Scene {
    let picture = SidePicture::of(overview, trace, None, Axis::Width, &|map| map_words(overview, map));
    side_scene(&picture.view(size, &left_out))
}

/// A map's name, and what its units see or, for the input, its size.
fn map_words(overview: &Overview, map: usize) -> MapWords {
    let is_line = overview.plan.network().input.one_dimensional;
    let sized = |height: String, width: String| if is_line { width } else { format!("{height}×{width}") };
    let sees = match (map, overview.fields[map].size(), overview.plan.shape(map)) {
        (0, _, Some(shape)) => sized(shape.size().height.to_string(), shape.size().width.to_string()),
        (_, Some(size), _) => format!("sees {}", sized(size.height.to_string(), size.width.to_string())),
        _ => String::new(),
    };
    MapWords { name: overview.plan.name(map).to_owned(), sees }
}

fn left_out(count: usize) -> String {
    format!("{count} more maps")
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
