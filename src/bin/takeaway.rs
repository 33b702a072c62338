//! The part of the page that is loaded when something is first taken away; for pixels once more, off the main thread.

use convscope::browser::events::{self, Parcel};
use convscope::export::ask::{ANSWER, ASK, Ask, PROGRESS, Progress};
use convscope::takeaway::answer;

fn main() {
    events::listen(ASK, |Parcel { text, bytes }| {
        let Ok(ask) = serde_json::from_str::<Ask>(&text) else { return };
        let taken = answer(&ask, bytes, &mut |done, of| {
            if let Ok(news) = serde_json::to_string(&Progress { id: ask.id, done, of }) {
                events::send(PROGRESS, &news);
            }
        });
        match (serde_json::to_string(&taken.answer), taken.bytes) {
            (Ok(text), Some(bytes)) => events::send_with_bytes(ANSWER, &text, &bytes),
            (Ok(text), None) => events::send(ANSWER, &text),
            (Err(_), _) => {}
        }
    });
}
