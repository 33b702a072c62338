//! The sample image: a cat in front of hills, drawn by formulas, so that no file is needed.

use super::Photo;

/// Rows and columns of the sample.
const SIDE: usize = 224;
/// Samples per pixel along each axis, for anti-aliasing.
const FINE: usize = 2;

type Color = [f64; 3];

/// The sample image, 224 × 224.
///
/// # Panics
/// Never: there are four bytes per pixel.
pub fn sample() -> Photo {
    let mut pixels = Vec::with_capacity(SIDE * SIDE * 4);
    for row in 0..SIDE {
        for column in 0..SIDE {
            let mut sum = [0.0; 3];
            for part in 0..FINE * FINE {
                let at = |pixel: usize, part: usize| {
                    (pixel as f64 + (part as f64 + 0.5) / FINE as f64) / SIDE as f64 * 100.0
                };
                let color = color_at(at(column, part % FINE), at(row, part / FINE));
                sum = std::array::from_fn(|channel| sum[channel] + color[channel]);
            }
            pixels.extend(sum.map(|value| (value / (FINE * FINE) as f64).round() as u8));
            pixels.push(255);
        }
    }
    Photo::new(SIDE, SIDE, pixels).expect("four bytes a pixel")
}

/// The color at a position in a square of 100 by 100 units.
fn color_at(x: f64, y: f64) -> Color {
    cat(x, y).unwrap_or_else(|| ground(x, y))
}

/// Sky, sun, two hills and a meadow.
fn ground(x: f64, y: f64) -> Color {
    let meadow = 78.0 + 2.0 * (x / 9.0).sin();
    let near = 60.0 - 12.0 * ((x - 12.0) / 26.0).cos();
    let far = 52.0 - 10.0 * ((x - 70.0) / 17.0).cos();
    if y > meadow {
        let blade = ((x * 2.9).sin() * (y * 1.7).cos()).abs();
        return mix([96.0, 138.0, 72.0], [126.0, 168.0, 88.0], blade);
    }
    if y > near {
        return mix([104.0, 146.0, 104.0], [74.0, 116.0, 92.0], (y - near) / 30.0);
    }
    if y > far {
        return mix([138.0, 164.0, 176.0], [112.0, 144.0, 160.0], (y - far) / 30.0);
    }
    if ellipse(x, y, (80.0, 18.0), (7.0, 7.0)) < 1.0 {
        return [250.0, 214.0, 120.0];
    }
    mix([126.0, 176.0, 222.0], [226.0, 236.0, 240.0], y / 55.0)
}

/// The color of a sitting cat seen from the front; `None` beside it.
fn cat(x: f64, y: f64) -> Option<Color> {
    const FUR: Color = [214.0, 134.0, 66.0];
    const DARK: Color = [176.0, 98.0, 44.0];
    const PALE: Color = [246.0, 226.0, 202.0];
    const INK: Color = [46.0, 38.0, 40.0];
    let mirrored = 44.0 + (x - 44.0).abs();
    let eye = ellipse(mirrored, y, (49.5, 45.0), (2.4, 2.7));
    if eye < 1.0 {
        let pupil = ellipse(mirrored, y, (49.5, 45.0), (0.8, 2.3));
        return Some(if pupil < 1.0 { INK } else { [168.0, 196.0, 96.0] });
    }
    if ellipse(x, y, (44.0, 49.6), (1.5, 1.1)) < 1.0 {
        return Some([214.0, 120.0, 124.0]);
    }
    if ellipse(mirrored, y, (46.2, 51.6), (3.2, 2.4)) < 1.0 {
        return Some(PALE);
    }
    if triangle(mirrored, y, [(49.0, 35.5), (55.4, 40.0), (55.0, 31.0)]) {
        return Some([226.0, 162.0, 142.0]);
    }
    if triangle(mirrored, y, [(46.5, 36.5), (57.0, 43.0), (56.2, 27.5)]) {
        return Some(DARK);
    }
    let head = ellipse(x, y, (44.0, 46.0), (13.5, 11.5));
    if head < 1.0 {
        let stripe = y < 40.5 && (x - 44.0).rem_euclid(3.6) < 1.2 && (x - 44.0).abs() < 6.0;
        return Some(if stripe { DARK } else { mix(FUR, DARK, head * 0.25) });
    }
    if ellipse(mirrored, y, (50.0, 84.0), (5.0, 3.4)) < 1.0 || ellipse(x, y, (44.0, 68.0), (6.5, 11.0)) < 1.0 {
        return Some(PALE);
    }
    let body = ellipse(x, y, (44.0, 72.0), (15.0, 16.5));
    if body < 1.0 {
        let stripe = (y - 60.0).rem_euclid(6.0) < 1.6 && (x - 44.0).abs() > 8.0;
        return Some(if stripe { DARK } else { mix(FUR, DARK, body * 0.3) });
    }
    let ring = ellipse(x, y, (62.0, 74.0), (11.0, 12.0));
    let tail = (0.62..1.2).contains(&ring) && (x > 60.0 || y > 78.0);
    tail.then(|| if (y / 5.0).rem_euclid(1.0) < 0.35 { DARK } else { FUR })
}

/// The relative distance from the center of an ellipse: 0 at the center, 1 on the border.
fn ellipse(x: f64, y: f64, middle: (f64, f64), radius: (f64, f64)) -> f64 {
    ((x - middle.0) / radius.0).hypot((y - middle.1) / radius.1)
}

fn triangle(x: f64, y: f64, corners: [(f64, f64); 3]) -> bool {
    let side = |from: (f64, f64), to: (f64, f64)| (to.0 - from.0) * (y - from.1) - (to.1 - from.1) * (x - from.0);
    let sides = [side(corners[0], corners[1]), side(corners[1], corners[2]), side(corners[2], corners[0])];
    sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0)
}

fn mix(one: Color, other: Color, t: f64) -> Color {
    let t = t.clamp(0.0, 1.0);
    std::array::from_fn(|channel| one[channel] + (other[channel] - one[channel]) * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_shows_a_cat_in_front_of_a_sky() {
        let photo = sample();
        let at = |row: usize, column: usize| &photo.pixels[(row * SIDE + column) * 4..][..3];
        let (sky, fur) = (at(4, 4), at(110, 80));
        assert!(sky[2] > sky[0] && fur[0] > fur[2], "{sky:?} {fur:?}");
        assert!(photo.pixels.chunks_exact(4).all(|pixel| pixel[3] == 255));
    }
}
