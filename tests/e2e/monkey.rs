//! A monkey: seeded random real input of every kind. Nothing it does may stop the page, and what it made is there after a reload.
//!
//! Every run of the journeys lets one seed do a fixed number of actions. `make monkey` goes on for longer, with the seed, the minutes and the
//! window that one asks for.

use std::env;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::{Page, journey_within};

/// The least actions in a minute; with fewer the page would be stuck.
const LEAST_ACTIONS: u64 = 40;
/// The seed and the number of actions of every run: about two minutes on two processors.
const USUAL: (u64, u64) = (1, 300);
/// After so many actions it is checked that nothing was lost.
const BETWEEN_CHECKS: u64 = 40;
/// Address and saved network may lag behind the screen for less than this.
const SETTLED: Duration = Duration::from_millis(2_200);

const LINKS: [&str; 12] = [
    "#net=input+3x15x15;+conv+64+k3+p1;+conv+64+k3+p1",
    "#net=input+1x16000;+conv+8+k10+s5;+conv+8+k3&rate=16000",
    "#net=input+3x64x64;+conv+8+k3+d2;+conv+8+k3+d4&count=paths",
    "#net=input+3x15x15;+conv+64+k99",
    "#net=input+1x9x9;+conv+8+k5&with=input+1x9x9;+conv+8+k3&turn=padding",
    "#net=input+3x32x32;+a:+conv+8+k3+p1;+conv+8+k3+p1;+add+a;+flatten;+linear+10",
    "#net=input+1x9x9;+conv+1+k3;+conv+1+k3&view=kernel",
    "#net=nonsense",
    "#zip=z1.AAAA",
    "#learn=two-threes",
    "#panel=lab",
    "",
];
const TEXTS: [&str; 16] = [
    "7",
    "0",
    "-1",
    "99999999999999999999",
    "1e309",
    "3.5",
    "",
    "abc",
    "３",
    "1,000",
    "64",
    "NaN",
    "=1+1",
    "<img src=x onerror=alert(1)>",
    "input 3x32x32\nconv 8 k3\nrelu",
    "{\"input\":{\"channels\":3}}",
];
const KEYS: [&str; 24] = [
    "Tab",
    "Tab",
    "Shift+Tab",
    "Enter",
    "Enter",
    "Escape",
    "Escape",
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "PageUp",
    "PageDown",
    "Home",
    "End",
    " ",
    "1",
    "2",
    "4",
    "Control+z",
    "Control+Shift+z",
    "Delete",
    "Alt+ArrowUp",
    "?",
];

/// Numbers that look random, the same for the same seed (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % end.max(1)
    }

    fn pick<'a>(&mut self, values: &[&'a str]) -> &'a str {
        values[self.below(values.len() as u64) as usize]
    }

    fn share(&mut self) -> f64 {
        self.below(1_000) as f64 / 1_000.0
    }
}

