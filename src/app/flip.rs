//! Where the cheaper of two networks changes: one setting of both is turned, and its cost followed.

use std::sync::Arc;

use leptos::prelude::*;

use super::State;
use crate::comparison::{self, Knob, Pair, Point, Priced, Setting, Sweep, survey};
use crate::network::Network;

/// Ranges of numbers end at the first of these that has room for the networks as they are; those of channels never at the very first.
const ENDS: [u64; 6] = [64, 128, 512, 2048, 8192, 65_536];

/// The survey of two networks over one setting. Its memos are worked out where it is shown.
#[derive(Clone, Copy)]
pub struct Flip {
    state: State,
    /// The knob that the reader wants to turn.
    wanted: RwSignal<Knob>,
    /// Which sum is followed.
    pub priced: RwSignal<Priced>,
    /// The knobs that at least one of the networks has.
    pub offered: Memo<Vec<Knob>>,
    /// The knob that is turned.
    pub knob: Memo<Knob>,
    /// The costs over all its settings, and where the cheaper network changes.
    pub sweep: Memo<Arc<Sweep>>,
    /// Where the networks stand: the first, or else the second.
    pub position: Memo<Option<Setting>>,
    /// What they cost there.
    pub here: Memo<Option<Point>>,
}

type Networks = Pair<Arc<Network>>;

impl Flip {
    /// A survey of the two networks that the page compares.
    pub fn new(state: State) -> Self {
        let (wanted, priced) = (state.versus.knob, state.versus.priced);
        let networks =
            Memo::new(move |_| Pair::new(state.document, state.versus.document).map(|document| document.network.get()));
        let offered = Memo::new(move |_| networks.with(offered));
        let knob = Memo::new(move |_| {
            let wanted = wanted.get();
            offered.with(|offered| if offered.contains(&wanted) { wanted } else { Knob::InputChannels })
        });
        let position = Memo::new(move |_| {
            let knob = knob.get();
            networks.with(|networks| knob.position(&networks.a).or_else(|| knob.position(&networks.b)))
        });
        // Turning the knob leaves these as they are, and with them the whole survey.
        let bases = Memo::new(move |_| {
            let first = knob.get().settings(1..=1).into_iter().next();
            networks.with(|networks| {
                networks
                    .as_ref()
                    .map(|network| first.map_or_else(|| (**network).clone(), |first| first.applied(network)))
            })
        });
        let end = Memo::new(move |before: Option<&(Knob, u64)>| {
            let (knob, number) = (knob.get(), position.get().and_then(Setting::number).unwrap_or(1));
            // A range stays while it has room, lest it change under a drag.
            let kept = before.filter(|(last, end)| *last == knob && number <= *end).map(|(_, end)| *end);
            let first = usize::from(knob != Knob::InputSize);
            let room = || ENDS.into_iter().skip(first).find(|end| number <= *end).unwrap_or(number);
            (knob, kept.unwrap_or_else(room))
        });
        let sweep = Memo::new(move |_| {
            let ((knob, end), priced, convention) = (end.get(), priced.get(), state.settings.convention.get());
            bases.with(|bases| Arc::new(survey(bases.as_ref(), knob, end, priced, convention)))
        });
        let here = Memo::new(move |_| {
            let (position, priced, convention) = (position.get()?, priced.get(), state.settings.convention.get());
            bases.with(|bases| comparison::sweep(bases.as_ref(), &[position], priced, convention).points.first().copied())
        });
        Self { state, wanted, priced, offered, knob, sweep, position, here }
    }

    /// Turns another knob from now on.
    pub fn choose(&self, knob: Knob) {
        self.wanted.set(knob);
    }

    /// The smallest and the largest setting.
    pub fn ends(&self) -> Option<(Setting, Setting)> {
        self.sweep.with(|sweep| Some((sweep.points.first()?.setting, sweep.points.last()?.setting)))
    }

    /// Gives both networks a setting, as a part of a gesture; nothing happens if they have it.
    pub fn turn(&self, setting: Setting, gesture: crate::network::history::Gesture) {
        let knob = setting.knob();
        let stands = |network: &Network| knob.position(network) == Some(setting) || !knob.turns(network);
        let documents = [self.state.document, self.state.versus.document];
        if !documents.iter().all(|document| document.network.with_untracked(|network| stands(network))) {
            self.state.turn(setting, gesture);
        }
    }
}

fn offered(networks: &Networks) -> Vec<Knob> {
    let turns = |knob: &Knob| {
        let of = |network: &Arc<Network>| knob.turns(network);
        match knob {
            Knob::InputSize => of(&networks.a) && of(&networks.b),
            _ => of(&networks.a) || of(&networks.b),
        }
    };
    Knob::ALL.into_iter().filter(turns).collect()
}
