//! Placement of popups next to their anchor, inside the window.

use leptos::prelude::window;
use web_sys::{Element, HtmlElement};

/// An upright rectangle in CSS pixels of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bounds {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

/// Distance kept from the window's edges, in CSS pixels.
const MARGIN: f64 = 8.0;

/// The upper left corner of a popup of `size` beside `anchor`: below it if it fits, above it if there is more room there; left edges
/// aligned if it then fits the window, otherwise right edges.
fn place(
    anchor: Bounds,
    (width, height): (f64, f64),
    (window_width, window_height): (f64, f64),
    gap: f64,
) -> (f64, f64) {
    let room_below = window_height - MARGIN - anchor.bottom - gap;
    let room_above = anchor.top - gap - MARGIN;
    let top =
        if height <= room_below || room_below >= room_above { anchor.bottom + gap } else { anchor.top - gap - height };
    let left = if anchor.left + width <= window_width - MARGIN { anchor.left } else { anchor.right - width };
    let last_left = (window_width - MARGIN - width).max(MARGIN);
    let last_top = (window_height - MARGIN - height).max(MARGIN);
    (left.clamp(MARGIN, last_left), top.clamp(MARGIN, last_top))
}

/// Shows `popup` beside `anchor`, above everything else, `gap` CSS pixels away.
pub(super) fn show_beside(popup: &HtmlElement, anchor: &Element, gap: f64) {
    // Fails only if it is already shown or not mounted; then there is nothing to do.
    let _ = popup.show_popover();
    let bounds = bounds_of(anchor);
    let own = bounds_of(popup);
    let window = window();
    let pixels =
        |length: Result<wasm_bindgen::JsValue, _>| length.ok().and_then(|length| length.as_f64()).unwrap_or(0.0);
    let window_size = (pixels(window.inner_width()), pixels(window.inner_height()));
    let (left, top) = place(bounds, (own.right - own.left, own.bottom - own.top), window_size, gap);
    let style = popup.style();
    // Setting a length of a mounted popup cannot fail.
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}

fn bounds_of(element: &Element) -> Bounds {
    let rect = element.get_bounding_client_rect();
    Bounds { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: (f64, f64) = (1000.0, 800.0);

    fn check(anchor: (f64, f64), size: (f64, f64), expected: (f64, f64)) {
        let (left, top) = anchor;
        let anchor = Bounds { left, top, right: left + 100.0, bottom: top + 30.0 };
        assert_eq!(place(anchor, size, WINDOW, 4.0), expected);
    }

    #[test]
    fn with_room_it_hangs_below_on_the_left_edge() {
        check((200.0, 100.0), (300.0, 200.0), (200.0, 134.0));
    }

    #[test]
    fn at_the_right_border_the_right_edges_meet() {
        check((880.0, 100.0), (300.0, 200.0), (680.0, 134.0));
    }

    #[test]
    fn at_the_bottom_it_stands_above() {
        check((200.0, 700.0), (300.0, 200.0), (200.0, 496.0));
    }

    #[test]
    fn one_larger_than_the_window_starts_at_its_corner() {
        check((200.0, 100.0), (3000.0, 2000.0), (8.0, 8.0));
    }
}
