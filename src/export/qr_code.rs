//! QR code of a text, such as the address of a page.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode as Encoded};
use thiserror::Error;

/// The width of the empty border that readers need, in modules (ISO/IEC 18004).
pub const QUIET_ZONE: usize = 4;

/// The text is longer than a QR code can hold: at most 2,953 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the text is too long for a QR code")]
pub struct TooLong;

/// The modules of a QR code: squares that are dark or light.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// The number of modules along a side, without the quiet zone.
    side: usize,
    /// The modules, row by row.
    dark: Vec<bool>,
}

impl QrCode {
    /// The smallest code for a text, with the strongest error correction that a code of at most 25 % more modules allows.
    ///
    /// ```
    /// # use convscope::export::QrCode;
    /// let code = QrCode::of("https://example.org/#learn=two-threes")?;
    /// assert_eq!(code.side(), 29);
    /// # Ok::<(), convscope::export::qr_code::TooLong>(())
    /// ```
    ///
    /// # Errors
    /// [`TooLong`] beyond 2,953 bytes.
    pub fn of(text: &str) -> Result<Self, TooLong> {
        let encode = |level| Encoded::with_error_correction_level(text, level).ok();
        // Long addresses are for screens and printers that show every module: a coarser code is easier to read than a safer one.
        let encoded =
            encode(EcLevel::M).filter(|code| code.width() <= 57).or_else(|| encode(EcLevel::L)).ok_or(TooLong)?;
        Ok(Self { side: encoded.width(), dark: encoded.to_colors().into_iter().map(|it| it == Color::Dark).collect() })
    }

    /// The number of modules along a side, without the quiet zone.
    pub const fn side(&self) -> usize {
        self.side
    }

    /// Whether a module is dark; modules outside are light.
    pub fn is_dark(&self, row: usize, column: usize) -> bool {
        column < self.side && self.dark.get(row * self.side + column).copied().unwrap_or(false)
    }

    /// The dark modules as the path of an SVG whose unit is a module and whose origin is the corner of the quiet zone.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for row in 0..self.side {
            let mut column = 0;
            while column < self.side {
                let length = (column..self.side).take_while(|&at| self.is_dark(row, at)).count();
                if length > 0 {
                    let (x, y) = (column + QUIET_ZONE, row + QUIET_ZONE);
                    // Writing to a text does not fail.
                    let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
                }
                column += length.max(1);
            }
        }
        path
    }

    /// The code as an SVG file, black on white, with its quiet zone.
    pub fn svg(&self) -> String {
        let (side, path) = (self.side + 2 * QUIET_ZONE, self.path());
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><path fill="white" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>"#
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a camera reads from a code of eight pixels a module.
    fn read(code: &QrCode) -> String {
        let module = |at: usize| (at / 8).checked_sub(QUIET_ZONE).unwrap_or(usize::MAX);
        let side = (code.side() + 2 * QUIET_ZONE) * 8;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            let is_dark = module(y) < code.side() && code.is_dark(module(y), module(x));
            if is_dark { 0 } else { 255 }
        });
        let grids = image.detect_grids();
        grids.first().expect("a code").decode().expect("a readable code").1
    }

    #[test]
    fn a_camera_reads_the_address_again() {
        for text in [
            "https://example.org/#learn=two-threes&step=2",
            "https://例子.cn/#net=input+3x15x15;+conv+64+k3+p1&lang=zh-CN",
            &format!("https://example.org/#zip={}", "AbC9-_".repeat(200)),
        ] {
            assert_eq!(read(&QrCode::of(text).expect("it fits")), text);
        }
    }

    #[cfg(feature = "cli")]
    #[test]
    fn the_file_is_a_picture_that_a_camera_reads() {
        let text = "https://example.org/#learn=two-threes";
        let svg = QrCode::of(text).expect("it fits").svg();
        let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).expect("an SVG");
        let scale = 8.0;
        let side = (tree.size().width() * scale) as u32;
        let mut pixels = resvg::tiny_skia::Pixmap::new(side, side).expect("a size");
        resvg::render(&tree, resvg::tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
        let grey = |x: usize, y: usize| {
            pixels.pixel(x as u32, y as u32).map_or(0, resvg::tiny_skia::PremultipliedColorU8::red)
        };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side as usize, side as usize, grey);
        let grids = image.detect_grids();
        assert_eq!(grids.first().expect("a code").decode().expect("a readable code").1, text);
    }

    #[test]
    fn a_text_that_no_code_can_hold_is_refused() {
        assert_eq!(QrCode::of(&"é".repeat(1_500)), Err(TooLong));
    }

    #[test]
    fn the_path_covers_every_dark_module() {
        let code = QrCode::of("convscope").expect("it fits");
        let runs = code.path().matches('M').count();
        let starts = (0..code.side()).flat_map(|row| (0..code.side()).map(move |column| (row, column)));
        let is_start = |&(row, column): &(usize, usize)| {
            code.is_dark(row, column) && (column == 0 || !code.is_dark(row, column - 1))
        };
        assert_eq!(runs, starts.filter(is_start).count());
    }
}
