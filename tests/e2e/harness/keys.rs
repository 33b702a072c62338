//! Keys of the keyboard.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::Page;

impl Page {
    /// Presses one key or a chord, such as `Enter`, `ArrowLeft`, `Control+z` or `Control+Shift+z`.
    pub(crate) async fn press(&self, chord: &str) {
        let keys: Vec<char> = chord.split('+').map(key).collect();
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        self.perform(down.chain(up)).await;
    }

    /// Holds a key down.
    pub(crate) async fn hold(&self, name: &str) {
        self.perform(std::iter::once(KeyAction::Down { value: key(name) })).await;
    }

    /// Releases a key.
    pub(crate) async fn let_go(&self, name: &str) {
        self.perform(std::iter::once(KeyAction::Up { value: key(name) })).await;
    }

    /// Types a text, key by key, into the focused element.
    pub(crate) async fn type_text(&self, text: &str) {
        self.perform(text.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }])).await;
    }

    async fn perform(&self, actions: impl Iterator<Item = KeyAction>) {
        let keyboard = actions.fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        self.browser.perform_actions(keyboard).await.expect("a browser has a keyboard");
    }
}

/// The code of the key with a name, or for a character.
fn key(name: &str) -> char {
    let key = match name {
        "Control" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Meta" => Key::Meta,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => Key::Space,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        character => {
            let mut characters = character.chars();
            let first = characters.next().expect("a chord names a key on both sides of a plus");
            assert!(characters.next().is_none(), "there is no key called {name}");
            return first;
        }
    };
    char::from(key)
}
