//! Worker: influence maps, pixel images, animations and files, off the main thread.
//!
//! The worker runs the program of the page itself (`main` serves requests if there is no window). In reading order: the
//! [messages](message); the worker's end ([`serve()`]) with [influence], [pictures](picture) with their [`drawing`](picture::svg) and
//! pixels, and [files](import); and the page's end: a `thread`, the [`InfluenceClient`], the [`PictureClient`] and the [`ImportClient`].
//! [Python](PythonClient) runs in a worker with another program, `src/bin/python`. If no worker can be started, as in a file opened from a
//! disk in some browsers, the page does the same work itself.

pub mod message;

mod blob_source;
mod drawing;
pub mod import;
pub mod influence;
pub mod picture;
mod pixels;
mod serve;

mod import_client;
mod influence_client;
mod picture_client;
mod python_client;
mod thread;

pub use import::ImportRequest;
pub use import_client::{ImportClient, ImportProgress, ImportSource};
pub use influence_client::InfluenceClient;
pub use picture_client::{PictureClient, PictureProgress};
pub use python_client::PythonClient;
pub use serve::{runs_here, serve};