/// A point in the middle of one of the visible things of a kind; none if there is none.
async fn target(page: &Page, selector: &str, dice: &mut Dice) -> Option<(f64, f64, String)> {
    let script = "const [selector, share] = arguments;
        const all = [...document.querySelectorAll(selector)].filter((element) => {
            if (element.matches('[type=file], a[href^=http], a[download]')) return false;
            const { left, top, width, height } = element.getBoundingClientRect();
            const [x, y] = [left + width / 2, top + height / 2];
            if (width < 1 || height < 1 || x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
            const seen = document.elementFromPoint(x, y);
            return seen && (element.contains(seen) || seen.contains(element));
        });
        if (!all.length) return null;
        const element = all[Math.floor(share * all.length)];
        const { left, top, width, height } = element.getBoundingClientRect();
        const name = (element.getAttribute('aria-label') || element.textContent || element.className).trim().slice(0, 40);
        return [left + width / 2, top + height / 2, name];";
    let found = page.evaluate(script, &[json!(selector), json!(dice.share())]).await;
    Some((found[0].as_f64()?, found[1].as_f64()?, found[2].as_str()?.to_owned()))
}

async fn mouse(page: &Page, kind: &str, (x, y): (f64, f64), pressed: bool) {
    let button = if kind == "mouseMoved" && !pressed { "none" } else { "left" };
    let event =
        json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": u8::from(pressed), "clickCount": 1 });
    page.devtools("Input.dispatchMouseEvent", event).await;
}

async fn click(page: &Page, at: (f64, f64)) {
    mouse(page, "mouseMoved", at, false).await;
    mouse(page, "mousePressed", at, true).await;
    mouse(page, "mouseReleased", at, false).await;
}

/// One action, and what it was.
async fn act(page: &Page, dice: &mut Dice) -> String {
    let controls = "button, summary, [role=menuitem], label, select, [role=slider], .layer-head";
    match dice.below(20) {
        0..=7 => match target(page, controls, dice).await {
            Some((x, y, name)) => {
                click(page, (x, y)).await;
                format!("press {name}")
            }
            None => "press nothing".to_owned(),
        },
        8 | 9 => {
            let fields = "input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea";
            let Some((x, y, name)) = target(page, fields, dice).await else { return "type nothing".to_owned() };
            click(page, (x, y)).await;
            page.press("Control+a").await;
            let text = dice.pick(&TEXTS);
            page.devtools("Input.insertText", json!({ "text": text })).await;
            let key = dice.pick(&["Enter", "Tab", "Escape"]);
            page.press(key).await;
            format!("type {text:?} and {key} into {name}")
        }
        10..=12 => {
            let keys: Vec<&str> = (0..=dice.below(3)).map(|_| dice.pick(&KEYS)).collect();
            for key in &keys {
                page.press(key).await;
            }
            format!("press {keys:?}")
        }
        13..=15 => {
            let Some((x, y, _)) = target(page, "canvas, [role=slider], .kernel-cell", dice).await else {
                return "drag nothing".to_owned();
            };
            let end = (x + dice.share() * 300.0 - 150.0, y + dice.share() * 300.0 - 150.0);
            mouse(page, "mouseMoved", (x, y), false).await;
            mouse(page, "mousePressed", (x, y), true).await;
            mouse(page, "mouseMoved", (f64::midpoint(x, end.0), f64::midpoint(y, end.1)), true).await;
            mouse(page, "mouseMoved", end, true).await;
            mouse(page, "mouseReleased", end, false).await;
            format!("drag from {x:.0},{y:.0} to {:.0},{:.0}", end.0, end.1)
        }
        16 => {
            let Some((x, y, name)) = target(page, "canvas, input, select, body", dice).await else {
                return "turn nothing".to_owned();
            };
            let delta = dice.share() * 600.0 - 300.0;
            let event = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": delta });
            page.devtools("Input.dispatchMouseEvent", event).await;
            format!("turn the wheel by {delta:.0} over {name}")
        }
        17 => {
            let link = dice.pick(&LINKS);
            let script =
                "if (location.hash !== arguments[0]) window.ways = { back: (window.ways?.back ?? 0) + 1, forward: 0 };
                location.hash = arguments[0]";
            page.evaluate(script, &[json!(link)]).await;
            format!("go to {link}")
        }
        18 => {
            let steps = if dice.below(2) == 0 { -1 } else { 1 };
            // Back only as far as links led since the page was loaded: before that, the browser's own pages begin.
            // Forward only as far as it went back.
            let script = "const ways = (window.ways ??= { back: 0, forward: 0 });
                if (!(arguments[0] < 0 ? ways.back > 0 : ways.forward > 0)) return;
                ways.back += arguments[0];
                ways.forward -= arguments[0];
                history.go(arguments[0])";
            page.evaluate(script, &[json!(steps)]).await;
            format!("go {steps} in the history")
        }
        _ => {
            let text = dice.pick(&TEXTS);
            let script = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]);
                (document.activeElement || document.body).dispatchEvent(
                    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";
            page.evaluate(script, &[json!(text)]).await;
            format!("paste {text:?}")
        }
    }
}

