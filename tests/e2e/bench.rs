//! Benchmark of the page with large networks, printed by `make bench`. Times depend on the machine, so nothing is asserted.

use std::env;
use std::io::{Write, stderr};
use std::time::{Duration, Instant};

use convscope::formats::notation;
use convscope::presets::Preset;

use crate::STAGE;
use crate::harness::{Page, journey_within};
use crate::pointing::find_small_map;

/// The number of pointer moves.
const MOVES: usize = 60;
/// The environment variable with the minutes of sweeping.
const MINUTES: &str = "CONVSCOPE_SWEEP_MINUTES";

#[tokio::test]
#[ignore = "takes minutes; `make bench` asks for it"]
async fn bench_large_networks() {
    let network = |preset: Preset| notation::write_inline(&preset.network());
    let threes = "input 3x640x640; conv 64 k3 p1; conv 64 k3 p1; conv 64 k3 p1".to_owned();
    let cases = [("VGG-16", network(Preset::Vgg16)), ("ResNet-50", network(Preset::ResNet50)), ("3×3×3, 640", threes)];
    say(&format!(
        "{:<12}{:>22}{:>22}{:>22}{:>10}{:>18}",
        "", "frame, ms p50 / p95", "hover, ms p50 / p95", "with shades", "marks", "heap, MB"
    ));
    for (name, text) in cases {
        journey_within(sweep_time() + Duration::from_secs(120), |page| async move {
            page.run_before_the_program(WATCH_FRAMES).await;
            page.with_reduced_motion().await;
            let address: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
            page.open(&format!("#net={address}")).await;
            let plain = hovers(&page).await;
            page.choose("Shade by", "number of paths").await;
            page.wait_for_element("[data-counted]").await;
            let shaded = hovers(&page).await;
            page.choose("Shade by", "seen or not").await;
            let before = heap(&page).await;
            let frames = sweep(&page).await;
            let after = heap(&page).await;
            let pair = |times: Vec<f64>| format!("{:.1} / {:.1}", quantile(&times, 0.5), quantile(&times, 0.95));
            let marks = marks(&page).await;
            say(&format!(
                "{name:<12}{:>22}{:>22}{:>22}{marks:>10}{:>18}",
                pair(frames),
                pair(plain),
                pair(shaded),
                format!("{before:.1} → {after:.1}")
            ));
        })
        .await;
    }
}

/// The duration of the sweep.
fn sweep_time() -> Duration {
    let minutes = env::var(MINUTES).ok().and_then(|minutes| minutes.parse().ok());
    Duration::from_secs_f64(60.0 * minutes.filter(|minutes| (0.0..=600.0).contains(minutes)).unwrap_or(1.0))
}

/// Milliseconds of scripting on the main thread in each frame during a sweep.
async fn sweep(page: &Page) -> Vec<f64> {
    page.click_button("Repeat").await;
    page.click_button("Sweep the pixel across the map").await;
    page.evaluate("window.frames_taken = []; return true", &[]).await;
    tokio::time::sleep(sweep_time()).await;
    let times = page.evaluate("return window.frames_taken", &[]).await;
    times.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect()
}

/// Milliseconds from each pointer move to the end of the following frame.
async fn hovers(page: &Page) -> Vec<f64> {
    let (across, down, _) = find_small_map(page).await;
    page.evaluate("window.moves_taken = []; return true", &[]).await;
    for step in 0..MOVES {
        page.hover_over(STAGE, across, down + if step % 2 == 0 { 0.04 } else { 0.0 }).await;
    }
    let end = Instant::now() + Duration::from_secs(5);
    loop {
        let times = page.evaluate("return window.moves_taken", &[]).await;
        let times: Vec<f64> = times.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect();
        if times.len() >= MOVES || Instant::now() > end {
            return times;
        }
    }
}

/// The page's memory in megabytes: objects of scripts and the program's own.
async fn heap(page: &Page) -> f64 {
    page.devtools("HeapProfiler.collectGarbage", serde_json::json!({})).await;
    let script = "return performance.memory.usedJSHeapSize + window.program_memory.buffer.byteLength";
    page.evaluate(script, &[]).await.as_f64().unwrap_or(f64::NAN) / 1e6
}

/// The number of marks of the picture, by drawing calls of its canvas.
async fn marks(page: &Page) -> u64 {
    page.evaluate("return window.calls_in_frame", &[]).await.as_u64().unwrap_or(0)
}

/// The quantile of the times for a share.
fn quantile(times: &[f64], share: f64) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    let last = times.len().saturating_sub(1) as f64;
    times.get((share * last).round() as usize).copied().unwrap_or(f64::NAN)
}

/// Prints past the test harness, which hides the output of successful tests.
fn say(line: &str) {
    let told = writeln!(stderr(), "{line}");
    assert!(told.is_ok());
}

/// Measures frames, pointer moves and drawing calls, and finds the program's memory.
const WATCH_FRAMES: &str = "
    window.frames_taken = [];
    window.moves_taken = [];
    window.calls_in_frame = 0;
    const ask = window.requestAnimationFrame;
    window.requestAnimationFrame = (run) => ask.call(window, (now) => {
        const begin = performance.now();
        run(now);
        // Changes of a frame are painted in the tasks that follow at once, which queue more of them.
        let left = 30;
        const wait = () => left-- > 0 ? queueMicrotask(wait) : window.frames_taken.push(performance.now() - begin);
        wait();
    });
    addEventListener('pointermove', () => {
        const begin = performance.now();
        const channel = new MessageChannel();
        channel.port1.onmessage = () => window.moves_taken.push(performance.now() - begin);
        ask.call(window, () => channel.port2.postMessage(0));
    }, true);
    const context = CanvasRenderingContext2D.prototype;
    let calls = 0;
    for (const name of ['fillRect', 'stroke', 'fill', 'fillText', 'drawImage']) {
        const draw = context[name];
        context[name] = function (...parts) { calls += 1; return draw.apply(this, parts); };
    }
    const clear = context.clearRect;
    context.clearRect = function (...parts) {
        if (this.canvas.closest?.('[role=application]')) {
            calls = 0;
            queueMicrotask(() => { window.calls_in_frame = calls; });
        }
        return clear.apply(this, parts);
    };
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const start = WebAssembly[name];
        WebAssembly[name] = async (...parts) => {
            const started = await start.apply(WebAssembly, parts);
            window.program_memory ??= (started.instance ?? started).exports.memory;
            return started;
        };
    }
";
