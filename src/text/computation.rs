//! The sentence about how a unit is computed, in the numbers of the worked example.

use leptos_i18n::td_string;

use super::layer::map_name;
use super::list::in_turn;
use super::sentence::unit_name;
use crate::analysis::worked_example::Rule;
use crate::analysis::{NetworkAnalysis, Unit, WorkedExample};
use crate::i18n::Locale;
use crate::scene::kernel::equation;

/// How a unit is computed, and that the numbers are made up; or that there is no kernel to show.
pub fn computation(locale: Locale, analysis: &NetworkAnalysis, unit: Unit) -> String {
    let example = WorkedExample::of(analysis, unit.map);
    let map = example.as_ref().and_then(|example| example.maps().last().copied()).unwrap_or(unit.map);
    let unit = Unit { map, ..unit };
    let Some(computation) = example.and_then(|example| example.computation(unit)) else {
        return td_string!(locale, stage.no_kernel, name = map_name(locale, &analysis.shaped, unit.map));
    };
    let place = unit_name(locale, analysis, unit);
    let equation = equation(&computation, usize::MAX);
    let sentence = match computation.rule {
        Rule::Sum => td_string!(locale, sentence.sum, place = place, equation = equation),
        Rule::Largest => td_string!(locale, sentence.largest, place = place, equation = equation),
        Rule::Mean { .. } => td_string!(locale, sentence.mean, place = place, equation = equation),
    };
    in_turn(locale, [sentence, td_string!(locale, sentence.example).to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::notation;
    use std::sync::Arc;

    #[test]
    fn a_unit_is_the_sum_of_its_products() {
        let network = notation::read("input 1x8x8; conv 1 k3; relu").expect("a network in the notation");
        let analysis = NetworkAnalysis::new(Arc::new(network));
        let said = computation(Locale::en, &analysis, Unit { map: 2, row: 0, col: 0 });
        assert!(said.starts_with("Row 0, column 0 of conv1 is the sum of the values"), "{said}");
        assert!(said.contains(" = "), "{said}");
        let said = computation(Locale::en, &analysis, Unit { map: 0, row: 0, col: 0 });
        assert!(said.contains("has no kernel"), "{said}");
    }
}
