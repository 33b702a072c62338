//! What was before, for undo, and what was undone, for redo.

use std::collections::VecDeque;

use super::edit::Edit;

/// The states of a document: one present, those before it and those that were undone.
///
/// A document is whole in every state, so it should be cheap to clone (an [`Arc`](std::sync::Arc), say).
#[derive(Clone, Debug)]
pub struct History<T> {
    past: VecDeque<T>,
    present: T,
    /// What was undone, the next to be redone last.
    future: Vec<T>,
    /// The edit that led here, if the next one may still belong to it.
    last: Option<Edit>,
}

impl<T: Clone + PartialEq> History<T> {
    /// How many steps can be undone.
    pub const LIMIT: usize = 500;

    /// A history that begins with this state.
    pub const fn new(present: T) -> Self {
        Self { past: VecDeque::new(), present, future: Vec::new(), last: None }
    }

    /// The state now.
    pub const fn present(&self) -> &T {
        &self.present
    }

    /// Notes the state that an edit led to.
    ///
    /// An edit that changes nothing leaves no trace. One that [merges](Edit::merges_with) with the one before is undone together with
    /// it, and both leave no trace if they end where they began.
    pub fn record(&mut self, edit: &Edit, state: T) {
        if state == self.present {
            return;
        }
        self.future.clear();
        let before = std::mem::replace(&mut self.present, state);
        if !self.last.as_ref().is_some_and(|last| edit.merges_with(last)) {
            if self.past.len() == Self::LIMIT {
                self.past.pop_front();
            }
            self.past.push_back(before);
        } else if self.past.back() == Some(&self.present) {
            self.past.pop_back();
            self.last = None;
            return;
        }
        // A whole network is not kept twice, and nothing merges with its loading.
        self.last = if matches!(edit, Edit::Load(_)) { None } else { Some(edit.clone()) };
    }

    /// Goes back one step; returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop_back() else { return false };
        self.future.push(std::mem::replace(&mut self.present, before));
        self.last = None;
        true
    }

    /// Goes forward one step that was undone; returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push_back(std::mem::replace(&mut self.present, after));
        self.last = None;
        true
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cnn::{Axes, NodeKey, Parameter, Value};

    fn kernel(size: u64) -> Edit {
        Edit::Set { key: NodeKey(0), parameter: Parameter::Kernel, value: Value::Pair(Axes::both(size)) }
    }

    #[test]
    fn stepping_a_number_is_undone_at_once() {
        let mut history = History::new(3);
        history.record(&kernel(5), 5);
        history.record(&kernel(7), 7);
        history.record(&Edit::Toggle(NodeKey(0)), 70);
        assert!(history.undo());
        assert_eq!(*history.present(), 7);
        assert!(history.undo());
        assert_eq!(*history.present(), 3);
        assert!(!history.undo());
        assert!(history.redo() && history.redo() && !history.redo());
        assert_eq!(*history.present(), 70);
    }

    #[test]
    fn a_number_stepped_up_and_down_again_leaves_no_trace() {
        let mut history = History::new(3);
        history.record(&kernel(5), 5);
        history.record(&kernel(3), 3);
        assert!(!history.can_undo());
    }

    #[test]
    fn an_edit_after_undo_begins_a_step_of_its_own_and_ends_redo() {
        let mut history = History::new(3);
        history.record(&kernel(5), 5);
        history.undo();
        history.record(&kernel(7), 7);
        assert!(!history.can_redo());
        history.undo();
        assert_eq!(*history.present(), 3);
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut history = History::new(0);
        for step in 1..=600 {
            history.record(&Edit::Toggle(NodeKey(0)), step);
        }
        while history.undo() {}
        assert_eq!(*history.present(), 100);
    }
}
