//! Colormaps: gray, and a diverging one around zero.

use super::{Color, Theme};
use crate::kernels::Image;
use crate::scene::{ColorRole, Photo};

/// The largest side of an image of signed values; larger ones are downsampled, so that single pixels do not vanish when the browser scales
/// the image.
const LARGEST: usize = 320;

/// The strength of the weakest visible value; that of the strongest is 1.
const FAINTEST: f64 = 0.4;

/// An image in shades of gray, black at one value and white at another; `None` for an empty image.
pub fn grey(image: &Image, (black, white): (f64, f64)) -> Option<Photo> {
    let scale = if white > black { 255.0 / (white - black) } else { 0.0 };
    let pixel = |value: &f64| {
        let shade = ((value - black) * scale).round().clamp(0.0, 255.0) as u8;
        [shade, shade, shade, 255]
    };
    photo(image, pixel)
}

/// An image in the theme's colors for positive and negative values, with strength by absolute value relative to `largest`; `None` for an
/// empty image.
///
/// Values up to the tolerance count as zero. All others are visible, however small relative to the largest, and however large the image is:
/// downsampling keeps the strongest value.
pub fn signed(image: &Image, largest: f64, tolerance: f64, theme: &Theme) -> Option<Photo> {
    let [up, down, zero] = [ColorRole::Positive, ColorRole::Negative, ColorRole::Cell].map(|tint| theme.color(tint));
    let pixel = |value: &f64| {
        let strength = if value.abs() > tolerance && largest > 0.0 {
            FAINTEST + (1.0 - FAINTEST) * (value.abs() / largest).min(1.0)
        } else {
            0.0
        };
        let Color { red, green, blue } = zero.towards(if *value > 0.0 { up } else { down }, strength);
        [red, green, blue, 255]
    };
    photo(&strongest(image, image.rows().max(image.cols()).div_ceil(LARGEST)), pixel)
}

/// The strongest value of each block of `block` × `block` cells.
fn strongest(image: &Image, block: usize) -> Image {
    let block = block.max(1);
    Image::from_fn(image.rows().div_ceil(block), image.cols().div_ceil(block), |row, col| {
        let rows = (row * block..image.rows()).take(block);
        let values = rows.flat_map(|row| image.row(row).iter().skip(col * block).take(block));
        values.fold(0.0, |strongest: f64, value| if value.abs() > strongest.abs() { *value } else { strongest })
    })
}

fn photo(image: &Image, pixel: impl Fn(&f64) -> [u8; 4]) -> Option<Photo> {
    let pixels: Vec<u8> = image.values().iter().flat_map(pixel).collect();
    Photo::new(image.rows(), image.cols(), pixels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paint::Scheme;

    fn picture(values: &[f64]) -> Image {
        Image::new(1, values.len(), values.to_vec()).expect("a row")
    }

    #[test]
    fn greys_run_from_black_to_white() {
        let photo = grey(&picture(&[-1.0, 0.0, 0.5, 2.0]), (0.0, 1.0)).expect("a picture");
        let shades: Vec<u8> = photo.pixels.chunks_exact(4).map(|pixel| pixel[0]).collect();
        assert_eq!(shades, [0, 0, 128, 255]);
        assert_eq!(grey(&picture(&[]), (0.0, 1.0)), None);
    }

    #[test]
    fn a_single_pixel_of_a_large_picture_is_seen() {
        let theme = Theme::of(Scheme::Light);
        let image = Image::from_fn(641, 640, |row, col| if (row, col) == (640, 639) { -1.0 } else { 0.0 });
        let photo = signed(&image, 1.0, 0.0, &theme).expect("a picture");
        assert_eq!((photo.rows, photo.columns), (214, 214));
        let Color { red, green, blue } = theme.color(ColorRole::Negative);
        assert_eq!(photo.pixels[213 * 214 * 4 + 213 * 4..], [red, green, blue, 255]);
    }

    #[test]
    fn small_differences_are_seen_and_rounding_is_not() {
        for theme in [Scheme::Light, Scheme::Dark].map(Theme::of) {
            let photo = signed(&picture(&[1.0, -1.0, 1e-3, 1e-12]), 1.0, 1e-9, &theme).expect("a picture");
            let color = |index: usize| {
                let pixel = &photo.pixels[index * 4..][..3];
                Color { red: pixel[0], green: pixel[1], blue: pixel[2] }
            };
            let [up, down, zero] =
                [ColorRole::Positive, ColorRole::Negative, ColorRole::Cell].map(|tint| theme.color(tint));
            assert_eq!([color(0), color(1), color(3)], [up, down, zero]);
            assert_eq!(color(2), zero.towards(up, 0.4006));
        }
    }
}
