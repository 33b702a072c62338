//! The names and icons of the views.

use leptos::prelude::Signal;

use crate::scene::View;
use crate::ui::widgets::{Choice, Glyph};
use crate::words;

/// A view as a choice of a control.
pub(in crate::ui) fn view_choice(view: View) -> Choice<View> {
    let name: Signal<String> = match view {
        View::Field => words!(stage.field),
        View::Layers => words!(stage.layers),
        View::Side => words!(stage.side),
        View::Kernel => words!(stage.kernel),
    };
    Choice::new(view, name)
}

/// The icon of a view.
pub(in crate::ui) const fn icon(view: View) -> Glyph {
    match view {
        View::Field => Glyph::FIELD,
        View::Layers => Glyph::LAYERS,
        View::Side => Glyph::SIDE,
        View::Kernel => Glyph::KERNEL_VIEW,
    }
}
