//! Lesson progress: which steps are done.

use super::{Storage, StorageError};
use crate::teaching::Chapter;

/// What is done is kept under this key, as lines such as `two-threes 0 1 4`.
const KEY: &str = "convscope:learned";
/// No lesson has more steps.
const MOST_STEPS: usize = 64;

/// Which steps of which chapters are done: read, and their question answered where they ask one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// A bit a step.
    done: [u64; Chapter::ALL.len()],
}

impl Progress {
    /// What earlier visits left; what cannot be read, or is no step, is left out.
    pub fn recall(storage: &dyn Storage) -> Self {
        let mut progress = Self::default();
        for line in storage.read(KEY).unwrap_or_default().lines() {
            let mut words = line.split(' ');
            let Some(chapter) = words.next().and_then(Chapter::from_id) else { continue };
            words.filter_map(|step| step.parse().ok()).for_each(|step| progress.note(chapter, step));
        }
        progress
    }

    /// Keeps it for the next visit.
    ///
    /// # Errors
    /// [`StorageError`] if it could not be kept; nothing else is lost.
    pub fn keep(&self, storage: &dyn Storage) -> Result<(), StorageError> {
        let line = |chapter: Chapter| {
            let done = (0..MOST_STEPS).filter(|step| self.is_done(chapter, *step));
            done.fold(chapter.id().to_owned(), |line, step| format!("{line} {step}"))
        };
        let begun = Chapter::ALL.into_iter().filter(|chapter| self.done[*chapter as usize] > 0);
        storage.write(KEY, &begun.map(line).collect::<Vec<_>>().join("\n"))
    }

    /// Takes away what was kept.
    pub fn forget(storage: &dyn Storage) {
        storage.remove(KEY);
    }

    /// A step, counted from 0, is done.
    pub fn note(&mut self, chapter: Chapter, step: usize) {
        if step < MOST_STEPS {
            self.done[chapter as usize] |= 1 << step;
        }
    }

    /// All that is done here or there.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        self.done.iter_mut().zip(other.done).for_each(|(own, other)| *own |= other);
        self
    }

    /// Whether nothing is done yet.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a step is done.
    pub fn is_done(&self, chapter: Chapter, step: usize) -> bool {
        step < MOST_STEPS && self.done[chapter as usize] >> step & 1 == 1
    }

    /// Where to go on among the first `count` steps of a chapter: the first that is not done, or from the beginning if all are.
    pub fn next(&self, chapter: Chapter, count: usize) -> usize {
        (0..count).find(|step| !self.is_done(chapter, *step)).unwrap_or(0)
    }

    /// How many of the first `count` steps of a chapter are done.
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
