//! `convscope figure`.

use std::path::Path;
use std::sync::Arc;

use convscope::analysis::{Convention, Overview, Unit};
use convscope::paint::{Caption, Ground, Theme, figure};
use convscope::scene::Size;

use super::args::{Figure, Scale};
use super::failure::Failure;
use super::picture::Picture;
use super::raster::Raster;
use super::{animation, output, source};

/// Draws the figure that is asked for.
pub(crate) fn run(asked: &Figure) -> Result<(), Failure> {
    let format = Format::of(asked.output.as_deref())?;
    let overview = Arc::new(Overview::of(source::plan(&asked.source)?, Convention::default()));
    let unit = match &asked.unit {
        Some(named) => named.find(&overview.plan)?,
        None => Unit::centre(&overview.plan, overview.last_local_map()).expect("a plan without faults has all maps"),
    };
    let picture = Picture::of(overview, unit, asked.view)?;
    let drawing = Drawing::of(asked, picture);
    let end = drawing.picture.steps() as f64;
    let bytes = match format {
        Format::Svg => drawing.svg(end)?.into_bytes(),
        Format::Png => Raster::new(drawing.size, drawing.scale)?.png(&drawing.svg(end)?)?,
        Format::Gif if asked.transparent => return Err(Failure::TransparentGif),
        Format::Gif => animation::gif(&drawing)?,
    };
    output::write(&bytes, asked.output.as_deref())
}

/// A picture with all that is around it.
pub(crate) struct Drawing<'a> {
    pub(crate) picture: Picture,
    pub(crate) size: Size,
    pub(crate) scale: Scale,
    theme: Theme,
    title: String,
    description: String,
    headline: &'a str,
    legend: &'a str,
    ground: Ground,
}

impl<'a> Drawing<'a> {
    fn of(asked: &'a Figure, picture: Picture) -> Self {
        let headline = asked.title.as_deref().unwrap_or_default();
        Self {
            size: asked.size,
            scale: asked.scale,
            theme: Theme::of(asked.theme.into()),
            title: if headline.is_empty() { picture.title() } else { headline.to_owned() },
            description: picture.description(),
            headline,
            legend: asked.caption.as_deref().unwrap_or_default(),
            ground: if asked.transparent { Ground::Transparent } else { Ground::Paper },
            picture,
        }
    }

    /// The text of an SVG file, after so many steps.
    pub(crate) fn svg(&self, reveal: f64) -> Result<String, Failure> {
        let figure = figure::Figure {
            caption: Caption { title: &self.title, description: &self.description },
            headline: self.headline,
            legend: self.legend,
            ground: self.ground,
        };
        let scene = self.picture.scene(figure.room(self.size), reveal);
        Ok(figure.svg((&scene).into(), self.size, &self.theme)?)
    }
}

/// What kind of file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
    Gif,
}

impl Format {
    /// The kind that a file's name ends on; SVG where it ends on nothing.
    fn of(file: Option<&Path>) -> Result<Self, Failure> {
        let Some(ending) = file.and_then(Path::extension) else { return Ok(Self::Svg) };
        match ending.to_ascii_lowercase().to_str() {
            Some("svg") => Ok(Self::Svg),
            Some("png") => Ok(Self::Png),
            Some("gif") => Ok(Self::Gif),
            _ => Err(Failure::Ending { ending: ending.to_string_lossy().into() }),
        }
    }
}
