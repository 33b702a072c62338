//! Figures of the page's state: the [views](Views) of the selected unit as scenes, the [opening](OpeningFigure), the
//! [sentence](unit_sentence()) about the unit, and the [costs](compare_figure()) of compared networks. The page paints them on
//! canvases; the worker, exports and embedded stills paint them as files.

mod compare_figure;
mod map_words;
mod opening;
mod unit_sentence;
mod views;

pub use compare_figure::{compare_bars, compare_figure, compared_names, compared_sentence};
pub use map_words::{shown_field, shown_shape};
pub use opening::OpeningFigure;
pub use unit_sentence::unit_sentence;
pub use views::Views;
