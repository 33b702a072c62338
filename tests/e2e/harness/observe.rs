//! Observations: pixels, console errors, requests, accessibility.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use convscope::paint::{Scheme, Theme};
use convscope::scene::{ColorRole, Depth};
use serde_json::{Value, json};

use super::{Page, driver};

/// The painted pixels of the canvases that the first argument selects.
const PAINTED: &str = "[...document.querySelectorAll(arguments[0])].reduce((sum, canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return sum + data.reduce((count, value, index) => count + (index % 4 === 3 && value > 0), 0);
}, 0)";

/// Collects what a browser would write on its console as an error, and tells the site when the document is left.
const COLLECT: &str = "window.complaints = [];
{
    const complain = (...parts) => window.complaints.push(parts.map((part) => part?.stack ?? String(part)).join(' '));
    const { error } = console;
    console.error = (...parts) => { complain(...parts); error.apply(console, parts); };
    addEventListener('error', ({ message, error, target }) =>
        complain(message ?? 'not loaded:', error ?? target?.src ?? target?.href ?? ''), true);
    addEventListener('unhandledrejection', ({ reason }) => complain('rejected:', reason));
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, originalPolicy }) => {
        const rules = originalPolicy.split(';').map((rule) => rule.trim());
        complain('forbidden:', blockedURI, rules.find((rule) => violatedDirective.startsWith(rule.split(' ')[0])));
    });
    addEventListener('pagehide', () => {
        for (const complaint of window.complaints.splice(0)) navigator.sendBeacon('/complaints', complaint);
    });
}";

/// The source of axe-core.
static AXE: LazyLock<String> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path).expect("`make setup` installs axe-core")
});

impl Page {
    /// A fingerprint of every pixel on the canvases that a CSS selector finds. Equal pictures have equal fingerprints.
    pub(crate) async fn canvas_pixels(&self, selector: &str) -> String {
        let script = "const canvases = [...document.querySelectorAll(arguments[0])];
            if (canvases.length === 0) return null;
            let hash = 0x811c9dc5;
            for (const canvas of canvases) {
                const { width, height } = canvas;
                const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
                for (const word of new Uint32Array(data.buffer)) hash = Math.imul(hash ^ word, 0x01000193);
                hash = Math.imul(hash ^ width, 0x01000193);
            }
            return (hash >>> 0).toString(16);";
        let fingerprint = self.wait_for(selector, script, &[json!(selector)]).await;
        fingerprint.as_str().map(str::to_owned).expect("a fingerprint is text")
    }

    /// The number of pixels of those canvases that are not fully transparent.
    pub(crate) async fn painted_pixels(&self, selector: &str) -> u64 {
        let script = format!("return {PAINTED};");
        self.evaluate(&script, &[json!(selector)]).await.as_u64().expect("a count is a number")
    }

    /// Waits until more than `count` pixels of those canvases are not fully transparent.
    pub(crate) async fn wait_for_painted_pixels(&self, selector: &str, count: u64) {
        let script = format!("return {PAINTED} > arguments[1];");
        self.wait_for(&format!("a picture in {selector}"), &script, &[json!(selector), json!(count)]).await;
    }

    /// The distance in CSS pixels between the outermost pixels in the color of the last layer, in the lowest row of a canvas that has any:
    /// the width of the field on the input, in the light theme.
    pub(crate) async fn lowest_run(&self, selector: &str) -> f64 {
        let theme = Theme::of(Scheme::Light);
        let color = theme.color(ColorRole::Depth(Depth { index: 0, count: 1 }));
        let script = "const canvas = document.querySelector(arguments[0]);
            const { width, height } = canvas;
            const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
            const is_near = (at) => arguments[1].every((part, index) => Math.abs(data[at + index] - part) < 48);
            let [first, last, rows] = [width, 0, 0];
            for (let y = height - 1; y >= 0 && rows < 6; y -= 1) {
                const found = [...Array(width).keys()].filter((x) => is_near(4 * (y * width + x)));
                if (rows > 0 || found.length > 1) rows += 1;
                for (const x of found) [first, last] = [Math.min(first, x), Math.max(last, x + 1)];
            }
            return rows > 0 ? (last - first) / devicePixelRatio : null;";
        let color = json!([color.red, color.green, color.blue]);
        self.wait_for("a field", script, &[json!(selector), color]).await.as_f64().expect("a width")
    }

