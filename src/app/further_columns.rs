//! Further columns of a comparison: a third and a fourth network beside the compared pair.

use std::sync::Arc;

use leptos::prelude::*;

use super::measured::Measured;
use super::{AppState, Document, Settings};
use crate::comparison::{ColumnTable, FieldDensity, Measures, Ways, matched, on_input_of, ways};
use crate::network::edit::Edit;
use crate::network::history::Gesture;
use crate::network::{InputShape, Network};
use crate::presets::Preset;

/// The largest number of networks beside the pair.
pub const MOST_FURTHER: usize = 2;

/// The third and the fourth network.
///
/// Each is a document whose network has no layers while the column is empty, so that undo and redo also bring columns back and take them
/// away. Every change is a gesture of all compared networks.
#[derive(Clone, Copy)]
pub struct FurtherColumns {
    /// The documents; those with layers come first.
    pub documents: [Document; MOST_FURTHER],
    /// How many columns there are.
    pub count: Memo<usize>,
}

impl FurtherColumns {
    /// No columns.
    pub fn new(settings: Settings) -> Self {
        let documents = [(); MOST_FURTHER].map(|()| Document::new(no_column(), settings));
        let count = Memo::new(move |_| {
            documents.iter().filter(|document| document.network.with(|network| is_column(network))).count()
        });
        Self { documents, count }
    }

    /// The documents of the columns that there are, untracked.
    fn shown(&self) -> impl Iterator<Item = Document> {
        self.documents.into_iter().filter(|document| document.network.with_untracked(|network| is_column(network)))
    }

    /// The networks of the columns that there are.
    pub fn networks(&self) -> Vec<Network> {
        let networks = self.documents.iter().map(|document| document.network.get());
        networks.filter(|network| is_column(network)).map(|network| (*network).clone()).collect()
    }

    /// Replaces the columns, without an undo step that concerns other networks.
    pub(super) fn replace(&self, networks: Vec<Network>) {
        let mut networks = networks.into_iter().filter(is_column);
        for document in self.documents {
            document.open(networks.next().unwrap_or_else(no_column));
        }
    }

    /// Changes the network of every column, as a part of a gesture.
    pub(super) fn adjust(&self, gesture: Gesture, change: impl Fn(&Network) -> Option<Network>) {
        for document in self.documents {
            let network = document.network.get_untracked();
            let changed = is_column(&network).then(|| change(&network)).flatten();
            document.apply(Edit::Adjust { network: changed.unwrap_or_else(|| (*network).clone()), gesture });
        }
    }

    /// Gives the columns the input of another network, if their layers fit it; a small stack beside another is adapted to its channels.
    pub(super) fn follow(&self, network: &Network) {
        for document in self.shown() {
            let own = document.network.get_untracked();
            let stack = Preset::from_id(&own.name).and_then(Preset::stack);
            let of_stack = Preset::from_id(&network.name).and_then(Preset::stack).is_some();
            document.open(match stack.filter(|_| of_stack) {
                Some(stack) => matched(stack, network),
                None => on_input_of((*own).clone(), network),
            });
        }
    }

    /// Undoes, or redoes, a gesture in the columns that are changed by it.
    pub(super) fn step(&self, gesture: Option<Gesture>, next: fn(&Document) -> Option<Gesture>, act: fn(&Document)) {
        for document in self.documents.iter().filter(|document| gesture.is_some() && next(document) == gesture) {
            act(document);
        }
    }
}

/// A network that stands for no column.
fn no_column() -> Network {
    Network::new(InputShape::picture(1, 1, 1))
}

fn is_column(network: &Network) -> bool {
    !network.nodes().is_empty()
}

/// The table of all compared networks, with the density of each field.
#[derive(Clone, Debug)]
pub struct ComparedColumns {
    /// The measures of each network; `None` for one with a faulty layer.
    pub measures: Vec<Option<Arc<Measures>>>,
    /// The table.
    pub table: ColumnTable,
    /// The density of each network's field.
    pub densities: Vec<Option<FieldDensity>>,
    /// Whether each network is one-dimensional.
    pub lines: Vec<bool>,
}

impl ComparedColumns {
    /// The columns of measured networks.
    pub fn new(measures: Vec<Option<Arc<Measures>>>, densities: Vec<Option<FieldDensity>>, lines: Vec<bool>) -> Self {
        let table = ColumnTable::of(&measures.iter().map(Option::as_deref).collect::<Vec<_>>());
        Self { measures, table, densities, lines }
    }
}

