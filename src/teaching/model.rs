//! The model of a lesson: steps, networks, texts.

use std::sync::Arc;

use super::{Question, Text};
use crate::network::Network;
use crate::scene::View;

/// A lesson: steps that build on each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// What it is called.
    pub title: Numbered<Text>,
    /// Its steps, in order; at least one.
    pub steps: Vec<Step>,
}

/// One step of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is called.
    pub title: Numbered<Text>,
    /// What is on the stage.
    pub setup: Numbered<Setup>,
    /// What it says, a text a paragraph.
    pub paragraphs: Vec<Numbered<Text>>,
    /// What is to be predicted before the lesson goes on.
    pub question: Option<Question>,
}

/// Something and the line of the file that it begins on, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbered<T> {
    /// The line.
    pub line: usize,
    /// What begins there.
    pub value: T,
}

/// What is on the stage while a step is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// The network, A.
    pub network: Arc<Network>,
    /// The one that it is compared with, B.
    pub other: Option<Arc<Network>>,
    /// How the selected unit is shown.
    pub view: View,
    /// Row and column of the selected unit of the last map with a place of its own; the middle if none is given.
    pub unit: Option<(i64, i64)>,
}
