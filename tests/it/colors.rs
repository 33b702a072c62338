//! Colors of `style/tokens.css` in both themes: enough contrast for text and marks, and enough difference for every kind of color vision.

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// Linear red, green and blue, `0.0..=1.0`.
type Light = [f64; 3];

/// A color in the light and in the dark theme.
type Pair = [Light; 2];

const THEMES: [&str; 2] = ["light", "dark"];

/// Complete deficiencies of one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1.
#[rustfmt::skip]
const VISION: [(&str, [Light; 3]); 4] = [
    ("full", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protan", [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]]),
    ("deutan", [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]]),
    ("tritan", [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]]),
];

fn tokens() -> BTreeMap<&'static str, Pair> {
    TOKENS.lines().filter_map(token).collect()
}

fn token(line: &'static str) -> Option<(&'static str, Pair)> {
    let (name, value) = line.trim().strip_prefix("--")?.split_once(": ")?;
    let (light, dark) = value.strip_prefix("light-dark(")?.strip_suffix(");")?.split_once(", ")?;
    Some((name, [light_of(light), light_of(dark)]))
}

fn light_of(hex: &str) -> Light {
    let digits = hex.strip_prefix('#').expect("a color is written #rrggbb");
    assert_eq!(digits.len(), 6, "{hex}");
    [0, 2, 4].map(|start| {
        let byte = u8::from_str_radix(&digits[start..start + 2], 16).expect("two hexadecimal digits");
        let part = f64::from(byte) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn dot(a: Light, b: Light) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn luminance(light: Light) -> f64 {
    dot(light, [0.2126, 0.7152, 0.0722])
}

fn contrast(a: Light, b: Light) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// CIE L*, a* and b*.
fn lab(light: Light) -> Light {
    let white = [0.950_47, 1.0, 1.088_83];
    let xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
    let root = |part: f64| if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 };
    let [x, y, z] = [0, 1, 2].map(|axis| root(dot(light, xyz[axis]) / white[axis]));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn seen(light: Light, vision: [Light; 3]) -> Light {
    vision.map(|row| dot(row, light).clamp(0.0, 1.0))
}

/// The nine stops of a ramp in one theme.
fn ramp(prefix: &str, theme: usize) -> Vec<Light> {
    let tokens = tokens();
    (1..=9).map(|stop| tokens[format!("{prefix}-{stop}").as_str()][theme]).collect()
}

fn check(least: f64, names: &[&str], grounds: &[&str]) {
    let tokens = tokens();
    for (theme, theme_name) in THEMES.iter().enumerate() {
        for (name, ground) in names.iter().flat_map(|name| grounds.iter().map(move |ground| (name, ground))) {
            let ratio = contrast(tokens[name][theme], tokens[ground][theme]);
            assert!(ratio >= least, "--{name} on --{ground}, {theme_name}: {ratio:.2}, not {least}");
        }
    }
}

fn check_ramp(least: f64, prefix: &str) {
    let names: Vec<_> = (1..=9).map(|stop| format!("{prefix}-{stop}")).collect();
    check(least, &names.iter().map(String::as_str).collect::<Vec<_>>(), &["paper", "panel"]);
}

#[test]
fn text_can_be_read() {
    check(4.5, &["ink", "muted", "accent", "danger", "win"], &["paper", "panel", "raised"]);
    check(4.5, &["ink", "muted"], &["cell", "accent-soft"]);
    check(4.5, &["accent-ink"], &["accent"]);
    check(4.5, &["accent"], &["accent-soft"]);
    check(4.5, &["danger"], &["danger-soft"]);
    check(4.5, &["ink"], &["thumb"]);
}

#[test]
fn controls_and_focus_can_be_seen() {
    check(3.0, &["edge", "focus", "accent"], &["paper", "panel", "raised"]);
}

#[test]
fn signed_values_can_be_seen() {
    check(3.0, &["positive", "negative"], &["paper", "panel", "raised", "cell"]);
}

#[test]
fn signs_differ_for_every_eye() {
    let tokens = tokens();
    for (theme, theme_name) in THEMES.iter().enumerate() {
        for (vision_name, vision) in VISION {
            let [up, down] = ["positive", "negative"].map(|name| lab(seen(tokens[name][theme], vision)));
            let difference = up.iter().zip(down).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
            assert!(difference >= 40.0, "{theme_name}, {vision_name}: {difference:.1}");
        }
    }
}

#[test]
fn layers_stand_out_from_the_page() {
    check_ramp(3.0, "depth");
}

#[test]
fn names_of_layers_can_be_read() {
    check_ramp(4.5, "depth-ink");
}

#[test]
fn depth_darkens_with_every_layer() {
    for prefix in ["depth", "depth-ink"] {
        for (theme, theme_name) in THEMES.iter().enumerate() {
            let lightness: Vec<_> = ramp(prefix, theme).into_iter().map(|color| lab(color)[0]).collect();
            assert!(lightness.is_sorted_by(|a, b| a > b), "--{prefix}, {theme_name}: {lightness:.0?}");
        }
    }
}

#[test]
fn neighbours_differ_for_every_eye() {
    for (theme, theme_name) in THEMES.iter().enumerate() {
        for (vision_name, vision) in VISION {
            let colors: Vec<_> = ramp("depth", theme).into_iter().map(|color| lab(seen(color, vision))).collect();
            for pair in colors.windows(2) {
                let difference = pair[0].iter().zip(pair[1]).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                // 2.3 is a just noticeable difference side by side.
                assert!(difference >= 2.3, "{theme_name}, {vision_name}: {difference:.1}");
                let lighter = pair[1][0] - pair[0][0];
                assert!(lighter < 0.0, "{theme_name}, {vision_name}: a deeper layer is lighter by {lighter:.1}");
            }
        }
    }
}
