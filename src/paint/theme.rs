//! Theme: the colors of a scheme, read from the page's own stylesheet.

use super::Color;
use crate::scene::{ColorRole, Depth};

/// The only stylesheet with colors.
const TOKENS: &str = include_str!("../../style/tokens.css");

/// The font families of every text, in order of preference. The first is the page's own; a picture elsewhere falls back to the system's.
pub const FONT_FAMILY: &str =
    "Figtree, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Noto Sans SC', sans-serif";

/// The number of colors in the scale from the first layer to the last.
const DEPTH_STOPS: usize = 9;

/// A color scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Dark text on a light background.
    #[default]
    Light,
    /// Light text on a dark background.
    Dark,
}

/// The colors of one scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    scheme: Scheme,
    ink: Color,
    muted: Color,
    paper: Color,
    panel: Color,
    line: Color,
    grid: Color,
    cell: Color,
    hatch: Color,
    accent: Color,
    positive: Color,
    negative: Color,
    depth: [Color; DEPTH_STOPS],
    depth_ink: [Color; DEPTH_STOPS],
}

/// Both themes of the page's own stylesheet, light and dark, parsed at compile time: the program contains no stylesheet and cannot fail.
static THEMES: [Theme; 2] =
    [Theme::read(TOKENS.as_bytes(), Scheme::Light), Theme::read(TOKENS.as_bytes(), Scheme::Dark)];

impl Theme {
    /// The theme of the page's own stylesheet.
    pub fn of(scheme: Scheme) -> Self {
        THEMES[scheme as usize].clone()
    }

    /// Reads the lines `--name: light-dark(#rrggbb, #rrggbb);` of a stylesheet.
    const fn read(css: &[u8], scheme: Scheme) -> Self {
        Self {
            scheme,
            ink: named(css, "ink", scheme),
            muted: named(css, "muted", scheme),
            paper: named(css, "paper", scheme),
            panel: named(css, "panel", scheme),
            line: named(css, "line", scheme),
            grid: named(css, "grid", scheme),
            cell: named(css, "cell", scheme),
            hatch: named(css, "hatch", scheme),
            accent: named(css, "accent", scheme),
            positive: named(css, "positive", scheme),
            negative: named(css, "negative", scheme),
            depth: stops(css, "depth-", scheme),
            depth_ink: stops(css, "depth-ink-", scheme),
        }
    }

    /// The scheme of the theme.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The color of a color role.
    pub fn color(&self, tint: ColorRole) -> Color {
        match tint {
            ColorRole::Ink => self.ink,
            ColorRole::Muted => self.muted,
            ColorRole::Paper => self.paper,
            ColorRole::Panel => self.panel,
            ColorRole::Line => self.line,
            ColorRole::Grid => self.grid,
            ColorRole::Cell => self.cell,
            ColorRole::Hatch => self.hatch,
            ColorRole::Accent => self.accent,
            ColorRole::Positive => self.positive,
            ColorRole::Negative => self.negative,
            ColorRole::Depth(depth) => along(&self.depth, depth),
            ColorRole::DepthInk(depth) => along(&self.depth_ink, depth),
            ColorRole::OnShade { depth, percent } => {
                let shade = self.panel.towards(along(&self.depth, depth), f64::from(percent) / 100.0);
                // With ink and background alone, neither would be legible on shades of medium lightness.
                let [black, white] = [0, 255].map(|level| Color { red: level, green: level, blue: level });
                if black.contrast(shade) >= white.contrast(shade) { black } else { white }
            }
        }
    }
}

/// The color of a layer: the scale is spread over all layers, from the first to the last.
///
/// A single layer has the last color.
fn along(stops: &[Color; DEPTH_STOPS], Depth { index, count }: Depth) -> Color {
    let last = count.saturating_sub(1);
    let share = if last == 0 { 1.0 } else { index.min(last) as f64 / last as f64 };
    let at = share * (DEPTH_STOPS - 1) as f64;
    let below = at.floor() as usize;
    let above = (below + 1).min(DEPTH_STOPS - 1);
    stops[below].towards(stops[above], at - below as f64)
}

/// The colors of the scale `name`, with the suffixes 1 to 9.
const fn stops(css: &[u8], name: &'static str, scheme: Scheme) -> [Color; DEPTH_STOPS] {
    let mut stops = [Color { red: 0, green: 0, blue: 0 }; DEPTH_STOPS];
    let mut stop = 0;
    while stop < DEPTH_STOPS {
        stops[stop] = match token(css, name.as_bytes(), &[b'1' + stop as u8], scheme) {
            Some(color) => color,
            None => panic!("{}", name),
        };
        stop += 1;
    }
    stops
}

