//! Padding: taps beyond a map, hollow and hatched.

use super::dots::{Style, is_beside};
use super::layout::SMALLEST_DOTTED;
use super::row::Row;
use crate::network::Axis;
use crate::scene::stack::map::along;
use crate::scene::{ColorRole, Mark, Point, Rect, Role, Scene, Shape};

/// Adds what the unit reads outside a map, at `t` of its full opacity.
pub fn draw(scene: &mut Scene, row: &Row<'_>, style: Style<'_>, axis: Axis, t: f64) {
    let Some(asked) = row.map.asked.filter(|_| t > 0.0) else { return };
    let (first, last) = along(asked, axis);
    for (first, last) in [(first, last.min(-1)), (first.max(row.length), last)] {
        if first > last {
            continue;
        }
        if row.pitch < SMALLEST_DOTTED || last - first > 200 {
            bar(scene, row, style, (first, last), t);
        } else {
            (first..=last).map(|index| row.at(index)).filter(|at| !is_beside(*at, style)).for_each(|center| {
                dot(scene, row, center, style.radius, t);
            });
        }
    }
}

fn dot(scene: &mut Scene, row: &Row<'_>, center: Point, radius: f64, t: f64) {
    let rim = Shape::Dot { center, radius };
    push(scene, row, Role::Padding, ColorRole::Hatch, rim, t);
    push(scene, row, Role::Padding, ColorRole::Paper, Shape::Dot { center, radius: radius - 1.2 }, t);
    let inner = radius - 1.2;
    if inner > 2.0 {
        // Chords x + y = constant, half a radius to each side of the center.
        let ends = [-0.55, 0.0, 0.55]
            .map(|share| {
                let half = inner * (1.0_f64 - share * share).sqrt() * std::f64::consts::FRAC_1_SQRT_2;
                let shift = inner * share * std::f64::consts::FRAC_1_SQRT_2;
                let (x, y) = (center.x + shift, center.y + shift);
                [Point::new(x - half, y + half), Point::new(x + half, y - half)]
            })
            .to_vec();
        push(scene, row, Role::Padding, ColorRole::Hatch, Shape::Lines { ends, width: 1.0, dash: None }, t);
    }
}

fn bar(scene: &mut Scene, row: &Row<'_>, style: Style<'_>, (first, last): (i64, i64), t: f64) {
    let area = Rect::new(row.x(first as f64), row.y - 4.0, row.x(last as f64 + 1.0), row.y + 4.0);
    let area = area.intersection(style.stage);
    if !area.is_empty() {
        let anchor = Point::new(row.x(0.0), row.y);
        push(
            scene,
            row,
            Role::Padding,
            ColorRole::Hatch,
            Shape::Hatch { areas: vec![area], anchor, spacing: 5.0, width: 1.0 },
            t,
        );
    }
}

fn push(scene: &mut Scene, row: &Row<'_>, role: Role, tint: ColorRole, shape: Shape, t: f64) {
    scene.push(Mark::new(role, tint, shape).with_strength(t).of_layer(row.map.layer));
}