/// The network in words, row by row; null while it is not the visitor's own, in the opening and in lessons, or a search hides rows.
async fn on_screen(page: &Page) -> Value {
    let script = "return document.querySelector('.opening-main, .crash, .layer-list[data-found]') || location.hash.includes('learn=') ? null
        : [...document.querySelectorAll('.layer-list > li')].map((row) => row.querySelector('.layer-title, .layer-head')?.textContent)";
    page.evaluate(script, &[]).await
}

/// When a walk ends.
#[derive(Clone, Copy)]
enum End {
    /// After so many actions: the same for the same seed.
    Actions(u64),
    /// When the time is over.
    Time(Duration),
}

/// Walks a window at random.
async fn walk(page: &Page, seed: u64, end: End) {
    // Links to other documents lead out of the page: nothing could be learned there.
    let quiet = "window.print = () => {}; window.open = () => null;
        addEventListener('click', (event) => {
            const link = event.target.closest?.('a[href]');
            if (link && link.href.split('#')[0] !== location.href.split('#')[0]) event.preventDefault();
        }, true);";
    page.run_before_the_program(quiet).await;
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    page.open(LINKS[0]).await;
    let begin = Instant::now();
    let mut done: Vec<String> = Vec::new();
    let mut compared = 0;
    let mut count = 0;
    let goes_on = |count: u64| match end {
        End::Actions(all) => count < all,
        End::Time(time) => begin.elapsed() < time,
    };
    while goes_on(count) {
        done.push(act(page, &mut dice).await);
        count += 1;
        let last = || done.iter().rev().take(12).rev().cloned().collect::<Vec<_>>().join("\n  ");
        let crash = "return document.querySelector('.crash-report')?.textContent ?? null";
        let crash = page.evaluate(crash, &[]).await;
        assert!(crash.is_null(), "seed {seed} stopped the page after {count} actions: {crash}\n  {}", last());
        let place = page.evaluate("return location.href", &[]).await;
        let is_here = place.as_str().is_some_and(|place| place.starts_with("http"));
        assert!(is_here, "seed {seed} left the page for {place} after {count} actions:\n  {}", last());
        if count % BETWEEN_CHECKS == 0 {
            // What plays goes on elsewhere and is no loss.
            tokio::time::sleep(SETTLED).await;
            let before = on_screen(page).await;
            page.reload().await;
            let after = on_screen(page).await;
            if !before.is_null() && !after.is_null() {
                compared += 1;
                assert_eq!(before, after, "seed {seed} lost work in {count} actions:\n  {}", last());
            }
        }
    }
    let seconds = begin.elapsed().as_secs();
    println!("seed {seed}: {count} actions in {seconds} s, {compared} reloads with nothing lost");
    assert!(count * 60 >= LEAST_ACTIONS * seconds, "only {count} actions in {seconds} s");
}

#[tokio::test]
async fn a_monkey_neither_stops_the_page_nor_loses_anything() {
    let (seed, actions) = USUAL;
    journey_within(Duration::from_secs(actions * 60 / LEAST_ACTIONS + 60), |page| async move {
        // What moves would be met elsewhere each time.
        page.with_reduced_motion().await;
        walk(&page, seed, End::Actions(actions)).await;
    })
    .await;
}

/// `make monkey`: `SEED` (1), `MINUTES` (10), `WINDOW` (1440x900; a width below 500 is a phone).
#[tokio::test]
#[ignore = "runs for as long as one wants"]
async fn monkey() {
    let number = |name: &str, usual: u64| env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (seed, time) = (number("SEED", 1), Duration::from_secs(number("MINUTES", 10) * 60));
    let window = env::var("WINDOW").unwrap_or_default();
    let size = window.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    journey_within(time * 2 + Duration::from_secs(60), move |page| async move {
        let (width, height): (u32, u32) = size.unwrap_or((1440, 900));
        if width < 500 {
            page.on_a_phone().await;
        } else {
            page.at_size(width, height, 1.0).await;
        }
        walk(&page, seed, End::Time(time)).await;
    })
    .await;
}
