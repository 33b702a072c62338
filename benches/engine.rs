//! How long the engine takes for what the page does: `make bench` prints the medians.

use std::sync::Arc;

use convscope::analysis::{NetworkAnalysis, Report, Trace, Unit, Weights, influence, report, trace};
use convscope::network::{Network, ShapedNetwork};
use convscope::presets::Preset;
use convscope::scene::field::{FieldPicture, FieldStrings, field_scene};
use convscope::scene::{Scene, Size};
use divan::Bencher;

const NETWORKS: [Preset; 3] = [Preset::Vgg16, Preset::ResNet50, Preset::ResNet101];

fn main() {
    divan::main();
}

fn analysis(network: Network) -> NetworkAnalysis {
    NetworkAnalysis::new(Arc::new(network))
}

/// The unit that one looks at first.
fn centre(analysis: &NetworkAnalysis) -> Unit {
    Unit::centre(&analysis.shaped, analysis.last_local_map()).expect("a preset works")
}

/// From the network to the report of the command line: shapes, fields and costs of every node.
#[divan::bench(args = NETWORKS)]
fn full_report(bencher: Bencher, preset: Preset) {
    let network = Arc::new(preset.network());
    bencher.bench(|| -> Report { report(&ShapedNetwork::new(Arc::clone(&network)), &[]).expect("a preset works") });
}

/// What the page works out after every edit.
#[divan::bench(args = NETWORKS)]
fn overview_of_an_edit(bencher: Bencher, preset: Preset) {
    let network = Arc::new(preset.network());
    bencher.bench(|| NetworkAnalysis::new(Arc::clone(&network)));
}

/// The exact cells that the middle unit sees, at every map below.
#[divan::bench(args = NETWORKS)]
fn trace_of_the_centre(bencher: Bencher, preset: Preset) {
    let analysis = analysis(preset.network());
    let unit = centre(&analysis);
    bencher.bench(|| -> Trace { trace::receptive(&analysis.shaped, unit).expect("a small trace") });
}

/// All that follows from the pointer on another unit, up to the scene that is painted.
#[divan::bench(args = NETWORKS)]
fn hover_to_scene(bencher: Bencher, preset: Preset) {
    let analysis = Arc::new(analysis(preset.network()));
    let unit = centre(&analysis);
    bencher.bench(|| -> Scene {
        let trace = trace::receptive(&analysis.shaped, unit).expect("a small trace");
        let picture = FieldPicture::of(&analysis, &trace);
        field_scene(&picture.view(Size::new(800.0, 600.0), FieldStrings::default()))
    });
}

/// How much each input cell counts for the middle unit, by the number of paths.
#[divan::bench(args = NETWORKS)]
fn influence_map(bencher: Bencher, preset: Preset) {
    let analysis = analysis(preset.network());
    let unit = centre(&analysis);
    bencher.bench(|| influence(&analysis.shaped, unit, Weights::Paths).expect("a map"));
}
