//! A card of the gallery: a button with the picture of an example's field, its name and its most important numbers.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::analysis::{Convention, NetworkAnalysis, totals};
use crate::i18n::Locale;
use crate::network::{Axes, InputShape};
use crate::presets::Preset;
use crate::scene::field_thumbnail::FieldThumbnail;
use crate::scene::{Scene, Size};
use crate::text::network_title::preset_title;
use crate::text::number;
use crate::ui::canvas::{Canvas, Fitted};
use crate::ui::use_state;
use crate::ui::widgets::{Glyph, Icon, unique_id};
use crate::words;

/// The largest field of the small stacks, whose pictures have one scale.
const LARGEST_SMALL: f64 = 15.0;

/// What a card says of its example, computed from the network.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Facts {
    /// The field of a middle unit of the last local map.
    thumbnail: Arc<FieldThumbnail>,
    /// The largest field of that map, in cells of the input.
    field: Axes<u128>,
    input: InputShape,
    /// The parameters of the whole network.
    parameters: u128,
}

impl Facts {
    /// The facts about a preset, with costs counted by `convention`; `None` if it has no field.
    pub(super) fn of(preset: Preset, convention: Convention) -> Option<Self> {
        let analysis = NetworkAnalysis::new(preset.network().into());
        Some(Self {
            thumbnail: Arc::new(FieldThumbnail::of(&analysis)?),
            field: analysis.fields[analysis.last_local_map()].size()?,
            input: analysis.shaped.network().input,
            parameters: totals(&analysis.shaped, convention).ok()?.parameters,
        })
    }

    /// The lines below the name.
    fn lines(&self, locale: Locale, is_small: bool) -> Vec<String> {
        let field = number::size(&self.field, self.input.one_dimensional);
        if is_small && self.thumbnail.has_holes() {
            return vec![td_string!(locale, examples.field_with_holes, field = field)];
        }
        let mut lines = vec![td_string!(locale, examples.field, field = field)];
        if !is_small {
            let input = number::size(&self.input.size, self.input.one_dimensional);
            lines.push(td_string!(locale, examples.input, input = input));
            lines.push(td_string!(locale, examples.parameters, count = number::short(self.parameters)));
        }
        lines
    }

    /// The picture: of a small stack the field alone, at the scale of the others; of a well-known network the field on its input.
    fn scene(&self, size: Size, is_small: bool) -> Scene {
        if is_small { self.thumbnail.scene(size, Axes::both(LARGEST_SMALL)) } else { self.thumbnail.on_input(size) }
    }
}

/// The card of a preset; a press opens it and closes the gallery.
#[component]
pub(super) fn ExampleCard(
    /// The preset.
    preset: Preset,
    /// Its facts, once they are computed.
    facts: RwSignal<Option<Facts>>,
    /// Whether the gallery is open.
    gallery: RwSignal<bool>,
) -> impl IntoView {
    let state = use_state();
    let locale = state.settings.locale;
    let source = preset.source();
    let is_small = source.is_none();
    let fitted = Fitted::new(state, move |size| {
        facts.with(|facts| facts.as_ref().map_or_else(|| Scene::new(size), |facts| facts.scene(size, is_small)))
    });
    let lines = move || {
        let lines = facts.with(|facts| facts.as_ref().map(|facts| facts.lines(locale.get(), is_small)));
        lines
            .unwrap_or_default()
            .into_iter()
            .map(|line| view! { <span class="example-line">{line}</span> })
            .collect_view()
    };
    let is_current = state.document.network.with_untracked(|network| network.name == preset.id());
    let [name, note] = ["example", "example-note"].map(unique_id);
    let (named_by, described_by) = (name.clone(), note.clone());
    let choose = move |_| {
        gallery.set(false);
        state.open_preset(preset);
    };
    view! {
        <li>
            <button
                type="button" class="example" aria-labelledby=named_by aria-describedby=described_by
                aria-current=is_current.then_some("true") on:click=choose
            >
                <span class="example-picture" aria-hidden="true"><Canvas fitted /></span>
                <span class="example-name" id=name>{move || preset_title(locale.get(), preset)}</span>
                <span class="example-note" id=note>
                    {lines}
                    {source.map(|source| view! { <span class="example-line">{source.authors}", "{source.year}</span> })}
                </span>
            </button>
        </li>
    }
}

/// The card of the empty network; a press opens it, leaves the comparison and closes the gallery.
#[component]
pub(super) fn EmptyCard(
    /// Whether the gallery is open.
    gallery: RwSignal<bool>,
) -> impl IntoView {
    let state = use_state();
    let [name, note] = ["example", "example-note"].map(unique_id);
    let (named_by, described_by) = (name.clone(), note.clone());
    let choose = move |_| {
        gallery.set(false);
        state.open_empty();
    };
    view! {
        <li>
            <button
                type="button" class="example" aria-labelledby=named_by aria-describedby=described_by on:click=choose
            >
                <span class="example-picture" data-empty="" aria-hidden="true"><Icon glyph=Glyph::PLUS /></span>
                <span class="example-name" id=name>{words!(examples.empty)}</span>
                <span class="example-note" id=note><span class="example-line">{words!(examples.empty_note)}</span></span>
            </button>
        </li>
    }
}
