//! A drawing that adapts to the size of its canvas.

use std::sync::Arc;

use leptos::prelude::*;

use super::Drawing;
use crate::app::AppState;
use crate::scene::Size;

/// A drawing worked out once for its canvas: what is painted and what the pointer hits are the same value.
///
/// `T` is a [`Scene`](crate::scene::Scene) or a [`Chart`](crate::scene::chart::Chart).
pub struct Fitted<T: Send + Sync + 'static> {
    /// The size of the canvas in CSS pixels; zero until it stands in the page.
    pub(in crate::ui) canvas: RwSignal<Size>,
    /// The drawing; none while its canvas has no room.
    pub drawn: Memo<Option<Arc<T>>>,
}

impl<T: Send + Sync + 'static> Clone for Fitted<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Fitted<T> {}

impl<T: PartialEq + Send + Sync + 'static> Fitted<T> {
    /// A drawing made by `draw` for a size in its own pixels, which are CSS pixels unless the page is presented.
    pub fn new(state: AppState, draw: impl Fn(Size) -> T + Send + Sync + 'static) -> Self {
        let canvas = RwSignal::new(Size::new(0.0, 0.0));
        let drawn = Memo::new(move |_| {
            let (size, magnification) = (canvas.get(), magnification(state));
            let size = Size::new((size.width / magnification).floor(), (size.height / magnification).floor());
            (size.width >= 1.0 && size.height >= 1.0).then(|| Arc::new(draw(size)))
        });
        Self { canvas, drawn }
    }

    /// Something of the drawing as it is now, without following it; none while there is none.
    pub fn now<U>(&self, read: impl FnOnce(&T) -> U) -> Option<U> {
        self.drawn.try_with_untracked(|drawn| drawn.as_deref().map(read)).flatten()
    }

    /// The drawing for a canvas.
    pub(in crate::ui) fn drawing(&self) -> Signal<Option<Drawing>>
    where
        Drawing: From<Arc<T>>,
    {
        let drawn = self.drawn;
        Signal::derive(move || drawn.get().map(Drawing::from))
    }
}

/// How many CSS pixels a pixel of a drawing takes: more than one in front of a room.
pub(in crate::ui) fn magnification(state: AppState) -> f64 {
    if state.lesson_session.presenting.get() { 1.5 } else { 1.0 }
}
