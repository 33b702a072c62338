//! The part of the page that is loaded when something is first taken away.

use convscope::browser::events;
use convscope::export::ask::{ANSWER, ASK};
use convscope::takeaway::answer;

fn main() {
    events::listen(ASK, |question| {
        if let Ok(ask) = serde_json::from_str(&question)
            && let Ok(text) = serde_json::to_string(&answer(&ask))
        {
            events::send(ANSWER, &text);
        }
    });
}
