//! Overlays of the stage: influence map, projective field, background image, ruler.

use std::sync::Arc;

use leptos::prelude::*;

use super::influence::is_long;
use super::{Document, InfluenceQuery, InfluenceState, Selection, Timeline};
use crate::analysis::{Trace, Unit, Weights, trace};
use crate::formats::notation;
use crate::network::Axes;
use crate::scene::{Edges, Heat, Photo, Scale, edges_of};

/// The most cells of an input with a background image.
const MOST_PIXELS: u64 = 1 << 22;

/// What the stage shows besides plain cells.
#[derive(Clone, Copy)]
pub struct Overlay {
    document: Document,
    selection: Selection,
    /// The weights of the influence map; `None` for plain cells.
    pub weights: RwSignal<Option<Weights>>,
    /// The scale of its shades.
    pub scale: RwSignal<Scale>,
    /// Whether the unit's projective field is shown too.
    pub upwards: RwSignal<bool>,
    /// Whether the key that temporarily inverts `upwards` is held.
    pub reversed: RwSignal<bool>,
    /// The background image, in its original size.
    pub photo: RwSignal<Option<Photo>>,
    /// Whether dragging over the input measures.
    pub measuring: RwSignal<bool>,
    /// The measured area of the input, in cells.
    pub ruler: RwSignal<Option<Edges>>,
    /// Whether a worker computes influence maps that would block the page. Without one they are computed on the main thread.
    pub has_worker: RwSignal<bool>,
    /// The request to the worker for the influence map of the selected unit; `None` if it is computed on the main thread.
    pub question: Memo<Option<InfluenceQuery>>,
    /// The last answered request, and its answer.
    pub answer: RwSignal<Option<(InfluenceQuery, InfluenceState)>>,
    /// The influence map of the selected unit, if it is enabled.
    pub counted: Memo<Option<InfluenceState>>,
    /// The same as shades, if it is known.
    pub heat: Memo<Option<Arc<Heat>>>,
    /// The image as the network gets it: one pixel per cell of the input.
    pub input_photo: Memo<Option<Arc<Photo>>>,
    /// Everything that the input cell under the pointer, or else the selected unit, influences, if it is enabled.
    pub influences: Memo<Option<Arc<Trace>>>,
}

/// The overlays that the user enabled, for any document.
#[derive(Clone, Copy, Default)]
struct Wishes {
    weights: RwSignal<Option<Weights>>,
    scale: RwSignal<Scale>,
    upwards: RwSignal<bool>,
    reversed: RwSignal<bool>,
    photo: RwSignal<Option<Photo>>,
    measuring: RwSignal<bool>,
    ruler: RwSignal<Option<Edges>>,
    has_worker: RwSignal<bool>,
}

impl Overlay {
    /// The overlays of a document, none of them enabled.
    pub fn new(document: Document, selection: Selection, timeline: Timeline) -> Self {
        Self::of(document, selection, timeline, Wishes::default())
    }

    /// The same overlays for a second document.
    pub fn beside(document: Document, selection: Selection, timeline: Timeline, first: Self) -> Self {
        let Self { weights, scale, upwards, reversed, photo, measuring, ruler, has_worker, .. } = first;
        let wishes = Wishes { weights, scale, upwards, reversed, photo, measuring, ruler, has_worker };
        Self::of(document, selection, timeline, wishes)
    }

