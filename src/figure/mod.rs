//! What the stage shows of the state of the page: the [views](Views) of the selected unit as scenes, the [opening](OpeningFigure), and the
//! [sentence](unit_sentence()) about the unit. The page paints them on canvases; its worker, hand-outs and embedded stills paint them as
//! files.

mod opening;
mod unit_sentence;
mod views;

pub use opening::OpeningFigure;
pub use unit_sentence::unit_sentence;
pub use views::Views;
