//! Fitted drawing, which adapts to the size of its canvas.

use std::sync::Arc;

use leptos::prelude::*;

use super::Drawing;
use crate::app::AppState;
use crate::scene::Size;

/// A drawing computed once for its canvas: painting and hit-testing use the same value.
///
/// `T` is a [`Scene`](crate::scene::Scene) or a [`Chart`](crate::scene::chart::Chart).
pub struct Fitted<T: Send + Sync + 'static> {
    /// The size of the canvas in CSS pixels; zero until it is mounted.
    pub(in crate::ui) canvas: RwSignal<Size>,
    /// The drawing; `None` while its canvas has no size.
    pub drawn: Memo<Option<Arc<T>>>,
}

impl<T: Send + Sync + 'static> Clone for Fitted<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Fitted<T> {}

impl<T: PartialEq + Send + Sync + 'static> Fitted<T> {
    /// A drawing made by `draw` for a size in its own pixels, which are CSS pixels except in presentation mode.
    pub fn new(state: AppState, draw: impl Fn(Size) -> T + Send + Sync + 'static) -> Self {
        let canvas = RwSignal::new(Size::new(0.0, 0.0));
        let drawn = Memo::new(move |_| {
            let (size, magnification) = (canvas.get(), magnification(state));
            let size = Size::new((size.width / magnification).floor(), (size.height / magnification).floor());
            (size.width >= 1.0 && size.height >= 1.0).then(|| Arc::new(draw(size)))
        });
        Self { canvas, drawn }
    }

    /// A value read from the present drawing, untracked; `None` while there is none.
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

/// The number of CSS pixels per pixel of a drawing: more than one in presentation mode.
pub(in crate::ui) fn magnification(state: AppState) -> f64 {
    if state.lesson_session.presenting.get() { 1.5 } else { 1.0 }
}