/// The table of all compared networks, computed only while something reads it.
pub(super) fn compared_columns(documents: [Document; 4], measured: [Memo<Measured>; 4]) -> Memo<Arc<ComparedColumns>> {
    let densities =
        documents.map(|document| Memo::new(move |_| document.analysis.with(|analysis| FieldDensity::of(analysis))));
    let columns = move || {
        let is_shown = |place: &usize| *place < 2 || documents[*place].network.with(|network| is_column(network));
        let places: Vec<usize> = (0..documents.len()).filter(is_shown).collect();
        let is_line = |place: usize| documents[place].network.with(|network| network.input.one_dimensional);
        ComparedColumns::new(
            places.iter().map(|&place| measured[place].get().ok()).collect(),
            places.iter().map(|&place| densities[place].get()).collect(),
            places.iter().map(|&place| is_line(place)).collect(),
        )
    };
    Memo::new_with_compare(move |_| Arc::new(columns()), |_, _| true)
}

impl AppState {
    /// The documents of all compared networks: the pair, and the further columns that there are.
    pub fn compared_documents(&self) -> Vec<Document> {
        let further = self.comparison.further;
        let shown = further.documents.into_iter().take(further.count.get());
        [self.comparison.first, self.comparison.document].into_iter().chain(shown).collect()
    }

    /// Puts a preset into a further column, counted from 0, or adds it as the last one; a small stack is adapted to the task of the first
    /// network.
    pub fn put_in_column(&self, place: usize, preset: Preset) {
        let first = self.comparison.first.network.get_untracked();
        let network = match preset.stack() {
            Some(stack) => matched(stack, &first),
            None => on_input_of(preset.network(), &first),
        };
        let mut further = untrack(|| self.comparison.further.networks());
        match further.get_mut(place) {
            Some(column) => *column = network,
            None => further.push(network),
        }
        self.rearrange(self.second(), further);
    }

    /// Removes a further column; the ones after it move up.
    pub fn remove_column(&self, place: usize) {
        let mut further = untrack(|| self.comparison.further.networks());
        if place < further.len() {
            further.remove(place);
            self.rearrange(self.second(), further);
        }
    }

    /// Exchanges a further column with the second network, so that it is the one that is compared in detail.
    pub fn pair_with_column(&self, place: usize) {
        let mut further = untrack(|| self.comparison.further.networks());
        if let Some(column) = further.get_mut(place) {
            let second = std::mem::replace(column, self.second());
            self.rearrange(second, further);
        }
    }

    /// The other [ways](ways()) to see what the first network sees; `None` if there are none, or if all of them are columns.
    pub fn offered_ways(&self) -> Option<Ways> {
        let ways = self.comparison.first.network.with(|network| ways(network))?;
        let shown: Vec<Network> = self.compared_documents().iter().map(|it| it.network.get().renumbered()).collect();
        let is_shown = |way: &Network| shown.contains(&way.renumbered());
        (!ways.others.iter().all(is_shown)).then_some(ways)
    }

    /// Fills all columns with the other ways to see what the first network sees.
    pub fn fill_with_ways(&self) {
        if let Some(Ways { others: [second, third, fourth], .. }) = untrack(|| self.offered_ways()) {
            self.rearrange(second, vec![third, fourth]);
        }
    }

    fn second(&self) -> Network {
        self.comparison.document.network.with_untracked(|network| (**network).clone())
    }

