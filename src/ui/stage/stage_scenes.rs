//! Stage scenes as memos, one per view.

use crate::app::AppState;
use crate::comparison::Pair;
use crate::figure::Views;
use crate::scene::View;
use crate::ui::canvas::{Fitted, StageScene};
use leptos::prelude::*;

/// The drawings of the stage's canvases: the selected unit in each view, and two compared networks in the chosen one. A scene is computed
/// only while something shows it.
#[derive(Clone, Copy)]
pub(in crate::ui) struct StageScenes {
    views: [StageScene; View::ALL.len()],
    pair: Pair<StageScene>,
}

impl StageScenes {
    /// The scenes of a page.
    pub(in crate::ui) fn new(state: AppState) -> Self {
        let views = Views::new(state);
        let scene = |views: Views| Fitted::new(state, move |size| views.draw(state.view.get(), size));
        Self {
            views: View::ALL.map(|view| Fitted::new(state, move |size| views.draw(view, size))),
            pair: Views::of_both(state).map(scene),
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

    /// The scene on which the stage's buttons act.
    pub(in crate::ui) fn first(&self, state: AppState) -> StageScene {
        if state.comparison.comparing.get() { self.pair.a } else { self.of_view(state.view.get()) }
    }
}
