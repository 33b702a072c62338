//! What the stage shows of the state of the page: the [views](Views) of the selected unit as scenes, and the [sentence](unit_sentence()) about
//! it. The page paints them on canvases; its worker, hand-outs and embedded stills paint them as files.

mod unit_sentence;
mod views;

pub use unit_sentence::unit_sentence;
pub use views::Views;
