//! Goal of the opening: the whole cat is seen; its cost, and links to continue.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::opening::open_workbench;
use crate::app::{AppState, LearnPage, Score};
use crate::presets::Preset;
use crate::scene::pixel_cat::SIDE;
use crate::scene::sample::sample;
use crate::sync::media;
use crate::text::number;
use crate::ui::share::share::Share;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, Glyph};
use crate::words;

/// The number of plain 3×3 layers after which the middle unit sees the whole image.
const PLAIN_LAYERS: usize = (SIDE - 1) / 2;
/// The weights of a 3×3 kernel per pair of channels.
const WEIGHTS_OF_THREE: usize = 9;

/// The cost of seeing the whole image, and what can be done next.
#[component]
pub(super) fn Goal(
    /// The score.
    score: Memo<Score>,
) -> impl IntoView {
    let state = use_state();
    let sharing = RwSignal::new(false);
    let is_plain = Memo::new(move |_| score.with(|score| score.is_plain));
    let took = move || {
        let (locale, score) = (state.settings.locale.get(), score.get());
        if score.is_plain {
            return td_string!(locale, opening.goal_plain, count = score.layers);
        }
        td_string!(
            locale,
            opening.goal_other,
            count = score.layers,
            weights = number::grouped(score.weights),
            plain = PLAIN_LAYERS,
            plain_weights = PLAIN_LAYERS * WEIGHTS_OF_THREE
        )
    };
    let share = move |()| {
        state.show_cat();
        sharing.set(true);
    };
    view! {
        <section class="opening-goal" role="status">
            <h2 class="opening-goal-title">{words!(opening.goal)}</h2>
            <p>{took}</p>
            <div class="opening-ways">
                <Show when=move || is_plain.get()>
                    <Button
                        kind=ButtonKind::Primary label=words!(opening.show_dilated) icon=Glyph::PLAY
                        on_press=move |()| show_dilated(state)
                    />
                </Show>
                <Button icon=Glyph::SHARE label=words!(share.open) on_press=share />
                <Button icon=Glyph::COMPARE label=words!(comparison.compare) on_press=move |()| compare(state) />
                <Button icon=Glyph::PICTURE label=words!(opening.vgg) on_press=move |()| try_vgg(state) />
                <Button
                    icon=Glyph::LESSONS label=words!(learn.open)
                    on_press=move |()| state.open_page(LearnPage::Contents)
                />
            </div>
            <Share open=sharing />
        </section>
    }
}

/// Shows the four dilated layers and plays their growth.
fn show_dilated(state: AppState) {
    state.open_dilated();
    if !media::prefers_reduced_motion() {
        state.timeline.play_from_start();
    }
}

fn compare(state: AppState) {
    open_workbench(state);
    state.compare(true);
}

/// Opens VGG-16 in the workbench, with an image.
fn try_vgg(state: AppState) {
    open_workbench(state);
    state.open_preset(Preset::Vgg16);
    state.overlay.set_background(Some(sample()));
}
