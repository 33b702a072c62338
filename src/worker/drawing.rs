//! Drawing of an exported figure, as a scene.

use leptos::prelude::*;

use super::picture::{PictureFormat, PictureOptions, PictureRequest};
use crate::app::AppState;
use crate::comparison::Pair;
use crate::figure::{Views, compare_figure, compared_sentence, unit_sentence};
use crate::paint::{Caption, PaintError, Scheme, Theme, bare_svg};
use crate::scene::comparison_figure::ComparisonFigure;
use crate::scene::{Figure, Ground, Scene, Size};

/// The stage with its title and caption, at any moment of its timeline.
pub(super) struct Drawing {
    state: AppState,
    views: Views,
    /// The views and costs of both networks of a comparison.
    compared: Option<(Pair<Views>, ComparisonFigure)>,
    size: Size,
    pub(super) theme: Theme,
    options: PictureOptions,
    description: String,
}

impl Drawing {
    /// The drawing of a state's stage, as requested.
    pub(super) fn of(state: AppState, request: &PictureRequest) -> Self {
        let verdict = state.comparison.comparing.get_untracked().then_some(state.comparison.verdict);
        let verdict = verdict.map(|verdict| untrack(|| verdict.get()).ok());
        let compared = verdict
            .as_ref()
            .map(|verdict| (Views::of_both(state), untrack(|| compare_figure(state, verdict.as_deref()))));
        let sentence = verdict.flatten().and_then(|verdict| untrack(|| compared_sentence(state, &verdict)));
        let transparent = request.options.transparent && request.format != PictureFormat::Gif;
        Self {
            state,
            views: Views::new(state),
            compared,
            size: Size::new(request.size.0.max(1.0), request.size.1.max(1.0)),
            theme: Theme::of(if request.dark { Scheme::Dark } else { Scheme::Light }),
            options: PictureOptions { transparent, ..request.options.clone() },
            description: sentence.unwrap_or_else(|| unit_sentence(state)),
        }
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
        let figure = Figure {
            headline: &self.options.title,
            legend: if self.options.caption { &self.description } else { "" },
            ground: if self.options.transparent { Ground::Transparent } else { Ground::Paper },
        };
        let (view, room) = (self.state.view.get_untracked(), figure.room(self.size));
        let picture = untrack(|| match &self.compared {
            None => self.views.draw(view, room),
            Some((views, comparison)) => {
                let each = comparison.room(room);
                comparison.around([views.a.draw(view, each), views.b.draw(view, each)], room)
            }
        });
        figure.around(picture, self.size)
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
