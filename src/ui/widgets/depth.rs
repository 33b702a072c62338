//! Depth colors of layers, as CSS variables.
//!
//! The ramp of `style/tokens.css` has nine stops. `count` layers are spread over it evenly: the first has the first stop, the last has the
//! last stop, and layers between two stops are interpolated in sRGB. A single layer has the last stop, so that the deepest layer, whose
//! field is shown, always has the same color.

/// The number of stops of the ramp.
pub const DEPTH_STOPS: usize = 9;

/// The position of layer `index` of `count` on the ramp: a stop, counted from 1, and the share of the next one, `0.0..1.0`.
///
/// An index beyond the last layer counts as the last.
#[must_use]
pub fn depth_blend(index: usize, count: usize) -> (usize, f64) {
    let Some(gaps) = count.checked_sub(1).filter(|gaps| *gaps > 0) else {
        return (DEPTH_STOPS, 0.0);
    };
    let eighths = index.min(gaps) * (DEPTH_STOPS - 1);
    (eighths / gaps + 1, (eighths % gaps) as f64 / gaps as f64)
}

/// The color of layer `index` of `count` for fills and strokes, as a CSS value.
#[must_use]
pub fn depth_color(index: usize, count: usize) -> String {
    css_value("--depth", depth_blend(index, count))
}

/// The color of layer `index` of `count` for text, as a CSS value.
#[must_use]
pub fn depth_ink(index: usize, count: usize) -> String {
    css_value("--depth-ink", depth_blend(index, count))
}

fn css_value(ramp: &str, (stop, share): (usize, f64)) -> String {
    if share == 0.0 {
        return format!("var({ramp}-{stop})");
    }
    let kept = 100.0 * (1.0 - share);
    format!("color-mix(in srgb, var({ramp}-{stop}) {kept:.1}%, var({ramp}-{}))", stop + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(index: usize, count: usize, expected: &str) {
        assert_eq!(depth_color(index, count), expected, "layer {index} of {count}");
    }

    #[test]
    fn three_layers_are_the_ends_and_the_middle() {
        check(0, 3, "var(--depth-1)");
        check(1, 3, "var(--depth-5)");
        check(2, 3, "var(--depth-9)");
    }

    #[test]
    fn one_layer_is_the_last() {
        check(0, 1, "var(--depth-9)");
        check(0, 0, "var(--depth-9)");
    }

    #[test]
    fn between_two_stops_is_a_mix() {
        check(1, 4, "color-mix(in srgb, var(--depth-3) 33.3%, var(--depth-4))");
        check(1, 17, "color-mix(in srgb, var(--depth-1) 50.0%, var(--depth-2))");
    }

    #[test]
    fn beyond_the_last_layer_is_the_last() {
        check(9, 3, "var(--depth-9)");
    }

    #[test]
    fn text_has_a_ramp_of_its_own() {
        assert_eq!(depth_ink(1, 3), "var(--depth-ink-5)");
    }
}
