//! Static pages: `convscope pages`.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use convscope::site::{Content, PREVIEW, PageFile, pages};

use super::args::{Pages, Times};
use super::failure::Failure;
use super::output;
use super::raster::Raster;

/// Writes the pages.
pub(crate) fn run(asked: &Pages) -> Result<(), Failure> {
    let files = pages(asked.base_url.as_ref())?;
    let raster = Raster::new(PREVIEW, Times::One)?;
    // Pictures take most of the time, and do not depend on each other.
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            write(file, &asked.out, &raster)?;
        }
        Ok(())
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("a worker does not panic"))
    })
}

fn write(file: &PageFile, folder: &Path, raster: &Raster) -> Result<(), Failure> {
    let path = folder.join(&file.path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| Failure::Write { file: parent.display().to_string(), error })?;
    }
    match &file.content {
        Content::Text(text) => output::write(text.as_bytes(), Some(&path)),
        Content::Picture(svg) => output::write(&raster.png(svg)?, Some(&path)),
    }
}
