//! Small windows and zoomed pages: 720 × 450 is a laptop's screen at 200 %, 360 × 225 the same at 400 %.

use crate::harness::journey;

const WINDOWS: [(u32, u32); 7] = [(1440, 900), (1024, 700), (390, 844), (360, 640), (844, 390), (720, 450), (360, 225)];

const NETWORKS: [&str; 3] = [
    "#net=input+3x15x15;+conv+64+k3+p1;+conv+64+k3+p1;+conv+64+k3+p1",
    "#net=input+3x640x640;+conv+64+k3+p1;+conv+64+k3+p1",
    "#net=input+1x16000;+conv+64+k80+s4;+conv+64+k3+p1",
];

/// The least height of the stage's canvas in CSS pixels.
const LEAST: f64 = 280.0;

#[tokio::test]
async fn the_picture_keeps_its_height_and_nothing_is_scrolled_to_sideways() {
    journey(|page| async move {
        for (width, height) in WINDOWS {
            page.at_size(width, height, 1.0).await;
            for network in NETWORKS {
                page.open(network).await;
                let script = "const extent = name => {
                        const element = document.querySelector(name);
                        return element.scrollWidth - element.clientWidth;
                    };
                    return [document.querySelector('.stage-canvas').getBoundingClientRect().height,
                        document.querySelector('.stage-canvas canvas').getBoundingClientRect().height,
                        extent('.stage-bar'), extent('.timeline'), extent('html')]";
                let found = page.evaluate(script, &[]).await;
                let number = |index: usize| found[index].as_f64().expect("a number");
                println!("{width} × {height}, {network}: {found}");
                assert!(number(0) >= LEAST && number(1) >= LEAST - 8.0, "{found} in {width} × {height}");
                if width <= 1100 {
                    assert!((2..5).all(|index| number(index) < 1.0), "{found} in {width} × {height}");
                }
            }
        }
    })
    .await;
}
