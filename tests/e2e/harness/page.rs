//! Page in a browser, and the circumstances under which it is opened.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use fantoccini::Client;
use serde_json::{Value, json};
use tokio::task::AbortHandle;

use super::driver;
use super::engine::Engine;
use super::patience::Patience;
use super::site::{Notes, Site};

/// The least width of a window that can be set, in CSS pixels, in an engine that emulates none.
const LEAST_WINDOW: u32 = 450;

/// One page in one browser. Clones are the same page.
#[derive(Clone)]
pub(crate) struct Page {
    pub(super) browser: Client,
    pub(super) engine: Engine,
    pub(super) origin: String,
    pub(super) notes: Notes,
    plug: AbortHandle,
    media: Arc<Mutex<BTreeMap<&'static str, &'static str>>>,
}

/// The system's preferred color scheme.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Theme {
    /// Dark text on a light background.
    Light,
    /// Light text on a dark background.
    Dark,
}

impl Page {
    /// A page of the site, not yet opened.
    pub(super) fn new(engine: Engine, browser: Client, site: &Site) -> Self {
        let page = Self {
            browser,
            engine,
            origin: site.origin().to_owned(),
            notes: site.notes(),
            plug: site.plug(),
            media: Arc::default(),
        };
        page.listen_to_complaints();
        page
    }

    /// Opens the workbench with `hash` (empty, or from `#` on) as the end of its address, and waits until the program runs. A first visit
    /// shows the opening, from which the workbench is opened.
    pub(crate) async fn open(&self, hash: &str) {
        self.visit(hash).await;
        self.leave_the_opening().await;
    }

    /// Opens the page in the same way, but stays on the opening if it is shown.
    pub(crate) async fn visit(&self, hash: &str) {
        self.browser.goto(&format!("{}/{hash}", self.origin)).await.expect("the site is up");
        self.wait_until_started().await;
    }

    /// Opens another document of the site, such as `blog.html`, and waits until it is complete.
    pub(crate) async fn open_document(&self, path: &str) {
        self.browser.goto(&format!("{}/{path}", self.origin)).await.expect("the site is up");
        self.wait_for(path, "return document.readyState === 'complete'", &[]).await;
    }

    /// Opens a file of this repository from the disk, with the part of its address after `#`, and waits until the program runs.
    pub(crate) async fn open_file(&self, address: &str) {
        let (path, hash) = address.split_at(address.find('#').unwrap_or(address.len()));
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        assert!(file.exists(), "there is no {path}: run `make offline` first");
        self.browser.goto(&format!("file://{}{hash}", file.display())).await.expect("a file can be opened");
        self.wait_until_started().await;
        self.leave_the_opening().await;
    }

    /// Makes the site unreachable.
    pub(crate) fn lose_the_connection(&self) {
        self.plug.abort();
    }

    /// Reloads the page.
    pub(crate) async fn reload(&self) {
        if self.engine == Engine::Firefox {
            // Its driver's own command goes past the service worker, as no visitor's reload does.
            self.evaluate("window.isBefore = true; location.reload()", &[]).await;
            let is_new = "return window.isBefore === undefined";
            let patience = Patience::new();
            // Between the documents there is none to ask.
            while !self.browser.execute(is_new, Vec::new()).await.is_ok_and(|answer| answer == true) {
                patience.look_again(|| "the page is not reloaded".to_owned()).await;
            }
        } else {
            self.browser.refresh().await.expect("a page can be reloaded");
        }
        self.wait_until_started().await;
    }

    /// Presses the browser's back button.
    pub(crate) async fn go_back(&self) {
        self.browser.back().await.expect("the browser is there");
    }

    /// Presses the browser's forward button.
    pub(crate) async fn go_forward(&self) {
        self.browser.forward().await.expect("the browser is there");
    }

