//! Stage, the center of the page: picture, tools, timeline.

pub(in crate::ui) mod background_menu;
pub(in crate::ui) mod edit_ring;
pub(in crate::ui) mod heatmap_scale;
pub(in crate::ui) mod ruler;
#[expect(clippy::module_inception, reason = "the file is named after the one component in it")]
pub(in crate::ui) mod stage;
pub(in crate::ui) mod stage_picture;
pub(in crate::ui) mod stage_scenes;
pub(in crate::ui) mod stage_tools;
pub(in crate::ui) mod timeline;
pub(in crate::ui) mod view_choice;

pub(in crate::ui) use stage::Stage;
