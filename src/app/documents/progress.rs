//! Lesson progress: which steps are done.

use super::{Storage, StorageError};
use crate::teaching::Chapter;

/// The key of the progress, which is stored as lines such as `two-threes 0 1 4`.
const KEY: &str = "convscope:learned";
/// The largest number of steps of a lesson.
const MOST_STEPS: usize = 64;

/// The steps of each chapter that are done: read, and their question answered if they have one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// A bit per step.
    done: [u64; Chapter::ALL.len()],
}

impl Progress {
    /// The progress of earlier visits; entries that cannot be read, or are not steps, are ignored.
    pub fn recall(storage: &dyn Storage) -> Self {
        let mut progress = Self::default();
        for line in storage.read(KEY).unwrap_or_default().lines() {
            let mut words = line.split(' ');
            let Some(chapter) = words.next().and_then(Chapter::from_id) else { continue };
            words.filter_map(|step| step.parse().ok()).for_each(|step| progress.note(chapter, step));
        }
        progress
    }

    /// Saves the progress for the next visit.
    ///
    /// # Errors
    /// [`StorageError`] if it could not be saved; nothing else is lost.
    pub fn keep(&self, storage: &dyn Storage) -> Result<(), StorageError> {
        let line = |chapter: Chapter| {
            let done = (0..MOST_STEPS).filter(|step| self.is_done(chapter, *step));
            done.fold(chapter.id().to_owned(), |line, step| format!("{line} {step}"))
        };
        let begun = Chapter::ALL.into_iter().filter(|chapter| self.done[*chapter as usize] > 0);
        storage.write(KEY, &begun.map(line).collect::<Vec<_>>().join("\n"))
    }

    /// Deletes the saved progress.
    pub fn forget(storage: &dyn Storage) {
        storage.remove(KEY);
    }

    /// Marks a step, counted from 0, as done.
    pub fn note(&mut self, chapter: Chapter, step: usize) {
        if step < MOST_STEPS {
            self.done[chapter as usize] |= 1 << step;
        }
    }

    /// The union of two progresses.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        self.done.iter_mut().zip(other.done).for_each(|(own, other)| *own |= other);
        self
    }

    /// Whether no step is done.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a step is done.
    pub fn is_done(&self, chapter: Chapter, step: usize) -> bool {
        step < MOST_STEPS && self.done[chapter as usize] >> step & 1 == 1
    }

    /// The step at which to continue among the first `count` of a chapter: the first that is not done, or 0 if all are.
    pub fn next(&self, chapter: Chapter, count: usize) -> usize {
        (0..count).find(|step| !self.is_done(chapter, *step)).unwrap_or(0)
    }

    /// The number of the first `count` steps of a chapter that are done.
    pub fn count(&self, chapter: Chapter, count: usize) -> usize {
        (0..count).filter(|step| self.is_done(chapter, *step)).count()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::tests::Shelf;
    use super::*;

    #[test]
    fn what_is_done_is_found_again() {
        let shelf = Shelf::new();
        let mut progress = Progress::recall(&shelf);
        assert!(progress.is_empty());
        progress.note(Chapter::TwoThrees, 0);
        progress.note(Chapter::TwoThrees, 3);
        progress.note(Chapter::Quiz, 1);
        assert_eq!(progress.keep(&shelf), Ok(()));
        assert_eq!(shelf.read(KEY).as_deref(), Some("two-threes 0 3\nquiz 1"));
        let found = Progress::recall(&shelf);
        assert_eq!(found, progress);
        assert_eq!((found.count(Chapter::TwoThrees, 3), found.count(Chapter::TwoThrees, 6)), (1, 2));
        assert_eq!((found.next(Chapter::TwoThrees, 6), found.next(Chapter::OnePixel, 4)), (1, 0));
        assert_eq!((found.next(Chapter::TwoThrees, 1), found.next(Chapter::TwoThrees, 0)), (0, 0));
        Progress::forget(&shelf);
        assert!(Progress::recall(&shelf).is_empty());
    }

    #[test]
    fn what_is_damaged_is_left_out() {
        let shelf = Shelf::new();
        for text in
            ["", "{\"two-threes\": 4}", "two-threes -1 99999999999999999999 64 x", "nowhere 1 2", "\u{0}\n\n \n"]
        {
            shelf.write(KEY, text).expect("there is room");
            assert!(Progress::recall(&shelf).is_empty(), "{text}");
        }
        shelf.write(KEY, "nowhere 1\none-pixel 0 ? 2").expect("there is room");
        assert_eq!(Progress::recall(&shelf).count(Chapter::OnePixel, 9), 2);
    }

    #[test]
    fn full_storage_keeps_what_was_there() {
        let shelf = Shelf::new();
        let mut progress = Progress::default();
        progress.note(Chapter::Summary, 1);
        assert_eq!(progress.keep(&shelf), Ok(()));
        shelf.room.set(3);
        let mut more = progress.clone();
        more.note(Chapter::Composing, 2);
        assert_eq!(more.keep(&shelf), Err(StorageError::Full));
        assert_eq!(Progress::recall(&shelf), progress);
        assert_eq!(progress.clone().with(&more), more);
    }
}
