//! The settings of one layer, taken one by one until none is left.

use super::error::{NotationProblem, Read, quoted};
use super::number::Piece;
use super::vocabulary;

/// What a setting sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A number without a letter before it.
    Bare,
    Kernel,
    Stride,
    Padding,
    Dilation,
    Groups,
    Multiplier,
    OutputPadding,
    Index,
    Bias,
    Ceil,
    Mode,
}

#[derive(Debug)]
struct Setting<'a> {
    key: Key,
    /// The word that it begins with.
    word: Piece<'a>,
    /// What follows the letter, cut at the commas.
    values: Vec<Piece<'a>>,
}

/// The settings of one layer.
#[derive(Debug)]
pub(super) struct Settings<'a> {
    /// The layer's word.
    pub(super) layer: &'static str,
    /// The byte where that word begins.
    pub(super) at: usize,
    given: Vec<Setting<'a>>,
    taken: Vec<Key>,
}

impl<'a> Settings<'a> {
    pub(super) const fn new(layer: &'static str, at: usize) -> Self {
        Self { layer, at, given: Vec::new(), taken: Vec::new() }
    }

    /// Adds the setting that a word stands for, and what follows it after commas.
    pub(super) fn push(&mut self, word: Piece<'a>, more: Vec<Piece<'a>>) -> Read<()> {
        let Some((key, value)) = recognise(word) else {
            let nearest = vocabulary::nearest_setting(word.text);
            return Err(NotationProblem::UnknownWord { word: quoted(word.text), nearest }.at(word.at));
        };
        let mut values = more;
        values.insert(0, value);
        self.given.push(Setting { key, word, values });
        Ok(())
    }

    /// The pieces of one setting.
    pub(super) fn pieces(&mut self, key: Key) -> Option<Vec<Piece<'a>>> {
        let index = self.given.iter().position(|setting| setting.key == key)?;
        self.taken.push(key);
        Some(self.given.remove(index).values)
    }

    /// The only piece of one setting.
    pub(super) fn piece(&mut self, key: Key) -> Read<Option<Piece<'a>>> {
        self.pieces(key).map_or(Ok(None), |pieces| self.only(&pieces))
    }

    /// The numbers without a letter, of all of the layer's words.
    pub(super) fn bare(&mut self) -> Vec<Piece<'a>> {
        self.taken.push(Key::Bare);
        let (bare, others) = std::mem::take(&mut self.given).into_iter().partition(|s| s.key == Key::Bare);
        self.given = others;
        let bare: Vec<Setting<'a>> = bare;
        bare.into_iter().flat_map(|setting| setting.values).collect()
    }

    /// The only number without a letter.
    pub(super) fn only_bare(&mut self) -> Read<Option<Piece<'a>>> {
        let bare = self.bare();
        self.only(&bare)
    }

    fn only(&self, pieces: &[Piece<'a>]) -> Read<Option<Piece<'a>>> {
        match pieces {
            [_, second, ..] => Err(self.not_taken(*second)),
            _ => Ok(pieces.first().copied()),
        }
    }

    /// The complaint about a word that the layer has no use for.
    pub(super) fn not_taken(&self, word: Piece<'_>) -> super::error::Located {
        NotationProblem::NotTaken { word: self.layer, setting: quoted(word.text) }.at(word.at)
    }

    /// Complains about the first setting that nobody took.
    pub(super) fn finish(self) -> Read<()> {
        match self.given.first() {
            None => Ok(()),
            Some(Setting { key, word, .. }) if self.taken.contains(key) => {
                Err(NotationProblem::Repeated { setting: quoted(word.text) }.at(word.at))
            }
            Some(Setting { word, .. }) => Err(self.not_taken(*word)),
        }
    }
}

/// What a word sets, and to what.
fn recognise(word: Piece<'_>) -> Option<(Key, Piece<'_>)> {
    const WORDS: [(&str, Key); 7] = [
        ("nobias", Key::Bias),
        ("bias", Key::Bias),
        ("ceil", Key::Ceil),
        ("bilinear", Key::Mode),
        ("nearest", Key::Mode),
        ("psame", Key::Padding),
        ("pvalid", Key::Padding),
    ];
    if let Some((_, key)) = WORDS.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(word.text)) {
        return Some((key, word));
    }
    let letters = word.text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let value = word.after(letters);
    if !value.text.starts_with(|first: char| first.is_ascii_digit() || "-.".contains(first)) {
        return None;
    }
    let key = match word.text.get(..letters)?.to_ascii_lowercase().as_str() {
        "" => Key::Bare,
        "k" => Key::Kernel,
        "s" => Key::Stride,
        "p" => Key::Padding,
        "d" => Key::Dilation,
        "g" => Key::Groups,
        "m" => Key::Multiplier,
        "op" => Key::OutputPadding,
        "i" => Key::Index,
        _ => return None,
    };
    Some((key, value))
}
