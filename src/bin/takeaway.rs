//! The part of the page that is loaded when something is first taken away or takes long; for pixels and counts off the main thread.

use convscope::browser::events::{self, Parcel};
use convscope::export::ask::{ANSWER, ASK, Ask, COUNTED, PROGRESS, Progress};
use convscope::takeaway::{Counting, Taken, answer};

fn main() {
    let mut counting = Counting::default();
    events::listen(ASK, move |Parcel { text, bytes }| {
        if let Ok(ask) = serde_json::from_str::<Ask>(&text) {
            let taken = answer(&ask, bytes, &mut |done, of| {
                if let Ok(news) = serde_json::to_string(&Progress { id: ask.id, done, of }) {
                    events::send(PROGRESS, &news);
                }
            });
            reply(ANSWER, &taken);
        } else if let Ok(ask) = serde_json::from_str(&text) {
            reply(COUNTED, &counting.answer(&ask));
        }
    });
}

fn reply(name: &str, Taken { answer, bytes }: &Taken) {
    match (serde_json::to_string(answer), bytes) {
        (Ok(text), Some(bytes)) => events::send_with_bytes(name, &text, bytes),
        (Ok(text), None) => events::send(name, &text),
        (Err(_), _) => {}
    }
}
