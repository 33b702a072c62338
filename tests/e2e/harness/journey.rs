//! Journey frame: set-up and clean-up of a test.

use std::panic::resume_unwind;
use std::thread;
use std::time::Duration;

use tokio::time::timeout;

use super::Page;
use super::driver::Driver;
use super::engine::Engine;
use super::site::Site;
use crate::NONE;

/// The default time limit of a journey.
const LONGEST: Duration = Duration::from_secs(240);

/// Runs `steps` with a page in a fresh browser, and cleans up whether they succeed or fail.
///
/// Afterwards the page must not have logged errors on the console, nor requested anything from another host.
pub(crate) async fn journey<Steps, Walk>(steps: Steps)
where
    Steps: FnOnce(Page) -> Walk,
    Walk: Future<Output = ()> + Send + 'static,
{
    journey_within(LONGEST, steps).await;
}

/// The same with another time limit.
pub(crate) async fn journey_within<Steps, Walk>(longest: Duration, steps: Steps)
where
    Steps: FnOnce(Page) -> Walk,
    Walk: Future<Output = ()> + Send + 'static,
{
    walk(Site::published().await, longest, |page| {
        let steps = steps(page.clone());
        then_look_back(steps, page)
    })
    .await;
}

/// A journey through the page as served by `trunk serve`. Its console is not checked: the page may be made to panic.
pub(crate) async fn journey_of_development<Steps, Walk>(steps: Steps)
where
    Steps: FnOnce(Page) -> Walk,
    Walk: Future<Output = ()> + Send + 'static,
{
    walk(Site::development().await, LONGEST, steps).await;
}

async fn walk<Steps, Walk>(site: Site, longest: Duration, steps: Steps)
where
    Steps: FnOnce(Page) -> Walk,
    Walk: Future<Output = ()> + Send + 'static,
{
    let engine = Engine::chosen();
    let driver = Driver::start(engine).await;
    let proxy = site.origin().trim_start_matches("http://");
    let page = Page::new(engine, driver.new_browser(proxy).await, &site);

    page.at_size(1440, 900, 1.0).await;

    // In a separate task, a panic ends the steps but not the clean-up.
    let walk = tokio::spawn(timeout(longest, steps(page.clone()))).await;

    let complaint = match walk {
        Ok(Ok(())) => None,
        Ok(Err(_)) => Some(Box::new("the journey took too long") as Box<_>),
        Err(failure) => Some(failure.into_panic()),
    };
    if complaint.is_some() {
        let name = thread::current().name().unwrap_or("journey").replace("::", "-");
        let browser = if engine == Engine::Chromium { String::new() } else { format!("-{engine}") };
        page.screenshot(&format!("{}/{name}{browser}.png", env!("CARGO_TARGET_TMPDIR"))).await;
    }
    page.close().await;
    driver.stop().await;
    if let Some(complaint) = complaint {
        resume_unwind(complaint);
    }
}

async fn then_look_back(walk: impl Future<Output = ()>, page: Page) {
    walk.await;
    assert_eq!(page.console_errors().await, NONE);
    assert_eq!(page.foreign_requests().await, NONE);
}
