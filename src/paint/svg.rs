//! SVG of a picture, with real text.

use super::surface::{BackendKind, Surface, printable, steps_in};
use super::{PaintError, Picture, Theme};
use crate::analysis::limits::MOST_BYTES;
use crate::scene::{ColorRole, Size};
use plotters::prelude::SVGBackend;
use std::fmt::Write;

/// The title and the description of a picture, for screen readers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caption<'a> {
    /// A few words.
    pub title: &'a str,
    /// A sentence or more; empty for none.
    pub description: &'a str,
}

/// A picture as the text of an SVG file of its size in CSS pixels, on the theme's background.
///
/// # Errors
///
/// If the backend refuses a call, or the file would be too large.
pub fn svg(picture: Picture<'_>, theme: &Theme, caption: Caption<'_>) -> Result<String, PaintError> {
    let size = picture.size();
    Ok(head(size, caption) + &paper(size, theme) + &drawn(picture, theme)?)
}

/// The same without a background.
///
/// # Errors
///
/// If the backend refuses a call, or the file would be too large.
pub fn bare_svg(picture: Picture<'_>, theme: &Theme, caption: Caption<'_>) -> Result<String, PaintError> {
    Ok(head(picture.size(), caption) + &drawn(picture, theme)?)
}

/// The elements of a picture, in steps, and the closing tag.
fn drawn(picture: Picture<'_>, theme: &Theme) -> Result<String, PaintError> {
    let size = picture.size();
    let mut file = String::new();
    let backend = SVGBackend::with_string(&mut file, steps_in(size, 1.0));
    picture.paint(theme, Surface::new(backend, BackendKind::Svg, size, 1.0))?;
    if file.len() > MOST_BYTES {
        return Err(PaintError::TooLarge);
    }
    Ok(file.split_once('\n').map_or_else(String::new, |(_, elements)| elements.to_owned()))
}

/// The opening tag in CSS pixels, with a view box in steps, and the texts for screen readers.
fn head(size: Size, caption: Caption<'_>) -> String {
    let (width, height) = steps_in(size, 1.0);
    let (title, description) = (escaped(caption.title), escaped(caption.description));
    let mut head = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {width} {height}\">\n",
        size.width.round(),
        size.height.round(),
    );
    for (tag, words) in [("title", title), ("desc", description)] {
        if !words.is_empty() {
            let _ = writeln!(head, "<{tag}>{words}</{tag}>");
        }
    }
    head
}

/// The background of the whole picture.
fn paper(size: Size, theme: &Theme) -> String {
    let (width, height) = steps_in(size, 1.0);
    let color = theme.color(ColorRole::Paper).to_hex();
    format!("<rect width=\"{width}\" height=\"{height}\" fill=\"{color}\"/>\n")
}

/// A text escaped for XML, without characters that XML does not allow.
fn escaped(text: &str) -> String {
    printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
