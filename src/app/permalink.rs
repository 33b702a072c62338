//! Permalink: from the state of the page to a link, and back.

use leptos::prelude::*;

use super::address::Link;
use super::{AppState, Opening, Place};
use crate::comparison::{Metric, SweepParameter};
use crate::scene::View;

impl AppState {
    /// The link to the present state. The language is included if it is not `usual`, the default of the user.
    pub fn link(&self, usual: crate::i18n::Locale) -> Link {
        let layer = self.selection.chosen().and_then(|place| match place {
            Place::Input => Some("input".to_owned()),
            Place::Node(key) => self
                .document
                .network
                .with(|network| network.index_of(key).map(|index| network.nodes()[index].name.clone())),
        });
        // The position of a playing timeline is not worth a link.
        let at = if self.timeline.playing.get() { f64::INFINITY } else { self.timeline.at.get() };
        let locale = self.settings.locale.get();
        let comparison = self.comparison;
        let comparing = comparison.comparing.get();
        Link {
            network: Some(self.document.network.with(|network| (**network).clone())),
            partner: comparing.then(|| comparison.document.network.with(|network| (**network).clone())),
            further: if comparing { comparison.further.networks() } else { Vec::new() },
            sweep_parameter: if comparing { comparison.sweep_parameter.get() } else { SweepParameter::default() },
            metric: if comparing { comparison.metric.get() } else { Metric::default() },
            view: self.wanted_view.get(),
            layer,
            unit: self.selection.pinned(),
            at: (at < self.timeline.length.get() as f64).then_some((at * 100.0).round() / 100.0),
            weights: self.overlay.weights.get(),
            scale: self.overlay.scale.get(),
            rate: self.settings.sample_rate.get(),
            reading: self.lesson_session.reading.get(),
            step: self.lesson_session.step.get(),
            lab: self.lab.link(),
            start: self.opening.shown.get(),
            appearance: self.settings.appearance.get(),
            locale: (locale != usual).then_some(locale),
        }
    }

    /// Applies a link. What it does not contain stays unchanged, except for the unit and the position of the timeline, which depend on the
    /// network.
    pub fn apply_link(&self, link: Link) {
        self.forget_problems();
        self.lesson_session.follow(link.reading, link.step, link.network.is_some());
        if let Some(network) = link.network {
            self.document.open(network);
        } else if link.start {
            self.make_openable();
        }
        self.lab.follow(link.lab);
        if link.partner.is_some() {
            self.comparison.sweep_parameter.set(link.sweep_parameter);
            self.comparison.metric.set(link.metric);
        }
        let further = if link.partner.is_some() { link.further } else { Vec::new() };
        self.compare_with_all(link.partner, further);
        self.look(link.view, link.layer.as_deref(), link.unit, link.at);
        let is_opening = link.start && link.reading.is_none() && self.can_be_opened();
        self.opening.shown.set(is_opening);
        if is_opening {
            self.opening.note_layers(self);
        }
        self.overlay.weights.set(link.weights);
        self.overlay.scale.set(link.scale);
        self.settings.sample_rate.set(link.rate);
        if link.appearance != super::Appearance::System {
            self.settings.appearance.set(link.appearance);
        }
        if let Some(locale) = link.locale {
            self.settings.locale.set(locale);
        }
    }

    fn can_be_opened(&self) -> bool {
        self.document.analysis.with_untracked(|analysis| Opening::fits(analysis))
    }