    fn of(document: Document, selection: Selection, timeline: Timeline, wishes: Wishes) -> Self {
        let Wishes { weights, scale, upwards, reversed, photo, measuring, ruler, has_worker } = wishes;
        let analysis = document.analysis;
        let needs_worker = Memo::new(move |_| {
            let trace = selection.trace.get();
            let trace = trace.as_ref().and_then(|trace| trace.as_deref().ok());
            has_worker.get() && analysis.with(|analysis| is_long(analysis, trace))
        });
        let question = Memo::new(move |_| {
            let (weights, Unit { map, row, col }) = (weights.get()?, selection.unit.get()?);
            // During a sweep of the unit no request is made: the unit would have moved on before the answer.
            if !needs_worker.get() || timeline.playing.get() {
                return None;
            }
            Some(InfluenceQuery {
                network: analysis.with(|analysis| notation::write_inline(analysis.shaped.network())),
                unit: (map, row, col),
                weights,
                scale: scale.get(),
            })
        });
        let answer = RwSignal::new(None::<(InfluenceQuery, InfluenceState)>);
        let counted = Memo::new(move |_| {
            let (weights, unit) = (weights.get()?, selection.unit.get()?);
            if !needs_worker.get() {
                return Some(analysis.with(|analysis| InfluenceState::of(analysis, unit, weights, scale.get())));
            }
            let question = question.get()?;
            let known = answer.get().filter(|(answered, _)| *answered == question);
            Some(known.map_or(InfluenceState::Awaited, |(_, counted)| counted))
        });
        let heat = Memo::new(move |_| match counted.get() {
            Some(InfluenceState::Shades(heat)) => Some(heat),
            _ => None,
        });
        let input_photo = Memo::new(move |_| {
            let size = analysis.with(|analysis| analysis.shaped.shape(0))?.size();
            let fits = size.height.saturating_mul(size.width) <= MOST_PIXELS;
            let cells = |extent| usize::try_from(extent).unwrap_or(usize::MAX);
            photo.with(|photo| {
                let photo = photo.as_ref().filter(|_| fits)?;
                Some(Arc::new(photo.resized(cells(size.height), cells(size.width))))
            })
        });
        let influences = Memo::new(move |_| {
            if upwards.get() == reversed.get() {
                return None;
            }
            let pointed = selection.input_cell.get().map(|(row, col)| Unit { map: 0, row, col });
            analysis.with(|analysis| {
                let unit = pointed.filter(|unit| unit.exists(&analysis.shaped)).or_else(|| selection.unit.get())?;
                trace::projective(&analysis.shaped, unit).ok().map(Arc::new)
            })
        });
        Self {
            document,
            selection,
            weights,
            scale,
            upwards,
            reversed,
            photo,
            measuring,
            ruler,
            has_worker,
            question,
            answer,
            counted,
            heat,
            input_photo,
            influences,
        }
    }

    /// Sets or removes the background image.
    pub fn set_background(&self, photo: Option<Photo>) {
        self.photo.set(photo);
    }

    /// The size of the measured area, in whole cells.
    pub fn measured(&self) -> Option<Axes<u64>> {
        let [top, bottom, left, right] = self.ruler.get()?;
        Some(Axes::new(bottom - top, right - left).map(|side| side.round().max(1.0) as u64))
    }

    /// Measures an area of a size around the center of the present area, or of the input.
    pub fn measure(&self, size: Axes<u64>) {
        let input = self.document.analysis.with_untracked(|analysis| analysis.shaped.shape(0));
        let Some(input) = input.map(|shape| shape.size()) else { return };
        let [top, bottom, left, right] =
            self.ruler.get_untracked().unwrap_or([0.0, input.height as f64, 0.0, input.width as f64]);
        let span = |near: f64, far: f64, cells: u64, extent: u64| {
            let cells = cells.clamp(1, extent.max(1)) as f64;
            let first = (f64::midpoint(near, far) - cells / 2.0).round().clamp(0.0, extent as f64 - cells);
            (first, first + cells)
        };
        let (top, bottom) = span(top, bottom, size.height, input.height);
        let (left, right) = span(left, right, size.width, input.width);
        self.ruler.set(Some([top, bottom, left, right]));
    }

    /// Measures the area between two cells of the input, in any order.
    pub fn measure_between(&self, (row, column): (i64, i64), (to_row, to_column): (i64, i64)) {
        let hull = [row.min(to_row), row.max(to_row), column.min(to_column), column.max(to_column)];
        self.ruler.set(Some(edges_of(hull)));
    }

    /// The first layer on the path to the selected unit whose field is at least as large as a size, as a map number.
    pub fn first_to_see(&self, size: Axes<u64>) -> Option<usize> {
        let picture = self.selection.picture.get()?;
        let is_whole = |[top, bottom, left, right]: [i64; 4]| {
            bottom.abs_diff(top).saturating_add(1) >= size.height
                && right.abs_diff(left).saturating_add(1) >= size.width
        };
        picture.footprints.iter().find(|footprint| is_whole(footprint.hull)).map(|footprint| footprint.layer)
    }
}
