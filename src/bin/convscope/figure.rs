//! Figure: `convscope figure`.

use std::path::Path;
use std::sync::Arc;

use convscope::analysis::{NetworkAnalysis, Unit};
use convscope::paint::animation::{AnimationFormat, animation, moments};
use convscope::paint::{Caption, Theme, bare_svg};
use convscope::scene::{Figure as Around, Ground, Size};

use super::args::Figure;
use super::failure::Failure;
use super::picture::Picture;
use super::raster::Raster;
use super::{output, source};

/// Draws the requested figure.
pub(crate) fn run(asked: &Figure) -> Result<(), Failure> {
    let format = Format::of(asked.output.as_deref())?;
    if format == Format::Film(AnimationFormat::Gif) && asked.transparent {
        return Err(Failure::TransparentGif);
    }
    let analysis = Arc::new(NetworkAnalysis::of(source::shaped(&asked.source)?));
    let unit = match &asked.unit {
        Some(named) => named.find(&analysis.shaped)?,
        None => {
            Unit::centre(&analysis.shaped, analysis.last_local_map()).expect("a network without faults has all maps")
        }
    };
    let drawing = Drawing::of(asked, Picture::of(analysis, unit, asked)?);
    let end = drawing.picture.steps() as f64;
    let raster = || Raster::new(asked.size, asked.scale);
    let bytes = match format {
        Format::Svg => drawing.svg(end)?.into_bytes(),
        Format::Png => raster()?.png(&drawing.svg(end)?)?,
        Format::Film(format) => drawing.animation(format, &raster()?)?,
    };
    output::write(&bytes, asked.output.as_deref())
}

/// A picture with its surroundings.
struct Drawing<'a> {
    picture: Picture,
    size: Size,
    theme: Theme,
    title: String,
    description: String,
    around: Around<'a>,
}

impl<'a> Drawing<'a> {
    fn of(asked: &'a Figure, picture: Picture) -> Self {
        let headline = asked.title.as_deref().unwrap_or_default();
        Self {
            size: asked.size,
            theme: Theme::of(asked.theme.into()),
            title: if headline.is_empty() { picture.title() } else { headline.to_owned() },
            description: picture.description(),
            around: Around {
                headline,
                legend: asked.caption.as_deref().unwrap_or_default(),
                ground: if asked.transparent { Ground::Transparent } else { Ground::Paper },
            },
            picture,
        }
    }

    /// The text of an SVG file at a position of the timeline, in steps.
    fn svg(&self, reveal: f64) -> Result<String, Failure> {
        let scene = self.picture.scene(self.around.room(self.size), reveal);
        let caption = Caption { title: &self.title, description: &self.description };
        Ok(bare_svg((&self.around.around(scene, self.size)).into(), &self.theme, caption)?)
    }

    /// The timeline as an animation file.
    fn animation(&self, format: AnimationFormat, raster: &Raster) -> Result<Vec<u8>, Failure> {
        let moments = moments(self.picture.steps());
        // Errors other than of painting are passed out of the closure here.
        let mut failed = None;
        let painted = animation(format, raster.size(), &moments, &mut |moment| {
            let pixels = self.svg(moment.reveal()).and_then(|svg| raster.rgba(&svg));
            pixels.map_err(|failure| {
                let reason = failure.to_string();
                failed = Some(failure);
                convscope::paint::PaintError::backend(reason)
            })
        });
        painted.map_err(|error| failed.unwrap_or(error.into()))
    }
}

/// The format of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
    Film(AnimationFormat),
}

impl Format {
    /// The format of a file's extension; SVG without a file.
    fn of(file: Option<&Path>) -> Result<Self, Failure> {
        let Some(ending) = file.and_then(Path::extension) else { return Ok(Self::Svg) };
        match ending.to_ascii_lowercase().to_str() {
            Some("svg") => Ok(Self::Svg),
            Some("png") => Ok(Self::Png),
            Some("gif") => Ok(Self::Film(AnimationFormat::Gif)),
            Some("apng") => Ok(Self::Film(AnimationFormat::Apng)),
            _ => Err(Failure::Ending { ending: ending.to_string_lossy().into() }),
        }
    }
}
