//! Start-up: address and storage are read once, before the state is made.

use leptos::prelude::{GetUntracked, Set};

use super::preferences::{self, Preferences};
use super::{Page, local_storage, media};
use crate::app::address::{self, Link};
use crate::app::{AddressError, AppState, Appearance, Embed, Opening};
use crate::formats::notation;
use crate::i18n::Locale;
use crate::network::Network;
use crate::presets::Stack;

/// The content with which the page opens.
#[derive(Debug)]
pub struct Startup {
    /// The link in the address.
    pub link: Result<Link, AddressError>,
    /// The options of an embedded figure; `None` for the whole page.
    pub embed: Option<Embed>,
    /// The preferences of earlier visits; `None` on a first visit.
    preferences: Option<Preferences>,
    /// Whether the address is empty and nothing is stored by an earlier visit.
    pub first_visit: bool,
    /// The network to open.
    network: Network,
    locale: Locale,
}

impl Startup {
    /// Reads address and storage. An embedded figure reads the address only.
    pub fn read() -> Self {
        let fragment = Page.fragment();
        let link = address::read(&fragment);
        let embed = Embed::is_meant(&fragment).then(|| Embed::read(&fragment).unwrap_or_default());
        let preferences = if embed.is_some() { None } else { preferences::load() };
        let first_visit =
            embed.is_none() && fragment.is_empty() && preferences.is_none() && local_storage::open_before().is_none();
        let linked = link.as_ref().ok().and_then(|link| link.network.clone());
        let last = || notation::read(preferences.as_ref()?.network.as_deref()?).ok();
        let opens = first_visit || link.as_ref().is_ok_and(|link| link.start && link.network.is_none());
        let first = || if opens { Opening::network() } else { Stack::ThreeThrees.network() };
        let network = linked.or_else(|| last().filter(|_| !opens)).unwrap_or_else(first);
        Self { link, embed, preferences, first_visit, network, locale: media::locale() }
    }

    /// The state of the page, with its network, its language and its theme.
    pub fn state(&self) -> AppState {
        let state = AppState::new(self.network.clone(), self.locale);
        if let Some(preferences) = &self.preferences {
            if preferences.appearance != Appearance::System {
                state.settings.choose_appearance(preferences.appearance);
            }
            if let Some(locale) = preferences.language.as_deref().and_then(media::locale_of) {
                state.settings.choose_locale(locale);
            }
        }
        state
    }

    /// Applies the link to the state, or reports why it cannot be read; on a first visit shows the opening. Without preferences of earlier
    /// visits the growth of the field is played, unless reduced motion is preferred.
    pub fn apply(self, state: AppState) {
        let chooses_moment = self.link.as_ref().is_ok_and(|link| link.at.is_some());
        match self.link {
            Ok(link) => state.apply_link(link),
            Err(reason) => state.problem.set(Some(reason)),
        }
        if self.first_visit {
            state.open_opening();
        }
        let is_opening = state.opening.shown.get_untracked();
        if self.preferences.is_none() && !is_opening && !chooses_moment && !media::prefers_reduced_motion() {
            state.timeline.play_from_start();
        }
    }
}