    /// The violations that axe-core finds on the present page: the rule, and where it is violated.
    pub(crate) async fn axe_violations(&self) -> Vec<String> {
        // It is half a megabyte of script, and stays loaded until navigation.
        if self.evaluate("return 'axe' in window", &[]).await == false {
            self.evaluate(&AXE, &[]).await;
        }

        let script = "const done = arguments[arguments.length - 1];
            axe.run().then(
                ({ violations }) => done(violations.map(({ id, help, nodes }) =>
                    `${id}: ${help}: ${nodes.map(({ target, any }) =>
                        [target, ...any.map(({ message }) => message)].join(' ')).join('; ')}`)),
                (problem) => done([String(problem)]),
            );";
        let found = self.browser.execute_async(script, Vec::new()).await.expect("axe-core answers");
        let found = found.as_array().cloned().expect("the answer is a list");
        found.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// The errors on the console since the last call: exceptions, missing files, policy violations.
    pub(crate) async fn console_errors(&self) -> Vec<String> {
        if !self.engine.has_devtools() {
            let here = self.evaluate("return window.complaints?.splice(0) ?? []", &[]).await;
            let here = here.as_array().cloned().unwrap_or_default();
            let here = here.iter().filter_map(Value::as_str).map(str::to_owned);
            return self.notes.take_complaints().into_iter().chain(here).collect();
        }
        let entries = driver::log(&self.browser, "browser").await;
        let errors = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        errors.filter_map(|entry| entry["message"].as_str()).map(str::to_owned).collect()
    }

    /// Has documents collect complaints in engines that keep no log of them.
    pub(super) fn listen_to_complaints(&self) {
        if !self.engine.has_devtools() {
            self.notes.add_early_script(COLLECT);
        }
    }

    /// The requests of the page to other hosts since the last call.
    pub(crate) async fn foreign_requests(&self) -> Vec<String> {
        if !self.engine.has_devtools() {
            return self.notes.take_foreign().into_iter().filter(|address| !is_of_the_browser(address)).collect();
        }
        let entries = driver::log(&self.browser, "performance").await;
        entries.iter().filter_map(requested_address).filter(|address| self.is_foreign(address)).collect()
    }

    /// Saves a screenshot as a PNG file.
    pub(crate) async fn screenshot(&self, path: &str) {
        let Ok(picture) = self.browser.screenshot().await else {
            return;
        };
        fs::write(path, picture).unwrap_or_else(|error| panic!("{path} cannot be written: {error}"));
    }

    fn is_foreign(&self, address: &str) -> bool {
        let local = ["data:", "blob:", "file:", "about:", "chrome:", "devtools:"];
        !address.starts_with(&self.origin) && !local.iter().any(|scheme| address.starts_with(scheme))
    }
}

/// Whether an address is one that Firefox asks for itself, whatever page it shows.
fn is_of_the_browser(address: &str) -> bool {
    let host = address.split("//").last().unwrap_or_default().split(['/', ':']).next().unwrap_or_default();
    [".mozilla.com", ".mozilla.org", ".mozilla.net", ".firefox.com"].iter().any(|end| host.ends_with(end))
}

/// The address in an entry of the performance log, if it is a request.
fn requested_address(entry: &Value) -> Option<String> {
    let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let message = &event["message"];
    let address = match message["method"].as_str()? {
        "Network.requestWillBeSent" => &message["params"]["request"]["url"],
        "Network.webSocketCreated" => &message["params"]["url"],
        _ => return None,
    };
    address.as_str().map(str::to_owned)
}
