//! The visitor's hands and eyes: a browser on the built page, driven through WebDriver.
//!
//! In reading order: [`journey()`] sets everything up and clears it away; the site is served by `site.rs`, the
//! browser started by `driver.rs`; a [`Page`] is what a journey holds, and its verbs are spread over the remaining files.

mod controls;
mod driver;
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
