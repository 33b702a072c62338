//! Raster images, rendered from SVG.

use std::sync::Arc;

use convscope::scene::Size;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, Query};
use resvg::usvg::{Options, Tree};

use super::args::Times;
use super::failure::Failure;

/// The largest number of pixels: a quarter of a gigabyte.
const MOST_PIXELS: u64 = 1 << 26;

/// Sans-serif fonts, at least one of which most machines have.
const SANS_SERIFS: [&str; 6] = ["Noto Sans", "Liberation Sans", "DejaVu Sans", "Arial", "Helvetica", "Segoe UI"];

/// Renders SVG files of one size.
pub(crate) struct Raster {
    width: u32,
    height: u32,
    scale: f32,
    options: Options<'static>,
}

impl Raster {
    /// A raster with this many device pixels per CSS pixel, and the fonts of this machine.
    pub(crate) fn new(size: Size, scale: Times) -> Result<Self, Failure> {
        let pixels = |side: f64| side.round() as u32 * scale.factor();
        let (width, height) = (pixels(size.width), pixels(size.height));
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(Failure::TooManyPixels { width, height });
        }
        Ok(Self { width, height, scale: scale.factor() as f32, options: options()? })
    }

    /// Width and height in device pixels.
    pub(crate) const fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Red, green, blue and opacity of the pixels of an SVG file, row by row.
    pub(crate) fn rgba(&self, svg: &str) -> Result<Vec<u8>, Failure> {
        Ok(self.pixels(svg)?.take_demultiplied())
    }

    fn pixels(&self, svg: &str) -> Result<Pixmap, Failure> {
        let tree = Tree::from_str(svg, &self.options).map_err(|error| Failure::Raster { reason: error.to_string() })?;
        let (width, height) = self.size();
        let mut pixels = Pixmap::new(width, height).ok_or(Failure::TooManyPixels { width, height })?;
        resvg::render(&tree, Transform::from_scale(self.scale, self.scale), &mut pixels.as_mut());
        Ok(pixels)
    }

    /// A PNG file of an SVG file.
    pub(crate) fn png(&self, svg: &str) -> Result<Vec<u8>, Failure> {
        self.pixels(svg)?.encode_png().map_err(|error| Failure::Raster { reason: error.to_string() })
    }
}

/// The fonts of this machine; without any, texts would silently be missing.
fn options() -> Result<Options<'static>, Failure> {
    let mut faces = Database::new();
    faces.load_system_fonts();
    let has = |name: &&&str| faces.query(&Query { families: &[Family::Name(name)], ..Query::default() }).is_some();
    let known = SANS_SERIFS.iter().find(has).map(|&name| name.to_owned());
    let any = || faces.faces().find_map(|face| face.families.first().map(|(name, _)| name.clone()));
    let sans_serif = known.or_else(any).ok_or(Failure::NoTypeface)?;
    faces.set_sans_serif_family(sans_serif);
    Ok(Options { fontdb: Arc::new(faces), ..Options::default() })
}
