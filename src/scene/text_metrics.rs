//! Text metrics: widths and heights of text, without a browser.

use super::{Align, Baseline, Point, Rect, Text, Weight};

/// Height of capitals and digits, in font sizes; 0.72 is common to the sans-serif fonts of major systems.
pub const CAP_HEIGHT: f64 = 0.72;

/// An estimate of the width of a text in CSS pixels in the page's own font, too wide rather than too narrow.
///
/// Measuring in the browser would force a layout and would not work for SVG, so widths go by classes of letters.
pub fn text_width(content: &str, size: f64, weight: Weight) -> f64 {
    let ems: f64 = content.chars().map(letter_width).sum();
    let wider = if weight == Weight::Bold { 1.08 } else { 1.0 };
    ems * size * wider
}

/// The box around the capitals and digits of a text.
pub fn text_box(text: &Text) -> Rect {
    let width = text_width(&text.content, text.size, text.weight);
    let Point { x, y } = text.at;
    let left = match text.align {
        Align::Left => x,
        Align::Center => x - width / 2.0,
        Align::Right => x - width,
    };
    let bottom = y + baseline_below(text.baseline) * text.size;
    Rect::new(left, bottom - CAP_HEIGHT * text.size, left + width, bottom)
}

/// The distance from the text's point down to the alphabetic baseline, in font sizes.
pub fn baseline_below(baseline: Baseline) -> f64 {
    match baseline {
        Baseline::Top => CAP_HEIGHT,
        Baseline::Middle => CAP_HEIGHT / 2.0,
        Baseline::Alphabetic => 0.0,
    }
}

fn letter_width(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.32,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' => 0.9,
        'A'..='Z' => 0.72,
        letter if u32::from(letter) >= 0x2e80 => 1.0,
        _ => 0.62,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_a_square_a_letter() {
        assert!((text_width("输入", 12.0, Weight::Regular) - 24.0).abs() < 1e-9);
    }
}
