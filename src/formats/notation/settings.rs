//! Settings of a layer (`k3`, `s2`, `nobias`) and their parsing.

use crate::network::op::{Bare, OpSpec, ParameterSpec};

use super::error::{Located, NotationProblem, Read, quoted};
use super::number::Piece;
use super::vocabulary;

/// The hyper-parameter that a setting determines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A number without letters before it.
    Bare,
    /// The hyper-parameter with these letters.
    Letters(&'static str),
    /// A word for a value.
    Word(&'static str),
}

/// One setting of a layer.
#[derive(Debug)]
pub(super) struct Setting<'a> {
    pub(super) key: Key,
    /// The word at its beginning.
    pub(super) word: Piece<'a>,
    /// The text after the letters, split at the commas.
    pub(super) values: Vec<Piece<'a>>,
}

impl Setting<'_> {
    /// Whether it determines that hyper-parameter.
    fn sets(&self, parameter: &ParameterSpec) -> bool {
        match self.key {
            Key::Bare => match parameter.bare {
                Bare::Never => false,
                Bare::Any => true,
                Bare::Crossed => self.is_crossed(),
                Bare::Plain => !self.is_crossed(),
            },
            Key::Letters(letters) => letters == parameter.letters(),
            Key::Word(word) => parameter.words.iter().any(|(known, _)| *known == word),
        }
    }

    fn is_crossed(&self) -> bool {
        self.word.text.contains(['x', 'X', '×'])
    }
}

/// The settings of one layer.
#[derive(Debug)]
pub(super) struct Settings<'a> {
    /// The kind of layer.
    pub(super) layer: &'static OpSpec,
    /// The byte at which its word begins.
    pub(super) at: usize,
    /// The name after the word, for kinds that have one.
    pub(super) text: Option<String>,
    given: Vec<Setting<'a>>,
    /// The hyper-parameters that settings have determined, each with the way in which it was given.
    taken: Vec<(&'static ParameterSpec, Key)>,
}

impl<'a> Settings<'a> {
    pub(super) const fn new(layer: &'static OpSpec, at: usize) -> Self {
        Self { layer, at, text: None, given: Vec::new(), taken: Vec::new() }
    }

    /// Adds the setting of a word, with the values after commas.
    pub(super) fn push(&mut self, word: Piece<'a>, more: Vec<Piece<'a>>) -> Read<()> {
        let Some((key, value)) = recognise(word) else {
            let nearest = vocabulary::nearest_setting(word.text);
            return Err(NotationProblem::UnknownWord { word: quoted(word.text), nearest }.at(word.at));
        };
        if key == Key::Bare {
            // Numbers without letters are separate settings: `conv 3x3,64`.
            let each = std::iter::once(value).chain(more);
            self.given.extend(each.map(|word| Setting { key, word, values: vec![word] }));
        } else {
            self.given.push(Setting { key, word, values: std::iter::once(value).chain(more).collect() });
        }
        Ok(())
    }

    /// Removes and returns the first setting of a hyper-parameter.
    pub(super) fn take(&mut self, parameter: &'static ParameterSpec) -> Option<Setting<'a>> {
        let index = self.given.iter().position(|setting| setting.sets(parameter))?;
        let setting = self.given.remove(index);
        self.taken.push((parameter, setting.key));
        Some(setting)
    }

    /// Removes and returns all numbers without letters that determine a hyper-parameter.
    pub(super) fn take_bare(&mut self, parameter: &'static ParameterSpec) -> Vec<Piece<'a>> {
        let is_bare = |setting: &Setting<'_>| setting.key == Key::Bare && setting.sets(parameter);
        let (bare, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.given).into_iter().partition(is_bare);
        self.given = others;
        self.taken.push((parameter, Key::Bare));
        bare.into_iter().map(|setting| setting.word).collect()
    }

    /// The error for a word that the layer does not accept.
    pub(super) fn not_taken(&self, word: Piece<'_>) -> Located {
        NotationProblem::NotTaken { word: self.layer.word, setting: quoted(word.text) }.at(word.at)
    }

    /// Fails on the first setting that no hyper-parameter has taken.
    pub(super) fn finish(self) -> Read<()> {
        match self.given.first() {
            None => Ok(()),
            // A number without letters repeats only another such number: in `maxpool k2 64`, 64 is no second kernel.
            Some(setting)
                if self.taken.iter().any(|(parameter, key)| {
                    setting.sets(parameter) && (setting.key != Key::Bare || *key == Key::Bare)
                }) =>
            {
                Err(NotationProblem::Repeated { setting: quoted(setting.word.text) }.at(setting.word.at))
            }
            Some(setting) => Err(self.not_taken(setting.word)),
        }
    }
}

/// The hyper-parameter and the value of a word.
fn recognise(word: Piece<'_>) -> Option<(Key, Piece<'_>)> {
    if let Some(known) = vocabulary::setting_words().find(|known| known.eq_ignore_ascii_case(word.text)) {
        return Some((Key::Word(known), word));
    }
    let count = word.text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let value = word.after(count);
    if !value.text.starts_with(|first: char| first.is_ascii_digit() || "-.".contains(first)) {
        return None;
    }
    let letters = word.text.get(..count)?;
    if letters.is_empty() {
        return Some((Key::Bare, value));
    }
    let known = vocabulary::setting_letters().find(|known| known.eq_ignore_ascii_case(letters))?;
    Some((Key::Letters(known), value))
}
