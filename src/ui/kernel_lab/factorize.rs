//! Factorization of a 5×5 kernel into pairs of 3×3 kernels.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::kernel_slot::{cells, name};
use super::kernels::counted;
use crate::app::{Lab, MOST_CHANNELS, Slot};
use crate::kernels::{Fit, Kernel, Search, Target, compose, sum};
use crate::sync::frame::{next_frame, now};
use crate::text::lab as words_of;
use crate::ui::use_state;
use crate::ui::widgets::{Button, ButtonKind, ChangingSelect, Choice, Glyph, KernelFigure};
use crate::words;

/// The number of starts of a fit, several of which usually end in the same minimum.
const STARTS: usize = 20;

/// Milliseconds per frame that a fit may take.
const SLICE: f64 = 8.0;

/// The progress of a fit.
#[derive(Clone, Debug, PartialEq)]
struct Progress {
    target: Kernel,
    fit: Fit,
    settled: usize,
    is_done: bool,
}

/// The fit of the present target kernel.
#[derive(Clone, Copy)]
struct Fitting {
    lab: Lab,
    channels: RwSignal<usize>,
    /// Counts the fits; only the latest continues.
    run: StoredValue<u32>,
    progress: RwSignal<Option<Progress>>,
}

impl Fitting {
    /// Runs frame by frame until the search has ended, another fit begins, or the lab is closed.
    fn start(self) {
        let target = self.lab.with(|experiment| experiment.target.clone());
        let Ok(mut search) = Search::new(&target, self.channels.get_untracked(), STARTS) else { return };
        self.run.update_value(|run| *run += 1);
        let run = self.run.get_value();
        leptos::task::spawn_local(async move {
            while self.run.try_get_value() == Some(run) {
                let begun = now();
                let mut is_done = false;
                while !is_done && now() - begun < SLICE {
                    is_done = !search.step();
                }
                let (settled, _) = search.settled();
                let progress = Progress { target: target.clone(), fit: search.best().clone(), settled, is_done };
                if self.progress.try_set(Some(progress)).is_some() || is_done {
                    return;
                }
                next_frame().await;
            }
        });
    }

    /// The progress of the fit, if it is for the present kernel and channels.
    fn current(self) -> Option<Progress> {
        let progress = self.progress.get()?;
        let is_current = self.lab.with(|experiment| experiment.target == progress.target);
        (is_current && progress.fit.pairs.len() == self.channels.get()).then_some(progress)
    }
}

/// The kernel to factorize, the button that starts the fit, and its result.
pub(in crate::ui) fn apart() -> AnyView {
    let state = use_state();
    let lab = state.lab;
    let fitting = Fitting { lab, channels: RwSignal::new(1), run: StoredValue::new(0), progress: RwSignal::new(None) };
    let current = Memo::new(move |_| fitting.current());
    let text = move || {
        let locale = state.settings.locale.get();
        current.with(|progress| match progress {
            None => words_of::freedom(locale, fitting.channels.get()),
            Some(Progress { is_done: false, settled, .. }) => {
                td_string!(locale, lab.fitting, done = *settled, starts = STARTS)
            }
            Some(Progress { fit, .. }) => words_of::fitted(locale, fit, STARTS),
        })
    };
    let set_channels = Callback::new(move |channels| fitting.channels.set(channels));
    let take = move |()| {
        if let Some(progress) = current.get_untracked() {
            lab.change(|experiment| experiment.with_fit(&progress.fit));
        }
    };
    view! {
        <section class="lab-part">
            <h3 class="heading">{words!(lab.apart)}</h3>
            <p class="lab-why">{words!(lab.apart_why)}</p>
            <div class="lab-equation">
                <div class="lab-kernel">
                    <h4 class="lab-name">{name(Slot::Target)}</h4>
                    {targets(lab)}
                    {cells(lab, Slot::Target, 5)}
                </div>
                <Show when=move || current.with(Option::is_some)>{outcome(current)}</Show>
            </div>
            <div class="toolbar lab-switches">
                {counted(words!(lab.channels), 1..=MOST_CHANNELS, fitting.channels.into(), set_channels)}
                <Button kind=ButtonKind::Primary label=words!(lab.fit) on_press=move |()| untrack(|| fitting.start()) />
                <Show when=move || current.with(Option::is_some)>
                    <Button icon=Glyph::ARROW_UP label=words!(lab.take) on_press=take />
                </Show>
            </div>
            <p class="lab-finding" role="status">{text}</p>
        </section>
    }
    .into_any()
}

