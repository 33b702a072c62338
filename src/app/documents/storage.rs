//! The storage interface: texts under keys, as in the browser's local storage.

use thiserror::Error;

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum StorageError {
    /// The browser forbids it.
    #[error("the browser forbids it")]
    Forbidden,
    /// There is no room left.
    #[error("there is no room left")]
    Full,
}

/// Texts under keys, shared by all windows, and what makes a new one differ from all others.
pub trait Storage {
    /// All keys.
    ///
    /// # Errors
    /// [`StorageError::Forbidden`] if nothing may be read.
    fn keys(&self) -> Result<Vec<String>, StorageError>;

    /// The text under a key; none where there is none, and where nothing may be read.
    fn read(&self, key: &str) -> Option<String>;

    /// Puts a text under a key; what was there stays if it fails.
    ///
    /// # Errors
    /// [`StorageError`] if it could not be kept.
    fn write(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Takes the text under a key away.
    fn remove(&self, key: &str);

    /// Milliseconds since the beginning of 1970.
    fn now(&self) -> f64;

    /// A word that no other document and no other change has.
    fn fresh(&self) -> String;
}
