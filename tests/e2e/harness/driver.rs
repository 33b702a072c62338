//! Driver of the browser, with commands that the client library lacks.

use std::env;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{self, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::sleep;
use url::{ParseError, Url};

use super::engine::Engine;

/// The number of attempts to start a driver that exits immediately.
const ATTEMPTS: u32 = 5;

/// A running driver with a profile folder for the one browser it starts, and a screen if the browser needs one.
pub(crate) struct Driver {
    engine: Engine,
    process: Child,
    screen: Option<Child>,
    address: String,
    profile: PathBuf,
}

impl Driver {
    /// Starts the engine's driver on a free port.
    pub(crate) async fn start(engine: Engine) -> Self {
        for _ in 0..ATTEMPTS {
            if let Some(driver) = Self::try_start(engine).await {
                return driver;
            }
        }
        panic!("{} ended {ATTEMPTS} times before it was ready", engine.driver());
    }

    /// Starts the driver; `None` if it exits immediately. It binds an IPv4 port first and then the same port of IPv6, which another program
    /// may have taken meanwhile.
    async fn try_start(engine: Engine) -> Option<Self> {
        let (screen, number) = if engine.needs_screen() {
            let (screen, number) = new_screen().await?;
            (Some(screen), Some(number))
        } else {
            (None, None)
        };
        let port = free_port();
        let (arguments, announcement) = engine.arguments(port);
        let profile = new_profile();
        let program = engine.driver();
        let mut command = Command::new(&program);
        engine.surround(&mut command, &profile, number);
        let output = if announcement.is_some() { Stdio::piped() } else { Stdio::null() };
        let mut process = command
            .args(arguments)
            .stdout(output)
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start ({error}): `make setup` installs it"));

        let port = if let Some(before) = announcement {
            let line = line_with(process.stdout.take().expect("the output was asked for"), before).await?;
            line.trim_end_matches('.').to_owned()
        } else {
            while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.is_err() {
                if process.try_wait().is_ok_and(|end| end.is_some()) {
                    return None;
                }
                sleep(Duration::from_millis(10)).await;
            }
            port.to_string()
        };
        Some(Self { engine, process, screen, address: format!("http://127.0.0.1:{port}/"), profile })
    }

    /// A browser with a fresh profile. `proxy` is host and port of the site.
    pub(crate) async fn new_browser(&self, proxy: &str) -> Client {
        let Value::Object(capabilities) = self.engine.capabilities(&self.profile, proxy) else {
            unreachable!("they are written as an object")
        };
        Client::with_capabilities_and_connector(&self.address, &capabilities, HttpConnector::new())
            .await
            .unwrap_or_else(|error| panic!("{} does not start {}: {error}", self.engine.driver(), self.engine))
    }

    /// Stops the driver and deletes the profile.
    pub(crate) async fn stop(mut self) {
        // All may already be gone.
        let _ = self.process.kill().await;
        if let Some(mut screen) = self.screen {
            let _ = screen.kill().await;
        }
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

/// A folder that no other browser on this machine uses.
fn new_profile() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    env::temp_dir().join(format!("convscope-e2e-{}-{number}", process::id()))
}

/// A port that is free now.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is always free");
    listener.local_addr().expect("a bound listener has an address").port()
}

/// An X server without a display, and its number.
async fn new_screen() -> Option<(Child, u32)> {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "2000x1400x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap_or_else(|error| panic!("Xvfb does not start ({error}): `make setup` installs it on Debian as root"));
    let number = line_with(server.stdout.take().expect("the output was asked for"), "").await?;
    Some((server, number.parse().ok()?))
}

/// What stands behind a text in the first line of an output that has it; `None` if the output ends before.
async fn line_with(output: impl AsyncRead + Unpin + Send + 'static, text: &str) -> Option<String> {
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = lines.next_line().await.expect("drivers write text") {
        if let Some((_, rest)) = line.split_once(text) {
            let rest = rest.to_owned();
            // A program whose output is closed may end when it writes more.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Some(rest);
        }
    }
    None
}

/// A command that a driver adds to WebDriver, or the client library leaves out: the last part of its address, and its parameters if it has
/// any.
#[derive(Debug)]
struct Extension(String, Option<Value>);

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, driver: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        driver.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _address: &Url) -> (http::Method, Option<String>) {
        match &self.1 {
            Some(parameters) => (http::Method::POST, Some(parameters.to_string())),
            None => (http::Method::GET, None),
        }
    }
}

/// Sends a command of its developer tools to Chromium.
pub(crate) async fn devtools(browser: &Client, method: &str, parameters: Value) -> Value {
    let command = Extension("goog/cdp/execute".to_owned(), Some(json!({ "cmd": method, "params": parameters })));
    browser.issue_cmd(command).await.unwrap_or_else(|error| panic!("{method}: {error}"))
}

/// The entries of one of Chromium's logs since the last call.
pub(crate) async fn log(browser: &Client, name: &str) -> Vec<Value> {
    let entries = browser.issue_cmd(Extension("se/log".to_owned(), Some(json!({ "type": name })))).await;
    let Value::Array(entries) = entries.expect("the log was switched on for this browser") else {
        panic!("the log {name} is not a list")
    };
    entries
}

/// The role (`computedrole`) or accessible name (`computedlabel`) of an element; `None` if the element is gone.
pub(super) async fn computed(browser: &Client, element: &str, what: &str) -> Option<String> {
    let answer = browser.issue_cmd(Extension(format!("element/{element}/{what}"), None)).await.ok()?;
    answer.as_str().map(str::to_owned)
}

/// Runs a script in the window of Firefox itself, where `gBrowser` is the browser.
pub(super) async fn in_the_window_of_firefox(browser: &Client, script: &str, arguments: Vec<Value>) {
    for context in ["chrome", "content"] {
        let command = Extension("moz/context".to_owned(), Some(json!({ "context": context })));
        browser.issue_cmd(command).await.unwrap_or_else(|error| panic!("the {context} context of Firefox: {error}"));
        if context == "chrome" {
            let done = browser.execute(script, arguments.clone()).await;
            done.unwrap_or_else(|error| panic!("this script failed in Firefox's window: {error}\n{script}"));
        }
    }
}
