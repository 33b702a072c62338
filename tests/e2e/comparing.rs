//! Comparing: a teacher shows that two small kernels see as far as a large one, and what each costs.

use crate::NONE;
use crate::harness::journey;

/// The canvases of two networks side by side.
const FIRST: &str = ".compared-network:first-child canvas";
const SECOND: &str = ".compared-network:last-child canvas";

#[tokio::test]
async fn two_threes_see_what_one_five_sees_for_28_percent_less() {
    journey(|page| async move {
        page.compare_two_threes_with_one_five().await;
        page.wait_for_text(".compared-network:last-child", "One 5×5").await;
        page.wait_for_text(".verdict", "parameters").await;
        let verdict = page.text_of(".verdict").await;
        assert!(verdict.contains("−28%"), "{verdict}");
        assert!(verdict.contains("Both networks have the same output shape."), "{verdict}");
        assert_eq!(page.axe_violations().await, NONE);

        // The cell under the pointer in one picture is highlighted in the other.
        let second = page.canvas_pixels(SECOND).await;
        page.hover_over(FIRST, 0.4, 0.6).await;
        page.wait_for_other_pixels(SECOND, &second).await;
        page.point_at_nothing().await;
        page.wait_for_pixels(SECOND, &second).await;

        // The second network can be edited too, and has its own undo.
        page.click(&["radio"], "B").await;
        page.wait_for_rows(&["input | 64×15×15", "conv 5×5, 64 | 64×15×15 | 5×5"]).await;
        page.open_row(1).await;
        page.enter("output channels", "32").await;
        page.wait_for_text(".verdict", "32×15×15").await;
        page.press("Control+z").await;
        page.wait_for_rows(&["input | 64×15×15", "conv 5×5, 64 | 64×15×15 | 5×5"]).await;
        page.click(&["radio"], "A").await;

        page.click_button("Swap A and B").await;
        page.wait_for_rows(&["input | 64×15×15", "conv 5×5, 64 | 64×15×15 | 5×5"]).await;
        page.wait_for_text(".verdict", "+39%").await;

        page.click_button("Compare").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
        page.wait_for_no(".compared-network").await;
    })
    .await;
}

#[tokio::test]
async fn an_example_picked_while_comparing_brings_its_partner() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Compare").await;
        page.wait_for_text(".headline", "45% fewer parameters").await;
        page.choose_example("Two 3×3").await;
        page.wait_for_text(".headline", "Same view. A has 28% fewer parameters").await;
        page.wait_for_text(".compared-network:last-child", "One 5×5").await;

        // A stack that the user chose stays, on the new stack's input.
        page.choose("B", "One 7×7").await;
        page.wait_for_text(".headline", "One pixel of A sees 5×5, one of B sees 7×7.").await;
        page.choose_example("Three 3×3").await;
        page.wait_for_text(".headline", "Same view. A has 45% fewer parameters").await;
        page.wait_for_text(".compared-network:last-child", "One 7×7").await;
        page.wait_for_no(".compare-repair").await;
    })
    .await;
}

#[tokio::test]
async fn without_one_input_there_is_no_verdict() {
    journey(|page| async move {
        page.open("#net=input+8x15x15;+conv+8+k3&with=input+8x9x9;+conv+8+k3").await;
        page.wait_for_text(".compare-repair", "Their costs cannot be compared").await;
        for part in [".headline", ".compare-bars", ".break-even", ".verdict-winner"] {
            page.wait_for_no(part).await;
        }
        page.click_button("Use A’s input for both").await;
        page.wait_for_text(".headline", "Same view.").await;
        page.wait_for_element(".break-even").await;
    })
    .await;
}

#[tokio::test]
async fn a_comparison_is_shown_to_a_room_with_its_verdict() {
    journey(|page| async move {
        page.open("").await;
        page.click_button("Compare").await;
        page.wait_for_text(".headline", "45% fewer parameters").await;
        page.click_button("Share").await;
        page.click_button("Present").await;
        page.wait_for_element("html[data-presenting] .presenter-bar").await;
        let shown = "
            const seen = (selector) => document.querySelector(selector)?.checkVisibility() ?? false;
            return ['.readout .headline', '.compare-bars', '.compared-network canvas'].every(seen)
                && !['.partner', '.stack', '.stage-bar'].some(seen);
        ";
        page.wait_for("the verdict beside the pictures", shown, &[]).await;
        page.press("Escape").await;
        page.wait_for_no("html[data-presenting]").await;
    })
    .await;
}

#[tokio::test]
async fn what_sees_farther_looks_larger_in_every_view() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        let deep = "input+8x21x21;+conv+8+k3+p1;+conv+8+k3+p1;+conv+8+k3+p1;+conv+8+k3+p1;+conv+8+k3+p1";
        for view in ["field", "layers", "side"] {
            page.open("").await;
            page.open(&format!("#net={deep}&with=input+8x21x21;+conv+8+k7+p3&view={view}&theme=light")).await;
            page.wait_for_text(".compared-network:first-child", "all 121 cells").await;
            page.wait_for_text(".compared-network:last-child", "all 49 cells").await;
            page.wait_for_settled_look().await;
            let (eleven, seven) = (page.lowest_run(FIRST).await, page.lowest_run(SECOND).await);
            // Dots, outlines and the lean of a map change both by the same amount.
            let cell = (eleven - seven) / 4.0;
            let border = seven - 7.0 * cell;
            assert!(cell > 6.0 && border.abs() < 12.0, "{view}: {eleven} and {seven} pixels");
        }
    })
    .await;
}

