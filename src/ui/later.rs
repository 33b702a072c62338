//! Where a part of the page stands that is loaded when it is first needed.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_i18n::td_string;

use super::use_state;
use super::widget::{Notice, NoticeTone};
use crate::words;

/// A part of the page that most visits do not need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Two networks beside each other on the stage.
    Contenders,
    /// When the rule flips, for two networks.
    Flipping,
    /// The kernel lab.
    Lab,
    /// The holes that dilations leave in a field.
    Gridding,
    /// The dialog with the documents of this browser.
    Documents,
    /// A figure in a frame of another page.
    Figure,
    /// The panel for learning.
    Learn,
    /// The dialog for a network as text.
    Paste,
    /// What is laid over the page while it is shown to a room.
    Presenter,
    /// The dialog in which something is taken away.
    Share,
    /// The verdict on two networks.
    Verdict,
}

/// A piece could not be loaded: there is no connection, or the page has been renewed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(target_arch = "wasm32")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Makes the part, given whether it is open. Parts that are always open ignore that.
pub type Make = fn(RwSignal<bool>) -> AnyView;

/// A piece on its way.
pub type Loading = Pin<Box<dyn Future<Output = Result<Make, NotLoaded>>>>;

/// The way to all pieces, in the context.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Load(pub(in crate::ui) fn(Piece) -> Loading);

/// A part of the page that comes when it is first opened, and stays.
#[component]
pub(in crate::ui) fn Later(
    /// Which part.
    piece: Piece,
    /// Whether it is open.
    #[prop(default = RwSignal::new(true))]
    open: RwSignal<bool>,
) -> impl IntoView {
    later(piece, open)
}

fn later(piece: Piece, open: RwSignal<bool>) -> AnyView {
    let Load(load) = expect_context();
    let loaded = RwSignal::new(None::<Result<Make, NotLoaded>>);
    let begin = move || {
        spawn_local(async move {
            let result = load(piece).await;
            // The part may be gone from the page by now.
            loaded.try_set(Some(result));
        });
    };
    let wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || open.get());
    Effect::new(move |_| {
        if wanted.get() {
            begin();
        }
    });
    let state = use_state();
    let message = Signal::derive(move || {
        let failed = matches!(loaded.get(), Some(Err(NotLoaded)));
        failed.then(|| td_string!(state.settings.locale.get(), notice.not_loaded).to_owned())
    });
    let again = Signal::derive(move || Some(td_string!(state.settings.locale.get(), notice.again).to_owned()));
    view! {
        {move || loaded.get().and_then(Result::ok).map(|make| make(open))}
        <Notice
            message tone=NoticeTone::Error action_label=again on_action=move |()| begin()
            dismiss_label=words!(page.close) on_dismiss=move |()| loaded.set(None)
        />
    }
    .into_any()
}
