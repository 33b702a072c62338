//! Outputs of the kernels: images filtered in sequence, by the composed kernel, and the difference.

use std::sync::Arc;

use leptos::{ev, html, prelude::*};
use leptos_i18n::td_string;

use super::pixel_image::pixels;
use crate::app::{FilterComparison, Lab, SIDES, Subject, largest};
use crate::kernels::{Border, KernelPipeline, Orientation, Rectifier};
use crate::paint::{Theme, colormap};
use crate::scene::Photo;
use crate::sync::photo::decode;
use crate::text::lab as words_of;
use crate::ui::canvas::use_theme;
use crate::ui::use_state;
use crate::ui::widgets::{ButtonKind, Checkbox, Choice, Glyph, Menu, MenuEntry, MenuItem, Segmented, Select};
use crate::words;

/// The number of multiply-adds beyond which a comparison waits for the end of a drag.
const PROMPT_WORK: usize = 8_000_000;

/// A comparison, or `None` before the first.
type Shown = Memo<Option<Arc<FilterComparison>>>;

/// The three images, and their description.
pub(in crate::ui) fn pictures() -> AnyView {
    let state = use_state();
    let lab = state.lab;
    let cascade = Memo::new(move |_| lab.with(|experiment| experiment.cascade.clone()));
    let picture = Memo::new(move |_| Arc::new(lab.subject.with(|subject| subject.image(lab.side.get()))));
    let is_long = move || cascade.with(|cascade| FilterComparison::work(cascade, &picture.get())) > PROMPT_WORK;
    let waits = Memo::new(move |_| lab.held.get() && is_long());
    let trial: Shown = Memo::new(move |before: Option<&Option<Arc<FilterComparison>>>| {
        if let (true, Some(before)) = (waits.get(), before) {
            return before.clone();
        }
        Some(Arc::new(cascade.with(|cascade| FilterComparison::of(cascade, &picture.get()))))
    });
    let text = Signal::derive(move || {
        let locale = state.settings.locale.get();
        if waits.get() {
            return td_string!(locale, lab.waiting).to_owned();
        }
        let (stages, rectifier) =
            cascade.with(|cascade| (cascade.channels.first().map_or(0, Vec::len), cascade.rectifier));
        trial.with(|trial| {
            trial.as_ref().map_or_else(String::new, |trial| words_of::finding(locale, trial, stages, rectifier))
        })
    });
    let theme = use_theme();
    let shown = move |draw: fn(&FilterComparison, &Theme) -> Option<Photo>| {
        Signal::derive(move || trial.with(|trial| theme.with(|theme| draw(trial.as_ref()?, theme))))
    };
    view! {
        <section class="lab-part">
            <h3 class="heading">{words!(lab.run)}</h3>
            <p class="lab-why">{words!(lab.run_why)}</p>
            {switches(lab, cascade)}
            <div class="lab-run">
            <div class="lab-pictures">
                {pixels(words!(lab.cascade), words!(lab.cascade), shown(run))}
                {pixels(words!(lab.at_once), words!(lab.at_once), shown(run_at_once))}
                {pixels(words!(lab.difference), text, shown(differences))}
            </div>
            <p class="lab-finding" role="status">{text}</p>
            </div>
        </section>
    }
    .into_any()
}

/// The options of running the kernels, and the choice of the image.
fn switches(lab: Lab, cascade: Memo<KernelPipeline>) -> AnyView {
    let orientations = vec![
        Choice::new(Orientation::Correlation, words!(lab.correlation)),
        Choice::new(Orientation::Convolution, words!(lab.convolution)),
    ];
    let borders = vec![Choice::new(Border::Zero, words!(lab.zeros)), Choice::new(Border::Valid, words!(lab.valid))];
    let turn = move |change: &dyn Fn(&mut KernelPipeline)| {
        lab.change(|mut experiment| {
            change(&mut experiment.cascade);
            experiment
        });
    };
    let rectify = move |on: bool| {
        turn(&|cascade| cascade.rectifier = if on { Rectifier::Between } else { Rectifier::Absent });
    };
    let sides = SIDES.map(|side| Choice::new(side, pixels_word(side))).to_vec();
    view! {
        <div class="toolbar lab-switches">
            <Segmented
                label=words!(lab.orientation) choices=orientations
                value=Signal::derive(move || cascade.with(|cascade| cascade.orientation))
                on_change=move |orientation| turn(&|cascade| cascade.orientation = orientation)
            />
            <Segmented
                label=words!(lab.border) choices=borders
                value=Signal::derive(move || cascade.with(|cascade| cascade.border))
                on_change=move |border| turn(&|cascade| cascade.border = border)
            />
            <Checkbox
                label=words!(lab.relu)
                checked=Signal::derive(move || cascade.with(|cascade| cascade.rectifier == Rectifier::Between))
                on_change=rectify
            />
            <span class="toolbar-space"></span>
            <Select
                label=words!(lab.side) label_hidden=true choices=sides value=lab.side
                on_change=move |side| lab.side.set(side)
            />
            {subjects(lab)}
        </div>
    }
    .into_any()
}

fn pixels_word(side: usize) -> Signal<String> {
    let locale = use_state().settings.locale;
    Signal::derive(move || td_string!(locale.get(), lab.pixels, count = side))
}

/// The menu of images.
fn subjects(lab: Lab) -> AnyView {
    let state = use_state();
    let chooser = NodeRef::<html::Input>::new();
    let choose = move || {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.set_value("");
            chooser.click();
        }
    };
    let entries = Signal::stored(vec![
        MenuEntry::Item(MenuItem::new(words!(photo.sample), move || lab.subject.set(Subject::Sample))),
        MenuEntry::Item(MenuItem::new(words!(lab.noise), move || lab.subject.set(Subject::Noise))),
        MenuEntry::Item(MenuItem::new(words!(photo.choose), choose).with_icon(Glyph::OPEN)),
    ]);
    let chosen = move |event: ev::Targeted<ev::Event, web_sys::HtmlInputElement>| {
        let Some(file) = event.target().files().and_then(|files| files.get(0)) else { return };
        leptos::task::spawn_local(async move {
            let photo = decode(&file).await;
            state.unreadable.set(photo.is_none());
            if let Some(photo) = photo {
                lab.subject.set(Subject::Own(photo));
            }
        });
    };
    view! {
        <Menu kind=ButtonKind::Plain icon=Glyph::PICTURE label=words!(photo.menu) entries />
        <input node_ref=chooser type="file" accept="image/*" hidden on:change:target=chosen />
    }
    .into_any()
}

fn run(trial: &FilterComparison, _: &Theme) -> Option<Photo> {
    colormap::grey(&trial.cascade, range(trial))
}

fn run_at_once(trial: &FilterComparison, _: &Theme) -> Option<Photo> {
    colormap::grey(&trial.single, range(trial))
}

fn differences(trial: &FilterComparison, theme: &Theme) -> Option<Photo> {
    let difference = &trial.difference;
    colormap::signed(&difference.image, difference.largest, difference.tolerance, theme)
}

/// The values shown as black and white: zero and the largest if there are no negative values, else symmetric around a middle gray.
fn range(trial: &FilterComparison) -> (f64, f64) {
    let most = largest(&trial.cascade).max(largest(&trial.single));
    let images = [&trial.cascade, &trial.single];
    let lowest = images.iter().flat_map(|image| image.values()).fold(0.0_f64, |lowest, value| lowest.min(*value));
    if lowest < -1e-9 * most { (-most, most) } else { (0.0, most) }
}
