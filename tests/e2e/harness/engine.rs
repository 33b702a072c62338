//! Browser engines: which one the journeys run in, how its driver is started, and what it is asked for.

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tokio::process::Command;

/// The environment variable that chooses the engine.
const CHOICE: &str = "BROWSER";

/// An engine with a WebDriver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium or Chrome, with the commands of its developer tools. All journeys run in it.
    Chromium,
    /// Firefox. What WebDriver cannot set is set in its own window, the chrome context of geckodriver.
    Firefox,
    /// WebKitGTK's `MiniBrowser`. Its motion is always reduced, since that is a setting of the desktop.
    WebKit,
}

impl Engine {
    /// The engine that `BROWSER` names; Chromium if it names none.
    pub(super) fn chosen() -> Self {
        match env::var(CHOICE).as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("{CHOICE} is chromium, firefox or webkit, and not {other}"),
        }
    }

    /// The program that drives it.
    pub(super) fn driver(self) -> String {
        let (variable, program) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver"),
        };
        env::var(variable).unwrap_or_else(|_| program.to_owned())
    }

    /// The arguments of that program, and what stands before the port in the line that tells that it is ready. A driver that cannot choose
    /// a free port is told `port`, and tells nothing.
    pub(super) fn arguments(self, port: u16) -> (Vec<String>, Option<&'static str>) {
        match self {
            Self::Chromium => (vec!["--port=0".to_owned()], Some("successfully on port ")),
            Self::Firefox => {
                (["--port", "0", "--allow-system-access"].map(str::to_owned).to_vec(), Some("Listening on 127.0.0.1:"))
            }
            Self::WebKit => (vec![format!("--port={port}")], None),
        }
    }

    /// Prepares a driver's surroundings: folders of its own, and the screen of this number.
    pub(super) fn surround(self, driver: &mut Command, profile: &Path, screen: Option<u32>) {
        fs::create_dir_all(profile.join("gtk-3.0")).expect("there is room for a profile");
        let settings = profile.join("gtk-3.0/settings.ini");
        fs::write(settings, "[Settings]\ngtk-enable-animations=0\n").expect("there is room for a profile");
        match self {
            Self::Chromium => {}
            Self::Firefox => {
                driver.env("TMPDIR", profile).env("MOZ_CRASHREPORTER_DISABLE", "1");
            }
            Self::WebKit => {
                driver.env("XDG_CONFIG_HOME", profile).env("NO_AT_BRIDGE", "1").env("LANG", "C.UTF-8");
            }
        }
        if let Some(screen) = screen {
            driver.env("DISPLAY", format!(":{screen}")).env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
        }
    }

    /// Whether it needs a screen of its own, since it has no headless mode.
    pub(super) fn needs_screen(self) -> bool {
        self == Self::WebKit
    }

    /// What a session is asked for: a browser with a fresh profile, whose requests go through the site at `proxy`, unless its developer tools
    /// tell them.
    pub(super) fn capabilities(self, profile: &Path, proxy: &str) -> Value {
        let proxied = json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy });
        match self {
            Self::Chromium => json!({
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
                        format!("--user-data-dir={}", profile.display()),
                    ],
                },
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": on_the_path(&["firefox-esr", "firefox"]),
                    // Larger than any page of a journey, which gets a part of it.
                    "args": ["-headless", "--width", "2000", "--height", "1400"],
                    "prefs": {
                        "intl.accept_languages": "en-US",
                        "network.proxy.allow_hijacking_localhost": true,
                    },
                },
                "proxy": proxied,
            }),
            Self::WebKit => json!({
                "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
                "proxy": proxied,
            }),
        }
    }

    /// Whether it has the commands of Chromium's developer tools.
    pub(super) fn has_devtools(self) -> bool {
        self == Self::Chromium
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

/// The first of these programs that is installed.
fn on_the_path(programs: &[&str]) -> PathBuf {
    let folders = env::var_os("PATH").unwrap_or_default();
    let found = programs
        .iter()
        .find_map(|program| env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file()));
    found.unwrap_or_else(|| panic!("none of {programs:?} is on the PATH: `make setup` installs it on Debian as root"))
}

/// The browser that comes with WebKitGTK, outside the `PATH`: in `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/` on Debian.
fn mini_browser() -> PathBuf {
    let below = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let found = ["/usr/lib", "/usr/libexec"]
        .into_iter()
        .flat_map(|root| below(root.into()).flat_map(below).chain(below(root.into())))
        .map(|folder| folder.join("MiniBrowser"))
        .find(|path| path.is_file());
    found.expect("WebKitGTK's MiniBrowser is not below /usr/lib: `make setup` installs it on Debian as root")
}
