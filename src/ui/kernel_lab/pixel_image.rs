//! Pixel image: numbers as an image on a canvas.

use leptos::{html, prelude::*};

use crate::paint::put_on_canvas;
use crate::scene::Photo;

/// An image with its name below; `text` describes it.
pub(in crate::ui) fn pixels(name: Signal<String>, text: Signal<String>, picture: Signal<Option<Photo>>) -> AnyView {
    let canvas = NodeRef::<html::Canvas>::new();
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        picture.with(|picture| {
            if let Some(Err(error)) = picture.as_ref().map(|picture| put_on_canvas(picture, &canvas)) {
                leptos::logging::error!("{error}");
            }
        });
    });
    view! {
        <figure class="lab-picture">
            <canvas node_ref=canvas role="img" aria-label=text hidden=move || picture.with(Option::is_none)></canvas>
            <figcaption class="lab-name">{name}</figcaption>
        </figure>
    }
    .into_any()
}