/// The color of a token; if it is missing, compilation fails with its name.
const fn named(css: &[u8], name: &'static str, scheme: Scheme) -> Color {
    match token(css, name.as_bytes(), b"", scheme) {
        Some(color) => color,
        None => panic!("{}", name),
    }
}

/// The color of a token, whose name is in two parts; `None` if it is missing or malformed.
const fn token(css: &[u8], name: &[u8], rest: &[u8], scheme: Scheme) -> Option<Color> {
    let mut start = 0;
    while start < css.len() {
        let parts: [&[u8]; 4] = [b"--", name, rest, b": light-dark("];
        if let Some(light) = after(css, start, &parts) {
            let Some(dark) = after(css, light + "#rrggbb".len(), &[b", "]) else { return None };
            return match (after(css, dark + "#rrggbb".len(), &[b");"]), scheme) {
                (None, _) => None,
                (_, Scheme::Light) => color_at(css, light),
                (_, Scheme::Dark) => color_at(css, dark),
            };
        }
        start += 1;
    }
    None
}

/// The position after `parts`, one after the other, if they are at `start`.
const fn after(text: &[u8], start: usize, parts: &[&[u8]]) -> Option<usize> {
    let (mut at, mut part) = (start, 0);
    while part < parts.len() {
        let mut index = 0;
        while index < parts[part].len() {
            if at >= text.len() || text[at] != parts[part][index] {
                return None;
            }
            (at, index) = (at + 1, index + 1);
        }
        part += 1;
    }
    Some(at)
}

/// The color at a position.
const fn color_at(text: &[u8], start: usize) -> Option<Color> {
    match text.split_at(start).1.first_chunk() {
        Some(chunk) => Color::from_hex(chunk),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scheme_has_the_colors_of_its_side() {
        let [light, dark] = [Scheme::Light, Scheme::Dark].map(Theme::of);
        let line = |name: &str| TOKENS.lines().find_map(|line| line.trim().strip_prefix(name)).expect("a token");
        let both = |light: Color, dark: Color| format!(" light-dark({}, {});", light.to_hex(), dark.to_hex());
        assert_eq!((light.scheme(), dark.scheme()), (Scheme::Light, Scheme::Dark));
        assert_eq!(line("--ink:"), both(light.ink, dark.ink));
        assert_eq!(line("--negative:"), both(light.negative, dark.negative));
        assert_eq!(line("--depth-1:"), both(light.depth[0], dark.depth[0]));
        assert_eq!(line("--depth-ink-9:"), both(light.depth_ink[8], dark.depth_ink[8]));
    }

    #[test]
    fn what_is_missing_or_of_another_form_is_no_color() {
        let found = |css: &str| token(css.as_bytes(), b"ink", b"", Scheme::Dark);
        assert_eq!(found("  --ink: light-dark(#000000, #0a0b0c);"), Some(Color { red: 10, green: 11, blue: 12 }));
        for css in
            ["", "--paper: light-dark(#000000, #0a0b0c);", "--ink: black;", "--ink: light-dark(#000000, #0A0B0C);"]
        {
            assert_eq!(found(css), None, "{css}");
        }
        for end in 0..38 {
            assert_eq!(found(&"  --ink: light-dark(#000000, #0a0b0c);"[..end]), None, "{end}");
        }
    }

    #[test]
    fn the_scale_runs_from_the_first_layer_to_the_last() {
        let theme = Theme::of(Scheme::Light);
        let of = |index, count| theme.color(ColorRole::Depth(Depth { index, count }));
        assert_eq!((of(0, 3), of(1, 3), of(2, 3)), (theme.depth[0], theme.depth[4], theme.depth[8]));
        assert_eq!(of(0, 1), theme.depth[8]);
        assert_eq!(of(1, 17), theme.depth[0].towards(theme.depth[1], 0.5));
    }

    #[test]
    fn words_on_shades_can_be_read() {
        for theme in [Scheme::Light, Scheme::Dark].map(Theme::of) {
            for (index, percent) in
                (0..DEPTH_STOPS).flat_map(|index| (0..=100).step_by(5).map(move |part| (index, part)))
            {
                let depth = Depth { index, count: DEPTH_STOPS };
                let shade = theme.panel.towards(theme.depth[index], f64::from(percent) / 100.0);
                let contrast = theme.color(ColorRole::OnShade { depth, percent }).contrast(shade);
                assert!(contrast >= 4.5, "{contrast} at {percent} % of {}", theme.depth[index].to_hex());
            }
        }
    }

    #[test]
    fn words_in_layer_colors_can_be_read() {
        for theme in [Scheme::Light, Scheme::Dark].map(Theme::of) {
            for ink in theme.depth_ink.into_iter().chain([theme.ink, theme.muted]) {
                assert!(ink.contrast(theme.paper) >= 4.5 && ink.contrast(theme.panel) >= 4.5, "{}", ink.to_hex());
            }
        }
    }
}
