//! Kernel cells: color, and keyboard movement between them.

/// The strength of a value's color relative to the largest of its kernel, from 0 to 1.
pub(super) fn share(value: f64, largest: f64) -> f64 {
    if largest > 0.0 { (value.abs() / largest).min(1.0) } else { 0.0 }
}

/// The color of a value by its sign; `None` for zero.
pub(super) fn sign(value: f64) -> Option<&'static str> {
    match value {
        up if up > 0.0 => Some("positive"),
        down if down < 0.0 => Some("negative"),
        _ => None,
    }
}

/// The largest absolute value of a kernel.
pub(super) fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |largest, value| largest.max(value.abs()))
}

/// The change of a value by a key: arrows 0.1, with Shift or as page keys 1.
pub(super) fn step_of_key(key: &str, shift: bool) -> Option<f64> {
    let step = if shift { 1.0 } else { 0.1 };
    match key {
        "ArrowUp" => Some(step),
        "ArrowDown" => Some(-step),
        "PageUp" => Some(1.0),
        "PageDown" => Some(-1.0),
        _ => None,
    }
}

/// The cell that a key moves to, of `count` cells.
pub(super) fn cell_of_key(key: &str, cell: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowLeft" => cell.checked_sub(1),
        "ArrowRight" => Some(cell + 1).filter(|next| *next < count),
        "Home" => Some(0),
        "End" => count.checked_sub(1),
        _ => None,
    }
}

/// A value after dragging up by a number of CSS pixels: 0.05 per three pixels, with Shift ten times that.
pub(super) fn dragged(value: f64, pixels: f64, shift: bool) -> f64 {
    let step = if shift { 0.5 } else { 0.05 };
    rounded(value + (pixels / 3.0).round() * step)
}

/// A value without the rounding errors of adding tenths.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_from_cell_to_cell_and_stop_at_the_ends() {
        assert_eq!(cell_of_key("ArrowRight", 7, 9), Some(8));
        assert_eq!(cell_of_key("ArrowRight", 8, 9), None);
        assert_eq!(cell_of_key("ArrowLeft", 0, 9), None);
        assert_eq!((cell_of_key("Home", 4, 9), cell_of_key("End", 4, 9)), (Some(0), Some(8)));
    }

    #[test]
    fn a_drag_up_makes_larger_in_even_steps() {
        assert_eq!(dragged(0.1, 6.0, false), 0.2);
        assert_eq!(dragged(0.1, -6.0, false), 0.0);
        assert_eq!(dragged(0.0, 3.0, true), 0.5);
    }
}
