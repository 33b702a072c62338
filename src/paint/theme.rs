//! The colours of a scheme, read from the stylesheet that the page uses too.

use super::Colour;
use crate::scene::{Depth, Tint};
use thiserror::Error;

/// The stylesheet that alone holds colours.
const TOKENS: &str = include_str!("../../style/tokens.css");

/// The typefaces of every text, the first that a machine has.
pub const FONT_FAMILY: &str =
    "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Noto Sans SC', sans-serif";

/// The number of colours in the scale from the first layer to the last.
const DEPTH_STOPS: usize = 9;

/// Dark on light or light on dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Dark ink on light paper.
    #[default]
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// The colours of one scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    scheme: Scheme,
    ink: Colour,
    muted: Colour,
    paper: Colour,
    panel: Colour,
    line: Colour,
    grid: Colour,
    cell: Colour,
    hatch: Colour,
    accent: Colour,
    positive: Colour,
    negative: Colour,
    depth: [Colour; DEPTH_STOPS],
    depth_ink: [Colour; DEPTH_STOPS],
}

/// Why a stylesheet is no theme.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ThemeError {
    /// A colour that painting needs is not there.
    #[error("the colour --{name} is missing from the tokens")]
    Missing {
        /// The token without its two dashes.
        name: String,
    },
    /// A line that is not of the one form that is read.
    #[error("the colour --{name} must be written light-dark(#rrggbb, #rrggbb), but is {value}")]
    Malformed {
        /// The token without its two dashes.
        name: String,
        /// What stands there instead.
        value: String,
    },
}

impl Theme {
    /// The theme of the page's own stylesheet.
    ///
    /// # Panics
    ///
    /// When the stylesheet in the repository lacks a token, which a test rules out.
    pub fn of(scheme: Scheme) -> Self {
        Self::parse(TOKENS, scheme).expect("a test reads every token of the stylesheet")
    }

    /// Reads the lines `--name: light-dark(#rrggbb, #rrggbb);` of a stylesheet.
    ///
    /// # Errors
    ///
    /// The first token that is missing or written otherwise, by its name.
    pub fn parse(css: &str, scheme: Scheme) -> Result<Self, ThemeError> {
        let colour = |name: &str| token(css, name, scheme);
        let scale = |name: &str| -> Result<[Colour; DEPTH_STOPS], ThemeError> {
            let mut stops = [colour(&format!("{name}-1"))?; DEPTH_STOPS];
            for (index, stop) in stops.iter_mut().enumerate().skip(1) {
                *stop = colour(&format!("{name}-{}", index + 1))?;
            }
            Ok(stops)
        };
        Ok(Self {
            scheme,
            ink: colour("ink")?,
            muted: colour("muted")?,
            paper: colour("paper")?,
            panel: colour("panel")?,
            line: colour("line")?,
            grid: colour("grid")?,
            cell: colour("cell")?,
            hatch: colour("hatch")?,
            accent: colour("accent")?,
            positive: colour("positive")?,
            negative: colour("negative")?,
            depth: scale("depth")?,
            depth_ink: scale("depth-ink")?,
        })
    }

    /// Which scheme it is.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The colour that a tint asks for.
    pub fn colour(&self, tint: Tint) -> Colour {
        match tint {
            Tint::Ink => self.ink,
            Tint::Muted => self.muted,
            Tint::Paper => self.paper,
            Tint::Panel => self.panel,
            Tint::Line => self.line,
            Tint::Grid => self.grid,
            Tint::Cell => self.cell,
            Tint::Hatch => self.hatch,
            Tint::Accent => self.accent,
            Tint::Positive => self.positive,
            Tint::Negative => self.negative,
            Tint::Depth(depth) => along(&self.depth, depth),
            Tint::DepthInk(depth) => along(&self.depth_ink, depth),
        }
    }
}

/// The colour of a layer: the scale is spread over all layers, the first at its beginning and the last at its end.
///
/// A single layer has the last colour.
fn along(stops: &[Colour; DEPTH_STOPS], Depth { index, count }: Depth) -> Colour {
    let last = count.saturating_sub(1);
    let share = if last == 0 { 1.0 } else { index.min(last) as f64 / last as f64 };
    let at = share * (DEPTH_STOPS - 1) as f64;
    let below = at.floor() as usize;
    let above = (below + 1).min(DEPTH_STOPS - 1);
    stops[below].towards(stops[above], at - below as f64)
}

fn token(css: &str, name: &str, scheme: Scheme) -> Result<Colour, ThemeError> {
    let start = format!("--{name}:");
    let value = css
        .lines()
        .find_map(|line| line.trim().strip_prefix(start.as_str()))
        .ok_or_else(|| ThemeError::Missing { name: name.to_owned() })?
        .trim();
    let (light, dark) = value
        .strip_prefix("light-dark(")
        .and_then(|rest| rest.strip_suffix(");"))
        .and_then(|both| both.split_once(','))
        .and_then(|(light, dark)| Some((Colour::from_hex(light.trim())?, Colour::from_hex(dark.trim())?)))
        .ok_or_else(|| ThemeError::Malformed { name: name.to_owned(), value: value.to_owned() })?;
    Ok(match scheme {
        Scheme::Light => light,
        Scheme::Dark => dark,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_schemes_have_every_token() {
        for scheme in [Scheme::Light, Scheme::Dark] {
            assert_eq!(Theme::parse(TOKENS, scheme).map(|theme| theme.scheme()), Ok(scheme));
        }
    }

    #[test]
    fn a_missing_token_is_named() {
        let css = TOKENS.replace("--depth-7:", "--other:");
        let error = Theme::parse(&css, Scheme::Light).expect_err("the token is gone");
        assert_eq!(error.to_string(), "the colour --depth-7 is missing from the tokens");
    }

    #[test]
    fn a_token_of_another_form_is_shown() {
        let css = "  --ink: black;\n";
        let error = token(css, "ink", Scheme::Dark).expect_err("the form is another");
        assert_eq!(error, ThemeError::Malformed { name: "ink".to_owned(), value: "black;".to_owned() });
    }

    #[test]
    fn the_scale_runs_from_the_first_layer_to_the_last() {
        let theme = Theme::of(Scheme::Light);
        let of = |index, count| theme.colour(Tint::Depth(Depth { index, count }));
        assert_eq!((of(0, 3), of(1, 3), of(2, 3)), (theme.depth[0], theme.depth[4], theme.depth[8]));
        assert_eq!(of(0, 1), theme.depth[8]);
        assert_eq!(of(1, 17), theme.depth[0].towards(theme.depth[1], 0.5));
    }

    #[test]
    fn words_in_layer_colours_can_be_read() {
        for theme in [Scheme::Light, Scheme::Dark].map(Theme::of) {
            for ink in theme.depth_ink.into_iter().chain([theme.ink, theme.muted]) {
                assert!(ink.contrast(theme.paper) >= 4.5 && ink.contrast(theme.panel) >= 4.5, "{}", ink.to_hex());
            }
        }
    }
}
