//! Opening as a scene.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::AppState;
use crate::scene::opening::{OpeningPicture, OpeningView, opening_scene};
use crate::scene::pixel_cat::{Mood, pixel_cat};
use crate::scene::{Scene, Size};

/// The opening of a state. The picture of a step is computed once, not per frame.
#[derive(Clone, Copy)]
pub struct OpeningFigure {
    state: AppState,
    picture: Memo<Option<Arc<OpeningPicture>>>,
}

impl OpeningFigure {
    /// The opening of a state.
    pub fn new(state: AppState) -> Self {
        let step = Memo::new(move |_| state.timeline.reveal.get().ceil() as usize);
        let picture = Memo::new(move |_| {
            let (trace, step) = (state.selection.trace.get()?.ok()?, step.get());
            state.document.analysis.with(|analysis| OpeningPicture::of(analysis, &trace, step)).map(Arc::new)
        });
        Self { state, picture }
    }

    /// The scene at the present moment; empty if the unit's cells cannot be listed.
    pub fn draw(&self, size: Size) -> Scene {
        let Some(picture) = self.picture.get() else { return Scene::new(size) };
        let reveal = self.state.timeline.reveal.get();
        let progress = if picture.step == 0 { 1.0 } else { (reveal - (picture.step as f64 - 1.0)).clamp(0.0, 1.0) };
        let photo = pixel_cat(self.mood());
        opening_scene(&OpeningView { size, picture: &picture, photo: &photo, progress })
    }

    /// The mood of the cat: it wakes when the field has grown to its end.
    fn mood(&self) -> Mood {
        if self.state.timeline.playing.get() { Mood::Asleep } else { self.state.opening.mood() }
    }
}
