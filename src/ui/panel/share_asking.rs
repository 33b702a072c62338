//! Questions to the program that works out what is taken away.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;
use leptos_i18n::td_string;
use wasm_bindgen::JsCast;

use crate::browser::events::{self, Parcel};
use crate::export::ask::{ANSWER, Answer, Around, Ask, Format, NEED, STOP, WORK};
use crate::scene::Viewport;
use crate::state::State;
use crate::ui::{is_dark, mirror};

/// What a question came to: a text, or the bytes of a file; or why it came to nothing, in the reader's language.
pub(super) type Found = Result<Parcel, String>;

/// One who asks. Only the answer to the last question counts.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    state: State,
    /// The number of the question that is open.
    open: StoredValue<Option<u32>>,
}

impl Asking {
    /// One whose answers are heard.
    pub(super) fn new(state: State, hear: Callback<Found>) -> Self {
        let asking = Self { state, open: StoredValue::new(None) };
        events::listen(ANSWER, move |parcel| {
            if let Some(found) = asking.found(parcel) {
                hear.run(found);
            }
        });
        asking
    }

    /// Asks for what is on the page. Pixels are worked out off the main thread.
    pub(super) fn ask(self, format: Format, around: Around) {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        self.open.set_value(Some(id));
        let state = self.state;
        let photo = state.overlay.input_photo.get_untracked();
        let Viewport { zoom, pan } = untrack(|| state.viewport(state.view.get()).get());
        let ask = Ask {
            id,
            format,
            link: untrack(|| mirror::fragment(state)),
            language: state.settings.locale.get_untracked().to_string(),
            dark: untrack(|| is_dark(state)),
            size: stage_size(),
            viewport: (zoom, pan.x, pan.y),
            photo: photo.as_ref().map(|photo| (photo.rows, photo.columns)),
            around,
        };
        let Ok(ask) = serde_json::to_string(&ask) else { return };
        let event = if format.has_pixels() { WORK } else { NEED };
        match photo {
            Some(photo) => events::send_with_bytes(event, &ask, &photo.pixels),
            None => events::send(event, &ask),
        }
    }

    /// Gives the open question up, if it is being worked out off the main thread.
    pub(super) fn give_up(self) {
        self.open.set_value(None);
        events::send(STOP, "");
    }

    /// Whether a number is that of the open question.
    pub(super) fn is_open(self, id: u32) -> bool {
        self.open.get_value() == Some(id)
    }

    /// What a parcel says to the open question, if it does. An empty one comes where a program could not be loaded.
    fn found(self, Parcel { text, bytes }: Parcel) -> Option<Found> {
        self.open.get_value()?;
        let found = match serde_json::from_str::<Answer>(&text) {
            Ok(answer) if !self.is_open(answer.id) => return None,
            Ok(answer) => answer.text.map(|text| Parcel { text, bytes }),
            Err(_) => Err(td_string!(self.state.settings.locale.get_untracked(), share.no_part).to_owned()),
        };
        self.open.set_value(None);
        Some(found)
    }
}

/// What a file is called that is taken away.
pub(super) fn file_name(state: State, format: Format) -> String {
    let name = state.document.network.with_untracked(|network| network.name.clone());
    let name: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    let name = if name.is_empty() { "convscope".to_owned() } else { name };
    format!("{name}.{}", format.extension())
}

/// The size of the stage's first canvas in CSS pixels.
fn stage_size() -> (f64, f64) {
    let canvas = document().query_selector(".stage-plot canvas").ok().flatten();
    let canvas = canvas.and_then(|canvas| canvas.dyn_into::<web_sys::HtmlCanvasElement>().ok());
    canvas.map_or((752.0, 600.0), |canvas| (f64::from(canvas.client_width()), f64::from(canvas.client_height())))
}
