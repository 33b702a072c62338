//! Map words: the shape and the field size of a map as text, unless they answer an open question.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::analysis::{Field, NetworkAnalysis, Status};
use crate::app::AppState;
use crate::text::{layer, number};

/// The shape of a map; empty if it has none.
pub fn shown_shape(state: AppState, map: usize) -> String {
    state.document.analysis.with(|analysis| {
        let line = analysis.shaped.network().input.one_dimensional;
        let shape = analysis.shaped.shape(map).map_or_else(String::new, |shape| layer::shape(&shape, line));
        if state.selection.hides_size(map, &shape) { number::UNKNOWN.to_owned() } else { shape }
    })
}

/// The field size of a map's units, after `≤` if it is not the same everywhere; a dash if it has none, and empty if the layer is faulty.
pub fn shown_field(state: AppState, map: usize) -> String {
    state.document.analysis.with(|analysis| field_words(state, analysis, map))
}

/// The same for a map of the state's analysis.
pub(super) fn field_words(state: AppState, analysis: &NetworkAnalysis, map: usize) -> String {
    if state.selection.hides_field(map) {
        return number::UNKNOWN.to_owned();
    }
    let (locale, line) = (state.settings.locale.get(), analysis.shaped.network().input.one_dimensional);
    match &analysis.fields[map] {
        Field::Missing => String::new(),
        Field::Unknown => td_string!(locale, row.unknown).to_owned(),
        Field::Global => td_string!(locale, row.whole_map).to_owned(),
        Field::Nothing => td_string!(locale, row.nothing).to_owned(),
        field => match (field.size(), field.status()) {
            (None, _) => "–".to_owned(),
            (Some(size), Status::Varies) => format!("≤{}", number::size(&size, line)),
            (Some(size), _) => number::size(&size, line),
        },
    }
}