#[tokio::test]
async fn holes_of_dilations_are_shown_beside_what_fills_them() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+3x31x31;+conv+8+k3+p2+d2;+conv+8+k3+p2+d2;+conv+8+k3+p2+d2").await;
        let holes = "Dilations 2-2-2 span 13×13 but touch only 49 of its 169 cells (29%). \
                     Dilations 1-2-3 see just as far and touch 100%.";
        page.wait_for_text(".readout", holes).await;
        page.wait_for_painted_pixels("[aria-label^=Dilations] canvas", 10_000).await;
        assert_eq!(page.axe_violations().await, NONE);
        page.click_button("Compare with 1-2-3").await;
        page.wait_for_text(".compared-network:last-child", "all 169 cells").await;
        page.wait_for_text(".compared-network:first-child", "49 of 169 cells").await;
        page.click_button("Compare").await;
        page.open_row(2).await;
        page.enter("dilation", "1").await;
        page.wait_for_no("[aria-label^=Dilations]").await;
    })
    .await;
}

/// The cells of a row of the table of all networks, from its name.
const ROW: &str = "
    const row = [...document.querySelectorAll('.columns-table tbody tr')].find((row) => row.cells[0].textContent === arguments[0]);
    return [...row?.cells ?? []].slice(1).map((cell) => cell.innerText.replaceAll('\\n', ' ').trim()).join(' | ') === arguments[1];
";

/// The letters of the columns.
const LETTERS: &str = "
    return [...document.querySelectorAll('.column-letter')].map((letter) => letter.textContent).join('') === arguments[0];
";

#[tokio::test]
async fn all_ways_to_see_seven_stand_side_by_side() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Compare").await;
        page.wait_for_text(".headline", "45% fewer parameters").await;
        page.wait_for_no(".columns-table").await;
        page.click_button("All ways to see 7×7").await;
        page.wait_for("four columns", LETTERS, &["ABCD".into()]).await;
        let rows = [("receptive field", "7×7 | 7×7 | 7×7 | 7×7"), ("nonlinearities", "3 | 1 −67% | 2 −33% | 2 −33%")];
        for (row, cells) in rows {
            page.wait_for("the row of the table", ROW, &[row.into(), cells.into()]).await;
        }
        page.wait_for_text(".columns-table tr:nth-child(2) .verdict-winner", "least:").await;
        page.wait_for_painted_pixels(".column-head:last-child canvas", 100).await;
        assert_eq!(page.axe_violations().await, NONE);

        // All four are in the address, and come back from it.
        page.wait_for_address("&with4=input+64x640x640;+dwconv+k7+p3;+conv+64+k1").await;
        page.reload().await;
        page.wait_for("four columns", LETTERS, &["ABCD".into()]).await;

        // What is compared in detail is exchanged by a press on a column.
        page.click_on(".column-head:last-child button", 0.5, 0.5).await;
        page.wait_for_text(".compared-network:last-child", "depthwise 7×7").await;
        page.wait_for_text(".headline", "the parameters").await;
        page.click_button("Compare A with C in detail").await;
        page.wait_for_text(".compared-network:last-child", "dilation 2").await;

        page.click_button("Remove C").await;
        page.wait_for("three columns", LETTERS, &["ABC".into()]).await;
        page.press("Control+z").await;
        page.wait_for("four columns", LETTERS, &["ABCD".into()]).await;

        // Another example is another entry of the history.
        page.choose_example("VGG-16").await;
        page.wait_for_text(".compared-network:first-child", "VGG-16").await;
        page.go_back().await;
        page.wait_for_text(".compared-network:first-child", "Three 3×3").await;
        page.wait_for("four columns", LETTERS, &["ABCD".into()]).await;
    })
    .await;
}

#[tokio::test]
async fn a_column_with_holes_says_so() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Compare").await;
        page.wait_for_text(".headline", "45% fewer parameters").await;
        page.choose("Add C", "Dilated 2-2-2").await;
        page.wait_for("the field", ROW, &["receptive field".into(), "7×7 | 7×7 | 13×13 29% seen".into()]).await;
        page.wait_for_text(".columns-notes", "The field of C has holes: 49 of its 169 cells are seen.").await;
        page.choose("Add D", "ResNet-50").await;
        page.wait_for("four columns", LETTERS, &["ABCD".into()]).await;
        page.click_button("Remove D").await;
        page.click_button("Remove C").await;
        page.wait_for_no(".columns-table").await;
        page.wait_for_no(".columns-notes").await;
    })
    .await;
}

#[tokio::test]
async fn four_columns_fit_a_phone() {
    journey(|page| async move {
        page.on_a_phone().await;
        page.with_reduced_motion().await;
        for width in [390, 360] {
            page.at_size(width, 780, 2.0).await;
            page.open("#net=input+64x640x640;+conv+64+k7+p3&with=input+64x640x640;+conv+64+k3+p1;+conv+64+k3+p1;+conv+64+k3+p1&with3=input+64x640x640;+conv+64+k3+p1;+conv+64+k3+p2+d2&with4=input+64x640x640;+dwconv+k7+p3;+conv+64+k1").await;
            page.wait_for("four columns", LETTERS, &["ABCD".into()]).await;
            page.scroll_to(".columns-table").await;
            // The page does not scroll sideways; the table does, with the names of its rows in place.
            let fits = "
                const frame = document.querySelector('.columns-frame');
                frame.scrollLeft = 1000;
                const [first, last] = ['th[scope=row]', 'td:last-child'].map((cell) => frame.querySelector(cell).getBoundingClientRect());
                const outer = frame.getBoundingClientRect();
                return document.documentElement.scrollWidth <= innerWidth
                    && Math.abs(first.left - outer.left) < 2 && last.right <= outer.right + 1;
            ";
            page.wait_for("the whole table", fits, &[]).await;
        }
        assert_eq!(page.axe_violations().await, NONE);
    })
    .await;
}
