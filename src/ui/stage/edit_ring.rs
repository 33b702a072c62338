//! Edit ring: after an edit, a line that moves from the border of the field before it to the border of the field after it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::AppState;
use crate::network::Network;
use crate::scene::{Edges, MapArea, Rect};
use crate::ui::canvas::{StageScene, magnification};
use crate::ui::use_state;

/// A line over the picture of the field, which already shows the network after the edit. The style moves it; while nothing moves, nothing
/// runs.
#[component]
pub(in crate::ui) fn EditRing(
    /// The scene of the field view.
    scene: StageScene,
) -> impl IntoView {
    let state = use_state();
    let seen = Memo::new_with_compare(move |before| Seen::after(before, state, scene), |_, _| true);
    let ring = Memo::new(move |_| seen.with(|seen| seen.ring));
    let length = |value: f64| format!("{value:.1}px");
    move || {
        ring.get().map(|Ring { from, to, .. }| {
            view! {
                <div
                    class="edit-ring"
                    aria-hidden="true"
                    style:--from-left=length(from.left)
                    style:--from-top=length(from.top)
                    style:--from-width=length(from.width())
                    style:--from-height=length(from.height())
                    style:left=length(to.left)
                    style:top=length(to.top)
                    style:width=length(to.width())
                    style:height=length(to.height())
                ></div>
            }
        })
    }
}

/// The field of the picture before, and the line after the last edit.
#[derive(Clone, Default)]
struct Seen {
    field: Option<Field>,
    ring: Option<Ring>,
}

/// A complete field, and the network it belongs to.
#[derive(Clone)]
struct Field {
    network: Arc<Network>,
    origin: u32,
    map: MapArea,
    edges: Edges,
}

/// The two ends of the line's way, in CSS pixels of the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Ring {
    /// Tells two equal ways apart.
    count: u32,
    from: Rect,
    to: Rect,
}

impl Seen {
    /// The present picture, and a new line if an edit changed the field since `before`.
    fn after(before: Option<&Self>, state: AppState, scene: StageScene) -> Self {
        let before = before.cloned().unwrap_or_default();
        let field = scene.drawn.with(|scene| {
            let map = *scene.as_ref()?.map(0)?;
            let is_complete = !state.timeline.playing.get() && state.timeline.rests_at().is_none();
            let edges = map.grip.filter(|_| is_complete)?;
            let network = state.document.network.get_untracked();
            Some(Field { network, origin: state.document.origin.get_untracked(), map, edges })
        });
        let Some(now) = field else { return before };
        let magnification = untrack(|| magnification(state));
        let moved = before.field.filter(|old| now.was_edited(old)).map(|old| {
            let count = before.ring.map_or(0, |ring| ring.count) + 1;
            let rect = |edges| scaled(now.map.frame.rect(edges), magnification);
            Ring { count, from: rect(old.edges), to: rect(now.edges) }
        });
        Self { field: Some(now), ring: moved.or(before.ring) }
    }
}

impl Field {
    /// Whether an edit of the same network changed the field on the same input.
    fn was_edited(&self, old: &Self) -> bool {
        let size = |field: &Self| (field.map.rows, field.map.columns);
        !Arc::ptr_eq(&self.network, &old.network)
            && self.origin == old.origin
            && size(self) == size(old)
            && self.edges != old.edges
    }
}

fn scaled(rect: Rect, by: f64) -> Rect {
    Rect::new(rect.left * by, rect.top * by, rect.right * by, rect.bottom * by)
}
