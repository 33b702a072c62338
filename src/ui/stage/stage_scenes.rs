//! Stage scenes as memos, one per view.

use crate::app::AppState;
use crate::comparison::Pair;
use crate::figure::Views;
use crate::scene::View;
use crate::scene::side::FieldRows;
use crate::ui::canvas::{Fitted, StageScene};
use crate::ui::size::use_size;
use leptos::{html, prelude::*};

/// The widths in CSS pixels from which on a second and a third view are shown beside the first.
const ROOM_FOR_MORE: [f64; 2] = [1100.0, 2200.0];

/// The drawings of the stage's canvases: the selected unit in each view, and two compared networks in the chosen one. A scene is computed
/// only while something shows it.
#[derive(Clone, Copy)]
pub(in crate::ui) struct StageScenes {
    /// The element that contains the canvases.
    pub(in crate::ui) room: NodeRef<html::Div>,
    /// The views that are shown side by side, the chosen one first.
    pub(in crate::ui) shown: Memo<Vec<View>>,
    views: [StageScene; View::ALL.len()],
    pair: Pair<StageScene>,
    /// The rows of the field view, if the side view stands beside it.
    rows: Memo<Option<FieldRows>>,
}

impl StageScenes {
    /// The scenes of a page.
    pub(in crate::ui) fn new(state: AppState) -> Self {
        let room = NodeRef::new();
        let size = use_size(room);
        let shown = Memo::new(move |_| side_by_side(state.view.get(), size.get().width));
        let views = Views::new(state);
        let field = Fitted::new(state, move |size| views.draw(View::Field, size));
        let rows = Memo::new(move |_| {
            let is_line = state.document.network.with(|network| network.input.one_dimensional);
            let is_left = shown.with(|shown| field_is_left_of_side(shown)).filter(|_| !is_line)?;
            field.drawn.with(|scene| Some(FieldRows::of(scene.as_ref()?.map(0)?, is_left)))
        });
        let draw = move |view: View, size| match rows.get().filter(|_| view == View::Side) {
            Some(rows) => views.draw_side_of_rows(&rows, size),
            None => views.draw(view, size),
        };
        let scene = |views: Views| Fitted::new(state, move |size| views.draw(state.view.get(), size));
        Self {
            room,
            shown,
            views: View::ALL
                .map(|view| if view == View::Field { field } else { Fitted::new(state, move |size| draw(view, size)) }),
            pair: Views::of_both(state).map(scene),
            rows,
        }
    }

    /// The scene of a view of one network.
    pub(in crate::ui) const fn of_view(&self, view: View) -> StageScene {
        self.views[view as usize]
    }

    /// The scenes of two compared networks.
    pub(in crate::ui) const fn of_both(&self) -> Pair<StageScene> {
        self.pair
    }

    /// The view whose zoom and pan a view shows: its own, except for a side view on the rows of the field view.
    pub(in crate::ui) fn zoomed(&self, view: View) -> View {
        if view == View::Side && self.rows.with(Option::is_some) { View::Field } else { view }
    }

    /// The scene on which the stage's buttons act.
    pub(in crate::ui) fn first(&self, state: AppState) -> StageScene {
        if state.comparison.comparing.get() { self.pair.a } else { self.of_view(self.zoomed(state.view.get())) }
    }
}

/// The views that fit side by side, the chosen one first; field and cross-section complement each other.
fn side_by_side(chosen: View, width: f64) -> Vec<View> {
    const IN_ORDER: [View; 3] = [View::Field, View::Side, View::Layers];
    let count = 1 + ROOM_FOR_MORE.into_iter().filter(|&room| width >= room).count();
    std::iter::once(chosen).chain(IN_ORDER.into_iter().filter(|&view| view != chosen)).take(count).collect()
}

/// Whether the field view is to the left of the side view; `None` if they do not stand next to each other.
fn field_is_left_of_side(shown: &[View]) -> Option<bool> {
    shown.windows(2).find_map(|pair| match pair {
        [View::Field, View::Side] => Some(true),
        [View::Side, View::Field] => Some(false),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_views_stand_beside_one_another_as_have_room() {
        assert_eq!(side_by_side(View::Layers, 752.0), [View::Layers]);
        assert_eq!(side_by_side(View::Layers, 1200.0), [View::Layers, View::Field]);
        assert_eq!(side_by_side(View::Field, 1100.0), [View::Field, View::Side]);
        assert_eq!(side_by_side(View::Field, 5000.0), [View::Field, View::Side, View::Layers]);
    }
}
