//! Crash handling: the panic hook saves the network and shows a notice above the page.
//!
//! A panic ends a WebAssembly program immediately, and none of it may run afterwards. So the hook saves the network and passes the texts of
//! the notice to `src/web/crash.js`, which shows it without the program.

use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::sync::Arc;

use leptos_i18n::td_string;
use web_sys::{CustomEvent, CustomEventInit};

use crate::app::address::{self, Link};
use crate::formats::notation;
use crate::i18n::Locale;
use crate::network::Network;
use crate::sync::preferences::{self, Preferences};
use crate::sync::{HistoryMode, Page};

/// The event that shows the notice. Its detail contains the texts.
const EVENT: &str = "convscope:crash";

thread_local! {
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

/// The present state of the page, stored outside of it for a panic.
struct Last {
    network: Arc<Network>,
    locale: Locale,
    /// Whether the network is the user's own document and is saved; that of a lesson or an embedded figure is not.
    is_own: bool,
}

/// Records the present state of the page for a crash.
pub fn remember(network: Arc<Network>, locale: Locale, is_own: bool) {
    LAST.with(|last| *last.borrow_mut() = Some(Last { network, locale, is_own }));
}

/// Installs the panic hook, which shows the notice.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        report(panic);
    }));
}

fn report(panic: &PanicHookInfo<'_>) {
    let last = LAST.with(|last| last.try_borrow_mut().ok().and_then(|mut last| last.take()));
    let locale = last.as_ref().map_or_else(Locale::default, |last| last.locale);
    let network = last.as_ref().map(|last| notation::write_inline(&last.network)).unwrap_or_default();
    if let Some(last) = last.filter(|last| last.is_own) {
        save(&last, &network);
    }
    let report = format!("Convscope {}\n{panic}\n{network}", env!("CARGO_PKG_VERSION"));
    let detail = js_sys::Object::new();
    for (name, text) in [
        ("sentence", td_string!(locale, crash.sentence)),
        ("saved", td_string!(locale, crash.saved)),
        ("reload", td_string!(locale, crash.reload)),
        ("copy", td_string!(locale, crash.copy)),
        ("copied", td_string!(locale, crash.copied)),
        ("report", report.as_str()),
    ] {
        // A plain object accepts every property.
        let _ = js_sys::Reflect::set(&detail, &name.into(), &text.into());
    }
    let init = CustomEventInit::new();
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(EVENT, &init) {
        // Fails only for an event that is already being dispatched.
        let _ = leptos::prelude::document().dispatch_event(&event);
    }
}

/// Saves the network where a reload finds it: in storage and in the address.
fn save(last: &Last, text: &str) {
    let stored = preferences::load().unwrap_or_default();
    preferences::save(&Preferences { network: Some(text.to_owned()), ..stored });
    let link = Link { network: Some((*last.network).clone()), ..Link::default() };
    Page.set_fragment(&address::write(&link), HistoryMode::Replace);
}
