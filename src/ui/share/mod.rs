//! Share dialog: a link, a picture or an animation, the network as a table or as code, an embedded figure.

#[expect(clippy::module_inception, reason = "the file is named after the one component in it")]
pub(in crate::ui) mod share;
mod share_comparison;
pub(in crate::ui) mod share_embed;
pub(in crate::ui) mod share_picture;