    /// Sets the page's size to `width` × `height` CSS pixels, with `ratio` device pixels per CSS pixel along each axis.
    pub(crate) async fn at_size(&self, width: u32, height: u32, ratio: f64) {
        match self.engine {
            Engine::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
                self.devtools("Emulation.setDeviceMetricsOverride", size).await;
            }
            Engine::Firefox => {
                let script = "const [width, height, ratio] = arguments;
                    const { style, browsingContext } = gBrowser.selectedBrowser;
                    Object.assign(style, { width: `${width}px`, height: `${height}px`, flex: 'none' });
                    browsingContext.top.overrideDPPX = ratio;";
                self.in_firefox(script, &[json!(width), json!(height), json!(ratio)]).await;
            }
            Engine::WebKit => {
                assert_eq!(ratio, 1.0, "another density of pixels: not in {}", self.engine);
                self.resize_window(width, height).await;
            }
        }
        if !self.engine.has_devtools() {
            let is_set = "return innerWidth === arguments[0] && innerHeight === arguments[1]";
            self.wait_for("the size of the page", is_set, &[json!(width), json!(height)]).await;
        }
    }

    /// Sets the window's size such that the page has this one.
    async fn resize_window(&self, width: u32, height: u32) {
        assert!(width >= LEAST_WINDOW, "a page of less than {LEAST_WINDOW} pixels: not in {}", self.engine);
        let (_, _, _, outer) = self.browser.get_window_rect().await.expect("a browser has a window");
        let inner = self.evaluate("return innerHeight", &[]).await.as_u64().expect("a height is a number");
        let bars = u32::try_from(outer.saturating_sub(inner)).expect("the bars of a window are low");
        self.browser.set_window_size(width, height + bars).await.expect("the window has room on its screen");
    }

    /// Emulates a phone with touch instead of a mouse.
    pub(crate) async fn on_a_phone(&self) {
        let size = json!({ "width": 390, "height": 844, "deviceScaleFactor": 3, "mobile": true });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
    }

    /// Emulates a preferred color scheme.
    pub(crate) async fn in_theme(&self, theme: Theme) {
        let value = match theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        if self.engine == Engine::Firefox {
            let script = "gBrowser.selectedBrowser.browsingContext.top.prefersColorSchemeOverride = arguments[0]";
            self.in_firefox(script, &[json!(value)]).await;
        } else {
            self.prefer("prefers-color-scheme", value).await;
        }
    }

    /// Emulates a preference for reduced motion.
    pub(crate) async fn with_reduced_motion(&self) {
        match self.engine {
            Engine::Chromium => self.prefer("prefers-reduced-motion", "reduce").await,
            Engine::Firefox => self.in_firefox("Services.prefs.setIntPref('ui.prefersReducedMotion', 1)", &[]).await,
            Engine::WebKit => {}
        }
    }

    /// Emulates a browser language, such as `zh-CN`.
    pub(crate) async fn in_language(&self, language: &str) {
        if self.engine == Engine::Firefox {
            let script = "Services.prefs.setStringPref('intl.accept_languages', arguments[0])";
            return self.in_firefox(script, &[json!(language)]).await;
        }
        let version = self.devtools("Browser.getVersion", json!({})).await;
        let agent = json!({ "userAgent": version["userAgent"], "acceptLanguage": language });
        self.devtools("Emulation.setUserAgentOverride", agent).await;
    }

    /// Runs a script in the page and returns its result. For what no method does yet.
    pub(crate) async fn evaluate(&self, script: &str, arguments: &[Value]) -> Value {
        let answer = self.browser.execute(script, arguments.to_vec()).await;
        answer.unwrap_or_else(|error| panic!("this script failed: {error}\n{script}"))
    }

    /// Runs a script that passes its result to its last argument, and returns that.
    pub(crate) async fn evaluate_later(&self, script: &str) -> Value {
        let answer = self.browser.execute_async(script, Vec::new()).await;
        answer.unwrap_or_else(|error| panic!("this script failed: {error}\n{script}"))
    }

    /// Repeats a script until it returns something other than null and false, and returns that.
    pub(crate) async fn wait_for(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        let patience = Patience::new();
        loop {
            let answer = self.evaluate(script, arguments).await;
            if !matches!(answer, Value::Null | Value::Bool(false)) {
                return answer;
            }
            patience.look_again(|| format!("waited in vain for {what}")).await;
        }
    }

    /// The text of the first element that a CSS selector finds.
    pub(crate) async fn text_of(&self, selector: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.innerText ?? null";
        let text = self.wait_for(selector, script, &[json!(selector)]).await;
        text.as_str().map(str::to_owned).expect("innerText is text")
    }

    /// Waits until some element that a CSS selector finds contains a text.
    pub(crate) async fn wait_for_text(&self, selector: &str, text: &str) {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .some((element) => element.innerText.includes(arguments[1]))";
        self.wait_for(&format!("“{text}” in {selector}"), script, &[json!(selector), json!(text)]).await;
    }

    /// Waits until a CSS selector finds something.
    pub(crate) async fn wait_for_element(&self, selector: &str) {
        self.wait_for(selector, "return document.querySelector(arguments[0]) !== null", &[json!(selector)]).await;
    }

    /// Waits until a CSS selector finds nothing.
    pub(crate) async fn wait_for_no(&self, selector: &str) {
        let script = "return document.querySelector(arguments[0]) === null";
        self.wait_for(&format!("{selector} to go"), script, &[json!(selector)]).await;
    }

    /// Waits until the address bar shows a text.
    pub(crate) async fn wait_for_address(&self, text: &str) {
        let script = "return location.href.includes(arguments[0])";
        self.wait_for(&format!("“{text}” in the address"), script, &[json!(text)]).await;
    }

    /// Closes the browser.
    pub(super) async fn close(self) {
        // A crashed browser counts as closed.
        let _ = self.browser.close().await;
    }

    /// Sends a command of its developer tools to Chromium.
    ///
    /// # Panics
    /// In other engines, which have no such command.
    pub(crate) async fn devtools(&self, method: &str, parameters: Value) -> Value {
        assert!(self.engine.has_devtools(), "{method} of Chromium’s developer tools: not in {}", self.engine);
        driver::devtools(&self.browser, method, parameters).await
    }

    async fn in_firefox(&self, script: &str, arguments: &[Value]) {
        driver::in_the_window_of_firefox(&self.browser, script, arguments.to_vec()).await;
    }

    /// Opens the workbench, unless it is already shown.
    pub(crate) async fn leave_the_opening(&self) {
        self.evaluate("document.querySelector('.opening-workbench')?.click()", &[]).await;
        self.wait_for_no(".opening").await;
    }

    async fn wait_until_started(&self) {
        let script = "return document.readyState === 'complete' && !document.querySelector('[data-still]')";
        self.wait_for("the program to start", script, &[]).await;
    }

    /// The texts of the elements of a selector that are visible in print.
    pub(crate) async fn on_paper(&self, selector: &str) -> Vec<String> {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        let script = "return [...document.querySelectorAll(arguments[0])].filter((part) => part.checkVisibility()).map((part) => part.innerText)";
        let texts = self.evaluate(script, &[json!(selector)]).await;
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        let texts = texts.as_array().expect("a list");
        texts.iter().filter_map(|text| text.as_str().map(str::to_owned)).collect()
    }

    async fn prefer(&self, feature: &'static str, value: &'static str) {
        // A call resets the features that it does not name.
        let features: Vec<Value> = {
            let mut media = self.media.lock().expect("no journey panics while it holds this");
            media.insert(feature, value);
            media.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect()
        };
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }
}
