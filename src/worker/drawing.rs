//! Drawing of an exported figure, as a scene.

use leptos::prelude::*;

use super::picture::{PictureFormat, PictureOptions, PictureRequest};
use crate::app::AppState;
use crate::comparison::{Pair, Verdict};
use crate::figure::{Views, compare_figure, compared_sentence, unit_sentence};
use crate::paint::{Caption, PaintError, Scheme, Theme, bare_svg};
use crate::scene::comparison_figure::{ComparisonFigure, Crop};
use crate::scene::{Figure, Ground, Scene, Size, View};

/// A height in CSS pixels at which no text around a picture lacks room.
const TALLEST: f64 = 1e5;

/// The views of two networks, and what surrounds them.
struct ComparedViews {
    views: Pair<Views>,
    figure: ComparisonFigure,
    /// The size of each view.
    room: Size,
    /// The parts of the views that show something when the field has grown.
    crop: Crop,
}

impl ComparedViews {
    /// The views and costs of a comparison, in at most `size`.
    fn of(state: AppState, size: Size, verdict: Option<&Verdict>) -> Self {
        let (views, figure) = (Views::of_both(state), compare_figure(state, verdict));
        let room = figure.room(size);
        let now = state.timeline.at.get_untracked();
        state.timeline.seek(f64::INFINITY);
        let view = state.view.get_untracked();
        let [a, b] = [views.a.draw(view, room), views.b.draw(view, room)];
        state.timeline.seek(now);
        Self { views, figure, room, crop: Crop::of([&a, &b]) }
    }

    fn scene(&self, view: View) -> Scene {
        let views = [self.views.a.draw(view, self.room), self.views.b.draw(view, self.room)];
        self.figure.around(views, &self.crop)
    }
}

/// The stage with its title and caption, at any moment of its timeline.
pub(super) struct Drawing {
    state: AppState,
    views: Views,
    /// The views and costs of both networks of a comparison.
    compared: Option<ComparedViews>,
    size: Size,
    pub(super) theme: Theme,
    options: PictureOptions,
    description: String,
}

impl Drawing {
    /// The drawing of a state's stage, as requested.
    pub(super) fn of(state: AppState, request: &PictureRequest) -> Self {
        let size = Size::new(request.size.0.max(1.0), request.size.1.max(1.0));
        let is_compared = state.comparison.comparing.get_untracked();
        let verdict = is_compared.then(|| untrack(|| state.comparison.verdict.get()).ok()).flatten();
        let compared = is_compared.then(|| untrack(|| ComparedViews::of(state, size, verdict.as_deref())));
        let sentence = verdict.and_then(|verdict| untrack(|| compared_sentence(state, &verdict)));
        let transparent = request.options.transparent && request.format != PictureFormat::Gif;
        let mut drawing = Self {
            state,
            views: Views::new(state),
            compared,
            size,
            theme: Theme::of(if request.dark { Scheme::Dark } else { Scheme::Light }),
            options: PictureOptions { transparent, ..request.options.clone() },
            description: sentence.unwrap_or_else(|| unit_sentence(state)),
        };
        if let Some(compared) = &drawing.compared {
            let content = compared.figure.size(&compared.crop);
            // The texts take as many lines as the width asks for.
            let tall = Size::new(content.width, TALLEST);
            let texts = TALLEST - drawing.figure().room(tall).height;
            drawing.size = Size::new(content.width, content.height + texts);
        }
        drawing
    }

    /// The number of pixels per CSS pixel.
    pub(super) fn scale(&self) -> f64 {
        f64::from(self.options.scale)
    }

    /// The number of steps of its timeline.
    pub(super) fn steps(&self) -> usize {
        self.state.timeline.length.get_untracked()
    }

    /// The picture at the present moment.
    pub(super) fn scene(&self) -> Scene {
        let (figure, view) = (self.figure(), self.state.view.get_untracked());
        let picture = untrack(|| match &self.compared {
            None => self.views.draw(view, figure.room(self.size)),
            Some(compared) => compared.scene(view),
        });
        figure.around(picture, self.size)
    }

    /// The texts and the background around the picture.
    fn figure(&self) -> Figure<'_> {
        Figure {
            headline: &self.options.title,
            legend: if self.options.caption { &self.description } else { "" },
            ground: if self.options.transparent { Ground::Transparent } else { Ground::Paper },
        }
    }

    /// The picture at a position of the timeline, in steps of even time.
    pub(super) fn scene_at(&self, position: f64) -> Scene {
        self.state.timeline.seek_moving(position);
        self.scene()
    }

    /// The text of an SVG file.
    pub(super) fn svg(&self) -> Result<String, PaintError> {
        let name = self.state.document.network.with_untracked(|network| network.name.clone());
        let title = [self.options.title.as_str(), &name, "Convscope"].into_iter().find(|title| !title.is_empty());
        let caption = Caption { title: title.unwrap_or_default(), description: &self.description };
        bare_svg((&self.scene()).into(), &self.theme, caption)
    }
}
