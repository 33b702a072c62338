//! What moves, and what it costs.

use std::time::Duration;

use serde_json::{Value, json};

use super::Page;
use super::patience::Patience;

/// What the page has asked the browser to do later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scheduled {
    /// How many frames it has asked for.
    pub(crate) frames: u64,
    /// How many timers it has set, and how often repeated ones rang.
    pub(crate) timers: u64,
}

impl Page {
    /// From the next opening on, counts what the page asks the browser to do later.
    pub(crate) async fn count_scheduling(&self) {
        let script = "window.scheduled = { frames: 0, timers: 0 };
            const frame = window.requestAnimationFrame.bind(window);
            window.requestAnimationFrame = (then) => { window.scheduled.frames += 1; return frame(then); };
            const timeout = window.setTimeout.bind(window);
            window.setTimeout = (then, ...rest) => { window.scheduled.timers += 1; return timeout(then, ...rest); };
            const interval = window.setInterval.bind(window);
            window.setInterval = (then, ...rest) =>
                interval(() => { window.scheduled.timers += 1; then(); }, ...rest);";
        self.run_before_the_program(script).await;
    }

    /// What the page has asked the browser to do later since it was opened.
    pub(crate) async fn scheduled(&self) -> Scheduled {
        let counts = self.evaluate("return window.scheduled", &[]).await;
        let count = |name: &str| counts[name].as_u64().expect("`count_scheduling` comes before `open`");
        Scheduled { frames: count("frames"), timers: count("timers") }
    }

    /// Lets the page be for a while, to see that it does nothing.
    pub(crate) async fn leave_alone(&self, pause: Duration) {
        tokio::time::sleep(pause).await;
    }

    /// Waits until these canvases show something else than this fingerprint, and returns the new one.
    pub(crate) async fn wait_for_other_pixels(&self, selector: &str, before: &str) -> String {
        let patience = Patience::new();
        loop {
            let pixels = self.canvas_pixels(selector).await;
            if pixels != before {
                return pixels;
            }
            patience.look_again(|| format!("{selector} still shows the same picture")).await;
        }
    }

    /// Waits until these canvases show the picture with this fingerprint.
    pub(crate) async fn wait_for_pixels(&self, selector: &str, picture: &str) {
        let patience = Patience::new();
        while self.canvas_pixels(selector).await != picture {
            patience.look_again(|| format!("{selector} does not show the picture it showed before")).await;
        }
    }

    /// Waits until no element is on its way from one look to another.
    pub(crate) async fn wait_for_settled_look(&self) {
        let script = "return document.getAnimations().every(({ playState }) => playState === 'finished')";
        self.wait_for("the transitions to end", script, &[]).await;
    }

    /// How long the page's own code has kept the main thread busy since it was opened, in seconds.
    pub(crate) async fn scripting(&self) -> f64 {
        self.devtools("Performance.enable", json!({})).await;
        let answer = self.devtools("Performance.getMetrics", json!({})).await;
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let is_script = |metric: &&Value| metric["name"] == "ScriptDuration";
        metrics.iter().find(is_script).and_then(|metric| metric["value"].as_f64()).expect("Chromium measures scripting")
    }

    /// Runs a script in every page that is opened from now on, before anything of the page runs.
    pub(crate) async fn run_before_the_program(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }
}
