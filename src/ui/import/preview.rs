//! Preview of a text while it is typed: the layers of its network, or what is wrong with it.

use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::session::SHORT;
use crate::analysis::{Convention, Field, NetworkAnalysis, cost};
use crate::app::import::OpenError;
use crate::app::text_fix::other_readings;
use crate::app::{ImportRefusal, ImportRemark, TextFix, import};
use crate::formats::python::is_python;
use crate::formats::{Import, ImportError, NOTATION};
use crate::i18n::Locale;
use crate::text::{layer, number, problem};
use crate::ui::use_state;
use crate::ui::widgets::{Chip, Glyph, Icon, depth_color};
use crate::words;
use crate::worker::import::{refusal, remark};

/// The pause in typing after which the layers are drawn.
const PAUSE: Duration = Duration::from_millis(250);
/// The pause in typing after which screen readers are notified.
const QUIET: Duration = Duration::from_millis(1200);
/// The largest number of rows.
const MOST_ROWS: usize = 60;

/// The state of a text.
#[derive(Clone, Debug, PartialEq)]
enum Seen {
    /// It is empty.
    Nothing,
    /// It is too long to be read while it is typed.
    Long,
    /// It is a program, which runs only on request.
    Program,
    /// It is a network.
    Stack,
    /// It has an error.
    Wrong(ImportRefusal),
}

/// The preview of a text.
#[derive(Clone, Copy)]
pub(super) struct Preview {
    seen: RwSignal<Seen>,
    /// The last valid network of the text.
    stack: RwSignal<Option<Arc<Stack>>>,
    /// Whether screen readers are notified.
    pub(super) said: RwSignal<bool>,
    /// Whether the text is in the notation, as far as that is known: only such a text has colors and completions.
    pub(super) in_notation: RwSignal<bool>,
    timers: StoredValue<[Option<TimeoutHandle>; 2]>,
}

/// A network in the preview.
struct Stack {
    analysis: NetworkAnalysis,
    parameters: Option<u128>,
    remarks: Vec<ImportRemark>,
    /// Changes to the text that make it say the other reading of what is ambiguous.
    readings: Vec<TextFix>,
}

impl Preview {
    /// The preview of an empty text.
    pub(super) fn new() -> Self {
        let preview = Self {
            seen: RwSignal::new(Seen::Nothing),
            stack: RwSignal::new(None),
            said: RwSignal::new(false),
            in_notation: RwSignal::new(true),
            timers: StoredValue::new([None, None]),
        };
        on_cleanup(move || preview.stop());
        preview
    }

    /// Reads a text after each pause in typing.
    pub(super) fn follow(self, text: RwSignal<String>) {
        self.stop();
        self.said.set(false);
        let look = move || {
            if let Some(text) = text.try_get_untracked() {
                self.look(&text);
            }
        };
        let say = move || {
            self.said.try_set(true);
        };
        let timers = [(PAUSE, Box::new(look) as Box<dyn FnOnce()>), (QUIET, Box::new(say))];
        self.timers.set_value(timers.map(|(pause, then)| set_timeout_with_handle(then, pause).ok()));
    }

    /// Reads a text now.
    pub(super) fn look(self, text: &str) {
        let (seen, in_notation) = if text.trim().is_empty() {
            (Seen::Nothing, true)
        } else if is_python(text.as_bytes()) {
            (Seen::Program, false)
        } else if text.len() > SHORT {
            (Seen::Long, false)
        } else {
            match import::import(text.as_bytes(), None) {
                Ok(import) => {
                    let in_notation = import.format == NOTATION;
                    self.stack.try_set(Some(Arc::new(Stack::of(text, import))));
                    (Seen::Stack, in_notation)
                }
                Err(error) => {
                    let in_notation = matches!(error, OpenError::Format(ImportError::Notation(_)));
                    (Seen::Wrong(refusal(text.as_bytes(), &error)), in_notation)
                }
            }
        };
        self.in_notation.try_set(in_notation);
        self.seen.try_set(seen);
    }

    /// The error in the text, if there is one.
    pub(super) fn problem(self) -> Option<ImportRefusal> {
        self.seen.with(|seen| match seen {
            Seen::Wrong(refusal) => Some(refusal.clone()),
            Seen::Nothing | Seen::Long | Seen::Program | Seen::Stack => None,
        })
    }

    /// Changes to the text that make it say the other reading of what is ambiguous; none while it has an error.
    pub(super) fn readings(self) -> Vec<TextFix> {
        let is_stack = self.seen.with(|seen| *seen == Seen::Stack);
        let of = |stack: &Option<Arc<Stack>>| stack.as_ref().map(|stack| stack.readings.clone());
        if is_stack { self.stack.with(of).unwrap_or_default() } else { Vec::new() }
    }

    fn stop(self) {
        let timers = self.timers.try_update_value(std::mem::take).unwrap_or_default();
        for timer in timers.into_iter().flatten() {
            timer.clear();
        }
    }

