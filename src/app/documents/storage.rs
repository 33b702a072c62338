//! Storage interface: texts under keys, as in the browser's local storage.

use thiserror::Error;

/// Why something could not be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum StorageError {
    /// The browser forbids it.
    #[error("the browser forbids it")]
    Forbidden,
    /// The storage is full.
    #[error("there is no room left")]
    Full,
}

/// Texts under keys, shared by all windows, with a clock and unique ids.
pub trait Storage {
    /// All keys.
    ///
    /// # Errors
    /// [`StorageError::Forbidden`] if reading is forbidden.
    fn keys(&self) -> Result<Vec<String>, StorageError>;

    /// The text under a key; `None` if there is none, or if reading is forbidden.
    fn read(&self, key: &str) -> Option<String>;

    /// Writes a text under a key; the previous text is kept on failure.
    ///
    /// # Errors
    /// [`StorageError`] if it could not be written.
    fn write(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Deletes the text under a key.
    fn remove(&self, key: &str);

    /// Milliseconds since the beginning of 1970.
    fn now(&self) -> f64;

    /// A unique word for a document or a change.
    fn fresh(&self) -> String;
}