    fn look(&self, view: Option<View>, layer: Option<&str>, unit: Option<(i64, i64)>, at: Option<f64>) {
        self.timeline.playing.set(false);
        self.wanted_view.set(view);
        let place = self.document.network.with_untracked(|network| match layer? {
            "input" => Some(Place::Input),
            name => network.index_of_name_or_module(name).map(|index| Place::Node(network.nodes()[index].key)),
        });
        self.selection.observe(place);
        self.selection.open_row(None);
        match unit {
            Some((row, column)) => self.selection.pin(row, column),
            None => self.selection.free(),
        }
        self.timeline.seek(at.unwrap_or(f64::INFINITY));
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::analysis::Weights;
    use crate::app::{Slot, address};
    use crate::i18n::Locale;
    use crate::presets::Preset;

    #[test]
    fn a_link_leads_to_the_same_picture() {
        let owner = Owner::new();
        owner.set();
        let here = AppState::new(Preset::ThreeThrees.network(), Locale::zh_CN);
        here.show(View::Layers);
        here.selection.observe_neighbour(-1);
        here.selection.pin(3, 4);
        here.timeline.seek(1.25);
        here.overlay.weights.set(Some(Weights::RandomRms));
        let fragment = address::write(&here.link(Locale::en));
        let there = AppState::new(Preset::OneSeven.network(), Locale::en);
        there.apply_link(address::read(&fragment).expect("a link"));
        assert_eq!(address::write(&there.link(Locale::en)), fragment);
        assert_eq!(there.selection.unit.get_untracked(), here.selection.unit.get_untracked());
        assert_eq!(there.settings.locale.get_untracked(), Locale::zh_CN);
    }

    #[test]
    fn a_link_holds_both_networks_of_a_comparison() {
        let owner = Owner::new();
        owner.set();
        let here = AppState::new(Preset::TwoThrees.network(), Locale::en);
        here.compare(true);
        here.comparison.sweep_parameter.set(SweepParameter::InputSize);
        here.comparison.metric.set(Metric::Operations);
        let fragment = address::write(&here.link(Locale::en));
        let there = AppState::new(Preset::Vgg16.network(), Locale::en);
        there.apply_link(address::read(&fragment).expect("a link"));
        assert!(there.comparison.comparing.get_untracked());
        assert_eq!(address::write(&there.link(Locale::en)), fragment);
        let alone = address::read("#net=input+3x15x15;+conv+64+k3+p1").expect("a link");
        there.apply_link(alone);
        assert!(!there.comparison.comparing.get_untracked());
    }

    #[test]
    fn a_link_holds_all_columns_of_a_comparison() {
        let owner = Owner::new();
        owner.set();
        let here = AppState::new(Preset::ThreeThrees.network(), Locale::en);
        here.compare(true);
        here.fill_with_ways();
        let fragment = address::write(&here.link(Locale::en));
        assert!(fragment.contains("&with3=input+64x640x640;+conv+64+k3+p1;+conv+64+k3+p2+d2&with4="), "{fragment}");
        let there = AppState::new(Preset::Vgg16.network(), Locale::en);
        there.apply_link(address::read(&fragment).expect("a link"));
        assert_eq!(there.comparison.further.count.get_untracked(), 2);
        assert_eq!(address::write(&there.link(Locale::en)), fragment);
        // A link to a pair shows the pair alone.
        there.apply_link(address::read("#net=input+1x9x9;+conv+8+k5&with=input+1x9x9;+conv+8+k3").expect("a link"));
        assert_eq!(there.comparison.further.count.get_untracked(), 0);
    }

    #[test]
    fn a_link_opens_the_kernel_lab_as_it_was() {
        let owner = Owner::new();
        owner.set();
        let here = AppState::new(Preset::TwoThrees.network(), Locale::en);
        here.lab.open.set(true);
        here.lab.change(|experiment| experiment.with_stages(3).with_cell(Slot::Target, 12, 0.5));
        here.lab.side.set(64);
        let fragment = address::write(&here.link(Locale::en));
        assert!(fragment.contains("&panel=lab&kernels=laplace;gaussian;identity&target="), "{fragment}");
        let there = AppState::new(Preset::Vgg16.network(), Locale::en);
        there.apply_link(address::read(&fragment).expect("a link"));
        assert!(there.lab.open.get_untracked());
        assert_eq!(address::write(&there.link(Locale::en)), fragment);
        there.apply_link(address::read("#net=input+3x15x15;+conv+64+k3+p1").expect("a link"));
        assert!(!there.lab.open.get_untracked());
    }

    #[test]
    fn a_link_to_a_unit_that_is_not_there_shows_the_middle_one() {
        let owner = Owner::new();
        owner.set();
        let state = AppState::new(Preset::ThreeThrees.network(), Locale::en);
        let middle = state.selection.unit.get_untracked();
        state.apply_link(address::read("#unit=99999,-5&layer=nowhere&at=1000000000").expect("a link"));
        assert_eq!(state.selection.unit.get_untracked(), middle);
    }
}
