//! Keyboard focus in lessons.

use leptos::prelude::*;

use crate::ui::focus::{go_on_at, shown};

/// The picture.
const STAGE: &str = ".stage-canvas [tabindex]";

/// Goes on at the heading of the panel, once it is there: screen readers read on from it. Where it is not in sight, as on a phone below the
/// picture, the page is scrolled to it. A panel without a heading leaves one at the picture.
pub(super) fn focus_heading() {
    go_on_at([".learn h2", STAGE]);
    show_heading();
}

/// Scrolls to the heading of the panel, once it is there.
pub(super) fn show_heading() {
    request_animation_frame(|| {
        if let Some(heading) = shown(".learn h2") {
            heading.scroll_into_view();
        }
    });
}

/// Goes on at the picture, once the panel is gone.
pub(super) fn focus_stage() {
    go_on_at([STAGE]);
}

/// Whether somebody is somewhere on the page with the keyboard or has pressed something.
pub(super) fn is_anywhere() -> bool {
    document().active_element().is_some_and(|element| element.tag_name() != "BODY")
}
