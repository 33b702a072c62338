//! The shell: header, notices, document attributes, shortcuts, embedded figure.

mod about;
pub(in crate::ui) mod app;
pub(in crate::ui) mod document_root;
pub(in crate::ui) mod embedded;
pub(in crate::ui) mod error_notice;
pub(in crate::ui) mod header;
pub(in crate::ui) mod network_name;
pub(in crate::ui) mod shortcuts;

pub use app::mount;
