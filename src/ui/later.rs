//! Where a part of the page stands that is loaded when it is first needed.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_i18n::td_string;

use super::widget::{Button, ButtonKind, Glyph, Icon};
use super::{given, use_state};
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
    /// What works out how much cells count and what a unit influences.
    Counting,
    /// Where one of the big numbers comes from.
    Derivation,
    /// The dialog with the documents of this browser.
    Documents,
    /// A figure in a frame of another page.
    Figure,
    /// The fields of the input.
    InputFields,
    /// What can be done to a layer as a whole.
    LayerActions,
    /// The hyper-parameters of a layer.
    LayerFields,
    /// The panel for learning.
    Learn,
    /// The lists of the menus.
    Menus,
    /// What is wrong, in short messages.
    Messages,
    /// The address, and what the browser keeps between visits.
    Outside,
    /// The dialog for a network as text.
    Paste,
    /// What takes the reader's pictures.
    Pictures,
    /// What is laid over the page while it is shown to a room.
    Presenter,
    /// What the ruler on the picture measures.
    Ruler,
    /// The dialog in which something is taken away.
    Share,
    /// What two networks are first compared with, and which of them stands in the stack.
    Sides,
    /// A view of all maps.
    StackedView,
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

/// The way to all pieces, in the context, and those that are there.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Load {
    load: fn(Piece) -> Loading,
    there: StoredValue<Vec<(Piece, Make)>>,
}

impl Load {
    /// Nothing is there yet.
    pub(in crate::ui) fn new(load: fn(Piece) -> Loading) -> Self {
        Self { load, there: StoredValue::new(Vec::new()) }
    }

    fn find(self, piece: Piece) -> Option<Make> {
        self.there.with_value(|there| there.iter().find(|(other, _)| *other == piece).map(|(_, make)| *make))
    }

    /// Begins to load what will probably be wanted. If that fails, whoever does want it is told.
    pub(in crate::ui) fn prepare(self, piece: Piece) {
        if self.find(piece).is_none() {
            spawn_local(async move {
                let _ = self.fetch(piece).await;
            });
        }
    }

    /// Loads a piece.
    ///
    /// # Errors
    /// [`NotLoaded`] if it cannot be had.
    pub(in crate::ui) async fn fetch(self, piece: Piece) -> Result<Make, NotLoaded> {
        let make = (self.load)(piece).await?;
        if self.find(piece).is_none() {
            self.there.update_value(|there| there.push((piece, make)));
        }
        Ok(make)
    }
}

/// A part of the page that comes when it is first opened, and stays. Where it has been loaded before, it is there at once.
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
    let load: Load = given();
    let loaded = RwSignal::new(load.find(piece).map(Ok::<_, NotLoaded>));
    let begin = move || {
        spawn_local(async move {
            let result = load.fetch(piece).await;
            // The part may be gone from the page by now.
            loaded.try_set(Some(result));
        });
    };
    let wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || open.get());
    Effect::new(move |_| {
        // Asked for again after a failure, it is loaded again.
        if open.get() && loaded.with_untracked(Option::is_none) {
            begin();
        }
    });
    let made = Memo::new(move |_| wanted.get() && matches!(loaded.get(), Some(Ok(_))));
    let failed = Memo::new(move |_| matches!(loaded.get(), Some(Err(NotLoaded))));
    view! {
        {move || made.get().then(|| load.find(piece).map(|make| untrack(|| make(open))))}
        <Show when=move || failed.get()>{failure(piece, begin, move || loaded.set(None))}</Show>
    }
    .into_any()
}

/// Says that a part could not be loaded, and what that means where it is not seen; offers to try again. It looks like a
/// [`Notice`](super::widget::Notice), and stays until it is answered.
fn failure(
    piece: Piece,
    again: impl Fn() + Copy + Send + Sync + 'static,
    dismiss: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let locale = use_state().settings.locale;
    let message = move || match piece {
        Piece::Outside => td_string!(locale.get(), notice.outside_not_loaded),
        _ => td_string!(locale.get(), notice.not_loaded),
    };
    view! {
        <div class="notice-region" role="alert">
            <div class="notice" data-tone="error">
                <Icon glyph=Glyph::WARNING />
                <span class="notice-message">{message}</span>
                <Button label=words!(notice.again) kind=ButtonKind::Quiet on_press=move |()| again() />
                <Button
                    label=words!(page.close) kind=ButtonKind::Icon icon=Glyph::CLOSE on_press=move |()| dismiss()
                />
            </div>
        </div>
    }
    .into_any()
}
