//! Driver of Chromium, with commands that WebDriver lacks.

use std::env;
use std::path::PathBuf;
use std::process::{self, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use url::{ParseError, Url};

/// The number of attempts to start a driver that exits immediately.
const ATTEMPTS: u32 = 5;

/// A running chromedriver with a profile folder for the one browser it starts.
pub(crate) struct Driver {
    process: Child,
    address: String,
    profile: PathBuf,
}

impl Driver {
    /// Starts the driver on a free port.
    pub(crate) async fn start() -> Self {
        for _ in 0..ATTEMPTS {
            if let Some(driver) = Self::try_start().await {
                return driver;
            }
        }
        panic!("chromedriver ended {ATTEMPTS} times before it named its port");
    }

    /// Starts the driver; `None` if it exits immediately. It binds an IPv4 port first and then the same port of IPv6, which another program
    /// may have taken meanwhile.
    async fn try_start() -> Option<Self> {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start ({error}): `make setup` installs it"));

        let output = process.stdout.take().expect("the output was asked for");
        let mut lines = BufReader::new(output).lines();
        while let Some(line) = lines.next_line().await.expect("chromedriver writes text") {
            if let Some((_, port)) = line.split_once("successfully on port ") {
                let address = format!("http://127.0.0.1:{}/", port.trim_end_matches('.'));
                return Some(Self { process, address, profile: new_profile() });
            }
        }
        None
    }

    /// A browser with a fresh profile.
    pub(crate) async fn new_browser(&self) -> Client {
        let profile = format!("--user-data-dir={}", self.profile.display());
        let capabilities = json!({
            "goog:chromeOptions": {
                "args": [
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                    "--window-size=1440,900",
                    profile,
                ],
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("it is written as an object") };
        Client::with_capabilities_and_connector(&self.address, &capabilities, HttpConnector::new())
            .await
            .expect("chromedriver starts the Chromium of its own version")
    }

    /// Stops the driver and deletes the profile.
    pub(crate) async fn stop(mut self) {
        // Both may already be gone.
        let _ = self.process.kill().await;
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

/// A folder that no other browser on this machine uses.
fn new_profile() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    env::temp_dir().join(format!("convscope-e2e-{}-{number}", process::id()))
}

/// A command that chromedriver adds to WebDriver: the last part of its address, and its parameters.
#[derive(Debug)]
struct Extension(&'static str, Value);

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, driver: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        driver.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _address: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}

/// Sends a command of its developer tools to Chromium.
pub(crate) async fn devtools(browser: &Client, method: &str, parameters: Value) -> Value {
    let command = Extension("goog/cdp/execute", json!({ "cmd": method, "params": parameters }));
    browser.issue_cmd(command).await.unwrap_or_else(|error| panic!("{method}: {error}"))
}

/// The entries of one of the browser's logs since the last call.
pub(crate) async fn log(browser: &Client, name: &str) -> Vec<Value> {
    let entries = browser.issue_cmd(Extension("se/log", json!({ "type": name }))).await;
    let Value::Array(entries) = entries.expect("the log was switched on for this browser") else {
        panic!("the log {name} is not a list")
    };
    entries
}