/// The result of a fit, and its error.
fn outcome(current: Memo<Option<Progress>>) -> AnyView {
    let closest = Memo::new(move |_| current.with(|progress| progress.as_ref().map(|progress| made(&progress.fit))));
    let values = move |kernel: Option<Kernel>| kernel.map_or_else(Vec::new, |kernel| kernel.values().to_vec());
    let made_values = Signal::derive(move || values(closest.get()));
    let left_values = Signal::derive(move || {
        current.with(|progress| {
            let Some(Progress { target, .. }) = progress else { return Vec::new() };
            let made = closest.get();
            values(made.map(|made| Kernel::from_fn(2, |row, col| target.at(row, col) - made.at(row, col))))
        })
    });
    view! {
        <span class="lab-sign" aria-hidden="true">"="</span>
        <div class="lab-kernel">
            <h4 class="lab-name">{words!(lab.closest)}</h4>
            <KernelFigure label=words!(lab.closest) values=made_values />
        </div>
        <span class="lab-sign" aria-hidden="true">"+"</span>
        <div class="lab-kernel">
            <h4 class="lab-name">{words!(lab.rest)}</h4>
            <KernelFigure label=words!(lab.rest) values=left_values />
        </div>
    }
    .into_any()
}

/// The 5×5 kernel that the fitted pairs make.
fn made(fit: &Fit) -> Kernel {
    let composed: Vec<Kernel> = fit.pairs.iter().map(|(first, second)| compose(first, second)).collect();
    sum(&composed)
}

/// A target that can be chosen.
#[derive(Clone, Copy, PartialEq)]
enum Offer {
    /// A kernel by name.
    Named(Target),
    /// The composed kernel of those in the lab, if it is a 5×5.
    Composed,
    /// The user's own kernel.
    Own,
}

/// The choice of a target.
fn targets(lab: Lab) -> AnyView {
    let locale = use_state().settings.locale;
    let label = {
        let name = name(Slot::Target);
        Signal::derive(move || td_string!(locale.get(), lab.preset, kernel = name.get()))
    };
    let chosen = Memo::new(move |_| {
        lab.with(|experiment| {
            let named = Target::NAMED.into_iter().find(|target| target.kernel() == experiment.target);
            match named {
                Some(target) => Offer::Named(target),
                None if experiment.cascade.single() == experiment.target => Offer::Composed,
                None => Offer::Own,
            }
        })
    });
    let choices = Signal::derive(move || {
        let word = move |target| Signal::derive(move || words_of::target(locale.get(), target).to_owned());
        let named = Target::NAMED.into_iter().chain([Target::Random(0)]);
        let mut choices: Vec<_> = named.map(|target| Choice::new(Offer::Named(target), word(target))).collect();
        if lab.with(crate::app::Experiment::stages) == 2 {
            choices.push(Choice::new(Offer::Composed, words!(lab.composed)));
        }
        if chosen.get() == Offer::Own {
            choices.insert(0, Choice::new(Offer::Own, words!(lab.own)));
        }
        choices
    });
    let choose = move |offer: Offer| {
        let kernel = match offer {
            Offer::Named(Target::Random(_)) => Target::Random(lab.new_seed()).kernel(),
            Offer::Named(target) => target.kernel(),
            Offer::Composed => untrack(|| lab.with(|experiment| experiment.cascade.single())),
            Offer::Own => return,
        };
        lab.change(|experiment| experiment.with_kernel(Slot::Target, kernel));
    };
    view! { <ChangingSelect label label_hidden=true choices value=chosen on_change=choose /> }.into_any()
}
