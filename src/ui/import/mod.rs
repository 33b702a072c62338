//! Import of networks: files that are chosen or dropped, texts that are pasted anywhere, and what the page reports about them.
//!
//! In reading order: the [session](ImportSession), which reads and opens; the [listeners](listen) for drops and pastes; the
//! [dialog](OpenDialog) with the [text box](notation_editor), its [cheat sheet](cheat_sheet) and [preview]; the [note](ImportNoteBox) about what was read.

mod cheat_sheet;
mod import_note;
mod listen;
mod notation_editor;
mod open_dialog;
mod opening_formats;
mod paste_box;
mod preview;
mod python_question;
mod session;
mod text_colors;

pub(in crate::ui) use import_note::ImportNoteBox;
pub(in crate::ui) use listen::DropTarget;
pub(in crate::ui) use open_dialog::OpenDialog;
pub(in crate::ui) use session::ImportSession;
