//! Site server for the built page.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::LazyLock;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{AbortHandle, JoinHandle};

/// The files of `dist/` by their paths in it, read once for all journeys.
static PUBLISHED: LazyLock<Files> = LazyLock::new(|| read("dist"));

/// The files of `dist-dev/`, the page as served by `trunk serve`.
static DEVELOPMENT: LazyLock<Files> = LazyLock::new(|| read("dist-dev"));

type Files = HashMap<PathBuf, Vec<u8>>;

fn read(folder: &str) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    assert!(root.join("index.html").exists(), "there is no built page in {folder} to visit: `make e2e` builds it");
    files_below(&root, Path::new(""))
}

/// A server of static files on a free port of this machine; it stops on drop.
pub(crate) struct Site {
    origin: String,
    server: JoinHandle<()>,
}

impl Site {
    /// Serves the published page.
    pub(crate) async fn published() -> Self {
        Self::of(&PUBLISHED).await
    }

    /// Serves the page as `trunk serve` does.
    pub(crate) async fn development() -> Self {
        Self::of(&DEVELOPMENT).await
    }

    async fn of(files: &'static LazyLock<Files>) -> Self {
        let files = LazyLock::force(files);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("some port is always free");
        let address = listener.local_addr().expect("a bound listener has an address");
        let server = tokio::spawn(async move {
            while let Ok((visitor, _)) = listener.accept().await {
                tokio::spawn(answer(visitor, files));
            }
        });
        Self { origin: format!("http://{address}"), server }
    }

    /// A handle to stop the server.
    pub(crate) fn plug(&self) -> AbortHandle {
        self.server.abort_handle()
    }

    /// Scheme, host and port, without a trailing slash.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// Answers one request, then closes the connection.
async fn answer(mut visitor: TcpStream, files: &Files) -> io::Result<()> {
    let (from, mut to) = visitor.split();
    let mut lines = BufReader::new(from).lines();
    let request = lines.next_line().await?.unwrap_or_default();
    while lines.next_line().await?.is_some_and(|header| !header.is_empty()) {}

    let target = request.split(' ').nth(1).unwrap_or_default();
    let path = file(target);
    let (status, kind, body) = match files.get(&path) {
        Some(body) => ("200 OK", content_type(&path), body.as_slice()),
        None => ("404 Not Found", "text/plain", &[][..]),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    to.write_all(head.as_bytes()).await?;
    to.write_all(body).await?;
    to.shutdown().await
}

/// The path in the site that a request's target names.
pub(super) fn file(target: &str) -> PathBuf {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let inside = Path::new(path).components().filter(|part| matches!(part, Component::Normal(_)));
    let file = inside.collect::<PathBuf>();
    if path.ends_with('/') { file.join("index.html") } else { file }
}

/// The files in a folder of the site and in those below it, by their paths in the site.
fn files_below(root: &Path, folder: &Path) -> HashMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(root.join(folder)).expect("the built page can be read");
    let mut files = HashMap::new();
    for entry in entries {
        let path = folder.join(entry.expect("the built page can be read").file_name());
        if root.join(&path).is_dir() {
            files.extend(files_below(root, &path));
        } else {
            files.insert(path.clone(), fs::read(root.join(&path)).expect("the built page can be read"));
        }
    }
    files
}

pub(super) fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        None | Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some(_) => "application/octet-stream",
    }
}
