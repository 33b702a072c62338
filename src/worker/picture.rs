//! Picture requests, for images and animations.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::drawing::Drawing;
use super::pixels;
use crate::app::{AppState, address};
use crate::i18n::Locale;
use crate::paint::PaintError;
use crate::scene::{Photo, Point, Viewport};
use crate::sync::media;
use crate::text::source::address_error;

/// The format of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "a format is its name")]
pub enum PictureFormat {
    Svg,
    Png,
    Gif,
    Apng,
}

impl PictureFormat {
    /// All formats, in display order.
    pub const ALL: [Self; 4] = [Self::Svg, Self::Png, Self::Gif, Self::Apng];

    /// The media type of the files.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Apng => "image/apng",
        }
    }

    /// The file extension.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Apng => "apng",
        }
    }
}

/// A request for a picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PictureRequest {
    /// The format of the file.
    pub format: PictureFormat,
    /// The link to the state of the page, without the `#`.
    pub link: String,
    /// The tag of the language.
    pub language: String,
    /// Whether the picture is dark.
    pub dark: bool,
    /// The size of the picture in CSS pixels, width and height.
    pub size: (f64, f64),
    /// The zoom of the view, and its pan to the right and down in CSS pixels.
    pub viewport: (f64, f64, f64),
    /// The background image.
    pub photo: Option<Photo>,
    /// The options.
    pub options: PictureOptions,
}

/// The options of a picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PictureOptions {
    /// The title above the picture; may be empty.
    pub title: String,
    /// Whether the sentence about the unit is below the picture.
    pub caption: bool,
    /// Whether the background is transparent; ignored for GIF.
    pub transparent: bool,
    /// Device pixels per CSS pixel.
    pub scale: u32,
}

impl Default for PictureOptions {
    fn default() -> Self {
        Self { title: String::new(), caption: false, transparent: false, scale: 1 }
    }
}

/// The text of an SVG file.
///
/// # Errors
/// The reason in the language of the request, if it cannot be drawn.
pub fn svg(request: &PictureRequest) -> Result<String, String> {
    draw(request, Drawing::svg)
}

/// The bytes of the file. `progress` is called with the number of frames done and the total.
///
/// # Errors
/// The reason in the language of the request, if it cannot be drawn.
pub fn file(request: &PictureRequest, progress: &mut dyn FnMut(usize, usize)) -> Result<Vec<u8>, String> {
    draw(request, |drawing| match request.format {
        PictureFormat::Svg => drawing.svg().map(String::into_bytes),
        PictureFormat::Png => pixels::png(drawing),
        PictureFormat::Gif | PictureFormat::Apng => pixels::animation(drawing, request.format, progress),
    })
}

/// Draws in a separate state, which is dropped afterwards.
fn draw<T>(request: &PictureRequest, draw: impl FnOnce(&Drawing) -> Result<T, PaintError>) -> Result<T, String> {
    let owner = Owner::new();
    let drawn = owner.with(|| {
        untrack(|| {
            let state = state_of(request)?;
            draw(&Drawing::of(state, request)).map_err(|error| error.to_string())
        })
    });
    owner.cleanup();
    drawn
}

/// The state of the page that the request's link describes.
fn state_of(request: &PictureRequest) -> Result<AppState, String> {
    let locale: Locale = media::locale_of(&request.language).unwrap_or_default();
    let link = address::read(&request.link).map_err(|error| address_error(locale, &error))?;
    let network = link.network.clone().unwrap_or_else(|| crate::presets::Preset::ThreeThrees.network());
    let state = AppState::new(network, locale);
    state.apply_link(link);
    state.settings.locale.set(locale);
    let (zoom, x, y) = request.viewport;
    state.viewport(state.view.get()).set(Viewport { zoom, pan: Point::new(x, y) });
    state.overlay.set_background(request.photo.clone());
    Ok(state)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    const NET: &str = "net=input+3x15x15;+conv+64+k3+p1;+conv+64+k3+p1";

    fn request(link: &str) -> PictureRequest {
        PictureRequest {
            format: PictureFormat::Svg,
            link: link.into(),
            language: "en".into(),
            dark: false,
            size: (752.0, 600.0),
            viewport: (1.0, 0.0, 0.0),
            photo: None,
            options: PictureOptions::default(),
        }
    }

    fn picture(request: &PictureRequest) -> String {
        svg(request).expect("a picture")
    }

    fn check(link: &str, expected: &str) {
        let picture = picture(&request(link));
        assert!(picture.contains(expected), "{link}: {picture}");
    }

    #[test]
    fn a_picture_is_that_of_the_link() {
        check(NET, "5×5");
        check(&format!("{NET}&view=layers"), "conv2");
        check(NET, "<desc>Row 7, column 7 of conv2 sees");
    }

    #[test]
    fn a_picture_of_a_comparison_shows_both_networks_and_what_they_cost() {
        let link = format!("{}&with=input+64x15x15;+conv+64+k5+p2", NET.replace("3x15x15", "64x15x15"));
        for (language, words) in [
            ("en", ["A conv 3×3 → conv 3×3", "B conv 5×5", "28% fewer", "Same view."]),
            ("zh-CN", ["A 3×3 卷积 → 3×3 卷积", "B 5×5 卷积", "少 28%", "感受野相同。"]),
        ] {
            let picture =
                picture(&PictureRequest { language: language.into(), size: (900.0, 700.0), ..request(&link) });
            for word in words {
                assert!(picture.contains(word), "{word}: {picture}");
            }
        }
    }

    #[test]
    fn title_caption_and_background_are_as_asked() {
        let plain = request(NET);
        let options = PictureOptions { title: "Two <threes>".into(), caption: true, transparent: true, scale: 1 };
        let dressed = picture(&PictureRequest { options, ..plain.clone() });
        assert!(
            dressed.matches("Two &lt;threes&gt;").count() == 2 && dressed.contains(">\nRow 7, column 7"),
            "{dressed}"
        );
        let paper = |svg: &str| svg.matches("<rect x=\"0\" y=\"0\" width=\"6016\" height=\"4800\"").count();
        assert_eq!([picture(&plain), dressed].map(|svg| paper(&svg)), [1, 0]);
    }

    #[test]
    fn an_enlarged_view_and_a_background_image_come_along() {
        let plain = request(NET);
        let enlarged = PictureRequest { viewport: (2.0, -300.0, -200.0), ..plain.clone() };
        assert_ne!(picture(&plain), picture(&enlarged));
        let photo = PictureRequest { photo: Photo::new(1, 1, vec![9, 200, 30, 255]), ..plain.clone() };
        assert_ne!(picture(&photo), picture(&plain));
    }

    #[test]
    fn a_broken_link_is_refused_in_the_language_of_the_page() {
        let reasons = ["en", "zh-CN"].map(|language| {
            svg(&PictureRequest { language: language.into(), ..request("net=nonsense") }).expect_err("no network")
        });
        assert_ne!(reasons[0], reasons[1]);
    }
}
