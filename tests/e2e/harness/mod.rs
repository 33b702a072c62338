//! Harness: a browser on the built page, driven through WebDriver.
//!
//! In reading order: [`journey()`] sets everything up and cleans up; `site.rs` serves the site, `engine.rs` says what each browser engine is
//! asked for, `driver.rs` starts it; a [`Page`] is the handle of a journey, whose methods are spread over the remaining files.

mod controls;
mod driver;
mod engine;
mod journey;
mod keys;
mod motion;
mod observe;
mod page;
mod patience;
mod pointer;
mod reading;
mod site;
mod tests;
mod words;

pub(crate) use journey::{journey, journey_of_development, journey_within};
pub(crate) use page::{Page, Theme};
