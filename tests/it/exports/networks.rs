//! The networks that are exported: the presets, and those of the reference data with what was measured of them.

use convscope::formats::notation;
use convscope::network::Plan;
use convscope::presets::Preset;

use crate::reference;

/// A network and its name.
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) plan: Plan,
}

/// The network of a text in the notation.
pub(crate) fn plan(text: &str) -> Plan {
    let plan = Plan::new(notation::read(text).expect("a network in the notation"));
    assert_eq!(plan.complete().err(), None, "{text}");
    plan
}

/// Every preset and every valid network of the reference data.
pub(crate) fn all() -> Vec<Named> {
    let presets = Preset::ALL
        .into_iter()
        .map(|preset| Named { name: format!("preset-{}", preset.id()), plan: Plan::new(preset.network()) });
    let measured = reference::all().iter().map(|case| Named { plan: case.plan(), name: case.name.clone() });
    presets.chain(measured).collect()
}
