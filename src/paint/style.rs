//! The style of marks: line width, opacity and color by role.

use super::{Color, Theme};
use crate::scene::{ColorRole, Emphasis, Mark, Role};
use plotters::style::RGBAColor;

/// The color and opacity of a mark.
pub fn ink(theme: &Theme, mark: &Mark) -> RGBAColor {
    let Color { red, green, blue } = theme.color(mark.tint);
    let opacity = opacity(mark.role) * mark.strength * presence(mark.role, mark.emphasis);
    RGBAColor(red, green, blue, opacity.clamp(0.0, 1.0))
}

/// A color role as a color of plotters, with an opacity from 0 to 1.
pub fn color(theme: &Theme, tint: ColorRole, opacity: f64) -> RGBAColor {
    let Color { red, green, blue } = theme.color(tint);
    RGBAColor(red, green, blue, opacity)
}

/// The width in CSS pixels of a line whose width is `width` without emphasis.
pub fn line_width(mark: &Mark, width: f64) -> f64 {
    let lifted = mark.emphasis == Emphasis::Highlighted && matches!(mark.role, Role::Footprint | Role::Edge);
    if lifted { width + 1.0 } else { width }
}

/// The default opacity of a role.
fn opacity(role: Role) -> f64 {
    match role {
        Role::LabelGround => 0.8,
        Role::Padding => 0.9,
        _ => 1.0,
    }
}

/// The opacity factor of a mark with an emphasis.
pub(super) fn presence(role: Role, emphasis: Emphasis) -> f64 {
    match (emphasis, role) {
        (Emphasis::Normal | Emphasis::Highlighted, _) => 1.0,
        (Emphasis::Dimmed, Role::Label | Role::Axis | Role::Value) => 0.55,
        (Emphasis::Dimmed, Role::ChartPoint | Role::ChartBar) => 0.45,
        (Emphasis::Dimmed, _) => 0.35,
    }
}
