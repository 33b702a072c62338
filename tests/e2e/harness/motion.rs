//! Motion, and its cost.

use std::time::Duration;

use serde_json::{Value, json};

use super::Page;
use super::patience::Patience;

/// The work that the page has scheduled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scheduled {
    /// The number of requested frames.
    pub(crate) frames: u64,
    /// The number of timers set, and of times that repeated ones fired.
    pub(crate) timers: u64,
}

impl Page {
    /// From the next opening on, counts the work that the page schedules.
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

    /// The work that the page has scheduled since it was opened.
    pub(crate) async fn scheduled(&self) -> Scheduled {
        let counts = self.evaluate("return window.scheduled", &[]).await;
        let count = |name: &str| counts[name].as_u64().expect("`count_scheduling` comes before `open`");
        Scheduled { frames: count("frames"), timers: count("timers") }
    }

    /// Waits for a while, to check that the page does nothing.
    pub(crate) async fn leave_alone(&self, pause: Duration) {
        tokio::time::sleep(pause).await;
    }

    /// Waits until these canvases have another fingerprint than `before`, and returns it.
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

    /// Waits until these canvases have a fingerprint.
    pub(crate) async fn wait_for_pixels(&self, selector: &str, picture: &str) {
        let patience = Patience::new();
        while self.canvas_pixels(selector).await != picture {
            patience.look_again(|| format!("{selector} does not show the picture it showed before")).await;
        }
    }

    /// Waits until no CSS transition is running.
    pub(crate) async fn wait_for_settled_look(&self) {
        let script = "return document.getAnimations().every(({ playState }) => playState === 'finished')";
        self.wait_for("the transitions to end", script, &[]).await;
    }

    /// The time for which the page's own code has kept the main thread busy since it was opened, in seconds of processor time, regardless
    /// of other load on the machine.
    pub(crate) async fn scripting(&self) -> f64 {
        self.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await;
        let answer = self.devtools("Performance.getMetrics", json!({})).await;
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let is_script = |metric: &&Value| metric["name"] == "ScriptDuration";
        metrics.iter().find(is_script).and_then(|metric| metric["value"].as_f64()).expect("Chromium measures scripting")
    }

    /// Runs a script in every page opened from now on, before the page's own scripts.
    pub(crate) async fn run_before_the_program(&self, script: &str) {
        if self.engine.has_devtools() {
            self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
        } else {
            self.notes.add_early_script(&format!("{{{script}}}"));
        }
    }
}
