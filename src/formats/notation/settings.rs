//! Parsing of a layer's settings (`k3`, `s2`, `nobias`).

use crate::network::op::{Bare, OpSpec, ParameterSpec};

use super::error::{Located, NotationProblem, Read, quoted};
use super::number::Piece;
use super::vocabulary;

/// What a setting sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A number without a letter before it.
    Bare,
    /// The hyper-parameters with these letters.
    Letters(&'static str),
    /// A word that stands for a value.
    Word(&'static str),
}

/// One setting of a layer.
#[derive(Debug)]
pub(super) struct Setting<'a> {
    pub(super) key: Key,
    /// The word that it begins with.
    pub(super) word: Piece<'a>,
    /// What follows the letters, cut at the commas.
    pub(super) values: Vec<Piece<'a>>,
}

impl Setting<'_> {
    /// Whether it sets that hyper-parameter.
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
    /// The byte where its word begins.
    pub(super) at: usize,
    /// The name that follows the word, of a kind that has one.
    pub(super) text: Option<String>,
    given: Vec<Setting<'a>>,
    taken: Vec<&'static ParameterSpec>,
}

impl<'a> Settings<'a> {
    pub(super) const fn new(layer: &'static OpSpec, at: usize) -> Self {
        Self { layer, at, text: None, given: Vec::new(), taken: Vec::new() }
    }

    /// Adds the setting that a word stands for, and what follows it after commas.
    pub(super) fn push(&mut self, word: Piece<'a>, more: Vec<Piece<'a>>) -> Read<()> {
        let Some((key, value)) = recognise(word) else {
            let nearest = vocabulary::nearest_setting(word.text);
            return Err(NotationProblem::UnknownWord { word: quoted(word.text), nearest }.at(word.at));
        };
        if key == Key::Bare {
            // Numbers without letters stand each for itself: `conv 3x3,64`.
            let each = std::iter::once(value).chain(more);
            self.given.extend(each.map(|word| Setting { key, word, values: vec![word] }));
        } else {
            self.given.push(Setting { key, word, values: std::iter::once(value).chain(more).collect() });
        }
        Ok(())
    }

    /// The first setting of a hyper-parameter.
    pub(super) fn take(&mut self, parameter: &'static ParameterSpec) -> Option<Setting<'a>> {
        let index = self.given.iter().position(|setting| setting.sets(parameter))?;
        self.taken.push(parameter);
        Some(self.given.remove(index))
    }

    /// All numbers without letters that set a hyper-parameter.
    pub(super) fn take_bare(&mut self, parameter: &'static ParameterSpec) -> Vec<Piece<'a>> {
        let is_bare = |setting: &Setting<'_>| setting.key == Key::Bare && setting.sets(parameter);
        let (bare, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.given).into_iter().partition(is_bare);
        self.given = others;
        self.taken.push(parameter);
        bare.into_iter().map(|setting| setting.word).collect()
    }

    /// The complaint about a word that the layer has no use for.
    pub(super) fn not_taken(&self, word: Piece<'_>) -> Located {
        NotationProblem::NotTaken { word: self.layer.word, setting: quoted(word.text) }.at(word.at)
    }

    /// Complains about the first setting that no hyper-parameter took.
    pub(super) fn finish(self) -> Read<()> {
        match self.given.first() {
            None => Ok(()),
            Some(setting) if self.taken.iter().any(|parameter| setting.sets(parameter)) => {
                Err(NotationProblem::Repeated { setting: quoted(setting.word.text) }.at(setting.word.at))
            }
            Some(setting) => Err(self.not_taken(setting.word)),
        }
    }
}

/// What a word sets, and to what.
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
