//! Keyboard focus in lessons.

use leptos::prelude::*;

use crate::ui::focus::{go_on_at, shown};

/// The stage.
const STAGE: &str = ".stage-canvas [tabindex]";

/// Focuses the heading of the panel, once it is mounted, so that screen readers continue from it. If it is out of sight, as on a phone
/// below the stage, the page scrolls to it. Without a heading, the stage keeps the focus.
pub(super) fn focus_heading() {
    go_on_at([".learn h2", STAGE]);
    show_heading();
}

/// Scrolls to the heading of the panel, once it is mounted.
pub(super) fn show_heading() {
    request_animation_frame(|| {
        if let Some(heading) = shown(".learn h2") {
            heading.scroll_into_view();
        }
    });
}

/// Focuses the stage, once the panel is gone.
pub(super) fn focus_stage() {
    go_on_at([STAGE]);
}

/// Whether any element of the page has the focus.
pub(super) fn is_anywhere() -> bool {
    document().active_element().is_some_and(|element| element.tag_name() != "BODY")
}
