//! Reordering of rows by dragging with mouse, pen or finger.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::AppState;
use crate::network::NodeKey;
use crate::network::edit::Edit;

/// A row that is being dragged, and where it would be dropped.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Dragging {
    key: NodeKey,
    /// The row under the pointer, and whether the pointer is in its lower half.
    over: Option<(NodeKey, bool)>,
}

/// The drag in progress, if any.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Drag {
    state: AppState,
    dragging: RwSignal<Option<Dragging>>,
}

impl Drag {
    pub(in crate::ui) fn new(state: AppState) -> Self {
        Self { state, dragging: RwSignal::new(None) }
    }

    /// Whether this row is being dragged.
    pub(in crate::ui) fn is_dragged(&self, key: NodeKey) -> bool {
        self.dragging.get().is_some_and(|dragging| dragging.key == key)
    }

    /// On which side of this row the dragged one would be dropped: `before` or `after`.
    pub(in crate::ui) fn drop_side(&self, key: NodeKey) -> Option<&'static str> {
        let dragging = self.dragging.get()?;
        let (over, below) = dragging.over.filter(|(over, _)| *over == key && *over != dragging.key)?;
        (over == key).then_some(if below { "after" } else { "before" })
    }

    /// Begins to drag a row by its grip.
    pub(in crate::ui) fn start(&self, key: NodeKey, event: &ev::PointerEvent) {
        if event.button() != 0 {
            return;
        }
        if let Some(grip) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            // Without capture, dragging still works while the pointer is over the rows.
            let _ = grip.set_pointer_capture(event.pointer_id());
        }
        event.prevent_default();
        self.dragging.set(Some(Dragging { key, over: None }));
    }

    /// Follows the pointer.
    pub(in crate::ui) fn follow(&self, event: &ev::PointerEvent) {
        let Some(dragging) = self.dragging.get_untracked() else { return };
        let (x, y) = (event.client_x() as f32, event.client_y() as f32);
        let over = document().element_from_point(x, y).and_then(|element| row_under(&element, f64::from(y)));
        if over != dragging.over {
            self.dragging.set(Some(Dragging { over, ..dragging }));
        }
    }

    /// Drops the row, or cancels the drag.
    pub(in crate::ui) fn finish(&self, lands: bool) {
        let Some(Dragging { key, over }) = self.dragging.get_untracked() else { return };
        self.dragging.set(None);
        let Some((target, below)) = over.filter(|_| lands) else { return };
        let place = self.state.document.network.with_untracked(|network| {
            let (from, to) = (network.index_of(key)?, network.index_of(target)?);
            let gap = to + usize::from(below);
            // The index is counted without the row that is removed.
            Some(if gap > from { gap - 1 } else { gap })
        });
        if let Some(to) = place {
            self.state.document.apply(Edit::Move { key, to });
        }
    }
}

fn row_under(element: &Element, y: f64) -> Option<(NodeKey, bool)> {
    let row = element.closest("[data-key]").ok()??;
    let key = row.get_attribute("data-key")?.parse().ok()?;
    let rect = row.get_bounding_client_rect();
    Some((NodeKey(key), y > rect.top() + rect.height() / 2.0))
}