    /// Replaces the second network and the further columns, in one undo step.
    fn rearrange(&self, second: Network, further: Vec<Network>) {
        let comparison = self.comparison;
        if second != self.second() {
            // A field that was growing is shown whole: half of it would say something else of another network.
            self.timeline.playing.set(false);
            self.timeline.seek(f64::INFINITY);
            comparison.selection().observe(None);
            comparison.selection().open_row(None);
        }
        comparison.note_choice();
        let gesture = self.begin_turn();
        let first = comparison.first.network.with_untracked(|network| (**network).clone());
        let mut further = further.into_iter();
        comparison.first.apply(Edit::Adjust { network: first, gesture });
        comparison.document.apply(Edit::Adjust { network: second, gesture });
        for document in comparison.further.documents {
            let network = further.next().unwrap_or_else(no_column);
            document.apply(Edit::Adjust { network, gesture });
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::comparison::Setting;
    use crate::formats::notation;
    use crate::i18n::Locale;
    use crate::network::Axes;

    /// The texts of all compared networks.
    fn texts(state: &AppState) -> Vec<String> {
        let text = |document: Document| document.network.with(|network| notation::write_inline(network));
        untrack(|| state.compared_documents().into_iter().map(text).collect())
    }

    fn comparing(preset: Preset) -> AppState {
        let state = AppState::new(preset.network(), Locale::en);
        state.compare(true);
        state
    }

    #[test]
    fn all_ways_are_filled_in_one_step_and_undone_in_one() {
        let owner = Owner::new();
        owner.set();
        let state = comparing(Preset::ThreeThrees);
        let before = texts(&state);
        assert_eq!(before.len(), 2);
        state.fill_with_ways();
        let filled = texts(&state);
        assert_eq!((filled.len(), &filled[0]), (4, &before[0]));
        assert!(untrack(|| state.offered_ways()).is_none(), "all ways are there");
        state.undo();
        assert_eq!(texts(&state), before);
        state.redo();
        assert_eq!(texts(&state), filled);
        // From the list of B it is the same step.
        state.comparison.editing.set(crate::comparison::Compared::B);
        state.undo();
        assert_eq!(texts(&state), before);
    }

    #[test]
    fn columns_are_added_exchanged_and_removed() {
        let owner = Owner::new();
        owner.set();
        let state = comparing(Preset::ThreeThrees);
        state.put_in_column(0, Preset::TwoThrees);
        state.put_in_column(1, Preset::Dilated);
        let [a, b, c, d] = texts(&state).try_into().expect("four networks");
        assert!(c.starts_with("name two-3x3; input 64x640x640"), "{c}");
        state.pair_with_column(1);
        assert_eq!(texts(&state), [a.clone(), d.clone(), c.clone(), b.clone()]);
        state.remove_column(0);
        assert_eq!(texts(&state), [a.clone(), d.clone(), b.clone()]);
        state.undo();
        assert_eq!(texts(&state), [a.clone(), d, c.clone(), b.clone()]);
        state.undo();
        state.undo();
        assert_eq!(texts(&state), [a, b, c]);
        // A column that is not there is neither exchanged nor removed.
        let before = texts(&state);
        state.pair_with_column(1);
        state.remove_column(1);
        assert_eq!(texts(&state), before);
    }

    #[test]
    fn channels_and_input_reach_every_column() {
        let owner = Owner::new();
        owner.set();
        let state = comparing(Preset::ThreeThrees);
        state.fill_with_ways();
        let before = texts(&state);
        state.turn(Setting::AllChannels(16), state.begin_turn());
        assert!(texts(&state).iter().all(|text| text.contains("input 16x640x640; ") && text.contains("conv 16 ")));
        state.edit_input(Edit::SetInputSize(Axes::both(32)));
        assert!(texts(&state).iter().all(|text| text.contains("input 16x32x32; ")), "{:?}", texts(&state));
        state.undo();
        state.undo();
        assert_eq!(texts(&state), before);
    }

    #[test]
    fn columns_follow_another_first_network() {
        let owner = Owner::new();
        owner.set();
        let state = comparing(Preset::ThreeThrees);
        state.fill_with_ways();
        state.open_preset(Preset::ResNet50);
        assert!(texts(&state)[2..].iter().all(|text| text.contains("input 3x224x224; ")), "{:?}", texts(&state));
    }

    #[test]
    fn a_new_comparison_has_no_columns() {
        let owner = Owner::new();
        owner.set();
        let state = comparing(Preset::ThreeThrees);
        state.fill_with_ways();
        state.compare_with(Some(Preset::OneSeven.network()));
        assert_eq!(texts(&state).len(), 2);
    }

    #[test]
    fn the_table_is_of_all_columns() {
        let owner = Owner::new();
        owner.set();
        let state = comparing(Preset::TwoThrees);
        state.fill_with_ways();
        let columns = state.comparison.columns.get_untracked();
        let densities: Vec<bool> = columns.densities.iter().flatten().map(|density| density.has_holes()).collect();
        assert_eq!(densities, [false, false, true, false]);
        assert!(columns.table.one_input && columns.table.one_output);
        state.remove_column(0);
        assert_eq!(state.comparison.columns.get_untracked().table.rows[0].cells.len(), 3);
    }
}
