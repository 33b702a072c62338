//! History of a document: undo and redo.

use std::collections::VecDeque;

use super::edit::Edit;

/// The states of a document: the present one, earlier ones and undone ones.
///
/// Every state is a whole document, which should be cheap to clone (an [`Arc`](std::sync::Arc), say).
#[derive(Clone, Debug)]
pub struct History<T> {
    past: VecDeque<Moment<T>>,
    present: Moment<T>,
    /// Undone states; the last one is redone first.
    future: Vec<Moment<T>>,
    /// The edit that led to the present state, if the next edit may merge with it.
    last: Option<Edit>,
}

/// The identity of a gesture, such as a drag, whose changes are all undone at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Gesture(pub u64);

/// A state, and the gesture that led to it, if any.
#[derive(Clone, Debug)]
struct Moment<T> {
    state: T,
    gesture: Option<Gesture>,
}

impl<T: Clone + PartialEq> History<T> {
    /// The number of steps that can be undone.
    pub const LIMIT: usize = 500;

    /// A history that begins with a state.
    pub const fn new(present: T) -> Self {
        Self {
            past: VecDeque::new(),
            present: Moment { state: present, gesture: None },
            future: Vec::new(),
            last: None,
        }
    }

    /// The present state.
    pub const fn present(&self) -> &T {
        &self.present.state
    }

    /// The states in order, from the earliest that can be reached by undo to the present one.
    pub fn states(&self) -> impl Iterator<Item = &T> {
        self.past.iter().chain([&self.present]).map(|moment| &moment.state)
    }

    /// The gesture that led to the present state, if any.
    pub const fn gesture(&self) -> Option<Gesture> {
        self.present.gesture
    }

    /// The gesture that led to the state that would be redone, if any.
    pub fn next_gesture(&self) -> Option<Gesture> {
        self.future.last()?.gesture
    }

    /// Records the state after an edit.
    ///
    /// An edit that changes nothing is not recorded. One that [merges](Edit::merges_with) with the edit before is undone together with it,
    /// and neither is recorded if they restore the state before both.
    pub fn record(&mut self, edit: &Edit, state: T) {
        if let Some(gesture) = edit.gesture() {
            return self.join(state, gesture);
        }
        if state == self.present.state {
            return;
        }
        let goes_on = self.last.as_ref().is_some_and(|last| edit.merges_with(last));
        let left_trace = self.put(Moment { state, gesture: None }, goes_on);
        // `last` must not hold a second copy of a whole network, and nothing merges with loading one.
        let is_kept = left_trace && !matches!(edit, Edit::Load(_));
        self.last = is_kept.then(|| edit.clone());
    }

    /// Records the state after a change by a gesture; all changes of one gesture are undone at once.
    pub fn note(&mut self, state: T, gesture: Gesture) {
        if state != self.present.state {
            let goes_on = self.present.gesture == Some(gesture);
            self.put(Moment { state, gesture: Some(gesture) }, goes_on);
            self.last = None;
        }
    }

    /// Records the state after a gesture that also changes other documents. It is a step even if nothing changed here, so that all
    /// documents are undone together.
    fn join(&mut self, state: T, gesture: Gesture) {
        self.last = None;
        let moment = Moment { state, gesture: Some(gesture) };
        if self.present.gesture == Some(gesture) {
            self.future.clear();
            self.present = moment;
        } else {
            self.put(moment, false);
        }
    }

    /// Makes a moment the present one; returns whether there is a step to it. If it continues the last step, it belongs to that step.
    fn put(&mut self, moment: Moment<T>, goes_on: bool) -> bool {
        self.future.clear();
        let before = std::mem::replace(&mut self.present, moment);
        if !goes_on {
            if self.past.len() == Self::LIMIT {
                self.past.pop_front();
            }
            self.past.push_back(before);
        } else if self.past.back().is_some_and(|first| first.state == self.present.state) {
            self.undo();
            self.future.clear();
            return false;
        }
        true
    }

    /// Undoes one step; returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop_back() else { return false };
        self.future.push(std::mem::replace(&mut self.present, before));
        self.last = None;
        true
    }

    /// Redoes one step; returns whether there was one.
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
    use crate::network::{Axes, NodeKey, Parameter, Value};

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
    fn a_gesture_is_undone_at_once_and_known_by_its_name() {
        let mut history = History::new(3);
        for (state, gesture) in [(4, 1), (5, 1), (6, 2), (7, 2)] {
            history.note(state, Gesture(gesture));
        }
        assert_eq!(history.gesture(), Some(Gesture(2)));
        assert!(history.undo());
        assert_eq!(
            (*history.present(), history.gesture(), history.next_gesture()),
            (5, Some(Gesture(1)), Some(Gesture(2)))
        );
        assert!(history.undo() && !history.undo());
        assert_eq!((*history.present(), history.gesture()), (3, None));
        history.note(4, Gesture(3));
        history.note(3, Gesture(3));
        assert!(!history.can_undo(), "a gesture that ends where it began leaves no trace");
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
