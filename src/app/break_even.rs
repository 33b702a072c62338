//! Break-even sweep: the costs of both networks over one hyper-parameter.

use std::sync::Arc;

use leptos::prelude::*;

use super::AppState;
use crate::comparison::{self, Metric, Pair, Point, Setting, Sweep, SweepParameter, adaptive_sweep};
use crate::network::Network;

/// The ends of channel ranges: the first that includes the networks' current value is used.
const CHANNEL_ENDS: &[u64] = &[128, 512, 2048, 8192, 65_536];
/// The ends of input size ranges.
const SIZE_ENDS: &[u64] = &[1024, 8192, 65_536];

/// The sweep of two networks over one parameter. Its memos are computed where it is shown.
#[derive(Clone, Copy)]
pub struct BreakEvenSweep {
    state: AppState,
    /// The sweep parameter that the user chose.
    wanted: RwSignal<SweepParameter>,
    /// The cost that is swept.
    pub metric: RwSignal<Metric>,
    /// The sweep parameters that at least one of the networks has.
    pub offered: Memo<Vec<SweepParameter>>,
    /// The current sweep parameter.
    pub sweep_parameter: Memo<SweepParameter>,
    /// The costs over all settings, with the crossings.
    pub sweep: Memo<Arc<Sweep>>,
    /// The current setting of the first network, or else of the second.
    pub position: Memo<Option<Setting>>,
    /// The costs at the current setting.
    pub here: Memo<Option<Point>>,
}

type Networks = Pair<Arc<Network>>;

impl BreakEvenSweep {
    /// The sweep of the two compared networks.
    pub fn new(state: AppState) -> Self {
        let (wanted, metric) = (state.comparison.sweep_parameter, state.comparison.metric);
        let networks = Memo::new(move |_| {
            Pair::new(state.document, state.comparison.document).map(|document| document.network.get())
        });
        let offered = Memo::new(move |_| networks.with(offered));
        let sweep_parameter = Memo::new(move |_| {
            let wanted = wanted.get();
            offered.with(|offered| if offered.contains(&wanted) { wanted } else { SweepParameter::InputChannels })
        });
        let position = Memo::new(move |_| {
            let sweep_parameter = sweep_parameter.get();
            networks.with(|networks| {
                sweep_parameter.position(&networks.a).or_else(|| sweep_parameter.position(&networks.b))
            })
        });
        // Setting the sweep parameter does not change these, so that the sweep is not computed again.
        let bases = Memo::new(move |_| {
            let first = sweep_parameter.get().settings(1..=1).into_iter().next();
            networks.with(|networks| {
                networks
                    .as_ref()
                    .map(|network| first.map_or_else(|| (**network).clone(), |first| first.applied(network)))
            })
        });
        let end = Memo::new(move |before: Option<&(SweepParameter, u64)>| {
            let (sweep_parameter, number) =
                (sweep_parameter.get(), position.get().and_then(Setting::number).unwrap_or(1));
            // A range is kept as long as it includes the number, so that it does not change during a drag.
            let kept = before.filter(|(last, end)| *last == sweep_parameter && number <= *end).map(|(_, end)| *end);
            let ends = if sweep_parameter == SweepParameter::InputSize { SIZE_ENDS } else { CHANNEL_ENDS };
            let room = || ends.iter().copied().find(|end| number <= *end).unwrap_or(number);
            (sweep_parameter, kept.unwrap_or_else(room))
        });
        let sweep = Memo::new(move |_| {
            let ((sweep_parameter, end), metric, convention) =
                (end.get(), metric.get(), state.settings.convention.get());
            bases.with(|bases| Arc::new(adaptive_sweep(bases.as_ref(), sweep_parameter, end, metric, convention)))
        });
        let here = Memo::new(move |_| {
            let (position, metric, convention) = (position.get()?, metric.get(), state.settings.convention.get());
            bases.with(|bases| {
                comparison::sweep(bases.as_ref(), &[position], metric, convention).points.first().copied()
            })
        });
        Self { state, wanted, metric, offered, sweep_parameter, sweep, position, here }
    }

    /// Changes the sweep parameter.
    pub fn choose(&self, sweep_parameter: SweepParameter) {
        self.wanted.set(sweep_parameter);
    }

    /// The smallest and the largest setting.
    pub fn ends(&self) -> Option<(Setting, Setting)> {
        self.sweep.with(|sweep| Some((sweep.points.first()?.setting, sweep.points.last()?.setting)))
    }

    /// Applies a setting to both networks, as a part of a gesture; does nothing if they already have it.
    pub fn turn(&self, setting: Setting, gesture: crate::network::history::Gesture) {
        let sweep_parameter = setting.sweep_parameter();
        let stands =
            |network: &Network| sweep_parameter.position(network) == Some(setting) || !sweep_parameter.turns(network);
        let documents = [self.state.document, self.state.comparison.document];
        if !documents.iter().all(|document| document.network.with_untracked(|network| stands(network))) {
            self.state.turn(setting, gesture);
        }
    }
}

fn offered(networks: &Networks) -> Vec<SweepParameter> {
    let turns = |sweep_parameter: &SweepParameter| {
        let of = |network: &Arc<Network>| sweep_parameter.turns(network);
        match sweep_parameter {
            SweepParameter::InputSize => of(&networks.a) && of(&networks.b),
            _ => of(&networks.a) || of(&networks.b),
        }
    };
    SweepParameter::ALL.into_iter().filter(turns).collect()
}
