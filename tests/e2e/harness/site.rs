//! Site server for the built page. To browsers that do not tell their requests and their console it is a proxy too: it answers only for
//! itself, and notes what else was asked for.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::mem;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
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

/// The script that runs in every document before the document's own, if there is one.
const EARLY: &str = "before-the-program.js";
/// Where that script sends complaints to.
const COMPLAINTS: &str = "complaints";
/// A document without a policy that asks for a picture of another host: proves that foreign requests are noticed.
pub(super) const CARELESS: &str = "careless.html";
const CARELESS_CONTENT: &str = "<!doctype html><meta charset=utf-8><img src='http://elsewhere.invalid/pixel.png'>";

/// A server of static files on a free port of this machine; it stops on drop.
pub(crate) struct Site {
    origin: String,
    server: JoinHandle<()>,
    notes: Notes,
}

/// What the site knows of its visitor. Clones are the same.
#[derive(Clone, Default)]
pub(super) struct Notes(Arc<Mutex<Book>>);

#[derive(Default)]
struct Book {
    early: Vec<String>,
    complaints: Vec<String>,
    foreign: Vec<String>,
}

impl Notes {
    /// Has a script run in every document from now on, before the document's own.
    pub(super) fn add_early_script(&self, script: &str) {
        self.book(|book| book.early.push(script.to_owned()));
    }

    /// The complaints that documents sent since the last call.
    pub(super) fn take_complaints(&self) -> Vec<String> {
        self.book(|book| mem::take(&mut book.complaints))
    }

    /// The addresses on other hosts that were asked for since the last call.
    pub(super) fn take_foreign(&self) -> Vec<String> {
        self.book(|book| mem::take(&mut book.foreign))
    }

    fn book<Found>(&self, open: impl FnOnce(&mut Book) -> Found) -> Found {
        open(&mut self.0.lock().expect("nothing panics while it holds this"))
    }
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
        let origin = format!("http://{address}");
        let notes = Notes::default();
        let (own, book) = (origin.clone(), notes.clone());
        let server = tokio::spawn(async move {
            while let Ok((visitor, _)) = listener.accept().await {
                let (own, book) = (own.clone(), book.clone());
                tokio::spawn(async move { answer(visitor, files, &own, &book).await });
            }
        });
        Self { origin, server, notes }
    }

    /// What is known of the visitor.
    pub(super) fn notes(&self) -> Notes {
        self.notes.clone()
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
async fn answer(mut visitor: TcpStream, files: &Files, own: &str, notes: &Notes) -> io::Result<()> {
    let (from, mut to) = visitor.split();
    let mut from = BufReader::new(from);
    let mut request = String::new();
    from.read_line(&mut request).await?;
    let mut length = 0;
    loop {
        let mut header = String::new();
        if from.read_line(&mut header).await? == 0 || header.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
    }

    let mut words = request.split(' ');
    let (method, address) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    // A proxy is told the whole address.
    let target = address.strip_prefix(own).unwrap_or(address);
    let path = file(target);
    let (status, kind, body) = if !target.starts_with('/') {
        notes.book(|book| book.foreign.push(address.to_owned()));
        ("502 Bad Gateway", "text/plain", Vec::new())
    } else if method == "POST" && path == Path::new(COMPLAINTS) {
        let mut body = vec![0; length];
        from.read_exact(&mut body).await?;
        notes.book(|book| book.complaints.push(String::from_utf8_lossy(&body).into_owned()));
        ("200 OK", "text/plain", Vec::new())
    } else if path == Path::new(EARLY) {
        ("200 OK", "text/javascript", notes.book(|book| book.early.join("\n")).into_bytes())
    } else if path == Path::new(CARELESS) {
        ("200 OK", "text/html; charset=utf-8", with_early_script(CARELESS_CONTENT.as_bytes(), notes))
    } else {
        match files.get(&path) {
            Some(body) if content_type(&path).starts_with("text/html") => {
                ("200 OK", content_type(&path), with_early_script(body, notes))
            }
            Some(body) => ("200 OK", content_type(&path), body.clone()),
            None => ("404 Not Found", "text/plain", Vec::new()),
        }
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    to.write_all(head.as_bytes()).await?;
    to.write_all(&body).await?;
    to.shutdown().await
}

/// A document that loads the early script first, if there is one.
fn with_early_script(document: &[u8], notes: &Notes) -> Vec<u8> {
    let first = document.windows(5).position(|part| part == b"<meta").unwrap_or(0);
    let tag = if notes.book(|book| book.early.is_empty()) {
        String::new()
    } else {
        format!("<script src=/{EARLY}></script>")
    };
    [&document[..first], tag.as_bytes(), &document[first..]].concat()
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
