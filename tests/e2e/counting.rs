//! Counting of parameters and operations by a practitioner.

use crate::harness::journey;

#[tokio::test]
async fn flops_are_twice_the_macs() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.choose_example("VGG-16").await;
        page.wait_for_figure("MACs", "15.5 G").await;
        page.wait_for_figure("parameters", "138 M").await;

        page.open_figure("MACs").await;
        page.click(&["radio"], "FLOPs").await;
        page.wait_for_figure("FLOPs", "30.9 G").await;
        page.wait_for_figure("parameters", "138 M").await;

        page.click(&["radio"], "MACs").await;
        page.wait_for_figure("MACs", "15.5 G").await;
    })
    .await;
}

#[tokio::test]
async fn a_number_opens_into_the_product_it_comes_from() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.open_figure("parameters").await;
        page.wait_for_text(".figure[open] .derivation", "1,792").await;
        let first = page.text_of(".figure[open] .derivation li").await;
        for factor in ["64", "3", "1,792"] {
            assert!(first.contains(factor), "{first}");
        }
    })
    .await;
}
