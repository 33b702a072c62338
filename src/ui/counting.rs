//! How much cells count; where that takes long, it is asked of the program that works off the main thread.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::given;
use super::panel::Saying;
use super::words::number::grouped;
use crate::analysis::compare::Contender;
use crate::browser::events::{self, Parcel};
use crate::cnn::notation;
use crate::export::ask::{Answer, COUNT, COUNTED, CountAsk};
use crate::scene::Heat;
use crate::state::{CountQuestion, Counted, State};

/// How long a unit must be looked at before it is asked about: while the pointer flies over a map its pictures come and go too fast.
const REST: Duration = Duration::from_millis(90);

/// Has it worked out how much cells count for both networks of a page: at once, or off the main thread where that takes long.
pub(super) fn begin(state: State) {
    given::<Saying>().say_all();
    state.counting().overlay.gives_out.set(Some(notation::write_inline));
    for (state, side) in [(state, Contender::A), (state.rival(), Contender::B)] {
        let asking = Asking { state, side, open: StoredValue::new((0, None)), timer: StoredValue::new(None) };
        // Nobody looks at the second network while one stands alone.
        let is_shown = move || side == Contender::A || state.versus.comparing.get();
        Effect::new(move |_| asking.look_at(is_shown().then(|| state.overlay.question.get()).flatten()));
        events::listen(COUNTED, move |parcel| asking.hear(parcel));
    }
}

/// One who asks for one network. Only the answer to the last question counts.
#[derive(Clone, Copy)]
struct Asking {
    state: State,
    side: Contender,
    /// The number of the last question, and the question while it is open.
    open: StoredValue<(u32, Option<CountQuestion>)>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Asking {
    /// Asks a question once it has stood for a moment; an earlier one is given up.
    fn look_at(self, question: Option<CountQuestion>) {
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
        }
        self.open.update_value(|(_, open)| *open = None);
        let Some(question) = question else { return };
        self.timer.set_value(set_timeout_with_handle(move || self.ask(question), REST).ok());
    }

    fn ask(self, question: CountQuestion) {
        let (last, _) = self.open.get_value();
        // The two networks' questions are told apart by even and odd numbers.
        let id = last + if last > 0 { 2 } else { 1 + self.side as u32 };
        let ask = CountAsk {
            id,
            side: if self.side == Contender::A { 'a' } else { 'b' },
            language: self.state.settings.locale.get_untracked().to_string(),
            question: question.clone(),
        };
        self.open.set_value((id, Some(question)));
        if let Ok(ask) = serde_json::to_string(&ask) {
            events::send(COUNT, &ask);
        }
    }

    fn hear(self, Parcel { text, bytes }: Parcel) {
        let (id, Some(question)) = self.open.get_value() else { return };
        let locale = self.state.settings.locale.get_untracked();
        let refused =
            |reason: String| Counted::Refused(td_string!(locale, influence.too_large, reason = reason).into());
        let no_part = || refused(td_string!(locale, share.no_part).to_owned());
        let heat = bytes.as_deref().and_then(Heat::from_bytes);
        let counted = match serde_json::from_str::<Answer>(&text) {
            Ok(answer) if answer.id != id => return,
            Ok(Answer { text: Err(reason), .. }) if !reason.is_empty() => Counted::Refused(reason.into()),
            Ok(Answer { text: Err(_), .. }) => {
                refused(td_string!(locale, too_large.memory, count = grouped(self.cells())))
            }
            _ => heat.map_or_else(no_part, |heat| Counted::Shades(heat.into())),
        };
        self.open.set_value((id, None));
        self.state.overlay.answer.set(Some((question, counted)));
    }

    /// The number of cells that the question is about.
    fn cells(self) -> u128 {
        let trace = self.state.selection.trace.get_untracked();
        let hull = trace.and_then(Result::ok).and_then(|trace| trace.cells[0].hull());
        hull.map_or(0, |hull| hull.area())
    }
}
