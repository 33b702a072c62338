//! What rows and pictures say of a map: its shape and what its units see, unless that answers an open question.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::analysis::Field;
use crate::app::AppState;
use crate::text::{layer, number};

/// The shape of a map; nothing where there is none.
pub fn shown_shape(state: AppState, map: usize) -> String {
    state.document.analysis.with(|analysis| {
        let line = analysis.shaped.network().input.one_dimensional;
        let shape = analysis.shaped.shape(map).map_or_else(String::new, |shape| layer::shape(&shape, line));
        if state.selection.hides_size(map, &shape) { number::UNKNOWN.to_owned() } else { shape }
    })
}

/// The size of the field of a map's units; a dash where it has none, and nothing where the layer is impossible.
pub fn shown_field(state: AppState, map: usize) -> String {
    if state.selection.hides_field(map) {
        return number::UNKNOWN.to_owned();
    }
    state.document.analysis.with(|analysis| {
        let line = analysis.shaped.network().input.one_dimensional;
        match &analysis.fields[map] {
            Field::Missing => String::new(),
            Field::Unknown => td_string!(state.settings.locale.get(), row.unknown).to_owned(),
            Field::Global => td_string!(state.settings.locale.get(), row.whole_map).to_owned(),
            field => field.size().map_or_else(|| "–".to_owned(), |size| number::size(&size, line)),
        }
    })
}
