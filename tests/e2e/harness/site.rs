//! The built page as a site.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{AbortHandle, JoinHandle};

/// A server of static files on a free port of this machine; it goes when it is dropped.
pub(crate) struct Site {
    origin: String,
    server: JoinHandle<()>,
}

impl Site {
    /// Serves `dist/`.
    pub(crate) async fn open() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        assert!(root.join("index.html").exists(), "there is no built page to visit: run `make build` first");

        let listener = TcpListener::bind("127.0.0.1:0").await.expect("some port is always free");
        let address = listener.local_addr().expect("a bound listener has an address");
        let server = tokio::spawn(async move {
            while let Ok((visitor, _)) = listener.accept().await {
                tokio::spawn(answer(visitor, root.clone()));
            }
        });
        Self { origin: format!("http://{address}"), server }
    }

    /// Ends the server from elsewhere.
    pub(crate) fn plug(&self) -> AbortHandle {
        self.server.abort_handle()
    }

    /// Scheme, host and port, without a slash at the end.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// Answers one request, then hangs up.
async fn answer(mut visitor: TcpStream, root: PathBuf) -> io::Result<()> {
    let (from, mut to) = visitor.split();
    let mut lines = BufReader::new(from).lines();
    let request = lines.next_line().await?.unwrap_or_default();
    while lines.next_line().await?.is_some_and(|header| !header.is_empty()) {}

    let target = request.split(' ').nth(1).unwrap_or_default();
    let (status, kind, body) = match fs::read(file(&root, target)) {
        Ok(body) => ("200 OK", content_type(target), body),
        Err(_) => ("404 Not Found", "text/plain", Vec::new()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    to.write_all(head.as_bytes()).await?;
    to.write_all(&body).await?;
    to.shutdown().await
}

/// The file that a request's target names. It never lies outside `root`.
fn file(root: &Path, target: &str) -> PathBuf {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let inside = Path::new(path).components().filter(|part| matches!(part, Component::Normal(_)));
    let file = root.join(inside.collect::<PathBuf>());
    if path.ends_with('/') { file.join("index.html") } else { file }
}

fn content_type(target: &str) -> &'static str {
    match Path::new(target).extension().and_then(|extension| extension.to_str()) {
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
