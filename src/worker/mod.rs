//! The worker: influence maps, pixel images and animations, computed off the main thread.
//!
//! The worker runs the program of the page itself (`main` serves requests where there is no window). In reading order: the
//! [messages](message); what a worker does with them ([`serve()`]): [influence] and [pictures](picture) with their
//! [`drawing`](picture::svg)
//! and pixels; and the page's end of it: a `thread`, the [`InfluenceClient`] and the [`PictureClient`].
//! [Python](PythonClient) runs in a worker with a program of its own, `src/bin/python`. Where no worker can be had, as in
//! a file opened from a disk in some browsers, the page does the same work itself.

pub mod message;

mod drawing;
pub mod influence;
pub mod picture;
mod pixels;
mod serve;

mod influence_client;
mod picture_client;
mod python_client;
mod thread;

pub use influence_client::InfluenceClient;
pub use picture_client::{PictureClient, PictureProgress};
pub use python_client::PythonClient;
pub use serve::{runs_here, serve};
