//! Networks to export: the presets, and those of the reference data with their measurements.

use convscope::formats::notation;
use convscope::network::ShapedNetwork;
use convscope::presets::Preset;

use crate::reference;

/// A network and its name.
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) shaped: ShapedNetwork,
}

/// The network of a text in the notation.
pub(crate) fn shaped(text: &str) -> ShapedNetwork {
    let shaped = ShapedNetwork::new(notation::read(text).expect("a network in the notation"));
    assert_eq!(shaped.complete().err(), None, "{text}");
    shaped
}

/// Every preset and every valid network of the reference data.
pub(crate) fn all() -> Vec<Named> {
    let presets = Preset::ALL
        .into_iter()
        .map(|preset| Named { name: format!("preset-{}", preset.id()), shaped: ShapedNetwork::new(preset.network()) });
    let measured = reference::all().iter().map(|case| Named { shaped: case.shaped(), name: case.name.clone() });
    presets.chain(measured).collect()
}
