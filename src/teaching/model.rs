//! Model of a lesson: steps, networks, texts.

use std::sync::Arc;

use super::{Question, Text};
use crate::network::Network;
use crate::scene::View;

/// A lesson: steps that build on each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The title.
    pub title: Numbered<Text>,
    /// The steps, in order; at least one.
    pub steps: Vec<Step>,
}

/// One step of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The title.
    pub title: Numbered<Text>,
    /// What the stage shows.
    pub setup: Numbered<Setup>,
    /// The text, by paragraphs.
    pub paragraphs: Vec<Numbered<Text>>,
    /// The question to answer before the lesson continues.
    pub question: Option<Question>,
}

/// A value with the line of the file on which it begins, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbered<T> {
    /// The line.
    pub line: usize,
    /// The value.
    pub value: T,
}

/// What the stage shows during a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// The network, A.
    pub network: Arc<Network>,
    /// The network to compare with, B.
    pub other: Option<Arc<Network>>,
    /// The view of the selected unit.
    pub view: View,
    /// Row and column of the selected unit of the last local map; by default the middle.
    pub unit: Option<(i64, i64)>,
}
