//! Pixel cat of the opening: 31 × 31 pixels drawn by hand, one per cell of the input.

use super::Photo;

/// Rows and columns of the cat.
pub const SIDE: usize = 31;

/// Whether the cat sleeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mood {
    /// Its eyes are closed.
    #[default]
    Asleep,
    /// Its eyes are open.
    Awake,
}

/// The cat, one letter per pixel; [`color`] gives the color of each.
const ASLEEP: [&str; SIDE] = [
    "...............................",
    "...............................",
    ".....k...................k.....",
    "....kok.................kok....",
    "....koOk...............kOok....",
    "....kopok.............kopok....",
    "....koppok...........koppok....",
    "....koppookkkkkkkkkkkooppok....",
    "....kopoooooOOoOoOOooooopok....",
    "...koooooooooOoOoOoooooooook...",
    "...koooooooooooOoooooooooook...",
    "...kooooooooooOOOooooooooook...",
    "..kOOoooooooooooooooooooooOOk..",
    "..koooooooooooooooooooooooook..",
    "..koookoookooococoookoookoook..",
    "..kOOOokkkoooccoccoookkkoOOOk..",
    "..kooooooooocccpcccoooooooook..",
    "...koooooooccccpccccoooooookk..",
    "...koooooooockckckcooooooookok.",
    "....kooooooccckckcccooooookOOk.",
    ".....kkooooocccccccoooookkkook.",
    "......kkkOOOcccccccOOOkkk..kook",
    ".....koookkkccccccckkkoook.kOOk",
    "....kooooooOcccccccOooooookkook",
    "....koooooooOcccccOoooooookkook",
    "...kOOoooooookccckoooooooOOkOOk",
    "...kOoooooooookckoooooooooOkoOk",
    "fffkooooooookokckokooooooookokf",
    "fffkOOooooookookookooooooOOkokf",
    "fffkokccckcckookookcckccckokkkf",
    "fffkkkkkkkkkkkkkkkkkkkkkkkkkfff",
];

/// The first row in which the waking cat differs.
const FIRST_EYE_ROW: usize = 12;
/// The rows with open eyes.
const OPEN_EYES: [&str; 5] = [
    "..kOOookkkoooooooooookkkooOOk..",
    "..koookgswkoooooooookgswkoook..",
    "..koookgsskooococoookgsskoook..",
    "..kOOOkgsgkooccoccookgsgkOOOk..",
    "..kooookkkoocccpcccookkkooook..",
];

/// The image of the cat, one pixel per cell.
///
/// # Panics
/// Never: there are four bytes per pixel.
pub fn pixel_cat(mood: Mood) -> Photo {
    let row = |row: usize| match (mood, row.checked_sub(FIRST_EYE_ROW).and_then(|eye| OPEN_EYES.get(eye))) {
        (Mood::Awake, Some(open)) => open,
        _ => ASLEEP[row],
    };
    let pixels: Vec<u8> = (0..SIDE).flat_map(row_pixels(row)).collect();
    Photo::new(SIDE, SIDE, pixels).expect("four bytes a pixel")
}

fn row_pixels(row: impl Fn(usize) -> &'static str) -> impl Fn(usize) -> Vec<u8> {
    move |index| row(index).bytes().flat_map(color).collect()
}

/// Red, green, blue and opacity of a letter.
const fn color(letter: u8) -> [u8; 4] {
    let [red, green, blue] = match letter {
        b'k' => [64, 40, 52],
        b'o' => [236, 150, 66],
        b'O' => [194, 98, 44],
        b'c' => [254, 238, 212],
        b'p' => [244, 150, 156],
        b's' => [40, 32, 44],
        b'g' => [152, 214, 92],
        b'w' => [255, 255, 255],
        b'f' => [232, 206, 160],
        _ => [122, 182, 196],
    };
    [red, green, blue, 255]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_as_many_pixels_as_there_are_rows() {
        assert!(ASLEEP.iter().chain(&OPEN_EYES).all(|row| row.len() == SIDE));
    }

    #[test]
    fn only_the_eyes_change_when_it_wakes() {
        let [asleep, awake] = [Mood::Asleep, Mood::Awake].map(pixel_cat);
        let row = |photo: &Photo, row: usize| photo.pixels[row * SIDE * 4..(row + 1) * SIDE * 4].to_vec();
        let differing: Vec<usize> = (0..SIDE).filter(|&index| row(&asleep, index) != row(&awake, index)).collect();
        assert_eq!(differing, [12, 13, 14, 15, 16]);
    }
}
