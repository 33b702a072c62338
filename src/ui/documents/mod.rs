//! The dialog of saved documents, which also downloads them as files.

pub(in crate::ui) mod document_row;
#[expect(clippy::module_inception, reason = "the file is named after the one component in it")]
pub(in crate::ui) mod documents;