    /// The content of the text, in a sentence.
    pub(super) fn summary(self, locale: Locale) -> String {
        let stack = || self.stack.with(|stack| stack.as_ref().map(|stack| stack.summary(locale)));
        self.seen.with(|seen| match seen {
            Seen::Nothing => td_string!(locale, paste.nothing).to_owned(),
            Seen::Long => td_string!(locale, paste.long).to_owned(),
            Seen::Program => td_string!(locale, paste.program).to_owned(),
            Seen::Stack => stack().unwrap_or_default(),
            Seen::Wrong(refusal) => refusal.reason.in_language(locale),
        })
    }
}

impl Stack {
    fn of(text: &str, Import { network, warnings, .. }: Import) -> Self {
        let readings = other_readings(text, &warnings);
        let remarks = warnings.iter().map(|warning| remark(&network, warning)).collect();
        let analysis = NetworkAnalysis::new(Arc::new(network));
        let parameters = cost::totals(&analysis.shaped, Convention::default()).ok().map(|totals| totals.parameters);
        Self { analysis, parameters, remarks, readings }
    }

    /// A summary of the network: its layers, field and parameters, or the first faulty layer.
    fn summary(&self, locale: Locale) -> String {
        let shaped = &self.analysis.shaped;
        let network = shaped.network();
        if let Some(fault) = (0..shaped.map_count()).find_map(|map| shaped.fault(map)) {
            let node = fault.node.clone();
            return td_string!(locale, problem.at, node = node, problem = problem::problem(locale, &fault.problem));
        }
        let last = self.analysis.last_local_map();
        let size = self.analysis.fields.get(last).and_then(Field::size);
        let field = size.map_or_else(|| "–".to_owned(), |size| number::size(&size, network.input.one_dimensional));
        let parameters = self.parameters.map_or_else(|| "–".to_owned(), number::short);
        td_string!(locale, paste.summary, layers = network.nodes().len(), field = field, parameters = parameters)
    }

    fn rows(&self, locale: Locale) -> Vec<[String; 4]> {
        let (shaped, analysis) = (&self.analysis.shaped, &self.analysis);
        let network = shaped.network();
        let line = network.input.one_dimensional;
        let shape = |map| shaped.shape(map).map_or_else(|| "–".to_owned(), |shape| layer::shape(&shape, line));
        let input = [td_string!(locale, stack.input).to_owned(), shape(0), String::new(), "var(--muted)".into()];
        let nodes = network.nodes().iter().take(MOST_ROWS).enumerate().map(|(index, node)| {
            let map = index + 1;
            let (kind, rest) = layer::title(locale, network, node);
            let field = analysis.fields[map].size().map(|size| number::size(&size, line)).unwrap_or_default();
            let color = depth_color(analysis.depth(map).saturating_sub(1), analysis.growing.len());
            [format!("{kind}{rest}"), shape(map), field, color]
        });
        std::iter::once(input).chain(nodes).collect()
    }
}

/// The layers of the text's network; if the text has an error, the last valid ones, dimmed.
#[component]
pub(super) fn PreviewList(
    /// The preview.
    preview: Preview,
) -> impl IntoView {
    let state = use_state();
    let locale = state.settings.locale;
    let is_stale = move || preview.seen.with(|seen| *seen != Seen::Stack);
    let rows = move || {
        preview.stack.get().map(|stack| {
        let locale = locale.get();
        let hidden = stack.analysis.shaped.network().nodes().len().saturating_sub(MOST_ROWS);
        let remarks = stack.remarks.iter().filter(|_| !is_stale()).map(|remark| {
            let words = remark.words.in_language(locale);
            view! { <p class="import-remark"><Icon glyph=Glyph::WARNING /> <span>{words}</span></p> }
        });
        view! {
            {remarks.collect_view()}
            <ol class="preview-list">
                {stack.rows(locale).into_iter().map(|[title, shape, field, color]| view! {
                    <li class="preview-row">
                        <Chip color=Signal::stored(color) />
                        <span class="preview-title">{title}</span>
                        <span class="muted number">{shape}</span>
                        <span class="number preview-field">{field}</span>
                    </li>
                }).collect_view()}
            </ol>
            {(hidden > 0).then(|| view! { <p class="muted">{td_string!(locale, paste.hidden, count = hidden)}</p> })}
        }
    })
    };
    view! {
        <section class="paste-preview" aria-label=words!(paste.preview) data-stale=move || is_stale().then_some("")>
            <h3 class="heading">{words!(paste.preview)}</h3>
            <p class="muted paste-summary">{move || {
                let is_wrong = preview.seen.with(|seen| matches!(seen, Seen::Wrong(_)));
                match (is_wrong, preview.stack.with(Option::is_some)) {
                    (true, true) => td_string!(locale.get(), paste.earlier).to_owned(),
                    (true, false) => td_string!(locale.get(), paste.nothing).to_owned(),
                    (false, _) => preview.summary(locale.get()),
                }
            }}</p>
            {rows}
        </section>
    }
}
